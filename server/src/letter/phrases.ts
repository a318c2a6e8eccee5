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
  readonly #source: string;
  readonly #start: number;

  /** Reads at most `length` characters that are no blanks, from `start`, not beyond `end`. */
  constructor(source: string, start: number, end: number, length: number) {
    this.#source = source;
    this.#start = start;
    let behind = start;
    for (let left = length; behind < end && left > 0; behind += 1) {
      if (!isSpace(source.charCodeAt(behind))) left -= 1;
    }
    this.text = lowerUnits(source.slice(start, behind).replace(SPACES, ''));
  }

  /** The offset in the source behind the first `count` squeezed characters. */
  offsetBehind(count: number): number {
    let behind = this.#start;
    for (let left = Math.min(count, this.text.length); left > 0; behind += 1) {
      if (!isSpace(this.#source.charCodeAt(behind))) left -= 1;
    }
    return behind;
  }
}

/** The characters of `isSpace`, which knows two more than `\s`. */
const SPACES = /[\s\u0085\u200b]+/g;
const QUOTES = /[\u2018\u2019]/g;

/** A text in lower case, unit by unit where whole words would change their length. */
function lowerUnits(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower.replace(QUOTES, "'");
  let units = '';
  for (let at = 0; at < text.length; at += 1) units += lowerUnit(text, at);
  return units;
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

/** Rows of the table of edit distances, kept between calls so that matching allocates nothing. */
let rowBeforeLast: Uint8Array = new Uint8Array(16);
let lastRow: Uint8Array = new Uint8Array(16);
let currentRow: Uint8Array = new Uint8Array(16);

/**
 * The last row of the table of edit distances between a phrase and the beginnings of a text, as a band of columns
 * `phrase.length - maxSlips .. phrase.length + maxSlips`; `null` as soon as every way has more than `maxSlips` slips.
 * The row is overwritten by the next call.
 */
function distances(text: string, phrase: string, maxSlips: number): Uint8Array | null {
  const width = 2 * maxSlips + 1;
  const far = maxSlips + 1;
  if (currentRow.length < width) {
    rowBeforeLast = new Uint8Array(width);
    lastRow = new Uint8Array(width);
    currentRow = new Uint8Array(width);
  }
  rowBeforeLast.fill(far);
  lastRow.fill(far);
  for (let column = 0; column <= maxSlips; column += 1) lastRow[maxSlips + column] = column;
  for (let row = 1; row <= phrase.length; row += 1) {
    const code = phrase.charCodeAt(row - 1);
    const codeBefore = row > 1 ? phrase.charCodeAt(row - 2) : -1;
    let least = far;
    for (let band = 0; band < width; band += 1) {
      const column = row - maxSlips + band;
      let distance = far;
      if (column >= 0 && column <= text.length) {
        if (column > 0) {
          const same = code === text.charCodeAt(column - 1);
          distance = (lastRow[band] ?? far) + (same ? 0 : 1);
          if (band > 0) distance = Math.min(distance, (currentRow[band - 1] ?? far) + 1);
          const swapped =
            column > 1 && code === text.charCodeAt(column - 2) && codeBefore === text.charCodeAt(column - 1);
          if (swapped) distance = Math.min(distance, (rowBeforeLast[band] ?? far) + 1);
        }
        if (band < width - 1) distance = Math.min(distance, (lastRow[band + 1] ?? far) + 1);
      }
      currentRow[band] = distance;
      if (distance < least) least = distance;
    }
    if (least > maxSlips) return null;
    const free = rowBeforeLast;
    rowBeforeLast = lastRow;
    lastRow = currentRow;
    currentRow = free;
  }
  return lastRow;
}

/** So many characters of a phrase are compared before anything is allocated. */
const glance = 10;

function letterBit(code: number): number {
  return code >= 0x61 && code <= 0x7a ? 1 << (code - 0x61) : 0;
}

/** The letters with which a squeezed phrase begins, a bit each, for {@link Opening.mayHold}. */
export function lettersOf(phrase: string): number {
  let letters = 0;
  for (let at = Math.min(glance, phrase.length) - 1; at >= 0; at -= 1) letters |= letterBit(phrase.charCodeAt(at));
  return letters;
}

/** The first characters of a line that are no blanks, in small letters, for a first glance at the phrases. */
export class Opening {
  readonly #codes = new Uint16Array(glance + 2);
  #length = 0;
  #letters = 0;

  read(text: string, start: number, end: number): void {
    this.#length = 0;
    this.#letters = 0;
    for (let at = start; at < end && this.#length < this.#codes.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isSpace(code)) continue;
      const small = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
      this.#codes[this.#length] = small;
      this.#letters |= letterBit(small);
      this.#length += 1;
    }
  }

  /** Whether the line has all but two of the letters with which a phrase begins, wherever they stand: see {@link lettersOf}. */
  mayHold(letters: number): boolean {
    // Taking away the lowest bit twice leaves something where more than two are missing.
    const missing = letters & ~this.#letters;
    const two = missing & (missing - 1);
    return (two & (two - 1)) === 0;
  }

  /**
   * Whether the line may begin with a squeezed phrase and at most two slips. Each character of the phrase that stands
   * nowhere within two places of its own costs a slip, so `false` is certain; most prose ends here.
   */
  mayBegin(phrase: string): boolean {
    let slips = 0;
    for (let at = Math.min(glance, phrase.length) - 1; at >= 0; at -= 1) {
      const code = phrase.charCodeAt(at);
      let found = false;
      const last = Math.min(at + 2, this.#length - 1);
      for (let near = Math.max(0, at - 2); near <= last && !found; near += 1) found = this.#codes[near] === code;
      if (!found) {
        slips += 1;
        if (slips > 2) return false;
      }
    }
    return true;
  }
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
  for (let band = 0; band <= 2 * maxSlips; band += 1) {
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
