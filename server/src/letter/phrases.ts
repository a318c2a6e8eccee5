/**
 * Finding the fixed phrases of the form (headings, labels, lead-ins) at the start of a line, whatever their case, their
 * blanks, their wrapping over lines, and with a slip of a letter or two.
 *
 * Phrases are compared "squeezed": lower case, without any blank. A slip is a letter too many, too few or exchanged, or
 * two neighbours in the wrong order.
 */

import { isSpace } from './text';

/** The beginning of a line (and of the lines after it), squeezed, with the way back into the text. */
export class Squeezed {
  readonly text: string;
  readonly #offsets: number[] = [];

  /** Reads at most `length` characters that are no blanks, from `start`, not beyond `end`. */
  constructor(source: string, start: number, end: number, length: number) {
    let squeezed = '';
    for (let at = start; at < end && this.#offsets.length < length; at += 1) {
      const code = source.charCodeAt(at);
      if (isSpace(code)) continue;
      squeezed += lowerUnit(source, at);
      this.#offsets.push(at);
    }
    this.text = squeezed;
  }

  /** The offset in the source behind the first `count` squeezed characters. */
  offsetBehind(count: number): number {
    return (this.#offsets[count - 1] ?? -1) + 1;
  }
}

/** One UTF-16 unit in lower case; units whose lower case is longer stay as they are, so that offsets stay true. */
function lowerUnit(text: string, at: number): string {
  const unit = text.charAt(at);
  const lower = unit.toLowerCase();
  if (lower.length !== 1) return unit;
  return lower === '\u2019' || lower === '\u2018' ? "'" : lower;
}

export function squeeze(phrase: string): string {
  return phrase.replace(/\s+/g, '').toLowerCase();
}

export interface PhraseMatch {
  /** How many squeezed characters the phrase takes. */
  readonly length: number;
  readonly slips: number;
}

/**
 * The last row of the table of edit distances between a phrase and the beginnings of a text, as a band of columns
 * `phrase.length - maxSlips .. phrase.length + maxSlips`; `null` as soon as every way has more than `maxSlips` slips.
 */
function distances(text: string, phrase: string, maxSlips: number): number[] | null {
  const width = 2 * maxSlips + 1;
  const far = maxSlips + 1;
  let beforeLast = new Array<number>(width).fill(far);
  let last = new Array<number>(width).fill(far);
  for (let column = 0; column <= maxSlips; column += 1) last[maxSlips + column] = column;
  for (let row = 1; row <= phrase.length; row += 1) {
    const current = new Array<number>(width).fill(far);
    let least = far;
    for (let band = 0; band < width; band += 1) {
      const column = row - maxSlips + band;
      if (column < 0 || column > text.length) continue;
      let distance = far;
      if (column > 0) {
        const same = phrase.charCodeAt(row - 1) === text.charCodeAt(column - 1);
        distance = (last[band] ?? far) + (same ? 0 : 1);
        if (band > 0) distance = Math.min(distance, (current[band - 1] ?? far) + 1);
        const swapped =
          row > 1 &&
          column > 1 &&
          phrase.charCodeAt(row - 1) === text.charCodeAt(column - 2) &&
          phrase.charCodeAt(row - 2) === text.charCodeAt(column - 1);
        if (swapped) distance = Math.min(distance, (beforeLast[band] ?? far) + 1);
      }
      if (band < width - 1) distance = Math.min(distance, (last[band + 1] ?? far) + 1);
      current[band] = distance;
      if (distance < least) least = distance;
    }
    if (least > maxSlips) return null;
    beforeLast = last;
    last = current;
  }
  return last;
}

/**
 * Matches a squeezed phrase with the beginning of a squeezed text, with at most `maxSlips` slips.
 * Of several ways with equally few slips, the one that ends with the phrase's own last character wins.
 * Cost: length of the phrase times `maxSlips`, and far less where the beginnings differ. `null`: no match.
 */
export function matchPhrase(text: string, phrase: string, maxSlips: number): PhraseMatch | null {
  if (text.startsWith(phrase)) return { length: phrase.length, slips: 0 };
  const row = maxSlips === 0 ? null : distances(text, phrase, maxSlips);
  if (row === null) return null;
  const lastCharacter = phrase.charAt(phrase.length - 1);
  let best: PhraseMatch | null = null;
  for (let band = 0; band < row.length; band += 1) {
    const length = phrase.length - maxSlips + band;
    const slips = row[band] ?? Number.POSITIVE_INFINITY;
    if (length <= 0 || length > text.length || slips > maxSlips) continue;
    const better =
      best === null ||
      slips < best.slips ||
      (slips === best.slips &&
        text.charAt(length - 1) === lastCharacter &&
        text.charAt(best.length - 1) !== lastCharacter);
    if (better) best = { length, slips };
  }
  return best;
}

/** The number of slips between two whole squeezed texts, or `null` where there are more than `maxSlips`. */
export function slipsBetween(text: string, phrase: string, maxSlips: number): number | null {
  if (text === phrase) return 0;
  if (maxSlips === 0 || Math.abs(text.length - phrase.length) > maxSlips) return null;
  const slips = distances(text, phrase, maxSlips)?.[text.length - phrase.length + maxSlips];
  return slips !== undefined && slips <= maxSlips ? slips : null;
}
