/** What the rules on other parts of the body and on the other side leave alone, and what they still report. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

const CODES = ['foreign-body-part', 'laterality-mismatch', 'requested-part-without-complaint'];

/** What one of the rules is to report stands between « and ». */
function check(summary: string, item: string, rationale: string, decision = 'Upheld'): void {
  const { text, ranges } = readMarks(`        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

${summary}

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

${item}: ${decision}

Claims Administrator guideline: Decision based on MTUS General Approaches 2004.

MAXIMUS guideline: Decision based on MTUS General Approaches 2004, Section(s): Initial Care.

Decision rationale: ${rationale}
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => CODES.includes(code));
  assert.equal(underline(text, findings), underline(text, ranges));
}

const ANKLE = 'The patient has a sprain of the right ankle. The right foot is swollen.';
const ankle = (rationale: string) => check(ANKLE, 'MRI of the right ankle', rationale);

describe('another part of the body', () => {
  it('is reported where something is told of it', () => {
    ankle('The «left shoulder» of the patient is painful. The right ankle is stable. It is not medically necessary.');
    ankle('His «elbows» are painful. The right ankle is stable. It is not medically necessary.');
    ankle('His «elbow» pain has not improved. The right ankle is stable. It is not medically necessary.');
  });

  it('is none where it is denied', () => {
    ankle('The right ankle hurts; his hands, elbows and shoulders do not. It is not medically necessary.');
    ankle('The right ankle hurts, but his hands, elbows and shoulders are not painful. It is not medically necessary.');
    ankle('The right ankle hurts. His shoulders are not in question. It is not medically necessary.');
    ankle('The right ankle hurts. His shoulder has never been injured. It is not medically necessary.');
    ankle("The right ankle hurts. His elbow wasn't examined. It is not medically necessary.");
    ankle('The right ankle hurts. Her elbow and wrist are asymptomatic. It is not medically necessary.');
    ankle('The right ankle hurts. Her elbow remains pain-free. It is not medically necessary.');
    ankle('The right ankle hurts. Her wrist is otherwise fine. It is not medically necessary.');
  });

  it('is none in what is supposed only', () => {
    ankle(
      'The right ankle hurts. A chair is for those who cannot walk, unless the patient has weak elbows. It is not medically necessary.',
    );
  });

  it('is none in the name of a thing or in an idiom', () => {
    check(
      ANKLE,
      'Raised toilet seat with arms',
      'The right ankle is unstable. It is medically necessary.',
      'Overturned',
    );
    check(ANKLE, 'Bed with adjustable head', 'The right ankle is unstable. It is not medically necessary.');
    check(ANKLE, 'Elbow crutches', 'The right ankle is unstable. They are medically necessary.', 'Overturned');
    check(
      `${ANKLE} A foot board was denied.`,
      'Foot board',
      'The right ankle is stable. It is not medically necessary.',
    );
    ankle(
      'The ankle hurts. Her trained eye sees a tear. The cost is on the provider\u2019s shoulders. It is not medically necessary.',
    );
  });

  it('is none where only a device in it forbids the test', () => {
    ankle('A cochlear implant of 2003 rules it out. It is not medically necessary.');
    ankle('There is a hip prosthesis. It is not medically necessary.');
  });
});

const KNEE = 'The patient has a sprain of the right knee. The right knee is swollen.';
const knee = (rationale: string, decision?: string) => check(KNEE, 'MRI of the right knee', rationale, decision);

describe('the other side', () => {
  it('is reported where something is told of it or it is ruled on', () => {
    knee('The «left» knee is swollen. The request is not medically necessary.');
    knee('There are no red flags. The request for an MRI of the «left» knee is not medically necessary.');
    knee('The right knee is swollen. An MRI of the «left» knee is not medically necessary.');
  });

  it('is none where it is denied', () => {
    knee('The left knee has never been symptomatic. The request is not medically necessary.');
    knee('The left knee is normal. The request is not medically necessary.');
    knee('The left knee does not hurt. The request is not medically necessary.');
    knee('The left knee remains unaffected. The request is not medically necessary.');
    knee('No symptoms are reported in the left knee. The request is not medically necessary.');
    knee('UR speaks of the left knee by mistake. The request is not medically necessary.');
    knee('The left knee has no symptoms. The request is not medically necessary.');
    knee('Nothing is wrong with the left knee. The request is not medically necessary.');
    knee('Pain is absent in the left knee. The request is not medically necessary.');
    knee('Examination of the left knee showed nothing. The request is not medically necessary.');
    knee('The left knee is well. The request is not medically necessary.');
    knee('The trouble is not in the left knee. The request is not medically necessary.');
    knee('The patient never complained of the left knee. The request is not medically necessary.');
    check(
      'The patient has low back pain going into the right leg. The right leg is weak.',
      'Injections at L4-L5 and L5-S1 on both sides',
      'The left leg has never been symptomatic. The request is not medically necessary.',
    );
  });

  it('is none where the ruling on it is a contrast', () => {
    knee(
      'The right knee MRI is not medically necessary. An MRI of the left knee, were it requested, would be medically necessary.',
    );
    knee('The request is not medically necessary. Only the MRI of the left knee was medically necessary.');
    knee('The MRI of the left knee was medically necessary, but that of the right is not.');
    knee('The MRI of the left knee was medically necessary. That of the right is not.');
    knee('An MRI of the left knee is medically necessary. The MRI of the right knee is not medically necessary.');
    knee('The MRI of the right knee, unlike that of the left knee, is not medically necessary.');
  });

  it('is none in a list of services, each with its side', () => {
    check(
      'The patient has a scar of the left eye. The surgeon requested laser treatment of the left eye, corneal mapping of both eyes, and drops.',
      'Laser treatment of the left eye',
      'The left eye is scarred. It is not medically necessary.',
    );
    check(
      'The patient had surgery of the left eye plus mapping of both eyes. The left eye is scarred.',
      'Laser treatment of the left eye',
      'The left eye is scarred. It is not medically necessary.',
    );
    check(
      'The right knee is tender on «both» knees.',
      'Naproxen 550 mg',
      'There are no red flags. It is not medically necessary.',
    );
  });
});
