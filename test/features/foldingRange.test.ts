/** What folds: each range by its first and last line. */

import assert from 'node:assert/strict';
import { foldingRanges } from '../../server/src/features/foldingRange';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';

function check(text: string, expected: readonly string[]): void {
  const drawn = foldingRanges(parseLetter(text)).map(({ start, end }) => {
    const rows = text.slice(start, end).split('\n');
    const cut = (row: string | undefined) => (row ?? '').trim().slice(0, 34).trimEnd();
    return `${cut(rows[0])} ... ${cut(rows.at(-1))}`;
  });
  assert.deepEqual(drawn, expected);
}

describe('foldingRanges', () => {
  it('folds sections, issues, and parts of more than one line, without the blank lines behind them', () => {
    const long = {
      ...plainIssue,
      rationale: 'Decision rationale: There are\nno red flags. The request\nis not medically necessary.',
    };
    check(letterText(long, otherIssue), [
      'Case Number:          CM16-0000001 ... Received:',
      'HOW THE IMR FINAL DETERMINATION WA ... Certification(s)/Specialty: Family',
      'The Expert Reviewer has the follow ... Certification(s)/Specialty: Family',
      'CLINICAL CASE SUMMARY ... An MRI of the left knee and 6 visi',
      'IMR ISSUES, DECISIONS AND RATIONAL ... Decision rationale: The knee still',
      'MRI of the left knee: Upheld ... is not medically necessary.',
      'Decision rationale: There are ... is not medically necessary.',
      'Physical therapy of the knee 6 vis ... Decision rationale: The knee still',
    ]);
  });
  it('folds nothing in other text', () => check('One.\n\nTwo.\n', []));
});
