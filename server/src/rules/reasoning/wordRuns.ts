/** Texts as numbers: a number for each word and for each run of words, so that long texts are compared in one pass. */

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
