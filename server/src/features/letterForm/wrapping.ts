/**
 * Which lines are paragraphs of their own, and which only go on with the line before because a page or a mail program
 * wrapped them there. The reading of the letter's layout is the parser's; this asks it for each pair of lines.
 */

import { FULL_LINE, isBlank, type Layout, WIDEST_WRAP } from '../../letter/lines';
import { isLetter, isSmall } from '../../letter/text';
import { isHyphen } from './edits';

/** Text is not wrapped narrower than this; shorter lines are lists and the like. */
const narrowest = 40;

export interface LineReading {
  /** The index of the line. */
  readonly line: number;
  /** An item of a list or a row of a table: never a part of the line before. */
  readonly isAlone: boolean;
  /** The line goes on with the one before, which was wrapped there. */
  readonly goesOn: boolean;
}

/** The wrapping of one letter; its width is found once. */
export class Wrapping {
  readonly #layout: Layout;
  /** The width at which most lines are wrapped; `Infinity` where nothing shows that they are. */
  readonly #width: number;

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#width = this.#findWidth();
  }

  /**
   * Reads the lines of text of one part of a letter, in their order.
   *
   * @param parted whether something that must stay in its place, such as a note, stands before a line.
   */
  read(lines: readonly number[], parted: (index: number) => boolean): LineReading[] {
    const layout = this.#layout;
    const goesOn: boolean[] = lines.map(() => false);
    const lists = new ListMarks(layout, this.#width);
    const alone = lines.map(
      (index, at) => lists.begins(index, at === 0) || layout.hasColumns(index) || isPageMark(layout, index),
    );
    for (let first = 0; first < lines.length; ) {
      let end = first + 1;
      while (end < lines.length && !this.#endsRun(lines[end] ?? 0, parted)) end += 1;
      const width = this.#widthOf(lines.slice(first, end), alone.slice(first, end));
      for (let at = first + 1; at < end; at += 1) {
        const index = lines[at] ?? 0;
        const previous = layout.previous(index);
        const isText = !alone[at] && !layout.hasColumns(previous) && !isPageMark(layout, previous);
        goesOn[at] = isText && this.#wasWrapped(index, width, goesOn[at - 1] === true);
      }
      const index = lines[first] ?? 0;
      if (first > 0 && !alone[first] && !parted(index)) goesOn[first] = this.#isPageBreak(index);
      first = end;
    }
    return lines.map((line, at) => ({ line, isAlone: alone[at] === true, goesOn: goesOn[at] === true }));
  }

  #endsRun(index: number, parted: (index: number) => boolean): boolean {
    return parted(index) || this.#layout.breakBefore(index) === 'paragraph';
  }

  /** @param isTail whether the line before goes on with a line of its own. */
  #wasWrapped(index: number, width: number, isTail: boolean): boolean {
    const layout = this.#layout;
    if (isBrokenWord(layout, index)) return true;
    if (width === Number.POSITIVE_INFINITY) {
      // A long entry among short ones.
      const isFull = this.#width !== Number.POSITIVE_INFINITY && !layout.hadRoomBefore(index, this.#width);
      return isFull && this.#isMidSentence(index) && this.#beginsSmall(index);
    }
    if (!layout.hadRoomBefore(index, width)) return true;
    // A line that ends early in the middle of a sentence, as before a long word, or in text that was wrapped twice.
    const before = layout.line(layout.previous(index));
    const isLong = before.contentEnd - before.contentStart >= 0.6 * width;
    return (isLong || isTail) && this.#isMidSentence(index) && this.#beginsSmall(index);
  }

  /** Whether blank lines before a line are the end of a page in the middle of a sentence, not the end of a paragraph. */
  #isPageBreak(index: number): boolean {
    const layout = this.#layout;
    if (this.#width === Number.POSITIVE_INFINITY || !this.#isMidSentence(index)) return false;
    if (layout.hasColumns(layout.previous(index))) return false;
    const isFull = !layout.hadRoomBefore(index, this.#width);
    const isWide = layout.blanksBefore(index) > 1 || this.#hasFormFeed(index);
    return this.#beginsSmall(index) ? isFull || isWide : isFull && isWide;
  }

  #hasFormFeed(index: number): boolean {
    const from = this.#layout.line(this.#layout.previous(index)).contentEnd;
    return this.#layout.text.slice(from, this.#layout.line(index).contentStart).includes('\f');
  }

  #isMidSentence(index: number): boolean {
    const previous = this.#layout.previous(index);
    return !this.#layout.endsSentence(previous) && this.#lastOf(previous) !== ':';
  }

  #lastOf(index: number): string {
    return this.#layout.text.charAt(this.#layout.line(index).contentEnd - 1);
  }

  #beginsSmall(index: number): boolean {
    return isSmall(this.#layout.text.charAt(this.#layout.line(index).contentStart));
  }

  /** The width at which the lines of one run are wrapped, `Infinity` where they stand as they do on purpose. */
  #widthOf(lines: readonly number[], alone: readonly boolean[]): number {
    const inner = lines.filter((_, at) => at > 0 && !alone[at]);
    if (inner.length === 0) return Number.POSITIVE_INFINITY;
    const full = (width: number) => inner.filter((index) => !this.#layout.hadRoomBefore(index, width));
    if (this.#width !== Number.POSITIVE_INFINITY && full(this.#width).length * 5 >= inner.length * 2)
      return this.#width;
    // A paragraph that was pasted into a letter whose own lines are of another width.
    const longest = this.#longest(lines);
    if (longest < narrowest || longest > WIDEST_WRAP || inner.length < 2) return Number.POSITIVE_INFINITY;
    const own = longest * FULL_LINE;
    const wrapped = full(own);
    const certain = wrapped.some((index) => this.#isMidSentence(index) && this.#beginsSmall(index));
    return certain && wrapped.length * 5 >= inner.length * 4 ? own : Number.POSITIVE_INFINITY;
  }

  #longest(lines: readonly number[]): number {
    let longest = 0;
    for (const index of lines) {
      const { contentStart, contentEnd } = this.#layout.line(index);
      longest = Math.max(longest, contentEnd - contentStart);
    }
    return longest;
  }

  /** Measured on the lines that were wrapped for certain: in the middle of a sentence that goes on in small letters. */
  #findWidth(): number {
    const layout = this.#layout;
    let longest = 0;
    for (let index = 0; index < layout.lines.length; index += 1) {
      const previous = layout.previous(index);
      if (isBlank(layout.line(index)) || previous < 0) continue;
      const { contentStart, contentEnd } = layout.line(previous);
      const length = contentEnd - contentStart;
      if (length <= longest || length > WIDEST_WRAP || layout.breakBefore(index) === 'paragraph') continue;
      if (this.#isMidSentence(index) && this.#beginsSmall(index) && !layout.hasColumns(previous)) longest = length;
    }
    return longest < narrowest ? Number.POSITIVE_INFINITY : longest * FULL_LINE;
  }
}

/** The items of lists: what begins with a bullet, or with a number or letter that a list has there. */
class ListMarks {
  readonly #layout: Layout;
  readonly #width: number;
  /** The mark of the item before: `-`, or the number or letter that comes next. */
  #next = '';

  constructor(layout: Layout, width: number) {
    this.#layout = layout;
    this.#width = width;
  }

  begins(index: number, isFirst: boolean): boolean {
    const layout = this.#layout;
    const line = layout.line(index);
    const match = LIST_MARK.exec(
      layout.text.slice(line.contentStart, Math.min(line.contentEnd, line.contentStart + 8)),
    );
    if (match === null) return false;
    const [, bullet, dash, number, letter] = match;
    if (bullet !== undefined) return true;
    const mark = dash ?? number ?? letter ?? '';
    // Prose that was wrapped before a dash, a number at a sentence's end or an initial is no list.
    const isList =
      mark === this.#next ||
      isFirst ||
      layout.breakBefore(index) === 'paragraph' ||
      layout.hadRoomBefore(index, this.#width) ||
      LIST_OPENERS.has(layout.text.charAt(layout.line(layout.previous(index)).contentEnd - 1));
    if (!isList) return false;
    if (dash !== undefined) this.#next = dash;
    else if (number !== undefined) this.#next = String(Number(number) + 1);
    else this.#next = String.fromCharCode(mark.charCodeAt(0) + 1);
    return true;
  }
}

const LIST_MARK =
  /^(?:([\u2022\u2023\u25aa\u25ab\u25a0\u25a1\u25cb\u25cf\u25e6\u2043\u00b7\uf0a7\uf0b7])|([-*\u2013\u2014o])(?=\s)|\(?(\d{1,3})[.)](?=\s)|\(?([a-z])[.)](?=\s))/;
const LIST_OPENERS = new Set([':', ';', '.']);

/** Whether a line holds nothing but the bullet of a list, which text extraction parts from its item. */
export function isLoneBullet(layout: Layout, index: number): boolean {
  const { contentStart, contentEnd } = layout.line(index);
  return (
    contentEnd - contentStart === 1 && LIST_MARK.exec(layout.text.slice(contentStart, contentEnd))?.[1] !== undefined
  );
}

/** The foot of a page, which text extraction leaves between two lines of a paragraph: `Page 2 of 5`. */
function isPageMark(layout: Layout, index: number): boolean {
  const { contentStart, contentEnd } = layout.line(index);
  return contentEnd - contentStart <= 20 && PAGE_MARK.test(layout.text.slice(contentStart, contentEnd));
}

const PAGE_MARK = /^(?:Page \d{1,4}(?: of \d{1,4})?|\d{1,4} of \d{1,4}|[-\u2013] ?\d{1,4} ?[-\u2013])$/i;

/** Whether a line begins with the second half of a word, or of a compound, that was parted at a hyphen. */
function isBrokenWord(layout: Layout, index: number): boolean {
  const { contentStart, contentEnd } = layout.line(layout.previous(index));
  const { text } = layout;
  const isParted =
    contentEnd - contentStart > 2 && isHyphen(text.charAt(contentEnd - 1)) && isLetter(text.charAt(contentEnd - 2));
  return isParted && isSmall(text.charAt(layout.line(index).contentStart));
}
