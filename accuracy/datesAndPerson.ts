/** Dates and persons: what is seeded into letters to see whether the rules find it. */

import { daysBetween, writeDay } from '../server/src/facts/days';
import type { DatedEvent } from '../server/src/facts/events';
import type { Facts } from '../server/src/facts/facts';
import type { Passage } from '../server/src/facts/passage';
import type { HeaderFieldName, Letter, Range } from '../server/src/letter/letter';
import type { Measure, Mutant } from './mutation';

const headerOrder: readonly HeaderFieldName[] = [
  'dateOfInjury',
  'urDenialDate',
  'applicationReceived',
  'dateAssigned',
  'decisionDate',
];

/** The day some days after another, `YYYY-MM-DD`. */
function shift(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

function slashes(day: string): string {
  const [year, month, date] = day.split('-');
  return `${month}/${date}/${year}`;
}

function replaced(range: Range, newText: string): Mutant {
  return { edits: [{ start: range.start, end: range.end, newText }], issue: null };
}

function inserted(at: number, newText: string): Mutant {
  return { edits: [{ start: at, end: at, newText }], issue: null };
}

/** Each date of the header with its value's place and the ones before and after it. */
function* headerValues(letter: Letter, { headerDays }: Facts) {
  const names = headerOrder.filter((name) => headerDays[name] !== undefined);
  for (const [index, name] of names.entries()) {
    const value = letter.header?.fields.find((field) => field.name === name && field.date !== null)?.value;
    if (!value) continue;
    const [before, after] = [names[index - 1], names[index + 1]];
    yield { value, before: before && headerDays[before], after: after && headerDays[after] };
  }
}

/** The summary's events of some kinds, with their days. */
function eventsOf(passage: Passage | null, kinds: readonly DatedEvent['kind'][]): { event: DatedEvent; day: string }[] {
  return (passage?.events ?? []).flatMap((event) =>
    event.day.day !== null && kinds.includes(event.kind) ? [{ event, day: event.day.day }] : [],
  );
}

function moved(passage: Passage, event: DatedEvent, day: string): Mutant {
  return replaced(passage.place(event), writeDay(day, event.day.form));
}

/** The offset behind the sentence that describes the patient. */
function behindDescription(summary: Passage | null): number | null {
  const noun = summary?.persons.genders.find(({ kind }) => kind === 'noun');
  return summary && noun ? summary.place(noun.sentence).end : null;
}

function* beginRationales(facts: Facts, sentence: string): Generator<Mutant> {
  for (const { rationale } of facts.issues)
    if (rationale !== null) yield inserted(rationale.range.start, `${sentence} `);
}

export const datesAndPerson: Measure = {
  kinds: {
    'invalid-date': ['date-impossible'],
    'date-order': ['date-order'],
    'date-mismatch': ['date-mismatch'],
    'narrative-date-order': ['date-order', 'date-impossible'],
    'visit-date-order': ['date-order'],
    'duration-claim': ['other:duration-exceeds-injury-interval', 'date-impossible', 'date-mismatch'],
    'gender-mismatch': ['gender-mismatch'],
    'age-mismatch': ['age-mismatch'],
    'reviewer-identity': ['reviewer-identity'],
    'patient-identity': ['patient-identity'],
  },
  mutations: [
    {
      code: 'date-order',
      what: 'moves a date of the header to the day before the one that precedes it, or behind the one that follows',
      *mutants(letter, facts) {
        for (const { value, before, after } of headerValues(letter, facts)) {
          if (before !== undefined) yield replaced(value, slashes(shift(before, -1)));
          if (after !== undefined) yield replaced(value, slashes(shift(after, 1)));
        }
      },
    },
    {
      code: 'invalid-date',
      what: 'gives a date of the header a thirteenth month, or its year a digit too many',
      *mutants(letter, facts) {
        for (const { value } of headerValues(letter, facts)) {
          yield replaced(value, `13${value.text.slice(2)}`);
          yield replaced(value, value.text.replace(/20(?=\d\d$)/, '202'));
        }
      },
    },
    {
      code: 'invalid-date',
      what: 'writes a day of the text as the thirtieth of February, or in the fourth millennium',
      *mutants(_letter, { summary, issues }) {
        for (const passage of [summary, ...issues.map(({ rationale }) => rationale)]) {
          for (const day of passage?.days ?? []) {
            if (passage === null || day.day === null) continue;
            const place = passage.place(day);
            yield replaced(place, writeDay(`${day.day.slice(0, 4)}-02-30`, day.form));
            if (/2\d{3}$/.test(day.text)) yield replaced(place, day.text.replace(/2(?=\d{3}$)/, '3'));
          }
        }
      },
    },
    {
      code: 'date-mismatch',
      what: 'shifts the date of injury in the summary by a day, or to the year before',
      *mutants(_letter, { summary, headerDays: { dateOfInjury } }) {
        for (const { event, day } of eventsOf(summary, ['injury'])) {
          if (summary === null || day !== dateOfInjury) continue;
          yield moved(summary, event, shift(day, 1));
          yield moved(summary, event, `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`);
        }
      },
    },
    {
      code: 'date-mismatch',
      what: 'shifts the one date of the utilization review decision in the summary by three days',
      *mutants(_letter, { summary, headerDays: { urDenialDate } }) {
        const told = eventsOf(summary, ['decision']);
        const [only] = told;
        if (summary === null || only === undefined || told.length > 1 || only.day !== urDenialDate) return;
        yield moved(summary, only.event, shift(only.day, 3));
        yield moved(summary, only.event, shift(only.day, -3));
      },
    },
    {
      code: 'narrative-date-order',
      what: 'moves a visit, record or study of the summary a year back or a year on',
      *mutants(_letter, { summary, headerDays: { dateOfInjury, decisionDate } }) {
        if (summary === null || dateOfInjury === undefined || decisionDate === undefined) return;
        for (const { event, day } of eventsOf(summary, ['visit', 'record', 'study'])) {
          if (day < dateOfInjury || day > decisionDate) continue;
          for (const by of [-1, 1]) {
            const other = `${Number(day.slice(0, 4)) + by}${day.slice(4)}`;
            if (other < dateOfInjury || other > decisionDate) yield moved(summary, event, other);
          }
        }
      },
    },
    {
      code: 'narrative-date-order',
      what: 'moves the one request for authorization behind the denial that answered it',
      *mutants(_letter, { summary, headerDays: { urDenialDate, decisionDate } }) {
        const requests = eventsOf(summary, ['request']);
        const decisions = eventsOf(summary, ['decision']);
        const [only] = requests;
        if (summary === null || only === undefined || requests.length > 1 || !urDenialDate || !decisionDate) return;
        if (only.day > urDenialDate || decisions.some(({ day }) => day !== urDenialDate)) return;
        yield moved(summary, only.event, shift(urDenialDate, 4));
      },
    },
    {
      code: 'visit-date-order',
      what: 'moves the one request for authorization to two days before the first visit of the summary',
      *mutants(_letter, { summary, headerDays: { urDenialDate, dateOfInjury } }) {
        const requests = eventsOf(summary, ['request']);
        const visits = eventsOf(summary, ['visit', 'record']).map(({ day }) => day);
        const [only] = requests;
        const first = visits.sort()[0];
        if (summary === null || only === undefined || first === undefined || requests.length > 1) return;
        if (urDenialDate === undefined || dateOfInjury === undefined || first > urDenialDate) return;
        const day = shift(first, -2);
        // A day of unknown meaning before the request may be that of a visit.
        if (
          summary.days.some((other) => (other.day ?? '') <= day && summary.events.every((event) => event.day !== other))
        )
          return;
        yield moved(summary, only.event, day);
      },
    },
    {
      code: 'duration-claim',
      what: 'adds a treatment of half a year or pain of many months where the injury is more recent',
      *mutants(_letter, facts) {
        const { dateOfInjury, decisionDate } = facts.headerDays;
        if (dateOfInjury === undefined || decisionDate === undefined) return;
        const span = daysBetween(dateOfInjury, decisionDate);
        if (span < 140)
          yield* beginRationales(facts, 'The patient has received chronic opioid treatment for at least 6 months.');
        const behind = behindDescription(facts.summary);
        if (span < 340 && behind !== null) {
          yield inserted(behind, ' The injured worker has had pain for over 14 months.');
          yield inserted(behind, ' The patient has been taking the medication for two years.');
        }
      },
    },
    {
      code: 'gender-mismatch',
      what: 'turns a pronoun of the patient into that of the other sex',
      *mutants(_letter, { summary, issues }) {
        const noun = summary?.persons.genders.find(({ kind }) => kind === 'noun');
        if (noun === undefined) return;
        for (const passage of [summary, ...issues.map(({ rationale }) => rationale)]) {
          for (const mention of passage?.persons.genders ?? []) {
            if (passage === null || mention.kind !== 'pronoun' || mention.gender !== noun.gender) continue;
            const other = swapped[mention.text.toLowerCase()] ?? 'she';
            const newText = /^[A-Z]/.test(mention.text) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
            yield replaced(passage.place(mention), newText);
          }
        }
      },
    },
    {
      code: 'gender-mismatch',
      what: 'adds a sentence with a pronoun of the other sex behind the description of the patient',
      *mutants(_letter, { summary }) {
        const noun = summary?.persons.genders.find(({ kind }) => kind === 'noun');
        const behind = behindDescription(summary);
        if (noun === undefined || behind === null) return;
        yield inserted(behind, noun.gender === 'male' ? ' She is right handed.' : ' The pain wakes him at night.');
      },
    },
    {
      code: 'age-mismatch',
      what: 'adds another age at the start of a rationale, or a digit to the age in the summary',
      *mutants(_letter, facts) {
        const age = facts.summary?.persons.ages[0];
        if (age === undefined || facts.summary === null) return;
        yield* beginRationales(facts, `The claimant is a ${age.years - 9} year old worker with pain.`);
        yield replaced(
          facts.summary.place(age),
          age.text.replace(/\d+/, (digits) => `${digits.charAt(0)}${digits}`),
        );
      },
    },
    {
      code: 'reviewer-identity',
      what: 'names the reviewer, gives a licence number, or signs the letter',
      *mutants(letter, facts) {
        const expert = letter.text.indexOf('an expert reviewer.');
        if (expert >= 0) yield inserted(expert + 'an expert reviewer'.length, ', Jane Q. Quill, MD');
        const state = letter.reviewer.licensure.at(-1);
        if (state !== undefined) {
          yield inserted(state.end, ' (license no. A123456)');
          yield inserted(state.end, ', NPI 1234567890');
        }
        const last = facts.issues.at(-1)?.rationale;
        if (last) yield inserted(last.range.end, '\n\nSincerely,\n\nJane Q. Quill, D.O.\n');
      },
    },
    {
      code: 'patient-identity',
      what: 'adds a name, a birth date, a telephone number, a claim number or an address to the summary',
      *mutants(_letter, { summary }) {
        const behind = behindDescription(summary);
        if (behind === null) return;
        yield inserted(behind, ' Mr. Quill is right handed.');
        yield inserted(behind, ' Date of birth: 05/02/1965.');
        yield inserted(behind, ' The telephone number is (555) 555-0100.');
        yield inserted(behind, ' The claim number is AB1234567, the case ADJ12345678.');
        yield inserted(behind, ' The patient lives at 1200 Sample Street.');
      },
    },
  ],
};

const swapped: Readonly<Record<string, string>> = {
  he: 'she',
  him: 'her',
  his: 'her',
  himself: 'herself',
  she: 'he',
  her: 'his',
  hers: 'his',
  herself: 'himself',
};
