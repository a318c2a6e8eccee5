import type { Letter } from '../letter/letter';
import { nameOfIssue, placeOfIssue } from './places';
import { type Report, type Rule, structuredFormats } from './rule';

export const missingClaimsAdministratorGuideline: Rule = {
  code: 'missing-claims-administrator-guideline',
  title: 'An issue has no claims administrator guideline line',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); 8 CCR 9792.21.1',
  formats: structuredFormats,
  whatItDoes: 'Reports an issue without the line `Claims Administrator guideline:`.',
  whyItMatters:
    "The letter sets the guideline of the denial beside the reviewer's own, so that the parties see whether the same standard was applied (8 CCR 9792.21.1).",
  whatToDo:
    'Insert the line; where the denial cites nothing, it reads `The Claims Administrator did not cite any medical evidence for its decision.`',
  examples: {
    wrong: [
      `«MRI of the left knee»: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const issue of letter.issues) {
      if (issue.claimsAdministratorGuideline !== null) continue;
      const { start, end } = placeOfIssue(issue);
      yield {
        start,
        end,
        message: `The line "Claims Administrator guideline:" is missing for ${nameOfIssue(issue)}. The parties compare it with the reviewer's own guideline (8 CCR 9792.21.1). Insert it below the item line.`,
      };
    }
  },
};
