/** The chapters of the guideline lines that are about another part of the body than their item. */

import { BORROWED_ENTRIES, type RegionalChapter, regionalChapterOf } from '../../facts/chapterRegions';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Reading } from '../../facts/reading';
import { overlaps, type RegionSet, wholeSpine, withClosePlaces, withNerves } from '../../facts/regions';
import { coveredBy, requestedRegion } from '../../facts/requestedParts';
import type { Citation, Range } from '../../letter/letter';
import { citationsOf } from './lines';

export interface StrayChapter {
  readonly issue: IssueFacts;
  readonly line: 'claims administrator' | 'reviewer';
  readonly citation: Citation;
  readonly chapter: RegionalChapter;
  /** The places that the item is about; none where it names none. */
  readonly item: RegionSet;
  /**
   * `wrong`: nothing speaks for the chapter. `tolerated`: its entry is customarily cited for all parts of the body, or the
   * case may have some trouble of that part.
   */
  readonly standing: 'wrong' | 'tolerated';
}

const known = new WeakMap<Facts, readonly StrayChapter[]>();

/** The stray chapters of a letter; looked for once, since more than one rule asks. */
export function strayChapters(facts: Facts): readonly StrayChapter[] {
  let found = known.get(facts);
  if (found === undefined) {
    found = [...findStrayChapters(facts)];
    known.set(facts, found);
  }
  return found;
}

function* findStrayChapters(facts: Facts): Generator<StrayChapter> {
  let region: RegionSet | undefined;
  for (const issue of facts.issues) {
    const item = requestedRegion(issue);
    for (const line of ['claims administrator', 'reviewer'] as const) {
      const { claimsAdministratorGuideline, reviewerGuideline } = issue.issue;
      const citations = citationsOf(line === 'reviewer' ? reviewerGuideline : claimsAdministratorGuideline);
      const chapters = citations.map(regionalChapterOf);
      const fitting = new Set(chapters.map((one) => (one && overlaps(item, one.covers) ? one.guideline : null)));
      for (const [index, citation] of citations.entries()) {
        const chapter = chapters[index];
        if (!chapter || overlaps(item, chapter.covers)) continue;
        region ??= regionOfLetter(facts);
        const inCase = region === 0 || overlaps(region, chapter.covers);
        // A second chapter of the same guideline may be there for another complaint of the case.
        const tolerated =
          (inCase && (item === 0 || fitting.has(chapter.guideline))) || BORROWED_ENTRIES.test(citation.text);
        yield { issue, line, citation, chapter, item, standing: tolerated ? 'tolerated' : 'wrong' };
      }
    }
  }
}

/** Where a person looks: the chapter's name, else the whole citation. */
export function placeOfChapter({ chapter, start, end }: Citation): Range {
  return chapter === null ? { start, end } : { start: chapter.start, end: chapter.end };
}

/** Every place that the letter's own prose names; none where the summary gives no picture of the case. */
export function namedInLetter(facts: Facts): RegionSet {
  return regionsOf(facts).reduce((set, { all }) => set | all, 0);
}

/** The same, widely taken. */
function regionOfLetter(facts: Facts): RegionSet {
  const regions = regionsOf(facts);
  // "The spine" says little where its stretches are named.
  const precise = regions.reduce((set, region) => set | region.precise, 0);
  return withNerves(withClosePlaces(precise !== 0 ? precise : namedInLetter(facts)));
}

interface NamedRegion {
  readonly all: RegionSet;
  /** What is named beside the spine as a whole. */
  readonly precise: RegionSet;
}

function regionsOf({ summary, issues }: Facts): readonly NamedRegion[] {
  if (summary === null || summary.bodyParts.length < 2) return [];
  const passages = [summary, ...issues.flatMap(({ item, rationale }) => [item, rationale])];
  return passages.flatMap((passage) => passage?.reading.once(namedRegion) ?? []);
}

function namedRegion({ bodyParts }: Reading): NamedRegion {
  const all = coveredBy(bodyParts);
  return { all, precise: coveredBy(bodyParts.filter(({ covers }) => covers !== wholeSpine)) };
}
