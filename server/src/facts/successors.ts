/** What came into force in the place of a superseded edition of an MTUS chapter. */

import { type MtusChapter, type MtusEdition, mtusChapters } from '../reference/guidelines';
import { regionOfChapter } from './chapterRegions';

export interface Successor {
  readonly chapter: MtusChapter;
  readonly edition: MtusEdition;
}

/**
 * The edition that came into force on the day when another one ended, of the same chapter or of one on the same part of
 * the body or the same subject; `undefined` for an edition that is not known to have ended, and where none is known.
 */
export function successorOf(chapter: MtusChapter, { to }: MtusEdition): Successor | undefined {
  if (to === undefined) return undefined;
  // The chapter's own next edition comes before any other chapter.
  for (const other of [chapter, ...mtusChapters]) {
    const edition = isOnTheSame(chapter, other) ? other.editions.find(({ from }) => from === to) : undefined;
    if (edition !== undefined) return { chapter: other, edition };
  }
  return undefined;
}

/** The subjects that have a chapter of their own in each set, under names that begin alike. */
const SUBJECT = /^(?:Chronic Pain|Opioid)/;

function isOnTheSame(chapter: MtusChapter, other: MtusChapter): boolean {
  if (other === chapter) return true;
  const covers = regionOfChapter('MTUS', chapter.label);
  if (covers !== null) return regionOfChapter('MTUS', other.label) === covers;
  const subject = SUBJECT.exec(chapter.label)?.[0];
  return subject !== undefined && other.label.startsWith(subject);
}
