/**
 * The letter of 2014: the reviewer's specialty and state stand inside the HOW paragraph, guideline lines name a page
 * instead of a year and section. Posted with or without the header table, often with a blank line after every line.
 */

import { form2016 } from './form2016';
import type { LetterFormat } from './format';

export const form2014: LetterFormat = {
  ...form2016,
  id: '2014',
  title: '2014 form',
  evidence: { boardCertifiedSentence: 4, pagesInGuideline: 4, partLabels: 2, ownHeading: 2, commonHeading: 1 },
};
