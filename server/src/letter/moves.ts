/** Moving whole stretches of a letter: no word changes, and paragraphs stay parted from each other. */

import type { Edit } from './edits';
import { gapOf, ownLineEnd } from './insertions';
import type { Letter, Range } from './letter';

/** Moves a stretch of whole lines above another place in front of it, with what parted it from the text before it. */
export function moveUp(letter: Letter, moved: Range, to: number): Edit[] {
  const { source } = letter;
  const cut = cutWithGap(source, moved);
  const newText =
    lacking(letter, to) + source.slice(moved.start, moved.end) + strong(letter, source.slice(cut.start, moved.start));
  return [
    { start: to, end: to, newText },
    { ...cut, newText: lackingBehind(letter, moved.end) },
  ];
}

/** Moves a stretch below the next one; what parts the two stays between them. */
export function moveDown(letter: Letter, moved: Range, next: Range): Edit[] {
  const { source } = letter;
  const gap = strong(letter, source.slice(moved.end, next.start));
  return [
    { start: moved.start, end: next.start, newText: lacking(letter, moved.start) },
    {
      start: next.end,
      end: next.end,
      newText: gap + source.slice(moved.start, moved.end) + lackingBehind(letter, next.end),
    },
  ];
}

/** A stretch with the blanks before it, so that cutting it leaves the lines around as they are. */
export function cutWithGap(source: string, { start, end }: Range): Range {
  return { start: source.slice(0, start).trimEnd().length, end };
}

/**
 * What parts two paragraphs: a page break or a line end alone may stand inside a paragraph too, and what is moved there
 * need not begin in a way that tells the two apart.
 */
function strong(letter: Letter, gap: string): string {
  return gap + ownLineEnd(letter).repeat(Math.max(0, lineEndsIn(gapOf(letter)) - lineEndsIn(gap)));
}

function lineEndsIn(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

/** The line ends that lack between a place and the text before it; none at the start of the text. */
function lacking(letter: Letter, at: number): string {
  const before = letter.source.slice(0, at).trimEnd().length;
  return before === 0 ? '' : strong(letter, letter.source.slice(before, at)).slice(at - before);
}

/** The line ends that lack between a place and the text behind it; none at the end of the text. */
function lackingBehind(letter: Letter, at: number): string {
  const rest = letter.source.slice(at);
  const gap = rest.length - rest.trimStart().length;
  return gap === rest.length ? '' : strong(letter, rest.slice(0, gap)).slice(gap);
}
