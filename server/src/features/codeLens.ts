/** A line above each issue that sums it up: decision, reviewer's guideline, length of the rationale, what is missing. */

import type { Citation, GuidelineLine, Issue, Letter, Range } from '../letter/letter';
import { findPlaceholders } from '../letter/placeholders';
import { cutShort } from '../letter/quotation';
import { withoutBlanks } from '../letter/ranges';
import { letterProgress, missingInIssue } from './progress';

export interface IssueLens extends Range {
  /** In plain words; never empty. */
  readonly title: string;
}

/** One for each issue, at its first words; none for letters of 2013, whose form is not known in full, and other texts. */
export function codeLenses(letter: Letter): IssueLens[] {
  if (!letterProgress(letter).isMeasured) return [];
  return letter.issues.map((issue) => {
    const { start } = withoutBlanks(letter.text, issue);
    return { start, end: start, title: titleOf(letter, issue) };
  });
}

function titleOf(letter: Letter, issue: Issue): string {
  const missing = missingInIssue(issue);
  const gaps = gapsOf(letter, issue);
  if (gaps > 0) missing.push(gaps === 1 ? '1 place to fill in' : `${gaps} places to fill in`);
  const { item, reviewerGuideline, rationale } = issue;
  return [
    missing.includes('no decision') ? '' : (item?.decision?.value ?? item?.decision?.text ?? ''),
    missing.includes('no reviewer guideline') || reviewerGuideline === null ? '' : guidelineInShort(reviewerGuideline),
    missing.includes('no rationale') || rationale === null ? '' : wordsOf(rationale.body.text),
    missing.length === 0 ? 'complete' : missing.join(', '),
  ]
    .filter((words) => words !== '')
    .map(withoutIcons)
    .join(' - ');
}

/** The places that wait to be filled in, but for that of the decision, which counts as missing already. */
function gapsOf({ text }: Letter, { start, end, item }: Issue): number {
  const decision = item?.decision;
  return [...findPlaceholders(text.slice(start, end))].filter(
    (gap) => !decision || start + gap.start < decision.start || start + gap.end > decision.end,
  ).length;
}

/** The longest name of a source that is shown whole, in UTF-16 units. */
const longestName = 60;

/** `MTUS Knee Complaints 2004 + 1 more`, `ODG Low Back`, `no evidence cited`; text of no form is cut short. */
function guidelineInShort({ citations, noneCited, body }: GuidelineLine): string {
  const [first, ...others] = citations;
  if (first === undefined) return noneCited === null ? cutShort(body.text, longestName) : 'no evidence cited';
  return others.length === 0 ? nameOf(first) : `${nameOf(first)} + ${others.length} more`;
}

function nameOf({ kind, source, chapter, year, text }: Citation): string {
  if (source === null || (kind === 'mtus' && chapter === null)) return cutShort(text, longestName);
  const initials = /\(([A-Z]{2,})\)$/.exec(source.text)?.[1];
  const names = [initials ?? source.text, chapter?.text, year?.text].filter((name) => name !== undefined);
  return cutShort(names.join(' '), longestName);
}

function wordsOf(text: string): string {
  const count = text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return count === 1 ? '1 word of rationale' : `${count} words of rationale`;
}

/** Editors show `$(name)` as an icon; in a letter it is text. */
function withoutIcons(words: string): string {
  return words.replaceAll('$(', '$ (');
}
