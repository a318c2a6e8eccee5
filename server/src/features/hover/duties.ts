/**
 * What the law asks of each section and part of a determination, in plain words.
 *
 * LC is the California Labor Code, 8 CCR title 8 of the California Code of Regulations. What was seen in the text of the
 * law or of a court's decision is stated; what is known from practice only is paraphrased and says so.
 */

import type { PartKind, SectionKind } from '../../letter/letter';
import { notVerified } from '../../reference/entry';
import type { Hover } from './hover';

export type Duty = Pick<Hover, 'lines' | 'source'>;

/** Behind a duty itself, so that nobody takes it for a word on the letter. */
const doubt = `this duty is ${notVerified}`;

const evidence: readonly string[] = [
  `Names the medical and scientific evidence that governs the decision (${doubt}).`,
  'Search in this order: MTUS; current ACOEM or ODG; other current evidence-based guidelines; current studies.',
];

const reasons: Duty = {
  lines: [
    `Gives the clinical reasons, tied to the condition, the records and the guideline (${doubt}).`,
    'Decides on the specific needs of this employee and by the standards of LC 4610.5(c), on medical necessity only.',
    'Treatment may not be denied only because the MTUS is silent.',
  ],
  source: 'LC 4610.6(a), (c), (e); 8 CCR 9792.10.6(d), 9792.21(d)',
};

const dispute: Duty = {
  lines: [`States the disputed treatment: what, for which part of the body, and how much (${doubt}).`],
  source: '8 CCR 9792.10.6(d)',
};

export const duties: Readonly<Record<Exclude<SectionKind, 'preamble' | 'header'> | PartKind, Duty>> = {
  reviewer: {
    lines: [
      "Describes the reviewer's qualifications, and how the determination was made.",
      "The reviewer's name stays confidential: no name, license number or signature.",
    ],
    source: 'LC 4610.6(f); 8 CCR 9792.10.6; Zuniga v. WCAB (2018) 19 Cal.App.5th 981',
  },
  documents: {
    lines: [
      'Lists the documents that were reviewed. An author with a date or a range of dates was held to be enough.',
      'All pertinent records count; no determination may rest on the utilization review decision alone.',
    ],
    source: '8 CCR 9792.10.6(b)(2), (d); LC 4610.6(b); Hacker (2015)',
  },
  summary: {
    lines: [
      "Describes the employee's medical condition, from all pertinent records.",
      'It may not rest on the utilization review decision alone.',
      'Plain language where possible: the employee reads the letter too.',
    ],
    source: 'LC 4610.6(b), (d)(1); 8 CCR 9792.10.6(b), (d)',
  },
  issues: {
    lines: [
      'States for each disputed item whether it is medically necessary; nothing else is decided, such as liability, causation or coverage.',
      `For each, the evidence and the clinical reasons stand here (${doubt}).`,
    ],
    source: 'LC 4610.6(a); 8 CCR 9792.10.6(d)',
  },
  dispute,
  item: dispute,
  guidelines: { lines: evidence, source: '8 CCR 9792.10.6(d), 9792.21.1(a)' },
  claimsAdministratorGuideline: {
    lines: [
      "Names what the claims administrator's decision cites: take it from the utilization review decision as it stands.",
      'Where that cites nothing, the form has a sentence that says so.',
    ],
    source: 'letter form',
  },
  reviewerGuideline: {
    lines: [
      ...evidence,
      `MTUS: year, chapter and section. Other guidelines: organization, year, chapter and section (${doubt}).`,
    ],
    source: '8 CCR 9792.10.6(d), 9792.21.1(a)-(d)',
  },
  rationale: reasons,
  effect: {
    lines: [
      "The determination counts as the Administrative Director's and is binding.",
      'It can be appealed within 30 days of service, on five grounds only.',
    ],
    source: 'LC 4610.6(g)-(h); 8 CCR 10575',
  },
};
