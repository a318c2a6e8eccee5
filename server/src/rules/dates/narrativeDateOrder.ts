import { daysBetween, writeDay } from '../../facts/days';
import type { DatedEvent, EventKind } from '../../facts/events';
import type { Facts } from '../../facts/facts';
import { type HeaderDay, headerDay } from '../../facts/headerDays';
import type { Passage, Sentence } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

/** Said of days to come, which may follow the decision. */
const toCome =
  /\b(?:will|shall|scheduled|until|through|next|expire\w*|expected|anticipated|planned|upcoming|effective|valid)\b/i;

/** Said of the time before the injury. */
const longAgo =
  /\b(?:prior|previous(?:ly)?|past|history|earlier|before|pre-?existing|pre-?injury|old|older|remote|baseline|non-?industrial|ago|comparison|compared|unrelated|another claim|since|years?|born|employ\w*|hired|began work\w*|work(?:ing|ed) (?:for|at|as))\b/i;

const called: Readonly<Record<EventKind, string>> = {
  injury: 'injury',
  decision: 'utilization review decision',
  request: 'request for authorization',
  visit: 'visit',
  record: 'record',
  study: 'study',
  surgery: 'surgery',
  therapy: 'treatment',
  birth: 'birth',
  plan: 'plan',
};

export const narrativeDateOrder: Rule = {
  code: 'narrative-date-order',
  title: 'An event has a date that does not fit the dates of the case',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); LC 4610.6(b) (the review rests on records made before the decision)',
  formats: structuredFormats,
  whatItDoes:
    'Reports, in the summary and the rationales, events dated after the decision of the letter, visits, records, requests, studies and treatment dated before the injury, and a request for authorization dated after the denial that answered it. Prior injuries, histories and days to come are left alone.',
  whyItMatters:
    'Such a date is most often a slip of a digit or of the year. The record cannot be found by it, and the course of the case reads wrong.',
  whatToDo:
    'Look the record up and correct its date. If the date is right, say that the event is prior history, a new request, or still to come.',
  examples: {
    wrong: [
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

The progress note dated «1-20-16» shows tenderness. The UR dated 12-12-16 denied the brace.
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

On «11/20/2017», the patient was seen for a follow-up.
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

The patient was seen on 11/20/2016. The request for authorization was signed on «12/22/2016». The prior determination on 12/09/2016 denied the brace.
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

An MRI of the left knee performed on «4/19/2016» shows a torn meniscus.
`,
    ],
    right: [
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

A prior MRI of 4/19/2014 was normal. The EKG of 5-3-2016 in the cardiologist's office was normal. The patient was seen on 11/20/2016. The worker is off work until 2/28/2017.
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

The request for authorization is dated 11-30-16. On 12-12-16, utilization review denied the brace. On a 12-20-16 RFA form, physical therapy was ordered. On 12-28-16, the worker reported pain.

        IMR ISSUES, DECISIONS AND RATIONALES

Knee brace: Upheld

Decision rationale: MTUS 9792.24.2 (July 28, 2016) addresses braces. It is not medically necessary.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    const injury = headerDay(letter, 'dateOfInjury');
    const denial = headerDay(letter, 'urDenialDate');
    const decision = headerDay(letter, 'decisionDate');
    const passages = [facts.summary, ...facts.issues.map(({ rationale }) => rationale)].filter((one) => one !== null);
    for (const passage of passages) {
      for (const event of passage.events) {
        const { day } = event.day;
        if (day === null || event.kind === 'birth' || event.kind === 'plan') continue;
        const said = around(passage.text, event.sentence, event.start - 50, event.end + 30);
        if (decision !== null && day > decision.day && event.kind !== 'injury') {
          if (daysBetween(decision.day, day) < 3650 && !toCome.test(said))
            yield report(passage, event, decision, 'decision', facts);
          continue;
        }
        if (injury === null || day >= injury.day || event.kind === 'injury') continue;
        if (ownHistory.test(around(passage.text, event.sentence, event.start - 90, event.end + 90))) continue;
        if (!longAgo.test(saidBeside(passage, event))) yield report(passage, event, injury, 'injury', facts);
      }
    }
    if (facts.summary !== null && denial !== null && decision !== null) {
      const request = requestBehindDenial(facts.summary, denial.day, decision.day, facts);
      if (request !== null) yield report(facts.summary, request, denial, 'denial', facts);
    }
  },
};

/** Tests and operations of other illnesses, which have their own history before any injury. */
const ownHistory =
  /\b(?:EKGs?|ECGs?|electrocardiogra\w+|echocardiogra\w+|stress test|stents?|cardia\w+|cardiolog\w+|heart|coronary|colonoscop\w+|endoscop\w+|mammogra\w+|sleep stud\w+|polysomnogra\w+|gastric|bariatric|hernia|appendectomy|cholecystectomy|hysterectomy|pregnan\w+|cesarean|dialysis|A1c|lipid|cancer|tumou?r)\b/i;

/** The words around a day that tell of its time; `prior determination` names an event of the case and tells of none. */
function saidBeside({ text }: Passage, { kind, sentence, start, end }: DatedEvent): string {
  if (kind === 'decision' || kind === 'request') return '';
  return around(text, sentence, start - 60, end + 30);
}

function around(text: string, sentence: Sentence, from: number, to: number): string {
  return text.slice(Math.max(sentence.start, from), Math.min(sentence.end, to));
}

/** The request for authorization of a summary that dates no other one, where it follows the denial. */
function requestBehindDenial(summary: Passage, denial: string, decision: string, facts: Facts): DatedEvent | null {
  const requests = summary.events.filter(({ kind, day }) => kind === 'request' && day.day !== null);
  // A decision told later than the header's may be the one that answered.
  const answered = summary.events.some(({ kind, day }) => kind === 'decision' && (day.day ?? '') > denial);
  const [first] = requests;
  if (first === undefined || answered) return null;
  if (requests.some(({ day }) => (day.day ?? '') <= denial || (day.day ?? '') > decision)) return null;
  return speaksOfOtherThings(summary, first, facts) ? null : first;
}

/** Whether the sentence of a request tells what was asked for, and it is no item of this letter. */
function speaksOfOtherThings({ text }: Passage, { sentence, end }: DatedEvent, facts: Facts): boolean {
  const behind = text.slice(end, sentence.end).toLowerCase();
  if (!/\b(?:for|ordered|requested|requests|includ\w+|of|asks?|asked)\b/.test(behind)) return false;
  if (/\b(?:this|these|the (?:above|requested|following|disputed))\b/.test(behind)) return false;
  const words = facts.issues.flatMap(({ item }) => item?.text.toLowerCase().match(/[a-z]{3,}/g) ?? []);
  return !words.some((word) => !smallWords.has(word) && behind.includes(word));
}

const smallWords = new Set(['the', 'for', 'and', 'with', 'without', 'per', 'week', 'weeks', 'times', 'left', 'right']);

/** What is said of a date beyond each of the limits, and what to do; the order ends with correcting the date. */
const where = {
  injury: {
    fact: 'before the injury',
    toDo: 'If the date is right, say that it is prior history; if not, correct it',
  },
  decision: {
    fact: 'after the decision of this letter',
    toDo: 'If it is still to come, say so; if not, correct the date',
  },
  denial: { fact: 'after the denial', toDo: 'Say whether it is a new request, or correct the date' },
};

function report(
  passage: Passage,
  event: DatedEvent,
  beside: HeaderDay,
  limit: keyof typeof where,
  facts: Facts,
): Report {
  const { day, kind } = event;
  const meant = otherYear(day.day ?? '', facts);
  const value = beside.field.value ?? beside.field.label;
  return {
    ...passage.place(event),
    message: `This ${called[kind]} (${day.text}) is dated ${where[limit].fact} (${beside.text}). ${where[limit].toDo}${meant === null ? '' : ` (perhaps ${writeDay(meant, day.form)})`}.`,
    related: { start: value.start, end: value.end, message: `${beside.field.label.expected} ${beside.text}` },
  };
}

/** The same day in the year in which it would lie between injury and decision; `null` where there is none. */
function otherYear(day: string, { headerDays }: Facts): string | null {
  const { dateOfInjury, decisionDate } = headerDays;
  if (dateOfInjury === undefined || decisionDate === undefined) return null;
  for (let year = Number(dateOfInjury.slice(0, 4)); year <= Number(decisionDate.slice(0, 4)); year += 1) {
    const other = `${year}${day.slice(4)}`;
    if (other !== day && other >= dateOfInjury && other <= decisionDate && !Number.isNaN(Date.parse(other)))
      return other;
  }
  return null;
}
