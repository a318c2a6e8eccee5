import { partInsertion } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingClaimsAdministratorGuideline: Rule = {
  code: 'missing-claims-administrator-guideline',
  title: 'An issue has no claims administrator guideline line',
  severity: 'error',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports an issue without the line `Claims Administrator guideline:`.',
  whyItMatters:
    "The form sets the guideline of the denial beside the reviewer's own, so that the parties can compare them.",
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
      const edit = partInsertion(letter, issue, 'claimsAdministratorGuideline');
      yield {
        start,
        end,
        message: `"Claims Administrator guideline:" is missing for ${nameOfIssue(issue)}. Insert the line below the item.`,
        ...(edit === null
          ? {}
          : { fix: { title: 'Insert "Claims Administrator guideline:" with fields', edits: [edit] } }),
      };
    }
  },
};
