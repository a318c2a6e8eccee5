/**
 * The words of musculoskeletal and pain medicine and of the review, by which slips of the keyboard are known.
 *
 * See the source table of `medicalWords.json`. The file is kept by hand; the look-alikes are all words of the named lists
 * that stand near a term, so that a right word is never taken for a misspelled term.
 */

import { slipsBetween } from '../letter/phrases';
import type { SourceTable } from './entry';
import data from './medicalWords.json';

interface MedicalWordsFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  /** Terms by field, parted by blanks. */
  readonly words: Readonly<Record<string, string>>;
  /** Words that are no terms of the vocabulary but differ from one by a letter or two, by their first letter. */
  readonly lookAlikes: Readonly<Record<string, string>>;
}

const file: MedicalWordsFile = data;

/** The day on which the vocabulary was last changed. */
export const medicalWordsAsOf: string = file.asOf;

/** Shorter words have too many neighbors. */
const SHORTEST = 7;
/** From this length on a word with two slips is still known for certain. */
const SHORTEST_FOR_TWO = 11;
const MOST_ANSWERS = 4000;

class Term {
  readonly word: string;
  /** Of a plural, the singular. */
  readonly base: string;
  #letters: number | undefined;

  constructor(word: string, base: string) {
    this.word = word;
    this.base = base;
  }

  /** The set of its letters as bits; few terms are compared with a word of a letter. */
  get letters(): number {
    this.#letters ??= lettersOf(this.word);
    return this.#letters;
  }
}

interface Vocabulary {
  /** The terms and their plurals. */
  readonly known: ReadonlySet<string>;
  /** The terms by first letter and length. */
  readonly terms: ReadonlyMap<string, readonly Term[]>;
}

let vocabulary: Vocabulary | undefined;

/** Read at the first look-up, because a start must not wait for it. */
function read(): Vocabulary {
  if (vocabulary !== undefined) return vocabulary;
  const known = new Set<string>();
  const terms = new Map<string, Term[]>();
  for (const word of Object.values(file.words).join(' ').split(' ')) {
    for (const form of formsOf(word)) {
      if (known.has(form)) continue;
      known.add(form);
      if (form.length < SHORTEST) continue;
      const key = keyOf(form, form.length);
      const list = terms.get(key);
      const term = new Term(form, word);
      if (list === undefined) terms.set(key, [term]);
      else list.push(term);
    }
  }
  vocabulary = { known, terms };
  return vocabulary;
}

/** A term and its plurals, the Latin and Greek ones too. */
function formsOf(word: string): string[] {
  const forms = [word, `${word}s`];
  if (/[^aeiou]y$/.test(word)) forms.push(`${word.slice(0, -1)}ies`);
  if (word.endsWith('is')) forms.push(`${word.slice(0, -2)}es`);
  if (word.endsWith('us')) forms.push(`${word.slice(0, -2)}i`);
  if (word.endsWith('um')) forms.push(`${word.slice(0, -2)}a`);
  if (word.endsWith('a')) forms.push(`${word}e`);
  if (/(?:s|x|ch|sh)$/.test(word)) forms.push(`${word}es`);
  return forms;
}

function keyOf(word: string, length: number): string {
  return `${word.charAt(0)}${length}`;
}

/** The letters of a word as a set of bits; two words differ in at most two of them for each slip between them. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) - 0x61);
  return letters;
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Whether a word, in small letters, is a term of the vocabulary or a plural of one. */
export function isMedicalTerm(word: string): boolean {
  return (read().terms.get(keyOf(word, word.length)) ?? []).some((term) => term.word === word);
}

/** Whether a word, in small letters, is a term of the vocabulary, a plural of one, or a right word near one. */
export function isKnownMedicalWord(word: string): boolean {
  return read().known.has(word) || isLookAlike(word);
}

/** Words of a list, parted by blanks; parting thousands of them takes longer than the few look-ups of a letter. */
function isLookAlike(word: string): boolean {
  const list = file.lookAlikes[word.charAt(0)];
  return list !== undefined && ` ${list} `.includes(` ${word} `);
}

const answers = new Map<string, string | null>();

/**
 * The term that a word is a misspelling of: at most one slip away, or two for long words; `null` for words that are
 * right, unknown, too short, or near two terms alike. The word is given in small letters.
 */
export function termMisspelledAs(word: string): string | null {
  if (word.length < SHORTEST) return null;
  let answer = answers.get(word);
  if (answer === undefined) {
    answer = findTerm(word);
    // Letters share most of their words; the bound only keeps a long session from growing without end.
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(word, answer);
  }
  return answer;
}

const SMALL_LETTERS = /^[a-z]+$/;

function findTerm(word: string): string | null {
  const { terms } = read();
  if (isKnownMedicalWord(word) || !SMALL_LETTERS.test(word) || isKnownMedicalWord(americanOf(word))) return null;
  const letters = lettersOf(word);
  let best: Term | null = null;
  let fewest = 3;
  for (let length = word.length - 2; length <= word.length + 2; length += 1) {
    for (const term of terms.get(keyOf(word, length)) ?? []) {
      const most = term.word.length >= SHORTEST_FOR_TWO && word.length >= SHORTEST_FOR_TWO - 1 ? 2 : 1;
      // Endings make forms of their own, and so do beginnings.
      if (Math.abs(length - word.length) > most || sameEnds(word, term.word) < (most === 2 ? 3 : 1)) continue;
      if (bitsIn(letters ^ term.letters) > 2 * most || isForm(word, term.word)) continue;
      const slips = slipsBetween(word, term.word, most);
      if (slips === null || slips > fewest) continue;
      if (slips < fewest) {
        fewest = slips;
        best = term;
      } else if (best !== null) {
        best = nearer(word, best, term);
        if (best === null) return null;
      }
    }
  }
  return best?.word ?? null;
}

/** The American spelling of a British word: another spelling is no slip. */
function americanOf(word: string): string {
  return word
    .replace(/is(?=e[ds]?$|ing$|ations?$)/, 'iz')
    .replace('our', 'or')
    .replace(/ae|oe/, 'e');
}

function sameEnds(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one.charAt(at) === other.charAt(at)) at += 1;
  return at;
}

/** Whether the words differ in nothing but an ending, so that one may be a form of the other that no list has. */
function isForm(word: string, term: string): boolean {
  return sameEnds(word, term) >= Math.min(word.length, term.length) - 1;
}

/** Which of two terms a word is meant for; `null` where nobody can tell. */
function nearer(word: string, one: Term, other: Term): Term | null {
  const ending = word.slice(-1);
  if (one.word.endsWith(ending) !== other.word.endsWith(ending)) return one.word.endsWith(ending) ? one : other;
  if (one.base !== other.base) return null;
  return one.word === one.base ? one : other;
}
