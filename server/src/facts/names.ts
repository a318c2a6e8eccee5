/** Finding the names of a vocabulary in running text. */

import { isWord } from '../reference/nameIndex';
import type { Stretch } from './passage';

export interface Named<T> extends Stretch {
  readonly value: T;
}

/** So many letters tell whether a word may open a name. */
const GLANCE = 5;
const SIZE = 1 << 15;
const HYPHEN = 0x2d;

/** Which characters of plain text belong to a word, for the many characters of a text. */
const WORD = Uint8Array.from({ length: 128 }, (_, code) => (isWord(code) ? 1 : 0));

/**
 * Which beginnings of a word open some name: a first glance that costs next to nothing, since hardly any word of a text
 * begins as a name does.
 */
export class Beginnings {
  readonly #known = new Uint8Array(SIZE);

  constructor(names: Iterable<string>) {
    for (const name of names) this.#known[beginningAt(name, 0)] = 1;
  }

  /** Whether some name may start at `start`. A short word before a hyphen may be broken there and always may. */
  has(text: string, start: number): boolean {
    const beginning = beginningAt(text, start);
    return beginning < 0 || this.#known[beginning] === 1;
  }
}

/** The first letters of a word as a number; less than 0 for a word that a hyphen ends before there are enough. */
function beginningAt(text: string, start: number): number {
  let number = 0;
  for (let at = start; at < start + GLANCE; at += 1) {
    const code = text.charCodeAt(at) | 0x20;
    if (!(code >= 0x61 && code <= 0x7a)) {
      if (text.charCodeAt(at) === HYPHEN && at > start && text.charCodeAt(at + 1) === 0x20) return -1;
      break;
    }
    number = (number * 31 + code - 0x60) & (SIZE - 1);
  }
  return number;
}

/**
 * The names of a text in order, the longest at each place, none overlapping. `longestAt` gives the value and the end of
 * the name that starts at an offset.
 */
export function findNames<T>(
  text: string,
  beginnings: Beginnings,
  longestAt: (text: string, start: number) => { readonly value: T; readonly end: number } | undefined,
): Named<T>[] {
  const found: Named<T>[] = [];
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    if (!isInWord(text.charCodeAt(at))) continue;
    const match = beginnings.has(text, at) ? longestAt(text, at) : undefined;
    if (match !== undefined) {
      found.push({ start: at, end: match.end, value: match.value });
      at = match.end - 1;
      if (!isInWord(text.charCodeAt(at))) continue;
    }
    while (at + 1 < length && isInWord(text.charCodeAt(at + 1))) at += 1;
  }
  return found;
}

function isInWord(code: number): boolean {
  return code < 128 ? WORD[code] === 1 : isWord(code);
}
