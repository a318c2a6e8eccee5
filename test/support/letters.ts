/** Made-up letters for tests, built from parts so that a test shows only what it is about. */

export interface IssueText {
  readonly item?: string;
  readonly claims?: string;
  readonly reviewer?: string;
  readonly rationale?: string;
}

export const header = `Case Number:          CM16-0000001
Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
Priority:             Standard                        Application          12/23/2016
                                                      Received:
`;

export const how = `                 HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no
affiliation with the employer, employee, providers or the claims administrator. He/she has
been in active clinical practice for more than five years and is currently working at least
24 hours a week in active practice. The expert reviewer was selected based on his/her clinical
experience, education, background, and expertise in the same or similar specialties that
evaluate and/or treat the medical condition and disputed items/Service. He/she is familiar
with governing laws and regulations, including the strength of evidence hierarchy that applies
to Independent Medical Review determinations.

The Expert Reviewer has the following credentials:
State(s) of Licensure: Arizona,California
Certification(s)/Specialty: Family Practice
`;

export const summary = `                                CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van.
An MRI of the left knee and 6 visits of physical therapy were requested.
`;

export const issuesOpening = `                      IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
`;

export const plainIssue: Required<IssueText> = {
  item: 'MRI of the left knee: Upheld',
  claims: 'Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.',
  reviewer: 'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.',
  rationale: 'Decision rationale: There are no red flags. The request is not medically necessary.',
};

export const otherIssue: Required<IssueText> = {
  item: 'Physical therapy of the knee 6 visits: Overturned',
  claims:
    'Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.',
  reviewer:
    'MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.',
  rationale: 'Decision rationale: The knee still hurts, and no therapy was given. The request is medically necessary.',
};

/** The paragraphs of an issue; a part that is not given is not there. */
export function issueText({ item, claims, reviewer, rationale }: IssueText): string {
  return [item, claims, reviewer, rationale].filter((part) => part !== undefined).join('\n\n');
}

/** A whole letter of the 2016 form with the given issues. */
export function letterText(...issues: readonly IssueText[]): string {
  return [header, how, summary, `${issuesOpening}\n${issues.map(issueText).join('\n\n')}\n`].join('\n');
}
