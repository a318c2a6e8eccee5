/** What the two rules on the conclusion say of whole rationales. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

const GUIDELINES = `

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

`;

/** The sentence that either rule is to report stands between « and »; without marks none is reported. */
function check(item: string, ...rationales: string[]): void {
  const labelled = rationales.map((rationale) => `Decision rationale: ${rationale}\n`).join('\n');
  const { text, ranges } = readMarks(`${item}${GUIDELINES}${labelled}`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) =>
    ['decision-contradicts-rationale', 'no-necessity-conclusion'].includes(code),
  );
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('the conclusion of a rationale', () => {
  it('contradicts its decision', () => {
    check('MRI of the knee: Overturned', 'There are no red flags. «The request is not medically necessary.»');
    check('MRI of the knee: Upheld', 'The knee locks. «The request is medically necessary.»');
    check('Weaning: Overturned', '«The request for weaning and tapering opioids is not medically necessary.»');
    check('MRI of the knee: Overturned', 'There are no red flags. «The request is medically unnecessary.»');
  });

  it('contradicts its decision where an earlier sentence agrees with it but the last speaks of the request', () => {
    check(
      'MRI of the knee: Overturned',
      'The first MRI was ordered late but is medically necessary. «This request is not medically necessary.»',
    );
    check('Knee brace: Upheld', 'The cane is not medically necessary. «The knee brace is medically necessary.»');
  });

  it('is not another number of visits, another item or another period', () => {
    check(
      'Physical therapy, 12 visits: Upheld',
      'The request for 12 visits is not medically necessary. Six visits are medically necessary.',
    );
    check('Norco: Upheld', 'The request is not medically necessary. A taper of two weeks is medically necessary.');
    check('Surgery: Overturned', 'The surgery is medically necessary. The cold unit was not medically necessary.');
    check('Therapy: Upheld', 'Six visits were medically necessary in 2016. More are not needed now.');
  });

  it('is not what the next sentence turns round in short', () => {
    check('Gym membership: Upheld', 'The home program is medically necessary. The gym is not.');
    check(
      'Residential care: Upheld',
      'Outpatient care has just been found medically necessary. The residential stay is not.',
    );
    check('Brace: Overturned', 'The sling is not medically necessary; the brace is.');
  });

  it('is not a guideline that is quoted behind it', () => {
    check(
      'MRI of the knee: Upheld',
      'The request is not medically necessary. According to the ODG, imaging is considered medically necessary for red flags.',
    );
    check('MRI of the knee: Upheld', 'The guideline says these tests are medically necessary after six weeks.');
  });

  it('is looked for in every rationale of an issue', () => {
    check('MRI of the knee: Upheld', 'There are no red flags.', 'The request is not medically necessary.');
    check('MRI of the knee: Upheld', 'The request is not medically necessary.', 'There are no red flags.');
    check('MRI of the knee: Upheld', 'There are no red flags.', 'The knee is stable. «The request is not supported.»');
    check('MRI of the knee: Overturned', 'There are no red flags.', '«The request is not medically necessary.»');
  });

  it('is not the opioid notice', () => {
    check(
      'Norco: Upheld',
      '«The request is not supported.» This decision addresses the medical necessity of opioids as they have been prescribed to this patient.',
    );
  });
});
