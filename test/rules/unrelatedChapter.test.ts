/** Which chapters on another part of the body the rule holds against a letter. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** The chapter that is reported stands between « and »; without marks none is. */
function check(patient: string, item: string, citation: string): void {
  const { text, ranges } = readMarks(`CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

${patient}

IMR ISSUES, DECISIONS AND RATIONALES

${item}: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) ${citation}.

Decision rationale: The criteria are not met. The request is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'citation-unrelated-chapter');
  assert.equal(underline(text, findings), underline(text, ranges));
}

const HERNIA = 'The patient has an inguinal hernia. The abdomen is soft.';
const HAND = 'The patient has a ganglion of the left wrist, and the hand is weak.';
const RIB = 'The patient has a sprain of the upper back and a broken rib.';

describe('a chapter on a part that the letter never names', () => {
  it('is reported', () => {
    check(RIB, 'Massage, 6 visits', '«Low Back», Massage');
    check(RIB, 'Acupuncture, 6 visits', '«Low Back», Acupuncture');
  });

  it('is left alone where no other chapter has the entry', () => {
    check(HERNIA, 'Pre-op labs: CBC', 'Low Back, Preoperative lab testing');
    check(HERNIA, 'Pre-op EKG', 'Low Back, Preoperative electrocardiogram (ECG)');
    check(HAND, 'Medical clearance', 'Low Back (updated 12/1/16), Preoperative testing, general');
    check(HAND, 'Shower chair', 'Knee and Leg, Durable medical equipment (DME)');
    check(HAND, 'Transportation to visits', 'Knee and Leg, Transportation (to & from appointments)');
    check(RIB, 'Hospital bed, 3 months', 'Knee & Leg, Durable medical equipment (DME)');
    check(RIB, 'Home nurse, 6 hours', 'Low Back, Home health services');
  });
});
