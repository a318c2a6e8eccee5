/** What all groups of rules are measured by. */

import { bodyPartsMeasure } from './bodyParts';
import { citations } from './citations';
import { datesAndPerson } from './datesAndPerson';
import { drugsMeasure } from './drugs';
import { language } from './language';
import type { Measure } from './mutation';
import { quantities } from './quantities';
import { statements } from './statements';
import { structure } from './structure';

export const measures: readonly Measure[] = [
  bodyPartsMeasure,
  citations,
  datesAndPerson,
  drugsMeasure,
  language,
  quantities,
  statements,
  structure,
];
