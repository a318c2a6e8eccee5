import { partBody } from '../../letter/formText';
import { type RationaleInsertion, rationaleInsertion } from '../../letter/insertions';
import type { Letter, Rationale } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingRationale: Rule = {
  code: 'missing-rationale',
  title: 'An issue has no decision rationale',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(e)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports an issue without the part `Decision rationale:`, or with nothing after that label. Where text without a label stands below the guideline lines, the fix puts the label before it.',
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
      `«MRI of the left knee»: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

There are no red flags and no trial of therapy. The request is not medically necessary.
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
      const insertion = issue.rationale === null ? rationaleInsertion(letter, issue) : behindLabel(issue.rationale);
      yield {
        start,
        end,
        message: insertion?.isThere
          ? `The text below the lines of ${nameOfIssue(issue)} has no label. Put "Decision rationale:" before the clinical reasons (8 CCR 9792.10.6(d)).`
          : `The decision rationale for ${nameOfIssue(issue)} is ${is}. Give the clinical reasons after "Decision rationale:" (8 CCR 9792.10.6(d)).`,
        ...(insertion === null ? {} : { fix: { title: insertion.title, edits: [insertion.edit] } }),
      };
    }
  },
};

function behindLabel({ label }: Rationale): RationaleInsertion | null {
  if (label === null) return null;
  const edit = { start: label.end, end: label.end, newText: ` ${partBody('rationale')}` };
  return { title: 'Insert the decision rationale with fields', edit, isThere: false };
}
