/**
 * What rules said of an issue, kept while nothing that they look at changes.
 *
 * A letter of many issues is checked anew at each keystroke, but a keystroke changes one of them. Rules that look at one
 * issue at a time (`perIssue`) are asked again only about issues that have changed, or about all of them where the days of
 * the header, the summary or the options have changed, and for some rules an item. Nothing else is remembered, and only
 * of the last letters.
 */

import type { Facts } from '../facts/facts';
import type { Issue, Letter, Range } from '../letter/letter';
import type { Fix, Report, Rule, RuleOptions } from './rule';

/** How many letters are remembered: those that are open and typed in by turns. */
const LETTERS = 4;
/** Places in the summary are stored below this, so that they are told from those in the issue. */
const IN_SUMMARY = -1_000_000_000;

interface Stored {
  /** The items of the letter, for rules that look at them. */
  readonly items: string;
  readonly reports: readonly Report[];
}
/** By the check of the rule. */
type Known = Map<Rule['check'], Stored>;

interface Remembered {
  readonly context: string;
  readonly items: string;
  /** By the issue's text and outline. */
  issues: ReadonlyMap<string, Known>;
}

let remembered: readonly Remembered[] = [];

/** The reports of rules on the issues of one letter; made anew for each check of a letter. */
export class IssueMemory {
  readonly #letter: Letter;
  readonly #facts: Facts;
  readonly #options: RuleOptions;
  readonly #items: string;
  readonly #known: readonly Known[];

  constructor(letter: Letter, facts: Facts, options: RuleOptions) {
    this.#letter = letter;
    this.#facts = facts;
    this.#options = options;
    const context = contextOf(letter, facts, options);
    const before = remembered.find((one) => one.context === context);
    const items = facts.items.map((item) => item?.text).join('\u0000');
    // The same string where it has not changed, because it is compared for every rule and issue.
    this.#items = before?.items === items ? before.items : items;
    const issues = new Map<string, Known>();
    this.#known = letter.issues.map((issue) => {
      const key = keyOf(letter.text, issue);
      const known: Known = issues.get(key) ?? before?.issues.get(key) ?? new Map();
      issues.set(key, known);
      return known;
    });
    remembered = [{ context, items: this.#items, issues }, ...remembered.filter((one) => one !== before)].slice(
      0,
      LETTERS,
    );
  }

  /** What a rule that looks at one issue at a time says of all of them. */
  reports(rule: Rule): readonly Report[] {
    const items = rule.perIssue === 'among items' ? this.#items : '';
    const reports: Report[] = [];
    const { issues } = this.#letter;
    for (let index = 0; index < issues.length; index += 1) {
      const issue = issues[index];
      if (issue === undefined) continue;
      const known = this.#known[index];
      const stored = known?.get(rule.check);
      if (stored?.items === items) for (const report of stored.reports) reports.push(this.#restore(report, issue));
      else for (const report of this.#ask(rule, issue, index, known)) reports.push(report);
    }
    return reports;
  }

  #ask(rule: Rule, issue: Issue, index: number, known: Known | undefined): readonly Report[] {
    const letter = { ...this.#letter, issues: [issue] };
    const own = this.#facts.issues[index];
    const facts = { ...this.#facts, letter, issues: own === undefined ? [] : [own] };
    const reports = [...rule.check(letter, facts, this.#options)];
    known?.delete(rule.check);
    if (reports.every((report) => this.#canBeStored(report, issue)))
      known?.set(rule.check, {
        items: rule.perIssue === 'among items' ? this.#items : '',
        reports: reports.map((report) => this.#store(report, issue)),
      });
    return reports;
  }

  get #summaryStart(): number {
    return this.#letter.clinicalCaseSummary?.start ?? 0;
  }

  #store(report: Report, issue: Issue): Report {
    return placed(report, (place) =>
      moved(place, place.start >= issue.start ? -issue.start : IN_SUMMARY - this.#summaryStart),
    );
  }

  #restore(report: Report, issue: Issue): Report {
    return placed(report, (place) => moved(place, place.start >= 0 ? issue.start : this.#summaryStart - IN_SUMMARY));
  }

  /** A place elsewhere in the letter may move without a change of the issue and the summary. */
  #canBeStored({ start, end, related, fix, alternatives = [] }: Report, issue: Issue): boolean {
    const summary = this.#letter.clinicalCaseSummary;
    const isIn = (place: Range, whole: Range) => place.start >= whole.start && place.end <= whole.end;
    const edits = [fix, ...alternatives].flatMap((one) => one?.edits ?? []);
    const places = [{ start, end }, ...(related === undefined ? [] : [related]), ...edits];
    return places.every((place) => isIn(place, issue) || (summary !== null && isIn(place, summary)));
  }
}

/** Everything that all per-issue rules look at besides the issue itself. */
function contextOf({ text, format, clinicalCaseSummary: summary }: Letter, facts: Facts, options: RuleOptions): string {
  const { headerDays } = facts;
  const told = summary === null ? null : text.slice(summary.start, summary.end);
  return JSON.stringify([format, headerDays, told, options.houseVariants]);
}

function keyOf(text: string, { start, end, parts }: Issue): string {
  const outline = parts.map((part) => `${part.kind} ${part.start - start} ${part.end - start}`);
  return `${outline.join(' ')}\u0000${text.slice(start, end)}`;
}

/** A report with each of its places changed. */
function placed(report: Report, place: <Place extends Range>(place: Place) => Place): Report {
  const { related, fix, alternatives } = report;
  const placedFix = (one: Fix): Fix => ({ ...one, edits: one.edits.map((edit) => place(edit)) });
  return {
    ...place(report),
    ...(related === undefined ? {} : { related: place(related) }),
    ...(fix === undefined ? {} : { fix: placedFix(fix) }),
    ...(alternatives === undefined ? {} : { alternatives: alternatives.map(placedFix) }),
  };
}

function moved<Place extends Range>(place: Place, by: number): Place {
  return { ...place, start: place.start + by, end: place.end + by };
}
