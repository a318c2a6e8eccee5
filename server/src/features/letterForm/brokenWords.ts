/**
 * Words that a line's end has broken at a hyphen. Letters are wrapped at hyphens of their own (`follow-` / `up`), and some
 * programs put a hyphen into a word (`treat-` / `ment`). Dropping a hyphen of the first kind would change the word, so a
 * hyphen is dropped only where the word without it is known and the word with it is not.
 */

import { findDrug } from '../../reference/drugs';
import { isKnownMedicalWord } from '../../reference/medicalWords';
import { isHyphen } from './edits';

/** Asked for each pair of lines that are joined; the words of the text are looked up once, when first needed. */
export class BrokenWords {
  readonly #text: string;
  #words: ReadonlySet<string> | undefined;

  /** @param text the text in which a word may occur a second time. */
  constructor(text: string) {
    this.#text = text;
  }

  /**
   * What stands between two lines that are joined, of which the first ends at `end` and the second begins at `start`:
   * the edit's first offset and its text.
   */
  joint(end: number, start: number): { readonly from: number; readonly newText: '' | ' ' } {
    const text = this.#text;
    if (!isHyphen(text.charAt(end - 1)) || !IN_WORD.test(text.charAt(end - 2))) return { from: end, newText: ' ' };
    // A soft hyphen is there for the line's end only.
    if (text.charAt(end - 1) === '\u00ad') return { from: end - 1, newText: '' };
    const second = WORD_START.exec(text.slice(start, start + longestWord))?.[0] ?? '';
    // `pre- and postoperative`: the first word is left open on purpose.
    if (SUSPENDED.test(second)) return { from: end, newText: ' ' };
    const first = WORD_END.exec(text.slice(Math.max(0, end - 1 - longestWord), end - 1))?.[0] ?? '';
    return { from: this.#isBroken(first, second) ? end - 1 : end, newText: '' };
  }

  #isBroken(first: string, second: string): boolean {
    if (first.length < 2 || second.length < 2 || second !== second.toLowerCase()) return false;
    const whole = (first + second).toLowerCase();
    this.#words ??= wordsOf(this.#text);
    if (this.#words.has(`${first}-${second}`.toLowerCase())) return false;
    return this.#words.has(whole) || isKnownMedicalWord(whole) || findDrug(whole) !== undefined;
  }
}

const longestWord = 40;
const IN_WORD = /[\p{L}\d]/u;
const WORD_START = /^[A-Za-z]+/;
const WORD_END = /[A-Za-z]+$/;
const SUSPENDED = /^(?:and|or|to|nor|versus|vs)$/i;

/** The words of a text in small letters, and each pair of words with a hyphen between them. */
function wordsOf(text: string): Set<string> {
  const words = new Set<string>();
  for (const [compound] of text.matchAll(/[A-Za-z]+(?:-[A-Za-z]+)*/g)) {
    let before = '';
    for (const word of compound.toLowerCase().split('-')) {
      words.add(word);
      if (before !== '') words.add(`${before}-${word}`);
      before = word;
    }
  }
  return words;
}
