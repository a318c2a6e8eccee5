/** A new letter: all that its form prescribes, with fields for what is particular to the case. */

import { formats, type LetterFormat } from '../letter/formats/index';
import { fields, headerLines, issueParagraphs, openQualifications, sectionParagraphs } from '../letter/formText';
import { fieldSnippet } from './fieldSnippet';

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
export const newLetterForms: readonly LetterFormat[] = formats.filter(
  ({ items, parts }) => items.style === 'decision-line' && parts.length > 0,
);

/** By what a person knows a form: how its guideline lines name their place. */
export function formDescription({ evidence }: LetterFormat): string {
  return evidence.pagesInGuideline === undefined
    ? 'guidelines with year and section'
    : 'guidelines with topic and page';
}

/** The letter as snippet text, its fields numbered in reading order; empty for a form that there is not. */
export function newLetter(options: NewLetterOptions): string {
  return fieldSnippet(textOf(options)).value;
}

/** The letter for an editor without fields, as it stands while nothing is filled in. */
export function newLetterText(options: NewLetterOptions): string {
  return textOf(options).replace(fields.priority, 'Standard');
}

function textOf({ form, items, specialty, licensure }: NewLetterOptions): string {
  const format = newLetterForms.find(({ id }) => id === form);
  if (format === undefined) return '';
  const who = {
    licensure: oneLine(licensure) || openQualifications.licensure,
    specialties: oneLine(specialty) || openQualifications.specialties,
  };
  const paragraphs = [headerLines(format).join('\n')];
  for (const { kind } of format.sections) {
    paragraphs.push(...(sectionParagraphs(format, kind, who) ?? []));
    if (kind !== 'issues') continue;
    const count = Math.min(Math.max(Math.floor(items) || 1, 1), mostItems);
    for (let index = 0; index < count; index += 1) paragraphs.push(...issueParagraphs(format));
  }
  return `${paragraphs.join('\n\n')}\n`;
}

/** What stands inside a line cannot break it, and is no longer than a line of several specialties. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 500);
}
