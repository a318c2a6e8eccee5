/** White space and folding: the one place that says what counts as a blank in a letter. */

import type { TextSpan } from './letter';

/** Also form feeds, no-break blanks, zero-width blanks and the byte order mark, which pasted letters carry. */
export function isSpace(code: number): boolean {
  // Asked of nearly every character of a letter, so that ASCII is answered first.
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Whether a character is a letter. Told by its cases: the patterns for all of Unicode are slow to make at a start. */
export function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase();
}

/** Whether a character is a capital letter; `false` for the empty text. */
export function isCapital(character: string): boolean {
  return character !== character.toLowerCase();
}

/** A text with a capital letter at its beginning. */
export function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Whether a character is a small letter; `false` for the empty text. */
export function isSmall(character: string): boolean {
  return character !== character.toUpperCase();
}

/** Whether a text holds nothing but blanks and line ends; so does the empty text. */
export function isBlankText(text: string): boolean {
  return skipSpace(text, 0, text.length) === text.length;
}

/** The first offset at or after `start` that is no blank, at most `end`. */
export function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The offset behind the last character before `end` that is no blank, at least `start`. */
export function trimEnd(text: string, start: number, end: number): number {
  let at = Math.max(start, end);
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The reading form of a stretch: each run of blanks becomes one blank, none at the ends. */
export function foldSpace(text: string, start: number, end: number): string {
  const from = skipSpace(text, start, end);
  const stretch = text.slice(from, trimEnd(text, from, end));
  return OTHER_THAN_ONE_BLANK.test(stretch) ? stretch.replace(RUN_TO_FOLD, ' ') : stretch;
}

/** What folding changes: any space but a single blank. Sets of `isSpace`, which knows two characters more than `\s`. */
const OTHER_THAN_ONE_BLANK = /[^\S ]|[\u0085\u200b]| {2}/;
const RUN_TO_FOLD = / ?(?:[^\S ]|[\u0085\u200b])[\s\u0085\u200b]*| {2}[\s\u0085\u200b]*/g;

/** The stretch between two offsets without the blanks at its ends, with its reading form. */
export function span(text: string, start: number, end: number): TextSpan {
  const from = skipSpace(text, start, end);
  const to = trimEnd(text, from, end);
  return { start: from, end: to, text: foldSpace(text, from, to) };
}

/** A reading form together with the way back: what a grammar reads, and where in the letter it stands. */
export class FoldedText {
  readonly text: string;
  readonly #from: number;
  /** Where each unit of the reading form stands; absent where no run of blanks is longer than one, as in most prose. */
  readonly #offsets: Uint32Array | null;

  constructor(source: string, start: number, end: number) {
    const from = skipSpace(source, start, end);
    const to = trimEnd(source, from, end);
    this.text = foldSpace(source, from, to);
    this.#from = from;
    this.#offsets = this.text.length === to - from ? null : offsetsOf(source, from, to, this.text.length);
  }

  /** The stretch of the letter that the folded stretch `[start, end)` stands for, without blanks at its ends. */
  span(start: number, end: number): TextSpan {
    let from = Math.min(start, this.text.length);
    let to = Math.min(end, this.text.length);
    while (from < to && this.text.charCodeAt(from) === 0x20) from += 1;
    while (to > from && this.text.charCodeAt(to - 1) === 0x20) to -= 1;
    const first = this.#offset(from);
    const last = to > from ? this.#offset(to - 1) + 1 : first;
    return { start: first, end: last, text: this.text.slice(from, to) };
  }

  #offset(at: number): number {
    return this.#offsets === null ? this.#from + at : (this.#offsets[at] ?? 0);
  }
}

/** Where each unit of a folded stretch stands, and behind them its end. */
function offsetsOf(source: string, from: number, to: number, length: number): Uint32Array {
  const offsets = new Uint32Array(length + 1);
  let unit = 0;
  for (let at = from; at < to; unit += 1) {
    offsets[unit] = at;
    at = isSpace(source.charCodeAt(at)) ? skipSpace(source, at, to) : at + 1;
  }
  offsets[unit] = to;
  return offsets;
}
