/**
 * The letter of 2014: the reviewer's specialty and state stand inside the HOW paragraph, guideline lines name a page
 * instead of a year and section. Posted with or without the header table, often with a blank line after every line.
 */

import { form2016 } from './form2016';
import type { LetterFormat } from './format';

/** The lines of the qualifications came with the next form. */
const { credentials: _later, sections, ...shared } = form2016;

export const form2014: LetterFormat = {
  ...shared,
  id: '2014',
  title: '2014 form',
  sections: sections.map((section) =>
    section.paragraph === undefined
      ? section
      : { ...section, paragraph: section.paragraph.replace('items/Service', 'items/services') },
  ),
  evidence: { boardCertifiedSentence: 4, pagesInGuideline: 4, partLabels: 2, ownHeading: 2, commonHeading: 1 },
};
