/** Changes of a text. */

import type { Range } from './letter';

/** Puts a text in the place of the stretch `[start, end)`; an empty stretch inserts. Offsets count in the text as it was. */
export interface Edit extends Range {
  readonly newText: string;
}

/** The text with edits applied that are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    pieces.push(text.slice(at, start), newText);
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
