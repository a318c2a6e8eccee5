/** What folds: each range by its kind, first and last line. */

import assert from 'node:assert/strict';
import { foldingRanges } from '../../server/src/features/foldingRange';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';

function check(text: string, expected: readonly string[]): void {
  const drawn = foldingRanges(parseLetter(text)).map(({ start, end, kind }) => {
    const rows = text.slice(start, end).split(/\r\n|\r|\n/);
    const cut = (row: string | undefined) => (row ?? '').trim().slice(0, 34).trimEnd();
    return `${kind ?? 'plain'}: ${cut(rows[0])} ... ${cut(rows.at(-1))}`;
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
      'region: Case Number:          CM16-0000001 ... Received:',
      'region: HOW THE IMR FINAL DETERMINATION WA ... Certification(s)/Specialty: Family',
      'plain: The Expert Reviewer has the follow ... Certification(s)/Specialty: Family',
      'region: CLINICAL CASE SUMMARY ... An MRI of the left knee and 6 visi',
      'region: IMR ISSUES, DECISIONS AND RATIONAL ... Decision rationale: The knee still',
      'region: MRI of the left knee: Upheld ... is not medically necessary.',
      'plain: Decision rationale: There are ... is not medically necessary.',
      'region: Physical therapy of the knee 6 vis ... Decision rationale: The knee still',
    ]);
  });

  it('folds notes on lines that follow each other, and no others', () => {
    const rationale =
      'Decision rationale: There are\n%% one\n  %% two\n%%\nno red flags.\n%% alone\n\n%% apart\n%% end';
    for (const end of ['\n', '\r\n', '\r'])
      check(
        letterText({ ...plainIssue, rationale })
          .slice(letterText().length - 1)
          .replaceAll('\n', end),
        [
          'region: MRI of the left knee: Upheld ... no red flags.',
          'region: MRI of the left knee: Upheld ... no red flags.',
          'plain: Decision rationale: There are ... no red flags.',
          'comment: %% one ... %%',
          'comment: %% apart ... %% end',
        ],
      );
    check('One.\n%% two\n%% three', ['comment: %% two ... %% three']);
  });
  it('folds nothing in other text', () => check('One.\n\nTwo.\n', []));
});
