/** What a refactoring is: a change of the letter that a person asks for, whatever the findings say. */

import type { Edit } from '../../letter/edits';
import { issueBlocks } from '../../letter/insertions';
import type { Letter, Range } from '../../letter/letter';

export interface Refactoring {
  /** What it does, as an order. */
  readonly title: string;
  readonly kind: 'refactor.rewrite' | 'refactor.move';
  /** In order, none overlapping; what waits to be filled in stands as `[INSERT ...]`. Empty where it cannot be done. */
  readonly edits: readonly Edit[];
  /** Why it cannot be done here, for clients that show such things. */
  readonly disabled?: string;
}

/** Finds what can be done at an offset inside of a letter's text; nothing where it has no place. Linear in the letter. */
export type FindRefactorings = (letter: Letter, offset: number) => Refactoring[];

/** The index of the issue at an offset, the notes above its item line included; -1 where there is none. */
export function issueAt(letter: Letter, offset: number): number {
  const last = letter.issues.at(-1);
  if (last === undefined || offset > last.end) return -1;
  return issueBlocks(letter).findLastIndex(({ start }) => start <= offset);
}

/** Whether a note stands in a stretch, which is then not rewritten: notes are never moved out of their lines. */
export function holdsNote({ notes }: Letter, { start, end }: Range): boolean {
  return notes.some((note) => note.start < end && note.end > start);
}
