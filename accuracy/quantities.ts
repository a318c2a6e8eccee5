/** What the rules on quantities and on the scope of a decision are measured by. */

import type { Amount } from '../server/src/facts/amounts';
import type { Facts, IssueFacts } from '../server/src/facts/facts';
import type { Passage, Stretch } from '../server/src/facts/passage';
import type { Letter } from '../server/src/letter/letter';
import { conclusionsOf, kindOf, quantityOf, restatementsOf } from '../server/src/rules/reasoning/requested';
import type { Measure, Mutant } from './mutation';

export const quantities: Measure = {
  kinds: {
    'quantity-drift': ['dose-or-quantity-mismatch'],
    'partly-authorized-arithmetic': ['modified-request-arithmetic', 'other:item-text-drift'],
    'original-not-remaining': [
      'modified-request-arithmetic',
      'other:rationale-addresses-original-not-remaining',
      'dose-or-quantity-mismatch',
    ],
    'exceeds-claim': ['other:guideline-limit-misapplied'],
    'conclusion-scope': ['other:part-of-item-unanswered', 'other:item-part-not-addressed', 'dose-or-quantity-mismatch'],
    'item-already-approved': [],
    'dependent-service-inconsistent': ['dependent-service-inconsistent'],
    'beyond-medical-necessity': [],
  },
  mutations: [
    {
      code: 'quantity-drift',
      what: 'changes the number of visits or tablets in a conclusion that names the item',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, disputed, original, rationale } of facts.issues) {
          if (disputed === null || rationale === null) continue;
          for (const { start, end } of restatementsOf(rationale)) {
            const amount = rationale.amounts.find(
              (one) => one.start >= start && one.end <= end && isTotal(one) && one.role === 'count',
            );
            const kind = amount === undefined ? null : kindOf(amount);
            if (amount === undefined || kind === null) continue;
            const asked = quantityOf(disputed, kind);
            if (asked === null || asked.most !== amount.value) continue;
            const other = amount.value + 7;
            if (quantityOf(original, kind)?.most === other) continue;
            yield { edits: [edit(rationale, amount.number, String(other))], issue: index };
          }
        }
      },
    },
    {
      code: 'quantity-drift',
      what: 'changes the sum that stands beside a schedule in the item',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, item, original } of facts.issues) {
          for (const passage of original === null ? [item] : [original]) {
            if (passage === null) continue;
            const schedule = passage.amounts.find(({ role, unit }) => role === 'schedule' && unit === 'visit');
            const sum = passage.amounts.find(
              ({ role, unit, start, end }) =>
                role === 'count' &&
                unit === 'visit' &&
                schedule !== undefined &&
                (Math.abs(start - schedule.end) < 4 || Math.abs(schedule.start - end) < 4),
            );
            if (sum === undefined || schedule === undefined) continue;
            yield { edits: [edit(passage, sum.number, String(schedule.value + 3))], issue: index };
          }
        }
      },
    },
    {
      code: 'quantity-drift',
      what: 'changes the figure of a number that stands twice',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const passage of [facts.summary, ...facts.issues.flatMap(({ item, rationale }) => [item, rationale])]) {
          for (const { number, repeated } of passage?.amounts ?? []) {
            if (passage === null || repeated === null) continue;
            const text = passage.text.slice(number.start, number.end);
            yield { edits: [edit(passage, number, text.replace(/\(\s?\w+\s?\)/, `(${repeated + 2})`))], issue: null };
          }
        }
      },
    },
    {
      code: 'quantity-drift',
      what: 'changes the number behind "the requested" in the rationale',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, disputed, original, rationale } of facts.issues) {
          if (disputed === null || rationale === null || original !== null) continue;
          for (const amount of rationale.amounts) {
            const before = rationale.text.slice(Math.max(0, amount.start - 20), amount.start);
            const asked = quantityOf(disputed, 'visit');
            if (!/\b(?:requested|request for) $/i.test(before) || kindOf(amount) !== 'visit' || asked === null)
              continue;
            if (amount.role !== 'count' || amount.value < asked.least || amount.value > asked.most) continue;
            yield { edits: [edit(rationale, amount.number, String(asked.most + 5))], issue: index };
          }
        }
      },
    },
    {
      code: 'partly-authorized-arithmetic',
      what: 'changes the number in the part in dispute',
      mutants: (_letter, facts) => otherParts(facts, ({ disputed }) => disputed),
    },
    {
      code: 'partly-authorized-arithmetic',
      what: 'changes the number in the authorized part',
      mutants: (_letter, facts) => otherParts(facts, ({ authorized }) => authorized),
    },
    {
      code: 'original-not-remaining',
      what: 'concludes on the original request',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, issue, original, disputed, rationale } of facts.issues) {
          if (original === null || disputed === null || rationale === null) continue;
          if (issue.item?.partlyAuthorized?.form !== 'remaining') continue;
          const whole = quantityOf(original, 'visit') ?? quantityOf(original, 'tablet');
          const left = whole === null ? null : quantityOf(disputed, whole.kind);
          if (whole === null || left === null || whole.least <= left.most) continue;
          const last = conclusionsOf(rationale).at(-1);
          const request = last === undefined ? null : /\b(?:the|this) request (?=is\b)/i.exec(last.text);
          if (last === undefined || request === null) continue;
          const at = last.start + request.index + request[0].length;
          yield {
            edits: [edit(rationale, { start: at, end: at }, `for ${original.text} `)],
            issue: index,
          };
        }
      },
    },
    {
      code: 'original-not-remaining',
      what: 'calls denied in the summary what was modified',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        const { summary } = facts;
        if (summary === null) return;
        const parts = facts.issues.filter(({ issue }) => issue.item?.partlyAuthorized?.form === 'remaining');
        if (parts.length !== 1) return;
        for (const match of summary.text.matchAll(
          /\bThe request for [a-z -]{4,60} (?:was|had been) (?:previously )?(modified)\b/g,
        )) {
          const start = match.index + match[0].length - 'modified'.length;
          yield { edits: [edit(summary, { start, end: match.index + match[0].length }, 'denied')], issue: null };
        }
      },
    },
    {
      code: 'exceeds-claim',
      what: 'says that the request exceeds the guideline, with every limit far above what is asked for',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, disputed, rationale } of facts.issues) {
          if (disputed === null || rationale === null || quantityOf(disputed, 'visit') === null) continue;
          if (/\b(?:exceeds?|in excess of)\b/i.test(rationale.text)) continue;
          const limits = rationale.amounts.filter((amount) => {
            const text = rationale.sentenceAt(amount.start)?.text ?? '';
            return (
              kindOf(amount) === 'visit' &&
              /recommend|trial|up to/i.test(text) &&
              !/request|authori|approved|complet/i.test(text)
            );
          });
          const last = conclusionsOf(rationale).at(-1);
          if (limits.length === 0 || last === undefined) continue;
          const claim = edit(
            rationale,
            { start: last.start, end: last.start },
            'The requested number of visits exceeds the guideline. ',
          );
          yield { edits: [...limits.map(({ number }) => edit(rationale, number, '90')), claim], issue: index };
        }
      },
    },
    {
      code: 'conclusion-scope',
      what: 'concludes on another item of the letter',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const issue of facts.issues) {
          const own = wordsOf(issue.item?.text ?? '');
          const other = facts.issues.find(({ item, original }) => {
            if (item === null || original !== null) return false;
            const words = wordsOf(item.text);
            return [...words].some((word) => !own.has(word)) && [...own].some((word) => !words.has(word));
          });
          if (other?.item) yield* concludingOn(issue, other.item.text);
        }
      },
    },
    {
      code: 'item-already-approved',
      what: 'turns the denial of an item in the summary into an approval',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        const { summary } = facts;
        if (summary === null || facts.issues.length !== 1) return;
        const [issue] = facts.issues;
        if (issue?.disputed == null || issue.original !== null) return;
        const words = wordsOf(issue.disputed.text);
        const denial = /\b(?:denied|non-?certified)(?= (?:a |the )?request for )/gi;
        for (const match of summary.text.matchAll(denial)) {
          const sentence = summary.sentenceAt(match.index);
          const said = wordsOf(sentence?.text.slice(match.index - sentence.start) ?? '');
          if (![...words].every((word) => said.has(word))) continue;
          yield {
            edits: [edit(summary, { start: match.index, end: match.index + match[0].length }, 'certified')],
            issue: null,
          };
        }
      },
    },
    {
      code: 'dependent-service-inconsistent',
      what: 'turns the decision on the operation round',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        const dependent = facts.issues.find(
          ({ rationale }) =>
            rationale !== null &&
            /\b(?:requested surg\w+(?: intervention)? is not medically|request for surgery is supported)/i.test(
              rationale.text,
            ),
        );
        if (dependent === undefined) return;
        const surgeries = facts.issues.filter(
          ({ issue, item }) =>
            item !== null &&
            !issue.item?.associatedSurgicalService &&
            /\b(?:surgery|arthroscop|\w+ectomy|\w+plasty|fusion|repair|release|decompression)/i.test(item.text) &&
            !/^(?:pre|post)|consult|clearance|assistant/i.test(item.text),
        );
        const edits = surgeries.flatMap(({ issue, decision }) =>
          issue.item?.decision && decision !== null
            ? [
                {
                  start: issue.item.decision.start,
                  end: issue.item.decision.end,
                  newText: decision === 'Upheld' ? 'Overturned' : 'Upheld',
                },
              ]
            : [],
        );
        if (edits.length > 0) yield { edits, issue: dependent.index };
      },
    },
    {
      code: 'beyond-medical-necessity',
      what: 'adds an argument on causation before the conclusion',
      *mutants(_letter: Letter, facts: Facts): Generator<Mutant> {
        for (const { index, rationale } of facts.issues) {
          const last = rationale === null ? undefined : conclusionsOf(rationale).at(-1);
          if (rationale === null || last === undefined) continue;
          const said = [
            'The condition is not causally related to the injury. ',
            'Industrial causation has not been established. ',
          ];
          yield {
            edits: [edit(rationale, { start: last.start, end: last.start }, said[index % 2] ?? '')],
            issue: index,
          };
        }
      },
    },
  ],
};

function* concludingOn({ index, item, rationale }: IssueFacts, other: string): Generator<Mutant> {
  const last = rationale === null ? undefined : restatementsOf(rationale).at(-1);
  if (rationale === null || item === null || last === undefined) return;
  // Only where the conclusion names the item by the service or the drug can it be said to name another.
  const named = item.services.length > 0 || item.drugs.length > 0;
  if (!named) return;
  const first = last.start === last.sentence.start ? other.charAt(0).toUpperCase() : other.charAt(0);
  yield { edits: [edit(rationale, last, first + other.slice(1))], issue: index };
}

function* otherParts(facts: Facts, part: (issue: IssueFacts) => Passage | null): Generator<Mutant> {
  for (const issue of facts.issues) {
    if (issue.issue.item?.partlyAuthorized?.form !== 'remaining') continue;
    const passage = part(issue);
    const amounts = passage?.amounts.filter((amount) => isTotal(amount) && amount.role === 'count') ?? [];
    const [amount] = amounts;
    if (passage === null || amount === undefined || amounts.length !== 1) continue;
    // Beside a schedule the sum is the business of `quantity-drift`.
    if (passage.amounts.some(({ role }) => role === 'schedule')) continue;
    const kind = kindOf(amount);
    if (kind === null || quantityOf(issue.original, kind) === null || quantityOf(passage, kind) === null) continue;
    if (quantityOf(issue.disputed, kind) === null) continue;
    const original = quantityOf(issue.original, kind);
    if (original === null || original.least !== original.most) continue;
    yield { edits: [edit(passage, amount.number, String(amount.value + 1))], issue: issue.index };
  }
}

function isTotal(amount: Amount): boolean {
  const kind = kindOf(amount);
  return kind === 'visit' || kind === 'tablet';
}

function wordsOf(text: string): Set<string> {
  return new Set(
    (text.toLowerCase().match(/[a-z]{3,}|\d+/g) ?? []).filter(
      (word) => !/^(?:the|for|and|with|without|contrast|spine|study|scan|of)$/.test(word),
    ),
  );
}

function edit(passage: Passage, stretch: Stretch, newText: string): { start: number; end: number; newText: string } {
  const { start, end } = passage.place(stretch);
  return { start, end, newText };
}
