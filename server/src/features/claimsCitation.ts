/** The claims administrator's citation of an item, as the reviewer may take it over for the same item. */

import { regionalChapterOf } from '../facts/chapterRegions';
import { gapOf } from '../facts/citationGaps';
import { chapterOf, editionOf } from '../facts/citedChapters';
import { editionStanding, governingDay } from '../facts/editions';
import type { IssueFacts } from '../facts/facts';
import { overlaps } from '../facts/regions';
import { requestedRegion } from '../facts/requestedParts';
import { formOf } from '../letter/forms';
import type { Citation, GuidelineLine, Letter } from '../letter/letter';
import { foldSpace } from '../letter/text';
import { findTopic } from '../reference/topics';

export interface ClaimsCitation {
  /** All of the line in the reviewer's words. */
  readonly text: string;
  /** Its citations alone, without the sentence that says that they are outside of the MTUS. */
  readonly cited: string;
  /** Why it should not be taken over, as a sentence; `null` where nothing speaks against it. */
  readonly obstacle: string | null;
}

/** `null` where the claims administrator cites nothing, or the line waits to be filled in. */
export function claimsCitation(letter: Letter, issue: IssueFacts): ClaimsCitation | null {
  const line = issue.issue.claimsAdministratorGuideline;
  if (line === null || issue.claimsAdministratorGuideline === null) return null;
  if (line.noneCited !== null || line.citations.length === 0) return null;
  return { ...inReviewersWords(letter, line), obstacle: obstacleTo(letter, issue, line.citations) };
}

function inReviewersWords(letter: Letter, { body, outsideMtus }: GuidelineLine): { text: string; cited: string } {
  const words = (start: number, end: number) => foldSpace(letter.text, start, end);
  const joined = (...texts: readonly string[]) =>
    texts
      .filter((text) => text !== '')
      .join(' ')
      .replace(/\.?$/, '.');
  if (outsideMtus === null) {
    const text = joined(words(body.start, body.end));
    return { text, cited: text };
  }
  const before = words(body.start, outsideMtus.start);
  const behind = words(outsideMtus.end, body.end);
  const ofReviewer = formOf(letter).parts.find(({ kind }) => kind === 'reviewerGuideline')?.sentences?.outsideMtus;
  return { text: joined(before, ofReviewer ?? '', behind), cited: joined(before, behind) };
}

/** What is repeated would be the reviewer's own: complete, in force on the day of the decision, and on the item. */
function obstacleTo(letter: Letter, issue: IssueFacts, citations: readonly Citation[]): string | null {
  const { day } = governingDay(letter, 'reviewerGuideline');
  const region = requestedRegion(issue);
  if (!citations.every((citation) => isComplete(letter, citation)))
    return "The claims administrator's citation is incomplete or not known here.";
  if (!citations.every((citation) => mayBeInForce(citation, day)))
    return 'The claims administrator cites an edition that was not in force on the day of the decision.';
  const isElsewhere = (citation: Citation) => {
    const regional = regionalChapterOf(citation);
    return regional !== null && region !== 0 && !overlaps(regional.covers, region);
  };
  return citations.some(isElsewhere) ? 'The claims administrator cites a chapter on another part of the body.' : null;
}

function isComplete({ format }: Letter, citation: Citation): boolean {
  const { kind, source, year, sections, pages } = citation;
  if (kind === 'other') return false;
  const gap = gapOf(citation);
  // The letters of 2014 name no year, but a topic and its pages.
  const isYearless = format === '2014' && gap?.lacks === 'year' && sections.length + pages.length > 0;
  if (gap !== null && !isYearless) return false;
  if (kind === 'non-mtus') return source !== null;
  if (chapterOf(citation) === undefined || (year !== null && editionOf(citation) === undefined)) return false;
  return sections.every(({ text }) => findTopic(text) !== undefined);
}

/** What is not known speaks against nothing. */
function mayBeInForce(citation: Citation, day: string | undefined): boolean {
  const edition = editionOf(citation);
  const standing = edition && editionStanding(edition, day);
  return standing !== 'superseded' && standing !== 'later';
}
