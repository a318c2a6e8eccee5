import { saysWhyElsewhere } from '../../facts/choiceOfChapter';
import type { Facts } from '../../facts/facts';
import { namesOfParts, requestedParts } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placeOfChapter, strayChapters } from './strayChapters';

export const citationWrongBodyPart: Rule = {
  code: 'citation-wrong-body-part',
  title: 'A chapter is cited for another part of the body',
  severity: 'warning',
  source: '8 CCR 9792.21.1(b) and (d); LC 4610.6(c)',
  formats: structuredFormats,
  whatItDoes:
    'Compares the chapter of each guideline line (MTUS and ODG, of the reviewer and of the claims administrator) with the part of the body that the item names; where it names none, with all parts that the letter speaks of. Chapters that hold for the whole body (Chronic Pain, General Approaches), nerve tests of a limb under Neck or Low Back, and ODG entries that are customarily cited from one chapter for all parts (durable medical equipment, home health, preoperative testing) are left alone, and so is a chapter of which the rationale says why it is used: that the entry stands nowhere else, or that it holds by analogy.',
  whyItMatters:
    'The decision must rest on a recommendation for the condition at hand. A chapter for another part of the body does not support it, and the wrong segment of the spine has been a ground for sending a review back.',
  whatToDo:
    'Cite the chapter for the part of the body in dispute, or say in the rationale why the other chapter holds.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS «Low Back Complaints» 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the cervical spine: Upheld

Claims Administrator guideline: Decision based on MTUS «Shoulder Complaints» 2004. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Neck and Upper Back, MRI.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `Ultrasound of the right ankle: Upheld

Claims Administrator guideline: Decision based on MTUS Ankle and Foot Complaints 2004.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) «Shoulder», Ultrasound, diagnostic.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `EMG/NCS of the bilateral upper extremities: Upheld

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `X-ray of the thoracic spine: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Low Back - Lumbar & Thoracic (Acute & Chronic).

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `Physical therapy for the right shoulder: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

MAXIMUS guideline: Decision based on MTUS General Approaches 2004, Section(s): Initial Approaches to Treatment, and Shoulder Complaints 2004, Section(s): Initial Care.

Decision rationale: Six visits were done. The request is not medically necessary.
`,
      `Home health aide after shoulder surgery: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, Home health services.

Decision rationale: The patient is not homebound. The request is not medically necessary.
`,
      `Vibration plate for the left ankle: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Shoulder, Vibration.

Decision rationale: The ODG has its only entry on vibration in the shoulder chapter. It is under study. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { issue, line, citation, chapter, item, standing } of strayChapters(facts)) {
      if (standing !== 'wrong' || issue.rationale?.reading.once(saysWhyElsewhere)) continue;
      const what =
        item === 0
          ? `This chapter of the ${chapter.guideline} is "${chapter.name}", but the letter tells of no trouble there.`
          : `The item asks for "${namesOfParts(requestedParts(issue))}", but this chapter of the ${chapter.guideline} is "${chapter.name}".`;
      yield {
        ...placeOfChapter(citation),
        message: `${what} ${whatToDo(line === 'reviewer')}`,
      };
    }
  },
};

function whatToDo(reviewers: boolean): string {
  return reviewers
    ? 'Cite the chapter for the part in dispute, or say in the rationale why this one holds.'
    : 'Compare the line with the utilization review decision, and correct it if the slip is not theirs.';
}
