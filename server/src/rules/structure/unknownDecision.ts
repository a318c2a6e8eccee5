import { decisionValues } from '../../letter/decisions';
import type { Letter } from '../../letter/letter';
import { isPlaceholder } from '../../letter/placeholders';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

const PARTIAL = /partial|part\b|modif/i;

export const unknownDecision: Rule = {
  code: 'unknown-decision',
  title: 'A decision is neither Upheld nor Overturned',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); letter form of the review organization',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports any decision word but `Upheld` and `Overturned`, also a misspelled one. Case does not matter.',
  whyItMatters:
    'An item has only these two decisions. "Partial" exists only for a whole case and is derived from its items; another word leaves it open what was decided (8 CCR 9792.10.6(d)).',
  whatToDo:
    'Write `Upheld` or `Overturned`. Where the claims administrator had authorized a part, the item line says so in three sentences and decides the part that is left (standard text `partly-authorized`), or the original request where something else was authorized (standard text `partly-authorized-other`).',
  examples: {
    wrong: [
      `MRI of the left knee: «Denied»

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
      `MRI of the left knee: «Uphled»

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
      `Physical therapy 12 visits: «Partially overturned»

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
    ],
    right: [
      `Physical therapy 12 visits was the original request. Physical therapy 6 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Physical therapy 6 visits is: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { item } of letter.issues) {
      const decision = item?.decision;
      if (!decision || (decision.value !== null && decision.slips === 0) || isPlaceholder(decision.text)) continue;
      const { start, end, text, value } = decision;
      const advice =
        value !== null
          ? `Write ${value}.`
          : PARTIAL.test(text)
            ? 'If a part was authorized, decide the remaining part (standard text "partly-authorized"); if not, write Upheld or Overturned for the item as requested.'
            : `Write ${decisionValues.join(' or ')}.`;
      const replace = (word: string) => ({
        title: `Replace "${shortened(text)}" with "${word}"`,
        edits: [{ start, end, newText: word }],
      });
      yield {
        start,
        end,
        message: `"${shortened(text)}" ${value !== null ? 'is misspelled' : 'is not a decision of the form'}. ${advice}`,
        ...(value !== null
          ? { fix: replace(value) }
          : PARTIAL.test(text)
            ? {}
            : { alternatives: decisionValues.map(replace) }),
      };
    }
  },
};
