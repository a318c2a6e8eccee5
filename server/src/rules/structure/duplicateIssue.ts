import type { Facts, IssueFacts } from '../../facts/facts';
import type { Letter, Range } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

export const duplicateIssue: Rule = {
  code: 'duplicate-issue',
  title: 'The same item is decided twice',
  severity: 'warning',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c)',
  formats: structuredFormats,
  whatItDoes:
    'Reports an item whose words and numbers are those of an earlier item, in any order. Items that differ in a side, a number, a strength or a date of service are different items; marks, capital letters, articles and plurals make no difference.',
  whyItMatters:
    'Each disputed treatment has one decision (8 CCR 9792.10.6(d)). If an item is decided twice, one decision is left over from pasting, or what makes the two requests different is missing.',
  whatToDo: 'Delete one of the two, or write what sets them apart, such as the date of service.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.

«MRI, left knee»: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
      `Naproxen 500mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

«Naproxen tablets 500 mg, #60»: Overturned

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.
`.replace('Naproxen 500mg', 'Naproxen 500mg tablet'),
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MRI of the right knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MRI of the left knee with contrast: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
`,
      `Retrospective Naproxen 500mg #60 (DOS: 11/14/16): Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

Retrospective Naproxen 500mg #60 (DOS: 12/13/16): Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

Naproxen 500mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

Naproxen 550mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.
`,
    ],
  },
  *check(_letter: Letter, { issues }: Facts): Generator<Report> {
    const seen = new Map<string, { place: Range; issue: IssueFacts }>();
    for (const issue of issues) {
      const { disputed } = issue;
      if (disputed === null) continue;
      const key = keyOf(disputed.text);
      if (key === '') continue;
      const place = disputed.range;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, { place, issue });
        continue;
      }
      const contradicts =
        first.issue.decision !== null && issue.decision !== null && first.issue.decision !== issue.decision;
      const decisions = contradicts ? `, ${first.issue.decision} above and ${issue.decision} here` : '';
      yield {
        ...place,
        message: `"${shortened(disputed.text)}" is decided twice${decisions}. Delete one, or add what sets them apart, such as the date of service.`,
        related: { ...first.place, message: 'The same item is here.' },
      };
    }
  },
};

/** Numbers with their fractions, and words; `10-325` is two numbers. */
const TOKEN = /\d+(?:\.\d+)?|[a-z]+/g;
/** Words that make no other item. */
const FILLERS = new Set(['a', 'an', 'the', 'of', 'for', 'to', 'and', 'in', 'on', 'at', 'request']);
/** Words without which nothing is named; two such lines are empty, not the same. */
const letters = /[a-z]{3}/;

/** The words and numbers of an item in one order, by which items are compared. */
function keyOf(text: string): string {
  const lower = text.toLowerCase().replace(/- (?=[a-z])/g, '');
  if (!letters.test(lower)) return '';
  const tokens = lower.match(TOKEN) ?? [];
  return tokens
    .filter((token) => !FILLERS.has(token))
    .map((token) => (token.length > 3 && token.endsWith('s') && !token.endsWith('ss') ? token.slice(0, -1) : token))
    .sort()
    .join(' ');
}
