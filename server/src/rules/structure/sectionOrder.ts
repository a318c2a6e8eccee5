import type { Letter } from '../../letter/letter';
import { formOf } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';

export const sectionOrder: Rule = {
  code: 'section-order',
  title: 'The sections are not in the order of the form',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  whatItDoes: 'Reports a section that comes after one the form puts later.',
  whyItMatters: 'Readers find the sections in a fixed order: qualifications, case summary, issues.',
  whatToDo: 'Move the section to its place.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.

«HOW THE IMR FINAL DETERMINATION WAS MADE»
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const form = formOf(letter).sections;
    let furthest = -1;
    for (const { kind, heading } of letter.sections) {
      const place = form.findIndex((section) => section.kind === kind);
      if (place < 0) continue;
      if (place < furthest && heading !== null) {
        const before = form[furthest]?.heading ?? '';
        yield {
          start: heading.start,
          end: heading.end,
          message: `"${heading.expected}" belongs before "${before}". Move the section up.`,
        };
      }
      furthest = Math.max(furthest, place);
    }
  },
};
