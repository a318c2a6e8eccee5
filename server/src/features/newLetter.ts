/** A new letter: all that its form prescribes, with fields for what is particular to the case. */

import { formats, type LetterFormat, type SectionForm } from '../letter/formats/index';
import type { HeaderFieldName } from '../letter/letter';
import { specialties } from '../reference/specialties';
import { states } from '../reference/states';
import { hasIssueBlocks, issueTemplate } from './issueBlock';
import { type Field, field, plainText, snippetText, type Template } from './template';

export interface NewLetterOptions {
  /** The id of a letter format: `2016` or `2014`. */
  readonly form: string;
  /** How many disputed items; a number outside of 1 to {@link mostItems} is taken for the nearest one inside. */
  readonly items: number;
  /** The reviewer's specialty, or several with commas between; a field asks for it where this is empty. */
  readonly specialty: string;
  /** The state or states in which the reviewer is licensed; a field asks for them where this is empty. */
  readonly licensure: string;
}

/** More items than this are asked for by a slip: among some two hundred posted letters the longest has 21. */
export const mostItems = 40;

/** The formats of which a new letter can be made, the newest first. */
export const newLetterForms: readonly LetterFormat[] = formats.filter(hasIssueBlocks);

/** By what a person knows a form: how its guideline lines name their place. */
export function formDescription({ evidence }: LetterFormat): string {
  return evidence.pagesInGuideline === undefined
    ? 'guidelines with year and section'
    : 'guidelines with topic and page';
}

/** Specialties as letters and the DIR's search form name them, then as the boards do; in alphabetical order. */
export const specialtyNames: readonly string[] = [
  ...new Set(specialties.flatMap(({ name, dir }) => dir ?? [name])),
].sort((a, b) => a.localeCompare(b, 'en'));

/** States as licensure lines name them, California first, where most of these reviewers are licensed. */
export const stateNames: readonly string[] = ['California', ...states.map(({ name }) => name)].filter(
  (name, index, all) => all.indexOf(name) === index,
);

/** The letter as snippet text, its fields numbered in reading order; empty for a form that there is not. */
export function newLetter(options: NewLetterOptions): string {
  return snippetText(letterTemplate(options));
}

/** The letter for an editor without fields, as it stands while nothing is filled in. */
export function newLetterText(options: NewLetterOptions): string {
  return plainText(letterTemplate(options));
}

function letterTemplate({ form, items, specialty, licensure }: NewLetterOptions): Template {
  const format = newLetterForms.find(({ id }) => id === form);
  if (format === undefined) return [];
  const reviewer: ReviewerParts = {
    specialty: oneLine(specialty) || field('certification or specialty'),
    licensure: oneLine(licensure) || field('state or states of licensure'),
  };
  const template: (string | Field)[] = [];
  const labels = format.headerFields.map(({ label }) => label.length);
  for (const { name, label } of format.headerFields)
    template.push(label.padEnd(Math.max(...labels) + 1), headerField[name], '\n');
  for (const section of format.sections) {
    template.push('\n', section.heading, '\n');
    if (section.kind === 'reviewer') template.push(...reviewerSection(format, section, reviewer));
    else if (section.leadIn !== undefined) template.push(section.leadIn, '\n');
    if (section.kind === 'summary') template.push('\n', summary, '\n');
    if (section.kind === 'issues') {
      const issue = issueTemplate(format);
      const count = Math.min(Math.max(Math.floor(items) || 1, 1), mostItems);
      for (let index = 0; index < count; index += 1) template.push('\n', ...issue, '\n');
    }
  }
  return template;
}

const headerField: Readonly<Record<HeaderFieldName, Field>> = {
  caseNumber: field('case number'),
  dateAssigned: field('date assigned as month/day/year'),
  dateOfInjury: field('date of injury'),
  decisionDate: field('decision date'),
  urDenialDate: field('date of the utilization review denial'),
  priority: { choices: ['Standard', 'Expedited'] },
  applicationReceived: field('date the application was received'),
};

const summary = field(
  'summary of the injury, the diagnoses, the findings, the treatment so far and the utilization review denial, with the dates of the records',
);

interface ReviewerParts {
  readonly specialty: string | Field;
  readonly licensure: string | Field;
}

/** The standard paragraph with the qualifications (LC 4610.6(f)) where the form has them: on lines below, or inside. */
function reviewerSection(
  { credentials }: LetterFormat,
  { paragraph = '' }: SectionForm,
  { specialty, licensure }: ReviewerParts,
): Template {
  if (credentials !== undefined) {
    const { opening, licensure: states, specialties } = credentials;
    return [paragraph, '\n\n', opening, '\n', `${states} `, licensure, '\n', `${specialties} `, specialty, '\n'];
  }
  // The sentence stands behind the one on affiliation, which is the second.
  const second = paragraph.indexOf('. ', paragraph.indexOf('. ') + 1) + 2;
  return [
    `${paragraph.slice(0, second)}The expert reviewer is Board Certified in `,
    specialty,
    ' and is licensed to practice in ',
    licensure,
    `. ${paragraph.slice(second)}\n`,
  ];
}

/** What stands inside a line cannot break it, and is no longer than a line of several specialties. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
