/** What the form wants inside lines: one blank behind labels and before decisions, one header field on a line. */

import type { Edit } from '../../letter/edits';
import type { Letter } from '../../letter/letter';
import { isSpace, skipSpace } from '../../letter/text';
import { textStart } from './rows';
import type { Stretch } from './stretches';

/** The white space of a stretch that the form has as one blank. Where a line ends there, it is left. */
export function blankEdits({ source, layout }: Letter, { blanks, endLine }: Stretch): Edit[] {
  return blanks
    .filter(({ start, end }) => end < layout.startOf(endLine) && !LINE_END.test(source.slice(start, end)))
    .map(({ start, end }) => ({ start, end, newText: ' ' }));
}

const LINE_END = /[\n\r\f]/;

/** In characters: as wide as the longest label of the form, `Application Received:`, with the blank behind it. */
const labelColumn = 22;

/**
 * The header fields one on a line, the values one below the other, as the snippets have them. A label that is wrapped
 * around its value (`Application`, value, `Received:`) stays so, because words do not change their order.
 */
export function headerEdits({ source, header, format }: Letter, lineEnd: string): Edit[] {
  const edits: Edit[] = [];
  const first = textStart(source);
  const fields = header?.fields ?? [];
  // In a pasted passage a lone `Date:` is a line of a record, and no header.
  if (format === null && fields.length < 2) return [];
  for (const { label, value } of fields) {
    let before = label.start;
    while (before > first && isSpace(source.charCodeAt(before - 1)) && !LINE_END.test(source.charAt(before - 1)))
      before -= 1;
    if (before > first && !LINE_END.test(source.charAt(before - 1)))
      edits.push({ start: before, end: label.start, newText: lineEnd });
    if (value === null || skipSpace(source, label.end, value.start) !== value.start) continue;
    if (LINE_END.test(source.slice(label.end, value.start))) continue;
    const wide = Math.max(1, labelColumn - (label.end - label.start));
    edits.push({ start: label.end, end: value.start, newText: ' '.repeat(wide) });
  }
  return edits;
}
