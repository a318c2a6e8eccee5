/**
 * What rules said of an issue, kept while nothing that they look at changes.
 *
 * A letter of many issues is checked anew at each keystroke, but a keystroke changes one of them. Rules that look at one
 * issue at a time (`perIssue`) are asked again only about issues that have changed, or about all of them where the text
 * before the issues, an item or the options have changed. Nothing else is remembered, and only of the last letters.
 */

import type { Facts } from '../facts/facts';
import type { Issue, Letter, Range } from '../letter/letter';
import type { Report, Rule, RuleOptions } from './rule';

/** How many letters are remembered: those that are open and typed in by turns. */
const LETTERS = 4;

type Check = Rule['check'];

interface Remembered {
  readonly context: string;
  /** By the issue's text and outline; offsets inside the issue count from its start. */
  issues: ReadonlyMap<string, Map<Check, readonly Report[]>>;
}

let remembered: readonly Remembered[] = [];

/** The reports of rules on the issues of one letter; made anew for each check of a letter. */
export class IssueMemory {
  readonly #letter: Letter;
  readonly #facts: Facts;
  readonly #options: RuleOptions;
  /** Where the text begins that is remembered issue by issue. */
  readonly #firstIssue: number;
  readonly #known: readonly Map<Check, readonly Report[]>[];

  constructor(letter: Letter, facts: Facts, options: RuleOptions) {
    this.#letter = letter;
    this.#facts = facts;
    this.#options = options;
    this.#firstIssue = letter.issues[0]?.start ?? letter.text.length;
    const context = contextOf(letter, facts, options, this.#firstIssue);
    const before = remembered.find((one) => one.context === context);
    const issues = new Map<string, Map<Check, readonly Report[]>>();
    this.#known = letter.issues.map((issue) => {
      const key = keyOf(letter.text, issue);
      const known = issues.get(key) ?? before?.issues.get(key) ?? new Map<Check, readonly Report[]>();
      issues.set(key, known);
      return known;
    });
    remembered = [{ context, issues }, ...remembered.filter((one) => one !== before)].slice(0, LETTERS);
  }

  /** What a rule that looks at one issue at a time says of all of them. */
  *reports(rule: Rule): Generator<Report> {
    for (const [index, issue] of this.#letter.issues.entries()) {
      const known = this.#known[index];
      const stored = known?.get(rule.check);
      if (stored !== undefined) for (const report of stored) yield this.#restore(report, issue);
      else yield* this.#ask(rule, issue, index, known);
    }
  }

  #ask(rule: Rule, issue: Issue, index: number, known: Map<Check, readonly Report[]> | undefined): readonly Report[] {
    const letter = { ...this.#letter, issues: [issue] };
    const own = this.#facts.issues[index];
    const facts = { ...this.#facts, letter, issues: own === undefined ? [] : [own] };
    const reports = [...rule.check(letter, facts, this.#options)];
    if (reports.every((report) => this.#canBeStored(report, issue)))
      known?.set(
        rule.check,
        reports.map((report) => this.#store(report, issue)),
      );
    return reports;
  }

  /** Places in the issue count from its start, those before the issues back from the first one and are negative. */
  #store(report: Report, issue: Issue): Report {
    return placed(report, (place) => moved(place, place.start >= issue.start ? -issue.start : -this.#firstIssue));
  }

  #restore(report: Report, issue: Issue): Report {
    return placed(report, (place) => moved(place, place.start >= 0 ? issue.start : this.#firstIssue));
  }

  /** A place in another issue may move without a change of this one. */
  #canBeStored({ start, end, related, fix }: Report, issue: Issue): boolean {
    const places = [{ start, end }, ...(related === undefined ? [] : [related]), ...(fix?.edits ?? [])];
    return places.every(
      (place) => place.start < this.#firstIssue || (place.start >= issue.start && place.start <= issue.end),
    );
  }
}

/** Everything that per-issue rules look at besides the issue itself. */
function contextOf(
  { text, format }: Letter,
  { items }: Facts,
  { houseVariants }: RuleOptions,
  firstIssue: number,
): string {
  return [format, text.slice(0, firstIssue), ...items.map((item) => item?.text), '', ...houseVariants].join('\u0000');
}

function keyOf(text: string, { start, end, parts }: Issue): string {
  const outline = parts.map((part) => `${part.kind} ${part.start - start} ${part.end - start}`);
  return `${outline.join(' ')}\u0000${text.slice(start, end)}`;
}

/** A report with each of its places changed. */
function placed(report: Report, place: <Place extends Range>(place: Place) => Place): Report {
  const { related, fix } = report;
  return {
    ...place(report),
    ...(related === undefined ? {} : { related: place(related) }),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map((edit) => place(edit)) } }),
  };
}

function moved<Place extends Range>(place: Place, by: number): Place {
  return { ...place, start: place.start + by, end: place.end + by };
}
