/** How many blank lines the form wants between two rows of a letter. */

import type { Letter } from '../../letter/letter';
import type { Row } from './rows';
import type { Gap } from './stretches';

/**
 * The blank lines wanted before each row; `null` where the form says nothing.
 *
 * Notes stay where they stand, with a blank line before them where they have one. Where the form wants a blank line and
 * notes stand there, one before or behind any of them is enough; else it comes before the first of them.
 */
export function blanksBeforeRows(letter: Letter, rows: readonly Row[], gapOf: (row: Row) => Gap) {
  const wanted: (number | null)[] = rows.map(() => null);
  const firstText = rows.findIndex(({ isNote }) => !isNote);
  for (let first = 1; first < rows.length; ) {
    let at = first;
    while (at < rows.length - 1 && rows[at]?.isNote) at += 1;
    const row = rows[at];
    const gap = row === undefined || row.isNote ? 'asItStands' : gapOf(row);
    if (gap === 'blankLine' && at > firstText) {
      const present: (0 | 1)[] = rows
        .slice(first, at + 1)
        .map((_, offset) => presentBlanks(letter, rows, first + offset));
      if (!present.includes(1)) present[0] = 1;
      present.forEach((blank, offset) => {
        wanted[first + offset] = blank;
      });
    } else if (gap === 'nextLine' && at === first) wanted[at] = 0;
    first = at + 1;
  }
  return wanted;
}

/** 1 where blank lines beyond the ordinary line spacing stand before a row, else 0. */
export function presentBlanks({ layout }: Letter, rows: readonly Row[], at: number): 0 | 1 {
  const row = rows[at];
  const before = rows[at - 1];
  if (row === undefined || before === undefined) return 0;
  return row.line - before.line - 1 > layout.spacing ? 1 : 0;
}
