/**
 * How a text differs from a standard wording, word by word.
 *
 * Small letters for capitals, marks, blanks and hyphens (those of line ends too) make no difference: what counts is that
 * the same words stand in the same order.
 */

import type { Stretch } from '../../facts/passage';

interface Word extends Stretch {
  /** As it is compared. */
  readonly key: string;
}

/** A stretch of the text where its words are not those of the standard wording. */
export interface Drift extends Stretch {
  /** The words that stand there; empty where words are missing. */
  readonly found: string;
  /** The words of the standard wording; empty where there are words too many. */
  readonly expected: string;
  /** What restores the standard wording: `newText` in the place of `[start, end)`. */
  readonly edit: Stretch & { readonly newText: string };
  /** How many words differ, counted on the side with more of them. */
  readonly words: number;
}

const WORD = /[A-Za-z0-9\u00c0-\u024f]+(?:[/'\u2019(-][A-Za-z0-9\u00c0-\u024f]+\)?)*(?:- (?=[A-Za-z]))?/g;

/** Words that one standard wording has in the place of each other: how the person is called, and a slip of the form. */
const SAME: Readonly<Record<string, string>> = {
  patient: 'person',
  claimant: 'person',
  applicant: 'person',
  employee: 'person',
  worker: 'person',
  iw: 'person',
  'items/services': 'items/service',
  'item/service': 'items/service',
  'item/services': 'items/service',
};

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let broken: Word | null = null;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const joins = match[0].endsWith('- ');
    const end = start + match[0].length - (joins ? 1 : 0);
    const bare = match[0].toLowerCase().replaceAll('\u2019', "'").replace(/- ?/g, '');
    const word: Word =
      broken === null ? { key: bare, start, end } : { key: broken.key + bare, start: broken.start, end };
    broken = joins ? word : null;
    if (broken === null) push(words, word);
  }
  if (broken !== null) push(words, broken);
  return words;
}

function push(words: Word[], word: Word): void {
  const key = SAME[word.key] ?? word.key;
  let { start } = word;
  if (key === 'person') {
    // `the injured worker` is one name for the person, and so is `IW` without an article.
    if (word.key === 'worker' && words.at(-1)?.key === 'injured') start = words.pop()?.start ?? start;
    if (words.at(-1)?.key === 'the') start = words.pop()?.start ?? start;
  }
  words.push({ key, start, end: word.end });
}

const standardWords = new Map<string, readonly Word[]>();

/** The words of a standard wording, read once; there are only as many as the forms have. */
function wordsOfStandard(standard: string): readonly Word[] {
  let words = standardWords.get(standard);
  if (words === undefined) {
    words = wordsOf(standard);
    standardWords.set(standard, words);
  }
  return words;
}

/** Whether two texts have the same words. */
export function sameWords(text: string, other: string): boolean {
  const words = wordsOf(text);
  const others = wordsOf(other);
  return words.length === others.length && words.every(({ key }, index) => key === others[index]?.key);
}

/** A text so many times as long as a standard wording is not meant to be that; comparing it would take long. */
export const longest = 3;

/** How much of two texts is the same, from 0 to 1. */
export function likeness(text: string, standard: string): number {
  if (text.length > longest * standard.length) return 0;
  const words = wordsOf(text);
  const expected = wordsOfStandard(standard);
  const same = pairsOf(words, expected).length;
  return same / Math.max(1, words.length, expected.length);
}

/** The stretches where a text differs from the standard wording, in order; none where the words are the same. */
export function driftOf(text: string, standard: string): readonly Drift[] {
  const key = `${standard}\u0000${text}`;
  let drifts = compared.get(key);
  if (drifts === undefined) {
    if (compared.size >= COMPARED) compared.clear();
    drifts = compare(text, standard);
    compared.set(key, drifts);
  }
  return drifts;
}

/** The last comparisons: a standard paragraph stays as it is while the rest of the letter is typed. */
const compared = new Map<string, readonly Drift[]>();
const COMPARED = 32;

function compare(text: string, standard: string): readonly Drift[] {
  const words = wordsOf(text);
  const expected = wordsOfStandard(standard);
  const drifts: Drift[] = [];
  let at = 0;
  let standardAt = 0;
  for (const pair of [...pairsOf(words, expected), { word: words.length, expected: expected.length }]) {
    if (pair.word > at || pair.expected > standardAt) {
      drifts.push(driftBetween(text, standard, words, expected, [at, pair.word], [standardAt, pair.expected]));
    }
    at = pair.word + 1;
    standardAt = pair.expected + 1;
  }
  return drifts;
}

function driftBetween(
  text: string,
  standard: string,
  words: readonly Word[],
  expected: readonly Word[],
  [from, to]: readonly [number, number],
  [standardFrom, standardTo]: readonly [number, number],
): Drift {
  const found = stretchOf(words, from, to);
  const wanted = stretchOf(expected, standardFrom, standardTo);
  const before = words[from - 1];
  const behind = words[to];
  const textOf = (source: string, stretch: Stretch | null) =>
    stretch === null ? '' : source.slice(stretch.start, stretch.end);
  const common = {
    found: textOf(text, found),
    expected: textOf(standard, wanted),
    words: Math.max(to - from, standardTo - standardFrom),
  };
  if (found !== null && wanted !== null) return { ...common, ...found, edit: { ...found, newText: common.expected } };
  if (found !== null) {
    // Words too many go with the blank behind them, so that a line break before them stays; with the comma before them.
    const gap = before === undefined ? '' : text.slice(before.end, found.start);
    const edit =
      behind !== undefined && /^[.:]?\s*$/.test(gap)
        ? { start: found.start, end: behind.start, newText: '' }
        : { start: before?.end ?? found.start, end: found.end, newText: '' };
    return { ...common, ...found, edit };
  }
  if (before !== undefined) {
    // What is missing is written with the marks that stand before it in the standard wording.
    const start = expected[standardFrom - 1]?.end ?? 0;
    const newText = standard.slice(start, expected[standardTo - 1]?.end ?? start);
    return { ...common, start: before.start, end: before.end, edit: { start: before.end, end: before.end, newText } };
  }
  const start = expected[standardFrom]?.start ?? 0;
  const newText = standard.slice(start, expected[standardTo]?.start ?? standard.length);
  const place = behind ?? { start: 0, end: text.length };
  return { ...common, start: place.start, end: place.end, edit: { start: place.start, end: place.start, newText } };
}

function stretchOf(words: readonly Word[], from: number, to: number): Stretch | null {
  const first = words[from];
  const last = words[to - 1];
  return first === undefined || last === undefined || to <= from ? null : { start: first.start, end: last.end };
}

interface Pair {
  readonly word: number;
  readonly expected: number;
}

/** The longest run of words, in order, that both texts have; quadratic in the words, so callers pass paragraphs only. */
function pairsOf(words: readonly Word[], expected: readonly Word[]): Pair[] {
  const pairs: Pair[] = [];
  let first = 0;
  while (first < words.length && first < expected.length && words[first]?.key === expected[first]?.key) {
    pairs.push({ word: first, expected: first });
    first += 1;
  }
  const rows = words.length - first;
  const columns = expected.length - first;
  if (rows === 0 || columns === 0) return pairs;
  const width = columns + 1;
  const lengths = new Uint16Array((rows + 1) * width);
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const at = row * width + column;
      lengths[at] =
        words[first + row]?.key === expected[first + column]?.key
          ? (lengths[at + width + 1] ?? 0) + 1
          : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  }
  let row = 0;
  let column = 0;
  while (row < rows && column < columns) {
    const at = row * width + column;
    if (words[first + row]?.key === expected[first + column]?.key) {
      pairs.push({ word: first + row, expected: first + column });
      row += 1;
      column += 1;
    } else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) row += 1;
    else column += 1;
  }
  return pairs;
}
