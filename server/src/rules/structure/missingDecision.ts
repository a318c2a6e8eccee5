import { decisionValues } from '../../letter/decisions';
import type { DecisionValue, Letter, TextSpan } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';

export const missingDecision: Rule = {
  code: 'missing-decision',
  title: 'An item has no decision',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports an item line that does not end with a colon and `Upheld` or `Overturned`.',
  whyItMatters:
    'The determination must state for each disputed treatment whether it is medically necessary (8 CCR 9792.10.6(d)). An item without a decision leaves the treatment undecided.',
  whatToDo: 'End the item line with `: Upheld` (the denial stands) or `: Overturned` (the treatment is necessary).',
  examples: {
    wrong: [
      `«MRI of the left knee»

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
    ],
    right: [
      `MRI of the left knee: Overturned

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { item } of letter.issues) {
      if (item === null || item.decision !== null || item.body.text === '') continue;
      yield {
        start: item.body.start,
        end: item.body.end,
        message: `"${shortened(item.body.text)}" has no decision. End the line with ": Upheld" or ": Overturned" (8 CCR 9792.10.6(d)).`,
        alternatives: decisionValues.map((value) => decisionFix(item.body, value)),
      };
    }
  },
};

/** The decision behind the item, with its colon unless that stands there. */
function decisionFix({ text, end }: TextSpan, value: DecisionValue): Fix {
  const newText = text.endsWith(':') ? ` ${value}` : `: ${value}`;
  return { title: `Decide the item: ${value}`, edits: [{ start: end, end, newText }] };
}
