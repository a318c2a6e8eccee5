import { formOf } from '../../letter/forms';
import { headerInsertion } from '../../letter/insertions';
import type { HeaderFieldName, Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { misspelledHalves, otherHeaderLabels } from './formLabels';

export const missingHeaderField: Rule = {
  code: 'missing-header-field',
  title: 'A field of the header table is missing or empty',
  severity: 'warning',
  source: 'Letter form of the review organization; 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports the fields of the header table that are not there, and labels without a value. In the 2016 form all seven fields are expected; in the 2014 form, which was posted without a header too, only a label without a value is reported.',
  whyItMatters:
    'The case number ties the decision to its case, the priority says which time limit applies, and the dates show whether it was kept (LC 4610.6(d)).',
  whatToDo: 'Write the label with its value; the standard text `header` holds the whole table.',
  examples: {
    wrong: [
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016       Date of Injury:       10/11/2016
Decision Date:    01/25/2017       UR Denial Date:       12/13/2016
«Application Received:»              12/23/2016

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016
Date of Injury:   10/11/2016
«Decision Date:»
UR Denial Date:   12/13/2016
Priority:         Standard
Application Received: 12/23/2016

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
      `«HOW THE IMR FINAL DETERMINATION WAS MADE»
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

CLINICAL CASE SUMMARY
The injured worker is a 45 year old female with a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004.
`,
    ],
    right: [
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016       DOI:                  10/11/2016
Decision Date:    01/25/2017       UR Denial Date:       12/13/2016
Priority:         Standard         Application           12/23/2016
                                   Received:

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
      `Case Number:
Date Assigned:
Date of Injury:
Decision Date:
UR Denial Date:
Priority:
Application Received:
CM16-0000001
12/30/2016
10/11/2016
01/25/2017
12/13/2016
Standard
12/23/2016

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    const others = otherHeaderLabels(letter);
    const fields = letter.header?.fields ?? [];
    const seen = new Set<HeaderFieldName>();
    for (const { name, label } of fields) {
      // A label that stands twice, once with its value, is filled in.
      if (seen.has(name) || fields.some((field) => field.name === name && field.value !== null)) continue;
      seen.add(name);
      yield {
        start: label.start,
        end: label.end,
        message: `"${label.expected}" has no value. Write it after the label.`,
      };
    }
    if (letter.format !== '2016') return;
    const isWritten = (name: HeaderFieldName) =>
      fields.some((field) => field.name === name) ||
      others.some((other) => other.name === name) ||
      (name === 'applicationReceived' && misspelledHalves(letter).some(({ expected }) => expected === 'Application'));
    const missing = formOf(letter).headerFields.filter(({ name }) => !isWritten(name));
    const place = placeOf(letter);
    if (missing.length === 0 || place === null) return;
    const names = missing.map(({ label }) => `"${label}"`);
    const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
    const edit = headerInsertion(
      letter,
      missing.map(({ name }) => name),
    );
    const what =
      fields.length === 0 ? 'the header table' : missing.length === 1 ? `"${missing[0]?.label}"` : 'the fields';
    yield {
      ...place,
      message:
        fields.length === 0
          ? 'The header table with the case number and the dates is missing. Insert it above the first heading.'
          : `The header has no ${list}. Add ${missing.length === 1 ? 'the field' : 'the fields'} to the table.`,
      ...(edit === null ? {} : { fix: { title: `Insert ${what} to be filled in`, edits: [edit] } }),
    };
  },
};

/** The last label of the table; the first heading where there is no table although the letter is a whole one. */
function placeOf(letter: Letter): { start: number; end: number } | null {
  const last = letter.header?.fields.at(-1)?.label;
  if (last !== undefined) return { start: last.start, end: last.end };
  const sections = letter.sections.filter(({ kind }) => kind !== 'preamble' && kind !== 'header');
  const first = sections[0]?.heading ?? sections[0]?.leadIn;
  if (!first || sections[0]?.kind !== 'reviewer' || sections.length < 3 || letter.issues.length === 0) return null;
  return { start: first.start, end: first.end };
}
