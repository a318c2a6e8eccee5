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
      paragraph:
        'MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the employer, employee, providers or the claims administrator. He/she has been in active clinical practice for more than five years and is currently working at least 24 hours a week in active practice. The expert reviewer was selected based on his/her clinical experience, education, background, and expertise in the same or similar specialties that evaluate and/or treat the medical condition and disputed items/Service. He/she is familiar with governing laws and regulations, including the strength of evidence hierarchy that applies to Independent Medical Review determinations.',
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
    {
      kind: 'claimsAdministratorGuideline',
      label: 'Claims Administrator guideline:',
      sentences: {
        outsideMtus:
          'The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines.',
        noneCited: 'The Claims Administrator did not cite any medical evidence for its decision.',
        nonMtusOpening: 'Decision based on Non-MTUS Citation',
      },
    },
    {
      kind: 'reviewerGuideline',
      label: 'MAXIMUS guideline:',
      sentences: {
        outsideMtus: 'The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.',
        noneCited: 'The Expert Reviewer did not cite any medical evidence for its decision.',
        nonMtusOpening: 'Decision based on Non-MTUS Citation',
      },
    },
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
  credentials: {
    opening: 'The Expert Reviewer has the following credentials:',
    licensure: 'State(s) of Licensure:',
    specialties: 'Certification(s)/Specialty:',
  },
  opioidNotice: [
    'This decision addresses the medical necessity of opioids as they have been prescribed to this patient.',
    'This medical necessity decision should not be interpreted as a recommendation to stop long-term opioids abruptly and the patient is advised to speak with their treating physician.',
    'The treating physician and the patient are advised to consult the MTUS Opioids Treatment Guidelines ("Tapering opioids"), and if necessary, other relevant guidelines, regarding the most appropriate method for weaning and terminating opioids for this patient.',
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
