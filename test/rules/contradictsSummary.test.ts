/** Which denials of a rationale stand against the summary, and which are of another time, place or thing. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What the rule is to report stands between « and »; without marks it reports nothing. */
function check(summary: string, item: string, rationale: string): void {
  const { text, ranges } = readMarks(`CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:
${summary}

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

${item}: Upheld

Claims Administrator guideline: Decision based on MTUS General Approaches 2004.

MAXIMUS guideline: Decision based on MTUS General Approaches 2004, Section(s): Initial Care.

Decision rationale: ${rationale} The request is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'contradicts-summary');
  assert.equal(underline(text, findings), underline(text, ranges));
}

const TREATED =
  'The patient underwent an injection on 03/02/2015 and had completed eight sessions of physical therapy. An MRI of 2014 was normal.';
const treated = (rationale: string) => check(TREATED, 'Surgery of the left knee', rationale);

describe('a rationale that contradicts the summary', () => {
  it('denies what the summary tells', () => {
    treated('«No injection» has been given.');
    treated('The patient has had «no physical therapy».');
    treated('There is «no MRI» on file.');
  });

  it('does not where the denial is limited in time', () => {
    treated('No injection has been given in the eight months since.');
    treated('There has been no injection in the last eight months.');
    treated('No injection was given after the first operation.');
    treated('During the past year there was no physical therapy.');
    treated('The patient had no physical therapy for two years.');
    treated('There was no physical therapy in 2016.');
    treated('No MRI has been done since March 2015.');
    treated('No MRI was performed thereafter.');
    treated('No MRI was performed within six months.');
    treated('No physical therapy was done before April 2015.');
  });

  it('does not where what a test shows or a treatment does is denied', () => {
    treated('Neither the MRI nor the examination corroborates a tear.');
    treated('No MRI confirms a tear.');
    treated('No MRI abnormality explains the pain.');
    treated('No imaging or electrodiagnostic study corroborates it.');
    treated('No MRI of the left knee shows a tear.');
    treated('No physical therapy helped.');
    treated('Neither the injection nor physical therapy gave relief.');
    treated('Neither physical therapy, medication nor an injection relieved the pain.');
  });

  it('does not where the summary tells it of another part', () => {
    const summary =
      'The neck and the low back hurt. Examination: right wrist strength 3/5, left wrist strength 5/5, biceps reflex absent, thumb numb, legs 5/5.';
    check(summary, 'MRI of the lumbar spine', 'No nerve compromise is present.');
    check(summary, 'MRI of the lumbar spine', 'No nerve compromise of the lumbar spine is present.');
    check(summary, 'MRI of the cervical spine', '«No nerve compromise» is present.');
  });

  it('does not where the summary tells it of the other side', () => {
    const summary = 'Grip strength was 4/5 on the left and 5/5 on the right.';
    check(summary, 'Splint for the right wrist', 'On the right, strength is normal.');
    check(summary, 'Splint for the left wrist', 'On the left, «strength» is normal.');
  });

  it('does not where a hyphen denies', () => {
    const summary = 'The patient has low back pain with no radiation to the legs.';
    check(summary, 'MRI of the lumbar spine', "The patient's pain is non-radicular.");
    check(summary, 'MRI of the lumbar spine', "The patient's pain is «radicular».");
  });
});
