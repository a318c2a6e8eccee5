/** Texts as numbers: a number for each word and for each run of words, so that long texts are compared in one pass. */

import type { Reading, Sentence } from '../../facts/passage';

const ZERO = 48;
const NINE = 57;
const A = 97;
const Z = 122;

/** A number for each word of letters and digits, small and capital letters alike. Linear in the stretch. */
export function wordsAsNumbers(text: string, start: number, end: number): number[] {
  const words: number[] = [];
  let word = 0;
  for (let at = start; at <= end; at += 1) {
    const code = at < end ? text.charCodeAt(at) | 0x20 : 0;
    if ((code >= A && code <= Z) || (code >= ZERO && code <= NINE)) {
      word = (Math.imul(word, 31) + code) | 0;
    } else if (word !== 0) {
      words.push(word);
      word = 0;
    }
  }
  return words;
}

/** A number for each run of so many words. */
export function runsOf(words: readonly number[], length: number): number[] {
  const runs: number[] = [];
  for (let at = length; at <= words.length; at += 1) {
    let run = 0;
    for (let back = length; back > 0; back -= 1) run = (Math.imul(run, 0x01000193) + (words[at - back] ?? 0)) | 0;
    runs.push(run);
  }
  return runs;
}

/** The share of the runs of the longer text that stand in the other too. */
export function shareOf(one: ReadonlySet<number>, other: readonly number[]): number {
  let shared = 0;
  for (const run of other) if (one.has(run)) shared += 1;
  return shared / Math.max(1, one.size, other.length);
}

export interface NumberedSentence {
  readonly sentence: Sentence;
  /** Its words, without those that only join it to the sentence before. */
  readonly words: readonly number[];
  /** The same for the same words. */
  readonly key: number;
}

/** What does not belong to the statement: the sources of the sentence before, and a word that joins. */
export const OPENING =
  /^(?:\([a-z][^()]{1,60}, ?(?:19|20)\d\d[a-z]?\)[.,;]? ?){0,8}(?:however|additionally|furthermore|moreover|therefore|thus|also|in addition|as such|and|but)?,? /i;

/** The sentences of a text as numbers; for {@link Reading.once}. */
export function numberedSentences({ text, sentences }: Reading): readonly NumberedSentence[] {
  return sentences.map((sentence) => {
    const opening = OPENING.exec(sentence.text)?.[0].length ?? 0;
    const words = wordsAsNumbers(text, sentence.start + opening, sentence.end);
    return { sentence, words, key: runsOf(words, words.length)[0] ?? 0 };
  });
}

/** The words of a whole text as numbers; for {@link Reading.once}. */
export function numberedWords({ text }: Reading): readonly number[] {
  return wordsAsNumbers(text, 0, text.length);
}

/** So many of its runs stand for a text. Two texts that share most of their runs all but certainly share one of these. */
const KEPT = 12;

/** The smallest of the runs of three words of a text; for {@link Reading.once}. */
export function sketchOf(reading: Reading): readonly number[] {
  const runs = new Set(runsOf(reading.once(numberedWords), 3));
  return [...Int32Array.from(runs).sort().subarray(0, KEPT)];
}
