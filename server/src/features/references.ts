/** Find all references: every place of the letter that names the same item, guideline, day, drug or service. */

import type { Letter, Range } from '../letter/letter';
import { placesOf, subjectAt } from './mentions/mentions';

/** In the order of the text; empty where the offset names nothing. `withDefinition`: where it is laid down counts, too. */
export function references(letter: Letter, offset: number, withDefinition: boolean): Range[] {
  const subject = subjectAt(letter, offset);
  if (subject === null) return [];
  return placesOf(letter, subject)
    .filter(({ isDefinition }) => withDefinition || !isDefinition)
    .map(({ start, end }) => ({ start, end }));
}
