import type { Facts, IssueFacts } from '../../facts/facts';
import type { Reading } from '../../facts/reading';
import { isNerveTest, namesOfParts, requestedParts } from '../../facts/requestedParts';
import type { Citation, Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { longestOdgChapterAt } from '../../reference/odgChapters';
import { type Report, type Rule, structuredFormats } from '../rule';
import { citationsOf } from './lines';
import { placeOfChapter } from './strayChapters';

export const citationGeneralForImage: Rule = {
  code: 'citation-general-for-image',
  title: 'Imaging of one part of the body rests on a chapter about pain in general',
  severity: 'information',
  source: '8 CCR 9792.21.1(b); LC 4610.6(c)',
  formats: structuredFormats,
  whatItDoes:
    "Reports the reviewer's guideline line of an MRI, CT or x-ray of a named part of the body, where all it cites is a chapter about pain in general (the ODG's Pain, Chronic Pain Medical Treatment). A line that names the part in any place is left alone, and so are nerve tests, which those chapters do treat.",
  whyItMatters:
    'Whether an image is needed depends on the part of the body: the MTUS and the ODG give the criteria in the chapter on that part, not in the one on pain.',
  whatToDo:
    'Cite the imaging entry of the chapter on the part of the body, or say in the rationale why the general chapter applies.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) «Pain», MRI.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `X-ray of the right wrist: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Chronic Pain Medical Treatment» 2016, Section(s): Introduction.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Pain.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain, MRI.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `EMG/NCV of the right arm: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Electrodiagnostic testing (EMG/NCS).

Decision rationale: There is no numbness. The request is not medically necessary.
`,
      `X-ray of the right hand: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): CRPS, diagnostic tests.

Decision rationale: There is no sign of CRPS. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const citations = citationsOf(issue.issue.reviewerGuideline);
      const [first] = citations;
      if (first === undefined || !citations.every(isAboutPain) || !asksForImage(issue)) continue;
      const parts = requestedParts(issue);
      if (parts.length === 0 || (issue.reviewerGuideline?.bodyParts.length ?? 0) > 0) continue;
      yield {
        ...placeOfChapter(first),
        message: `The item asks for imaging of "${shortened(namesOfParts(parts))}"; the line cites only "${shortened(first.chapter?.text ?? '')}", a general chapter. Cite the imaging entry of the chapter on that body part, or say why this one applies.`,
      };
    }
  },
};

/** Complex regional pain syndrome has tests of its own in these chapters. */
function isAboutPain({ kind, chapter, text }: Citation): boolean {
  if (chapter === null || /\b(?:CRPS|RSD)\b|sympathetic|regional pain/i.test(text)) return false;
  if (kind === 'mtus') return /^chronic pain/i.test(chapter.text);
  return kind === 'non-mtus' && longestOdgChapterAt(chapter.text, 0)?.chapter.id === 'odg-pain';
}

const IMAGE = /\b(?:MRIs?|MRA|magnetic resonance|CTs?|computed tomography|x-? ?rays?|radiographs?)\b/i;
const imagesIn = ({ text }: Reading): boolean => IMAGE.test(text);

function asksForImage(issue: IssueFacts): boolean {
  return (issue.item?.reading.once(imagesIn) ?? false) && !isNerveTest(issue);
}
