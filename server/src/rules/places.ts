/** Where findings are shown. */

import { formats, type LetterFormat } from '../letter/formats/index';
import type { Issue, Letter, Range } from '../letter/letter';

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
  return `"${text.length > 60 ? `${text.slice(0, 57).trimEnd()}...` : text}"`;
}

/** The form that a letter follows; the newest one for a text of no known format. */
export function formOf(letter: Letter): LetterFormat {
  const form = formats.find(({ id }) => id === letter.format) ?? formats[0];
  if (form === undefined) throw new Error('there is at least one format');
  return form;
}
