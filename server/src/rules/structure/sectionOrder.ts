import { formOf } from '../../letter/forms';
import { endOfContent, startWithNotes } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { moveUp } from '../../letter/moves';
import { type Report, type Rule, structuredFormats } from '../rule';

export const sectionOrder: Rule = {
  code: 'section-order',
  title: 'The sections are not in the order of the form',
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  fixSafety: 'unsafe',
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
    for (const section of letter.sections) {
      const { kind, heading } = section;
      const place = form.findIndex((one) => one.kind === kind);
      if (place < 0) continue;
      if (place < furthest && heading !== null) {
        const before = form[furthest]?.heading ?? '';
        const later = letter.sections.find((other) => form.findIndex((one) => one.kind === other.kind) > place);
        const moved = { start: startWithNotes(letter, section.start), end: endOfContent(letter, section) };
        yield {
          start: heading.start,
          end: heading.end,
          message: `"${heading.expected}" belongs before "${before}". Move the section up.`,
          ...(later === undefined
            ? {}
            : {
                fix: {
                  title: 'Move the section up',
                  edits: moveUp(letter, moved, startWithNotes(letter, later.start)),
                },
              }),
        };
      }
      furthest = Math.max(furthest, place);
    }
  },
};
