/** A new disputed item: the item line, both guideline lines and the rationale, with fields. */

import type { Edit } from '../../letter/edits';
import { issueInsertion } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { clampOffset } from '../../letter/ranges';
import { fieldSnippet } from '../fieldSnippet';
import { lacksPart } from './addMissing';
import { issueAt, type Refactoring } from './refactoring';

export interface NewIssue {
  readonly edit: Edit;
  /** The text of the edit as a snippet whose fields are walked with Tab. */
  readonly snippet: string;
}

/**
 * A new issue behind the one at an offset, else at the end of the issues section, which is made where it is missing.
 * `null` where the form has no item lines, as in the letters of 2013, and in a text that is no letter.
 */
export function newIssue(letter: Letter, offset: number): NewIssue | null {
  const edit = issueInsertion(letter, clampOffset(letter.text, offset));
  return edit === null ? null : { edit, snippet: fieldSnippet(edit.newText).value };
}

/** The same as {@link newIssue} as a refactoring, which says where the item will stand. */
export function addIssue(letter: Letter, offset: number): Refactoring[] {
  const edit = lacksPart(letter, offset) ? null : issueInsertion(letter, offset);
  if (edit === null) return [];
  const where = issueAt(letter, offset) >= 0 ? 'below this one' : 'at the end of the letter';
  return [{ title: `Add a disputed item ${where}`, kind: 'refactor.rewrite', edits: [edit] }];
}
