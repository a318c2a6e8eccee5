/** What stands behind a drug's name: its strength, quantity, directions and refills, as numbers. */

import { caseless } from '../letter/caseless';
import type { Stretch } from './passage';

/** `10 mg`, `7.5/325 mg`, `5 %`, `25 mcg/hr`. */
export interface Strength extends Stretch {
  /** As it stands. */
  readonly text: string;
  /** One number for each ingredient, in the order of the text. */
  readonly values: readonly number[];
  /** In small letters by one spelling: `mg`, `mcg`, `g`, `%`, `mg/ml`, `mcg/hr`; `null` where no unit is written. */
  readonly unit: string | null;
}

export interface Quantity extends Stretch {
  readonly text: string;
  readonly value: number;
  /** What is counted: `tablet`, `capsule`, `patch`, `g`, `ml`, `box`, ...; `null` where only a number is written. */
  readonly unit: string | null;
}

/** How often and how much is taken. */
export interface Directions extends Stretch {
  readonly text: string;
  /** Units at one time; `null` where none is written. `max` differs from `min` in `1-2 tablets`. */
  readonly dose: Span | null;
  /** Times a day. */
  readonly perDay: Span;
  readonly asNeeded: boolean;
  /** For how many days; `null` where none is written. */
  readonly days: number | null;
}

export interface Span {
  readonly min: number;
  readonly max: number;
}

export interface Refills extends Stretch {
  readonly text: string;
  readonly value: number;
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  no: 0,
  zero: 0,
  half: 0.5,
  a: 1,
  an: 1,
  one: 1,
  once: 1,
  single: 1,
  two: 2,
  twice: 2,
  three: 3,
  thrice: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fourteen: 14,
  thirty: 30,
  sixty: 60,
  ninety: 90,
};

/**
 * The matches of a global pattern that lie in the stretch `[from, to)`, with the offsets of the whole text: looking no
 * further keeps many stretches of one text from costing its length each. The pattern is large, and many letters have
 * nothing for it; it is asked, and with that made, only where `needs` is found, which every match holds.
 */
function* matchesIn(
  pattern: RegExp,
  needs: RegExp,
  text: string,
  from: number,
  to: number,
): Generator<RegExpExecArray> {
  // Two characters before the stretch, since a pattern may say what must not stand before it.
  const base = Math.max(0, from - 2);
  const part = text.slice(base, to + 1);
  if (!needs.test(part)) return;
  pattern.lastIndex = from - base;
  for (let match = pattern.exec(part); match !== null; match = pattern.exec(part)) {
    const { lastIndex } = pattern;
    if (base + match.index + match[0].length > to) return;
    match.index += base;
    yield match;
    pattern.lastIndex = lastIndex;
  }
}

/** The value of digits or of a number word; `NaN` for any other text. */
export function numberOf(text: string): number {
  const word = NUMBER_WORDS[text.toLowerCase()];
  return word ?? Number(text.replace(/,(?=\d{3})/g, ''));
}

const NUMBER = String.raw`\d{1,4}(?:,\d{3})?(?:\.\d{1,4})?|\.\d{1,4}`;
const UNIT = `milligrams?|micrograms?|percent|grams?|mgs?|mcgs?|gms?|ug|g|%`;
const PER = `ml|hours?|hrs?|h|gm|g|actuation|spray|patch`;

/**
 * Numbers with a unit behind the last or behind each: `10mg`, `7.5-325 mg`, `5mg/325mg`, `320.5/30/16mg`, `4%-27.5%`; also
 * with a blank for the mark between (`7.5 325 mg`).
 */
const STRENGTH = caseless(
  new RegExp(
    `(?<![\\w./#$-])((?:${NUMBER})(?: ?(?:${UNIT}))?(?: (?=(?:200|300|325|500|650|750) ?mg)(?:${NUMBER}) ?mg| ?[/-] ?(?:${NUMBER})(?: ?(?:${UNIT}))?){0,3})(?: ?/ ?1? ?(${PER}))?(?![\\w])`,
    'gi',
  ),
);
const PART = new RegExp(`(${NUMBER}) ?(${UNIT})?`, 'gi');

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^(?:mgs?|milligrams?)$/i, 'mg'],
  [/^(?:mcgs?|micrograms?|ug)$/i, 'mcg'],
  [/^(?:gms?|grams?|g)$/i, 'g'],
  [/^(?:%|percent)$/i, '%'],
];

function unitOf(text: string): string {
  return UNITS.find(([pattern]) => pattern.test(text))?.[1] ?? text.toLowerCase();
}

/** The strengths in the stretch `[from, to)`, in order. A number counts with a unit, or as `10/325` without one. */
export function findStrengths(text: string, from: number, to: number): Strength[] {
  const found: Strength[] = [];
  for (const match of matchesIn(STRENGTH, /\d/, text, from, to)) {
    const start = match.index;
    const end = start + match[0].length;
    const parts = [...(match[1] ?? '').matchAll(PART)];
    const units = parts.flatMap(([, , unit]) => (unit === undefined ? [] : [unitOf(unit)]));
    const unit = units.at(-1) ?? null;
    const values = parts.map(([, number]) => numberOf(number ?? ''));
    if (unit === null && !isBareCombination(match[0], values)) continue;
    const per = match[2] === undefined ? '' : `/${match[2].toLowerCase().replace(/^(?:hours?|hrs?|h)$/, 'hr')}`;
    found.push({ start, end, text: match[0], values, unit: unit === null ? null : unit + per.replace('/gm', '/g') });
  }
  return found;
}

/** `10/325` and `7.5-325`, but not `1-2`, `120/80` or `10/2016`. */
function isBareCombination(text: string, values: readonly number[]): boolean {
  return /^[\d.]+ ?[/-] ?(?:200|300|325|500|650|750)$/.test(text) && (values[0] ?? 0) <= 60;
}

const COUNTED = `tablets?|tabs?|capsules?|caps|pills?|patch(?:es)?|pads?|suppositor(?:y|ies)|grams?|gms?|g|ml|mls|cc|box(?:es)?|tubes?|bottles?|packs?|dose packs?|units?`;
const QUANTITY = caseless(
  new RegExp(
    `# ?(\\d{1,4})(?![\\d/-]|\\.\\d)(?: ?(${COUNTED})(?!\\w))?|(?<!\\w)(?:quantity|qty|count|dispensed?|disp|no)[.:]{0,2} ?(?:of )?#? ?(\\d{1,4})(?!\\.?\\d)(?: ?(${COUNTED})(?!\\w))?|(?<![\\w.,/-])(\\d{1,4}(?:\\.\\d{1,2})?) ?-?(?:(?:count|ct)(?!\\w)|(${COUNTED})(?![\\w/]))`,
    'gi',
  ),
);

const COUNTED_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^(?:tab|pill)/i, 'tablet'],
  [/^cap/i, 'capsule'],
  [/^patch/i, 'patch'],
  [/^pad/i, 'pad'],
  [/^supp/i, 'suppository'],
  [/^(?:gram|gm|g$)/i, 'g'],
  [/^(?:ml|cc)/i, 'ml'],
  [/^box/i, 'box'],
  [/^tube/i, 'tube'],
  [/^bottle/i, 'bottle'],
  [/pack/i, 'pack'],
  [/^unit/i, 'unit'],
];

/** The quantities in the stretch `[from, to)`, in order: `#60`, `quantity of 60`, `60 tablets`, `120gm`. */
export function findQuantities(text: string, from: number, to: number): Quantity[] {
  const found: Quantity[] = [];
  for (const match of matchesIn(QUANTITY, /\d/, text, from, to)) {
    const end = match.index + match[0].length;
    const counted = match[2] ?? match[4] ?? match[6];
    found.push({
      start: match.index,
      end,
      text: match[0],
      value: Number(match[1] ?? match[3] ?? match[5]),
      unit: counted === undefined ? null : (COUNTED_NAMES.find(([pattern]) => pattern.test(counted))?.[1] ?? null),
    });
  }
  return found;
}

const COUNT = String.raw`\d{1,2}(?:\.5)?|\u00bd|one-half|one half|half|one|two|three|four|five|six|eight|twelve|an?`;
const RANGE = `(${COUNT})(?: ?(?:-|to|or) ?(${COUNT}))?`;
const MEANS = String.raw`by mouth|p\.?o\.?|orally|topically|oral|sublingually|per os`;
const TIMES = `(?:(once|twice|thrice)|${RANGE} ?(?:times|x)) ?(?:(?:a|per|each|every) ?day|daily)`;
const LATIN = String.raw`b\.?i\.?d\.?|t\.?i\.?d\.?|q\.?i\.?d\.?|q\.?d\.?|q\.?h\.?s\.?|q\.?a\.?m\.?|q\.?p\.?m\.?`;
const EVERY = String.raw`(?:every|q\.?) ?${RANGE} ?(?:hours?|hrs?|h)`;
const PLAIN = `(?:every|each|per|a) ?(?:day|night|morning|evening)|nightly|daily|at bedtime|before bed(?:time)?`;
const DOSE = `(?:(?:take|takes|taking|using|use|apply|inject) )?${RANGE} ?(?:(?:tablets?|tabs?|capsules?|caps?|pills?|patch(?:es)?|puffs?)(?: |(?=,)))?`;

/** One frequency, with the dose before it where there is one. Groups: dose 1-2, word 3, times 4-5, Latin 6, hours 7-8. */
const DIRECTIONS = caseless(
  new RegExp(
    `(?<![\\w./#-])(?:${DOSE}(?:,? ?(?:${MEANS}))?,? ?(?:tablets? )?)?(?:(?:${MEANS}),? ?)?(?:${TIMES}|(${LATIN})|${EVERY}|(${PLAIN}))(?!\\w)`,
    'gi',
  ),
);
/** Some of the words of any frequency. */
const OFTEN = /day|dail|night|morning|evening|bed|[btq]\.?i\.?d|q\.?[dhap]|(?:every|q).*h/i;
const AS_NEEDED = /(?:,? ?(?:as needed|as necessary|prn|p\.r\.n\.))/iy;
const DAYS =
  /(?:,? ?(?:for|x|\u00d7)? ?)(\d{1,3}|one|two|three|four|five|six|seven|ten|fourteen|thirty) ?\(?\d{0,3}\)?[ -]?(day|week)s?(?! ?(?:ago|apart|after|later|prior|before))(?!\w)/iy;

/** The directions in the stretch `[from, to)`, in order: `one tablet twice a day`, `1-2 po q4-6h prn`, `1 tab BID`. */
export function findDirections(text: string, from: number, to: number): Directions[] {
  const found: Directions[] = [];
  for (const match of matchesIn(DIRECTIONS, OFTEN, text, from, to)) {
    let end = match.index + match[0].length;
    const perDay = timesADay(match);
    if (perDay === null) continue;
    let asNeeded = false;
    let days: number | null = null;
    for (const _ of [1, 2]) {
      AS_NEEDED.lastIndex = end;
      const needed = AS_NEEDED.exec(text);
      if (needed !== null) {
        asNeeded = true;
        end = AS_NEEDED.lastIndex;
      }
      DAYS.lastIndex = end;
      const lasting = DAYS.exec(text);
      if (lasting !== null && DAYS.lastIndex <= to) {
        days = numberOf(lasting[1] ?? '') * (lasting[2]?.toLowerCase() === 'week' ? 7 : 1);
        end = DAYS.lastIndex;
      }
    }
    const dose = match[1] === undefined ? null : spanOf(match[1], match[2]);
    found.push({ start: match.index, end, text: text.slice(match.index, end), dose, perDay, asNeeded, days });
  }
  return found;
}

function spanOf(first: string, second: string | undefined): Span {
  const value = (text: string) => (/^(?:\u00bd|one.half)$/i.test(text) ? 0.5 : numberOf(text));
  const min = value(first);
  return { min, max: second === undefined ? min : value(second) };
}

function timesADay(match: RegExpExecArray): Span | null {
  const [, , , word, times, timesTo, latin, hours, hoursTo, plain] = match;
  if (word !== undefined) return spanOf(word, undefined);
  if (times !== undefined) return spanOf(times, timesTo);
  if (latin !== undefined) {
    const letters = latin.replace(/\./g, '').toLowerCase();
    const count = { bid: 2, tid: 3, qid: 4 }[letters] ?? 1;
    return { min: count, max: count };
  }
  if (hours !== undefined) {
    const every = spanOf(hours, hoursTo);
    if (!(every.min > 0) || !(every.max > 0)) return null;
    return { min: 24 / every.max, max: 24 / every.min };
  }
  return plain === undefined ? null : { min: 1, max: 1 };
}

const REFILLS =
  /(?<![\w])(?:(\d{1,2}|no|zero|one|two|three|four|five|six) ?\(?\d{0,2}\)? (?:additional )?refills?|refills?(?: of)?[: ]{0,2}(?:x ?)?(\d{1,2}))(?!\w)/gi;

/** The first number of refills in the stretch `[from, to)`; `null` where there is none. */
export function findRefills(text: string, from: number, to: number): Refills | null {
  for (const match of matchesIn(REFILLS, /refill/i, text, from, to)) {
    const end = match.index + match[0].length;
    return { start: match.index, end, text: match[0], value: numberOf(match[1] ?? match[2] ?? '') };
  }
  return null;
}
