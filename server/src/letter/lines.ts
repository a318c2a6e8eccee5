/** Lines: where they begin and end, and how they stand to each other. */

import type { Note } from './letter';
import { isSpace, skipSpace, trimEnd } from './text';

export interface Line {
  /** Offset of the line's first character. */
  readonly start: number;
  /** Offset behind the line's end mark, where the next line begins. */
  readonly end: number;
  /** The line without blanks at its ends; `contentStart === contentEnd` for a blank line. */
  readonly contentStart: number;
  readonly contentEnd: number;
}

export function isBlank(line: Line): boolean {
  return line.contentStart === line.contentEnd;
}

/**
 * Splits at LF, CRLF and CR, as LSP does, and behind a form feed in the middle of a line, where text extraction has
 * glued two pages together. Joined, the lines are the text; the empty text has no lines.
 */
function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  const push = (end: number, contentStart: number) => {
    lines.push({ start, end, contentStart, contentEnd: trimEnd(text, contentStart, end) });
    start = end;
  };
  // How far the line is known to be blank, so that many form feeds do not make each other look again.
  let blankUntil = 0;
  for (const mark of text.matchAll(LINE_END)) {
    const contentStart = skipSpace(text, Math.max(start, blankUntil), mark.index);
    blankUntil = contentStart;
    // A form feed before the text of a line is a blank of that line.
    if (mark[0] === '\f' && contentStart === mark.index) continue;
    push(mark.index + mark[0].length, contentStart);
  }
  if (start < text.length) push(text.length, skipSpace(text, start, text.length));
  return lines;
}

const LINE_END = /\r\n|[\n\r\f]/g;

/** The offset where the line of an offset begins, as {@link splitLines} has lines; both halves of CRLF end one here. */
export function startOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** The offset behind the last character of the line of an offset, before its line end. */
export function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x0c;
}

/** The line end that most lines of a text have; a line feed where it has none, CRLF before the others where they are even. */
export function lineEndOf(text: string): '\n' | '\r\n' | '\r' {
  let feeds = 0;
  let both = 0;
  let returns = 0;
  for (const [end] of text.matchAll(/\r\n|[\n\r]/g)) {
    if (end === '\n') feeds += 1;
    else if (end === '\r') returns += 1;
    else both += 1;
  }
  if (both >= feeds && both >= returns && both > 0) return '\r\n';
  return returns > feeds ? '\r' : '\n';
}

/** What stands between a line of text and the line of text before it. */
export type Break =
  /** Nothing but the ordinary line spacing of the letter. */
  | 'line'
  /** A form feed, which may stand inside a sentence or between two paragraphs. */
  | 'page'
  /** More blank lines than the ordinary line spacing, or the start of the text. */
  | 'paragraph';

/** How the lines of one letter are laid out, found once and asked by every later step. */
export class Layout {
  readonly text: string;
  readonly lines: readonly Line[];
  /** The index of the line of text before each line, -1 where there is none. */
  readonly #previous: Int32Array;
  /**
   * The number of blank lines before each line. The lines of notes count for nothing, and of the blank lines that a note
   * parts only the longer stretch counts, so that a letter reads as it would without its notes.
   */
  readonly #blanks: Int32Array;
  /** 1 where every line is followed by a blank one, as in the letters posted in 2014. */
  readonly #spacing: number;
  /** The width at which the letter's lines are wrapped; `Infinity` where paragraphs stand on one line each. */
  readonly #wrapWidth: number;

  /** `text`: a letter in which the notes are blanked out already. */
  constructor(text: string, notes: readonly Note[] = []) {
    this.text = text;
    this.lines = splitLines(text);
    this.#previous = new Int32Array(this.lines.length);
    this.#blanks = new Int32Array(this.lines.length);
    let previous = -1;
    let longest = 0;
    let run = 0;
    let note = 0;
    for (let index = 0; index < this.lines.length; index += 1) {
      this.#previous[index] = previous;
      this.#blanks[index] = longest;
      const line = this.line(index);
      if ((notes[note]?.start ?? Number.POSITIVE_INFINITY) < line.end) {
        note += 1;
        run = 0;
      } else if (isBlank(line)) {
        run += 1;
        longest = Math.max(longest, run);
      } else {
        previous = index;
        longest = 0;
        run = 0;
      }
    }
    this.#spacing = this.#findSpacing();
    this.#wrapWidth = this.#findWrapWidth();
  }

  line(index: number): Line {
    const line = this.lines[index];
    if (line === undefined) throw new RangeError(`no line ${index}`);
    return line;
  }

  isBlank(index: number): boolean {
    return isBlank(this.line(index));
  }

  /** The line that holds an offset, the last one for offsets behind it; -1 in the empty text. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.line(middle).start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.lines.length === 0 ? -1 : low;
  }

  /** The line of text before a line, -1 where there is none. */
  previous(index: number): number {
    return this.#previous[index] ?? -1;
  }

  /** The first line of text at or after `index` and before `end`; `end` where there is none. */
  nextText(index: number, end: number): number {
    let at = index;
    while (at < end && this.isBlank(at)) at += 1;
    return at;
  }

  /** The offset where a line begins; the length of the text behind the last one. */
  startOf(index: number): number {
    return index < this.lines.length ? this.line(index).start : this.text.length;
  }

  breakBefore(index: number): Break {
    const previous = this.previous(index);
    if (previous < 0) return 'paragraph';
    if ((this.#blanks[index] ?? 0) > this.#spacing) return 'paragraph';
    const from = this.line(previous).contentEnd;
    const to = this.line(index).contentStart;
    return this.text.slice(from, to).includes('\f') ? 'page' : 'line';
  }

  /** Whether a line begins where it does on purpose: a new paragraph, or its first word had room on the line before. */
  beginsOnPurpose(index: number): boolean {
    return this.breakBefore(index) === 'paragraph' || this.hadRoomBefore(index, this.#wrapWidth);
  }

  /** Whether a line's first word had room on the line of text before it, where lines are wrapped at `width`. */
  hadRoomBefore(index: number, width: number): boolean {
    const before = this.line(this.previous(index));
    const line = this.line(index);
    let wordEnd = line.contentStart;
    while (wordEnd < line.contentEnd && !isSpace(this.text.charCodeAt(wordEnd))) wordEnd += 1;
    return before.contentEnd - before.contentStart + 1 + wordEnd - line.contentStart <= width;
  }

  /** The number of blank lines before a line beyond the letter's ordinary line spacing, notes apart. */
  blanksBefore(index: number): number {
    return Math.max(0, (this.#blanks[index] ?? 0) - this.spacing);
  }

  /** The number of blank lines behind every line: 1 in a double spaced letter, else 0. */
  get spacing(): number {
    return this.#spacing;
  }

  /** Whether a line has blanks inside it as only tables have them. */
  hasColumns(index: number): boolean {
    const line = this.line(index);
    return COLUMNS.test(this.text.slice(line.contentStart, line.contentEnd));
  }

  /** Whether the text of a line ends as a sentence does (closing quotes and brackets may follow). */
  endsSentence(index: number): boolean {
    const line = this.line(index);
    let at = line.contentEnd - 1;
    while (at > line.contentStart && CLOSERS.has(this.text.charAt(at))) at -= 1;
    return SENTENCE_ENDS.has(this.text.charAt(at));
  }

  /**
   * A letter is double spaced when nearly every line of text has a blank line behind it although most of these lines
   * end in the middle of a sentence; paragraphs of one line each, parted by blank lines, are not.
   */
  #findSpacing(): number {
    let gaps = 0;
    let none = 0;
    let midSentence = 0;
    for (let index = 0; index < this.lines.length; index += 1) {
      const previous = this.previous(index);
      if (previous < 0 || this.isBlank(index)) continue;
      gaps += 1;
      const blanks = this.#blanks[index];
      if (blanks === 0) none += 1;
      else if (blanks === 1 && !this.endsSentence(previous)) midSentence += 1;
    }
    return gaps >= 8 && none * 10 < gaps && midSentence * 2 > gaps ? 1 : 0;
  }

  #findWrapWidth(): number {
    let longest = 0;
    for (const { contentStart, contentEnd } of this.lines) {
      const length = contentEnd - contentStart;
      // Lines in columns (the header table) are wider than the wrapped text.
      if (length > longest && !(length <= WIDEST_WRAP && COLUMNS.test(this.text.slice(contentStart, contentEnd))))
        longest = length;
    }
    return longest > WIDEST_WRAP ? Number.POSITIVE_INFINITY : longest * FULL_LINE;
  }
}

/** Lines longer than this were not wrapped by hand or by a page. */
export const WIDEST_WRAP = 160;
/** Pages are set in a proportional font, so full lines differ in their number of characters. */
export const FULL_LINE = 0.88;
const SENTENCE_ENDS = new Set(['.', '?', '!']);
/** Blanks inside a line, wider than any sentence has them. */
const COLUMNS = / {4}|\t/;
const CLOSERS = new Set(['"', "'", '\u201d', '\u2019', ')', ']']);
