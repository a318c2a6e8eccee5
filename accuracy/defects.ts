/** The readers' defects, and when a finding of ours is one of them. */

import type { Letter, Range } from '../server/src/letter/letter';
import type { Finding } from '../server/src/rules/rule';

/** One entry of `defects.json`: what a careful reader found. Lines count from 1. */
export interface Defect {
  readonly case: string;
  readonly line: number;
  readonly quote: string;
  readonly kind: string;
  readonly confidence: 'sure' | 'likely' | 'doubtful';
}

/** Kinds that belong to general grammar and wording, which the rules leave to others. */
const GENERAL =
  /^(?:grammar|broken-sentence|misspelling-common|other:(?:wrong-word|capitali[sz]ation|punctuation|redundant-\w+|repeated-phrase|informal-abbreviation|list-numbering|stray-space))$/;

export function isGeneral(kind: string): boolean {
  return GENERAL.test(kind);
}

/** A reader and a rule may point to the two ends of a sentence that runs over lines. */
const NEAR = 1;
/** A quotation that is longer goes on in the next line. */
const LETTERS_IN_LINE = 90;

/** A letter of the measurement, with what the readers found in it. */
export interface Case {
  /** The case number, the name of its file. */
  readonly name: string;
  /** The half of the letters: rules were tuned on one and are checked on the other. */
  readonly half: 'tune' | 'check';
  readonly letter: Letter;
  /** Where its lines begin. */
  readonly lines: readonly number[];
  readonly defects: readonly Defect[];
}

/** Where the lines of a text begin; only line feeds count, as in the readers' line numbers. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line of an offset, from 1. */
export function lineAt(starts: readonly number[], offset: number): number {
  let from = 0;
  let to = starts.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((starts[middle] ?? 0) <= offset) from = middle;
    else to = middle;
  }
  return from + 1;
}

/**
 * Kinds of defect that concern a whole issue: readers quoted the item, the guideline line or a sentence of the rationale
 * for the same thing, so any place of the issue is the right one.
 */
const OF_ISSUE =
  /^(?:duplicate-rationale|rationale-no-patient-facts|listed-source-unused|rationale-cites-unlisted-source|guideline-wrong-body-part|item-unspecified|item-not-in-summary|no-evidence-cited|rationale-answers-another-item|decision-contradicts-rationale|opioid-tapering-notice-missing|other:(?:tapering-notice-incomplete|part-of-item-unanswered|item-part-not-addressed|chronic-\S+|mtus-\S+|silence-claim-contradicted|wrong-drug-class|rationale-addresses-original-not-remaining))$/;

/** Whether a finding, or the other place that it names, stands where the reader saw the defect. */
export function isAt({ letter, lines }: Case, finding: Finding, { kind, line, quote }: Defect): boolean {
  if (OF_ISSUE.test(kind)) {
    const issueAt = (at: number) => letter.issues.findIndex(({ start, end }) => at >= start && at < end);
    const issue = issueAt(lines[line - 1] ?? 0);
    if (issue >= 0 && issue === issueAt(finding.start)) return true;
  }
  const lastLine = line + Math.floor(quote.length / LETTERS_IN_LINE);
  const ranges: readonly (Range | undefined)[] = [finding, finding.related];
  return ranges.some((range) => {
    if (range === undefined) return false;
    const first = lineAt(lines, range.start);
    const last = lineAt(lines, Math.max(range.start, range.end - 1));
    return first - NEAR <= lastLine && last + NEAR >= line;
  });
}
