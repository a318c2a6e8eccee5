/**
 * Formatting: headings and labels at the margin, one blank behind labels and before decisions, one blank line between
 * sections, issues and parts, one header field on a line, no blanks at line ends. Lines are never joined; that is what
 * tidying does. The words never change, and so does what the parser reads.
 */

import { applyEdits, type Edit } from '../letter/edits';
import { hasKnownLayout } from '../letter/forms';
import type { Letter, Range } from '../letter/letter';
import { lineEndOf } from '../letter/lines';
import { parseLetter } from '../letter/parse';
import { clampOffset } from '../letter/ranges';
import { blanksBeforeRows } from './letterForm/blankLines';
import { orderEdits, saysTheSame } from './letterForm/edits';
import { blankEdits, headerEdits } from './letterForm/partEdits';
import { type Row, rowsOf, textStart, withBlankLines, withIndentation, withoutTrailingBlanks } from './letterForm/rows';
import { type Gap, type StretchKind, stretchesOf } from './letterForm/stretches';

export interface FormattingOptions {
  /** `false` leaves blanks at line ends. */
  readonly trimTrailingWhitespace?: boolean | undefined;
  /** `true` gives the last line a line end where it has none. */
  readonly insertFinalNewline?: boolean | undefined;
  /** `false` leaves blank lines at the end. */
  readonly trimFinalNewlines?: boolean | undefined;
}

/**
 * The edits that bring a letter to the form, in order; none for a text that is no letter, and none where they would
 * change what is read. Line ends that are there stay, new ones are those of most lines.
 */
export function formatDocument(letter: Letter, options: FormattingOptions = {}): Edit[] {
  const edits = formEdits(letter, options);
  if (edits.length === 0) return [];
  let formatted = parseLetter(applyEdits(letter.source, edits));
  let rounds = 1;
  for (let more = formEdits(formatted, options); more.length > 0; more = formEdits(formatted, options)) {
    // A damaged header may read differently once its columns are parted.
    if (rounds === mostRounds) return [];
    formatted = parseLetter(applyEdits(formatted.source, more));
    rounds += 1;
  }
  if (!saysTheSame(letter, formatted)) return [];
  return rounds === 1 ? edits : [difference(letter.source, formatted.source)];
}

/** A text that has not come to rest after so many rounds is left alone. */
const mostRounds = 4;

/** The edits for the lines that a range touches; a range that ends at a line's beginning does not touch that line. */
export function formatRange(letter: Letter, range: Range, options: FormattingOptions = {}): Edit[] {
  const { source } = letter;
  const from = lineStart(source, clampOffset(source, Math.min(range.start, range.end)));
  const last = clampOffset(source, Math.max(range.start, range.end));
  const to = last > from && lineStart(source, last) === last ? last : nextLineStart(source, last);
  return harmless(
    letter,
    formEdits(letter, options).filter(({ start, end }) => start >= from && end <= to),
  );
}

/**
 * What a heading or label needs that has just been finished: its place at the margin, and a blank line before it.
 *
 * @param offset the cursor, behind the character typed.
 * @param typed `:`, which ends a label, or a line end, behind which the line before is looked at.
 */
export function formatOnType(letter: Letter, offset: number, typed: string): Edit[] {
  const { source, layout } = letter;
  if (letter.format === null) return [];
  const cursor = clampOffset(source, offset);
  const own = lineStart(source, cursor);
  const at = (typed === ':' ? cursor : own) - 1;
  const rows = rowsOf(letter);
  const place = rows.findIndex(({ start, end }) => start <= at && at < end);
  const row = rows[place];
  if (row === undefined || row.isNote) return [];
  const stretch = stretchesOf(letter).find((one) => layout.nextText(one.firstLine, one.endLine) === row.line);
  if (stretch === undefined) return [];
  const isLabel = stretch.labelEnd >= 0 && hasKnownLayout(letter);
  const isFinished = typed === ':' ? stretch.labelEnd === cursor : isLabel || stretch.kind === 'heading';
  if (!isFinished) return [];
  const edits: Edit[] = [withIndentation(source, row, '')];
  const before = rows[place - 1];
  const lacksBlankLine = before !== undefined && !before.isNote && row.line === before.line + 1;
  if (lacksBlankLine && stretch.gap === 'blankLine' && layout.spacing === 0)
    edits.push(withBlankLines(source, before, row, 1, lineEndOf(source)));
  if (typed !== ':') {
    for (const edit of blankEdits(letter, stretch)) if (edit.end <= row.contentEnd) edits.push(edit);
    // The editor gave the new line the indentation that the heading or label loses.
    const isEmpty = source.slice(own, cursor).trim() === '' && /^(?:[\n\r]|$)/.test(source.charAt(cursor));
    if (isEmpty && row.contentStart > row.start) edits.push({ start: own, end: cursor, newText: '' });
  }
  return harmless(letter, orderEdits(source, edits));
}

function formEdits(letter: Letter, options: FormattingOptions): Edit[] {
  const { source, layout, format } = letter;
  const rows = rowsOf(letter);
  const [first] = rows;
  const last = rows.at(-1);
  if (format === null || first === undefined || last === undefined) return [];
  const edits: Edit[] = [];
  const lineEnd = lineEndOf(source);
  const stretches = hasKnownLayout(letter) ? stretchesOf(letter) : [];
  // In a double spaced letter blank lines part lines, not paragraphs; tidying sets them.
  const setsLines = layout.spacing === 0;
  const gaps = new Map<number, Gap>();
  const margin = new Set<number>();
  for (const stretch of stretches) {
    const opening = layout.nextText(stretch.firstLine, stretch.endLine);
    gaps.set(opening, stretch.gap);
    if (AT_MARGIN.has(stretch.kind)) margin.add(opening);
    if (stretch.kind === 'heading' || (stretch.kind === 'header' && setsLines))
      for (let line = opening; line < stretch.endLine; line += 1) margin.add(line);
    for (const edit of blankEdits(letter, stretch)) edits.push(edit);
  }
  if (setsLines && stretches.length > 0) for (const edit of headerEdits(letter, lineEnd)) edits.push(edit);
  const blanks = setsLines ? blanksBeforeRows(letter, rows, ({ line }) => gaps.get(line) ?? 'asItStands') : [];
  edits.push({ start: textStart(source), end: Math.max(textStart(source), first.start), newText: '' });
  rows.forEach((row, at) => {
    if (!row.isNote && margin.has(row.line)) edits.push(withIndentation(source, row, ''));
    const before = rows[at - 1];
    if (before === undefined) return;
    const trims = options.trimTrailingWhitespace !== false;
    if (trims) edits.push(withoutTrailingBlanks(source, before));
    const wanted = blanks[at] ?? null;
    if (wanted !== null) edits.push(withBlankLines(source, before, row, wanted, lineEnd));
    else if (trims) for (const edit of blanksBetween(letter, before, row)) edits.push(edit);
  });
  edits.push({ start: last.contentEnd, end: source.length, newText: endingOf(source, last, options, lineEnd) });
  return orderEdits(source, edits);
}

/** The parts whose first line stands at the margin. */
const AT_MARGIN: ReadonlySet<StretchKind> = new Set(['leadIn', 'credentials', 'item', 'guideline', 'rationale']);

/** Takes the blanks out of the blank lines between two rows; page ends stay. */
function blanksBetween({ source, layout }: Letter, before: Row, row: Row): Edit[] {
  const edits: Edit[] = [];
  for (let line = before.line + 1; line < row.line; line += 1) {
    const { start, end } = layout.line(line);
    const [blanks = ''] = /^[^\n\r\f]*/.exec(source.slice(start, end)) ?? [];
    edits.push({ start, end: start + blanks.length, newText: '' });
  }
  return edits;
}

function endingOf(source: string, last: Row, options: FormattingOptions, lineEnd: string): string {
  const ending = source.slice(last.contentEnd);
  const [firstEnd = ''] = /\r\n|[\n\r]/.exec(ending) ?? [];
  if (firstEnd === '' && options.insertFinalNewline === true) return lineEnd;
  const trimmed = options.trimTrailingWhitespace === false ? ending : ending.replace(/[^\n\r\f]+/g, '');
  if (options.trimFinalNewlines === false) return trimmed;
  const [blanks = ''] = /^[^\n\r\f]*/.exec(trimmed) ?? [];
  return blanks + firstEnd;
}

/** The edits where they keep what the letter says, else none: an untouched letter is better than a changed one. */
function harmless(letter: Letter, edits: Edit[]): Edit[] {
  if (edits.length === 0) return [];
  return saysTheSame(letter, parseLetter(applyEdits(letter.source, edits))) ? edits : [];
}

/** One edit that makes one text the other. */
function difference(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charAt(start) === after.charAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && before.charAt(before.length - 1 - same) === after.charAt(after.length - 1 - same))
    same += 1;
  // No position of an editor lies between the two characters of a line end.
  if (start > 0 && /\r/.test(before.charAt(start - 1) + after.charAt(start - 1))) start -= 1;
  if (same > 0 && before.charAt(before.length - same) === '\n') same -= 1;
  return { start, end: before.length - same, newText: after.slice(start, after.length - same) };
}

/** The offset where the line of an offset begins. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && !isLineEnd(text, at - 1)) at -= 1;
  return at;
}

/** The offset where the line behind the line of an offset begins, or the end of the text. */
function nextLineStart(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && !isLineEnd(text, at)) at += 1;
  return Math.min(at + 1, text.length);
}

/** Whether a line ends with the character at an offset; the first half of CRLF ends none. */
function isLineEnd(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n');
}
