import type { Facts } from '../../facts/facts';
import { findUnnamedGuidelines } from '../../facts/sources';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const mtusSilentWithoutAlternative: Rule = {
  code: 'mtus-silent-without-alternative',
  title: 'The rationale says that the MTUS is silent and names no other guideline',
  severity: 'warning',
  source: '8 CCR 9792.21(d), 9792.21.1(a)(2)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that says the MTUS (or ACOEM) does not address the request, when neither the rationale nor the MAXIMUS line names any other guideline or study.',
  whyItMatters:
    'Treatment may not be denied only because the MTUS does not address it. The search must go on: current ACOEM or ODG first, then other guidelines, then studies.',
  whatToDo:
    'Search the next guidelines in that order, cite what was found, and apply it; or say that nothing was found.',
  examples: {
    wrong: [
      `Large gloves: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary.

Decision rationale: «The MTUS does not address gloves.» The request is not medically necessary.
`,
      `Large gloves: Upheld

MAXIMUS guideline: The Expert Reviewer did not cite any medical evidence for its decision.

Decision rationale: He asks for gloves. «The California MTUS and ACOEM Guidelines are silent on this matter.» The request is not medically necessary.
`,
    ],
    right: [
      `Large gloves: Upheld

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME.

Decision rationale: The California MTUS and ACOEM Guidelines do not address the request. The request is not medically necessary.
`,
      `Large gloves: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary.

Decision rationale: The MTUS does not address gloves. A search of the literature found no studies. The request is not medically necessary.
`,
      `Manipulation, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Manual therapy & manipulation.

Decision rationale: The MTUS makes no recommendation on the neck. For the low back, the MTUS recommends six visits. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { issue, rationale, reviewerGuideline } of facts.issues) {
      if (rationale === null) continue;
      const { sources } = rationale;
      const silent = sources.find(
        ({ organisation, role }) => role === 'silent' && (organisation === 'MTUS' || organisation === 'ACOEM'),
      );
      if (silent === undefined || sources.some((source) => source.role !== 'silent')) continue;
      const citations = issue.reviewerGuideline?.citations ?? [];
      if (citations.some(({ kind }) => kind !== 'mtus') || issue.reviewerGuideline?.outsideMtus) continue;
      if ((reviewerGuideline?.sources ?? []).some(({ organisation }) => !OF_THE_MTUS.has(organisation))) continue;
      const sentence = rationale.sentenceAt(silent.start);
      if (sentence === undefined) continue;
      if (OTHER_EVIDENCE.test(rationale.text) || findUnnamedGuidelines(rationale.text, sources).length > 0) continue;
      yield {
        ...rationale.place(sentence),
        message: `The rationale says that ${silent.organisation === 'MTUS' ? 'the MTUS' : 'ACOEM'} does not address the request and names no other source. Cite ${silent.organisation === 'MTUS' ? 'current ACOEM or ODG' : 'ODG'}, else other guidelines or studies; if none was found, say so (8 CCR 9792.21(d), 9792.21.1(a)(2)).`,
      };
    }
  },
};

const OF_THE_MTUS = new Set(['MTUS', 'ACOEM']);
const OTHER_EVIDENCE =
  /\b(?:literature|stud(?:y|ies)|journal|trials?|et al\b|meta-analysis|systematic review|evidence[- ]based|standards? of (?:care|practice)|consensus|textbook)\b/i;
