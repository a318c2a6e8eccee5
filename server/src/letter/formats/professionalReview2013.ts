/**
 * The form of a sub-contracted reviewer of 2013 and 2014: one item, each of its parts in a section of its own. Known from
 * its headings only, so it is read leniently and judged by no rule on structure.
 */

import type { LetterFormat } from './format';

export const professionalReview2013: LetterFormat = {
  id: '2013-professional-review',
  title: '2013 professional review',
  titles: ['MEDICAL PROFESSIONAL REVIEW'],
  sections: [
    { kind: 'dispute', heading: 'ISSUE AT DISPUTE:', required: false },
    { kind: 'summary', heading: 'CASE SUMMARY:', common: true, required: false },
    { kind: 'documents', heading: 'DOCUMENTS REVIEWED FOR DETERMINATION:', required: false },
    {
      kind: 'guidelines',
      heading: 'MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL REVIEWER AND WHY:',
      required: false,
    },
    {
      kind: 'rationale',
      heading: 'RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:',
      required: false,
    },
    { kind: 'reviewer', heading: 'MEDICAL REVIEWER QUALIFICATIONS:', required: false },
  ],
  parts: [],
  items: { style: 'section' },
  headerFields: [],
  evidence: { ownTitle: 1, ownHeading: 2 },
};
