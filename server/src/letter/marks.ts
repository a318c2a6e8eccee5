/** Marks: which lines of a letter open a section or a part, by their headings, lead-ins and labels. */

import { formats, type LetterFormat } from './formats/index';
import type { FormatId, Mark, PartKind, Range, SectionKind } from './letter';
import { isBlank, type Layout } from './lines';
import { lettersOf, matchPhrase, Opening, Squeezed, squeeze } from './phrases';
import { isCapital, isLetter } from './text';

export interface HeadingMark {
  readonly kind: 'heading';
  readonly section: SectionKind;
  /** The formats that know this heading. */
  readonly formats: readonly FormatId[];
  readonly mark: Mark;
  readonly firstLine: number;
  /** Behind the last line that the heading takes. */
  readonly endLine: number;
}

export interface LeadInMark {
  readonly kind: 'leadIn';
  readonly section: SectionKind;
  readonly range: Range;
  readonly firstLine: number;
}

export interface LabelMark {
  readonly kind: 'label';
  readonly part: Exclude<PartKind, 'item'>;
  /** The formats that know this label. */
  readonly formats: readonly FormatId[];
  readonly mark: Mark;
  readonly firstLine: number;
  /** The last line that the label takes; the part's text may begin on it. */
  readonly lastLine: number;
}

export type LineMark = HeadingMark | LeadInMark | LabelMark;

export function isLabel(mark: LineMark): mark is LabelMark {
  return mark.kind === 'label';
}

/** At most this many letters of a heading or label may be wrong; more is another text. */
export const maxSlips = 2;

interface Phrase {
  readonly wording: string;
  readonly squeezed: string;
}

interface HeadingPhrase extends Phrase {
  readonly section: SectionKind;
  readonly formats: readonly FormatId[];
}

interface LabelPhrase extends Phrase {
  readonly part: LabelMark['part'];
  readonly formats: FormatId[];
}

interface LeadInPhrase extends Phrase {
  readonly section: SectionKind;
}

const headingPhrases = collectHeadings(formats);
const leadInPhrases = collectLeadIns(formats);
const labelPhrases = collectLabels(formats);
const allPhrases = [...headingPhrases, ...leadInPhrases, ...labelPhrases].map(({ squeezed }) => ({
  squeezed,
  letters: lettersOf(squeezed),
}));
const longestHead = longest([...headingPhrases, ...labelPhrases]);
const longestLeadIn = longest(leadInPhrases);

function longest(phrases: readonly Phrase[]): number {
  return Math.max(...phrases.map(({ squeezed }) => squeezed.length));
}

function withoutColon(squeezed: string): string {
  return squeezed.endsWith(':') ? squeezed.slice(0, -1) : squeezed;
}

function collectHeadings(all: readonly LetterFormat[]): HeadingPhrase[] {
  const found = new Map<string, { wording: string; section: SectionKind; formats: FormatId[] }>();
  for (const format of all) {
    for (const { heading, kind } of format.sections) {
      const squeezed = withoutColon(squeeze(heading));
      const known = found.get(squeezed);
      if (known) known.formats.push(format.id);
      else found.set(squeezed, { wording: heading, section: kind, formats: [format.id] });
    }
  }
  return [...found].map(([squeezed, rest]) => ({ squeezed, ...rest }));
}

function collectLeadIns(all: readonly LetterFormat[]): LeadInPhrase[] {
  const found = new Map<string, LeadInPhrase>();
  for (const { sections } of all) {
    for (const { leadIn, kind } of sections) {
      if (leadIn === undefined) continue;
      const squeezed = squeeze(leadIn);
      if (!found.has(squeezed)) found.set(squeezed, { wording: leadIn, squeezed, section: kind });
    }
  }
  return [...found.values()];
}

function collectLabels(all: readonly LetterFormat[]): LabelPhrase[] {
  const found = new Map<string, LabelPhrase>();
  for (const { id, parts } of all) {
    for (const { kind, label } of parts) {
      const squeezed = squeeze(label);
      const known = found.get(squeezed);
      if (known) known.formats.push(id);
      else found.set(squeezed, { wording: label, squeezed, part: kind, formats: [id] });
    }
  }
  return [...found.values()];
}

/** All marks of a letter in the order of its lines; lines taken by a mark open no other. Linear in the text. */
export function findMarks(layout: Layout): LineMark[] {
  const marks: LineMark[] = [];
  let index = 0;
  while (index < layout.lines.length) {
    const mark = isBlank(layout.line(index)) ? null : markAt(layout, index);
    if (mark === null) {
      index += 1;
      continue;
    }
    marks.push(mark);
    index = mark.kind === 'heading' ? mark.endLine : Math.max(index, lineAt(layout, index, endOf(mark))) + 1;
  }
  return marks;
}

function endOf(mark: LeadInMark | LabelMark): number {
  return (mark.kind === 'label' ? mark.mark.end : mark.range.end) - 1;
}

/** The line, at or after `from`, that holds an offset. */
function lineAt(layout: Layout, from: number, offset: number): number {
  let index = from;
  while (index + 1 < layout.lines.length && layout.line(index).end <= offset) index += 1;
  return index;
}

function markAt(layout: Layout, index: number): LineMark | null {
  const line = layout.line(index);
  if (!isLetter(layout.text.charAt(line.contentStart))) return null;
  const limit = windowEnd(layout, index);
  opening.read(layout.text, line.contentStart, limit);
  if (!allPhrases.some(({ letters, squeezed }) => opening.mayHold(letters) && opening.mayBegin(squeezed))) return null;
  const head = new Squeezed(layout.text, line.contentStart, limit, longestHead + 4);
  return headingAt(layout, index, head) ?? labelAt(layout, index, head) ?? leadInAt(layout, index, limit);
}

/** Read anew for each line. */
const opening = new Opening();

/** Phrases wrap over three lines of text at most, with some blank lines between them. */
function windowEnd(layout: Layout, index: number): number {
  let texts = 0;
  let at = index;
  while (at < layout.lines.length && at < index + 12) {
    if (!layout.isBlank(at)) texts += 1;
    at += 1;
    if (texts === 3) break;
  }
  return layout.startOf(at);
}

/** A heading stands alone: behind it, its last line holds nothing but a full stop or colon. */
function headingAt(layout: Layout, index: number, head: Squeezed): HeadingMark | null {
  const line = layout.line(index);
  if (line.contentEnd - line.contentStart > 2 * longestHead) return null;
  // A line of prose may hold nothing but a heading's words where it was wrapped there.
  const previous = layout.previous(index);
  if (previous >= 0 && !layout.beginsOnPurpose(index) && !layout.endsSentence(previous)) return null;
  let best: HeadingMark | null = null;
  for (const phrase of headingPhrases) {
    const match = opening.mayBegin(phrase.squeezed) ? matchPhrase(head.text, phrase.squeezed, maxSlips) : null;
    if (match === null || (best !== null && best.mark.slips <= match.slips)) continue;
    const end = head.offsetBehind(match.length);
    const last = lineAt(layout, index, end - 1);
    if (!/^[.:]?$/.test(layout.text.slice(end, Math.max(end, layout.line(last).contentEnd)).trim())) continue;
    const mark = { start: line.contentStart, end, expected: phrase.wording, slips: match.slips };
    const { section, formats: known } = phrase;
    best = { kind: 'heading', section, formats: known, mark, firstLine: index, endLine: last + 1 };
  }
  return best;
}

function labelAt(layout: Layout, index: number, head: Squeezed): LabelMark | null {
  const line = layout.line(index);
  let best: LabelMark | null = null;
  for (const { squeezed, wording, part, formats: known } of labelPhrases) {
    if (!opening.mayBegin(squeezed)) continue;
    let match = squeezed.endsWith(':') && COLON.test(head.text) ? matchPhrase(head.text, squeezed, maxSlips) : null;
    if (match !== null && !COLON.test(head.text.charAt(match.length - 1))) match = null;
    match ??= labelWithoutColon(layout, index, head, squeezed);
    if (match === null || (best !== null && best.mark.slips <= match.slips)) continue;
    const end = head.offsetBehind(match.length);
    const mark = { start: line.contentStart, end, expected: wording, slips: match.slips };
    best = { kind: 'label', part, formats: known, mark, firstLine: index, lastLine: lineAt(layout, index, end - 1) };
  }
  return best;
}

const COLON = /[:;]/;

/**
 * A label whose colon was forgotten is still a label where nothing else is wrong with it, where it opens a paragraph, and
 * where a capital or nothing follows; otherwise the words are prose.
 */
function labelWithoutColon(layout: Layout, index: number, head: Squeezed, squeezed: string) {
  const bare = withoutColon(squeezed);
  if (!head.text.startsWith(bare) || layout.breakBefore(index) !== 'paragraph') return null;
  const start = layout.line(index).contentStart;
  if (!isCapital(layout.text.charAt(start))) return null;
  const rest = layout.text.slice(head.offsetBehind(bare.length), layout.line(index).contentEnd).trimStart();
  if (bare === squeezed) return { length: bare.length, slips: 0 };
  const first = rest.replace(/^[-\u2013\u2014.;] ?/, '').charAt(0);
  return rest === '' || isCapital(first) ? { length: bare.length, slips: 1 } : null;
}

function leadInAt(layout: Layout, index: number, limit: number): LeadInMark | null {
  const start = layout.line(index).contentStart;
  let head: Squeezed | null = null;
  for (const { squeezed, section } of leadInPhrases) {
    if (!opening.mayBegin(squeezed)) continue;
    head ??= new Squeezed(layout.text, start, limit, longestLeadIn + 4);
    // A long sentence may drift by a word; its beginning may not.
    if (matchPhrase(head.text, squeezed.slice(0, 24), maxSlips) === null) continue;
    const match = matchPhrase(head.text, squeezed, Math.floor(squeezed.length / 12));
    if (match === null) continue;
    return { kind: 'leadIn', section, range: { start, end: head.offsetBehind(match.length) }, firstLine: index };
  }
  return null;
}
