/** Marks: which lines of a letter open a section or a part, by their headings, lead-ins and labels. */

import { formats, type LetterFormat } from './formats/index';
import type { FormatId, Mark, PartKind, Range, SectionKind } from './letter';
import { isBlank, type Layout } from './lines';
import { lettersOf, matchPhrase, Opening, Squeezed, squeeze } from './phrases';
import { isCapital, isLetter } from './text';
import { WordMemory } from './wordMemory';

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
  const start = layout.line(index).contentStart;
  if (!isLetter(layout.text.charAt(start))) return null;
  const limit = windowEnd(layout, index);
  const wordsUpTo = (length: number) => layout.text.slice(start, Math.min(limit, start + length));
  if (!glances.of(wordsUpTo(longestGlance))) return null;
  const opens = openings.of(wordsUpTo(longestWindow));
  return headingAt(layout, index, opens) ?? labelAt(layout, index, opens) ?? leadInAt(layout, index, opens);
}

/** What the words at the start of a line may open, whatever stands around them; offsets count from the first word. */
interface Opens {
  readonly headings: readonly { readonly phrase: HeadingPhrase; readonly end: number; readonly slips: number }[];
  readonly labels: readonly {
    readonly phrase: LabelPhrase;
    /** The label with its colon, if it is there; slips are letters that are wrong. */
    readonly whole: { readonly end: number; readonly slips: number } | null;
    /** Behind the label's words where nothing is wrong with them, colon or not. */
    readonly bareEnd: number | null;
  }[];
  readonly leadIn: { readonly section: SectionKind; readonly end: number } | null;
}

/** Read anew for each line. */
const opening = new Opening();

/** So many characters of a line say whether it can open anything; a phrase parted by more blanks than fit in is not looked for. */
const longestGlance = 48;
/** The longest stretch in which a phrase is looked for. */
const longestWindow = 2 * (Math.max(longestHead, longestLeadIn) + 4);

/** Whether any phrase may begin here, since most lines are prose. */
const glances = new WordMemory<boolean>(100_000, (words) => {
  opening.read(words, 0, words.length);
  return allPhrases.some(({ letters, squeezed }) => opening.mayHold(letters) && opening.mayBegin(squeezed));
});

const openings = new WordMemory<Opens>(200_000, (words) => {
  opening.read(words, 0, words.length);
  const head = new Squeezed(words, 0, words.length, longestHead + 4);
  return { headings: headingsOf(head), labels: labelsOf(head), leadIn: leadInOf(words) };
});

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

function headingsOf(head: Squeezed): Opens['headings'] {
  return headingPhrases.flatMap((phrase) => {
    const match = opening.mayBegin(phrase.squeezed) ? matchPhrase(head.text, phrase.squeezed, maxSlips) : null;
    return match === null ? [] : { phrase, end: head.offsetBehind(match.length), slips: match.slips };
  });
}

/** A heading stands alone: behind it, its last line holds nothing but a full stop or colon. */
function headingAt(layout: Layout, index: number, { headings }: Opens): HeadingMark | null {
  if (headings.length === 0) return null;
  const line = layout.line(index);
  if (line.contentEnd - line.contentStart > 2 * longestHead) return null;
  // A line of prose may hold nothing but a heading's words where it was wrapped there.
  const previous = layout.previous(index);
  if (previous >= 0 && !layout.beginsOnPurpose(index) && !layout.endsSentence(previous)) return null;
  let best: HeadingMark | null = null;
  for (const { phrase, end: length, slips } of headings) {
    if (best !== null && best.mark.slips <= slips) continue;
    const end = line.contentStart + length;
    const last = lineAt(layout, index, end - 1);
    if (!/^[.:]?$/.test(layout.text.slice(end, Math.max(end, layout.line(last).contentEnd)).trim())) continue;
    const mark = { start: line.contentStart, end, expected: phrase.wording, slips };
    const { section, formats: known } = phrase;
    best = { kind: 'heading', section, formats: known, mark, firstLine: index, endLine: last + 1 };
  }
  return best;
}

function labelsOf(head: Squeezed): Opens['labels'] {
  const hasColon = COLON.test(head.text);
  return labelPhrases.flatMap((phrase) => {
    const { squeezed } = phrase;
    if (!opening.mayBegin(squeezed)) return [];
    const match = hasColon && squeezed.endsWith(':') ? matchPhrase(head.text, squeezed, maxSlips) : null;
    const isWhole = match !== null && COLON.test(head.text.charAt(match.length - 1));
    const whole = isWhole ? { end: head.offsetBehind(match.length), slips: match.slips } : null;
    const bare = withoutColon(squeezed);
    const bareEnd = head.text.startsWith(bare) ? head.offsetBehind(bare.length) : null;
    return whole === null && bareEnd === null ? [] : { phrase, whole, bareEnd };
  });
}

function labelAt(layout: Layout, index: number, { labels }: Opens): LabelMark | null {
  const { contentStart } = layout.line(index);
  let best: LabelMark | null = null;
  for (const { phrase, whole, bareEnd } of labels) {
    const found = whole ?? (bareEnd === null ? null : labelWithoutColon(layout, index, phrase, bareEnd));
    if (found === null || (best !== null && best.mark.slips <= found.slips)) continue;
    const end = contentStart + found.end;
    const mark = { start: contentStart, end, expected: phrase.wording, slips: found.slips };
    const lastLine = lineAt(layout, index, end - 1);
    best = { kind: 'label', part: phrase.part, formats: phrase.formats, mark, firstLine: index, lastLine };
  }
  return best;
}

const COLON = /[:;]/;

/**
 * A label whose colon was forgotten is still a label where nothing else is wrong with it, where it opens a paragraph, and
 * where a capital or nothing follows; otherwise the words are prose.
 */
function labelWithoutColon(layout: Layout, index: number, { squeezed }: LabelPhrase, end: number) {
  if (layout.breakBefore(index) !== 'paragraph') return null;
  const { contentStart, contentEnd } = layout.line(index);
  if (!isCapital(layout.text.charAt(contentStart))) return null;
  if (!squeezed.endsWith(':')) return { end, slips: 0 };
  const rest = layout.text.slice(contentStart + end, contentEnd).trimStart();
  const first = rest.replace(/^[-\u2013\u2014.;] ?/, '').charAt(0);
  return rest === '' || isCapital(first) ? { end, slips: 1 } : null;
}

function leadInOf(words: string): Opens['leadIn'] {
  let head: Squeezed | null = null;
  for (const { squeezed, section } of leadInPhrases) {
    if (!opening.mayBegin(squeezed)) continue;
    head ??= new Squeezed(words, 0, words.length, longestLeadIn + 4);
    // A long sentence may drift by a word; its beginning may not.
    if (matchPhrase(head.text, squeezed.slice(0, 24), maxSlips) === null) continue;
    const match = matchPhrase(head.text, squeezed, Math.floor(squeezed.length / 12));
    if (match !== null) return { section, end: head.offsetBehind(match.length) };
  }
  return null;
}

function leadInAt(layout: Layout, index: number, { leadIn }: Opens): LeadInMark | null {
  if (leadIn === null) return null;
  const start = layout.line(index).contentStart;
  return { kind: 'leadIn', section: leadIn.section, range: { start, end: start + leadIn.end }, firstLine: index };
}
