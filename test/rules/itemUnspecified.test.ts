/** What the rule says of items that leave something open, and of those that only seem to. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What an item leaves open stands between « and »; without marks nothing is reported. */
function check(item: string, rationale = 'The criteria are not met.'): void {
  const { text, ranges } = readMarks(`${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.

Decision rationale: ${rationale} It is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'item-unspecified');
  assert.equal(underline(text, findings), underline(text, ranges), `${item} - ${rationale}`);
}

describe('an item', () => {
  it('leaves something open', () => {
    check('«Gabapentin» #60');
    check('«Norco» #60');
    check('«PT» 2 times a week for 3 weeks');
    check('«CT» with contrast');
    check('Lumbar «radiofrequency ablation»');
    check('X-ray of the «knee»');
  });

  it('names a test of the blood, and no therapy', () => {
    check('PT, PTT');
    check('PT/INR and PTT');
    check('Pre-op labs: CBC, BMP, PT, PTT');
  });

  it('names a combination that is made in one strength', () => {
    check('Fioricet #60');
    check('Fiorinal #30');
    check('Ultracet #60');
  });

  it('names a part in its own words', () => {
    check('Full mouth series of radiographs');
    check('CT of the sinuses');
    check('Periapical x-rays');
    check('Panorex radiograph of the mandible');
    check('Ultrasound of the gallbladder');
  });

  it('is for something that goes with a service', () => {
    check('Transportation to outpatient physical therapy for 4 weeks');
    check('Transportation to and from acupuncture, 6 trips');
    check('Round-trip rides to chiropractic, 6 trips');
    check('Intravenous sedation for radiofrequency ablation');
    check('Monitored anesthesia care for lumbar epidural steroid injection');
    check('Interpreter for physical therapy, 6 visits');
    check('Sedation for MRI');
    check('Physical therapy table, purchase');
    check('Mileage reimbursement for acupuncture');
    check('Sedation for injection of the knee');
  });

  it('is told as the request was made, as the rationale says', () => {
    for (const said of [
      'The request gives no strength.',
      'The strength is not specified in the request.',
      'The request also fails to give a strength or a quantity.',
      "The request doesn't state the dose.",
      'The prescription omits the strength.',
      'As submitted, the request leaves the dosage open.',
      'No strength was requested.',
    ]) {
      check('Gabapentin #60', said);
      check('«Gabapentin 300 mg»', said.replace(' or a quantity', ''));
    }
    for (const said of [
      'No quantity was requested.',
      'The request does not indicate how many tablets.',
      'Neither quantity nor frequency is given.',
      'The number of tablets has not been specified.',
      'The request was for an unspecified quantity.',
      'The order is written without a quantity.',
    ])
      check('Gabapentin 300 mg', said);
    for (const said of [
      "The request doesn't say which knee, for how long.",
      'With the duration unspecified, I am unable to approve it.',
      'The length of the rental is not stated.',
      'It is not known whether rental or purchase is wanted.',
      'Neither rental nor purchase was specified.',
      'The request does not specify rental or purchase, nor a duration.',
    ]) {
      check('TENS unit', said);
      check('Weight loss program, unspecified duration', said);
      check('Gym membership', said);
    }
    check('X-ray of the knee', 'The request does not say which knee.');
    check('X-ray of the knee', 'The side is not given.');
    check('Lumbar epidural steroid injection', 'The request names no level.');
    check('X-ray of the knee', 'Left or right? The request does not say.');
    check('Blood work', 'Which tests are wanted the request does not say.');
    check('Compound cream', 'The ingredients are not named in the request.');
    check('Acupuncture for the neck', 'The number of sessions was left blank.');
    check('Arthroscopy of the right shoulder', 'The request does not say what procedure would be done.');
    check('Physical therapy, 6 visits', 'The request does not specify a body part.');
  });

  it('still leaves something open where the rationale speaks of something else', () => {
    check('«Gabapentin» #60', 'The request gives no quantity.');
    check('«Gabapentin 300 mg»', 'The request is not medically necessary at this frequency.');
    check('«Acupuncture» for the neck', 'The number of visits completed to date is not stated.');
    check('«Gym membership»', 'The request does not state the duration of symptoms.');
    check('«Gym membership»', 'The guideline gives no duration.');
    check('X-ray of the «knee»', 'There is no swelling on either side.');
  });
});
