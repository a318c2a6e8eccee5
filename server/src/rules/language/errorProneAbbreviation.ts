import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { findAbbreviation } from '../../reference/abbreviations';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf, wordsIn } from './prose';

/** Forms that mean a dose or a time wherever they stand. Case counts: `qd` is no word, `hs` may be a name. */
const ANYWHERE = new Set(['QD', 'qd', 'QOD', 'qod', 'QHS', 'qhs', 'TIW', 'MSO4', 'MgSO4']);
/** Words with which longer forms begin. */
const BEGINNINGS = new Map([
  ['q', /^(?:q\.d\.|Q\.D\.|q\.o\.d\.|Q\.O\.D\.|q\.h\.s\.)/],
  ['d', /^(?:D\/C|d\/c)(?![A-Za-z0-9/])/],
  ['per', /^[Pp]er os(?![A-Za-z0-9])/],
]);
/** Forms that have other meanings too (a joint, a degree, an eye doctor), so that only a dose before them decides. */
const BEHIND_AMOUNT = new Set(['HS', 'hs', 'SC', 'SQ', 'BT', 'OD', 'OS', 'OU', 'AU', 'AS', 'AD']);
const AMOUNT =
  /\d ?(?:mg|mcg|g|mL|ml|units|tablets?|tabs?|capsules?|caps?|drops?|puffs?)(?: (?:PO|po|p\.o\.|by mouth|orally|at|IM|IV|once|one))? $/;
/** Units that are read as a digit or as another unit; they stand behind a number. */
const UNITS = new Set(['U', 'IU', 'cc', 'ug']);
const NUMBER = /(?<![A-Za-z\d.,/-])\d[\d,.]{0,8} ?$/;
const MICROGRAMS = /(?<![A-Za-z\d.,/-])(\d[\d,.]{0,8} ?)[\u00b5\u03bc]g(?![A-Za-z0-9])/g;
/** A decimal point with a unit not far behind it. */
const DECIMALS = /\.(\d{1,3}) ?(?:mg|mcg|g|mL|ml|units)\b/g;

/** Behind the unit of a value that is measured, which is no dose: `mg/dL`, `mL/min`, `mg%`. */
const MEASURED_UNIT =
  /^ ?(?:(?:\/|per) ?(?:d[Ll]\b|[Ll]\b|lit(?:er|re)|decilit|g\b|gram|min|24|100|mm|cm|m2|[u\u00b5\u03bc]L)|%)/;
/** Before such a value: what is measured in blood, urine or an organ. */
const MEASURED = caseless(
  /\b(?:creatinine|ha?emoglobin|hgb|hb|hba1c|a1c|glucose|sugar|albumin|globulin|protein|bilirubin|cholesterol|ldl|hdl|triglycerides?|crp|uric acid|bun|urea|ferritin|transferrin|fibrinogen|lactate|psa|d-dimer|egfr|gfr|levels?|serum|plasma|urine|urinary|residual|volume|output|blood loss|clearance|ejection|gland|prostate|stone|weigh(?:s|ed|ing))\b[^.;]{0,40}$/i,
);

interface Hit {
  readonly start: number;
  readonly end: number;
  readonly why: string;
  readonly right: string | null;
}

export const errorProneAbbreviation: Rule = {
  code: 'error-prone-abbreviation',
  title: 'An abbreviation that is known to be misread',
  severity: 'hint',
  source:
    'Joint Commission official "Do Not Use" list; ISMP list of error-prone abbreviations; NCC MERP dangerous abbreviations. The lists are about orders, so in a letter this is a matter of style',
  formats: proseFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports abbreviations of doses and times that lists of dangerous abbreviations warn of: QD, QOD, QHS, "10 U", "5 cc", a zero after the decimal point (`1.0 mg`) and none before it (`.5 mg`). Values of a laboratory are no doses and are left alone.',
  whyItMatters:
    "QD is read as QID, U as a zero, and 1.0 mg as 10 mg. The patient reads the letter too, and it should be in layperson's terms as far as practicable (LC 4610.6(d)).",
  whatToDo: 'Write the word in full.',
  examples: {
    wrong: [
      withRationale('Naproxen 500 mg «QD» is taken.'),
      withRationale('Insulin «10 U» at noon is taken.'),
      withRationale('Lorazepam «1.0 mg» at night is taken.'),
      withRationale('Lorazepam «.5 mg» at night is taken.'),
      withRationale('Lorazepam 1 mg «HS» is taken.'),
      withRationale('The drug was «D/C» in May.'),
    ],
    right: [
      withRationale('The AC and SC joints are normal; he saw an OD and a nurse with an MS, and takes 1 mg daily.'),
      withRationale('Creatinine was 1.0 mg/dL, and hemoglobin 12.0 g.'),
      withRationale('Lorazepam 0.5 mg and 10 units, 1.05 mg and 10.0 cm were noted at HS Clinic, L4-5.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      for (const hit of passage.reading.once(hitsOf)) {
        const { start, end } = passage.place(hit);
        const text = passage.text.slice(hit.start, hit.end);
        if (hit.right === null) {
          yield { start, end, message: `"${text}" ${hit.why} Write it out.` };
          continue;
        }
        yield {
          start,
          end,
          message: `"${text}" ${hit.why} Write "${hit.right}".`,
          fix: { title: `Replace "${text}" with "${hit.right}"`, edits: [{ start, end, newText: hit.right }] },
        };
      }
    }
  },
};

const hitsOf = (reading: Reading): readonly Hit[] => [...hitsIn(reading)];

function* hitsIn(reading: Reading): Generator<Hit> {
  const { text } = reading;
  const words = reading.once(wordsIn);
  for (const { start, end, key } of words) {
    // No form is longer.
    if (end - start > 4) continue;
    const hit = hitAt(text, start, end, key);
    if (hit !== null) yield hit;
  }
  if (/[\u00b5\u03bc]/.test(text)) {
    for (const match of text.matchAll(MICROGRAMS)) {
      if (MEASURED_UNIT.test(text.slice(stretchOf(match).end, stretchOf(match).end + 12))) continue;
      yield { ...stretchOf(match), why: MISREAD, right: `${(match[1] ?? '').trim()} mcg` };
    }
  }
  for (const match of text.matchAll(DECIMALS)) {
    const hit = decimalAt(text, match);
    if (hit !== null) yield hit;
  }
}

const MISREAD = 'is easily misread.';

function hitAt(text: string, start: number, end: number, key: string): Hit | null {
  const beginning = BEGINNINGS.get(key);
  const before = text.charAt(start - 1);
  if (beginning !== undefined) {
    const form = /[A-Za-z0-9.@/-]/.test(before) ? undefined : beginning.exec(text.slice(start, start + 8))?.[0];
    return form === undefined ? null : named(start, form);
  }
  // A digit may belong to the form (`MSO4`).
  const formEnd = key === 'mso' || key === 'mgso' ? end + 1 : end;
  const form = text.slice(start, formEnd);
  if (ANYWHERE.has(form)) {
    return /[A-Za-z0-9.@/-]/.test(before) || /[A-Za-z0-9@/]/.test(text.charAt(formEnd)) ? null : named(start, form);
  }
  if (/[A-Za-z0-9/]/.test(text.charAt(end))) return null;
  if (UNITS.has(form)) {
    const number = NUMBER.exec(text.slice(Math.max(0, start - 14), start))?.[0];
    if (number === undefined) return null;
    return { start: start - number.length, end, why: MISREAD, right: `${number.trim()} ${unit(form, number.trim())}` };
  }
  if (BEHIND_AMOUNT.has(form) && AMOUNT.test(text.slice(Math.max(0, start - 30), start))) return named(start, form);
  return null;
}

/** The unit that the lists say to write, in the plural where it has one. */
function unit(form: string, amount: string): string {
  const one = findAbbreviation(form)?.dangerous?.useInstead ?? 'unit';
  return amount !== '1' && /unit$/.test(one) ? `${one}s` : one;
}

function decimalAt(text: string, match: RegExpMatchArray & { index: number }): Hit | null {
  const { start, end } = stretchOf(match);
  if (MEASURED_UNIT.test(text.slice(end, end + 12)) || MEASURED.test(text.slice(Math.max(0, start - 60), start)))
    return null;
  const before = text.charAt(start - 1);
  if (/[0-9]/.test(before)) {
    if (match[1] !== '0') return null;
    const number = /(?<![\d.,/])\d{1,4}$/.exec(text.slice(Math.max(0, start - 6), start))?.[0];
    if (number === undefined) return null;
    const right = `${number}${match[0].slice(2)}`;
    return { start: start - number.length, end, why: 'reads as ten times as much if the point is missed.', right };
  }
  if (/[.,/A-Za-z)]/.test(before)) return null;
  return { start, end, why: 'reads as many times as much if the point is missed.', right: `0${match[0]}` };
}

function stretchOf(match: RegExpMatchArray & { index: number }): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

/** A form of the reference list; where the lists name two meanings, only a person knows which. */
function named(start: number, form: string): Hit {
  const useInstead = findAbbreviation(form)?.dangerous?.useInstead ?? null;
  const certain = useInstead !== null && !/ \/ | or |full name/.test(useInstead);
  return {
    start,
    end: start + form.length,
    why: 'is on the lists of abbreviations that are often misread.',
    right: certain ? useInstead : null,
  };
}
