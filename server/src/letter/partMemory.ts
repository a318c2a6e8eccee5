/**
 * What was read in a labelled part, kept by its words.
 *
 * A letter is parsed anew for each version, but a keystroke changes one part of it. What the others hold is then not read
 * again but moved: the same values, with all offsets raised by the distance. Reading depends on the words alone, so a
 * remembered part is what reading it anew would give.
 */

import type { Citation, Range, TextSpan } from './letter';

/** When the young parts hold more than this many UTF-16 units, the old ones are dropped. */
const kept = 400_000;

interface Known<Value> {
  /** Where the value was read or moved to last. */
  readonly start: number;
  readonly value: Value;
}

/** A memory for one kind of part; it holds no more than a few hundred thousand characters and forgets the oldest. */
export class PartMemory<Value> {
  readonly #read: (text: string) => Value;
  readonly #move: (value: Value, by: number) => Value;
  #young = new Map<string, Known<Value>>();
  #old = new Map<string, Known<Value>>();
  #size = 0;

  /** `read`: what stands in a text, by its own offsets. `move`: the same value with `by` added to all offsets. */
  constructor(read: (text: string) => Value, move: (value: Value, by: number) => Value) {
    this.#read = read;
    this.#move = move;
  }

  /** What stands in the stretch `[start, end)` of a text, by the offsets of the text. */
  at(text: string, start: number, end: number): Value {
    const stretch = text.slice(start, end);
    const young = this.#young.get(stretch);
    if (young?.start === start) return young.value;
    if (young !== undefined) {
      const moved = this.#move(young.value, start - young.start);
      this.#young.set(stretch, { start, value: moved });
      return moved;
    }
    const known = this.#old.get(stretch);
    const words = ownCopy(stretch);
    const value =
      known === undefined ? this.#move(this.#read(words), start) : this.#move(known.value, start - known.start);
    this.#grow(stretch.length);
    this.#young.set(words, { start, value });
    return value;
  }

  #grow(length: number): void {
    if (this.#size > kept) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#size += length;
  }
}

/** The same text on its own: what is cut out of a string may otherwise keep all of that string in memory. */
export function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

/** A range with `by` added to its offsets, in UTF-16 units. */
export function movedRange({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}

/** A span with `by` added to its offsets. */
export function movedSpan({ start, end, text }: TextSpan, by: number): TextSpan {
  return { start: start + by, end: end + by, text };
}

/** A citation with `by` added to all of its offsets. */
export function movedCitation(citation: Citation, by: number): Citation {
  const { start, end, text, kind, source, chapter, year, sections, pages } = citation;
  const spanOrNull = (one: TextSpan | null) => (one === null ? null : movedSpan(one, by));
  return {
    start: start + by,
    end: end + by,
    text,
    kind,
    source: spanOrNull(source),
    chapter: spanOrNull(chapter),
    year: spanOrNull(year),
    sections: sections.map((one) => movedSpan(one, by)),
    pages: pages.map((one) => movedSpan(one, by)),
  };
}
