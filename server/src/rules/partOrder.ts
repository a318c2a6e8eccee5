import type { Letter } from '../letter/letter';
import { type Report, type Rule, structuredFormats } from './rule';

const order = ['item', 'claimsAdministratorGuideline', 'reviewerGuideline', 'rationale'] as const;

const names = {
  item: 'the item line',
  claimsAdministratorGuideline: '"Claims Administrator guideline:"',
  reviewerGuideline: '"MAXIMUS guideline:"',
  rationale: '"Decision rationale:"',
} as const;

export const partOrder: Rule = {
  code: 'part-order',
  title: 'The parts of an issue stand in another order than in the form',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  whatItDoes: 'Reports a part of an issue that stands behind one that the form puts after it.',
  whyItMatters:
    "The order item, claims administrator's guideline, reviewer's guideline, rationale is the same in every letter; readers and the public search rely on it.",
  whatToDo: 'Move the part to its place.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

«Claims Administrator guideline:» Decision based on MTUS Knee Complaints 2004.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { parts } of letter.issues) {
      let furthest = 0;
      for (const { kind, label, body } of parts) {
        const place = order.indexOf(kind);
        const isFirst = parts.find((part) => part.kind === kind)?.body === body;
        if (place < furthest && isFirst) {
          const { start, end } = label ?? body;
          yield {
            start,
            end,
            message: `This part stands before ${names[order[furthest] ?? 'item']} in the form. Readers expect the same order in every letter. Move it up.`,
          };
        }
        furthest = Math.max(furthest, place);
      }
    }
  },
};
