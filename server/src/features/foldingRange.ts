/** Folding of sections, issues, parts, and of the author's notes. */

import type { Letter, Node, Note, Range } from '../letter/letter';
import { withoutBlanks } from '../letter/ranges';

/** A stretch to fold: it begins on the line that stays visible and ends with its last text. */
export interface Fold extends Range {
  /** `region`: a section or an issue; `comment`: notes; `null` for the parts of an issue. */
  readonly kind: 'region' | 'comment' | null;
}

/** What folds, outer stretches first, then the notes. A text that is no letter has only its notes. */
export function foldingRanges(letter: Letter): Fold[] {
  const folds: Fold[] = [];
  const add = (node: Node, outer: Node): void => {
    const { start, end } = withoutBlanks(letter.text, node);
    const foldable = node.kind !== 'letter' && node.kind !== 'heading' && node.kind !== 'leadIn' && !coversParent(node);
    const kind = outer.kind === 'letter' || node.kind === 'issue' ? 'region' : null;
    if (foldable && end > start && hasLineEnd(letter.text, start, end)) folds.push({ start, end, kind });
    for (const child of node.children) add(child, node);
  };
  if (letter.format !== null) add(letter, letter);
  return [...folds, ...notesInRows(letter)];
}

/** Text under a heading folds with its section, not by itself. */
function coversParent({ kind }: Node): boolean {
  return kind === 'narrative' || kind === 'headerTable' || kind === 'text';
}

/** Notes on lines that follow each other, from the first to the last of them; a note that stands alone does not fold. */
function notesInRows({ source, notes }: Letter): Fold[] {
  const rows: { start: number; end: number; last: Note }[] = [];
  for (const note of notes) {
    const row = rows.at(-1);
    if (row !== undefined && NEXT_LINE.test(source.slice(row.end, note.start))) {
      row.end = note.end;
      row.last = note;
    } else {
      rows.push({ start: note.start, end: note.end, last: note });
    }
  }
  return rows
    .filter(({ start, last }) => last.start > start)
    .map(({ start, end }) => ({ start, end, kind: 'comment' }));
}

/** One line end and no more than blanks around it. */
const NEXT_LINE = /^[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*$/;

function hasLineEnd(text: string, start: number, end: number): boolean {
  return /[\r\n]/.test(text.slice(start, end));
}
