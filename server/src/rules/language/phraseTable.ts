/**
 * Tables of wrong phrases and the search for all of them in one pass over the words of a letter.
 *
 * An entry is written `wrong words = right words`. A word of the wrong side may have alternatives (`is|was`), and the
 * right side may repeat a word of the text by its number (`$2`).
 */

import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { inCaseOf, type Prose, proseOf, type Word, wordsIn } from './prose';
import { commonMisspellings } from './tables/commonMisspellings';
import { housePhrases } from './tables/housePhrases';
import { medicalPhrases } from './tables/medicalPhrases';

export interface PhraseGroup {
  /** A sentence of its own; absent where the right form says it all. */
  readonly why?: string;
  /** One entry a line. */
  readonly entries: string;
}

export type TableName = 'house' | 'medical' | 'common';

interface Entry {
  readonly table: TableName;
  readonly words: readonly string[];
  /** Empty where no one replacement is certain. */
  readonly right: string;
  readonly why: string;
  /** Whether it is a word torn apart by a blank; with a hyphen it may be a spelling of its own. */
  readonly torn: boolean;
}

export interface PhraseHit {
  readonly table: TableName;
  readonly prose: Prose;
  /** Offsets in the passage's reading form. */
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
}

const tables: Readonly<Record<TableName, readonly PhraseGroup[]>> = {
  house: housePhrases,
  medical: medicalPhrases,
  common: commonMisspellings,
};

/** The entries that begin with one word. */
interface Beginning {
  /** The entry that is this word alone. */
  alone: Entry | undefined;
  /** The longer entries by their second word, longest first. */
  readonly bySecond: Map<string, Entry[]>;
}

/** The lines of the tables by the first words of their entries; read at the first look-up, because a start must not wait. */
let waiting: Map<string, Line[]> | undefined;
/** What has become of the lines whose first word was met: a letter has few of these words, and the tables have thousands. */
const beginnings = new Map<string, Beginning>();

/** The entries that begin with a word; `undefined` where none does. */
function beginningWith(first: string): Beginning | undefined {
  waiting ??= byFirstWord();
  const lines = waiting.get(first);
  if (lines !== undefined) {
    waiting.delete(first);
    beginnings.set(first, read(first, lines));
  }
  return beginnings.get(first);
}

function byFirstWord(): Map<string, Line[]> {
  const byWord = new Map<string, Line[]>();
  for (const line of allLines()) {
    const [opening = ''] = line.text.split(' ', 1);
    for (const first of opening.includes('|') ? opening.split('|') : [opening]) {
      const lines = byWord.get(first);
      if (lines === undefined) byWord.set(first, [line]);
      else lines.push(line);
    }
  }
  return byWord;
}

function read(first: string, lines: readonly Line[]): Beginning {
  const beginning: Beginning = { alone: undefined, bySecond: new Map() };
  for (const entry of lines.flatMap((line) => [...entriesOf(line, first)])) {
    const second = entry.words[1];
    if (second === undefined) {
      beginning.alone ??= entry;
      continue;
    }
    const list = beginning.bySecond.get(second);
    if (list === undefined) {
      beginning.bySecond.set(second, [entry]);
      continue;
    }
    // Kept in order of length; lists are short.
    const place = list.findIndex(({ words }) => words.length < entry.words.length);
    list.splice(place < 0 ? list.length : place, 0, entry);
  }
  return beginning;
}

/** A line of a table. */
interface Line {
  readonly table: TableName;
  readonly why: string;
  readonly text: string;
}

function* allLines(): Generator<Line> {
  for (const [table, groups] of Object.entries(tables) as [TableName, readonly PhraseGroup[]][]) {
    for (const { why = '', entries } of groups) {
      for (const line of entries.split('\n')) {
        const text = line.trim();
        if (text.includes('=')) yield { table, why, text };
      }
    }
  }
}

/** The entries of a line, one for each choice among alternatives; those that begin with `first` where it is given. */
function* entriesOf({ table, why, text }: Line, first?: string): Generator<Entry> {
  const at = text.indexOf('=');
  const right = text.slice(at + 1).trim();
  const [opening = '', ...rest] = text.slice(0, at).trim().split(/ +/);
  for (const words of choices([first ?? opening, ...rest]))
    yield { table, words, right, why, torn: words.length > 1 && words.join('') === right.replaceAll(' ', '') };
}

/** Every entry of every table. */
export function* allEntries(): Generator<Entry> {
  for (const line of allLines()) yield* entriesOf(line);
}

function choices(words: readonly string[]): readonly (readonly string[])[] {
  if (!words.some((word) => word.includes('|'))) return [words];
  let made: string[][] = [[]];
  for (const word of words) made = word.split('|').flatMap((choice) => made.map((before) => [...before, choice]));
  return made;
}

const hitsOfLetters = new WeakMap<Letter, readonly PhraseHit[]>();

/** The wrong phrases of a letter from all tables, in order; of those that begin at the same word, the longest. */
export function phraseHits(letter: Letter, facts: Facts): readonly PhraseHit[] {
  let hits = hitsOfLetters.get(letter);
  if (hits === undefined) {
    hits = proseOf(letter, facts).flatMap((prose) =>
      prose.passage.reading.once(hitsIn).map((hit) => ({ ...hit, prose })),
    );
    hitsOfLetters.set(letter, hits);
  }
  return hits;
}

/** The record is quoted with its slip, and the writer says so. */
export const SIC = /^["'\u2019\u201d]? ?[([] ?sic\b/i;

function hitsIn(reading: Reading): readonly Omit<PhraseHit, 'prose'>[] {
  const { text } = reading;
  const words = reading.once(wordsIn);
  const hits: Omit<PhraseHit, 'prose'>[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const first = words[at];
    const beginning = first === undefined ? undefined : beginningWith(first.key);
    if (first === undefined || beginning === undefined || first.glued) continue;
    const longer = beginning.bySecond.get(words[at + 1]?.key ?? '')?.find((one) => standsAt(words, at, one));
    const entry = longer ?? beginning.alone;
    if (entry === undefined) continue;
    // Capitals throughout are an abbreviation, unless the whole passage is set in them.
    if (entry.words.length === 1 && isAbbreviation(text, first)) continue;
    const last = words[at + entry.words.length - 1] ?? first;
    const wrong = text.slice(first.start, last.end);
    if (SIC.test(text.slice(last.end, last.end + 9))) continue;
    const right = entry.right.replace(/\$(\d)/g, (_, number: string) => {
      const word = words[at + Number(number) - 1];
      return word === undefined ? '' : text.slice(word.start, word.end);
    });
    hits.push({
      table: entry.table,
      start: first.start,
      end: last.end,
      wrong,
      right: inCaseOf(wrong, right),
      why: entry.why,
    });
    at += entry.words.length - 1;
  }
  return hits;
}

function standsAt(words: readonly Word[], at: number, { words: phrase, torn }: Entry): boolean {
  for (let next = 1; next < phrase.length; next += 1) {
    const word = words[at + next];
    if (word === undefined || word.glued || word.key !== phrase[next]) return false;
    if (word.gap === null || (torn && word.gap === 'hyphen')) return false;
  }
  return true;
}

function isAbbreviation(text: string, { start, end }: Word): boolean {
  const word = text.slice(start, end);
  return end - start <= 5 && word === word.toUpperCase();
}
