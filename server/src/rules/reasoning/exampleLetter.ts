/** Excerpts of made-up letters for the examples of the rules in this group. */

export interface ExampleIssue {
  readonly item: string;
  readonly decision?: string;
  readonly rationale: string;
}

/** A letter with these issues, and with a case summary where one is given. */
export function exampleLetter(issues: readonly ExampleIssue[], summary?: string): string {
  const parts = issues.map(
    ({ item, decision = 'Upheld', rationale }) => `${item}: ${decision}

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical Medicine.

Decision rationale: ${rationale}
`,
  );
  return `${summary === undefined ? '' : withSummary(summary)}${parts.join('\n')}`;
}

function withSummary(summary: string): string {
  return `CLINICAL CASE SUMMARY

The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

${summary}

IMR ISSUES, DECISIONS AND RATIONALES

The Final Determination was based on decisions for the disputed items/services set forth below:

`;
}
