/** The days that a text names. */

import type { Stretch } from './passage';

export interface Day extends Stretch {
  /** The words as they stand. */
  readonly text: string;
  /** `YYYY-MM-DD`; `null` where no calendar has the day (`02/30/2017`, `12/09/20216`) or no case has (`12/09/3026`). */
  readonly day: string | null;
  /** How the day is written, so that another day can be written the same way. */
  readonly form: DayForm;
  /** What cannot be right where {@link day} is `null`. */
  readonly fault: DayFault | null;
}

export interface DayForm {
  /** The order of the parts; month and day are told by their place. */
  readonly order: 'month-day-year' | 'year-month-day' | 'day-month-year';
  /** What stands between the parts of a day in digits; `null` where the month is a word. */
  readonly separator: string | null;
  /** The number of digits of the year: `2` or `4` where nothing is wrong with it. */
  readonly yearDigits: number;
  /** Whether months and days below ten have a zero before them, told by this one. */
  readonly padded: boolean;
  /** Of months in words: whether the word is cut short (`Dec.`). */
  readonly shortMonth: boolean;
  /** Of months in words: what stands between day and year. */
  readonly comma: boolean;
}

export type DayFault = 'month' | 'day' | 'year';

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Days outside of these years are in no record of a case. */
const firstYear = 1900;
const lastYear = 2099;

/**
 * Three numbers with a mark between them. A line may end behind a mark, so a blank may stand there. The year may be
 * wrong by a digit, so three and five digits are read too and looked at more closely.
 */
const inDigits = /(\d{1,4})([-/.\u2010\u2011\u2013]) ?(\d{1,2})([-/.\u2010\u2011\u2013]) ?(\d{1,5})/g;

const monthFirst = /\b([A-Z][A-Za-z]{2,9})(\.?) ?(\d{1,2})(?:st|nd|rd|th)?( ?,)? ?(\d{2,5})\b/g;
const dayFirst = /\b(\d{1,2})(?:st|nd|rd|th)?([- ])(?:of )?([A-Z][A-Za-z]{2,9})(\.?)(,? |-)(\d{2,5})\b/g;

/** What makes three numbers an amount or a measure. */
const unitBehind =
  /^ ?(?:m[gl]\b|mcg\b|g\b|cm\b|mm\b|lbs?\b|kg\b|%|\u00b0|degrees?\b|tabs?\b|tablets?\b|units?\b|ml\b)/i;

/** Words before three numbers that are of no use unless the numbers are a day. */
const dayWordBefore = /(?:\bon|\bdated|\bdate|\bof|\bfrom|\bsince|\buntil|\bthrough|\bDO[IBS]:?) \(?$/i;

/** Days in order, none overlapping. Linear in the text. */
export function findDays(text: string): Day[] {
  const days: Day[] = [];
  let lastEnd = -1;
  for (const match of text.matchAll(inDigits)) {
    const day = readDigits(text, match, lastEnd);
    if (day === null) continue;
    days.push(day);
    lastEnd = day.end;
  }
  for (const match of text.matchAll(monthFirst)) {
    const [all, word = '', dot = '', date = '', comma = '', year = ''] = match;
    const month = monthOf(word);
    if (month === 0 || (year.length < 4 && !/[12]\d/.test(year)) || (year.length < 4 && comma === '')) continue;
    days.push(inWords(match.index, all, month, word, dot, date, year, 'month-day-year', comma !== ''));
  }
  for (const match of text.matchAll(dayFirst)) {
    const [all, date = '', mark = '', word = '', dot = '', behind = '', year = ''] = match;
    const month = monthOf(word);
    // `on 9 May 20, 2016` is the day in month-first order with a number before it.
    if (month === 0 || (year.length < 4 && mark !== '-') || /^,? \d{4}\b/.test(text.slice(match.index + all.length)))
      continue;
    days.push(inWords(match.index, all, month, word, dot, date, year, 'day-month-year', behind.startsWith(',')));
  }
  days.sort((one, other) => one.start - other.start);
  return days.filter((day, index) => index === 0 || day.start >= (days[index - 1]?.end ?? 0));
}

function readDigits(text: string, match: RegExpMatchArray, lastEnd: number): Day | null {
  const [all, first = '', mark = '', second = '', otherMark = '', third = ''] = match;
  const start = match.index ?? 0;
  const end = start + all.length;
  const before = text.charAt(start - 1);
  const behind = text.charAt(end);
  if (/\d/.test(behind)) return null;
  if (first.length === 3) return null;
  // Part of a longer chain of numbers (`1-2-3-16`), unless the chain is a range of two days.
  if (/[-/.,:\u2010\u2011\u2013]/.test(before) && /\d/.test(text.charAt(start - 2)) && start - 1 !== lastEnd)
    return null;
  const fullYear = first.length === 4 || third.length === 4;
  if (/[A-Za-z]/.test(before) && !(fullYear && before === before.toLowerCase())) return null;
  if (before === '#' || before === '$') return null;
  if (mark === behind && mark !== '.' && /\d/.test(text.charAt(end + 1)) && !fullYear) return null;
  if (/[A-Za-z]/.test(behind) && !fullYear) return null;
  if (unitBehind.test(text.slice(end, end + 10))) return null;
  if (first.length === 4) {
    if (!/^(?:19|20)/.test(first) || third.length > 2 || mark !== otherMark) return null;
    const [month, date] = [Number(second), Number(third)];
    const form: DayForm = {
      order: 'year-month-day',
      separator: mark,
      yearDigits: 4,
      padded: second.length === 2,
      shortMonth: false,
      comma: false,
    };
    return day(start, all, Number(first), month, date, form);
  }
  if (mark !== otherMark && third.length !== 4) return null;
  if (mark === '.' && third.length !== 4 && (first.length < 2 || second.length < 2)) return null;
  const [month, date, year] = [Number(first), Number(second), Number(third)];
  if (third.length === 1) return null;
  const certain = dayWordBefore.test(text.slice(Math.max(0, start - 12), start));
  if (third.length === 3 && !(certain || (/^2[01]/.test(third) && mark !== '.'))) return null;
  if (third.length === 5 && !/^[12]/.test(third)) return null;
  if (third.length !== 4 || !/^(?:19|20)/.test(third)) {
    const sound = month >= 1 && month <= 12 && date >= 1 && date <= 31;
    if (!sound && !(certain && month <= 31 && date <= 99)) return null;
  }
  const form: DayForm = {
    order: 'month-day-year',
    separator: mark,
    yearDigits: third.length,
    padded: first.startsWith('0') || second.startsWith('0') || (third.length === 4 && mark === '/'),
    shortMonth: false,
    comma: false,
  };
  return day(start, all, third.length === 2 ? wholeYear(year) : year, month, date, form);
}

function inWords(
  start: number,
  text: string,
  month: number,
  word: string,
  dot: string,
  date: string,
  year: string,
  order: DayForm['order'],
  comma: boolean,
): Day {
  const form: DayForm = {
    order,
    separator: null,
    yearDigits: year.length,
    padded: date.startsWith('0'),
    shortMonth: dot !== '' || word.length <= 4,
    comma,
  };
  return day(start, text, year.length === 2 ? wholeYear(Number(year)) : Number(year), month, Number(date), form);
}

/** Years of two digits are 2000 and later up to 2069, as injuries before 1970 are in no dispute. */
function wholeYear(year: number): number {
  return year < 70 ? 2000 + year : 1900 + year;
}

function day(start: number, text: string, year: number, month: number, date: number, form: DayForm): Day {
  const fault: DayFault | null =
    year < firstYear || year > lastYear
      ? 'year'
      : month < 1 || month > 12
        ? 'month'
        : date < 1 || date > daysOfMonth(year, month)
          ? 'day'
          : null;
  return {
    start,
    end: start + text.length,
    text,
    day: fault === null ? isoDay(year, month, date) : null,
    form,
    fault,
  };
}

function daysOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The month from 1, or 0: whole names, names cut short, and whole names with one wrong letter. */
function monthOf(word: string): number {
  const lower = word.toLowerCase();
  if (lower === 'sept') return 9;
  const exact = months.findIndex((name) => name === lower || (lower.length === 3 && name.startsWith(lower)));
  if (exact >= 0 || lower.length < 5) return exact + 1;
  return months.findIndex((name) => name.length >= 5 && isOneSlipAway(lower, name)) + 1;
}

/** Whether two words differ by one letter left out, doubled, changed, or by two neighbors swapped. */
function isOneSlipAway(word: string, name: string): boolean {
  if (Math.abs(word.length - name.length) > 1) return false;
  let head = 0;
  while (head < word.length && word.charAt(head) === name.charAt(head)) head += 1;
  let tail = 0;
  while (
    tail < Math.min(word.length, name.length) - head &&
    word.charAt(word.length - 1 - tail) === name.charAt(name.length - 1 - tail)
  )
    tail += 1;
  const left = word.slice(head, word.length - tail);
  const right = name.slice(head, name.length - tail);
  if (left.length <= 1 && right.length <= 1) return true;
  return (
    left.length === 2 && right.length === 2 && left.charAt(0) === right.charAt(1) && left.charAt(1) === right.charAt(0)
  );
}

/** Writes a day, `YYYY-MM-DD`, the way another day is written. */
export function writeDay(
  isoDate: string,
  { order, separator, yearDigits, padded, shortMonth, comma }: DayForm,
): string {
  const [year = '', month = '', date = ''] = isoDate.split('-');
  const writtenYear = yearDigits === 2 ? year.slice(2) : year;
  const number = (digits: string) => (padded ? digits : String(Number(digits)));
  if (separator !== null) {
    if (order === 'year-month-day') return [year, month, date].join(separator);
    return [number(month), number(date), writtenYear].join(separator);
  }
  const name = months[Number(month) - 1] ?? '';
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const word = shortMonth && name.length > 4 ? `${capital.slice(0, 3)}.` : capital;
  return order === 'day-month-year'
    ? `${number(date)} ${word}${comma ? ',' : ''} ${writtenYear}`
    : `${word} ${number(date)}${comma ? ',' : ''} ${writtenYear}`;
}

/** The number of days from one day to another, both `YYYY-MM-DD`; below zero where the second is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A number of days in words: `1 day`, `12 days`. */
export function inDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
