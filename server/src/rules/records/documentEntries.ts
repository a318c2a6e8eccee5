/** The entries of the list of documents reviewed, as mailed letters have it (8 CCR 9792.10.6(d)). */

import type { Letter, Section, TextSpan } from '../../letter/letter';
import { isCapital, span } from '../../letter/text';

/** The section of a letter that lists the documents; `undefined` for letters without one, such as those posted. */
export function documentsSection(letter: Letter): Section | undefined {
  return letter.sections.find(({ kind }) => kind === 'documents');
}

/** A sign before an entry: a bullet, a dash, a number. */
const BULLET = /^(?:[-\u2013\u2014*\u2022\u25aa\u25cf\u00b7\u00a8o]|\(?\d{1,3}[.)]|\(?[a-z][.)]) +/;

/**
 * The entries: paragraphs behind a bullet or number where there are any, otherwise lines that begin on purpose. The
 * sentence that opens the list, up to its colon, is no entry.
 */
export function documentEntries(letter: Letter): TextSpan[] {
  const body = documentsSection(letter)?.body;
  if (!body) return [];
  const { layout, text } = letter;
  const starts: { start: number; bullet: number; begins: boolean }[] = [];
  for (const [index, { contentStart, contentEnd }] of layout.lines.entries()) {
    if (contentStart === contentEnd || contentEnd <= body.start) continue;
    if (contentStart >= body.end) break;
    const bullet = BULLET.exec(text.slice(contentStart, Math.min(contentEnd, contentStart + 12)))?.[0].length ?? 0;
    const begins = layout.beginsOnPurpose(index) || isBehindDate(letter, index);
    starts.push({ start: contentStart, bullet, begins });
  }
  const bulleted = starts.some(({ bullet }) => bullet > 0);
  const first = bulleted ? starts.findIndex(({ bullet }) => bullet > 0) : behindLeadIn(text, starts, body.end);
  const entries: TextSpan[] = [];
  let from = -1;
  for (const { start, bullet, begins } of starts.slice(first)) {
    if (!(bulleted ? bullet > 0 : begins || from < 0)) continue;
    if (from >= 0) entries.push(span(text, from, start));
    from = start + bullet;
  }
  if (from >= 0) entries.push(span(text, from, body.end));
  return entries.filter((entry) => entry.text !== '');
}

/** Whether a line begins with a capital behind a line that ends with a date, as a new entry does. */
function isBehindDate({ layout, text }: Letter, index: number): boolean {
  const previous = layout.previous(index);
  if (previous < 0 || !isCapital(text.charAt(layout.line(index).contentStart))) return false;
  const end = layout.line(previous).contentEnd;
  return /\d[.;)]?$/.test(text.slice(Math.max(0, end - 3), end));
}

/** A sentence that opens a list ends within so many lines. */
const leadInLines = 4;

/** The index of the first line behind the sentence that opens the list. */
function behindLeadIn(text: string, starts: readonly { start: number }[], end: number): number {
  for (let index = 0; index < Math.min(leadInLines, starts.length); index += 1) {
    const from = starts[index]?.start ?? end;
    const to = starts[index + 1]?.start ?? end;
    if (text.slice(from, to).trimEnd().endsWith(':')) return index + 1;
  }
  return LEAD_IN.test(text.slice(starts[0]?.start ?? end, end).slice(0, 200)) ? starts.length : 0;
}

/** The opening of the standard sentence above the list. */
const LEAD_IN = /^(?:the following|these|all) (?:\w+ ){0,3}(?:documents|records)\b/i;
