/** What a rationale may tell although the summary has other words for it, and what is told of nobody's case. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** The fact that is reported stands between « and ». */
function check(summary: string, rationale: string): void {
  const { text, ranges } = readMarks(`Case Number: CM17-0000000
Date of Injury: 11/02/2016

CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:
${summary}

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Therapy of the wrist, six visits: Upheld

Claims Administrator guideline: Decision based on MTUS Postsurgical Treatment 2009.

MAXIMUS guideline: Decision based on MTUS Postsurgical Treatment 2009, Section(s): Forearm, Wrist, & Hand.

Decision rationale: ${rationale} The request is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'foreign-fact');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('a fact that the summary does not know', () => {
  it('is no day of a guideline', () => {
    for (const said of [
      'The 2009 edition was replaced on July 28, 2016.',
      'That text was superseded on March 3, 2015.',
      'The page was accessed on 04/03/2017.',
      'The label was last revised on May 2, 2015.',
      'On March 3, 2015, a new edition took effect.',
      'The guideline in force since March 3, 2015 applies.',
      'The ODG chapter (last updated 02/03/2017) was searched.',
      'The website was visited on 02/03/2017.',
      'The article was published on 02/03/2013.',
    ]) {
      check('The wrist is stiff.', said);
    }
    check('The wrist is stiff.', 'The patient was seen on «02/14/2017» with pain.');
    check('The wrist is stiff.', 'The 2009 edition applied when the patient was seen on «02/14/2017».');
  });

  it('is no day that was reckoned from another', () => {
    const surgery = 'The wrist was operated on 12/21/2016.';
    check(surgery, 'The guideline allows 16 visits in 4 months. The period ran out on 04/21/2017.');
    check(surgery, 'The period of four months ended on 04/21/2017.');
    check(surgery, 'A splint of six weeks is usual. It was due until 02/01/2017.');
    check(surgery, 'The guideline allows 16 visits in 4 months. The period ran out on «05/30/2017».');
    check(surgery, 'The guideline allows 16 visits in 4 months. He was seen on «04/21/2017» with pain.');
  });

  it('is no drug that the summary has by another name', () => {
    check('He takes Norco.', 'He has been taking hydrocodone since the injury.');
    check('He takes Percocet.', 'The patient uses oxycodone at night.');
    check('He takes hydrocodone.', 'The patient uses Norco at night.');
    check('He takes Tylenol with codeine.', 'The patient uses codeine at night.');
    check('He takes Norco.', 'The patient uses «acetaminophen» at night.');
    check('He takes Norco.', 'The patient uses «oxycodone» at night.');
  });

  it('is nothing of another person', () => {
    check('He takes Norco.', 'His wife takes clonazepam.');
    check('He takes Norco.', 'His daughters have been taking clonazepam, and his stepson takes gabapentin.');
    check('He takes Norco.', 'His mother has been using gabapentin for years.');
    check('He takes Norco.', 'She is a friend of the patient whose brother was treated with methadone.');
    check('The wrist is stiff.', 'The patient has a family history of diabetes.');
    check('The wrist is stiff.', 'Her father had asthma.');
    check('He takes Norco.', 'His wife says that he takes «clonazepam».');
    check('The wrist is stiff.', 'He helps his father, and the patient has «asthma».');
  });

  it('is no disease that the summary has by its measure or treatment', () => {
    check('The blood pressure was 150/96.', 'She has hypertension.');
    check('She takes lisinopril.', 'She has hypertension.');
    check('The HbA1c was 8.1.', 'She has diabetes.');
    check('She sleeps with a CPAP.', 'She has sleep apnea.');
    check('The pain shoots into her hand.', 'The patient has radiating pain.');
    check('The blood pressure was 118/70.', 'She has «hypertension».');
    check('She takes lisinopril.', 'She has «diabetes».');
  });
});
