/**
 * The guidelines that guideline lines name: the chapters of the Medical Treatment Utilization Schedule (MTUS) with their
 * editions, and the other guidelines and collections.
 *
 * Labels and years are those of posted letters (until 2017) and of public reporting code of the review organisation
 * (later); effective dates are those of the California Division of Workers' Compensation. See the source table of
 * `guidelines.json`.
 */

import type { Confidence, Misspelling, ReferenceEntry, SourceTable } from './entry';
import data from './guidelines.json';
import { NameIndex } from './nameIndex';

export interface MtusEdition {
  /** The year that guideline lines write behind the label. */
  readonly year: number;
  readonly edition?: string;
  /** The first day in force as part of the MTUS, `YYYY-MM-DD`; absent where it is not known. */
  readonly from?: string;
  /** The first day on which a newer edition was in force; absent for editions not known to be replaced. */
  readonly to?: string;
  /** How sure the two days are; absent where neither is given. */
  readonly dates?: Confidence;
}

export interface MtusChapter extends ReferenceEntry {
  /** The name as guideline lines write it between `MTUS` and the year. */
  readonly label: string;
  /** Other forms of the label, those of the letters of 2014 among them. */
  readonly aliases?: readonly string[];
  readonly publisher: string;
  /** The section of the regulation that adopts the chapter. */
  readonly regulation?: string;
  readonly editions: readonly MtusEdition[];
  readonly note?: string;
}

export interface Guideline extends ReferenceEntry {
  readonly id: string;
  /** `mtus`: the schedule itself and its ACOEM part; `other`: what stands behind `Non-MTUS Citation`. */
  readonly kind: 'mtus' | 'other';
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Further forms, known from practice only. */
  readonly recalledAliases?: readonly string[];
  readonly publisher?: string;
}

interface GuidelinesFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly chapters: readonly MtusChapter[];
  readonly guidelines: readonly Guideline[];
  readonly misspellings: readonly Misspelling[];
}

const file: GuidelinesFile = data as GuidelinesFile;

/** The day of the newest fact among the guidelines. */
export const guidelinesAsOf: string = file.asOf;
export const mtusChapters: readonly MtusChapter[] = file.chapters;
export const guidelines: readonly Guideline[] = file.guidelines;

const chapterIndex = new NameIndex<MtusChapter>(function* () {
  for (const chapter of mtusChapters) yield [chapter.label, chapter];
  for (const chapter of mtusChapters) for (const alias of chapter.aliases ?? []) yield [alias, chapter];
});

const guidelineIndex = new NameIndex<Guideline>(function* () {
  for (const guideline of guidelines) {
    yield [guideline.name, guideline];
    for (const alias of guideline.aliases ?? []) yield [alias, guideline];
    for (const alias of guideline.recalledAliases ?? []) yield [alias, guideline];
  }
});

/**
 * The MTUS chapter whose longest label or alias ends exactly at `end` of the folded text, as before the year in
 * `MTUS Forearm, Wrist, and Hand Complaints 2004`. `undefined` where no known label ends there.
 */
export function longestChapterEndingAt(
  folded: string,
  end: number,
): { chapter: MtusChapter; start: number } | undefined {
  const match = chapterIndex.longestEndingAt(folded, end);
  return match && { chapter: match.value, start: match.start };
}

/**
 * The MTUS chapter whose longest label or alias starts exactly at `start`, as in the lines of 2014, which write no year:
 * `MTUS Chronic Pain Treatment Guidelines Page(s): 24`. `undefined` where no known label starts there.
 */
export function longestChapterAt(folded: string, start: number): { chapter: MtusChapter; end: number } | undefined {
  const match = chapterIndex.longestAt(folded, start);
  return match && { chapter: match.value, end: match.end };
}

/**
 * The guideline or collection whose longest name starts exactly at `start`, such as
 * `Official Disability Guidelines (ODG)`. `undefined` where no known name starts there.
 */
export function longestGuidelineAt(folded: string, start: number): { guideline: Guideline; end: number } | undefined {
  const match = guidelineIndex.longestAt(folded, start);
  return match && { guideline: match.value, end: match.end };
}

/** The MTUS chapter of that label or alias; `undefined` for names that the vocabulary does not have. */
export function findMtusChapter(name: string): MtusChapter | undefined {
  return chapterIndex.get(name);
}

/** Wrong forms of chapter labels found in real letters, with what was meant. */
export const chapterMisspellings: readonly Misspelling[] = file.misspellings;
