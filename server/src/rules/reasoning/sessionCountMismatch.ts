import type { Facts } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { quoted } from './clinicalComparison';
import { exampleLetter } from './exampleLetter';
import { type UnknownNumber, unknownNumbers, type VisitsHad, visitsHad } from './visitsHad';

export const sessionCountMismatch: Rule = {
  code: 'session-count-mismatch',
  title: 'The number of earlier visits is known in one place and unknown in another',
  severity: 'information',
  source: 'LC 4610.6(e) and (h)(5); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that gives the number of visits that were had although the summary says that it is not known, and a rationale that says the number is not known although the summary gives it.',
  whyItMatters:
    'Guidelines limit the number of visits, so the decision often hangs on it. A letter that both knows and does not know it can be attacked as a plainly erroneous finding of fact (LC 4610.6(h)(5)).',
  whatToDo: 'Look the number up in the records and say the same in both places.',
  examples: {
    wrong: [
      letterWith(
        'Treatment has included physical therapy (number of sessions not found).',
        'The records show that this patient has attended «6 sessions» of physical therapy.',
      ),
      letterWith(
        'Treatment included an unknown amount of physical therapy.',
        'The patient was previously approved for «8 therapy sessions».',
      ),
      letterWith(
        'The patient has completed 12 sessions of physical therapy.',
        'It is «unclear how many sessions» the patient has had.',
      ),
    ],
    right: [
      letterWith('The patient has completed 12 sessions of physical therapy.', 'The patient has attended 12 sessions.'),
      letterWith(
        'The patient has completed 12 sessions of acupuncture.',
        'It is unclear how many sessions of physical therapy the patient has had.',
      ),
      letterWith(
        'The patient has completed 12 sessions of physical therapy.',
        'The request does not specify the number of additional sessions. The outcome of the sessions is not documented.',
      ),
      letterWith(
        'The number of sessions is not known. The treatment plan included 12 sessions of physical therapy.',
        'Guidelines recommend 10 visits over 8 weeks. It is unclear how many sessions the patient has had.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary === null) return;
    const unknown = summary.reading.once(unknownNumbers)[0];
    const known = summary.reading.once(visitsHad).find(({ isAuthorizedOnly }) => !isAuthorizedOnly);
    if ((unknown === undefined) === (known === undefined)) return;
    for (const { rationale, item } of facts.issues) {
      if (rationale === null) continue;
      if (unknown !== undefined) {
        const had = rationale.reading.once(visitsHad)[0];
        if (had !== undefined && isSameTherapy(rationale, had.sentence, item, summary, unknown.sentence))
          yield counted(rationale, had, summary, unknown);
      } else if (known !== undefined) {
        const open = rationale.reading.once(unknownNumbers)[0];
        if (open !== undefined && isSameTherapy(rationale, open.sentence, item, summary, known.sentence))
          yield uncounted(rationale, open, summary, known);
      }
    }
  },
};

function letterWith(summary: string, rationale: string): string {
  return exampleLetter(
    [{ item: 'Physical therapy, twelve sessions', rationale: `${rationale} The request is not medically necessary.` }],
    summary,
  );
}

/** Whether two sentences can be about the same therapy; where the rationale's names none, it is the item's. */
function isSameTherapy(
  rationale: Passage,
  here: Stretch,
  item: Passage | null,
  summary: Passage,
  there: Stretch,
): boolean {
  let own = therapiesIn(rationale, here);
  if (own.length === 0 && item !== null) own = therapiesIn(item, { start: 0, end: item.text.length });
  const theirs = therapiesIn(summary, there);
  return own.length === 0 || theirs.length === 0 || own.some((id) => theirs.includes(id));
}

function therapiesIn({ services }: Passage, { start, end }: Stretch): readonly string[] {
  return services.filter((one) => one.kind === 'therapy' && one.start >= start && one.end <= end).map(({ id }) => id);
}

function counted(rationale: Passage, { amount }: VisitsHad, summary: Passage, unknown: UnknownNumber): Report {
  return {
    ...rationale.place(amount),
    message: `The rationale counts ${quoted(rationale, amount)}, but the summary says that the number of earlier visits is not known: ${quoted(summary, unknown)}. Look it up in the records and say the same in both places.`,
    related: { ...summary.place(unknown), message: 'The summary.' },
  };
}

function uncounted(rationale: Passage, open: UnknownNumber, summary: Passage, { amount, sentence }: VisitsHad): Report {
  return {
    ...rationale.place(open),
    message: `The rationale says that the number of earlier visits is not known, but the summary gives it: ${quoted(summary, sentence)}. Use the summary's number, or say which visits are meant.`,
    related: { ...summary.place(amount), message: 'The summary.' },
  };
}
