/**
 * A guideline line from the style of 2014 (`<guideline> <topic> Page(s): 98-99`, no year) to that of 2016
 * (`<chapter> <year>, Section(s): <topic>`) and back, where nothing is lost: neither pages nor the edition.
 */

import { applyEdits, type Edit } from '../../letter/edits';
import { parseGuidelineSentences } from '../../letter/guidelines';
import type { Citation, GuidelineLine, Letter } from '../../letter/letter';
import { findMtusChapter, type MtusChapter, type MtusEdition } from '../../reference/guidelines';
import { holdsNote, issueAt, type Refactoring } from './refactoring';

/** At a guideline line whose chapters of the MTUS are all of one style; where something would be lost, with the reason. */
export function citationStyle(letter: Letter, offset: number): Refactoring[] {
  const line = letter.issues[issueAt(letter, offset)]?.parts.find(
    (part): part is GuidelineLine =>
      (part.kind === 'claimsAdministratorGuideline' || part.kind === 'reviewerGuideline') &&
      part.start <= offset &&
      offset <= part.end,
  );
  const mtus = line?.citations.filter(({ kind, chapter }) => kind === 'mtus' && chapter !== null) ?? [];
  if (line === undefined || mtus.length === 0 || holdsNote(letter, line)) return [];
  const to = mtus.every(({ year }) => year !== null) ? '2014' : '2016';
  // The form of 2016 wants the year, so a citation without it would only be found fault with.
  if (to === '2014' && letter.format !== '2014') return [];
  const title = `Write the citation in the style of ${to}`;
  const converted = mtus.map((citation) => convert(citation, to, decisionDay(letter)));
  const obstacle = converted.find((one) => typeof one === 'string');
  if (obstacle !== undefined) return [{ title, kind: 'refactor.rewrite', edits: [], disabled: obstacle }];
  const edits = converted.filter((one) => typeof one !== 'string');
  if (!readsTheSame(letter, line, edits))
    return [
      {
        title,
        kind: 'refactor.rewrite',
        edits: [],
        disabled: `The style of ${to} could not tell chapter and section apart here.`,
      },
    ];
  return [{ title, kind: 'refactor.rewrite', edits }];
}

function decisionDay({ header }: Letter): string | null {
  return header?.fields.find(({ name, date }) => name === 'decisionDate' && date !== null)?.date ?? null;
}

/** The edit, or why there is none. */
function convert(citation: Citation, to: '2014' | '2016', day: string | null): Edit | string {
  const { chapter, year, sections, pages, end } = citation;
  if (pages.length > 0) return `The page numbers would be lost: the style of ${to} has no place for them.`;
  const known = chapter === null ? undefined : findMtusChapter(chapter.text);
  if (chapter === null || known === undefined) return 'The chapter is not one of the MTUS that is known here.';
  const implied = impliedEdition(known, day);
  if (implied === null) return 'The year of the chapter does not follow from the decision date.';
  const topics = sections.map(({ text }) => text).join(', ');
  const { start } = chapter;
  if (to === '2016')
    return { start, end, newText: `${known.label} ${implied.year}${topics === '' ? '' : `, Section(s): ${topics}`}` };
  if (String(implied.year) !== year?.text) return 'The year would be lost: the style of 2014 names none.';
  const name = known.aliases?.find((alias) => /Guidelines$/.test(alias) && !/Medical/.test(alias)) ?? known.label;
  return { start, end, newText: topics === '' ? name : `${name} ${topics}` };
}

/** The edition that is meant where no year is named: the only one, or the one in force on the day of the decision. */
function impliedEdition({ editions }: MtusChapter, day: string | null): MtusEdition | null {
  const [only] = editions;
  if (only !== undefined && editions.length === 1) return only;
  const inForce = editions.filter(
    ({ from, to, dates }) =>
      dates === 'verified' && day !== null && from !== undefined && day >= from && (to === undefined || day < to),
  );
  return inForce.length === 1 ? (inForce[0] ?? null) : null;
}

/** Whether the line with its edits names the same chapters and sections, so that nothing is lost to a reader. */
function readsTheSame(letter: Letter, { body, citations }: GuidelineLine, edits: readonly Edit[]): boolean {
  const text = applyEdits(letter.text.slice(0, body.end), edits);
  const said = (list: readonly Citation[]) =>
    JSON.stringify(
      list.map(({ kind, chapter, sections, text: words }) =>
        kind === 'mtus' ? [findMtusChapter(chapter?.text ?? '')?.label, sections.map((one) => one.text)] : words,
      ),
    );
  return said(parseGuidelineSentences(text, body.start, text.length).citations) === said(citations);
}
