/** The list of rules, and the one function that runs them. A new rule is a new file and a line here. */

import { factsOf } from '../facts/facts';
import { readIgnores } from '../letter/ignores';
import type { Letter } from '../letter/letter';
import { chronicGuidelineForAcuteInjury } from './citations/chronicGuidelineForAcuteInjury';
import { citationBareUrl } from './citations/citationBareUrl';
import { citationGeneralForImage } from './citations/citationGeneralForImage';
import { citationIncomplete } from './citations/citationIncomplete';
import { citationMisspelled } from './citations/citationMisspelled';
import { citationOutdated } from './citations/citationOutdated';
import { citationPageAsSection } from './citations/citationPageAsSection';
import { citationThoracicAsLowBack } from './citations/citationThoracicAsLowBack';
import { citationUnknown } from './citations/citationUnknown';
import { citationUnrelatedChapter } from './citations/citationUnrelatedChapter';
import { citationWrongBodyPart } from './citations/citationWrongBodyPart';
import { citationWrongClass } from './citations/citationWrongClass';
import { citationWrongRoute } from './citations/citationWrongRoute';
import { citationYearMismatch } from './citations/citationYearMismatch';
import { claimsCitationIncomplete } from './citations/claimsCitationIncomplete';
import { missingCitation } from './citations/missingCitation';
import { mtusSilenceContradicted } from './citations/mtusSilenceContradicted';
import { mtusSilentWithoutAlternative } from './citations/mtusSilentWithoutAlternative';
import { noEvidenceCited } from './citations/noEvidenceCited';
import { uncitedSource } from './citations/uncitedSource';
import { unusedCitation } from './citations/unusedCitation';
import { dateMismatch } from './dates/dateMismatch';
import { dateOrder } from './dates/dateOrder';
import { durationClaim } from './dates/durationClaim';
import { invalidDate } from './dates/invalidDate';
import { narrativeDateOrder } from './dates/narrativeDateOrder';
import { visitDateOrder } from './dates/visitDateOrder';
import { applyIgnores, type RuleState, withoutCuts } from './ignores';
import { IssueMemory } from './issueMemory';
import { commonMisspelling } from './language/commonMisspelling';
import { doubledWord } from './language/doubledWord';
import { drugMisspelled } from './language/drugMisspelled';
import { errorProneAbbreviation } from './language/errorProneAbbreviation';
import { housePhrase } from './language/housePhrase';
import { medicalTermConfused } from './language/medicalTermConfused';
import { missingSpace } from './language/missingSpace';
import { straySpace } from './language/straySpace';
import { templateResidue } from './language/templateResidue';
import { termMisspelled } from './language/termMisspelled';
import { unbalancedQuote } from './language/unbalancedQuote';
import { commentInLetter } from './notes/commentInLetter';
import { unusedIgnore } from './notes/unusedIgnore';
import { ageMismatch } from './person/ageMismatch';
import { genderMismatch } from './person/genderMismatch';
import { patientIdentity } from './person/patientIdentity';
import { reviewerIdentity } from './person/reviewerIdentity';
import { beyondMedicalNecessity } from './reasoning/beyondMedicalNecessity';
import { bilateralMidline } from './reasoning/bilateralMidline';
import { conclusionScope } from './reasoning/conclusionScope';
import { contradictsSummary } from './reasoning/contradictsSummary';
import { decisionAgainstCriteria } from './reasoning/decisionAgainstCriteria';
import { decisionContradictsRationale } from './reasoning/decisionContradictsRationale';
import { dependentServiceInconsistent } from './reasoning/dependentServiceInconsistent';
import { exceedsClaim } from './reasoning/exceedsClaim';
import { foreignBodyPart } from './reasoning/foreignBodyPart';
import { foreignFact } from './reasoning/foreignFact';
import { guidelineForOtherBodyPart } from './reasoning/guidelineForOtherBodyPart';
import { itemAlreadyApproved } from './reasoning/itemAlreadyApproved';
import { lateralityMismatch } from './reasoning/lateralityMismatch';
import { motionMeasuredTwice } from './reasoning/motionMeasuredTwice';
import { noNecessityConclusion } from './reasoning/noNecessityConclusion';
import { oneSideOfBoth } from './reasoning/oneSideOfBoth';
import { opioidTaperingNotice } from './reasoning/opioidTaperingNotice';
import { originalNotRemaining } from './reasoning/originalNotRemaining';
import { overturnedBeyondLimit } from './reasoning/overturnedBeyondLimit';
import { partlyAuthorizedArithmetic } from './reasoning/partlyAuthorizedArithmetic';
import { partSaidUnspecified } from './reasoning/partSaidUnspecified';
import { passageForAnotherItem } from './reasoning/passageForAnotherItem';
import { quantityDrift } from './reasoning/quantityDrift';
import { rationaleAnswersAnotherService } from './reasoning/rationaleAnswersAnotherService';
import { rationaleContradictsItself } from './reasoning/rationaleContradictsItself';
import { rationaleWithoutPatientFacts } from './reasoning/rationaleWithoutPatientFacts';
import { repeatedRationale } from './reasoning/repeatedRationale';
import { repeatedSentence } from './reasoning/repeatedSentence';
import { requestDetailSaidMissing } from './reasoning/requestDetailSaidMissing';
import { requestedPartWithoutComplaint } from './reasoning/requestedPartWithoutComplaint';
import { requestForOtherPart } from './reasoning/requestForOtherPart';
import { scheduleArithmetic } from './reasoning/scheduleArithmetic';
import { sessionCountMismatch } from './reasoning/sessionCountMismatch';
import { strengthDrift } from './reasoning/strengthDrift';
import { studyResultMismatch } from './reasoning/studyResultMismatch';
import { testOfOtherBodyPart } from './reasoning/testOfOtherBodyPart';
import { missingDocumentsList } from './records/missingDocumentsList';
import { undatedDocument } from './records/undatedDocument';
import { urOnlyRecord } from './records/urOnlyRecord';
import { defaultRuleOptions, type Finding, type Rule, type RuleOptions, type Severity } from './rule';
import { boilerplateDrift } from './structure/boilerplateDrift';
import { duplicateIssue } from './structure/duplicateIssue';
import { duplicatePart } from './structure/duplicatePart';
import { headingMisspelled } from './structure/headingMisspelled';
import { itemNotInSummary } from './structure/itemNotInSummary';
import { itemUnspecified } from './structure/itemUnspecified';
import { labelMisspelled } from './structure/labelMisspelled';
import { missingClaimsAdministratorGuideline } from './structure/missingClaimsAdministratorGuideline';
import { missingCredentials } from './structure/missingCredentials';
import { missingDecision } from './structure/missingDecision';
import { missingHeaderField } from './structure/missingHeaderField';
import { missingItem } from './structure/missingItem';
import { missingRationale } from './structure/missingRationale';
import { missingReviewerGuideline } from './structure/missingReviewerGuideline';
import { missingSection } from './structure/missingSection';
import { partOrder } from './structure/partOrder';
import { placeholder } from './structure/placeholder';
import { sectionOrder } from './structure/sectionOrder';
import { unknownDecision } from './structure/unknownDecision';
import { unknownSpecialty } from './structure/unknownSpecialty';

export const rules: readonly Rule[] = [
  missingSection,
  sectionOrder,
  headingMisspelled,
  missingHeaderField,
  missingCredentials,
  unknownSpecialty,
  boilerplateDrift,
  missingItem,
  missingDecision,
  unknownDecision,
  missingClaimsAdministratorGuideline,
  missingReviewerGuideline,
  missingRationale,
  labelMisspelled,
  partOrder,
  duplicatePart,
  duplicateIssue,
  itemNotInSummary,
  itemUnspecified,
  placeholder,
  missingDocumentsList,
  undatedDocument,
  urOnlyRecord,
  dateMismatch,
  dateOrder,
  durationClaim,
  invalidDate,
  narrativeDateOrder,
  visitDateOrder,
  chronicGuidelineForAcuteInjury,
  citationBareUrl,
  citationGeneralForImage,
  citationIncomplete,
  citationMisspelled,
  citationOutdated,
  citationPageAsSection,
  citationThoracicAsLowBack,
  citationUnknown,
  citationUnrelatedChapter,
  citationWrongBodyPart,
  citationWrongClass,
  citationWrongRoute,
  citationYearMismatch,
  claimsCitationIncomplete,
  missingCitation,
  mtusSilenceContradicted,
  mtusSilentWithoutAlternative,
  noEvidenceCited,
  uncitedSource,
  unusedCitation,
  beyondMedicalNecessity,
  bilateralMidline,
  conclusionScope,
  contradictsSummary,
  decisionAgainstCriteria,
  decisionContradictsRationale,
  dependentServiceInconsistent,
  exceedsClaim,
  foreignBodyPart,
  foreignFact,
  guidelineForOtherBodyPart,
  itemAlreadyApproved,
  lateralityMismatch,
  motionMeasuredTwice,
  noNecessityConclusion,
  oneSideOfBoth,
  opioidTaperingNotice,
  originalNotRemaining,
  overturnedBeyondLimit,
  partSaidUnspecified,
  partlyAuthorizedArithmetic,
  passageForAnotherItem,
  quantityDrift,
  rationaleAnswersAnotherService,
  rationaleContradictsItself,
  rationaleWithoutPatientFacts,
  repeatedRationale,
  repeatedSentence,
  requestDetailSaidMissing,
  requestForOtherPart,
  requestedPartWithoutComplaint,
  scheduleArithmetic,
  sessionCountMismatch,
  strengthDrift,
  studyResultMismatch,
  testOfOtherBodyPart,
  ageMismatch,
  genderMismatch,
  patientIdentity,
  reviewerIdentity,
  commonMisspelling,
  doubledWord,
  drugMisspelled,
  errorProneAbbreviation,
  housePhrase,
  medicalTermConfused,
  missingSpace,
  straySpace,
  templateResidue,
  termMisspelled,
  unbalancedQuote,
  commentInLetter,
  unusedIgnore,
];

const codes: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

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
  const steps = checkInSteps(letter, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of a rule each, so that a host can do other work between them; the last one gives the findings. */
export function* checkInSteps(letter: Letter, options: CheckOptions = {}): Generator<undefined, Finding[]> {
  const { format } = letter;
  const findings: Finding[] = [];
  if (format === null) return findings;
  const facts = factsOf(letter);
  const ruleOptions: RuleOptions = { houseVariants: options.houseVariants ?? defaultRuleOptions.houseVariants };
  const memory = new IssueMemory(letter, facts, ruleOptions);
  const states = new Map<string, RuleState>();
  const reviewers: { readonly rule: Rule; readonly severity: Severity }[] = [];
  for (const rule of options.rules ?? rules) {
    const { code } = rule;
    const severity = options.severities?.[code] ?? rule.severity;
    states.set(code, severity === 'off' ? 'off' : 'done');
    if (severity === 'off' || !rule.formats.includes(format)) continue;
    if (rule.review !== undefined) reviewers.push({ rule, severity });
    try {
      for (const report of rule.perIssue ? memory.reports(rule) : rule.check(letter, facts, ruleOptions))
        findings.push({ ...report, code, severity });
    } catch (error) {
      states.set(code, 'not asked');
      options.onRuleError?.(code, error);
    }
    yield;
  }
  if (letter.notes.length === 0) return inOrder(findings);
  const outcome = applyIgnores(
    readIgnores(letter),
    findings,
    (code) => states.get(code) ?? (codes.has(code) ? 'not asked' : 'unknown'),
  );
  for (const { rule, severity } of reviewers) {
    try {
      for (const report of rule.review?.(letter, outcome) ?? [])
        outcome.findings.push({ ...report, code: rule.code, severity });
    } catch (error) {
      options.onRuleError?.(rule.code, error);
    }
  }
  return inOrder(outcome.findings.map((one) => (ofNotes.has(one.code) ? one : withoutCuts(letter, one))));
}

/** The rules about notes, whose fixes delete them. */
const ofNotes: ReadonlySet<string> = new Set([commentInLetter.code, unusedIgnore.code]);

function inOrder(findings: Finding[]): Finding[] {
  return findings.sort((one, other) => one.start - other.start || one.end - other.end);
}
