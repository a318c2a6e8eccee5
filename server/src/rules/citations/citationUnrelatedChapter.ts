import { BORROWED_ENTRIES } from '../../facts/chapterRegions';
import type { Facts } from '../../facts/facts';
import { overlaps } from '../../facts/regions';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { namedInLetter, placeOfChapter, strayChapters } from './strayChapters';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';

export const citationUnrelatedChapter: Rule = {
  code: 'citation-unrelated-chapter',
  title: 'A chapter is cited for a part of the body that the letter never names',
  severity: 'hint',
  source: '8 CCR 9792.21.1(b) and 9792.25.1(a); LC 4610.6(c)',
  formats: structuredFormats,
  whatItDoes:
    "Looks at the reviewer's guideline line of an item whose own part of the body the cited chapter does not cover, and reports the chapter where neither the summary nor any item or rationale names the part in its title. Entries that stand in one chapter of the ODG only (preoperative testing in Low Back, equipment in Knee & Leg) are customarily cited from there for every part of the body and are left alone.",
  whyItMatters:
    'The evidence must be shown to apply to this patient. A chapter on a part of the body that plays no role in the case looks like a slip.',
  whatToDo: 'Say in the rationale why this entry applies to the patient, or cite the chapter on the part in dispute.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has a sprain of the upper back and a broken rib.

IMR ISSUES, DECISIONS AND RATIONALES

Massage, 6 visits: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) «Low Back», Massage.

Decision rationale: The ODG asks for exercise along with it. The request is not medically necessary.
`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has low back pain that goes into the right leg.

IMR ISSUES, DECISIONS AND RATIONALES

Hospital bed: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Shoulder, Durable medical equipment.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, Durable medical equipment (DME).

Decision rationale: The bed is not used for a medical purpose alone. The request is not medically necessary.
`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has an inguinal hernia. The abdomen is soft.

IMR ISSUES, DECISIONS AND RATIONALES

Pre-op blood test: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back, Preoperative lab testing.

Decision rationale: There is no risk of anemia. The request is not medically necessary.
`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has a strain of the left shoulder and of the neck.

IMR ISSUES, DECISIONS AND RATIONALES

Hospital bed: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, Durable medical equipment (DME).

Decision rationale: The bed is not used for a medical purpose alone. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    let named: number | undefined;
    for (const { line, citation, chapter, standing } of strayChapters(facts)) {
      if (line !== 'reviewer' || standing === 'wrong') continue;
      // Such an entry has no other chapter to be cited from.
      if (BORROWED_ENTRIES.test(citation.text)) continue;
      named ??= namedInLetter(facts);
      if (named === 0 || overlaps(named, chapter.names)) continue;
      yield {
        ...placeOfChapter(citation),
        message: `"${chapter.name}" (${chapter.guideline}) is cited, but this letter never names that part of the body. Say in the rationale why it applies, or cite the chapter on the part in dispute.`,
      };
    }
  },
};
