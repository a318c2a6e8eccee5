/**
 * The letter as posted from 2015 on: header table, credentials on lines of their own, guideline lines with chapter, year
 * and sections. Seen unchanged in all letters decided between December 2016 and February 2017.
 */

import type { LetterFormat } from './format';

export const form2016: LetterFormat = {
  id: '2016',
  title: '2016 form',
  titles: [],
  sections: [
    {
      kind: 'reviewer',
      heading: 'HOW THE IMR FINAL DETERMINATION WAS MADE',
      leadIn: 'MAXIMUS Federal Services sent the complete case file to an expert reviewer.',
      required: true,
    },
    {
      kind: 'summary',
      heading: 'CLINICAL CASE SUMMARY',
      common: true,
      leadIn:
        'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:',
      required: true,
    },
    {
      kind: 'issues',
      heading: 'IMR ISSUES, DECISIONS AND RATIONALES',
      leadIn: 'The Final Determination was based on decisions for the disputed items/services set forth below:',
      required: true,
    },
  ],
  parts: [
    { kind: 'claimsAdministratorGuideline', label: 'Claims Administrator guideline:' },
    { kind: 'reviewerGuideline', label: 'MAXIMUS guideline:' },
    { kind: 'rationale', label: 'Decision rationale:' },
  ],
  items: { style: 'decision-line' },
  headerFields: [
    { name: 'caseNumber', label: 'Case Number:' },
    { name: 'dateAssigned', label: 'Date Assigned:' },
    { name: 'dateOfInjury', label: 'Date of Injury:' },
    { name: 'decisionDate', label: 'Decision Date:' },
    { name: 'urDenialDate', label: 'UR Denial Date:' },
    { name: 'priority', label: 'Priority:' },
    { name: 'applicationReceived', label: 'Application Received:' },
  ],
  evidence: {
    headerTable: 1,
    caseNumber: 1,
    credentialLines: 4,
    sectionsInGuideline: 2,
    partLabels: 2,
    ownHeading: 2,
    commonHeading: 1,
  },
};
