/** Whether a text is a determination letter, for files whose name does not say so. */

import { parseLetter } from '../letter/parse';

/** Letters show what they are at their beginning; a longer text is not read to its end. */
const readAtMost = 64 * 1024;

/** True for a text with the form of a letter; ordinary notes, and other kinds of letters, are none. */
export function isLetter(text: string): boolean {
  return parseLetter(text.slice(0, readAtMost)).format !== null;
}
