import type { Facts, IssueFacts } from '../../facts/facts';
import type { Letter, Range } from '../../letter/letter';
import { type Conclusion, conclusionOf, ownSentencesOf, speaksOf } from '../../letter/necessity';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';
import { concludesOn } from './concludedItem';

export const decisionContradictsRationale: Rule = {
  code: 'decision-contradicts-rationale',
  title: 'The decision contradicts the conclusion of its rationale',
  severity: 'error',
  source: 'LC 4610.6(c) and (g); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the decision with the last sentence of the rationale that speaks of medical necessity. Upheld means the treatment is not medically necessary, Overturned that it is. Where that sentence leaves the question open (a condition, a guideline, both answers) or speaks of something beside the item (another treatment, another side, six visits of the twelve, an earlier request), nothing is reported. Where the rationale concludes both ways, that sentence counts only if it speaks of the request or the item. The opioid notice is passed over.',
  whyItMatters:
    'The decision binds the parties (LC 4610.6(g)). Where the reasons say the opposite, it is open which one holds.',
  whatToDo: 'Correct the decision or the concluding sentence, whichever is wrong.',
  examples: {
    wrong: [
      `MRI of the left knee: Overturned

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. «Therefore, the request is not medically necessary.»
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The knee locks and gives way. «The request for an MRI of the left knee is medically necessary.»
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: Imaging is medically necessary when red flags are present. There are none. The request is not medically necessary.
`,
      `Physical therapy, twelve visits: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The request for twelve visits is not medically necessary. Six visits are medically necessary.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const { item, parts } = issue.issue;
      const decision = item?.decision;
      if (!decision?.value) continue;
      const conclusion = conclusionOf(parts.filter((part) => part.kind === 'rationale'));
      if (conclusion === null || conclusion.necessity === 'undecided') continue;
      if (conclusion.disputed && !speaksOf(conclusion.sentence.text, item?.body.text ?? '')) continue;
      const expected = conclusion.necessity === 'necessary' ? 'Overturned' : 'Upheld';
      if (expected === decision.value || !isOnItem(issue, conclusion)) continue;
      const says = conclusion.necessity === 'necessary' ? 'is medically necessary' : 'is not medically necessary';
      yield {
        start: conclusion.sentence.start,
        end: conclusion.sentence.end,
        message: `The decision is ${decision.value}, but this sentence says that the treatment ${says} (${expected}). Correct whichever is wrong.`,
        related: { start: decision.start, end: decision.end, message: `The decision is ${decision.value}.` },
        alternatives: [
          {
            title: `Change the decision to ${expected}`,
            edits: [{ start: decision.start, end: decision.end, newText: expected }],
          },
          ...sentenceFix(letter, conclusion.sentence),
        ],
      };
    }
  },
};

/** Whether a conclusion is one on the item itself, by its words and by what stands around it in the rationales. */
function isOnItem(issue: IssueFacts, { sentence, disputed }: Conclusion): boolean {
  const sentences = ownSentencesOf(issue.issue.parts.filter((part) => part.kind === 'rationale'));
  const index = sentences.findIndex(({ start }) => start === sentence.start);
  const before = sentences[index - 1]?.text ?? null;
  return concludesOn(sentence.text, issue, { before, after: sentences[index + 1]?.text ?? null, disputed });
}

/** The sentence turned to the other side, where it says in one place only that something is, or is not, necessary. */
function sentenceFix({ text }: Letter, { start, end }: Range): Fix[] {
  const [found, ...others] = text.slice(start, end).matchAll(/\b(is|are)( not)?(?=\s+medically\s+necessary\b)/g);
  if (found === undefined || others.length > 0) return [];
  const [words, verb = 'is', not] = found;
  const from = start + found.index;
  const newText = not === undefined ? `${verb} not` : verb;
  return [
    {
      title: `Change the sentence to "${newText} medically necessary"`,
      edits: [{ start: from, end: from + words.length, newText }],
    },
  ];
}
