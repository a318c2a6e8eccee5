/**
 * What a letter lacks of its form, ready to be inserted: issues, parts, sections, header fields, credentials.
 *
 * The wording is that of the letter's format; what only a person knows stands as `[INSERT ...]`, which a client with
 * fields shows as one. Inserted is between lines only, behind or before all of a line's text, so that nothing that stands
 * in the letter changes; a note that stands right above a line stays right above it.
 */

import type { Edit } from './edits';
import type { LetterFormat } from './formats/format';
import { insertableForm } from './forms';
import {
  certifiedSentence,
  credentialLines,
  fields,
  headerLines,
  issueParagraphs,
  partBody,
  sectionParagraphs,
} from './formText';
import { isAboutNextLine } from './ignores';
import type { HeaderFieldName, Issue, Letter, PartKind, Range, SectionKind } from './letter';
import { lineEndOf, startOfLine, WIDEST_WRAP } from './lines';
import { countLeading } from './ranges';
import { unlabeledText } from './unlabeledText';

/** How a letter is laid out, found once for all that is inserted into it. */
interface LayoutTraits {
  /** The line end of most lines. */
  readonly lineEnd: string;
  /** What parts two paragraphs: more blank lines where every line has one behind it. */
  readonly gap: string;
  /** The length at which lines are wrapped by hand; `Infinity` where they are not. */
  readonly width: number;
  /** Where the text begins, behind blanks and a byte order mark. */
  readonly firstText: number;
}

const traits = new WeakMap<Letter, LayoutTraits>();

function traitsOf(letter: Letter): LayoutTraits {
  let known = traits.get(letter);
  if (known === undefined) {
    let width = 0;
    for (const { contentStart, contentEnd } of letter.layout.lines) width = Math.max(width, contentEnd - contentStart);
    const lineEnd = lineEndOf(letter.source);
    known = {
      lineEnd,
      gap: lineEnd.repeat(letter.layout.spacing > 0 ? 3 : 2),
      width: width === 0 || width > WIDEST_WRAP ? Number.POSITIVE_INFINITY : width,
      firstText: letter.source.search(/[^\s\ufeff]|$/),
    };
    traits.set(letter, known);
  }
  return known;
}

/** The letter's own line end: that of most of its lines. */
export function ownLineEnd(letter: Letter): string {
  return traitsOf(letter).lineEnd;
}

/** What parts two paragraphs of a letter. */
export function gapOf(letter: Letter): string {
  return traitsOf(letter).gap;
}

/**
 * Where a stretch that begins at a line begins with the notes that stand right above it: what is inserted or moved goes
 * above them. A note that silences a finding in the next line belongs to that line over blank lines too.
 */
export function startWithNotes({ source, notes }: Letter, lineStart: number): number {
  let start = lineStart;
  for (let index = countLeading(notes, (note) => note.start < lineStart) - 1; index >= 0; index -= 1) {
    const note = notes[index];
    if (note === undefined) break;
    const between = source.slice(note.end, start);
    if (between.trim() !== '') break;
    const isNext = (between.match(/\r\n|\n|\r/g)?.length ?? 0) <= 1;
    if (!isNext && !isAboutNextLine(note)) break;
    start = startOfLine(source, note.start);
  }
  return start;
}

/** The end of the last line in a stretch that holds text or a note, before its line end; the start where none does. */
export function endOfContent({ source }: Letter, { start, end }: Range): number {
  return start + source.slice(start, end).trimEnd().length;
}

/** An issue with the notes that belong to it, from its first line to the end of its last one, without what parts issues. */
export function issueBlocks(letter: Letter): Range[] {
  const starts = letter.issues.map(({ start }) => startWithNotes(letter, start));
  return letter.issues.map((issue, index) => {
    const start = starts[index] ?? issue.start;
    return { start, end: endOfContent(letter, { start, end: Math.max(start, starts[index + 1] ?? issue.end) }) };
  });
}

/**
 * Inserted lines, wrapped as the letter's are: a letter of wrapped lines with one long line among them would be read as
 * one of long lines. Fields are not broken, as they could not be told from other text then.
 */
function wrapped(letter: Letter, text: string): string {
  const { width } = traitsOf(letter);
  const nl = ownLineEnd(letter);
  const wrapLine = (line: string) => {
    if (line.length <= width) return line;
    const lines: string[] = [];
    let current = '';
    for (const [word] of line.matchAll(/(?:\[INSERT [^\]]*\]|\S)+/g)) {
      if (current !== '' && current.length + 1 + word.length > width) {
        lines.push(current);
        current = word;
      } else current = current === '' ? word : `${current} ${word}`;
    }
    return [...lines, current].join(nl);
  };
  return text.split(nl).map(wrapLine).join(nl);
}

/** Inserts paragraphs behind a place at the end of a line; at the start of the text where nothing stands before it. */
function behind(letter: Letter, at: number, words: string): Edit {
  const paragraphs = wrapped(letter, words);
  if (traitsOf(letter).firstText < at) return { start: at, end: at, newText: gapOf(letter) + paragraphs };
  const start = letter.source.startsWith('\ufeff') ? 1 : 0;
  const rest = letter.source.slice(start).trim() === '' ? ownLineEnd(letter) : gapOf(letter);
  return { start, end: start, newText: paragraphs + rest };
}

/** Inserts paragraphs above the line that begins at an offset. */
function above(letter: Letter, lineStart: number, words: string, gap = gapOf(letter)): Edit {
  const paragraphs = wrapped(letter, words);
  const start = Math.max(startWithNotes(letter, lineStart), letter.source.startsWith('\ufeff') ? 1 : 0);
  return { start, end: start, newText: paragraphs + gap };
}

/** Paragraphs of the form, with the letter's own line ends and what it has between paragraphs. */
function joined(letter: Letter, paragraphs: readonly string[]): string {
  return paragraphs.join(gapOf(letter)).replace(/\r\n|\n/g, (end) => (end === '\n' ? ownLineEnd(letter) : end));
}

/**
 * A new issue behind the one at an offset, else at the end of the issues section; with the section's heading and lead-in
 * where the section is missing. `null` for text that is no letter and for forms whose issues have no item lines.
 */
export function issueInsertion(letter: Letter, offset: number): Edit | null {
  const form = insertableForm(letter);
  if (form === null) return null;
  const blocks = issueBlocks(letter);
  const here = blocks.findLast(({ start }) => start <= offset);
  const isInside = here !== undefined && offset < (letter.issues.at(-1)?.end ?? 0);
  const block = isInside || (here === blocks.at(-1) && here !== undefined) ? here : blocks.at(-1);
  if (block !== undefined) return behind(letter, block.end, joined(letter, issueParagraphs(form)));
  const section = letter.sections.find(({ kind }) => kind === 'issues');
  if (section !== undefined)
    return behind(letter, endOfContent(letter, section), joined(letter, issueParagraphs(form)));
  return sectionInsertion(letter, 'issues');
}

/** An issue for another item, behind the issue at an index: with its decision where that is known. */
export function issueBehind(letter: Letter, index: number, item: string, decision: string | null): Edit | null {
  const form = insertableForm(letter);
  const block = issueBlocks(letter)[index];
  if (form === null || block === undefined) return null;
  return behind(letter, block.end, joined(letter, issueParagraphs(form, item, decision ?? fields.decision)));
}

/**
 * A part that an issue lacks, at its place among the others, with fields or with the words given for it; `null` where it
 * is there.
 */
export function partInsertion(letter: Letter, issue: Issue, kind: PartKind, body?: string): Edit | null {
  const form = insertableForm(letter);
  if (form === null || issue.parts.some((part) => part.kind === kind)) return null;
  const order: readonly PartKind[] = ['item', ...form.parts.map((part) => part.kind)];
  const place = order.indexOf(kind);
  const label = form.parts.find((part) => part.kind === kind)?.label;
  const words = kind === 'item' ? `: ${fields.decision}` : (body ?? partBody(kind));
  const text = kind === 'item' ? fields.item + words : `${label ?? ''} ${words}`;
  const later = issue.parts.find((part) => order.indexOf(part.kind) > place);
  if (later !== undefined) return above(letter, later.start, text);
  const earlier = issue.parts.at(-1);
  if (earlier === undefined) return null;
  const end = earlier.start + letter.text.slice(earlier.start, earlier.end).trimEnd().length;
  return behind(letter, end, text);
}

export interface RationaleInsertion {
  readonly edit: Edit;
  /** As the title of a fix. */
  readonly title: string;
  /** Whether the text is there and lacks its label only. */
  readonly isThere: boolean;
}

/**
 * The rationale that an issue lacks: its label alone where text that has none stands below the issue's lines, else with
 * fields. `null` where the part is there, or where it may be there under another label or within a line.
 */
export function rationaleInsertion(letter: Letter, issue: Issue): RationaleInsertion | null {
  const label = insertableForm(letter)?.parts.find(({ kind }) => kind === 'rationale')?.label;
  if (label === undefined || issue.rationale !== null) return null;
  const start = unlabeledText(letter, issue);
  if (start === 'unclear') return null;
  if (start !== null) {
    const edit = { start, end: start, newText: `${label} ` };
    return { title: `Put "${label}" before its text`, edit, isThere: true };
  }
  const edit = partInsertion(letter, issue, 'rationale');
  return edit && { title: 'Insert the decision rationale with fields', edit, isThere: false };
}

/** A section with its heading, its standard text and fields for the rest; `null` where the form has none of that kind. */
function sectionText(letter: Letter, form: LetterFormat, kind: SectionKind): string | null {
  const paragraphs = sectionParagraphs(form, kind);
  if (paragraphs === null) return null;
  return joined(letter, kind === 'issues' ? [...paragraphs, ...issueParagraphs(form)] : paragraphs);
}

/** A section that is missing, before the first one that comes later in the form, else at the end of the letter. */
export function sectionInsertion(letter: Letter, kind: SectionKind): Edit | null {
  const form = insertableForm(letter);
  const text = form === null ? null : sectionText(letter, form, kind);
  if (form === null || text === null || letter.sections.some((section) => section.kind === kind)) return null;
  const order = form.sections.map((section) => section.kind as SectionKind);
  const later = letter.sections.find((section) => order.indexOf(section.kind) > order.indexOf(kind));
  if (later !== undefined) return above(letter, later.start, text);
  return behind(letter, endOfContent(letter, letter), text);
}

/** The heading of a section that is there without it. */
export function headingInsertion(letter: Letter, kind: SectionKind): Edit | null {
  const heading = insertableForm(letter)?.sections.find((section) => section.kind === kind)?.heading;
  const section = letter.sections.find((one) => one.kind === kind);
  if (heading === undefined || section === undefined || section.heading !== null) return null;
  return above(letter, section.start, heading, ownLineEnd(letter));
}

/**
 * The header fields of these names, below the header table, or as a table above the letter where it has none. `null`
 * where all values stand behind all labels, as then no line can be added at one place.
 */
export function headerInsertion(letter: Letter, names: readonly HeaderFieldName[]): Edit | null {
  const form = insertableForm(letter);
  if (form === null || names.length === 0) return null;
  const nl = ownLineEnd(letter);
  const lines = headerLines(form, names);
  const section = letter.sections.find(({ kind }) => kind === 'header');
  if (section === undefined) {
    const first = letter.sections.find(({ kind }) => kind !== 'preamble');
    return first === undefined ? null : above(letter, first.start, lines.join(nl));
  }
  const { text } = letter;
  const apart = letter.header?.fields.some(
    ({ name, label, value }) =>
      name !== 'applicationReceived' && value !== null && /[\r\n]/.test(text.slice(label.end, value.start)),
  );
  if (apart === true) return null;
  const end = section.start + text.slice(section.start, section.end).trimEnd().length;
  return { start: end, end, newText: `${nl}${lines.join(nl)}` };
}

/**
 * What the section on the reviewer lacks: the lines of the qualifications, or the sentence that stands for them in the
 * form of 2014. `lacks`: what no line names; `known`: the labels that stand there, `value` empty where nothing follows.
 */
export function credentialsInsertion(
  letter: Letter,
  lacks: Readonly<Record<'licensure' | 'specialties', boolean>>,
  known: readonly (Range & { readonly name: 'opening' | 'licensure' | 'specialties'; readonly value: string })[],
): Edit[] {
  const form = insertableForm(letter);
  const section = letter.sections.find(({ kind }) => kind === 'reviewer');
  if (form === null || section === undefined) return [];
  const { credentials } = form;
  const end = section.start + letter.text.slice(section.start, section.end).trimEnd().length;
  if (credentials === undefined)
    return lacks.licensure && lacks.specialties ? [{ start: end, end, newText: ` ${certifiedSentence()}` }] : [];
  if (known.length === 0) return [behind(letter, end, credentialLines(form).join(ownLineEnd(letter)))];
  const nl = ownLineEnd(letter);
  const edits: Edit[] = [];
  for (const [name, field] of [
    ['licensure', fields.state],
    ['specialties', fields.specialty],
  ] as const) {
    if (!lacks[name]) continue;
    const label = known.find((one) => one.name === name);
    if (label !== undefined) {
      edits.push({ start: label.end, end: label.end, newText: ` ${field}` });
      continue;
    }
    const line = `${credentials[name]} ${field}`;
    const specialties = name === 'licensure' ? known.find((one) => one.name === 'specialties') : undefined;
    edits.push(
      specialties === undefined
        ? { start: end, end, newText: `${nl}${line}` }
        : { ...above(letter, startOfLine(letter.source, specialties.start), line, nl) },
    );
  }
  return edits.sort((one, other) => one.start - other.start);
}
