/** Moving whole stretches of a letter: the words stay as they are, and so does what parts the paragraphs. */

import type { Edit } from './insertions';
import type { Letter, Range } from './letter';

/**
 * Moves a stretch of whole lines above another place in front of it. What is moved is cut with the blank lines before it,
 * and set down with as many behind it.
 */
export function moveUp({ source }: Letter, moved: Range, to: number): Edit[] {
  const cut = cutWithGap(source, moved);
  const gap = source.slice(cut.start, moved.start);
  return [
    { start: to, end: to, newText: source.slice(moved.start, moved.end) + gap },
    { ...cut, newText: '' },
  ];
}

/** A stretch with the blanks before it, so that cutting it leaves the lines around as they are. */
export function cutWithGap(source: string, { start, end }: Range): Range {
  return { start: source.slice(0, start).trimEnd().length, end };
}
