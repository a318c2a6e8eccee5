import { formats } from '../../letter/formats/index';
import { formOf } from '../../letter/forms';
import type { Letter, Mark, Section } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { isSlip, restore } from './restore';
import { likeness } from './wording';

export const headingMisspelled: Rule = {
  code: 'heading-misspelled',
  title: "A heading is not in the form's wording",
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  fixSafety: 'safe',
  whatItDoes:
    'Reports a heading that was recognized although letters are wrong, a heading of another form, and a heading in other words above the standard sentence of its section. Capital letters, blanks and line breaks make no difference.',
  whyItMatters: 'The parties, and the programs that read posted letters, find the sections by their headings.',
  whatToDo: "Restore the form's wording.",
  examples: {
    wrong: [
      `«CLINCAL CASE SUMMARY»
The injured worker is a 45 year old female with a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

«IMR ISSUES DECISION AND RATIONALES»
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

«CLINICAL SUMMARY»
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The injured worker is a 45 year old female with a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
    right: [
      `How the IMR Final Determination Was Made
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

CLINICAL  CASE
SUMMARY:
The injured worker is a 45 year old female with a strain of the left wrist. The clincal case is stable.

IMR ISSUES, DECISIONS AND RATIONALES
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const section of letter.sections) {
      const mark = headingOf(letter, section);
      if (mark === null) continue;
      const { start, end, expected } = mark;
      yield {
        start,
        end,
        message: `The heading "${shortened(letter.text.slice(start, end))}" should read "${expected}". Restore the form's wording.`,
        fix: restore(letter.text, mark),
      };
    }
  },
};

/** A heading that is not the form's, with the form's wording. */
function headingOf(letter: Letter, section: Section): Mark | null {
  const { heading, kind, leadIn } = section;
  const form = formOf(letter).sections.find((candidate) => candidate.kind === kind);
  if (heading !== null) {
    const ofAnotherForm = form !== undefined && !sameHeading(heading.expected, form.heading) && isWordingOfForm(letter);
    if (ofAnotherForm) return { ...heading, expected: form.heading, slips: -1 };
    // A colon behind the heading is not counted as part of it.
    const bare = { ...heading, expected: withoutColon(heading.expected) };
    return isSlip(letter.text, bare) ? bare : null;
  }
  if (leadIn === null || form === undefined) return null;
  const line = lineAbove(letter, leadIn.start);
  if (line === null || likeness(letter.text.slice(line.start, line.end), form.heading) < alike) return null;
  return { ...line, expected: form.heading, slips: -1 };
}

/** Half of the words of a heading must be the form's; a shorter heading may have the form's words only. */
const alike = 0.5;

/** Only the forms known in full have one wording for each heading. */
function isWordingOfForm({ format }: Letter): boolean {
  return formats.some(({ id }) => id === format) && structuredFormats.some((id) => id === format);
}

function sameHeading(one: string, other: string): boolean {
  return withoutColon(one).toLowerCase() === withoutColon(other).toLowerCase();
}

function withoutColon(wording: string): string {
  return wording.replace(/:$/, '');
}

/** The line of text above an offset where it may be a heading: short, and no sentence. */
function lineAbove({ layout }: Letter, offset: number): { start: number; end: number } | null {
  const index = layout.lines.findIndex(({ start, end }) => start <= offset && offset < end);
  const above = index < 0 ? -1 : layout.previous(index);
  if (above < 0) return null;
  const { contentStart, contentEnd } = layout.line(above);
  if (contentEnd - contentStart > 80 || layout.endsSentence(above)) return null;
  return { start: contentStart, end: contentEnd };
}
