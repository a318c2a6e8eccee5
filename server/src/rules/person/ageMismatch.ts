import type { DatedEvent } from '../../facts/events';
import type { Facts } from '../../facts/facts';
import { isOfAnother } from '../../facts/otherPersons';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

/** Said of the patient at another time. */
const otherTime = /\b(?:at the time|when (?:he|she|the)|in (?:19|20)\d\d|at age|then|years ago|since)\b/i;

export const ageMismatch: Rule = {
  code: 'age-mismatch',
  title: 'Two ages or birth dates of the patient',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c) (the decision rests on the facts of this employee)',
  formats: structuredFormats,
  whatItDoes:
    'Reports an age that differs by more than a year from the one given first, an age that no worker has, an age that does not fit the birth date, and a second birth date. An age counts where the sentence says it of the patient, not of a relative, another person or a thing.',
  whyItMatters:
    'Age weighs in the choice of treatment, and two ages leave it open whether all of the text is about one patient.',
  whatToDo: 'Look the age up in the case file and correct whichever is wrong. Print the age, not the birth date.',
  examples: {
    wrong: [
      `        CLINICAL CASE SUMMARY

The injured worker is a 51 year old female with knee pain.

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: The claimant is a «45-year-old» female with a stiff knee. It is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY

The injured worker is a «451 year old» female with knee pain.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `        CLINICAL CASE SUMMARY

The records give two birth dates, 03-04-1956 and «03-04-1965».

        IMR ISSUES, DECISIONS AND RATIONALES
`,
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The injured worker is a «41 year old» female, born on 05/02/1965.
`,
    ],
    right: [
      `        CLINICAL CASE SUMMARY

The injured worker is a 51 year old female with knee pain. She was 50 years old at the time of injury.

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: MRI is advised for patients over 65 years old. The worker is a 52-year-old female. It is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY

The injured worker is a 51 year old female. Her 9 year old daughter lives with her, and a son born 9/28/2016. Her husband, 70 years old, drives her. She sleeps on a 12-year-old mattress. X-rays show a 3 year old fracture.

        IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const passages = [facts.summary, ...facts.issues.map(({ rationale }) => rationale)].filter((one) => one !== null);
    const births = passages.flatMap((passage) =>
      passage.events
        .filter((event) => event.kind === 'birth' && event.day.day !== null && !isOfOther(passage, event))
        .map((event) => ({ passage, event, day: event.day.day ?? '' })),
    );
    const [birth] = births;
    for (const other of births) {
      if (birth === undefined || other.day === birth.day) continue;
      yield {
        ...other.passage.place(other.event),
        message: `Two birth dates are printed (${birth.event.day.text} and ${other.event.day.text}). Replace both with the age.`,
        related: { ...birth.passage.place(birth.event), message: `The other birth date: ${birth.event.day.text}` },
      };
    }
    let first: {
      readonly passage: Passage;
      readonly start: number;
      readonly end: number;
      readonly years: number;
      readonly text: string;
    } | null = null;
    const { dateOfInjury, decisionDate } = facts.headerDays;
    for (const passage of passages) {
      for (const { start, end, years, text, sentence } of passage.persons.ages) {
        if (years < 12 || years > 105) {
          yield {
            ...passage.place({ start, end }),
            message: `The age "${text}" cannot be right. Correct it from the case file.`,
          };
          continue;
        }
        if (first === null) {
          first = { passage, start, end, years, text };
          if (birth !== undefined && births.length === 1 && dateOfInjury !== undefined && decisionDate !== undefined) {
            const youngest = ageOn(birth.day, dateOfInjury);
            const oldest = ageOn(birth.day, decisionDate);
            if (years < youngest || years > oldest)
              yield {
                ...passage.place({ start, end }),
                message: `"${text}" does not fit the birth date (${birth.event.day.text}), which makes the patient ${oldest} at the decision. Correct whichever is wrong, and print only the age.`,
                related: { ...birth.passage.place(birth.event), message: `The birth date: ${birth.event.day.text}` },
              };
          }
        } else if (Math.abs(years - first.years) > 1) {
          const around = passage.text.slice(Math.max(sentence.start, start - 40), Math.min(sentence.end, end + 40));
          if (otherTime.test(around)) continue;
          yield {
            ...passage.place({ start, end }),
            message: `Two ages are given: "${text}" here, "${first.text}" earlier. Correct whichever is wrong.`,
            related: { ...first.passage.place(first), message: `The patient is "${first.text}" here` },
          };
        }
      }
    }
  },
};

/** The age in whole years on a day; both days are `YYYY-MM-DD`. */
function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** Whether a birth date is that of a child or another person. */
function isOfOther({ text }: Passage, { start, sentence }: DatedEvent): boolean {
  return isOfAnother(text.slice(Math.max(sentence.start, start - 80), start));
}
