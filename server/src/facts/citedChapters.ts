/** What an MTUS citation names: its chapter and edition as the vocabulary knows them, and the words that say so. */

import type { Citation, TextSpan } from '../letter/letter';
import { findMtusChapter, type MtusChapter, type MtusEdition } from '../reference/guidelines';

/** The chapter of an MTUS citation as the vocabulary knows it. */
export function chapterOf(citation: Citation): MtusChapter | undefined {
  const { kind, chapter } = citation;
  if (kind !== 'mtus' || chapter === null) return undefined;
  let known = chapters.get(citation);
  if (known === undefined) {
    known = findMtusChapter(chapter.text) ?? null;
    chapters.set(citation, known);
  }
  return known ?? undefined;
}

/** Most rules on citations ask for the chapter; it is looked up once. */
const chapters = new WeakMap<Citation, MtusChapter | null>();

/** The edition that an MTUS citation names by its year. */
export function editionOf(citation: Citation): MtusEdition | undefined {
  const year = Number(citation.year?.text);
  return chapterOf(citation)?.editions.find((edition) => edition.year === year);
}

/** Chapter and year as they stand, or the chapter, or the whole citation. */
export function titleOf(citation: Citation): TextSpan {
  const { chapter, year } = citation;
  if (chapter === null) return citation;
  if (year === null || year.start < chapter.start) return chapter;
  return { start: chapter.start, end: year.end, text: `${chapter.text} ${year.text}` };
}
