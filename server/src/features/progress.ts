/** What a letter still lacks, in words: shown in the outline and in the status item. */

import { formats } from '../letter/formats/index';
import type { Issue, Letter } from '../letter/letter';
import { isPlaceholder } from '../letter/placeholders';

/** What an issue lacks, in the order of the form: `no decision`, `no rationale`, ...; empty for a complete issue. */
export function missingInIssue(issue: Issue): string[] {
  const missing: string[] = [];
  if (issue.item === null || issue.item.body.text === '') missing.push('no item');
  const decision = issue.item?.decision;
  if (!decision || isPlaceholder(decision.text)) missing.push('no decision');
  else if (decision.value === null) missing.push('decision is not Upheld or Overturned');
  if (!issue.claimsAdministratorGuideline?.body.text) missing.push('no claims administrator guideline');
  if (!issue.reviewerGuideline?.body.text) missing.push('no reviewer guideline');
  if (!issue.rationale?.body.text) missing.push('no rationale');
  return missing;
}

export interface LetterProgress {
  /** Whether the text is a letter at all. */
  readonly isLetter: boolean;
  /** The title of the letter's format; empty for a text that is no letter. */
  readonly formTitle: string;
  /** Whether the form is known well enough to say what is missing; that of 2013 is not. */
  readonly isMeasured: boolean;
  readonly issues: number;
  /** What is still to do, in plain words and in the order of the letter; empty for a complete letter. */
  readonly toDo: readonly string[];
}

/** What of the form's sections and parts is there. Letters of 2013 are not measured: their form is not known in full. */
export function letterProgress(letter: Letter): LetterProgress {
  const form = formats.find(({ id }) => id === letter.format);
  if (form === undefined) return { isLetter: false, formTitle: '', isMeasured: false, issues: 0, toDo: [] };
  const toDo: string[] = [];
  for (const { kind, heading, required } of form.sections) {
    if (required && !letter.sections.some((section) => section.kind === kind)) toDo.push(`section "${heading}"`);
  }
  const isMeasured = form.sections.some(({ required }) => required);
  if (isMeasured) {
    if (letter.issues.length === 0) toDo.push('a first disputed item');
    for (const [index, issue] of letter.issues.entries()) {
      const missing = missingInIssue(issue);
      if (missing.length > 0) toDo.push(`issue ${index + 1}: ${missing.join(', ')}`);
    }
  }
  return { isLetter: true, formTitle: form.title, isMeasured, issues: letter.issues.length, toDo };
}
