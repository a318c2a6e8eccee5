/** What a rule is: one file with its meaning, its source, its examples and its check. */

import type { Facts } from '../facts/facts';
import type { Edit } from '../letter/edits';
import type { FormatId, Letter, Range } from '../letter/letter';
import type { JudgedIgnore } from './ignores';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What a check reports; {@link checkLetter} adds code and severity. */
export interface Report extends Range {
  /** What is wrong, why it matters, what to do: plain words for a physician. */
  readonly message: string;
  /** Another place that belongs to the finding. */
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
  /** What would put it right, ready to be applied: a fix never searches again. Absent where only a person can know. */
  readonly fix?: Fix;
  /** In the place of {@link fix}: several ways to put it right, of which only a person can choose one. Never safe. */
  readonly alternatives?: readonly Fix[];
}

/** A change of the text that a person may choose. */
export interface Fix {
  /** What it does, as an order: `Replace "Inital Care" with "Initial Care"`. */
  readonly title: string;
  /** In order, none overlapping. */
  readonly edits: readonly Edit[];
}

/**
 * Whether a fix may be applied without being looked at, on save for instance. `safe`: the result is right whatever the
 * author meant, as with a doubled word. `unsafe`: it chooses a meaning (a date, a decision, an edition), or adds, moves or
 * deletes text that a person should see.
 */
export type FixSafety = 'safe' | 'unsafe';

export interface Finding extends Report {
  readonly code: string;
  readonly severity: Severity;
}

export interface Rule {
  /** The rule's name in findings and settings: small letters and hyphens, never changed once published. */
  readonly code: string;
  readonly title: string;
  /** `off`: the rule is not run unless a person turns it on, and {@link offBecause} says why. */
  readonly severity: Severity | 'off';
  /** Of rules that are off: the measured figures and the reason. */
  readonly offBecause?: string;
  /** The legal or factual source, with its pinpoint. */
  readonly source: string;
  /** The letter formats to which the rule applies. */
  readonly formats: readonly FormatId[];
  readonly whatItDoes: string;
  readonly whyItMatters: string;
  readonly whatToDo: string;
  /** Of the fixes that the rule's findings carry, all of them; absent where no finding carries one. */
  readonly fixSafety?: FixSafety;
  /**
   * The rule looks at one issue at a time, with the days of the header and the summary (`alone`), or also with
   * `facts.items` (`among items`), and at nothing else: no other issue's rationale, guideline lines or decision. What it
   * says of an issue is kept until one of these changes.
   */
  readonly perIssue?: 'alone' | 'among items';
  /**
   * Excerpts of made-up letters. In a wrong one the range of its one finding stands between « and »; a right one has
   * no finding of this rule. They are shown on the rule's page and run as tests.
   */
  readonly examples: { readonly wrong: readonly string[]; readonly right: readonly string[] };
  /** Pure, linear in the letter, and called only for letters of the rule's formats. */
  check(letter: Letter, facts: Facts, options: RuleOptions): Iterable<Report>;
  /**
   * Of a rule about the notes that silence findings: called behind all checks with what came of each of them. What it
   * reports cannot be silenced.
   */
  review?(letter: Letter, outcome: Outcome): Iterable<Report>;
}

/** What has come of a check before it is reported. */
export interface Outcome {
  /** In the order of the text. */
  readonly ignores: readonly JudgedIgnore[];
}

/** What a house can set for the rules themselves, beside their severities. */
export interface RuleOptions {
  /** Standard paragraphs in the wording of the house, each taken for as good as the form's own. */
  readonly houseVariants: readonly string[];
}

export const defaultRuleOptions: RuleOptions = { houseVariants: [] };

/** The formats whose structure is known in full, so that something can be said to be missing. */
export const structuredFormats: readonly FormatId[] = ['2016', '2014'];
