import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

const order = ['item', 'claimsAdministratorGuideline', 'reviewerGuideline', 'rationale'] as const;

const names = {
  item: 'The item line',
  claimsAdministratorGuideline: '"Claims Administrator guideline:"',
  reviewerGuideline: '"MAXIMUS guideline:"',
  rationale: '"Decision rationale:"',
} as const;

export const partOrder: Rule = {
  code: 'part-order',
  title: 'The parts of an issue are not in the order of the form',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  whatItDoes: 'Reports a part of an issue that comes after one the form puts later.',
  whyItMatters: 'Readers find each part in the same place in every letter.',
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
            message: `${names[kind]} belongs before ${names[order[furthest] ?? 'item']}. Move it up.`,
          };
        }
        furthest = Math.max(furthest, place);
      }
    }
  },
};
