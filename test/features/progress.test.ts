/** What is still to do in a letter. */

import assert from 'node:assert/strict';
import { letterProgress } from '../../server/src/features/progress';
import { parseLetter } from '../../server/src/letter/parse';
import { how, letterText, plainIssue } from '../support/letters';

function check(text: string, formTitle: string, issues: number, toDo: readonly string[]): void {
  assert.deepEqual(letterProgress(parseLetter(text)), {
    isLetter: formTitle !== '',
    formTitle,
    isMeasured: formTitle.startsWith('2016') || formTitle.startsWith('2014'),
    issues,
    toDo,
  });
}

describe('letterProgress', () => {
  it('is complete for a complete letter', () => check(letterText(plainIssue), '2016 form', 1, []));
  it('names missing sections and parts in the order of the letter', () => {
    check(how, '2016 form', 0, [
      'section "CLINICAL CASE SUMMARY"',
      'section "IMR ISSUES, DECISIONS AND RATIONALES"',
      'a first disputed item',
    ]);
    check(letterText(plainIssue, { item: 'Knee brace: Upheld' }), '2016 form', 2, [
      'issue 2: no claims administrator guideline, no reviewer guideline, no rationale',
    ]);
  });
  it('does not measure the letters of 2013, whose form is not known in full', () => {
    check('MEDICAL PROFESSIONAL REVIEW\n\nISSUE AT DISPUTE:\nA knee brace.\n', '2013 professional review', 1, []);
  });
  it('takes a decision that is to fill in for a missing one', () => {
    check(letterText({ ...plainIssue, item: 'Knee brace: [INSERT decision]' }), '2016 form', 1, [
      'issue 1: no decision',
    ]);
  });
  it('takes a decision that the form does not know for one that is still to make', () => {
    check(letterText({ ...plainIssue, item: 'Knee brace: Partially Upheld' }), '2016 form', 1, [
      'issue 1: decision is not Upheld or Overturned',
    ]);
  });
  it('says nothing on other text', () => check('Dear all,', '', 0, []));
});
