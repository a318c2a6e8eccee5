/** The facts of a letter: its passages, by issue, and the days of its header. A rule compares facts; it reads no text. */

import { withoutAssociated } from '../letter/items';
import type { DecisionValue, HeaderFieldName, Issue, Letter, Range } from '../letter/letter';
import { findPlaceholders } from '../letter/placeholders';
import { Passage, type PassageKind } from './passage';
import { expectReadings } from './reading';

export interface IssueFacts {
  readonly issue: Issue;
  /** The issue's place among the letter's issues, from 0. */
  readonly index: number;
  /** The item's text before the decision; `null` where there is none or it holds a placeholder, as with all passages. */
  readonly item: Passage | null;
  /** Of a partly authorised request: what was asked for at first, and what was authorised of it or in its place. */
  readonly original: Passage | null;
  readonly authorized: Passage | null;
  /** What the decision is about: the part in dispute of a partly authorised request, otherwise the whole item. */
  readonly disputed: Passage | null;
  readonly claimsAdministratorGuideline: Passage | null;
  readonly reviewerGuideline: Passage | null;
  readonly rationale: Passage | null;
  readonly decision: DecisionValue | null;
}

export interface Facts {
  readonly letter: Letter;
  /** The clinical case summary without its lead-in. */
  readonly summary: Passage | null;
  readonly issues: readonly IssueFacts[];
  /** The items of all issues by their index, also where `issues` holds only the one that a rule is asked about. */
  readonly items: readonly (Passage | null)[];
  /** The header's days, `YYYY-MM-DD`; a field that is missing or holds no day is absent. */
  readonly headerDays: Readonly<Partial<Record<HeaderFieldName, string>>>;
}

const known = new WeakMap<Letter, Facts>();

/** The facts of a letter; those of the same letter are made once. */
export function factsOf(letter: Letter): Facts {
  let facts = known.get(letter);
  if (facts === undefined) {
    facts = readFacts(letter);
    known.set(letter, facts);
  }
  return facts;
}

function readFacts(letter: Letter): Facts {
  expectReadings(letter.text.length);
  // What still waits to be filled in says nothing yet, and rules that compare would take its gaps for facts.
  const gaps = [...findPlaceholders(letter.text)];
  const isFinished = ({ start, end }: Range) => !gaps.some((gap) => gap.start < end && gap.end > start);
  const passage = (kind: PassageKind, range: Range | null | undefined) =>
    range && range.end > range.start && isFinished(range) ? new Passage(kind, letter.text, range) : null;
  const issues = letter.issues.map((issue, index): IssueFacts => {
    const partly = issue.item?.partlyAuthorized;
    const item = passage('item', issue.item?.body);
    return {
      issue,
      index,
      item,
      original: passage('item', partly && withoutAssociated(partly.original, letter.text)),
      authorized: passage('item', partly?.authorized),
      disputed: partly ? passage('item', partly.disputed) : item,
      claimsAdministratorGuideline: passage('claimsAdministratorGuideline', issue.claimsAdministratorGuideline?.body),
      reviewerGuideline: passage('reviewerGuideline', issue.reviewerGuideline?.body),
      rationale: passage('rationale', issue.rationale?.body),
      decision: issue.item?.decision?.value ?? null,
    };
  });
  return {
    letter,
    summary: passage('summary', letter.clinicalCaseSummary),
    issues,
    items: issues.map(({ item }) => item),
    headerDays: Object.fromEntries(
      (letter.header?.fields ?? [])
        .flatMap(({ name, date }) => (date === null ? [] : [[name, date] as const]))
        .reverse(),
    ),
  };
}
