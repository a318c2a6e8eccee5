/** One round of tidying: the edits that make a letter's lines paragraphs and set its parts apart. */

import type { Edit } from '../../letter/edits';
import { hasKnownLayout } from '../../letter/forms';
import type { Letter } from '../../letter/letter';
import { lineEndOf } from '../../letter/lines';
import { isCredentialLabel } from '../../letter/reviewer';
import { blanksBeforeRows, presentBlanks } from './blankLines';
import { BrokenWords } from './brokenWords';
import { orderEdits } from './edits';
import { blankEdits, headerEdits } from './partEdits';
import {
  indentationOf,
  type Row,
  rowsOf,
  textStart,
  withBlankLines,
  withIndentation,
  withoutTrailingBlanks,
} from './rows';
import { type Gap, type Stretch, stretchesOf } from './stretches';
import { isLoneBullet, type LineReading, Wrapping } from './wrapping';

/** @param joins whether lines that were wrapped are joined; without, only blanks and blank lines are set. */
export function tidyEdits(letter: Letter, joins: boolean): Edit[] {
  const { source } = letter;
  const rows = rowsOf(letter);
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const lineEnd = lineEndOf(source);
  const stretches = stretchesOf(letter);
  const { gaps, joined, alone } = readLines(letter, rows, stretches, joins);
  const blanks = blanksBeforeRows(letter, rows, ({ line }) => gaps.get(line) ?? 'asItStands');
  const broken = new BrokenWords(letter.text);
  const edits = stretches.flatMap((stretch) => blankEdits(letter, stretch));
  if (hasKnownLayout(letter)) for (const edit of headerEdits(letter, lineEnd)) edits.push(edit);
  edits.push({ start: textStart(source), end: Math.max(textStart(source), first.start), newText: '' });
  rows.forEach((row, at) => {
    const before = rows[at - 1];
    if (before !== undefined && joined.has(row.line)) {
      const { from, newText } = broken.joint(before.contentEnd, row.contentStart);
      edits.push({ start: from, end: row.contentStart, newText });
      return;
    }
    if (before !== undefined) {
      edits.push(withoutTrailingBlanks(source, before));
      edits.push(withBlankLines(source, before, row, blanks[at] ?? presentBlanks(letter, rows, at), lineEnd));
    }
    const keepsPlace = row.isNote || alone.has(row.line);
    edits.push(withIndentation(source, row, keepsPlace ? indentationOf(source, row) : ''));
  });
  const [ending = ''] = /\r\n|[\n\r]/.exec(source.slice(last.contentEnd)) ?? [];
  edits.push({ start: last.contentEnd, end: source.length, newText: ending });
  return orderEdits(source, edits);
}

/** How the lines of text follow each other. */
interface Lines {
  /** For the first line of each stretch. */
  readonly gaps: ReadonlyMap<number, Gap>;
  /** The lines that go on with the line before. */
  readonly joined: ReadonlySet<number>;
  /** Items of lists and rows of tables. */
  readonly alone: ReadonlySet<number>;
}

function readLines(letter: Letter, rows: readonly Row[], stretches: readonly Stretch[], joins: boolean): Lines {
  const { layout } = letter;
  const wrapping = new Wrapping(layout);
  /** Notes stay in their place, so no text is joined over them. */
  const behindNote = new Set(rows.filter((_, at) => rows[at - 1]?.isNote).map(({ line }) => line));
  const gaps = new Map<number, Gap>();
  const joined = new Set<number>();
  const alone = new Set<number>();
  for (const stretch of stretches) {
    const lines: number[] = [];
    for (let line = stretch.firstLine; line < stretch.endLine; line += 1) if (!layout.isBlank(line)) lines.push(line);
    wrapping
      .read(lines, (line) => behindNote.has(line))
      .forEach((reading, at) => {
        if (reading.isAlone) alone.add(reading.line);
        if (at === 0) gaps.set(reading.line, stretch.gap);
        const goesOn = at === 0 ? stretch.gap === 'goesOn' : belongs(letter, stretch, reading);
        if (joins && goesOn && !behindNote.has(reading.line)) joined.add(reading.line);
      });
  }
  return { gaps, joined, alone };
}

/** Whether a line of a stretch, not its first, belongs to the line before. */
function belongs({ layout }: Letter, stretch: Stretch, { line, isAlone, goesOn }: LineReading): boolean {
  const previous = layout.previous(line);
  const isApart = layout.breakBefore(line) === 'paragraph';
  if (stretch.kind === 'header') return false;
  if (stretch.kind === 'credentials' && isCredentialLabel(layout, line, stretch.endLine)) return false;
  if (layout.line(line).contentStart < stretch.wholeUntil) return true;
  if (isAlone || layout.hasColumns(previous)) return false;
  if (stretch.labelEnd === layout.line(previous).contentEnd) return stretch.labelTakesText;
  if (isLoneBullet(layout, previous)) return true;
  if (goesOn || isApart) return goesOn;
  return stretch.kind === 'credentials' || (stretch.kind === 'guideline' && !layout.endsSentence(previous));
}
