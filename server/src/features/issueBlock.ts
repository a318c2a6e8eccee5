/**
 * A whole issue of the form to fill in: item line with its decision, both guideline lines, rationale with its conclusion.
 *
 * Nothing is decided by leaving a field as it is: where there is a choice, a placeholder stands in front.
 */

import type { LetterFormat, PartForm } from '../letter/formats/index';
import { type MtusChapter, type MtusEdition, mtusChapters } from '../reference/guidelines';
import { type Field, field, snippetText, type Template } from './template';

/** The decisions on an issue; whether a whole case is partly overturned follows from its issues. */
const decision: Field = { choices: ['[INSERT decision]', 'Upheld', 'Overturned'] };

/** The conclusion without which a determination does not say what it has to (8 CCR 9792.10.6(d)). */
const conclusion: Field = {
  choices: ['[INSERT is or is not] medically necessary', 'is not medically necessary', 'is medically necessary'],
};

/** The parts of an issue in the order of the form, a blank line between them. Empty for a format without labelled parts. */
export function issueTemplate(format: LetterFormat): Template {
  if (!hasIssueBlocks(format)) return [];
  const template: (string | Field)[] = [field('disputed item or service'), ': ', decision];
  for (const part of format.parts) template.push('\n\n', `${part.label} `, ...contentOf(part, format));
  return template;
}

/** The same as snippet text whose fields are numbered from `firstField`. Empty for a format without labelled parts. */
export function issueBlock(format: LetterFormat, firstField = 1): string {
  return snippetText(issueTemplate(format), firstField);
}

/** Whether letters of a format have issues of an item line with labelled parts. */
export function hasIssueBlocks(format: LetterFormat): boolean {
  return format.items.style === 'decision-line' && format.parts.length > 0;
}

function contentOf(part: PartForm, format: LetterFormat): Template {
  if (part.kind === 'rationale') {
    return [
      field('what the guideline says, what the records show, and how the one applies to the other'),
      '. As such, the request ',
      conclusion,
      '.',
    ];
  }
  // The format whose evidence are pages names these; the other names year and section, as 8 CCR 9792.21.1(d)(1) wants.
  return format.evidence.pagesInGuideline === undefined
    ? ['Decision based on MTUS ', editions, ', Section(s): ', field('section of the chapter'), '.']
    : ['Decision based on MTUS ', chaptersOf2014, ' ', field('topic'), ' Page(s): ', field('page numbers'), '.'];
}

/**
 * Chapters with their years: what is known to be superseded last, else in alphabetical order, and of one chapter the
 * editions whose first day in force is known before the others.
 */
const editions: Field = {
  choices: [
    '[INSERT chapter and year]',
    ...mtusChapters
      .flatMap(({ label, editions }) =>
        editions.map(({ year, from, to }) => ({
          label,
          year,
          isOver: to !== undefined,
          isUndated: from === undefined,
        })),
      )
      .sort(
        (a, b) =>
          Number(a.isOver) - Number(b.isOver) ||
          a.label.localeCompare(b.label, 'en') ||
          Number(a.isUndated) - Number(b.isUndated) ||
          b.year - a.year,
      )
      .map(({ label, year }) => `${label} ${year}`),
  ],
};

/** The chapters that were in force when letters had the form of 2014, without year, as that form names them. */
const chaptersOf2014: Field = {
  choices: [
    '[INSERT chapter]',
    ...mtusChapters
      .filter(({ editions }) => editions.some(isOf2014))
      .map(nameIn2014)
      .sort((a, b) => a.localeCompare(b, 'en')),
  ],
};

/** An edition of which no day in force is known is one of the later ones, as the days of the earlier ones are known. */
function isOf2014({ year, from, to }: MtusEdition): boolean {
  return year < 2014 && (from ?? to) !== undefined && (from ?? '') < '2014' && (to ?? '9999') > '2014';
}

/** The form of 2014 writes `Chronic Pain Treatment Guidelines` where the later one has `Chronic Pain Medical Treatment`. */
function nameIn2014({ label, aliases = [] }: MtusChapter): string {
  const guidelines = label.replace(/(?: Medical)? Treatment$/, ' Treatment Guidelines');
  return aliases.includes(guidelines) ? guidelines : label;
}
