/**
 * What the letter lacks of its form: in an issue its parts, elsewhere sections, header fields, credentials. What is lacking
 * in other places is left to the findings that stand there, so that the list stays short.
 */

import type { Edit } from '../../letter/edits';
import { insertableForm } from '../../letter/forms';
import {
  credentialsInsertion,
  headerInsertion,
  headingInsertion,
  partInsertion,
  rationaleInsertion,
  sectionInsertion,
} from '../../letter/insertions';
import type { Issue, Letter, Range } from '../../letter/letter';
import { issueAt, type Refactoring } from './refactoring';

/** The titles are those of the fixes that do the same, so that a client need not offer both. */
export function addMissing(letter: Letter, offset: number): Refactoring[] {
  const issue = letter.issues[issueAt(letter, offset)];
  if (issue !== undefined) return missingParts(letter, issue);
  return [...missingSections(letter), ...missingHeader(letter), ...credentials(letter)];
}

/** Whether an issue lacks a part of its form, which comes before anything is added below it. */
export function lacksPart(letter: Letter, offset: number): boolean {
  const issue = letter.issues[issueAt(letter, offset)];
  return issue !== undefined && missingParts(letter, issue).length > 0;
}

function insert(title: string, ...edits: readonly (Edit | null)[]): Refactoring[] {
  const made = edits.filter((edit) => edit !== null);
  return made.length === 0 ? [] : [{ title, kind: 'refactor.rewrite', edits: made }];
}

function missingParts(letter: Letter, issue: Issue): Refactoring[] {
  const form = insertableForm(letter);
  if (form === null) return [];
  const missing = [
    { title: 'Insert the item line with fields', edit: partInsertion(letter, issue, 'item') },
    ...form.parts.flatMap(({ kind, label }) =>
      kind === 'rationale'
        ? (rationaleInsertion(letter, issue) ?? [])
        : { title: `Insert "${label}" with fields`, edit: partInsertion(letter, issue, kind) },
    ),
  ].flatMap(({ title, edit }) => (edit === null ? [] : { title, edit }));
  const [only, ...others] = missing;
  if (only === undefined || others.length === 0) return missing.flatMap(({ title, edit }) => insert(title, edit));
  const edits = joined(missing.map(({ edit }) => edit));
  return insert(`Insert the ${missing.length} parts that are missing, with fields`, ...edits);
}

/** Insertions in order; those at one place as one, since editors need not keep the order of several. */
function joined(edits: readonly (Edit | null)[]): Edit[] {
  const list: Edit[] = [];
  for (const edit of edits.filter((one) => one !== null).sort((one, other) => one.start - other.start)) {
    const last = list.at(-1);
    if (last !== undefined && last.start === edit.start && last.end === edit.end)
      list[list.length - 1] = { ...last, newText: last.newText + edit.newText };
    else list.push(edit);
  }
  return list;
}

function missingSections(letter: Letter): Refactoring[] {
  if (letter.format === null) return [];
  const required = insertableForm(letter)?.sections.filter((section) => section.required) ?? [];
  return required.flatMap(({ kind, heading }) => [
    ...insert(`Insert the heading "${heading}"`, headingInsertion(letter, kind)),
    ...insert(`Insert the section "${heading}" with fields`, sectionInsertion(letter, kind)),
  ]);
}

/** A label in other words than the form's: it may stand for a field that then is not missing. */
const OTHER_LABEL = /[A-Za-z.)] ?:/;
/** The second half of the label that wraps around its value. */
const SECOND_HALF = /\bReceived:/i;

function missingHeader(letter: Letter): Refactoring[] {
  const form = insertableForm(letter);
  if (form === null || letter.format === null) return [];
  const present = letter.header?.fields ?? [];
  const missing = form.headerFields.filter(({ name }) => !present.some((field) => field.name === name));
  if (missing.length === 0) return [];
  const above = letter.sections.filter(({ kind }) => kind === 'header' || kind === 'preamble');
  const known = present.flatMap(({ label, value }) => (value === null ? [label] : [label, value]));
  if (above.some((section) => OTHER_LABEL.test(textWithout(letter, section, known).replace(SECOND_HALF, ''))))
    return [];
  const what =
    present.length === 0 ? 'the header table' : missing.length === 1 ? `"${missing[0]?.label}"` : 'the fields';
  return insert(
    `Insert ${what} to be filled in`,
    headerInsertion(
      letter,
      missing.map(({ name }) => name),
    ),
  );
}

function credentials(letter: Letter): Refactoring[] {
  const form = insertableForm(letter);
  const section = letter.sections.find(({ kind }) => kind === 'reviewer');
  if (form === null || section === undefined) return [];
  const text = letter.text.slice(section.start, section.end);
  const labels = (['opening', 'licensure', 'specialties'] as const).flatMap((name) => {
    const label = form.credentials?.[name];
    const at = label === undefined ? -1 : text.indexOf(label);
    if (label === undefined || at < 0) return [];
    const start = section.start + at;
    const end = start + label.length;
    return [
      {
        name,
        start,
        end,
        value:
          letter.text
            .slice(end)
            .split(/[\r\n]/, 1)[0]
            ?.trim() ?? '',
      },
    ];
  });
  // A label in other words may hold what the form asks for.
  if (/licensure|licensed|speciality|specialty|certif/i.test(textWithout(letter, section, labels))) return [];
  const { licensure, specialties } = letter.reviewer;
  const lacks = { licensure: licensure.length === 0, specialties: specialties.length === 0 };
  if (!lacks.licensure && !lacks.specialties) return [];
  return insert('Insert what is missing, to be filled in', ...credentialsInsertion(letter, lacks, labels));
}

/** The text of a stretch with other stretches left out. */
function textWithout({ text }: Letter, { start, end }: Range, ranges: readonly Range[]): string {
  const inside = ranges.filter((range) => range.start >= start && range.end <= end);
  let left = '';
  let behind = start;
  for (const range of [...inside].sort((one, other) => one.start - other.start)) {
    left += text.slice(behind, Math.max(behind, range.start));
    behind = Math.max(behind, range.end);
  }
  return left + text.slice(behind, end);
}
