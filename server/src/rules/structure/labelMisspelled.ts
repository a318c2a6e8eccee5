import { formOf } from '../../letter/forms';
import type { Issue, Letter, Mark, PartKind } from '../../letter/letter';
import type { Layout } from '../../letter/lines';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { credentialLabels, misspelledHalves, otherHeaderLabels } from './formLabels';
import { isSlip, restore } from './restore';

export const labelMisspelled: Rule = {
  code: 'label-misspelled',
  title: "A label is not in the form's wording",
  severity: 'warning',
  source: 'Letter form of the review organization',
  formats: structuredFormats,
  fixSafety: 'safe',
  whatItDoes:
    "Reports a label of the header table, of the reviewer's qualifications, or of the parts of an issue that has wrong letters, no colon, or words other than the form's (`DOI:`, `State of Licensure:`, `Reviewer guideline:`). Capital letters, blanks and line breaks make no difference.",
  whyItMatters: 'Readers, and the programs that read posted letters, find the fields and parts by their labels.',
  whatToDo: "Restore the form's wording.",
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

«Claims Adminstrator guideline:» Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«MAXIMUS guideline» Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«Reviewer guideline:» Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016       «Date of Injry:»      10/11/2016
Decision Date:    01/25/2017       UR Denial Date:       12/13/2016
Priority:         Standard         Application           12/23/2016
                                   Received:

HOW THE IMR FINAL DETERMINATION WAS MADE
`,
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016       «DOI:»                10/11/2016
Decision Date:    01/25/2017       UR Denial Date:       12/13/2016
Priority:         Standard         Application           12/23/2016
                                   Received:

HOW THE IMR FINAL DETERMINATION WAS MADE
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
«Certificaton(s)/Specialty:» Neurology
`,
    ],
    right: [
      `Case Number:      CM16-0000001
Date Assigned:    12/30/2016       Date of Injury:       10/11/2016
Decision Date:    01/25/2017       UR Denial Date:       12/13/2016
Priority:         Standard         Application           12/23/2016
                                   Received:

HOW THE IMR FINAL DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.

The expert reviewer has the following credentials:
State(s) of licensure: California
Certification(s) / Specialty: Neurology
`,
      `MRI of the left knee: Upheld

Claims Admin-
istrator Guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS Guideline : Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

DECISION RATIONALE: There are no red flags. The reviewer guideline is clear: imaging needs red flags. The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const mark of wrongLabels(letter)) {
      const { start, end, expected } = mark;
      yield {
        start,
        end,
        message: `The label "${shortened(letter.text.slice(start, end))}" should read "${expected}". Restore the form's wording.`,
        fix: restore(letter.text, mark),
      };
    }
  },
};

function* wrongLabels(letter: Letter): Generator<Mark> {
  const form = formOf(letter);
  for (const { name, label } of letter.header?.fields ?? []) {
    const expected = form.headerFields.find((field) => field.name === name)?.label ?? label.expected;
    if (expected !== label.expected) yield { ...label, expected, slips: -1 };
    else if (isSlip(letter.text, label)) yield label;
  }
  for (const label of otherHeaderLabels(letter)) {
    if (!letter.header?.fields.some(({ name }) => name === label.name)) yield { ...label, slips: -1 };
  }
  yield* misspelledHalves(letter);
  if (form.credentials !== undefined) {
    for (const label of credentialLabels(letter)) if (isSlip(letter.text, label)) yield label;
  }
  for (const issue of letter.issues) {
    for (const { label } of issue.parts) if (label !== null && isSlip(letter.text, label)) yield label;
    for (const { kind, label: expected } of form.parts) {
      if (issue.parts.some((part) => part.kind === kind)) continue;
      const other = otherLabel(letter, issue, variants[kind]);
      if (other !== null) yield { ...other, expected, slips: -1 };
    }
  }
}

/** Other words for the labels, looked for only where the part itself was not found. */
const variants: Readonly<Record<Exclude<PartKind, 'item'>, RegExp>> = {
  claimsAdministratorGuideline:
    /^(?:the )?(?:claims? (?:administrator|examiner|adjuster)|administrator|adjuster|UR|utilization review)(?:'s|\u2019s)? (?:guidelines?|citations?|criteria|evidence)(?: used| cited| relied upon)? ?:/i,
  reviewerGuideline:
    /^(?:the )?(?:(?:expert|physician) reviewer|reviewer|IMR(?: reviewer)?|maximus(?: federal services)?)(?:'s|\u2019s)? (?:guidelines?|citations?|criteria|evidence)(?: used| cited| relied upon)? ?:/i,
  rationale:
    /^(?:the )?(?:(?:expert |physician )?reviewer(?:'s|\u2019s)? |IMR |MAXIMUS )?(?:(?:rationales?|reasons?|reasoning)(?: for (?:the )?(?:decision|determination))?|decision (?:and )?(?:rationales?|reasons?|reasoning)|determination rationale) ?:/i,
};

function otherLabel({ text, layout }: Letter, issue: Issue, wording: RegExp): { start: number; end: number } | null {
  for (let index = firstLineAt(layout, issue.start); index < layout.lines.length; index += 1) {
    const { start, contentStart, contentEnd } = layout.line(index);
    if (start >= issue.end) break;
    const label = wording.exec(text.slice(contentStart, Math.min(contentEnd, contentStart + 100)))?.[0];
    if (label !== undefined) return { start: contentStart, end: contentStart + label.length };
  }
  return null;
}

/** The line that begins at or behind an offset, found by halving, since every issue asks for its own. */
function firstLineAt({ lines }: Layout, offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
