import { partInsertion } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingReviewerGuideline: Rule = {
  code: 'missing-reviewer-guideline',
  title: 'An issue has no reviewer (MAXIMUS) guideline line',
  severity: 'error',
  source: '8 CCR 9792.21.1(b)-(d); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports an issue without the line `MAXIMUS guideline:`.',
  whyItMatters: 'The reviewer must cite the guideline or study held to govern the decision (8 CCR 9792.21.1).',
  whatToDo: 'Insert the line below the claims administrator guideline, with chapter, year and section.',
  examples: {
    wrong: [
      `«MRI of the left knee»: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const issue of letter.issues) {
      if (issue.reviewerGuideline !== null) continue;
      const { start, end } = placeOfIssue(issue);
      const edit = partInsertion(letter, issue, 'reviewerGuideline');
      yield {
        start,
        end,
        message: `"MAXIMUS guideline:" is missing for ${nameOfIssue(issue)}. Insert the line above the rationale (8 CCR 9792.21.1).`,
        ...(edit === null ? {} : { fix: { title: 'Insert "MAXIMUS guideline:" with fields', edits: [edit] } }),
      };
    }
  },
};
