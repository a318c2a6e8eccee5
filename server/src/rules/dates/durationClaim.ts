import { daysBetween } from '../../facts/days';
import type { Facts } from '../../facts/facts';
import { type HeaderDay, headerDay } from '../../facts/headerDays';
import { numberOfWord } from '../../facts/numberWords';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

/** A length of time: `at least 6 months`, `over two (2) years`, `several months`, `many years`. */
const duration = caseless(
  /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|several|many)(?: \(\d{1,2}\))?(?:(?: ?\+| plus| or more)? | )(weeks?|months?|years?)\b/gi,
);

/** Something of this injury that has gone on up to now. */
const goesOn = caseless(
  /\b(?:patient|injured worker|worker|claimant|applicant|employee|individual|he|she|symptoms?|pain|complaints?)(?:'s (?:\w+ ){1,3})? (?:has|have|had) (?:\w+ ){0,2}(?:been|had|taken|used|received|undergone|persisted|lasted|complained|experienced|suffered|reported|tried)\b/i,
);
const timeLead =
  /(?:\b(?:for|at least|over|more than|the (?:past|last)|approximately|about|nearly|almost|exceeding|greater than|of)(?: (?:the|at|least|over|past|last|more|than|approximately|about|nearly|almost)){0,4}|treatment,?(?: for)?|>) ?$/i;
/** What lasts otherwise than the injury: habits, work, other diseases, plans, dosing and the courses of treatment. */
const otherTime =
  /\b(?:prior to|before|previous|pre-?existing|pre-?date\w*|past (?:medical )?history|history of|employ\w*|hired|job|occupation|work(?:ed|ing) (?:for|as|at|in|there|with)|smok\w*|tobacco|alcohol|diabet\w*|hypertens\w*|asthma|married|divorced|pregnan\w*|disabled|disability|off work|modified|restrict\w*|will|should|would|may|recommend\w*|request\w*|guidelines?|per (?:day|week|month)|times|sessions?|visits?|x|supply|refills?|follow-? ?up|return|next|until|if|when|patients|not|no|without|relie[fv]\w*|benefit\w*|ago|earlier|old)\b/i;
const otherBehind = /^(?: of)? (?:old|of age|ago|prior|before|earlier|later|supply|course|trial|program|follow)|^-old/i;

const ago = caseless(
  /\b(?:the|this|his|her) (?:(?:industrial|work|occupational|date of|work-related) )?injury (?:is|was|occurred|happened|took place) (?:only |just |about |approximately |over |more than |nearly |almost |less than )?(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?) (days?|weeks?|months?|years?) (?:ago|old)\b/gi,
);

const daysOf: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365.25 };

export const durationClaim: Rule = {
  code: 'duration-claim',
  title: 'A length of time does not fit the date of injury',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c) (the reasons rest on the facts of this employee)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a statement that the patient has been treated or in pain for longer than the time from the injury to the decision, and an injury "a month ago" that lies at quite another time. Habits, other diseases, employment, plans and what guidelines say are left alone.',
  whyItMatters:
    'Guidelines judge treatment by how long it has gone on, so a conclusion may rest on a duration that cannot be right. Such a duration is often left over from another letter.',
  whatToDo: 'Give the duration that the records show, or say that the treatment began before this injury.',
  examples: {
    wrong: [
      `Date of Injury:      11/07/2016
UR Denial Date:      01/18/2017
Decision Date:       02/22/2017

        IMR ISSUES, DECISIONS AND RATIONALES

Norco: Upheld

Decision rationale: The patient has received chronic opioid treatment for «at least 6 months». It is not medically necessary.
`,
      `Date of Injury:      11/07/2016
UR Denial Date:      01/18/2017
Decision Date:       02/22/2017

        CLINICAL CASE SUMMARY

The injured worker has been taking cyclobenzaprine for «several years».
`,
      `Date of Injury:      11/07/2016
UR Denial Date:      01/18/2017
Decision Date:       02/22/2017

        IMR ISSUES, DECISIONS AND RATIONALES

MRI of the knee: Upheld

Decision rationale: «The injury is a month ago». It is not medically necessary.
`,
    ],
    right: [
      `Date of Injury:      11/07/2016
UR Denial Date:      01/18/2017
Decision Date:       02/22/2017

        CLINICAL CASE SUMMARY

The worker has worked for the same employer for 30 years. He has had diabetes for ten years. He has been in pain for 3 months.

        IMR ISSUES, DECISIONS AND RATIONALES

Norco: Upheld

Decision rationale: Guidelines ask for surgery only after pain for more than 6 months. The injury was 3 months ago.
`,
      `Date of Injury:      11/10/2014
UR Denial Date:      01/18/2017
Decision Date:       02/22/2017

        IMR ISSUES, DECISIONS AND RATIONALES

Norco: Upheld

Decision rationale: The patient has received chronic opioid treatment for at least 6 months. It is not medically necessary.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    const injury = headerDay(letter, 'dateOfInjury');
    const decision = headerDay(letter, 'decisionDate');
    if (injury === null || decision === null || injury.day > decision.day) return;
    const span = daysBetween(injury.day, decision.day);
    const denial = headerDay(letter, 'urDenialDate');
    const visit = lastVisit(facts, injury.day, decision.day) ?? denial?.day ?? injury.day;
    for (const passage of [facts.summary, ...facts.issues.map(({ rationale }) => rationale)]) {
      if (passage === null) continue;
      for (const sentence of passage.reading.once(sentencesOfDuration)) {
        for (const claim of longClaims(passage, sentence, span))
          yield report(
            passage,
            claim,
            injury,
            decision,
            span,
            'Correct the duration, or say that it began before this injury.',
          );
      }
      // The summary may quote a visit soon after the injury; the rationale speaks of the time of the review.
      const from = passage.kind === 'rationale' ? daysBetween(injury.day, visit) : 0;
      for (const match of passage.text.matchAll(ago)) {
        const unit = daysOf[(match[2] ?? '').toLowerCase().replace(/s$/, '')] ?? 0;
        const said = numberOf(match[1] ?? '') * unit;
        const slack = unit / 2 + said / 4;
        if (said + slack >= from && said - slack <= span) continue;
        const claim = { start: match.index, end: match.index + match[0].length };
        yield report(passage, claim, injury, decision, span, 'Correct it, or give the date of injury instead.');
      }
    }
  },
};

function report(
  passage: Passage,
  claim: Stretch,
  injury: HeaderDay,
  decision: HeaderDay,
  span: number,
  toDo: string,
): Report {
  const value = injury.field.value ?? injury.field.label;
  return {
    ...passage.place(claim),
    message: `"${shortened(passage.text.slice(claim.start, claim.end))}" does not fit the header: this decision (${decision.text}) came ${spoken(span)} after the injury (${injury.text}). ${toDo}`,
    related: {
      start: value.start,
      end: value.end,
      message: `${injury.field.label.expected} ${injury.text} (decision ${decision.text})`,
    },
  };
}

/** The lengths of time in a sentence on the patient that are longer than the span allows. */
/** The sentences that speak of something going on for some time. */
const sentencesOfDuration = ({ sentences }: Reading): readonly Sentence[] =>
  sentences.filter(({ text }) => goesOn.test(text));

function* longClaims({ text }: Passage, { start, end }: Sentence, span: number): Generator<Stretch> {
  const said = text.slice(start, end);
  if (!goesOn.test(said)) return;
  for (const match of said.matchAll(duration)) {
    const unit = daysOf[(match[2] ?? '').toLowerCase().replace(/s$/, '')] ?? 0;
    const least = numberOf(match[1] ?? '') * unit;
    // A week more than a tenth of the claim: people count in whole months.
    if (least * 0.9 - 7 <= span) continue;
    const before = said.slice(0, match.index);
    const lead = timeLead.exec(before.slice(-60));
    if (lead === null || otherTime.test(said) || otherBehind.test(said.slice(match.index + match[0].length))) continue;
    const words = /\b(?:at least|over|more than)\s*$/i.exec(before);
    yield { start: start + (words?.index ?? match.index), end: start + match.index + match[0].length };
  }
}

function numberOf(word: string): number {
  const lower = word.toLowerCase();
  if (/^\d/.test(lower)) return Number(lower);
  // "Several" and "many" are three at the least.
  if (lower === 'several' || lower === 'many') return 3;
  return lower === 'a' || lower === 'an' ? 1 : (numberOfWord(lower) ?? -1);
}

function lastVisit({ summary }: Facts, injury: string, decision: string): string | null {
  const days = (summary?.events ?? []).flatMap(({ kind, day: { day } }) =>
    (kind === 'visit' || kind === 'record') && day !== null && day >= injury && day <= decision ? [day] : [],
  );
  return days.sort().at(-1) ?? null;
}

function spoken(days: number): string {
  if (days < 21) return days === 1 ? 'one day' : `${days} days`;
  if (days < 75) return `${Math.round(days / 7)} weeks`;
  if (days < 700) return `${Math.round(days / 30.4)} months`;
  return `${Math.round(days / 365.25)} years`;
}
