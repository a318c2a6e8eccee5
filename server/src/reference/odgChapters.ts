/**
 * The chapters of the Official Disability Guidelines (ODG) as citations name them.
 *
 * Forms are those of the citations of posted letters; see the source table of `odg-chapters.json`.
 */

import type { ReferenceEntry, SourceTable } from './entry';
import { NameIndex } from './nameIndex';
import data from './odg-chapters.json';

export interface OdgChapter extends ReferenceEntry {
  readonly id: string;
  readonly name: string;
  /** Other forms, without the words `Chapter` and `section` and without remarks in brackets that may follow any form. */
  readonly forms: readonly string[];
}

interface OdgChaptersFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly chapters: readonly OdgChapter[];
}

const file: OdgChaptersFile = data as OdgChaptersFile;

/** The day of the newest fact among the chapters. */
export const odgChaptersAsOf: string = file.asOf;
export const odgChapters: readonly OdgChapter[] = file.chapters;

const index = new NameIndex<OdgChapter>(function* () {
  for (const chapter of odgChapters) yield [chapter.name, chapter];
  for (const chapter of odgChapters) for (const form of chapter.forms) yield [form, chapter];
});

/** What may follow the name of any chapter and still belongs to it, at most four times. */
const TAIL =
  /(?: ?(?:chapters?\b|sections?\b|\((?:acute (?:&|and) chronic|online version|updated \d{1,2}\/\d{1,2}\/\d{2,4})\))){1,4}/iy;

/**
 * The ODG chapter whose longest form starts exactly at `start` of the folded text; `end` is behind the form and behind
 * what still belongs to it, as in `Knee & Leg (updated 11/22/16) Chapter`. What follows is not looked at, for citations
 * go on in many ways (`Low Back/x-ray`, `Head, CT`, `Pain Chapter: ...`). `undefined` where no known form starts there.
 */
export function longestOdgChapterAt(folded: string, start: number): { chapter: OdgChapter; end: number } | undefined {
  const match = index.longestAt(folded, start);
  if (match === undefined) return undefined;
  TAIL.lastIndex = match.end;
  return { chapter: match.value, end: TAIL.test(folded) ? TAIL.lastIndex : match.end };
}
