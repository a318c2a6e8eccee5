/**
 * The labels of the header table and of the reviewer's qualifications that the parser does not know by its forms' own
 * wording, and those whose wording it keeps no mark of.
 *
 * Writers call the same field by other names (`DOI:`, `State of Licensure:`). Such a line holds what the form asks for,
 * so nothing is missing there; only its label is not the form's.
 */

import { caseless } from '../../letter/caseless';
import { form2016 } from '../../letter/formats/form2016';
import type { CredentialForms } from '../../letter/formats/format';
import type { HeaderFieldName, Letter, Mark, Range } from '../../letter/letter';
import { maxSlips } from '../../letter/marks';
import { matchPhrase, Squeezed, slipsBetween, squeeze } from '../../letter/phrases';
import { foldSpace } from '../../letter/text';

/** A label in a wording of its own, with what stands behind it on the line. */
export interface OtherLabel<Name extends string> extends Range {
  readonly name: Name;
  /** The form's wording. */
  readonly expected: string;
  readonly value: string;
}

const headerVariants: readonly (readonly [HeaderFieldName, RegExp])[] = [
  ['caseNumber', /^(?:IMR )?Case (?:No\.?|Nr\.?|#|ID|Num\.?) ?:|^IMR Case Number ?:/i],
  ['dateAssigned', /^(?:Assigned(?: Date| On)?|Assignment Date|Date of Assignment) ?:/i],
  ['dateOfInjury', /^(?:DOI|D\.O\.I\.?|Injury Date|Date Injured|Date of (?:Accident|Loss)) ?:/i],
  ['decisionDate', /^(?:Date of (?:Decision|Determination)|(?:Final )?Determination Date|Date Decided) ?:/i],
  [
    'urDenialDate',
    /^(?:UR (?:Date|Denial|Decision Date|Determination Date)|Date of UR(?: Denial| Determination)?|Utilization Review (?:Denial )?Date) ?:/i,
  ],
  ['priority', /^(?:Review (?:Type|Priority)|Type of Review|Urgency) ?:/i],
  [
    'applicationReceived',
    /^(?:Date (?:Application )?Received|Application (?:Received )?Date|Received Date|Date of Application|IMR Application(?: Date)?) ?:/i,
  ],
];

/** The labels of header fields in other words than the form's, from the lines before the first section. */
export function otherHeaderLabels(letter: Letter): OtherLabel<HeaderFieldName>[] {
  const found: OtherLabel<HeaderFieldName>[] = [];
  for (const { start, end } of headerChunks(letter)) {
    const text = letter.text.slice(start, end);
    for (const [name, wording] of headerVariants) {
      const label = wording.exec(text)?.[0];
      if (label === undefined) continue;
      const expected = form2016.headerFields.find((field) => field.name === name)?.label ?? '';
      found.push({ name, expected, start, end: start + label.length, value: text.slice(label.length).trim() });
      break;
    }
  }
  return found;
}

/** The two halves of `Application Received:`, which wraps around its value. */
const halves = ['application', 'received:'] as const;

/** The halves of the label that wraps around its value, where they are misspelled. */
export function misspelledHalves(letter: Letter): Mark[] {
  const whole = letter.header?.fields.find(({ name }) => name === 'applicationReceived')?.label;
  const first = whole === undefined ? undefined : squeeze(letter.text.slice(whole.start, whole.end));
  if (first !== undefined && first !== halves[0]) return [];
  const found: Mark[] = [];
  for (const { start, end } of headerChunks(letter)) {
    const text = squeeze(letter.text.slice(start, end));
    for (const half of halves) {
      const slips = slipsBetween(text, half, maxSlips);
      if (slips === null || slips === 0) continue;
      found.push({ start, end, expected: half === 'application' ? 'Application' : 'Received:', slips });
    }
  }
  return found;
}

/** The columns of the lines before the first section that has a heading. */
function headerChunks(letter: Letter): Range[] {
  const found: Range[] = [];
  for (const { kind, start, end } of letter.sections) {
    if (kind !== 'header' && kind !== 'preamble') break;
    const text = letter.text.slice(start, Math.min(end, start + 6000));
    for (const match of text.matchAll(COLUMN)) {
      found.push({ start: start + match.index, end: start + match.index + match[0].trimEnd().length });
    }
  }
  return found;
}

/** Text up to two blanks, a tab or a line end. */
const COLUMN = /[^\s](?:[^\s]| (?! ))*/g;

export type CredentialName = keyof CredentialForms;

export interface CredentialLabel extends Mark {
  readonly name: CredentialName;
  /** What stands behind the label on its line and the lines that go on from there. */
  readonly value: string;
}

const credentialForms = (Object.entries(form2016.credentials ?? {}) as [CredentialName, string][]).map(
  ([name, wording]) => ({ name, wording, squeezed: squeeze(wording) }),
);

const credentialVariants: readonly (readonly [CredentialName, RegExp])[] = [
  [
    'opening',
    caseless(
      /^(?:the )?(?:expert |physician |medical )?reviewer(?:'s|\u2019s)? (?:has the following )?(?:credentials|qualifications)(?: are)?(?: as follows)? ?:/i,
    ),
  ],
  [
    'licensure',
    /^(?:States? (?:of )?licens(?:ure|e)|State(?:s|\(s\))? licensed(?: in)?|Licensures?|Licensed in|Licenses?) ?:/i,
  ],
  [
    'specialties',
    /^(?:(?:Board )?Certifications?|Specialt(?:y|ies)|(?:Board )?Certifications? ?\/ ?Specialt(?:y|ies)|Specialt(?:y|ies) ?\/ ?Certifications?) ?:/i,
  ],
];

/** The label lines of the reviewer's qualifications; `slips` is -1 for those in other words than the form's. */
export function credentialLabels(letter: Letter): CredentialLabel[] {
  const section = letter.sections.find(({ kind }) => kind === 'reviewer');
  if (section === undefined) return [];
  const { layout } = letter;
  const found: CredentialLabel[] = [];
  const lines = layout.lines.filter(({ start, contentStart, contentEnd }) => {
    return start >= (section.heading?.end ?? section.start) && start < section.end && contentEnd > contentStart;
  });
  for (const [index, { contentStart, contentEnd }] of lines.entries()) {
    const head = new Squeezed(letter.text, contentStart, Math.min(section.end, contentStart + 120), 52);
    const line = letter.text.slice(contentStart, Math.min(contentEnd, contentStart + 120));
    let label: Omit<CredentialLabel, 'value'> | null = null;
    for (const { name, wording, squeezed } of credentialForms) {
      const match = matchPhrase(head.text, squeezed, maxSlips);
      if (match === null) continue;
      const end = head.offsetBehind(match.length);
      label = { name, start: contentStart, end, expected: wording, slips: match.slips };
      break;
    }
    if (label === null) {
      for (const [name, wording] of credentialVariants) {
        const words = wording.exec(line)?.[0];
        if (words === undefined) continue;
        const expected = credentialForms.find((form) => form.name === name)?.wording ?? '';
        label = { name, start: contentStart, end: contentStart + words.length, expected, slips: -1 };
        break;
      }
    }
    if (label === null) continue;
    const next = lines[index + 1]?.contentStart ?? section.end;
    found.push({ ...label, value: foldSpace(letter.text, label.end, Math.max(label.end, next)) });
  }
  return found;
}
