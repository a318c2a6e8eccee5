/** Decisions without evidence: whether they rest on an operation that the same letter denies. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

/** Whether the missing evidence for an item is reported, for each of its rationales. */
function check(surgery: 'Upheld' | 'Overturned', item: string, expected: boolean, rationales: readonly string[]): void {
  const wrong = rationales.filter((rationale) => {
    const letter = `Left knee arthroscopy: ${surgery}

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Surgical Considerations.

Decision rationale: The request is ${surgery === 'Upheld' ? 'not ' : ''}medically necessary.

${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: The Expert Reviewer did not cite any medical evidence for its decision.

Decision rationale: ${rationale} The request is not medically necessary.
`;
    return checkLetter(parseLetter(letter)).some(({ code }) => code === 'no-evidence-cited') !== expected;
  });
  assert.deepEqual(wrong, []);
}

describe('a decision without evidence', () => {
  it('is accepted where it rests on an operation that is denied', () => {
    check('Upheld', 'Cold therapy unit', false, [
      'Since no operation will take place, no cold unit is needed.',
      'In the absence of surgery there is no need for a unit.',
      'No surgery, no cold unit.',
      'The arthroscopy is not approved, and the unit goes with it.',
      'The unit was meant for the days after the arthroscopy. These will not come.',
      'The unit depends on the surgery, and falls with it.',
      'The arthroscopy that it was to follow has been upheld.',
      'The arthrodesis is not approved, and the unit goes with it.',
    ]);
    check('Upheld', 'Keflex 500mg #4', false, [
      'The antibiotic is to be given at the arthroscopy. This is not supported.',
      'Without an arthroscopy there is nothing to prevent.',
    ]);
    check('Upheld', 'Norco 5/325mg #40', false, [
      'It was prescribed for pain after the arthroscopy, which is not medically necessary; therefore the Norco is not medically necessary. This decision addresses the medical necessity of opioids as they have been prescribed to this patient.',
    ]);
  });

  it('is reported where it rests on something else', () => {
    check('Upheld', 'MRI of the left knee', true, ['There are no red flags.']);
    check('Upheld', 'Norco 5/325mg #40', true, [
      'There is no functional gain.',
      'He had surgery in May without relief.',
      'The arthroscopy of 2014 did not help.',
      'Prior arthroscopy did not help.',
      'Previous surgery did not help.',
    ]);
    check('Overturned', 'Cold therapy unit', true, ['As the surgery is not medically necessary, no unit is needed.']);
  });
});
