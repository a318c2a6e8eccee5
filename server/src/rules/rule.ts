/** What a rule is: one file with its meaning, its source, its examples and its check. */

import type { FormatId, Letter, Range } from '../letter/letter';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** What a check reports; {@link checkLetter} adds code and severity. */
export interface Report extends Range {
  /** What is wrong, why it matters, what to do: plain words for a physician. */
  readonly message: string;
  /** Another place that belongs to the finding. */
  readonly related?: { readonly start: number; readonly end: number; readonly message: string };
}

export interface Finding extends Report {
  readonly code: string;
  readonly severity: Severity;
}

export interface Rule {
  /** The rule's name in findings and settings: small letters and hyphens, never changed once published. */
  readonly code: string;
  readonly title: string;
  readonly severity: Severity;
  /** The legal or factual source, with its pinpoint. */
  readonly source: string;
  /** The letter formats to which the rule applies. */
  readonly formats: readonly FormatId[];
  readonly whatItDoes: string;
  readonly whyItMatters: string;
  readonly whatToDo: string;
  /**
   * Excerpts of made-up letters. In a wrong one the range of its one finding stands between « and »; a right one has
   * no finding of this rule. They are shown on the rule's page and run as tests.
   */
  readonly examples: { readonly wrong: readonly string[]; readonly right: readonly string[] };
  /** Pure, linear in the letter, and called only for letters of the rule's formats. */
  check(letter: Letter): Iterable<Report>;
}

/** The formats whose structure is known in full, so that something can be said to be missing. */
export const structuredFormats: readonly FormatId[] = ['2016', '2014'];
