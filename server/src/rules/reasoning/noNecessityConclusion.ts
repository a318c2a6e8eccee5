import type { Letter } from '../../letter/letter';
import { conclusionOf, lastOwnSentence } from '../../letter/necessity';
import { type Report, type Rule, structuredFormats } from '../rule';

export const noNecessityConclusion: Rule = {
  code: 'no-necessity-conclusion',
  title: 'A rationale does not conclude on medical necessity',
  severity: 'warning',
  source: 'LC 4610.6(c); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes: 'Reports a rationale in which no sentence speaks of medical necessity.',
  whyItMatters:
    'Medical necessity is the only question that the review decides (LC 4610.6(a) and (c)). A rationale that ends on another word ("appropriate", "supported", "indicated") leaves it unanswered.',
  whatToDo:
    'Close with a sentence that says of the item that it is, or is not, medically necessary (standard texts `upheld` and `overturned`).',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. «The request is not supported.»
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. Medical necessity has not been established.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { item, parts } of letter.issues) {
      const rationales = parts.filter((part) => part.kind === 'rationale');
      if (conclusionOf(rationales) !== null) continue;
      const last = lastOwnSentence(rationales);
      if (last === null) continue;
      const decision = item?.decision?.value;
      const sentence = `As such, the request ${decision === 'Upheld' ? 'is not' : 'is'} medically necessary.`;
      yield {
        start: last.start,
        end: last.end,
        message:
          'The rationale does not say whether the treatment is medically necessary (LC 4610.6(c)). End it with "is medically necessary" or "is not medically necessary".',
        ...(decision == null
          ? {}
          : {
              fix: {
                title: `Close with "${sentence}"`,
                edits: [{ start: last.end, end: last.end, newText: ` ${sentence}` }],
              },
            }),
      };
    }
  },
};
