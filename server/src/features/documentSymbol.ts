/** The outline: letter, sections, issues, parts. */

import type { Issue, Letter, Part, PartKind, Range, Section, SectionKind } from '../letter/letter';
import { cutShort } from '../letter/quotation';
import { withoutBlanks } from '../letter/ranges';
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

/** In UTF-16 units. */
const longestName = 120;
const longestExcerpt = 60;

/** The outline of a letter: one root symbol, or none for a text that is no letter. */
export function documentSymbols(letter: Letter): OutlineSymbol[] {
  if (letter.format === null) return [];
  const caseNumber = letter.header?.fields.find(({ name }) => name === 'caseNumber')?.value?.text;
  const decisionDate = letter.header?.fields.find(({ name }) => name === 'decisionDate')?.value?.text;
  const whole = withoutBlanks(letter.text, letter);
  return [
    {
      kind: 'letter',
      name: cutShort(caseNumber ?? 'IMR determination letter', longestName),
      detail: decisionDate === undefined ? '' : `decided ${cutShort(decisionDate, longestName)}`,
      ...whole,
      selection: { start: whole.start, end: whole.start },
      children: letter.sections
        .filter(({ kind }) => kind !== 'preamble')
        .map((section) => sectionSymbol(letter, section)),
    },
  ];
}

function sectionSymbol(letter: Letter, section: Section): OutlineSymbol {
  const range = withoutBlanks(letter.text, section);
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
  const range = withoutBlanks(letter.text, issue);
  const { item } = issue;
  const name = item?.partlyAuthorized?.disputed.text ?? item?.body.text ?? '';
  const missing = missingInIssue(issue);
  const decision =
    missing.includes('no decision') || !item?.decision ? [] : [item.decision.value ?? item.decision.text];
  return {
    kind: 'issue',
    name: name === '' ? 'Item not named' : cutShort(name, longestName),
    detail: cutShort([...decision, ...missing].join(' - '), longestName),
    ...range,
    selection: within(
      item === null || item.body.text === '' ? { start: range.start, end: range.start } : item.body,
      range,
    ),
    children: issue.parts.filter(({ kind }) => kind !== 'item').map((part) => partSymbol(letter, part)),
  };
}

function partSymbol(letter: Letter, part: Part): OutlineSymbol {
  const range = withoutBlanks(letter.text, part);
  return {
    kind: 'part',
    name: partNames[part.kind],
    detail: part.body.text === '' ? 'empty' : cutShort(part.body.text, longestExcerpt),
    ...range,
    selection: within(part.label ?? part.body, range),
    children: [],
  };
}

function within(range: Range, outer: Range): Range {
  const start = Math.min(Math.max(range.start, outer.start), outer.end);
  return { start, end: Math.min(Math.max(range.end, start), outer.end) };
}
