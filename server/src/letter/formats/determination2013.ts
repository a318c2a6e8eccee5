/**
 * The determination of late 2013: a title, a list of documents, and numbered decisions with their rationale. Known from
 * its headings only, so it is read leniently and judged by no rule on structure.
 */

import type { LetterFormat } from './format';

export const determination2013: LetterFormat = {
  id: '2013-determination',
  title: '2013 determination',
  titles: ['MAXIMUS FEDERAL SERVICES, INC.'],
  sections: [
    { kind: 'reviewer', heading: 'HOW THE IMR FINAL DETERMINATION WAS MADE', required: false },
    { kind: 'documents', heading: 'DOCUMENTS REVIEWED', common: true, required: false },
    { kind: 'summary', heading: 'CLINICAL CASE SUMMARY', common: true, required: false },
    { kind: 'issues', heading: 'IMR DECISION(S) AND RATIONALE(S)', required: false },
  ],
  parts: [
    { kind: 'claimsAdministratorGuideline', label: 'The Claims Administrator based its decision on' },
    { kind: 'reviewerGuideline', label: 'The Physician Reviewer based his/her decision on' },
    { kind: 'rationale', label: "The Physician Reviewer's decision rationale:" },
  ],
  items: { style: 'numbered-sentence' },
  headerFields: [
    { name: 'caseNumber', label: 'Case Number:' },
    { name: 'dateOfInjury', label: 'Date of Injury:' },
    { name: 'urDenialDate', label: 'UR Denial Date:' },
    { name: 'applicationReceived', label: 'Application Received:' },
  ],
  evidence: { ownTitle: 1, ownHeading: 2, commonHeading: 1, distinctHeading: 6 },
};
