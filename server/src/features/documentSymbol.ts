/** The outline: letter, sections, issues, parts. */

import type { Issue, Letter, Part, PartKind, Range, Section, SectionKind } from '../letter/letter';
import { missingInIssue } from './progress';

export interface OutlineSymbol extends Range {
  readonly kind: 'letter' | 'section' | 'issue' | 'part';
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  /** The place to which a click leads; it lies inside the symbol's own range. */
  readonly selection: Range;
  readonly children: readonly OutlineSymbol[];
}

const sectionNames: Readonly<Record<SectionKind, string>> = {
  preamble: 'Before the form',
  header: 'Header',
  reviewer: 'How the determination was made',
  documents: 'Documents reviewed',
  summary: 'Clinical case summary',
  issues: 'Issues, decisions and rationales',
  dispute: 'Issue at dispute',
  guidelines: 'Guidelines relied upon',
  rationale: 'Rationale',
  effect: 'Effect of the decision',
};

const partNames: Readonly<Record<PartKind, string>> = {
  item: 'Disputed item',
  claimsAdministratorGuideline: 'Claims Administrator guideline',
  reviewerGuideline: 'MAXIMUS guideline',
  rationale: 'Decision rationale',
};

const longestName = 120;

/** The outline of a letter: one root symbol, or none for a text that is no letter. */
export function documentSymbols(letter: Letter): OutlineSymbol[] {
  if (letter.format === null) return [];
  const caseNumber = letter.header?.fields.find(({ name }) => name === 'caseNumber')?.value?.text;
  const decisionDate = letter.header?.fields.find(({ name }) => name === 'decisionDate')?.value?.text;
  const whole = trimmed(letter, letter);
  return [
    {
      kind: 'letter',
      name: shorten(caseNumber ?? 'IMR determination letter'),
      detail: decisionDate === undefined ? '' : `decided ${shorten(decisionDate)}`,
      ...whole,
      selection: { start: whole.start, end: whole.start },
      children: letter.sections
        .filter(({ kind }) => kind !== 'preamble')
        .map((section) => sectionSymbol(letter, section)),
    },
  ];
}

function sectionSymbol(letter: Letter, section: Section): OutlineSymbol {
  const range = trimmed(letter, section);
  const issues = section.children.filter((child): child is Issue => child.kind === 'issue');
  return {
    kind: 'section',
    name: sectionNames[section.kind],
    detail: section.kind === 'issues' ? countOf(issues.length) : '',
    ...range,
    selection: within(section.heading ?? section.leadIn ?? { start: range.start, end: range.start }, range),
    children: issues.map((issue) => issueSymbol(letter, issue)),
  };
}

function countOf(issues: number): string {
  return issues === 1 ? '1 issue' : `${issues} issues`;
}

function issueSymbol(letter: Letter, issue: Issue): OutlineSymbol {
  const range = trimmed(letter, issue);
  const { item } = issue;
  const name = item?.partlyAuthorized?.disputed.text ?? item?.body.text ?? '';
  const missing = missingInIssue(issue);
  const decision =
    missing.includes('no decision') || !item?.decision ? [] : [item.decision.value ?? item.decision.text];
  return {
    kind: 'issue',
    name: name === '' ? 'Item not named' : shorten(name),
    detail: shorten([...decision, ...missing].join(' - ')),
    ...range,
    selection: within(
      item === null || item.body.text === '' ? { start: range.start, end: range.start } : item.body,
      range,
    ),
    children: issue.parts.filter(({ kind }) => kind !== 'item').map((part) => partSymbol(letter, part)),
  };
}

function partSymbol(letter: Letter, part: Part): OutlineSymbol {
  const range = trimmed(letter, part);
  return {
    kind: 'part',
    name: partNames[part.kind],
    detail: part.body.text === '' ? 'empty' : shorten(part.body.text, 60),
    ...range,
    selection: within(part.label ?? part.body, range),
    children: [],
  };
}

/** A node's range without the blank lines behind it, which belong to no one in particular. */
function trimmed(letter: Letter, { start, end }: Range): Range {
  const text = letter.text.slice(start, end);
  const from = start + (text.length - text.trimStart().length);
  return from >= end ? { start, end: start } : { start: from, end: start + text.trimEnd().length };
}

function within(range: Range, outer: Range): Range {
  const start = Math.min(Math.max(range.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(range.end, start), outer.end) };
}

function shorten(text: string, length = longestName): string {
  return text.length > length ? `${text.slice(0, length - 3).trimEnd()}...` : text;
}
