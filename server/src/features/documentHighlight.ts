/** What is marked while the cursor stands on a name: its other places in the letter. */

import type { Letter, Range } from '../letter/letter';
import { placesOf, subjectAt } from './mentions/mentions';

export interface Highlight extends Range {
  /** `write` where the thing is laid down, `read` where it is mentioned. */
  readonly kind: 'write' | 'read';
}

/** In the order of the text; empty where the offset names nothing. */
export function documentHighlights(letter: Letter, offset: number): Highlight[] {
  const subject = subjectAt(letter, offset);
  if (subject === null) return [];
  return placesOf(letter, subject).map(({ start, end, isDefinition }) => ({
    start,
    end,
    kind: isDefinition ? 'write' : 'read',
  }));
}
