import type { Facts } from '../../facts/facts';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { Report, Rule } from '../rule';
import { guidelineLines } from './lines';

/** A number or a range, perhaps with the word "page"; the opioid sections have numbers of one figure. */
const PAGE = /^(?:(?:pages?|pgs?\.?|pp?\.?) ?\d{1,4}|\d{2,4})(?: ?[-\u2013] ?\d{1,4})?$/i;

export const citationPageAsSection: Rule = {
  code: 'citation-page-as-section',
  title: 'A page number is given in place of a section',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d)(1)',
  formats: ['2016'],
  perIssue: 'alone',
  whatItDoes: 'Reports a number after `Section(s):`, such as `Section(s): 326`.',
  whyItMatters:
    'The regulation asks for the section by its name. A page number fits one printing of the guideline only, and it does not tell which recommendation was meant.',
  whatToDo:
    'Write the name of the section on that page. On the line of the claims administrator, take it from the utilization review decision.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): «341».

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies, «pages 341-343».
`,
    ],
    right: [
      `Urine drug test: Upheld

Claims Administrator guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 2. Opioids for Subacute Pain, 3.3.6 Opioids for Chronic Pain and Chronic Opioid Treatment: Use of Urine Drug Testing (UDT).

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { line, side } of guidelineLines(letter, facts)) {
      for (const { kind, sections, chapter } of line.citations) {
        if (kind !== 'mtus') continue;
        for (const { start, end, text } of sections) {
          if (!PAGE.test(text)) continue;
          const todo =
            side === 'reviewer'
              ? 'Write the name of the section (8 CCR 9792.21.1(d)(1)).'
              : 'If the utilization review decision names the section, write that.';
          yield {
            start,
            end,
            message: `"${text}" looks like a page number, not a section${chapter === null ? '' : ` of "${shortened(chapter.text)}"`}. ${todo}`,
          };
        }
      }
    }
  },
};
