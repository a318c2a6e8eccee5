/**
 * The text that a form prescribes, with fields for what only a person knows: what a new letter is made of, and what is
 * inserted where a letter lacks it.
 *
 * A field stands as `[INSERT ...]`, which says what is wanted and is reported as long as it stands there. A guideline line
 * is one field, because completion follows its grammar and knows the item and the day of the decision.
 */

import type { LetterFormat } from './formats/format';
import type { HeaderFieldName, PartKind, SectionKind } from './letter';

/** The fields that are left to be filled in. */
export const fields = {
  item: '[INSERT disputed item or service]',
  decision: '[INSERT decision]',
  guideline: '[INSERT guideline]',
  section: '[INSERT section of the chapter]',
  reasons: '[INSERT what the guideline says, what the records show, and how the one applies to the other]',
  conclusion: '[INSERT is or is not] medically necessary',
  state: '[INSERT state or states of licensure]',
  specialty: '[INSERT certification or specialty]',
  summary:
    '[INSERT summary of the injury, the diagnoses, the findings, the treatment so far and the utilization review denial, with the dates of the records]',
  documents: '[INSERT document with its author and date]',
  priority: '[INSERT Standard or Expedited]',
} as const;

const headerFields: Readonly<Record<HeaderFieldName, string>> = {
  caseNumber: '[INSERT case number]',
  dateAssigned: '[INSERT date assigned as month/day/year]',
  dateOfInjury: '[INSERT date of injury]',
  decisionDate: '[INSERT decision date]',
  urDenialDate: '[INSERT date of the utilization review denial]',
  priority: fields.priority,
  applicationReceived: '[INSERT date the application was received]',
};

/** The column in which the values of a header stand that has one field a line. */
const VALUE_COLUMN = 22;

/** The header's lines for these fields, in the order of the form. */
export function headerLines(form: LetterFormat, names?: readonly HeaderFieldName[]): string[] {
  return form.headerFields
    .filter(({ name }) => names === undefined || names.includes(name))
    .map(({ name, label }) => `${label.padEnd(VALUE_COLUMN)}${headerFields[name]}`);
}

/** What stands behind the label of a part that is to be written. */
export function partBody(kind: Exclude<PartKind, 'item'>): string {
  return kind === 'rationale' ? `${fields.reasons}. As such, the request ${fields.conclusion}.` : fields.guideline;
}

/** The paragraphs of a whole issue: the item line, and each part with its label. */
export function issueParagraphs(
  form: LetterFormat,
  item: string = fields.item,
  decision: string = fields.decision,
): string[] {
  return [`${item}: ${decision}`, ...form.parts.map(({ kind, label }) => `${label} ${partBody(kind)}`)];
}

/** Who reviewed the case (LC 4610.6(f)); each names the field where it is not known. */
export interface Qualifications {
  readonly licensure: string;
  readonly specialties: string;
}

export const openQualifications: Qualifications = { licensure: fields.state, specialties: fields.specialty };

/** The lines of the reviewer's qualifications; none for a form that states them in a sentence. */
export function credentialLines({ credentials }: LetterFormat, who = openQualifications): string[] {
  if (credentials === undefined) return [];
  return [
    credentials.opening,
    `${credentials.licensure} ${who.licensure}`,
    `${credentials.specialties} ${who.specialties}`,
  ];
}

/** The sentence that states the qualifications in the form of 2014. */
export function certifiedSentence({ licensure, specialties } = openQualifications): string {
  return `The expert reviewer is Board Certified in ${specialties} and is licensed to practice in ${licensure}.`;
}

/**
 * A section of the form: its heading with the standard text below it as the first paragraph, then what is to be written,
 * lines of one paragraph parted by line feeds. `null` for a section that the form has not.
 */
export function sectionParagraphs(form: LetterFormat, kind: SectionKind, who = openQualifications): string[] | null {
  const section = form.sections.find((one) => one.kind === kind);
  if (section === undefined) return null;
  const opening = section.paragraph ?? section.leadIn;
  const head = [section.heading, ...(opening === undefined ? [] : [opening])];
  if (kind === 'reviewer') {
    const lines = credentialLines(form, who);
    if (lines.length > 0) return [head.join('\n'), lines.join('\n')];
    return [[section.heading, withSentence(opening ?? '', certifiedSentence(who))].join('\n')];
  }
  const rest = kind === 'issues' ? [] : [kind === 'summary' ? fields.summary : fields.documents];
  return [head.join('\n'), ...rest];
}

/** The standard paragraph with the sentence on the qualifications behind that on affiliation, which is its second. */
function withSentence(paragraph: string, sentence: string): string {
  const second = paragraph.indexOf('. ', paragraph.indexOf('. ') + 1) + 2;
  return `${paragraph.slice(0, second)}${sentence} ${paragraph.slice(second)}`.trim();
}
