/** The days of the header, in the order in which they must follow each other. */

import type { HeaderField, HeaderFieldName, Letter } from '../letter/letter';

export interface HeaderDay {
  readonly name: HeaderFieldName;
  /** How the day is called inside a sentence. */
  readonly called: string;
  readonly field: HeaderField;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The day as the header writes it. */
  readonly text: string;
}

const order: readonly (readonly [HeaderFieldName, string])[] = [
  ['dateOfInjury', 'the date of injury'],
  ['urDenialDate', 'the UR denial date'],
  ['applicationReceived', 'the day on which the application was received'],
  ['dateAssigned', 'the date assigned'],
  ['decisionDate', 'the decision date'],
];

/** Years before and after these are in no header; such a day is reported as no day at all. */
export function isPlausibleYear(day: string): boolean {
  return day >= '1940' && day < '2100';
}

/** The days of the header that can be, injury first and decision last; a field that is missing is left out. */
export function headerDaysInOrder(letter: Letter): HeaderDay[] {
  const days: HeaderDay[] = [];
  for (const [name, called] of order) {
    const field = letter.header?.fields.find((candidate) => candidate.name === name && candidate.date !== null);
    if (field?.value && field.date !== null && isPlausibleYear(field.date))
      days.push({ name, called, field, day: field.date, text: field.value.text });
  }
  return days;
}

/** One day of the header; `null` where it is missing or no day. */
export function headerDay(letter: Letter, name: HeaderFieldName): HeaderDay | null {
  return headerDaysInOrder(letter).find((day) => day.name === name) ?? null;
}

/** Whether a day could stand in a field of the header: after all days that must come before it, and before the others. */
export function fitsInOrder(letter: Letter, name: HeaderFieldName, day: string): boolean {
  const placeOf = (field: HeaderFieldName) => order.findIndex(([one]) => one === field);
  const place = placeOf(name);
  return headerDaysInOrder(letter).every((other) => {
    const otherPlace = placeOf(other.name);
    return otherPlace === place || (otherPlace < place ? other.day <= day : other.day >= day);
  });
}
