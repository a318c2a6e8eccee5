import type { Letter } from '../letter/letter';
import { type Report, type Rule, structuredFormats } from './rule';

/** Every alternative begins with its own character and is bounded, so the search is linear. */
const PLACEHOLDER =
  /\[(?:INSERT|ENTER|FILL IN|ADD|NAME|DATE|ITEM|STATE|SPECIALTY)\b[^\]\r\n]{0,200}\]?|\$\{\d{1,3}[:|][^}\r\n]{0,200}\}|\bX{3,}\b|\bXX\/XX\/X{2,4}\b|\bMM\/DD\/YYYY\b|\bTBD\b|_{3,}/g;

export const placeholder: Rule = {
  code: 'placeholder',
  title: 'A placeholder was not filled in',
  severity: 'error',
  source: 'Posted letters with placeholders left in; LC 4610.6(h)',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  whatItDoes:
    'Reports text that waits to be replaced: `[INSERT ...]`, `XXX`, `TBD`, `____`, `MM/DD/YYYY`, snippet fields.',
  whyItMatters:
    'Letters have been published with such text. It tells the parties that nobody read the letter before it was sent.',
  whatToDo: 'Replace it by the facts of the case, or delete it.',
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
    ],
    right: [
      `MRI [magnetic resonance imaging] of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: The L4-L5 level is normal. [1, 2] The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const match of letter.text.matchAll(PLACEHOLDER)) {
      const shown = match[0].length > 40 ? `${match[0].slice(0, 37)}...` : match[0];
      yield {
        start: match.index,
        end: match.index + match[0].length,
        message: `"${shown}" waits to be filled in. Letters have been published with such text left in. Replace it by the facts of the case or delete it.`,
      };
    }
  },
};
