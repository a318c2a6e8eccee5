/** The header: what its dates, its case number and its priority mean, and how many days passed from date to date. */

import { daysBetween, inDays } from '../../facts/days';
import { headerDaysInOrder } from '../../facts/headerDays';
import { writtenDay } from '../../letter/dates';
import type { HeaderField, HeaderFieldName, Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { rangeOf } from '../../letter/ranges';
import { notVerified } from '../../reference/entry';
import { type Hover, type HoverProvider, isAt } from './hover';

type DayName = Exclude<HeaderFieldName, 'caseNumber' | 'priority'>;

/** A header field, on its value as on its label. */
export const hoverHeader: HoverProvider = (place): Hover | null => {
  for (const field of place.letter.header?.fields ?? []) {
    const range = [field.value, field.label].find((one) => isAt(place, one));
    if (range) return { ...rangeOf(range), ...about(place.letter, field) };
  }
  return null;
};

type Facts = Omit<Hover, 'start' | 'end'>;

function about(letter: Letter, field: HeaderField): Facts {
  const label = field.label.expected.replace(/:$/, '');
  const title = field.value === null ? label : `${label}: ${shortened(field.value.text, 40)}`;
  if (field.name === 'caseNumber') return { title, ...aboutCaseNumber(field) };
  if (field.name === 'priority') return { title, ...aboutPriority(field) };
  const { lines, source } = timeLimit(field.name, letter);
  return { title, lines: [...daysBefore(letter, field, field.name), ...lines], source };
}

/** How many days lie between this date and the one before it in the required order. */
function daysBefore(letter: Letter, field: HeaderField, name: DayName): string[] {
  if (field.value === null) return ['No date is written here yet.'];
  const days = headerDaysInOrder(letter);
  const index = days.findIndex((day) => day.name === name);
  const own = days[index];
  if (field.date === null || own === undefined || own.day !== field.date) return ['This is no day that can be read.'];
  const before = days[index - 1];
  if (before === undefined) return [];
  const count = daysBetween(before.day, own.day);
  const other = `${before.called} (${writtenDay(before.day)})`;
  if (count === 0) return [`The same day as ${other}.`];
  if (count < 0) return [`${inDays(-count)} before ${other}, which must come first.`];
  return [`${inDays(count)} after ${other}.`];
}

const law = 'LC 4610.6(d)(1); 8 CCR 9792.10.6(g)';
const standardLimit =
  'A standard decision is due within 30 days of receipt of the request and its documents; for formulary drug disputes within 5 working days.';
const expeditedLimit = `An expedited decision is due within 3 days (this limit is ${notVerified}).`;
const applicationLimit = `within 30 days of the service of the UR decision; for formulary drug disputes within 10 days (this limit is ${notVerified})`;

/** The time limit that applies to a date, in plain words. */
function timeLimit(name: DayName, letter: Letter): Pick<Facts, 'lines' | 'source'> {
  switch (name) {
    case 'dateOfInjury':
      return {
        lines: [
          'The first date of the case: all others of the header lie on it or after it.',
          'Applications are joined only for the same employee, requesting physician and date of injury.',
        ],
        source: '8 CCR 9792.10.4(a)',
      };
    case 'urDenialDate':
      return {
        lines: [`The application is due ${applicationLimit}.`],
        source: 'DIR page on IMR (the 30 days)',
      };
    case 'applicationReceived':
      return {
        lines: [
          `It is due ${applicationLimit}.`,
          'The day of service is not in the letter, so a few days more may be in time.',
        ],
        source: 'DIR page on IMR (the 30 days)',
      };
    case 'dateAssigned':
      return { lines: [isExpedited(letter) ? expeditedLimit : standardLimit], source: law };
    case 'decisionDate':
      return {
        lines: [isExpedited(letter) ? expeditedLimit : standardLimit, 'A late decision stays valid.'],
        source: `${law}; CHP v. WCAB (Margaris)`,
      };
  }
}

function isExpedited({ header }: Letter): boolean {
  const priority = header?.fields.find(({ name }) => name === 'priority')?.value;
  return /^expedited$/i.test(priority?.text ?? '');
}

function aboutPriority({ value }: HeaderField): Pick<Facts, 'lines' | 'source'> {
  if (/^standard$/i.test(value?.text ?? '')) return { lines: [standardLimit], source: law };
  if (/^expedited$/i.test(value?.text ?? '')) return { lines: [expeditedLimit], source: 'LC 4610.6(d)' };
  return { lines: ['The form knows two: Standard and Expedited.', standardLimit, expeditedLimit], source: law };
}

function aboutCaseNumber({ value }: HeaderField): Pick<Facts, 'lines' | 'source'> {
  const source = 'case numbers of posted letters';
  const [, year, number] = /^CM(\d\d)-(\d{7})$/i.exec(value?.text ?? '') ?? [];
  if (year === undefined || number === undefined) {
    return { lines: ['The form is CM, two digits of a year, a hyphen and seven digits.'], source };
  }
  return {
    lines: [
      `${year}: the application was received in 20${year}; around New Year it may be the year before or after.`,
      `${number}: the case within that year (this reading is ${notVerified}).`,
    ],
    source,
  };
}
