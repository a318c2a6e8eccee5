import { injuriesBeside, isDisputedDecision } from '../../facts/caseDays';
import { type Day, daysBetween, writeDay } from '../../facts/days';
import type { Facts } from '../../facts/facts';
import { type HeaderDay, headerDay } from '../../facts/headerDays';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const dateMismatch: Rule = {
  code: 'date-mismatch',
  title: 'A date in the text differs from the header',
  severity: 'warning',
  source: '8 CCR 9792.10.4(a) (one date of injury, one utilization review decision); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the date of injury and the date of the utilization review decision in the summary and the rationales with those in the header. Prior injuries, appeals and decisions on other requests are left alone.',
  whyItMatters:
    'Header and text are about one injury and one decision. Two dates leave it open which of them was reviewed, and the time to apply counts from the decision.',
  whatToDo:
    'Look the date up in the case file and correct whichever is wrong. The fix takes the header for right. If the text means another injury or decision, say so.',
  examples: {
    wrong: [
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The injured worker sustained an industrial injury on «11-5-16». The knee is stiff.
`,
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The worker was injured on November 15, 2016. The RFA is dated December 1, 2016. The UR dated «December 8, 2016» denied the brace.
`,
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The case is that of a 40-year-old man with an occupational claim from 11/15/2016. The request was previously reviewed on «12/19/2016» and denied.
`,
    ],
    right: [
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

The worker was injured on 11-15-16. A prior injury of 3-2-2009 healed. He also filed a claim for a knee injury of
09-25-2003, and a claim for a shoulder injury of 4-4-2011 was settled. He was three weeks past the injury on 12-06-2016.
The UR dated 12-9-16 denied the brace.
`,
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

On November 28, 2016, utilization review approved six visits. On December 9, 2016, utilization review denied more.
`,
      `Date of Injury:      11/15/2016
UR Denial Date:      12/09/2016
Decision Date:       01/19/2017

        CLINICAL CASE SUMMARY

On 12-5-16 the injured worker denied numbness. The request was dated 12-6-16. After an appeal, the UR of 12-20-16 upheld the denial.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    const injury = headerDay(letter, 'dateOfInjury');
    const decision = headerDay(letter, 'urDenialDate');
    const passages = [facts.summary, ...facts.issues.map(({ rationale }) => rationale)].filter((one) => one !== null);
    if (injury !== null) {
      for (const passage of passages) {
        for (const event of injuriesBeside(passage, injury.day))
          yield mismatch(passage, event.day, injury, 'injury', 'another injury');
      }
    }
    if (decision === null) return;
    // Letters tell of more than one decision; where one of them is the header's, the others are told as history.
    const told = passages.flatMap((passage) =>
      passage.events
        .filter((event) => event.kind === 'decision' && event.day.day !== null)
        .map((event) => ({ passage, event, day: event.day.day ?? '' })),
    );
    if (told.some(({ day }) => day === decision.day)) return;
    const disputed = told.filter(
      ({ passage, event, day }) =>
        mayBeSlip(day, decision.day) &&
        // The header's day stands beside it, with words that the event was not read from.
        !passage.days.some((one) => one.day === decision.day && Math.abs(one.start - event.day.start) <= BESIDE) &&
        isDisputedDecision(passage, event),
    );
    disputed.sort((one, other) => distance(one.day, decision.day) - distance(other.day, decision.day));
    const [nearest] = disputed;
    if (nearest !== undefined)
      yield mismatch(nearest.passage, nearest.event.day, decision, 'UR denial', 'another decision');
  },
};

/** A decision of another season is told as history, unless only the year is wrong. */
function mayBeSlip(day: string, header: string): boolean {
  return distance(day, header) <= MOST_DAYS || day.slice(5) === header.slice(5);
}
const MOST_DAYS = 150;
/** About three sentences, in characters. */
const BESIDE = 300;

function distance(one: string, other: string): number {
  return Math.abs(daysBetween(one, other));
}

function mismatch(passage: Passage, day: Day, header: HeaderDay, event: string, other: string): Report {
  const place = passage.place(day);
  const newText = writeDay(header.day, day.form);
  const value = header.field.value ?? header.field.label;
  return {
    ...place,
    message: `The header gives ${header.text} for the ${event}, the text ${day.text}. Correct whichever is wrong; if the text means ${other}, say so.`,
    related: { start: value.start, end: value.end, message: `${header.field.label.expected} ${header.text}` },
    fix: { title: `Replace "${day.text}" with the header's date, "${newText}"`, edits: [{ ...place, newText }] },
  };
}
