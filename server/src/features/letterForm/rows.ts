/** The lines of a letter that are not blank, notes too, and the edits between two of them that follow each other. */

import type { Edit } from '../../letter/edits';
import type { Letter } from '../../letter/letter';

export interface Row {
  /** The index of the line in the letter's layout. */
  readonly line: number;
  readonly isNote: boolean;
  /** Offset of the line's first character. */
  readonly start: number;
  /** Offset behind the line's end mark. */
  readonly end: number;
  readonly contentStart: number;
  readonly contentEnd: number;
}

/** The rows of a letter in the order of its lines; none for a text of blanks. */
export function rowsOf({ layout, notes }: Letter): Row[] {
  const rows: Row[] = [];
  let note = 0;
  layout.lines.forEach(({ start, end, contentStart, contentEnd }, line) => {
    const held = notes[note];
    if (held !== undefined && held.start < end) {
      note += 1;
      rows.push({ line, isNote: true, start, end, contentStart: held.start, contentEnd: held.end });
    } else if (contentStart < contentEnd) {
      rows.push({ line, isNote: false, start, end, contentStart, contentEnd });
    }
  });
  return rows;
}

/** The offset behind a text's byte order mark, which is no part of any line. */
export function textStart(source: string): number {
  return source.charCodeAt(0) === 0xfeff ? 1 : 0;
}

/** Takes the blanks off between a row's text and its line end. A form feed that ends a line is left. */
export function withoutTrailingBlanks(source: string, row: Row): Edit {
  return { start: row.contentEnd, end: row.contentEnd + endMark(source, row).at, newText: '' };
}

/**
 * Puts `blanks` empty lines between a row and the one after it. A line that is ended by a form feed only, or by the end
 * of the text, gets a line end.
 */
export function withBlankLines(source: string, row: Row, next: Row, blanks: number, lineEnd: string): Edit {
  const { mark } = endMark(source, row);
  const isEnded = mark !== '' && mark !== '\f';
  // A line feed behind a lone carriage return would make one line end of the two.
  const wanted = (mark === '\r' ? mark : lineEnd).repeat(blanks);
  if (!isEnded) return { start: row.end - mark.length, end: next.start, newText: lineEnd + wanted };
  const present = source.slice(row.end, next.start);
  const isWanted = /^(?:\r\n|\n|\r)*$/.test(present) && (present.match(/\r\n|\n|\r/g) ?? []).length === blanks;
  return { start: row.end, end: next.start, newText: isWanted ? present : wanted };
}

/** What stands before a row's text on its line is replaced. */
export function withIndentation(source: string, row: Row, indentation: string): Edit {
  const start = Math.max(row.start, textStart(source));
  return { start: Math.min(start, row.contentStart), end: row.contentStart, newText: indentation };
}

/** The blanks and tabs before a row's text. */
export function indentationOf(source: string, row: Row): string {
  return source.slice(row.start, row.contentStart).replace(/[^ \t]/g, '');
}

function endMark(source: string, row: Row): { readonly at: number; readonly mark: string } {
  const [mark = ''] = /(?:\r\n|[\n\r\f])?$/.exec(source.slice(Math.max(row.contentEnd, row.end - 2), row.end)) ?? [];
  return { at: row.end - mark.length - row.contentEnd, mark };
}
