/** Offsets and stretches: what all rooms do with them. Both count UTF-16 units. */

import type { Range } from './letter';
import { skipSpace, trimEnd } from './text';

/** An offset inside the text: one outside is taken for the nearest end, one that is no number for the start. */
export function clampOffset(text: string, offset: number): number {
  return Math.min(Math.max(Number.isNaN(offset) ? 0 : Math.trunc(offset), 0), text.length);
}

/** The range alone, of a value that has more than its range. */
export function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

/** A stretch without the blanks and line ends at its own ends; empty, at its start, where it holds nothing else. */
export function withoutBlanks(text: string, { start, end }: Range): Range {
  const from = skipSpace(text, start, end);
  return from >= end ? { start, end: start } : { start: from, end: trimEnd(text, from, end) };
}

/** A text without stretches of it, in any order; a blank stands for each. */
export function withoutRanges(text: string, ranges: readonly Range[]): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    rest += `${text.slice(from, Math.max(from, start))} `;
    from = Math.max(from, end);
  }
  return rest + text.slice(from);
}

/**
 * How many of a list's first elements have a trait, found by halves: for lists in which all that have it stand before all
 * that have it not. It is the index of the first without it, the length of the list where there is none.
 */
export function countLeading<Element>(list: readonly Element[], has: (element: Element) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (has(list[middle] as Element)) low = middle + 1;
    else high = middle;
  }
  return low;
}
