import { formOf } from '../../letter/forms';
import { headingInsertion, sectionInsertion } from '../../letter/insertions';
import type { Letter, Range } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const missingSection: Rule = {
  code: 'missing-section',
  title: 'A section of the form is missing',
  severity: 'error',
  source: '8 CCR 9792.10.6(d); LC 4610.6(e)-(f)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes: 'Reports a section of the letter form, or its heading, that is not there although later text is.',
  whyItMatters:
    "The determination must describe the reviewer's qualifications, the employee's medical condition, and the decision on each disputed treatment (8 CCR 9792.10.6(d); LC 4610.6(e)-(f)).",
  whatToDo: 'Insert the section with its heading; the standard texts `how`, `summary` and `issues` hold it.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

«IMR ISSUES, DECISIONS AND RATIONALES»
The Final Determination was based on decisions for the disputed items/services set forth below:
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
    const required = formOf(letter).sections.filter((section) => section.required);
    const present = required.map(({ kind }) => letter.sections.find((section) => section.kind === kind));
    for (const [index, form] of required.entries()) {
      const section = present[index];
      if (section !== undefined) {
        if (section.heading === null) {
          const place = section.leadIn ?? firstText(letter, section);
          const edit = headingInsertion(letter, form.kind);
          yield {
            start: place.start,
            end: place.end,
            message: `The heading "${form.heading}" is missing. Insert it above this line.`,
            ...(edit === null ? {} : { fix: { title: `Insert the heading "${form.heading}"`, edits: [edit] } }),
          };
        }
        continue;
      }
      const later = present.slice(index + 1).find((candidate) => candidate !== undefined);
      const earlier = present.slice(0, index).findLast((candidate) => candidate !== undefined);
      const begun =
        present.filter((candidate) => candidate !== undefined).length >= 2 &&
        (letter.clinicalCaseSummary?.text.length ?? 0) >= writtenSummary;
      // What comes last may still be to write; what was passed over is missing.
      const holder = later ?? (begun ? earlier : undefined);
      if (holder === undefined) continue;
      const place = holder.heading ?? holder.leadIn ?? firstText(letter, holder);
      const where = later === undefined ? 'after' : 'before';
      const edit = sectionInsertion(letter, form.kind);
      yield {
        start: place.start,
        end: place.end,
        message: `The section "${form.heading}" is missing ${where} this one. Insert it with its heading (8 CCR 9792.10.6(d); LC 4610.6(e)-(f)).`,
        ...(edit === null ? {} : { fix: { title: `Insert the section "${form.heading}" with fields`, edits: [edit] } }),
      };
    }
  },
};

/** A summary of so many characters has been written; a shorter one is being typed. */
const writtenSummary = 200;

function firstText(letter: Letter, section: Range): Range {
  const line = letter.layout.lines.find(
    ({ start, contentStart, contentEnd }) => start >= section.start && contentEnd > contentStart,
  );
  return line === undefined ? section : { start: line.contentStart, end: line.contentEnd };
}
