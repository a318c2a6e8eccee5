/** What a conclusion names, and what it only names as that to which the item belongs. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

const SUMMARY =
  'A left knee arthroscopy with partial meniscectomy, an assistant surgeon, a cold therapy unit, Norco, physical therapy and a gym membership were requested. Utilization review denied the request for the arthroscopy, the cold therapy unit, physical therapy and the gym membership on 12/13/2016.';

/** What is to be reported of an item's rationales stands between « and ». */
function check(item: string, ...rationales: string[]): void {
  for (const rationale of rationales) {
    const surgery = { item: 'Left knee arthroscopy with partial meniscectomy', rationale: 'The request is supported.' };
    const { text, ranges } = readMarks(exampleLetter([surgery, { item, rationale }], SUMMARY));
    const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'conclusion-scope');
    assert.equal(underline(text, findings), underline(text, ranges), rationale);
  }
}

describe('the treatment that a conclusion names', () => {
  it('is another one than the item', () => {
    check('Gym membership', 'Therefore, the request for «physical therapy» is not medically necessary.');
    check('Gym membership', 'The «cold therapy unit» is not medically necessary.');
    check('Assistant surgeon', 'Therefore, the request for the «cold therapy unit» is not medically necessary.');
    check('MRI of the left knee', 'Therefore, «left knee arthroscopy» is not medically necessary.');
  });

  it('need not be that to which the item only leads', () => {
    check('Transportation to and from physical therapy', 'The request for transportation is not medically necessary.');
    check('MRI of the left knee and «acupuncture»', 'The MRI of the left knee is not medically necessary.');
  });

  it('may be said to belong to another one', () => {
    for (const item of ['Assistant surgeon', 'Associated surgical service: Assistant surgeon'])
      check(
        item,
        'An assistant for a partial medial meniscectomy is not medically necessary.',
        'For a left knee arthroscopy an assistant is not medically necessary.',
        'In a simple left knee arthroscopy assistance is not medically necessary.',
        'To assist at this meniscectomy is not medically necessary.',
        'A second surgeon at the arthroscopy is not medically necessary.',
        'A second pair of hands for the left knee arthroscopy is not medically necessary.',
      );
    check('Associated surgical service: Cold therapy unit', 'Cooling after arthroscopy is not medically necessary.');
    check('Pre-op clearance', 'Clearing him for a left knee arthroscopy is not medically necessary.');
    check('Norco 5/325mg #40', 'An opioid after the left knee arthroscopy is not medically necessary.');
    check('Postoperative physical therapy', 'Rehabilitation of a meniscectomy is not medically necessary.');
  });

  it('is that of the last clause', () => {
    check(
      'Assistant surgeon',
      'The arthroscopy is necessary; an assistant for it is not medically necessary.',
      'The arthroscopy is necessary, but an assistant for it is not medically necessary.',
      'The arthroscopy is necessary and an assistant for it is not medically necessary.',
      'The request for arthroscopy is supported; an assistant is not medically necessary.',
    );
    check(
      'Gym membership',
      'The cold therapy unit has just been found medically necessary. The gym membership is not.',
    );
  });
});

describe('the parts of the body that a rationale speaks of', () => {
  it('are not all that the item asks for', () => {
    check(
      'Physical therapy for the neck and «low back», 12 visits',
      'For a cervical strain 10 visits are recommended. The request is not medically necessary.',
    );
  });

  it('need not all be named where a trial decides, where one chapter holds for both, or where the number is disputed', () => {
    check(
      'Physical therapy to the cervical and lumbar spine, 10 visits',
      'For the low back a trial of 6 visits comes first. The request is not medically necessary.',
    );
    check(
      'Physical therapy for the neck and upper back, 12 visits',
      'For a cervical strain 10 visits are recommended. The request is not medically necessary.',
    );
    check(
      'Chiropractic treatment for the neck and low back, 12 visits was the original request. Chiropractic treatment for the neck and low back, 6 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Chiropractic treatment for the neck and low back, 6 visits is',
      'For the low back the first visits show whether it helps. The request is not medically necessary.',
    );
  });
});
