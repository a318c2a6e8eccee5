/** The hover: what is known of the thing under the pointer, in two to six lines with their source. */

import type { Letter } from '../../letter/letter';
import { placeAt } from '../place';
import { hoverAbbreviation } from './abbreviation';
import { hoverCitation } from './citation';
import { hoverCredentials } from './credentials';
import { hoverDecision } from './decision';
import { hoverDrug } from './drug';
import { hoverHeader } from './header';
import type { Hover, HoverProvider } from './hover';
import { hoverNote } from './note';
import { hoverItem, hoverPartLabel } from './part';
import { hoverSection } from './section';
import { hoverSource } from './source';

export { explained, type Hover, hoverMarkdown, hoverPlain } from './hover';

/** The first answer counts, so the narrower thing stands before the wider one. */
const providers: readonly HoverProvider[] = [
  hoverNote,
  hoverHeader,
  hoverSection,
  hoverCredentials,
  hoverPartLabel,
  hoverDecision,
  hoverCitation,
  hoverSource,
  hoverDrug,
  hoverAbbreviation,
  hoverItem,
];

/**
 * What is known of the thing at an offset; `null` where nothing is, and for a text that is no letter. Offsets outside the
 * text are taken for its ends.
 */
export function hover(letter: Letter, offset: number): Hover | null {
  if (letter.format === null) return null;
  const place = placeAt(letter, offset);
  for (const provide of providers) {
    const answer = provide(place);
    if (answer !== null) return answer;
  }
  return null;
}
