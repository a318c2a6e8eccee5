import type { Facts, IssueFacts } from '../../facts/facts';
import { regionSet } from '../../facts/regions';
import { requestedParts } from '../../facts/requestedParts';
import type { Citation, Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { citationsOf } from './lines';
import { placeOfChapter } from './strayChapters';

export const citationThoracicAsLowBack: Rule = {
  code: 'citation-thoracic-as-low-back',
  title: 'The thoracic spine is judged by the MTUS chapter on the low back',
  severity: 'information',
  source: '8 CCR 9792.23.1 (Neck and Upper Back) and 9792.23.5 (Low Back); 8 CCR 9792.21.1(d)(1)',
  formats: structuredFormats,
  whatItDoes:
    'Reports the MTUS chapter Low Back Complaints as the only chapter on a part of the body in a guideline line, where the item asks for the thoracic spine alone. The ODG, whose low back chapter takes in the thoracic spine by its title, is left alone, and so are items that name single vertebrae or a second part.',
  whyItMatters:
    'The MTUS treats the thoracic spine with the neck, in the chapter Neck and Upper Back Complaints, and the two chapters differ in their criteria. The wrong segment of the spine has been a ground for sending a review back.',
  whatToDo:
    'Cite the chapter that covers the thoracic spine (Neck and Upper Back Complaints; from 12/01/2017 Cervical and Thoracic Spine Disorders), or say in the rationale why the chapter on the low back applies.',
  examples: {
    wrong: [
      `X-ray of the thoracic spine: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Low Back Complaints» 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the thoracic spine: Upheld

Claims Administrator guideline: Decision based on MTUS «Low Back Complaints» 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `X-ray of the thoracic spine: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Low Back Disorders» 2019, Section(s): Diagnostic Testing.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `X-ray of the thoracic spine: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, and Low Back Complaints 2004.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back - Lumbar & Thoracic (Acute & Chronic), X-rays.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the thoracic and lumbar spine: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      if (!asksForThoracicSpine(issue)) continue;
      const { claimsAdministratorGuideline, reviewerGuideline } = issue.issue;
      for (const line of [claimsAdministratorGuideline, reviewerGuideline]) {
        const chapters = citationsOf(line).filter(({ kind, chapter }) => kind === 'mtus' && chapter !== null);
        const [citation] = chapters.filter(({ chapter }) => /^low back/i.test(chapter?.text ?? ''));
        if (citation === undefined || chapters.some(({ chapter }) => /^(?:neck|cervical)/i.test(chapter?.text ?? '')))
          continue;
        yield {
          ...placeOfChapter(citation),
          message: `The item is about the thoracic spine, which the MTUS covers in "${chapterOnThoracicSpine(citation)}", not in "${citation.chapter?.text}". ${
            line === reviewerGuideline
              ? 'Cite that chapter, or say in the rationale why this one applies.'
              : 'Correct the line if the utilization review decision cites otherwise.'
          }`,
        };
      }
    }
  },
};

/** The chapter of the same time: since 12/01/2017 the names of the chapters end in `Disorders`. */
function chapterOnThoracicSpine({ chapter }: Citation): string {
  return /disorders/i.test(chapter?.text ?? '')
    ? 'Cervical and Thoracic Spine Disorders'
    : 'Neck and Upper Back Complaints';
}

const THORACIC = regionSet('thoracic spine');

/** Single vertebrae are left alone, for the lowest ones belong to the low back as well. */
function asksForThoracicSpine(issue: IssueFacts): boolean {
  const parts = requestedParts(issue);
  return parts.length > 0 && parts.every(({ covers, kind }) => covers === THORACIC && kind === 'part');
}
