/** The letter as a record: what `imr parse` prints, one object a letter. */

import type { FormatId, HeaderFieldName, Letter } from './letter';

export interface LetterRecord {
  readonly format: FormatId | null;
  /** Days as `YYYY-MM-DD`; `null` for a field that is absent, empty or no day. */
  readonly header: Readonly<Record<HeaderFieldName, string | null>>;
  readonly reviewer: { readonly licensure: readonly string[]; readonly specialties: readonly string[] };
  readonly clinicalCaseSummary: string | null;
  readonly issues: readonly IssueRecord[];
}

/** Texts with white space folded to single blanks; `null` for an absent part. */
export interface IssueRecord {
  readonly item: string | null;
  readonly decision: string | null;
  readonly claimsAdministratorGuideline: string | null;
  readonly reviewerGuideline: string | null;
  readonly rationale: string | null;
}

export function toRecord(letter: Letter): LetterRecord {
  const field = (name: HeaderFieldName): string | null => {
    const found = letter.header?.fields.find((candidate) => candidate.name === name && candidate.value !== null);
    if (found === undefined) return null;
    return name === 'caseNumber' || name === 'priority' ? (found.value?.text ?? null) : found.date;
  };
  return {
    format: letter.format,
    header: {
      caseNumber: field('caseNumber'),
      dateAssigned: field('dateAssigned'),
      dateOfInjury: field('dateOfInjury'),
      decisionDate: field('decisionDate'),
      urDenialDate: field('urDenialDate'),
      priority: field('priority'),
      applicationReceived: field('applicationReceived'),
    },
    reviewer: {
      licensure: letter.reviewer.licensure.map(({ text }) => text),
      specialties: letter.reviewer.specialties.map(({ text }) => text),
    },
    clinicalCaseSummary: letter.clinicalCaseSummary?.text ?? null,
    issues: letter.issues.map((issue) => ({
      item: issue.item?.body.text ?? null,
      decision: issue.item?.decision?.value ?? issue.item?.decision?.text ?? null,
      claimsAdministratorGuideline: issue.claimsAdministratorGuideline?.body.text ?? null,
      reviewerGuideline: issue.reviewerGuideline?.body.text ?? null,
      rationale: issue.rationale?.body.text ?? null,
    })),
  };
}
