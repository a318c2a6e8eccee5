/** The reviewer's citation taken from the claims administrator's line, which the reviewer's often repeats. */

import { insertableForm } from '../../letter/forms';
import { partInsertion } from '../../letter/insertions';
import type { Issue, Letter } from '../../letter/letter';
import { isPlaceholder } from '../../letter/placeholders';
import { foldSpace } from '../../letter/text';
import { issueAt, type Refactoring } from './refactoring';

/** The sources of the claims administrator's line in the reviewer's, where that is missing, empty or not filled in. */
export function citeTheSame(letter: Letter, offset: number): Refactoring[] {
  const issue = letter.issues[issueAt(letter, offset)];
  const words = issue === undefined ? null : claimsSources(letter, issue);
  if (issue === undefined || words === null) return [];
  const { reviewerGuideline: line } = issue;
  const title = "Cite the same as the claims administrator's line";
  const label = line?.label;
  if (line === null || label == null) {
    const edit = partInsertion(letter, issue, 'reviewerGuideline', words);
    return edit === null ? [] : [{ title, kind: 'refactor.rewrite', edits: [edit] }];
  }
  const { text, start, end } = line.body;
  if (text === '')
    return [{ title, kind: 'refactor.rewrite', edits: [{ start: label.end, end: label.end, newText: ` ${words}` }] }];
  const isUnfilled = isPlaceholder(text) || /^Decision based on (?:Non-)?MTUS (?:Citation )?\[INSERT\b/.test(text);
  return isUnfilled ? [{ title, kind: 'refactor.rewrite', edits: [{ start, end, newText: words }] }] : [];
}

/** The sentences of the claims administrator's line in the reviewer's wording; `null` where it cites nothing. */
function claimsSources(letter: Letter, { claimsAdministratorGuideline: line }: Issue): string | null {
  if (line === null || line.noneCited !== null || line.citations.length === 0 || isPlaceholder(line.body.text))
    return null;
  const parts = insertableForm(letter)?.parts;
  const outside = (kind: 'claimsAdministratorGuideline' | 'reviewerGuideline') =>
    parts?.find((part) => part.kind === kind)?.sentences?.outsideMtus ?? '';
  const { body, outsideMtus } = line;
  if (outsideMtus === null) return foldSpace(letter.text, body.start, body.end);
  const before = foldSpace(letter.text, body.start, outsideMtus.start);
  const behind = foldSpace(letter.text, outsideMtus.end, body.end);
  return [before, outside('reviewerGuideline'), behind].filter((text) => text !== '').join(' ');
}
