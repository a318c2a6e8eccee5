/** The list of rules, and the one function that runs them. A new rule is a new file and a line here. */

import type { Letter } from '../letter/letter';
import { decisionContradictsRationale } from './decisionContradictsRationale';
import { duplicatePart } from './duplicatePart';
import { missingCitation } from './missingCitation';
import { missingClaimsAdministratorGuideline } from './missingClaimsAdministratorGuideline';
import { missingDecision } from './missingDecision';
import { missingItem } from './missingItem';
import { missingRationale } from './missingRationale';
import { missingReviewerGuideline } from './missingReviewerGuideline';
import { missingSection } from './missingSection';
import { noNecessityConclusion } from './noNecessityConclusion';
import { partOrder } from './partOrder';
import { placeholder } from './placeholder';
import type { Finding, Rule, Severity } from './rule';
import { sectionOrder } from './sectionOrder';
import { unknownDecision } from './unknownDecision';

export const rules: readonly Rule[] = [
  missingSection,
  sectionOrder,
  missingItem,
  missingDecision,
  unknownDecision,
  missingClaimsAdministratorGuideline,
  missingReviewerGuideline,
  missingCitation,
  missingRationale,
  partOrder,
  duplicatePart,
  decisionContradictsRationale,
  noNecessityConclusion,
  placeholder,
];

export interface CheckOptions {
  /** Severities by rule code that replace the rules' own; `off` silences a rule. Unknown codes have no effect. */
  readonly severities?: Readonly<Partial<Record<string, Severity | 'off'>>>;
  /** Called when a rule throws, which is a fault of the rule: the other rules' findings still come. */
  readonly onRuleError?: (code: string, error: unknown) => void;
  /** The rules to run; all of them where it is left out. */
  readonly rules?: readonly Rule[];
}

/**
 * Checks a letter with all rules that apply to its format.
 *
 * @returns the findings in the order of the text; none for a text that is no letter. Offsets are UTF-16 units.
 */
export function checkLetter(letter: Letter, options: CheckOptions = {}): Finding[] {
  const { format } = letter;
  const findings: Finding[] = [];
  if (format === null) return findings;
  for (const rule of options.rules ?? rules) {
    const severity = options.severities?.[rule.code] ?? rule.severity;
    if (severity === 'off' || !rule.formats.includes(format)) continue;
    try {
      for (const report of rule.check(letter)) findings.push({ ...report, code: rule.code, severity });
    } catch (error) {
      options.onRuleError?.(rule.code, error);
    }
  }
  return findings.sort((one, other) => one.start - other.start || one.end - other.end);
}
