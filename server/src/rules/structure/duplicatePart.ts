import { endOfContent } from '../../letter/insertions';
import type { Letter, Part, PartKind } from '../../letter/letter';
import { cutWithGap } from '../../letter/moves';
import { foldSpace } from '../../letter/text';
import { type Report, type Rule, structuredFormats } from '../rule';

export const duplicatePart: Rule = {
  code: 'duplicate-part',
  title: 'A part of an issue appears twice',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  fixSafety: 'unsafe',
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
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«Claims Administrator guideline:» Decision based on MTUS Knee Complaints 2004.

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
      for (const part of parts) {
        const { kind, label, body } = part;
        const { start, end } = label ?? body;
        const first = parts.find((other) => other.kind === kind);
        const says = (one: Part) => foldSpace(letter.text, one.start, one.end);
        const place = seen.get(kind);
        if (place === undefined) seen.set(kind, { start, end });
        else {
          const isSame = first !== undefined && says(first) === says(part);
          yield {
            start,
            end,
            message: `${label === null ? 'The item line' : `"${label.expected}"`} appears twice in this issue. Delete one, or add the item line of the issue to which it belongs.`,
            related: { ...place, message: 'The first one is here.' },
            ...(isSame
              ? {
                  fix: {
                    title: 'Delete the second, which says the same',
                    edits: [
                      { ...cutWithGap(letter.source, { ...part, end: endOfContent(letter, part) }), newText: '' },
                    ],
                  },
                }
              : {}),
          };
        }
      }
    }
  },
};
