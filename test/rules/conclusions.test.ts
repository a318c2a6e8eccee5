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
    check('MRI of the knee: Upheld', 'The knee locks. «Medically necessary.»');
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

  const elsewhere: readonly (readonly [what: string, item: string, sentences: readonly string[]])[] = [
    [
      'another treatment',
      'Gym membership, 6 months: Upheld',
      [
        'Exercise is medically necessary. It can be done at home.',
        'A home program is medically necessary and suffices.',
        'The exercise is medically necessary, not the gym.',
        'Instead of the gym membership, a home program is medically necessary.',
        'A less costly alternative to the gym membership is medically necessary.',
        'It is the exercise that is medically necessary.',
        'All that is medically necessary is a home program.',
        'The requested surgery is medically necessary.',
        'The request for physical therapy is medically necessary, and a gym must wait for it.',
        'An evaluation before the requested membership is medically necessary.',
        'Walking comes first. It is medically necessary.',
        'Physical therapy comes first. Medically necessary.',
      ],
    ],
    [
      'another treatment that was not asked for',
      'Physical therapy for the low back, 12 visits: Overturned',
      [
        'Passive care is not medically necessary.',
        'Waiting longer is not medically necessary.',
        'To reduce this request is not medically necessary.',
        'The reduction to six visits is not medically necessary.',
        'An MRI before therapy is not medically necessary.',
        'More than twelve visits are not medically necessary.',
        'Further therapy beyond these twelve visits is not medically necessary.',
        'The request for further therapy after these visits is not medically necessary.',
        'The denial of this request was not medically necessary.',
      ],
    ],
    [
      'another part of the body, another side or another time',
      'MRI of the right knee: Upheld',
      [
        'The MRI of the left knee is medically necessary.',
        'The request for the left knee is medically necessary.',
        'An MRI of the right hip is medically necessary.',
        'An x-ray of the right knee is medically necessary first.',
        'The first MRI of the right knee was medically necessary.',
        'The MRI of the right knee was medically necessary after the fall. Now the knee is well.',
        'The other request, for the left knee, is medically necessary.',
        'One of the two requests is medically necessary.',
      ],
    ],
    [
      'a part of the request',
      'Physical therapy for the low back, 12 visits: Upheld',
      [
        'Six of the twelve visits are medically necessary.',
        'Half of the request is medically necessary.',
        'The request is medically necessary in part.',
        'The request is medically necessary for six visits.',
        'The request is medically necessary. However, only six visits are supported.',
        'The request is medically necessary; however, twelve visits exceed the guideline.',
        'Therapy is medically necessary, yet twelve visits are too many.',
        'Physical therapy is medically necessary. Twelve visits exceed the trial of six.',
        'The request as modified is medically necessary.',
        'The portion of the request that was certified is medically necessary.',
      ],
    ],
    [
      'the operation that a service goes with',
      'Associated surgical service: Knee brace: Upheld',
      [
        'The surgery is medically necessary. A brace has not been shown to help after it.',
        'The surgery is medically necessary; still, the brace adds nothing.',
        'The surgery being medically necessary does not make the brace so.',
        'Unlike the crutches, which are medically necessary, the brace is for comfort.',
      ],
    ],
    [
      'another drug, another strength or the end of the drug',
      'Norco 10/325mg #60: Upheld',
      [
        'A slow taper of Norco is medically necessary.',
        'Naproxen is medically necessary. Norco adds risk.',
        'Norco 5/325mg is medically necessary.',
        'Norco #30 is medically necessary for weaning.',
        'Another opioid is medically necessary.',
      ],
    ],
    ['one of two tests', 'EMG/NCV of the right upper extremity: Upheld', ['NCV is medically necessary.']],
    [
      'what another person says',
      'MRI of the right knee: Upheld',
      [
        'The surgeon writes: the MRI of the right knee is medically necessary.',
        'The MRI of the right knee, the surgeon writes, is medically necessary.',
        '"The MRI of the right knee is medically necessary," writes the surgeon.',
        'That the MRI of the right knee is medically necessary does not follow.',
        'Had there been locking, the MRI of the right knee were medically necessary.',
      ],
    ],
  ];
  for (const [what, item, sentences] of elsewhere)
    it(`is not one on ${what}`, () => {
      for (const sentence of sentences) check(item, sentence);
    });

  it('names the item in its own words or in others for it', () => {
    for (const sentence of [
      'The study is not medically necessary.',
      'Therefore, it is not medically necessary at this time.',
      'Magnetic resonance imaging of the right knee is not medically necessary.',
      'Under these circumstances the MRI is not supported and is not medically necessary.',
      'The request, as submitted, is not medically necessary.',
      'The medical necessity of the MRI has not been established.',
      'The decision for the MRI of the right knee is not medically necessary.',
    ])
      check('MRI of the right knee: Overturned', `\u00ab${sentence}\u00bb`);
    check('Norco 10/325mg #60: Overturned', '\u00abContinued use of hydrocodone is not medically necessary.\u00bb');
    check('Physical therapy, 12 visits: Overturned', '\u00abTwelve sessions of PT are not medically necessary.\u00bb');
    check('Right shoulder arthroscopy: Upheld', '\u00abThe surgery is medically necessary.\u00bb');
    check(
      'Knee brace: Overturned',
      '\u00abAs the requested surgical intervention is not medically necessary, the requested ancillary service is not medically necessary.\u00bb',
    );
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
