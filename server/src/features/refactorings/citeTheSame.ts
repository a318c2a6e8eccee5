/** The reviewer's citation taken from the claims administrator's line, which the reviewer's often repeats. */

import { factsOf } from '../../facts/facts';
import type { Edit } from '../../letter/edits';
import { partInsertion } from '../../letter/insertions';
import type { Issue, Letter } from '../../letter/letter';
import { isPlaceholder } from '../../letter/placeholders';
import { claimsCitation } from '../claimsCitation';
import { issueAt, type Refactoring } from './refactoring';

/** The sources of the claims administrator's line in the reviewer's, where that is missing, empty or not filled in. */
export function citeTheSame(letter: Letter, offset: number): Refactoring[] {
  const issue = factsOf(letter).issues[issueAt(letter, offset)];
  const citation = issue === undefined ? null : claimsCitation(letter, issue);
  if (issue === undefined || citation === null) return [];
  const { text, obstacle } = citation;
  const edit = edited(letter, issue.issue, text);
  if (edit === null) return [];
  const change = {
    title: "Cite the same as the claims administrator's line",
    kind: 'refactor.rewrite',
  } as const;
  return [obstacle === null ? { ...change, edits: [edit] } : { ...change, edits: [], disabled: obstacle }];
}

/** The reviewer's line with the words; `null` where something stands in it. */
function edited(letter: Letter, issue: Issue, words: string): Edit | null {
  const line = issue.reviewerGuideline;
  if (line?.label == null) return partInsertion(letter, issue, 'reviewerGuideline', words);
  const { text, start, end } = line.body;
  if (text === '') return { start: line.label.end, end: line.label.end, newText: ` ${words}` };
  const isUnfilled = isPlaceholder(text) || /^Decision based on (?:Non-)?MTUS (?:Citation )?\[INSERT\b/.test(text);
  return isUnfilled ? { start, end, newText: words } : null;
}
