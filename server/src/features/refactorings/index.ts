/** The list of refactorings. A new one is a new file and a line here. */

import type { Letter, Range } from '../../letter/letter';
import { clampOffset } from '../../letter/ranges';
import { addIssue } from './addIssue';
import { addMissing } from './addMissing';
import { citationStyle } from './citationStyle';
import { citeTheSame } from './citeTheSame';
import { moveIssue } from './moveIssue';
import { partlyAuthorized } from './partlyAuthorized';
import type { FindRefactorings, Refactoring } from './refactoring';
import { setDecision } from './setDecision';
import { splitItem } from './splitItem';

export { type NewIssue, newIssue } from './addIssue';
export type { Refactoring } from './refactoring';

/** What is nearest to the words at the cursor first. */
const list: readonly FindRefactorings[] = [
  setDecision,
  citeTheSame,
  addMissing,
  splitItem,
  partlyAuthorized,
  citationStyle,
  addIssue,
  moveIssue,
];

/** What can be done at the start of a range; nothing in a text that is no letter. Linear in the letter. */
export function refactorings(letter: Letter, { start }: Range): Refactoring[] {
  if (letter.format === null) return [];
  const offset = clampOffset(letter.text, start);
  return list.flatMap((refactor) => refactor(letter, offset));
}
