/**
 * Pasted text as letter text: lines that a page or a mail program has wrapped become paragraphs, one line each; blank
 * lines after every line and page ends inside sentences go; headings, labels, items, credentials and header fields stand
 * on lines of their own; paragraphs, lists, tables and the author's notes stay.
 *
 * The law of it: the words never change, nor their order, nor what the parser reads in them.
 */

import { applyEdits } from '../letter/edits';
import { parseLetter } from '../letter/parse';
import { doubleSpacingEdits } from './letterForm/doubleSpacing';
import { saysTheSame } from './letterForm/edits';
import { tidyEdits } from './letterForm/tidyEdits';

/**
 * A text tidied: a whole letter, or a part of one. Line ends that stay are those of the text, new ones are those of most
 * of its lines; a text with a line end behind its last line keeps one, one without gets none. Tidying twice is tidying
 * once. A text that cannot be tidied without reading differently is given back with less done, or as it is.
 */
export function tidyText(text: string): string {
  const whole = tidied(text, true);
  if (whole !== null) return whole;
  const spaced = tidied(text, false) ?? text;
  return tidied(spaced, true) ?? spaced;
}

/** Rounds until nothing changes; more are not needed by any letter seen. */
const mostRounds = 5;

/**
 * @param joins whether wrapped lines are joined, or only blanks and blank lines set.
 * @returns `null` where the text would not come to rest or would say something else.
 */
function tidied(text: string, joins: boolean): string | null {
  const letter = parseLetter(text);
  let current = letter;
  for (let round = 0; round < mostRounds; round += 1) {
    const edits = (joins ? doubleSpacingEdits(current) : null) ?? tidyEdits(current, joins);
    const next = applyEdits(current.source, edits);
    if (next === current.source) return saysTheSame(letter, current) ? next : null;
    current = parseLetter(next);
  }
  return null;
}
