import type { Edit } from '../../letter/edits';
import { fields } from '../../letter/formText';
import { partInsertion } from '../../letter/insertions';
import type { Issue, Letter } from '../../letter/letter';
import { placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingItem: Rule = {
  code: 'missing-item',
  title: 'An issue does not name its disputed item',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports guideline lines or a rationale above which no item line stands, and item lines that hold only a decision.',
  whyItMatters:
    'The determination must state the disputed treatment that it decides (8 CCR 9792.10.6(d)). Without the item line it is open what was upheld or overturned.',
  whatToDo: 'Write the item as requested, a colon, and the decision on a line above: `MRI of the left knee: Upheld`.',
  examples: {
    wrong: [
      `IMR ISSUES, DECISIONS AND RATIONALES

«Claims Administrator guideline:» Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const issue of letter.issues) {
      if (issue.item !== null && issue.item.body.text !== '') continue;
      const { start, end } = placeOfIssue(issue);
      const edit = itemInsertion(letter, issue);
      yield {
        start,
        end,
        message:
          'This issue names no disputed item. Write the item and its decision on a line above, such as "MRI of the left knee: Upheld" (8 CCR 9792.10.6(d)).',
        ...(edit === null ? {} : { fix: { title: 'Insert the item line with fields', edits: [edit] } }),
      };
    }
  },
};

/** The whole item line, or the item before a decision that stands alone. */
function itemInsertion(letter: Letter, issue: Issue): Edit | null {
  if (issue.item === null) return partInsertion(letter, issue, 'item');
  const { start, end } = issue.item;
  const at = start + letter.text.slice(start, end).search(/\S|$/);
  return { start: at, end: at, newText: fields.item };
}
