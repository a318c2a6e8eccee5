/**
 * What was read in a stretch of a letter, kept by its words.
 *
 * What the parts hold that a keystroke did not touch is not read again but moved: the same values, with all offsets
 * raised by the distance. Reading depends on the words alone, so a remembered part is what reading it anew would give.
 */

import type { Citation, Range, TextSpan } from './letter';
import { WordMemory } from './wordMemory';

/** Room for the parts of a letter of 60 kB several times over, in UTF-16 units. */
const room = 400_000;

/** A value with the place where it was read or moved to last. */
interface Placed<Value> {
  start: number;
  value: Value;
}

/** A memory for one kind of part. */
export class PartMemory<Value> {
  readonly #known: WordMemory<Placed<Value>>;
  readonly #move: (value: Value, by: number) => Value;

  /** `read`: what stands in a text, by its own offsets. `move`: the same value with `by` added to all offsets. */
  constructor(read: (text: string) => Value, move: (value: Value, by: number) => Value) {
    this.#known = new WordMemory(room, (words) => ({ start: 0, value: read(words) }));
    this.#move = move;
  }

  /** What stands in the stretch `[start, end)` of a text, by the offsets of the text. */
  at(text: string, start: number, end: number): Value {
    const known = this.#known.of(text.slice(start, end));
    if (known.start !== start) {
      known.value = this.#move(known.value, start - known.start);
      known.start = start;
    }
    return known.value;
  }
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
