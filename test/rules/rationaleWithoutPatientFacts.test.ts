/** Which sentences of a rationale may be a fact of the patient, and which are surely something else. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What the rule is to report stands between « and »; without marks it reports nothing. */
function check(rationale: string, item = 'Physical therapy for the left ankle, 8 visits'): void {
  const { text, ranges } = readMarks(`${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Ankle and Foot Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Ankle and Foot Complaints 2004, Section(s): Initial Care.

Decision rationale: ${rationale}
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'rationale-without-patient-facts');
  assert.equal(underline(text, findings), underline(text, ranges));
}

/** A sentence among guidelines, which it alone makes reasons for this patient. */
const isFact = (sentence: string) =>
  check(
    `ODG recommends active therapy for ankle sprains. ${sentence} Therapy may be extended where function improves. The request is not medically necessary.`,
  );

const isNone = (sentence: string) =>
  check(`«ODG recommends active therapy for ankle sprains.» ${sentence} The request is not medically necessary.`);

describe('a rationale without facts of the patient', () => {
  it('has guidelines, empty phrases and a conclusion only', () => {
    isNone('The patient does not meet the criteria.');
    isNone('The request is excessive.');
    isNone('Treatment beyond this should be supported by documented improvement in function.');
    isNone('Additional sessions may be considered with improvement.');
    isNone('All criteria are met.');
    isNone('The documentation does not support the request.');
    isNone('There is insufficient evidence to justify the medical necessity of the request.');
    isNone('Patients with sprains should begin early. Passive modalities are not recommended for chronic complaints.');
    isNone('Exercise is beneficial for recovery of function.');
    isNone('Based on the guidelines, medical necessity is not established.');
    isNone('There are no extenuating circumstances to deviate from the guidelines.');
    isNone('The MTUS is silent on this request. Other guidelines were reviewed.');
    isNone('The request exceeds the guideline recommendations.');
  });

  it('is not one with findings and figures that name no patient', () => {
    isFact('Dorsiflexion is 8 rather than 20 degrees.');
    isFact('Swelling, a weak toe and a drawer of 9 mm tell one story.');
    isFact('Speed falls by 12 m/sec below the fibula; the squeeze sign is present.');
    isFact('Four months of boots.');
    isFact('There is new instability.');
    isFact('Exam clean, films clean, never swollen, limp almost gone.');
    isFact('No giving way, no night pain.');
    isFact('The joint is stable, and strength is full.');
    isFact('Pain radiates to the toes.');
    isFact('Pain radiates to the toes, and therapy is recommended for sprains.');
    isFact('Therapy is recommended for sprains, and the sprain is severe.');
    isFact('Therapy is recommended for sprains; none is left.');
    isFact('It gives way once a week.');
    isFact('The nerve study shows slowing.');
    isFact('Nerve studies show slowing.');
    isFact('Pain is usually 4/10.');
    isFact('Pain can be controlled with aspirin.');
    isFact('Aspirin is used for pain.');
    isFact('Swelling should go down first.');
    isFact('Depression should be treated first.');
    isFact('Surgery is not indicated with full strength.');
    isFact('Symptoms are mild and improving.');
    isFact('ODG recommends therapy for sprains, which the swelling proves.');
    isFact('Therapy is recommended for sprains, and a positive drawer proves one.');
    isFact('Blood pressure is 150/95.');
    isFact('The criteria of instability and failed bracing are met.');
    isFact('Red flags are absent.');
    isFact('A trial is in order.');
    isFact('The request is a duplicate.');
    isFact('Surgery has been authorized.');
    isFact('See the discussion of the boot.');
    isFact('Leakage that goes on for months should be measured.');
    isFact('This is a mechanical complaint.');
    isFact('The swelling can be seen from across the room.');
    isFact('The pain is usually worse at night.');
    isFact('Given swelling and a limp in a roofer, early therapy may be supported.');
  });

  it('is not one with a person, however named', () => {
    isFact('A man of 58 heals slowly.');
    isFact('A roofer needs both feet.');
    isFact('Walking helps her to sleep.');
    isFact('At 58, smoking is the only risk.');
    isFact('Ibuprofen made him dizzy.');
    isFact('The patient is on therapy.');
    isFact('While ODG supports therapy, the applicant was using none.');
    isFact('A woman of 70 who fell in May 2016 should not be given more.');
  });

  it('is not one with what is missing, in whatever words', () => {
    isFact('No home program is on record.');
    isFact('No comorbidity is listed for this patient.');
    isFact('None of those exist in either ankle.');
    isFact('Neither a referral nor a report was supplied.');
    isFact('No reason was furnished.');
    isFact("The request doesn't say which ankle.");
    isFact('No trial of home exercise was made.');
    isFact('The provider gives no reason.');
    isFact('None of the conditions that ODG lists exist in either ankle.');
    isFact('The injection ODG recommends was given.');
    isFact('The ODG criteria are present: swelling, a weak toe.');
    isFact('Per ODG, swelling and giving way qualify.');
    isFact('ODG supports therapy, as in this roofer.');
    isFact('No records were submitted for review.');
    isFact('No request for authorization was submitted.');
    isFact('The requested frequency is not stated.');
    isFact('The criteria are not met: no weakness, no effusion.');
    isFact('The patient does not meet the criteria, since the joint is stable.');
    isFact('The patient does not meet the criteria without a trial of exercise.');
  });

  it('is not one with a history', () => {
    isFact('The six visits of 2014 were for the knee.');
    isFact('A father with gout at 40 makes a test reasonable.');
    isFact('A tooth extraction passed without bleeding.');
    isFact('A complete tear of 2009 is not going to heal.');
    isFact('Two sprains in one year.');
  });

  it('is not one where the request is held against a limit', () => {
    check('ODG allows up to 5 visits; 8 were requested. The request is not medically necessary.');
    check('ODG allows five visits. Eight visits exceed five. The request is not medically necessary.');
    check('ODG recommends up to 5 visits. The request exceeds this recommendation. It is not medically necessary.');
    isFact('Eight visits were requested, and ODG allows five.');
    isFact('The request goes past the initial course.');
    isFact('Eight visits are not supported by ODG.');
  });

  it('is not one that hangs on another service', () => {
    isFact('The surgery upon which this therapy depends was not found to be medically necessary.');
    isFact("As the boot isn't medically necessary now, neither is this.");
    isFact('The device has been found medically necessary above.');
    isFact('The lift would serve only to carry the scooter, which is not medically necessary.');
  });

  it('is one that is taken over as a whole, with the works that it cites', () => {
    check(
      '«ODG recommends early motion.» Motion after sprains relieves stiffness. (Smith, 2004) Bracing brings the athlete back to sport. (Jones, 2007) The request is not medically necessary.',
    );
    check(
      'ODG recommends early motion. Motion relieved his stiffness. (Smith, 2004) (Jones, 2007) The request is not medically necessary.',
    );
  });
});
