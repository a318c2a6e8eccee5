/**
 * The words of a letter's free text, read once for all rules of language.
 *
 * Free text is the case summary, the item lines and the rationales; the guideline lines have their own rules. A word
 * that a line end has broken (`docu- mentation`) is one word.
 */

import type { Facts } from '../../facts/facts';
import { Passage, type Reading } from '../../facts/passage';
import type { FormatId, Letter } from '../../letter/letter';
import { structuredFormats } from '../rule';

/** The formats whose free text can be told from headings and tables. */
export const proseFormats: readonly FormatId[] = [
  ...structuredFormats,
  '2013-determination',
  '2013-professional-review',
];

export interface Word {
  /** Offsets in the passage's reading form. */
  readonly start: number;
  readonly end: number;
  /** In small letters, with straight apostrophes and without the hyphen of a line end. */
  readonly key: string;
  /** Whether the word stood over two lines, so that its parts may be words of their own. */
  readonly broken: boolean;
  /** Whether a digit stands directly before or behind, so that the word may be a unit or a part of a code. */
  readonly glued: boolean;
  /** What alone parts it from the word before; `null` for anything else and at the beginning. */
  readonly gap: 'blank' | 'hyphen' | null;
}

export interface Prose {
  readonly passage: Passage;
  readonly words: readonly Word[];
}

const known = new WeakMap<Letter, readonly Prose[]>();

/** The passages of free text with their words, in the order of the letter. */
export function proseOf(letter: Letter, facts: Facts): readonly Prose[] {
  let prose = known.get(letter);
  if (prose === undefined) {
    prose = passagesOf(letter, facts).map((passage) => ({ passage, words: passage.reading.once(wordsIn) }));
    known.set(letter, prose);
  }
  return prose;
}

function passagesOf(letter: Letter, facts: Facts): Passage[] {
  const passages: (Passage | null)[] = [facts.summary];
  for (const { item, rationale } of facts.issues) passages.push(item, rationale);
  // The determinations of 2013 have sections in the place of an issue's parts.
  for (const { kind, body } of letter.sections) {
    if (body === null || body.end <= body.start) continue;
    if (kind === 'dispute' || kind === 'rationale') passages.push(new Passage('rationale', letter.text, body));
  }
  return passages.filter((passage) => passage !== null);
}

/** Words that follow a hyphen and a blank without being the rest of a broken word: `pre- and postoperative`. */
const NEVER_A_REST = new Set(['and', 'or', 'to', 'the', 'of', 'in', 'with', 'for', 'as', 'is', 'was', 'but']);

/** The words of a reading; with `once` they are read once. */
export const wordsIn = ({ text }: Reading): readonly Word[] => wordsOf(text);

/** The words of a text, in order. Linear in the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  let previousEnd = -2;
  while (at < text.length) {
    if (!isLetterCode(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    let end = endOfWord(text, start);
    let key = keyOf(text, start, end);
    let broken = false;
    if (text.charCodeAt(end) === 0x2d && text.charCodeAt(end + 1) === 0x20 && isSmallCode(text.charCodeAt(end + 2))) {
      const restEnd = endOfWord(text, end + 2);
      const rest = keyOf(text, end + 2, restEnd);
      if (!NEVER_A_REST.has(rest)) {
        key += rest;
        end = restEnd;
        broken = true;
      }
    }
    const between = text.charCodeAt(start - 1);
    words.push({
      start,
      end,
      key,
      broken,
      glued: isDigitCode(between) || isDigitCode(text.charCodeAt(end)),
      gap: start !== previousEnd + 1 ? null : between === 0x20 ? 'blank' : between === 0x2d ? 'hyphen' : null,
    });
    previousEnd = end;
    at = end;
  }
  return words;
}

function endOfWord(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (isLetterCode(code)) continue;
    if ((code === 0x27 || code === 0x2019) && isLetterCode(text.charCodeAt(end + 1))) continue;
    break;
  }
  return end;
}

function keyOf(text: string, start: number, end: number): string {
  const key = text.slice(start, end).toLowerCase();
  return key.includes('\u2019') ? key.replaceAll('\u2019', "'") : key;
}

function isLetterCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && code <= 0x24f);
}

function isSmallCode(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isDigitCode(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A replacement in the case of what it replaces: a capital at the beginning, or capitals throughout. */
export function inCaseOf(original: string, replacement: string): string {
  const letters = original.replace(/[^A-Za-z]/g, '');
  if (letters.length > 1 && letters === letters.toUpperCase()) return replacement.toUpperCase();
  const first = original.charAt(0);
  return first !== first.toLowerCase() ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}
