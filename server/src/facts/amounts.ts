/**
 * The amounts that a text names: visits, tablets, injections, weeks, and the visits that a schedule comes to (`2 times a
 * week for 4 weeks` are 8). Ages, dates, strengths, scores and spinal levels are no amounts.
 */

import { caseless } from '../letter/caseless';
import { numberOfWord, ones, teens, tens } from './numberWords';
import type { Stretch } from './passage';

export type AmountUnit =
  /** Visits, sessions, treatments. */
  | 'visit'
  /** `times 12`, `x12`: how often, of whatever stands before. */
  | 'time'
  /** Tablets, capsules, patches, and the bare `#60` or `Qty: 60`. */
  | 'tablet'
  | 'refill'
  | 'injection'
  | 'unit'
  | 'hour'
  | 'day'
  | 'week'
  | 'month';

export type AmountRole =
  /** So many visits, tablets, injections. */
  | 'count'
  /** Weeks, days, months, hours. */
  | 'duration'
  /** So often in a day, a week or a month. */
  | 'frequency'
  /** A frequency over a duration: the amount is their product. */
  | 'schedule';

export type AmountBound = 'exact' | 'at-most' | 'at-least' | 'about';

export interface Amount extends Stretch {
  readonly text: string;
  /** Of a range its upper end, of a schedule the visits that it comes to. */
  readonly value: number;
  /** The lower end of a range; the same as {@link value} where one number stands. */
  readonly least: number;
  readonly unit: AmountUnit;
  readonly role: AmountRole;
  readonly bound: AmountBound;
  /** `an additional 8 sessions`, `12 more visits`. */
  readonly additional: boolean;
  /** Of counts and durations: the stretch of the number itself (`8`, `eight (8)`, `9-10`). */
  readonly number: Stretch;
  /** Where a number stands twice, in words and in figures (`eight (8)`): the one in brackets. */
  readonly repeated: number | null;
}

const OFTEN_WORDS = new Map<string, number>([
  ['once', 1],
  ['twice', 2],
  ['thrice', 3],
]);

const WORDS = `(?:(?:${tens.join('|')})(?:[- ]?(?:${ones.join('|')})\\b)?|${[...teens, ...ones].join('|')})`;
const NUMBER = `(?:\\d{1,4}(?![\\d%])|${WORDS}\\b)`;
const TO = '\\s?(?:-|\u2013|\\bto\\b|\\bor\\b)\\s?-?\\s?';

/** A number or a range, each in words, in figures or in both. Groups: number, repeated, upper number, its repetition. */
const RANGE = caseless(
  new RegExp(
    `(${NUMBER})(?:\\s?\\(\\s?(${NUMBER})\\s?\\))?(?:${TO}(${NUMBER})(?:\\s?\\(\\s?(${NUMBER})\\s?\\))?)?`,
    'iy',
  ),
);

/** Where an amount may begin: at a figure or at a number in words. */
const START = new RegExp(`\\b(?:x?\\d+|(?:${[...tens, ...teens, ...ones].join('|')})|(?:once|twice|thrice)\\b)`, 'gi');
/** What makes the figure behind it a part of a date, a score, a strength, a level, a price. */
const GOES_BACK = /(?:[.#$/-]|\d,)$/;
const YEAR = /^(?:19|20)\d\d$/;
/** Behind such a mark nothing says what a number counts. */
const ENDS = /[.,;:)\]%"]/;
/** What stands before a number and says what it counts: `#60`, `Qty: 60`, `times 12`, `x 12`. */
const OPENING = /(?:(?<![\w#])#\s?|\b(?:qty|quantity)(?: of)?[.:]?\s?|\b(?:times|x)\s)$/i;
const OPENING_REACH = 14;

const PERIOD = '(day|week|wk|month)s?';
/** How often, behind its number: `times a week`, `x/week`, `visits per week`, `/week`, `weekly`. */
const FREQUENCY = caseless(
  new RegExp(
    `\\s?(?:(?:x|times?|visits?|sessions?|treatments?|days?)\\s?)?(?:(?:a|per|each|every)\\s+${PERIOD}|/\\s?${PERIOD}|(daily|weekly|monthly))\\b|\\s?x\\s?${PERIOD}\\b`,
    'iy',
  ),
);
/** `twice a week`, `once daily`. */
const OFTEN = new RegExp(`\\s(?:(?:a|per|each|every)\\s+${PERIOD}|(daily|weekly|monthly))\\b`, 'iy');
/** What leads from a frequency to its duration. Group 1: the `x` that needs no word behind the number. */
const LASTING =
  /,?\s?(?:(x|\u00d7|times)\s?|(?:for|over|during)\s+)?(?:(?:the next|the first|a total of|a period of|another|an additional|up to|about|approximately)\s+)?/iy;
const DURATION = /[\s-]?\s?(?:(?:consecutive|more|additional|full)\s+)?(day|week|wk|month)s?\b/iy;
/** `2x4`, `2 times 6`. */
const BY = /\s?(?:x|\u00d7|times)\s?/iy;
/** The sum in brackets behind a schedule, without a unit: `(8)`, `(x8)`, `(total 8)`. */
const SUM = caseless(new RegExp(`,?\\s?\\(\\s?(?:x|#|total(?: of)?|=)?\\s?(${NUMBER})(?:\\s?total)?\\s?\\)`, 'iy'));

const UNITS: Readonly<Record<string, AmountUnit>> = {
  visit: 'visit',
  session: 'visit',
  treatment: 'visit',
  appointment: 'visit',
  tablet: 'tablet',
  tab: 'tablet',
  capsule: 'tablet',
  cap: 'tablet',
  pill: 'tablet',
  patch: 'tablet',
  patche: 'tablet',
  refill: 'refill',
  injection: 'injection',
  unit: 'unit',
  hour: 'hour',
  day: 'day',
  week: 'week',
  wk: 'week',
  month: 'month',
};
const UNIT = new RegExp(`(?:${Object.keys(UNITS).join('|')})(?:e?s)?\\b`, 'iy');
/** One word that may stand between a number and its unit: `6 supervised physical therapy visits`. */
const BETWEEN = /[A-Za-z][A-Za-z/-]*,?\s+/y;
const MOST_BETWEEN = 5;
/** Words over which no unit is looked for: what stands behind them belongs to something else. */
const NO_BETWEEN = new Set(
  'a an the of for in on at by to from with without and or but per than as is are was were has have had be been this that these those which who after before until since if when during over mg mcg gm g ml cc cm mm lbs pounds percent degrees year years old page pages chapter times time point points more-than minutes minute day days week weeks wk wks month months hour hours'.split(
    ' ',
  ),
);
/** Only so much behind a number is read for its unit, so that reading stays linear. */
const THERAPY =
  /\b(?:therap|PT\b|OT\b|physio|chiro|acupunct|massage|manipulat|session|visit|treatment|conditioning|hardening|rehab|traction|exercise|program|aqua|counsel|psych|biofeedback)/i;
const NEAR = 90;
const SIZE = /\s?(?:cm|mm|in\b|inch|gauze|pad|sponge|sheet|-)/iy;

const AT_MOST =
  /\b(?:up to|(?:maximum|max|limit|total) (?:of )?(?:up to )?|no more than|not more than|not exceed(?:ing)?|at most|limited to|less than)\s?$/i;
const AT_LEAST = /\b(?:at least|minimum of|more than|greater than|in excess of|exceed(?:s|ing)?)\s(?:an? |the )?$/i;
const ABOUT = /\b(?:approximately|about|roughly|around|nearly|some)\s$/i;
const ADDITIONAL_BEFORE = /\b(?:additional|another|extra|further)\s(?:set of |course of )?$/i;
const ADDITIONAL_AMONG = /\b(?:additional|more|further|extra)\b/i;
/** `oriented x3` counts no treatment. */
const ORIENTED = /\b(?:oriented|orientation|AOx?|A&O)\s?,?\s?$/i;

/** What makes a figure part of something else: `11-17-2016`, `7/10`, `7.5`, `1,200`, `3rd`; but not `2x4`, `3/week`. */
const GOES_ON = /^(?:[-/.,:]\d|-\s\d|\/\s?[^a-z\s]|[A-WYZa-wyz%])/;
/** `page 64 visits` counts no visits. */
const LABEL = /\b(?:page|pages|pg|chapter|section|table|level|figure)\.?\s$/i;

interface NumberRead extends Stretch {
  readonly least: number;
  readonly most: number;
  readonly repeated: number | null;
}

/** Amounts in order, none overlapping. Linear in the text. */
export function findAmounts(text: string): Amount[] {
  const amounts: Amount[] = [];
  let from = 0;
  for (const { index, 0: found } of text.matchAll(START)) {
    if (index < from || (found.length > 3 && YEAR.test(found))) continue;
    const before = text.slice(Math.max(from, index - OPENING_REACH), index);
    const opening = OPENING.exec(before)?.[0] ?? '';
    if (opening === '' && (GOES_BACK.test(before) || ENDS.test(text.charAt(index + found.length)))) continue;
    for (const amount of amountsAt(text, index - opening.length, opening, found)) {
      amounts.push(amount);
      from = amount.end;
    }
  }
  return amounts;
}

/** What begins at a {@link START}: one amount, a schedule with its sum in brackets, or nothing. */
function amountsAt(text: string, start: number, opening: string, found: string): readonly Amount[] {
  const at = start + opening.length;
  const often = OFTEN_WORDS.get(found.toLowerCase());
  if (often !== undefined) return oftenAt(text, at, at + found.length, often);
  const times = /^x/i.test(found);
  const number = numberAt(text, times ? at + 1 : at);
  if (number === null) return [];
  if (/[#q]/i.test(opening)) return [make(text, start, number.end, number, 'tablet', 'count')];
  const read =
    scheduleAt(text, number.start, number) ??
    productAt(text, number.start, number) ??
    unitAt(text, number.start, number);
  if (read !== null) return read;
  if (
    (opening === '' && !times) ||
    exec(SIZE, text, number.end) ||
    ORIENTED.test(text.slice(Math.max(0, start - 20), start))
  )
    return [];
  return [make(text, start, number.end, number, 'time', 'count')];
}

function oftenAt(text: string, start: number, end: number, value: number): readonly Amount[] {
  const number: NumberRead = { start, end, least: value, most: value, repeated: null };
  const period = exec(OFTEN, text, end);
  if (period === null) return [];
  return withDuration(text, start, number, periodOf(period), end + period[0].length);
}

function scheduleAt(text: string, start: number, number: NumberRead): readonly Amount[] | null {
  const frequency = exec(FREQUENCY, text, number.end);
  if (frequency === null) return null;
  return withDuration(text, start, number, periodOf(frequency), number.end + frequency[0].length);
}

function withDuration(
  text: string,
  start: number,
  number: NumberRead,
  period: 'day' | 'week' | 'month',
  end: number,
): readonly Amount[] {
  const lasting = exec(LASTING, text, end);
  const leadEnd = end + (lasting?.[0].length ?? 0);
  const times = numberAt(text, leadEnd);
  if (times !== null && leadEnd > end) {
    const unit = exec(DURATION, text, times.end);
    if (unit !== null) {
      return scheduled(text, start, times.end + unit[0].length, number, period, times, unitNamed(unit[1] ?? ''));
    }
    if (lasting?.[1] !== undefined && times.most <= 52) {
      return scheduled(text, start, times.end, number, period, times, period);
    }
  }
  const unit = period;
  return [make(text, start, end, number, unit, 'frequency')];
}

/** How many of a period a duration has; a month has four to five weeks. */
const PERIODS: Readonly<Record<string, readonly [number, number]>> = {
  'day day': [1, 1],
  'day week': [7, 7],
  'day month': [28, 31],
  'week week': [1, 1],
  'week month': [4, 5],
  'month month': [1, 1],
};

function scheduled(
  text: string,
  start: number,
  end: number,
  number: NumberRead,
  period: string,
  times: NumberRead,
  unit: AmountUnit,
): readonly Amount[] {
  const periods = PERIODS[`${period} ${unit}`];
  if (periods === undefined) return [make(text, start, end, number, period as AmountUnit, 'frequency')];
  const total = {
    start,
    end,
    least: number.least * times.least * periods[0],
    most: number.most * times.most * periods[1],
    repeated: null,
  };
  // So many times a day is how a drug is taken, not a course of visits.
  const schedule = make(text, start, end, total, period === 'day' ? 'time' : 'visit', 'schedule');
  const sum = exec(SUM, text, end);
  if (sum === null) return [schedule];
  const at = end + sum[0].indexOf(sum[1] ?? '');
  const value = figureOf(sum[1] ?? '');
  const stated = { start: at, end: at + (sum[1] ?? '').length, least: value, most: value, repeated: null };
  return [schedule, make(text, stated.start, stated.end, stated, 'visit', 'count')];
}

function productAt(text: string, start: number, number: NumberRead): readonly Amount[] | null {
  const by = exec(BY, text, number.end);
  if (by === null || number.most > 7) return null;
  const times = numberAt(text, number.end + by[0].length);
  if (times === null || times.most > 26 || exec(SIZE, text, times.end) !== null) return null;
  if (!THERAPY.test(text.slice(Math.max(0, start - NEAR), Math.min(text.length, times.end + 30)))) return null;
  const unit = exec(DURATION, text, times.end);
  const end = times.end + (unit?.[0].length ?? 0);
  return scheduled(text, start, end, number, 'week', times, unit === null ? 'week' : unitNamed(unit[1] ?? ''));
}

function unitAt(text: string, start: number, number: NumberRead): readonly Amount[] | null {
  if (LABEL.test(text.slice(Math.max(0, start - 9), start))) return null;
  let at = number.end;
  // The blank may be lost: `18sessions`.
  if (text[at] === '-' || text[at] === ' ') at++;
  else if (exec(UNIT, text, at) === null) return null;
  const from = at;
  for (let between = 0; between <= MOST_BETWEEN; between++) {
    const unit = exec(UNIT, text, at);
    if (unit !== null) {
      const kind = unitNamed(unit[0]);
      const role = isTime(kind) ? 'duration' : 'count';
      // A duration stands close to its number: `6 weeks`, but not `6 tender points two weeks`.
      if (role === 'duration' && between > 1) return null;
      return [make(text, start, at + unit[0].length, number, kind, role, text.slice(from, at))];
    }
    const word = exec(BETWEEN, text, at);
    if (word === null || NO_BETWEEN.has(word[0].replace(/,?\s+$/, '').toLowerCase())) return null;
    at += word[0].length;
  }
  return null;
}

function make(
  text: string,
  start: number,
  end: number,
  number: NumberRead,
  unit: AmountUnit,
  role: AmountRole,
  among = '',
): Amount {
  const before = text.slice(Math.max(0, start - 30), start);
  return {
    start,
    end,
    text: text.slice(start, end),
    value: number.most,
    least: number.least,
    unit,
    role,
    bound: AT_MOST.test(before)
      ? 'at-most'
      : AT_LEAST.test(before)
        ? 'at-least'
        : ABOUT.test(before)
          ? 'about'
          : 'exact',
    additional: ADDITIONAL_BEFORE.test(before) || ADDITIONAL_AMONG.test(among),
    number: { start: number.start, end: number.end },
    repeated: number.repeated,
  };
}

/** The number or range at an offset; `null` for dates, years and parts of longer numbers. */
function numberAt(text: string, at: number): NumberRead | null {
  const match = exec(RANGE, text, at);
  if (match === null) return null;
  const [whole, first = '', repeated, upper, upperRepeated] = match;
  const end = at + whole.length;
  if (GOES_ON.test(text.slice(end, end + 3)) && exec(UNIT, text, end) === null) return null;
  const least = figureOf(first);
  const most = upper === undefined ? least : figureOf(upper);
  if (most >= 1900 || most === 0) return null;
  const again = upperRepeated ?? repeated;
  const repeatedAs = again === undefined ? null : figureOf(again);
  // `Chiropractic care x 12 (2013)`: a year says when it was.
  const isYear = repeatedAs !== null && repeatedAs >= 1900 && repeatedAs < 2100;
  return { start: at, end, least: Math.min(least, most), most, repeated: isYear ? null : repeatedAs };
}

function figureOf(number: string): number {
  const lower = number.toLowerCase();
  const figure = Number(lower);
  if (!Number.isNaN(figure)) return figure;
  return numberOfWord(lower) ?? 0;
}

function unitNamed(word: string): AmountUnit {
  const lower = word.toLowerCase();
  return UNITS[lower] ?? UNITS[lower.replace(/e?s$/, '')] ?? UNITS[lower.replace(/s$/, '')] ?? 'unit';
}

function isTime(unit: AmountUnit): boolean {
  return unit === 'hour' || unit === 'day' || unit === 'week' || unit === 'month';
}

function periodOf(match: RegExpExecArray): 'day' | 'week' | 'month' {
  const word = match
    .slice(1)
    .find((group) => group !== undefined)
    ?.toLowerCase();
  if (word?.startsWith('d')) return 'day';
  return word?.startsWith('m') ? 'month' : 'week';
}

function exec(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
