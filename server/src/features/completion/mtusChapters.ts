/** The chapters of the MTUS as a guideline line offers them: with their year, those in force first. */

import { type EditionStanding, editionStanding } from '../../facts/editions';
import { successorOf } from '../../facts/successors';
import { writtenDay } from '../../letter/dates';
import { notVerified } from '../../reference/entry';
import { type MtusChapter, type MtusEdition, mtusChapters } from '../../reference/guidelines';
import { topics } from '../../reference/topics';
import { type Evidence, scoreChapters } from './citationEvidence';
import type { CitedChapter } from './citationGrammar';
import type { Candidate } from './offer';

/** Whether sections of a chapter can be cited: the acupuncture chapter has none. */
export function hasSections({ label }: MtusChapter): boolean {
  return !/^Acupuncture Treatment$/.test(label);
}

const RANK: Readonly<Record<EditionStanding, number>> = {
  inForce: 0,
  unknown: 1,
  replaced: 2,
  superseded: 3,
  later: 4,
};

/** The chapters that may be cited next, the likeliest first; those of the sentence so far are left out. */
export function chapterCandidates(evidence: Evidence, cited: readonly CitedChapter[], yearless: boolean): Candidate[] {
  const { day, isDayWritten } = evidence;
  const editions = mtusChapters
    .filter((chapter) => !cited.some((one) => one.chapter === chapter))
    .flatMap((chapter) =>
      chapter.editions.map((edition) => ({ chapter, edition, standing: editionStanding(edition, day) })),
    )
    .filter(({ standing }) => standing !== 'later');
  const current = editions.filter(({ standing }) => standing !== 'superseded').map(({ chapter }) => chapter.label);
  const scores = scoreChapters(evidence, [...new Set(current)]);
  const old = scoreChapters(
    evidence,
    editions.flatMap(({ chapter, standing }) => (standing === 'superseded' ? [chapter.label] : [])),
  );
  const scoreOf = (one: (typeof editions)[number]) =>
    (one.standing === 'superseded' ? old : scores).get(one.chapter.label) ?? 0;
  const sorted = editions.sort(
    (one, other) =>
      RANK[one.standing] - RANK[other.standing] ||
      scoreOf(other) - scoreOf(one) ||
      Number(hasTopics(other)) - Number(hasTopics(one)) ||
      other.edition.year - one.edition.year,
  );
  const shownDay = isDayWritten ? day : undefined;
  if (!yearless) return sorted.map((one) => candidateOf(one.chapter, one.edition, one.standing, shownDay));
  // Without its year a chapter is offered once, for the edition that counts.
  const seen = new Set<MtusChapter>();
  return sorted.flatMap(({ chapter, edition, standing }) => {
    if (seen.has(chapter) || standing === 'superseded') return [];
    seen.add(chapter);
    return [candidateOf(chapter, edition, standing, shownDay, yearlessName(chapter))];
  });
}

/** The editions of which sections are known, each as label and year. */
const withTopics: ReadonlySet<string> = new Set(topics.flatMap(({ chapters }) => chapters));

function hasTopics({ chapter, edition }: { chapter: MtusChapter; edition: MtusEdition }): boolean {
  return withTopics.has(`${chapter.label} ${edition.year}`);
}

/** The title that the letters of 2014 write: `Chronic Pain Treatment Guidelines`. */
function yearlessName({ label, aliases = [] }: MtusChapter): string {
  const titles = aliases.filter((alias) => /Guidelines$/.test(alias));
  return titles.find((alias) => / Treatment Guidelines$/.test(alias) && !/ Medical /.test(alias)) ?? titles[0] ?? label;
}

function candidateOf(
  chapter: MtusChapter,
  edition: MtusEdition,
  standing: EditionStanding,
  day: string | undefined,
  name = `${chapter.label} ${edition.year}`,
): Candidate {
  return {
    label: name,
    text: ` ${name}`,
    kind: 'chapter',
    detail: detailOf(edition, standing, day),
    documentation: describe(chapter, edition),
    ...(standing === 'superseded' ? { superseded: true } : {}),
    continues: true,
  };
}

function detailOf(edition: MtusEdition, standing: EditionStanding, day: string | undefined): string {
  if (standing === 'superseded') return `superseded ${writtenDay(edition.to ?? '')}`;
  // Whether an edition without a last day is in force to this day is not known.
  if (standing === 'inForce' && day !== undefined && edition.to !== undefined) return `in force on ${writtenDay(day)}`;
  return spanOf(edition);
}

function spanOf({ from, to }: MtusEdition): string {
  if (from !== undefined && to !== undefined) return `in force ${writtenDay(from)} to ${dayBefore(to)}`;
  if (from !== undefined) return `in force from ${writtenDay(from)}`;
  return to === undefined ? 'days in force not known' : `in force until ${dayBefore(to)}`;
}

/** What a person should know of an edition before choosing it. */
function describe(chapter: MtusChapter, edition: MtusEdition): string {
  const { publisher, regulation, note, confidence } = chapter;
  const span = spanOf(edition);
  const next = successorOf(chapter, edition);
  const lines = [
    `${publisher}${edition.edition === undefined ? '' : `, ${edition.edition.replace(new RegExp(`^${publisher} `), '')}`}`,
    `${span.charAt(0).toUpperCase()}${span.slice(1)}${edition.dates === 'recalled' ? ` (${notVerified})` : ''}`,
  ];
  if (next !== undefined) lines.push(`Replaced by ${next.chapter.label} ${next.edition.year}`);
  if (regulation !== undefined) lines.push(regulation);
  if (note !== undefined) lines.push(note);
  if (confidence === 'recalled') lines.push(`The name is ${notVerified}`);
  return lines.join('\n');
}

function dayBefore(day: string): string {
  return writtenDay(new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10));
}
