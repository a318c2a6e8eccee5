import type { DatedEvent } from '../../facts/events';
import type { Facts } from '../../facts/facts';
import { headerDay } from '../../facts/headerDays';
import type { Passage } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const visitDateOrder: Rule = {
  code: 'visit-date-order',
  title: 'No visit of the summary comes before the request or the denial',
  severity: 'information',
  source: 'LC 4610.6(b), (c); 8 CCR 9792.10.6(b)(2) and (d) (the request is judged by the records that support it)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a summary whose dated visits and reports all come after the request for authorization, or all after the UR denial. Where one of them is as early as the request, or no request is dated, nothing is reported.',
  whyItMatters:
    'A request rests on a visit before it. If the summary tells only of later ones, the visit that asked for the treatment is missing, or a date is wrong.',
  whatToDo: 'Add the visit on which the request rests, or correct the date.',
  examples: {
    wrong: [
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

On 12/05/2016, the patient was seen for a follow-up. The Request for Authorization was signed on «11/28/2016».
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

On «12/20/2016», the patient presented for a follow-up visit. The Request for Authorization was signed on 11/28/2016.
`,
    ],
    right: [
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

The progress report dated 11/21/2016 shows pain. On 12/20/2016, the patient was seen. The RFA was signed on 11/28/2016.
`,
      `Date of Injury:      10/18/2016
UR Denial Date:      12/09/2016
Decision Date:       01/17/2017

        CLINICAL CASE SUMMARY

On 12/05/2016, the patient was seen. Utilization review denied the brace on 12/09/2016.
`,
    ],
  },
  *check(letter: Letter, { summary }: Facts): Generator<Report> {
    const denial = headerDay(letter, 'urDenialDate');
    const decision = headerDay(letter, 'decisionDate');
    if (summary === null || denial === null || decision === null) return;
    const visits = dated(summary, ['visit', 'record']).filter(({ day }) => day <= decision.day);
    const first = earliest(visits);
    if (first === null) return;
    const value = denial.field.value ?? denial.field.label;
    if (first.day > denial.day) {
      if (otherDaysBefore(summary, denial.day)) return;
      yield {
        ...summary.place(first.event),
        message: `The earliest visit or report dated in the summary (${first.event.day.text}) is after the UR denial (${denial.text}). Add the visit on which the request was based, or correct the date.`,
        related: { start: value.start, end: value.end, message: `${denial.field.label.expected} ${denial.text}` },
      };
      return;
    }
    const request = earliest(dated(summary, ['request']));
    if (request === null || first.day <= request.day || request.day > denial.day) return;
    if (otherDaysBefore(summary, request.day)) return;
    yield {
      ...summary.place(request.event),
      message: `The request for authorization (${request.event.day.text}) is dated before every visit or report in the summary (the earliest is ${first.event.day.text}). Add the visit on which it was based, or correct the date.`,
      related: { ...summary.place(first.event), message: `The earliest visit or report: ${first.event.day.text}` },
    };
  },
};

interface Told {
  readonly event: DatedEvent;
  readonly day: string;
}

function dated(summary: Passage, kinds: readonly DatedEvent['kind'][]): Told[] {
  return summary.events.flatMap((event) =>
    event.day.day !== null && kinds.includes(event.kind) ? [{ event, day: event.day.day }] : [],
  );
}

function earliest(told: readonly Told[]): Told | null {
  return told.reduce<Told | null>((best, one) => (best === null || one.day < best.day ? one : best), null);
}

/** Whether a day without a known event, which may be that of a visit, is as early as the request. */
function otherDaysBefore({ days, events }: Passage, request: string): boolean {
  const known = new Set(events.map(({ day }) => day));
  return days.some((day) => day.day !== null && day.day <= request && !known.has(day));
}
