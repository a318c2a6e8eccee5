import type { Edit } from '../../letter/edits';
import { partBody } from '../../letter/formText';
import { partInsertion } from '../../letter/insertions';
import type { Issue, Letter } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingRationale: Rule = {
  code: 'missing-rationale',
  title: 'An issue has no decision rationale',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(e)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports an issue without the part `Decision rationale:`, or with nothing after that label.',
  whyItMatters:
    'The determination must give the clinical reasons for each decision (8 CCR 9792.10.6(d); LC 4610.6(e)).',
  whatToDo:
    'Write the rationale: what the guideline asks, what the records show, and the conclusion on medical necessity.',
  examples: {
    wrong: [
      `«MRI of the left knee»: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

«Decision rationale:»
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags and no trial of therapy. The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const issue of letter.issues) {
      const written = issue.parts.some((part) => part.kind === 'rationale' && part.body.text !== '');
      if (written) continue;
      const { start, end } = issue.rationale?.label ?? placeOfIssue(issue);
      const is = issue.rationale === null ? 'missing' : 'empty';
      const edit = rationaleInsertion(letter, issue);
      yield {
        start,
        end,
        message: `The decision rationale for ${nameOfIssue(issue)} is ${is}. Give the clinical reasons after "Decision rationale:" (8 CCR 9792.10.6(d)).`,
        ...(edit === null ? {} : { fix: { title: 'Insert the decision rationale with fields', edits: [edit] } }),
      };
    }
  },
};

/** The part with its label, or its words behind a label that stands alone. */
function rationaleInsertion(letter: Letter, issue: Issue): Edit | null {
  const label = issue.rationale?.label;
  if (label == null) return partInsertion(letter, issue, 'rationale');
  return { start: label.end, end: label.end, newText: ` ${partBody('rationale')}` };
}
