/** The list of letter formats. A new format is a new file and a line here. */

import { determination2013 } from './determination2013';
import { form2014 } from './form2014';
import { form2016 } from './form2016';
import type { LetterFormat } from './format';
import { notice2013 } from './notice2013';
import { professionalReview2013 } from './professionalReview2013';

/** The newest first: where the evidence is even, the newer format is taken. */
export const formats: readonly LetterFormat[] = [
  form2016,
  form2014,
  notice2013,
  determination2013,
  professionalReview2013,
];

export type { LetterFormat, PartForm, SectionForm, Trait } from './format';
