/** The list of rules, and the one function that runs them. A new rule is a new file and a line here. */

import { factsOf } from '../facts/facts';
import type { Letter } from '../letter/letter';
import { missingCitation } from './citations/missingCitation';
import { decisionContradictsRationale } from './reasoning/decisionContradictsRationale';
import { noNecessityConclusion } from './reasoning/noNecessityConclusion';
import { defaultRuleOptions, type Finding, type Rule, type RuleOptions, type Severity } from './rule';
import { duplicatePart } from './structure/duplicatePart';
import { missingClaimsAdministratorGuideline } from './structure/missingClaimsAdministratorGuideline';
import { missingDecision } from './structure/missingDecision';
import { missingItem } from './structure/missingItem';
import { missingRationale } from './structure/missingRationale';
import { missingReviewerGuideline } from './structure/missingReviewerGuideline';
import { missingSection } from './structure/missingSection';
import { partOrder } from './structure/partOrder';
import { placeholder } from './structure/placeholder';
import { sectionOrder } from './structure/sectionOrder';
import { unknownDecision } from './structure/unknownDecision';

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

export interface CheckOptions extends Partial<RuleOptions> {
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
  const facts = factsOf(letter);
  const ruleOptions: RuleOptions = { houseVariants: options.houseVariants ?? defaultRuleOptions.houseVariants };
  for (const rule of options.rules ?? rules) {
    const severity = options.severities?.[rule.code] ?? rule.severity;
    if (severity === 'off' || !rule.formats.includes(format)) continue;
    try {
      for (const report of rule.check(letter, facts, ruleOptions))
        findings.push({ ...report, code: rule.code, severity });
    } catch (error) {
      options.onRuleError?.(rule.code, error);
    }
  }
  return findings.sort((one, other) => one.start - other.start || one.end - other.end);
}
