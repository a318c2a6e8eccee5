/** What the rules on the patient's age and sex say of whole letters in which other persons and things appear. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What one of the two rules is to report stands between « and »; without marks nothing is reported. */
function check(summary: string, rationale = 'It is not medically necessary.'): void {
  const { text, ranges } = readMarks(`        CLINICAL CASE SUMMARY

${summary}

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: ${rationale}
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) =>
    ['age-mismatch', 'gender-mismatch'].includes(code),
  );
  assert.equal(underline(text, findings), underline(text, ranges));
}

const MAN = 'The injured worker is a 51 year old male with knee pain.';
const WOMAN = 'The injured worker is a 51 year old female with knee pain.';

describe('the age of the patient', () => {
  it('is said of the patient by the grammar of the sentence', () => {
    for (const other of [
      'The patient is a «36-year-old» male.',
      'The patient, a «36-year-old» male, limps.',
      'The applicant (IW), now «36 years old», limps.',
      'The patient is a pleasant, right-handed, obese «36 y/o» male.',
      'The records note that the claimant is a «36-year-old» male.',
      'This is a «36-year-old» who limps.',
      'This case involves a now «36-year-old» male with a stiff knee.',
      'This «36-year-old» male limps.',
      'The «36-year-old» patient limps.',
      'The brace was asked for this «36 year old» worker.',
      'Mr. Quill is a «36-year-old» welder.',
      'He is «36 years old».',
      'He is now a «36-year-old» man.',
      '«36-year-old» male with a stiff knee.',
      'The injured worker, a welder, is a «36-year-old» male.',
      'The claim is that of a «36-year-old» man.',
    ])
      check(MAN, `The knee is stiff. It locks. ${other} It is not medically necessary.`);
    check(`A 51-year-old machinist sustained a fall. ${MAN.replace('51 year old', '«61 year old»')}`);
    check(`${MAN} The patient is a «4 year old» male.`);
  });

  it('is not that of another person', () => {
    for (const other of [
      'He lives with his wife, who is 78 years old and had a stroke.',
      'A 22-year-old coworker who tried to free him died.',
      'His mother, 80 years old, lives with him.',
      'The truck was driven by a 19-year-old man.',
      'A patron, 30 years old, pushed him.',
      'The inmate who kicked him was a 25-year-old male.',
      'The inmate who kicked the patient was a 25-year-old male.',
      'His brother, a 50-year-old diabetic, has the same pain.',
      'His daughter, who is 4 years old, sits on his lap.',
      'A 32 year old co-worker was hurt in the same accident and lost her thumb.',
      "The applicant's mother, a 70-year-old female with diabetes, lives with him.",
      "The patient's wife is 70 years old.",
      'A 17-year-old boy threw a stone. He was 17 years old and ran.',
      'The suspect fled. He was a 19-year-old man.',
      'He cares for his 84-year-old father and a 9-year-old boy.',
      'The patient is the caregiver of an 84-year-old man.',
      'The other driver, 18 years old, was not hurt.',
      'A 40-year-old male patron of the bar struck him.',
      'His neighbor helps him. She is 70 years old.',
      'A 19-year-old man ran into him. The 19-year-old man fled.',
      'The house belongs to a 90-year-old lady.',
    ]) {
      check(`${MAN} X-rays were taken. ${other}`);
      check(MAN, `${other} X-rays were taken.`);
    }
  });

  it('is not that of a thing', () => {
    for (const thing of [
      'He sleeps on a mattress that is 12 years old.',
      'He has a manual wheelchair that is 6 years old.',
      'He sleeps on a 12-year-old mattress.',
      'His TENS unit is 8 years old.',
      'The MRI is 3 years old.',
      'The hardware is now 20 years old.',
      'His crown, 15 years old, came off.',
      'The patient uses a brace, 3 years old, at work.',
      'This is a 9-year-old orthosis.',
      'This 9-year-old orthosis is worn.',
      'A 3-year-old report was sent.',
    ])
      check(`${MAN} X-rays were taken. ${thing}`, `${thing} It is not medically necessary.`);
  });

  it('is not that of another time', () => {
    check(`${MAN} He has smoked since he was 16 years old. The patient was 20 years old and served in the army.`);
    check(`${MAN} He was 12 years old. His son, 4 years old, is well.`);
  });
});

describe('a pronoun of the other sex', () => {
  it('is reported where nobody else is named', () => {
    check(`${WOMAN} The shoulder is better. «He» takes naproxen. She wears a brace. Her finger is stiff.`);
    check(`${WOMAN} She works as a welder. «He» takes naproxen. She limps.`);
    check(`${WOMAN} The walker and the stimulator helped. «He» limps. She rests.`);
    check(`${WOMAN} She was a machinist. «His» knee locks. She rests.`);
    check(`${WOMAN} The December note said that «he» limps. She rests.`);
    check('The injured worker is a 51 year old female bus driver. «He» limps. She rests.');
    check(`${WOMAN} The patient who fell is here. «He» limps. She rests.`);
    check(`${WOMAN} The therapist called. The worker came. «He» limps. She rests.`);
  });

  it('may mean another person', () => {
    for (const person of [
      'pharmacist',
      'optometrist',
      'social worker',
      'landlord',
      'surgical consultant',
      'anesthesiologist',
      'nephrologist',
      'hygienist',
      'audiologist',
      'dietitian',
      'technician',
      'counselor',
      'trainer',
      'pastor',
      'roommate',
      'caregiver',
      'neighbor',
      'conservator',
      'dentist',
      'electrician',
      'case worker',
      'bus operator',
      'stepfather',
      'grandfather',
      'brother-in-law',
      'instructor',
      'lawyer',
      'massage therapist',
      'foreman',
      'phlebotomist',
      'new podiatric resident',
      'ophthalmic technologist',
      'job developer',
      'court reporter',
      'obstetrician',
      'orthotist',
      'tutor',
      'barber',
    ]) {
      check(`${WOMAN} She takes naproxen. The ${person} wrote a letter. He asked for a brace. He was worried.`);
      check(`${WOMAN} She takes naproxen. Her ${person} stopped a refill; he was worried.`);
    }
    check(`${WOMAN} She takes naproxen. The fellow of the clinic wrote. He asked for a brace.`);
    check(`${WOMAN} She takes naproxen. Lee Quill, DDS, wrote. He asked for a brace.`);
    check(`${WOMAN} She takes naproxen. She was pushed by a tall man. He fled.`);
    check(`${WOMAN} She takes naproxen. Another worker slipped. He fell on her.`);
    check(`${WOMAN} She takes naproxen. The crew chief saw the fall. He called for help.`);
    check(`${WOMAN} She takes naproxen. The ombud told her so. He was right.`);
    check(`${WOMAN} She takes naproxen. A temp who stood by ran. He was right.`);
    check(`${WOMAN} She takes naproxen. Her dog helps. He is trained.`);
    check(`${WOMAN} She takes naproxen. Dentists and hygienists met. He asked for a crown.`);
  });

  it('is not the sex of somebody else', () =>
    check(`${WOMAN} She takes naproxen. The inmate who kicked the patient was a tall man. The co-worker is a male.`));
});
