import type { Edit } from '../../letter/edits';
import { endOfContent, startWithNotes } from '../../letter/insertions';
import type { Letter, Part } from '../../letter/letter';
import { moveUp } from '../../letter/moves';
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
  fixSafety: 'unsafe',
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
      for (const part of parts) {
        const { kind, label, body } = part;
        const place = order.indexOf(kind);
        const isFirst = parts.find((part) => part.kind === kind)?.body === body;
        if (place < furthest && isFirst) {
          const { start, end } = label ?? body;
          const later = parts.find((other) => order.indexOf(other.kind) > place);
          yield {
            start,
            end,
            message: `${names[kind]} belongs before ${names[order[furthest] ?? 'item']}. Move it up.`,
            ...(later === undefined
              ? {}
              : { fix: { title: `Move the part up`, edits: movePart(letter, part, later) } }),
          };
        }
        furthest = Math.max(furthest, place);
      }
    }
  },
};

function movePart(letter: Letter, moved: Part, later: Part): readonly Edit[] {
  const start = startWithNotes(letter, moved.start);
  return moveUp(letter, { start, end: endOfContent(letter, moved) }, startWithNotes(letter, later.start));
}
