/**
 * Where the issues of a letter begin and end, and which lines belong to which part.
 *
 * The form is plain (item line, two guideline lines, rationale) but letters are damaged, half written, and quote one
 * another. So an item line or a label opens something only where its surroundings agree: damage in one issue must not
 * reach the next one, and a quotation inside a rationale must stay a quotation.
 */

import { decisionAtEnd, looksLikeDecision } from './decisions';
import type { PartKind } from './letter';
import type { Layout } from './lines';
import type { LabelMark } from './marks';
import { foldSpace, isCapital, isSmall } from './text';

export interface PartOutline {
  readonly kind: PartKind | 'text';
  readonly firstLine: number;
  readonly endLine: number;
  readonly label: LabelMark | null;
}

export interface IssueOutline {
  readonly firstLine: number;
  readonly endLine: number;
  readonly parts: readonly PartOutline[];
}

interface DecisionEvent {
  readonly kind: 'decision';
  /** The line that ends with the decision. */
  readonly line: number;
  readonly itemStart: number;
}

type Event = DecisionEvent | LabelMark;

interface OpenIssue {
  firstLine: number;
  /** Item lines, `[firstLine, endLine)` each; more than one where the item line is doubled. */
  items: { firstLine: number; endLine: number }[];
  labels: LabelMark[];
}

const lineOf = (event: Event) => (event.kind === 'decision' ? event.itemStart : event.firstLine);
const lastLineOf = (event: Event) => (event.kind === 'decision' ? event.line : event.lastLine);

/**
 * Outlines the issues between two lines (behind heading and lead-in). Text before the first issue belongs to none.
 * Linear: each line is looked at a bounded number of times.
 */
export function outlineIssues(
  layout: Layout,
  labelMarks: readonly LabelMark[],
  firstLine: number,
  endLine: number,
): IssueOutline[] {
  const labels = labelMarks.filter((mark) => opensLine(layout, mark, firstLine));
  const events = acceptDecisions(layout, labels, firstLine, endLine);
  const issues = openIssues(layout, events, firstLine, endLine);
  return issues.map((issue, index) => finish(layout, issue, issues[index + 1]?.firstLine ?? endLine));
}

/** A label in the middle of a sentence that was wrapped before it is prose. */
function opensLine(layout: Layout, mark: LabelMark, firstLine: number): boolean {
  const previous = layout.previous(mark.firstLine);
  if (previous < firstLine || layout.beginsOnPurpose(mark.firstLine) || layout.endsSentence(previous)) return true;
  return decisionAtEnd(layout, previous) !== null;
}

/**
 * Merges the labels with those item lines that really open an issue. Decided from the end of the section, because an item
 * line is known by what follows it: a label, the next item line, or nothing more.
 */
function acceptDecisions(layout: Layout, labels: readonly LabelMark[], firstLine: number, endLine: number): Event[] {
  const candidates = decisionCandidates(layout, labels, firstLine, endLine);
  const accepted: Event[] = [];
  let nextLabel = labels.length - 1;
  for (let index = candidates.length - 1; index >= 0; index -= 1) {
    const candidate = candidates[index];
    if (candidate === undefined) continue;
    for (let label = labels[nextLabel]; label !== undefined && label.firstLine > candidate.line; ) {
      accepted.push(label);
      nextLabel -= 1;
      label = labels[nextLabel];
    }
    const earlier = labels.slice(Math.max(0, nextLabel - 8), nextLabel + 1);
    if (opensIssue(layout, candidate, accepted.at(-1), earlier, endLine)) accepted.push(candidate);
  }
  for (let label = labels[nextLabel]; label !== undefined; ) {
    accepted.push(label);
    nextLabel -= 1;
    label = labels[nextLabel];
  }
  return accepted.reverse();
}

function decisionCandidates(
  layout: Layout,
  labels: readonly LabelMark[],
  firstLine: number,
  endLine: number,
): DecisionEvent[] {
  const candidates: DecisionEvent[] = [];
  let bound = firstLine - 1;
  let label = 0;
  for (let index = firstLine; index < endLine; index += 1) {
    const mark = labels[label];
    if (mark !== undefined && index === mark.firstLine) {
      bound = mark.lastLine;
      index = mark.lastLine;
      label += 1;
      continue;
    }
    if (layout.isBlank(index) || decisionAtEnd(layout, index) === null) continue;
    const next = layout.nextText(index + 1, endLine);
    const closes =
      next === endLine ||
      labels[label]?.firstLine === next ||
      layout.breakBefore(next) !== 'line' ||
      layout.beginsOnPurpose(next) ||
      isCapital(layout.text.charAt(layout.line(next).contentStart));
    if (!closes) continue;
    candidates.push({ kind: 'decision', line: index, itemStart: itemStart(layout, index, bound) });
    bound = index;
  }
  return candidates;
}

function opensIssue(
  layout: Layout,
  candidate: DecisionEvent,
  next: Event | undefined,
  earlier: readonly LabelMark[],
  endLine: number,
): boolean {
  const nextLine = next === undefined ? endLine : lineOf(next);
  const prose = layout.nextText(candidate.line + 1, nextLine);
  const insideRationale = earlier.some(({ part }) => part === 'rationale');
  if (prose === nextLine) {
    if (next?.kind === 'label') return true;
    // An item line at the end of a rationale that announces it (`... as follows:`) is quoted.
    const before = layout.previous(candidate.itemStart);
    return !(insideRationale && before >= 0 && layout.text.charAt(layout.line(before).contentEnd - 1) === ':');
  }
  if (followsConclusion(layout, candidate)) return true;
  if (next === undefined) {
    if (!insideRationale) return true;
    // The last item of a draft, with the first words of its next line.
    const line = layout.line(prose);
    const rest = layout.nextText(prose + 1, endLine);
    return rest === endLine && line.contentEnd - line.contentStart < 40 && !layout.endsSentence(prose);
  }
  if (next.kind === 'decision') return false;
  if (next.part !== 'claimsAdministratorGuideline') return true;
  return !insideRationale || itemAbove(layout, next.firstLine, candidate.line) === null;
}

/**
 * Whether an item line stands in a paragraph of its own right behind the sentence that concludes a rationale. Then it is
 * the next item even where none of its labels can be read; what a rationale quotes, it quotes before it concludes.
 */
function followsConclusion(layout: Layout, { itemStart: first, line }: DecisionEvent): boolean {
  const previous = layout.previous(first);
  if (previous < 0 || layout.breakBefore(first) !== 'paragraph' || !layout.endsSentence(previous)) return false;
  const end = layout.line(previous).contentEnd;
  return decisionAtEnd(layout, line)?.slips === 0 && NECESSITY.test(layout.text.slice(Math.max(0, end - 240), end));
}

const NECESSITY = /medical(?:ly)? ?\s*necess/i;

/** The first line of the item whose decision ends `line`; the item lies behind the line `bound`. */
function itemStart(layout: Layout, line: number, bound: number): number {
  let paragraph = line;
  while (layout.breakBefore(paragraph) !== 'paragraph' && layout.previous(paragraph) > bound)
    paragraph = layout.previous(paragraph);
  const glued = layout.breakBefore(paragraph) !== 'paragraph' && layout.previous(paragraph) === bound && bound >= 0;
  let start = line;
  for (let steps = 0; steps < longestItem; steps += 1) {
    const previous = layout.previous(start);
    if (previous <= bound) break;
    // A decision that was wrapped onto a line of its own belongs to the colon on the line before.
    if (start === line && standsAlone(layout, line)) {
      start = previous;
      continue;
    }
    const incomplete = lacksOriginal(layout, start, line);
    const ends = layout.endsSentence(previous);
    if (layout.breakBefore(start) === 'line') {
      const onPurpose = layout.beginsOnPurpose(start) && !endsWithComma(layout, previous);
      const stops = glued ? ends || onPurpose : ends && onPurpose;
      if (stops && !incomplete) break;
    } else if (!incomplete && (ends || !continues(layout, start, line))) break;
    start = previous;
  }
  return start;
}

const longestItem = 40;

function standsAlone(layout: Layout, line: number): boolean {
  const decision = decisionAtEnd(layout, line);
  return decision !== null && decision.itemEnd < layout.line(line).contentStart;
}

function endsWithComma(layout: Layout, line: number): boolean {
  return layout.text.charAt(layout.line(line).contentEnd - 1) === ',';
}

/** Whether the text behind a page break goes on with a sentence begun before it. */
function continues(layout: Layout, start: number, line: number): boolean {
  const { contentStart } = layout.line(start);
  const before = layout.line(layout.previous(start));
  if (
    /original request,$/i.test(
      foldSpace(layout.text, Math.max(before.contentStart, before.contentEnd - 24), before.contentEnd),
    )
  )
    return true;
  const first = layout.text.charAt(contentStart);
  if (first === '(' || isSmall(first)) return true;
  if (layout.breakBefore(start) === 'page' && !layout.beginsOnPurpose(start)) return true;
  // A bracket that is closed here was opened before.
  const item = layout.text.slice(contentStart, layout.line(line).contentEnd);
  if (item.split(')').length > item.split('(').length) return true;
  // The last sentence of a partly authorised request ends with `is` before its colon and begins with `The ... request,`.
  if (!/\sis\s*:[^:]*$/i.test(item)) return false;
  return /\boriginal\s+request,[^.]*$/i.test(layout.text.slice(Math.max(0, contentStart - 300), contentStart));
}

/** A partly authorised request has three sentences; without the first one the item is not whole. */
function lacksOriginal(layout: Layout, start: number, line: number): boolean {
  const text = foldSpace(layout.text, layout.line(start).contentStart, layout.line(line).contentEnd);
  if (/was the original request/i.test(text)) return false;
  return /authorized by the Claims Administrator|Claims Administrator authorized|\boriginal request\b/i.test(text);
}

/**
 * The first line of a paragraph directly above a label that can only be an item whose decision is missing or not
 * recognisable: it stands by itself and does not end as a sentence does. `null` where there is none.
 */
function itemAbove(layout: Layout, labelLine: number, bound: number): number | null {
  const last = layout.previous(labelLine);
  if (last <= bound) return null;
  let first = last;
  for (
    let lines = 1;
    lines < longestItem && layout.breakBefore(first) === 'line' && layout.previous(first) > bound;
    lines += 1
  ) {
    first = layout.previous(first);
  }
  // Where no blank line parts item and rationale, the item begins behind the sentence that ends the rationale.
  if (layout.breakBefore(first) === 'line') {
    first = last;
    while (
      layout.previous(first) > bound &&
      !layout.endsSentence(layout.previous(first)) &&
      !layout.beginsOnPurpose(first)
    ) {
      first = layout.previous(first);
    }
    if (!layout.endsSentence(layout.previous(first))) return null;
  }
  const text = foldSpace(layout.text, layout.line(first).contentStart, layout.line(last).contentEnd);
  const partly = /IMR eligible|was the original request/i.test(text);
  if (looksLikeDecision(text) || (partly && !/medically necessary/i.test(text))) return first;
  const prose = /[.?!;]["'\u201d\u2019)\]]*$|medically necessary|[a-z]{2}[.?!]["'\u201d\u2019)\]]* [A-Z]/;
  return prose.test(text) ? null : first;
}

function openIssues(layout: Layout, events: readonly Event[], firstLine: number, endLine: number): OpenIssue[] {
  const issues: OpenIssue[] = [];
  const labelsBehind = labelsUntilNextItem(events);
  let current: OpenIssue | undefined;
  let bound = firstLine - 1;
  events.forEach((event, index) => {
    if (event.kind === 'decision') {
      const item = { firstLine: event.itemStart, endLine: event.line + 1 };
      const doubled =
        current !== undefined &&
        current.labels.length === 0 &&
        itemText(layout, current.items[0]) === itemText(layout, item);
      if (current !== undefined && doubled) current.items.push(item);
      else {
        current = { firstLine: item.firstLine, items: [item], labels: [] };
        issues.push(current);
      }
    } else {
      const role =
        current === undefined ? 'opens' : roleOfLabel(layout, event, current, labelsBehind[index] ?? new Set(), bound);
      if (role === 'prose') return;
      if (role === 'opens' || current === undefined) {
        const above = itemAbove(layout, event.firstLine, bound);
        const start = above ?? event.firstLine;
        const items = above === null ? [] : [{ firstLine: above, endLine: event.firstLine }];
        current = { firstLine: start, items, labels: [] };
        issues.push(current);
      }
      current.labels.push(event);
    }
    bound = lastLineOf(event);
  });
  if (issues.length === 0) return draftItem(layout, firstLine, endLine);
  return issues;
}

/** For each event, the kinds of labels that follow it before the next item line. */
function labelsUntilNextItem(events: readonly Event[]): Set<PartKind>[] {
  const sets: Set<PartKind>[] = new Array(events.length);
  let behind = new Set<PartKind>();
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index];
    sets[index] = behind;
    if (event?.kind === 'label') behind = behind.has(event.part) ? behind : new Set([...behind, event.part]);
    else behind = new Set();
  }
  return sets;
}

/** Whether a label belongs to the issue that is open, opens the next one (whose item line is lost), or is quoted. */
function roleOfLabel(
  layout: Layout,
  label: LabelMark,
  current: OpenIssue,
  behind: ReadonlySet<PartKind>,
  bound: number,
): 'belongs' | 'opens' | 'prose' {
  const has = (kind: PartKind) => current.labels.some(({ part }) => part === kind);
  const argued = has('rationale');
  if (label.part === 'rationale') return 'belongs';
  if (label.part === 'claimsAdministratorGuideline') {
    if ((argued || has('reviewerGuideline')) && itemAbove(layout, label.firstLine, bound) !== null) return 'opens';
    if (argued) {
      if (!has('claimsAdministratorGuideline') && !has('reviewerGuideline')) return 'belongs';
      if (behind.has('reviewerGuideline') || behind.has('rationale')) return 'opens';
      return has('claimsAdministratorGuideline') ? 'prose' : 'belongs';
    }
    return has('reviewerGuideline') && behind.has('reviewerGuideline') ? 'opens' : 'belongs';
  }
  if (!argued || !has('reviewerGuideline')) return 'belongs';
  if (itemAbove(layout, label.firstLine, bound) !== null || behind.has('rationale')) return 'opens';
  return 'prose';
}

/** In a section without any decision or label, a first short paragraph is the item being typed. */
function draftItem(layout: Layout, firstLine: number, endLine: number): OpenIssue[] {
  const first = layout.nextText(firstLine, endLine);
  if (first === endLine) return [];
  let last = first;
  for (let next = layout.nextText(first + 1, endLine); next < endLine && layout.breakBefore(next) === 'line'; ) {
    last = next;
    next = layout.nextText(next + 1, endLine);
  }
  if (layout.endsSentence(last) || last - first >= 4) return [];
  return [{ firstLine: first, items: [{ firstLine: first, endLine: last + 1 }], labels: [] }];
}

function itemText(layout: Layout, item: { firstLine: number; endLine: number } | undefined): string {
  return item === undefined
    ? ''
    : foldSpace(layout.text, layout.startOf(item.firstLine), layout.startOf(item.endLine)).toLowerCase();
}

function finish(layout: Layout, issue: OpenIssue, endLine: number): IssueOutline {
  const starts: { kind: PartKind; firstLine: number; textEnd: number | null; label: LabelMark | null }[] = [
    ...issue.items.map((item) => ({
      kind: 'item' as const,
      firstLine: item.firstLine,
      textEnd: item.endLine,
      label: null,
    })),
    ...issue.labels.map((label) => ({ kind: label.part, firstLine: label.firstLine, textEnd: null, label })),
  ];
  const parts: PartOutline[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1]?.firstLine ?? endLine;
    const textEnd = start.textEnd ?? (start.kind === 'rationale' ? end : guidelineEnd(layout, start.label, end));
    const stray = layout.nextText(textEnd, end);
    parts.push({
      kind: start.kind,
      firstLine: start.firstLine,
      endLine: stray === end ? end : stray,
      label: start.label,
    });
    if (stray !== end) parts.push({ kind: 'text', firstLine: stray, endLine: end, label: null });
  });
  return { firstLine: issue.firstLine, endLine, parts };
}

/**
 * A guideline line ends where a new paragraph argues instead of citing. Titles of sources hold full stops and page breaks,
 * so a full stop and a blank line alone do not end it.
 */
function guidelineEnd(layout: Layout, label: LabelMark | null, endLine: number): number {
  if (label === null) return endLine;
  for (
    let index = layout.nextText(label.lastLine + 1, endLine);
    index < endLine;
    index = layout.nextText(index + 1, endLine)
  ) {
    if (layout.breakBefore(index) !== 'paragraph' || !layout.endsSentence(layout.previous(index))) continue;
    const line = layout.line(index);
    const opening = foldSpace(layout.text, line.contentStart, Math.min(line.contentEnd, line.contentStart + 300));
    if (!GUIDELINE_SENTENCE.test(opening) && ARGUMENT.test(opening)) return index;
  }
  return endLine;
}

const GUIDELINE_SENTENCE = /^(Decision based|The (Claims Administrator|Expert Reviewer))/i;
const ARGUMENT =
  /^\S+ \S+:|\b(?:requests?|patient|worker|claimant|applicant|documented|documentation|recommends?|recommended|indicated|medically|necessary|there (?:is|are|was|were))\b/i;
