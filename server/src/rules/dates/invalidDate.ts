import { type Day, type DayForm, daysBetween, findDays, writeDay } from '../../facts/days';
import type { Facts } from '../../facts/facts';
import { headerDaysInOrder, isPlausibleYear } from '../../facts/headerDays';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

/** A day this long after the decision is a slip of the year, not an appointment. */
const farAway = 10 * 365;

export const invalidDate: Rule = {
  code: 'invalid-date',
  title: 'A date is impossible',
  severity: 'error',
  source: 'The calendar; 8 CCR 9792.10.6(d) (the determination rests on dated records)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports dates that no calendar has (`02/30/2017`, `13/15/2016`), years with a digit too many or too few (`20216`) and years that no case has (`3026`), in the header and in the text.',
  whyItMatters: 'No record can be found by a date that does not exist, and the order of events stays unclear.',
  whatToDo:
    'Correct the date from the case file. A fix is offered where one reading alone is possible, such as the same day and month in the header.',
  examples: {
    wrong: [
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      «10/34/2016»
Decision Date:        12/30/2016            UR Denial Date:      11/16/2016

        HOW THE IMR FINAL DETERMINATION WAS MADE
`,
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      10/11/2016
Decision Date:        12/30/2016            UR Denial Date:      11/16/2016

        CLINICAL CASE SUMMARY

The worker was injured on October 11, 2016. On «November 16, 3016», utilization review denied the request.
`,
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      10/11/2016
Decision Date:        12/30/2016            UR Denial Date:      11/16/2016

        CLINICAL CASE SUMMARY

The progress note dated «11/02/20216» shows a stiff knee.
`,
      `        CLINICAL CASE SUMMARY

The progress note dated «02/30/2017» shows a stiff knee.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `Case Number:          CM16-0000001
Date Assigned:        12/12/2016            Date of Injury:      10/11/2016
Decision Date:        12/30/2016            UR Denial Date:      11/16/2016

        CLINICAL CASE SUMMARY

The progress note dated 11-2- 16 shows L4-5 and C5-6-7 disc bulges, strength 4-5/5, and Norco 10-325 #60.
`,
      `        CLINICAL CASE SUMMARY

The worker takes 50/325/40 mg at night. Work restrictions end on 02/28/2017.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { label, value, name, date } of letter.header?.fields ?? []) {
      if (name === 'caseNumber' || name === 'priority' || value === null) continue;
      if (date !== null && isPlausibleYear(date)) continue;
      // A value without digits is a placeholder or a slip of another kind.
      if (!/^\d{1,4}[-/.]\d{1,2}[-/.]\d/.test(value.text) && !/^[A-Z][a-z]{2,8}\.? \d/.test(value.text)) continue;
      const reading = date === null ? (findDays(`on ${value.text}`)[0] ?? null) : null;
      yield report(value.start, value.end, value.text, reading, letter, ` in "${label.expected.replace(/:$/, '')}"`);
    }
    const decision = facts.headerDays.decisionDate;
    for (const passage of passagesOf(facts)) {
      for (const day of passage.days) {
        const far = day.day !== null && decision !== undefined && daysBetween(decision, day.day) > farAway;
        if (day.day !== null && !far) continue;
        const { start, end } = passage.place(day);
        yield report(start, end, day.text, day, letter, '');
      }
    }
  },
};

function* passagesOf({ summary, issues }: Facts): Generator<Passage> {
  if (summary !== null) yield summary;
  for (const { item, rationale } of issues) {
    if (item !== null) yield item;
    if (rationale !== null) yield rationale;
  }
}

const faults = {
  month: 'has a month that does not exist',
  day: 'has a day that does not exist',
  year: 'has a year that cannot be right',
};

function report(start: number, end: number, text: string, day: Day | null, letter: Letter, field: string): Report {
  const meant = day === null ? null : onlyReading(day, letter);
  const written = meant === null || day === null ? null : writeDay(meant, soundForm(day.form));
  return {
    start,
    end,
    message: `The date "${text}"${field} ${faults[day?.fault ?? 'year']}. Correct it from the case file${written === null ? '' : ` (perhaps ${written})`}.`,
    ...(written === null
      ? {}
      : { fix: { title: `Replace "${text}" with "${written}"`, edits: [{ start, end, newText: written }] } }),
  };
}

function soundForm(form: DayForm): DayForm {
  return { ...form, yearDigits: form.yearDigits === 2 ? 2 : 4 };
}

/** The one day of this case that the writing may stand for; `null` where there are several or none. */
function onlyReading({ text, fault }: Day, letter: Letter): string | null {
  const header = headerDaysInOrder(letter);
  const first = header[0]?.day;
  const last = header[header.length - 1]?.day;
  if (fault === 'month' || fault === 'day' || first === undefined || last === undefined || header.length < 2)
    return null;
  const year = /\d{3,5}$/.exec(text)?.[0] ?? '';
  const body = text.slice(0, text.length - year.length);
  const possible = new Set<string>();
  for (let candidate = Number(first.slice(0, 4)); candidate <= Number(last.slice(0, 4)); candidate += 1) {
    const day = findDays(`on ${body}${candidate}`)[0]?.day;
    if (day == null || day < first || day > last) continue;
    if (isSlipOf(year, String(candidate)) || header.some((known) => known.day === day)) possible.add(day);
  }
  return possible.size === 1 ? ([...possible][0] ?? null) : null;
}

/** Whether a year becomes another by leaving out, adding or changing one digit. */
function isSlipOf(written: string, year: string): boolean {
  if (written.length === year.length) return [...written].filter((digit, at) => digit !== year.charAt(at)).length === 1;
  const [longer, shorter] = written.length > year.length ? [written, year] : [year, written];
  if (longer.length !== shorter.length + 1) return false;
  return [...longer].some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}
