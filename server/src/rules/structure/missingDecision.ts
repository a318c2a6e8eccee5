import type { Letter } from '../../letter/letter';
import { shortened } from '../quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingDecision: Rule = {
  code: 'missing-decision',
  title: 'An item has no decision',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c)',
  formats: structuredFormats,
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
      };
    }
  },
};
