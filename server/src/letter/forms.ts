/** Which form a letter follows, for those who say what it lacks, offer its words, or write into it. */

import { formats, type LetterFormat } from './formats/index';
import type { Letter } from './letter';
import { isBlankText } from './text';

/** The form that a letter follows; the newest one for a text of no known format. */
export function formOf({ format }: Letter): LetterFormat {
  return formats.find(({ id }) => id === format) ?? newest();
}

/** The form whose words may be offered: the newest for a letter that has only just begun, `null` for other texts of no format. */
export function offeredForm(letter: Letter): LetterFormat | null {
  const hasBegun = letter.format !== null || letter.header !== null || isBlankText(letter.text);
  return hasBegun ? formOf(letter) : null;
}

/** The form whose parts can be inserted: that of the letter, the newest for an empty text; `null` for letters of 2013. */
export function insertableForm(letter: Letter): LetterFormat | null {
  if (letter.format === null && !isBlankText(letter.text)) return null;
  return hasKnownLayout(letter) ? formOf(letter) : null;
}

/** Whether it is known how a letter is laid out line by line: the forms of 2013 are read, not prescribed. */
export function hasKnownLayout(letter: Letter): boolean {
  return letter.format === null || formOf(letter).items.style === 'decision-line';
}

function newest(): LetterFormat {
  const [first] = formats;
  if (first === undefined) throw new Error('there is at least one format');
  return first;
}
