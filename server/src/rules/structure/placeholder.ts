import type { Letter } from '../../letter/letter';
import { findPlaceholders } from '../../letter/placeholders';
import { type Report, type Rule, structuredFormats } from '../rule';

/** More places than these are those of a letter that has only begun; naming each of them would say nothing new. */
const mostNamed = 5;

export const placeholder: Rule = {
  code: 'placeholder',
  title: 'A placeholder was not filled in',
  severity: 'error',
  source: 'Good practice; seen in a published health-plan review',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  whatItDoes:
    'Reports text that was meant to be replaced: `[INSERT ...]`, `XXX`, `TBD`, `____`, `MM/DD/YYYY`, fields of the standard text. A letter with more than five such places, as one that was just begun, gets one finding on the first of them that says how many there are.',
  whyItMatters:
    'Text that was never filled in says nothing about this case, and the letter is not finished while it stands there.',
  whatToDo: 'Replace it with the facts of the case, or delete it.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: «[INSERT what the records show]» The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: The patient was seen on «TBD». The request is not medically necessary.
`,
      `«[INSERT disputed item or service]»: [INSERT decision]

Claims Administrator guideline: [INSERT guideline]

MAXIMUS guideline: [INSERT guideline]

Decision rationale: [INSERT what the records show] As such, the request [INSERT is or is not] medically necessary.
`,
    ],
    right: [
      `MRI [magnetic resonance imaging] of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: The L4-L5 level is normal. [1, 2] The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const places = [...findPlaceholders(letter.text)];
    const [first] = places;
    if (first !== undefined && places.length > mostNamed) {
      yield {
        ...first,
        message: `${places.length} places of this letter are not filled in yet, and this is the first. Replace each with the facts of the case, or delete it.`,
      };
      return;
    }
    for (const { start, end } of places) {
      const text = letter.text.slice(start, end);
      const shown = text.length > 40 ? `${text.slice(0, 37)}...` : text;
      yield {
        start,
        end,
        message: `"${shown}" was not filled in. Replace it with the facts of the case, or delete it.`,
      };
    }
  },
};
