import { chapterOf, titleOf } from '../../facts/citedChapters';
import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

export const mtusSilenceContradicted: Rule = {
  code: 'mtus-silence-contradicted',
  title: 'The rationale says that the MTUS is silent, but the claims administrator cites an MTUS chapter',
  severity: 'information',
  source: '8 CCR 9792.21(d)(1)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that says the MTUS does not address the request and leans on no part of it, when the line of the claims administrator for the same item cites an MTUS chapter.',
  whyItMatters:
    'The MTUS may be left only where it does not address the condition or the treatment. If the denial found a chapter for it, the silence has to be shown.',
  whatToDo:
    'Check the cited chapter. If it does not address the request, say so of this chapter; if it does, apply it.',
  examples: {
    wrong: [
      `MRI of the right elbow: Upheld

Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Elbow, MRI.

Decision rationale: «The MTUS guidelines are silent on this request.» The ODG does not recommend it. The request is not medically necessary.
`,
    ],
    right: [
      `Duloxetine 30mg #30: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain, Antidepressants.

Decision rationale: ACOEM does not address duloxetine. The ODG does not recommend it here. The request is not medically necessary.
`,
      `MRI of the right hip: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Hip & Pelvis, MRI.

Decision rationale: The chapter on low back complaints that was cited, MTUS Low Back Complaints, does not address the hip. The ODG does not recommend it. The request is not medically necessary.
`,
      `Large gloves: Upheld

Claims Administrator guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME.

Decision rationale: The MTUS does not address gloves. The ODG does not recommend them. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { issue, rationale } of facts.issues) {
      if (rationale === null) continue;
      const mtus = rationale.sources.filter(({ organisation }) => organisation === 'MTUS' || organisation === 'ACOEM');
      const silent = mtus.find(({ organisation }) => organisation === 'MTUS') ?? mtus[0];
      if (silent === undefined || mtus.some(({ role, chapter }) => role !== 'silent' || chapter !== null)) continue;
      // Where only ACOEM is called silent, a chapter of another publisher contradicts nothing.
      const cited = issue.claimsAdministratorGuideline?.citations.find((citation) => {
        const chapter = chapterOf(citation);
        return chapter !== undefined && (silent.organisation === 'MTUS' || chapter.publisher === 'ACOEM');
      });
      const sentence = rationale.sentenceAt(silent.start);
      if (cited === undefined || sentence === undefined) continue;
      const title = titleOf(cited);
      yield {
        ...rationale.place(sentence),
        message: `The rationale says that ${silent.organisation === 'MTUS' ? 'the MTUS' : 'ACOEM'} does not address the request, but the claims administrator cites "${shortened(title.text)}" for it. Say why that chapter does not apply, or apply it (8 CCR 9792.21(d)).`,
        related: {
          start: title.start,
          end: title.end,
          message: 'The MTUS chapter that the claims administrator cites.',
        },
      };
    }
  },
};
