import type { Letter, PartKind } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const duplicatePart: Rule = {
  code: 'duplicate-part',
  title: 'A part of an issue appears twice',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  whatItDoes: 'Reports the second item line, guideline line or rationale inside one issue.',
  whyItMatters: 'With two versions of one part it is unclear which one counts; one is usually left over from pasting.',
  whatToDo: 'Delete one of them. Where the second belongs to another disputed item, add that item line above it.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«Claims Administrator guideline:» Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, and Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { parts } of letter.issues) {
      const seen = new Map<PartKind, { start: number; end: number }>();
      for (const { kind, label, body } of parts) {
        const { start, end } = label ?? body;
        const first = seen.get(kind);
        if (first === undefined) seen.set(kind, { start, end });
        else {
          yield {
            start,
            end,
            message: `${label === null ? 'The item line' : `"${label.expected}"`} appears twice in this issue. Delete one, or add the item line of the issue to which it belongs.`,
            related: { ...first, message: 'The first one is here.' },
          };
        }
      }
    }
  },
};
