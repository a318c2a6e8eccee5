/**
 * The first notices of 2013: every decision is stated twice as a numbered sentence, then argued item by item. Known from
 * the first pages of one notice and from descriptions, so it is read leniently and judged by no rule on structure.
 */

import type { LetterFormat } from './format';

export const notice2013: LetterFormat = {
  id: '2013-notice',
  title: '2013 notice',
  titles: ['Notice of Independent Medical Review Determination'],
  sections: [
    { kind: 'issues', heading: 'INDEPENDENT MEDICAL REVIEW DECISION AND RATIONALE', required: false },
    { kind: 'reviewer', heading: 'Medical Qualifications of the Expert Reviewer:', required: false },
    { kind: 'summary', heading: 'Case Summary:', common: true, required: false },
    { kind: 'documents', heading: 'Documents Reviewed for Determination:', required: false },
    { kind: 'effect', heading: 'Effect of the Decision:', required: false },
  ],
  parts: [
    {
      kind: 'reviewerGuideline',
      label:
        'Section of the Medical Treatment Utilization Schedule Relied Upon by the Expert Reviewer to Make His/Her Decision:',
    },
    { kind: 'rationale', label: 'Rationale for the Decision:' },
  ],
  items: { style: 'numbered-sentence' },
  headerFields: [
    { name: 'caseNumber', label: 'MAXIMUS Case Number:' },
    { name: 'urDenialDate', label: 'Date of UR Decision:' },
    { name: 'dateOfInjury', label: 'Date of Injury:' },
    { name: 'applicationReceived', label: 'IMR Application Received:' },
    { name: 'decisionDate', label: 'Dated:' },
  ],
  evidence: { ownTitle: 6, ownHeading: 1 },
};
