/**
 * The header table: case number, dates and priority. It comes in columns, as one field a line, or, from text extraction
 * in reading order, as all labels followed by all values; `Application Received:` may wrap around its own value.
 */

import { parseDay } from './dates';
import { formats } from './formats/index';
import type { HeaderField, HeaderFieldName, Mark, TextSpan } from './letter';
import { isBlank, type Layout } from './lines';
import { maxSlips } from './marks';
import { matchPhrase, Opening, Squeezed, squeeze } from './phrases';
import { isSpace, skipSpace, span } from './text';

export interface HeaderTable {
  readonly fields: readonly HeaderField[];
  /** The lines of the table, `endLine` exclusive. */
  readonly firstLine: number;
  readonly endLine: number;
}

interface LabelForm {
  readonly name: HeaderFieldName;
  readonly wording: string;
  readonly squeezed: string;
}

const labelForms: readonly LabelForm[] = (() => {
  const found = new Map<string, LabelForm>();
  for (const { headerFields } of formats) {
    for (const { name, label } of headerFields) {
      const squeezed = squeeze(label);
      if (!found.has(squeezed)) found.set(squeezed, { name, wording: label, squeezed });
    }
  }
  return [...found.values()];
})();

const applicationReceived = labelForms.find(({ squeezed }) => squeezed === 'applicationreceived:');

/** Read anew for each column. */
const opening = new Opening();

/** A header is at most this long; text beyond it is read for headings only. */
const maxLines = 60;

interface Found {
  form: LabelForm;
  label: Mark;
  value: TextSpan | null;
}

/** Reads the header from the lines before the first section; `null` where no field is found. */
export function parseHeader(layout: Layout, endLine: number): HeaderTable | null {
  const found: Found[] = [];
  let waiting: Found[] = [];
  let firstLine = -1;
  let lastLine = -1;
  let texts = 0;
  for (let index = 0; index < endLine && texts < maxLines; index += 1) {
    const line = layout.line(index);
    if (isBlank(line)) continue;
    texts += 1;
    let onThisLine: Found | null = null;
    let taken = false;
    for (const chunk of chunks(layout.text, line.contentStart, line.contentEnd)) {
      let at = chunk.start;
      const label = labelAt(layout.text, at, chunk.end);
      if (label !== null) {
        for (let next: typeof label | null = label; next !== null; ) {
          const entry: Found = { form: next.form, label: next.label, value: null };
          found.push(entry);
          const following = nextLabel(layout.text, next.label.end, chunk.end);
          at = following?.label.start ?? chunk.end;
          const value = span(layout.text, next.label.end, at);
          if (value.text !== '') entry.value = value;
          else waiting = [...waiting.filter(({ form }) => form !== entry.form), entry];
          onThisLine = entry.value === null ? entry : null;
          next = following;
        }
        taken = true;
      } else if (isSecondHalf(layout.text, chunk.start, chunk.end)) {
        taken = taken || found.length > 0;
      } else {
        const value = span(layout.text, chunk.start, chunk.end);
        const owner: Found | undefined = onThisLine ?? waiting.find(({ form }) => fits(form.name, value.text));
        if (owner !== undefined && (owner === onThisLine || fits(owner.form.name, value.text))) {
          owner.value = value;
          waiting = waiting.filter((entry) => entry !== owner);
          onThisLine = null;
          taken = true;
        }
      }
    }
    if (taken) {
      if (firstLine < 0) firstLine = index;
      lastLine = index;
    }
  }
  if (firstLine < 0) return null;
  const fields = found.map(({ form, label, value }): HeaderField => {
    const date = form.name === 'caseNumber' || form.name === 'priority' || value === null ? null : parseDay(value.text);
    return { name: form.name, label, value, date };
  });
  return { fields, firstLine, endLine: lastLine + 1 };
}

/** Whether a text that stands alone may be the value of a field. */
function fits(name: HeaderFieldName, value: string): boolean {
  if (name === 'priority') return /^(standard|expedited)$/i.test(value);
  if (name === 'caseNumber') return /^[A-Z]{2}\d{2}-\d+$/i.test(value);
  return /^\d/.test(value) && value.length <= 12;
}

/** Splits a line where two blanks or a tab part its columns. */
function* chunks(text: string, start: number, end: number): Generator<{ start: number; end: number }> {
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (!isSpace(text.charCodeAt(at))) continue;
    const next = skipSpace(text, at, end);
    if (next - at > 1 || text.charAt(at) === '\t') {
      yield { start: from, end: at };
      from = next;
    }
    at = next - 1;
  }
  yield { start: from, end };
}

function labelAt(
  text: string,
  start: number,
  end: number,
  slipsAllowed = maxSlips,
): { form: LabelForm; label: Mark } | null {
  const head = new Squeezed(text, start, end, 30);
  // The label that wraps around its value: its first word stands alone in its column.
  if (applicationReceived !== undefined && /^application(?:\d|$)/.test(head.text)) {
    const label = {
      start,
      end: head.offsetBehind('application'.length),
      expected: applicationReceived.wording,
      slips: 0,
    };
    return { form: applicationReceived, label };
  }
  opening.read(text, start, end);
  let best: { form: LabelForm; label: Mark } | null = null;
  for (const form of labelForms) {
    if (!opening.mayBegin(form.squeezed)) continue;
    const match = matchPhrase(head.text, form.squeezed, slipsAllowed);
    if (match === null || head.text.charAt(match.length - 1) !== ':') continue;
    if (best !== null && best.label.slips <= match.slips) continue;
    const label = { start, end: head.offsetBehind(match.length), expected: form.wording, slips: match.slips };
    best = { form, label };
  }
  return best;
}

/** The next exact label inside a column where labels follow each other with one blank between. */
function nextLabel(text: string, start: number, end: number): { form: LabelForm; label: Mark } | null {
  const limit = Math.min(end, start + 120);
  for (let at = start; at < limit; at += 1) {
    if (!isSpace(text.charCodeAt(at))) continue;
    at = skipSpace(text, at, limit);
    const label = labelAt(text, at, end, 0);
    if (label !== null) return label;
    at -= 1;
    while (at + 1 < limit && !isSpace(text.charCodeAt(at + 1))) at += 1;
  }
  return null;
}

function isSecondHalf(text: string, start: number, end: number): boolean {
  const head = new Squeezed(text, start, end, 12);
  return matchPhrase(head.text, 'received:', 1)?.length === head.text.length;
}
