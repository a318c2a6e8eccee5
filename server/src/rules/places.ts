/** Where findings are shown. */

import type { Issue, Range } from '../letter/letter';
import { cutShort } from '../letter/quotation';

/** Where a person looks for what an issue lacks: its item line, else its first label. */
export function placeOfIssue(issue: Issue): Range {
  const { item } = issue;
  if (item !== null && item.body.text !== '') return item.body;
  if (item?.decision) return item.decision;
  return issue.parts.find(({ label }) => label !== null)?.label ?? firstLineOf(issue);
}

function firstLineOf({ start, end }: Range): Range {
  return { start, end: Math.min(end, start + 1) };
}

/** How an issue is called in a message: its item, shortened, in quotation marks. */
export function nameOfIssue(issue: Issue): string {
  const text = issue.item?.partlyAuthorized?.disputed.text ?? issue.item?.body.text ?? '';
  if (text === '') return 'this issue';
  return `"${cutShort(text, 60)}"`;
}
