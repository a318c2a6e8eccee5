import type { Facts, IssueFacts } from '../../facts/facts';
import type { Reading } from '../../facts/reading';
import { isSurgery, namesOperation } from '../../facts/surgeries';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const noEvidenceCited: Rule = {
  code: 'no-evidence-cited',
  title: 'The reviewer cites no evidence',
  severity: 'warning',
  source: '8 CCR 9792.21.1(b)-(d); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports the sentence `The Expert Reviewer did not cite any medical evidence for its decision.` It is accepted for a service that depends on a surgery or another main service which the same letter denies, for then nothing is left to be judged.',
  whyItMatters:
    'The reviewer must cite the guideline or study that governs the decision. Without it the parties have nothing to look up.',
  whatToDo: 'Cite the guideline or study with chapter, year and section.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: «The Expert Reviewer did not cite any medical evidence for its decision.»

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `Left knee arthroscopy: Overturned

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Surgical Considerations.

Decision rationale: The criteria are met. The request is medically necessary.

Associated surgical service: Crutches: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: «The Expert Reviewer did not cite any medical evidence for its decision.»

Decision rationale: The patient can walk without them. The request is not medically necessary.
`,
    ],
    right: [
      `Left knee arthroscopy: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Surgical Considerations.

Decision rationale: The criteria are not met. The request is not medically necessary.

Associated surgical service: Crutches: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer did not cite any medical evidence for its decision.

Decision rationale: As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) {
      const noneCited = issueFacts.issue.reviewerGuideline?.noneCited;
      if (!noneCited || isSettledByAnother(issueFacts, facts.issues)) continue;
      yield {
        start: noneCited.start,
        end: noneCited.end,
        message:
          'The reviewer cites no evidence for this decision. Cite the guideline or study with chapter, year and section (8 CCR 9792.21.1(b)-(d)).',
      };
    }
  },
};

/** What a rationale or an item says of a service that stands and falls with another one. */
const DEPENDENT_RATIONALE =
  /\b(?:ancillary|associated|dependent|concurrent|related|adjunct\w*|peri-?operative|pre-?operative|post-?operative)\b|\b(?:surgery|surgical|procedure|operation|intervention|injection|primary|parent|concurrent|underlying|request(?:ed)? (?:service|treatment))\b[^.;]{0,80}\bnot (?:been )?(?:medically )?(?:necessary|certified|supported|approved|established|indicated|warranted)/i;
const DEPENDENT_ITEM =
  /^(?:associated|pre-? ?op|post-? ?op|peri-? ?op|assistant|surgical|surgery|anesthesia|intra-? ?op|facility|hospital|inpatient|outpatient|medical clearance|clearance)|\b(?:pre|post|peri|intra)-? ?op(?:erative(?:ly)?)?\b|\bassistant surgeon\b|\bassociated\b/i;

/** An operation or an injection by a general word. */
const INTERVENTION =
  /\b(?:surg(?:eries|ical)|operations|procedures?|injections?|blocks?|repair|release|replacement)\b/i;
/** That there will be none: `with no operation`, `the arthroscopy, which is not necessary`, `and falls with it`. */
const NONE =
  /\b(?:no|not|none|without|absent|absence|never|neither|nor|cannot|denied|denial|upheld|non-?certified|unsupported|falls? with)\b|n['\u2019]t\b/i;
const LEADS_BACK = /^(?:(?:as|since|because|and|but|given that) )?(?:this|that|it|there|these|such|one|none)\b/i;
/** An operation of the past, which was done. */
const DONE =
  /\b(?:had|underwent|undergone|status post|s\/p|ago|prior|previous|earlier|(?:19|20)\d\d|january|february|march|april|june|july|august|september|october|november|december)\b|\b(?:in|of|since|on|last) may\b/i;

/** Whether a rationale rests on there being no operation, in one sentence or in the next that leads back to it. */
const restsOnNoOperation = ({ sentences }: Reading): boolean =>
  sentences.some(({ text }, index) => {
    if (!(namesOperation(text) || INTERVENTION.test(text)) || DONE.test(text)) return false;
    const next = sentences[index + 1]?.text ?? '';
    return NONE.test(text) || (LEADS_BACK.test(next) && NONE.test(next));
  });

/** Whether the service depends on another one of the letter, and that is denied. */
function isSettledByAnother({ issue, rationale, disputed, index }: IssueFacts, all: readonly IssueFacts[]): boolean {
  // The main service cites evidence itself; another dependent one settles nothing.
  const denied = all.filter(
    ({ index: other, decision, issue: { item, reviewerGuideline } }) =>
      other !== index &&
      decision === 'Upheld' &&
      item?.associatedSurgicalService !== true &&
      reviewerGuideline !== null &&
      reviewerGuideline.noneCited === null,
  );
  if (
    issue.item?.associatedSurgicalService === true ||
    DEPENDENT_RATIONALE.test(rationale?.text ?? '') ||
    DEPENDENT_ITEM.test(disputed?.text ?? '')
  )
    return denied.length > 0;
  return denied.some(isIntervention) && (rationale?.reading.once(restsOnNoOperation) ?? false);
}

function isIntervention(issue: IssueFacts): boolean {
  return isSurgery(issue) || (issue.item?.services.some(({ kind }) => kind === 'injection') ?? false);
}
