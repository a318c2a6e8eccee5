/** The fix of a heading or label that is not in the form's wording. */

import type { Mark } from '../../letter/letter';
import { squeeze } from '../../letter/phrases';
import { foldSpace } from '../../letter/text';
import type { Fix } from '../rule';
import { driftOf } from './wording';

/** Whether the letters of a mark are truly wrong: a hyphen that only a line end has put there is no slip. */
export function isSlip(text: string, { start, end, expected, slips }: Mark): boolean {
  if (slips === 0) return false;
  return squeeze(text.slice(start, end).replace(/-\s+/g, '')) !== squeeze(expected);
}

/** Restores the form's wording and touches only the words that differ, so that columns and line breaks stay. */
export function restore(text: string, { start, end, expected }: Mark): Fix {
  const found = text.slice(start, end);
  const title = `Replace "${foldSpace(text, start, end)}" with "${expected}"`;
  const drifts = driftOf(found, expected);
  const edits = drifts.map(({ edit }) => ({ start: start + edit.start, end: start + edit.end, newText: edit.newText }));
  const restored = [...drifts]
    .reverse()
    .reduce((text, { edit }) => text.slice(0, edit.start) + edit.newText + text.slice(edit.end), found);
  if (edits.length > 0 && squeeze(restored) === squeeze(expected)) return { title, edits };
  return { title, edits: [{ start, end, newText: expected }] };
}
