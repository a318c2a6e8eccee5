/** The claims administrator's citation of an item, as the reviewer may take it over for the same item. */

import { regionalChapterOf } from '../../facts/chapterRegions';
import { gapOf } from '../../facts/citationGaps';
import { chapterOf, editionOf } from '../../facts/citedChapters';
import { overlaps } from '../../facts/regions';
import { requestedRegion } from '../../facts/requestedParts';
import type { GuidelineSentenceForms } from '../../letter/formats/format';
import type { Citation } from '../../letter/letter';
import { cutShort } from '../../letter/quotation';
import { foldSpace } from '../../letter/text';
import { findTopic } from '../../reference/topics';
import type { Evidence } from './citationEvidence';
import { standingOf } from './mtusChapters';
import type { Candidate } from './offer';

/** More characters than these make a list unreadable. */
const MOST_CHARACTERS = 90;

/**
 * The whole line of the claims administrator in the reviewer's words; `undefined` unless each of its citations is
 * complete, in force on the day of the decision and about the item's part of the body.
 */
export function sameCitation(
  { claims, issue, day }: Evidence,
  sentences: GuidelineSentenceForms,
  letterText: string,
): Candidate | undefined {
  if (claims === null || issue === null || claims.noneCited !== null || claims.citations.length === 0) return undefined;
  const region = requestedRegion(issue);
  const fits = (citation: Citation) => {
    const regional = regionalChapterOf(citation);
    return regional === null || region === 0 || overlaps(regional.covers, region);
  };
  if (!claims.citations.every((citation) => isComplete(citation, day) && fits(citation))) return undefined;
  const from = claims.outsideMtus?.end ?? claims.body.start;
  const cited = foldSpace(letterText, from, claims.body.end).replace(/\.?$/, '.');
  const opening = claims.outsideMtus === null ? '' : `${sentences.outsideMtus} `;
  const shown = cited.replace(/Decision based on (?:MTUS|Non ?- ?MTUS Citations?) /gi, '');
  return {
    label: `Cite the same: ${cutShort(shown, MOST_CHARACTERS)}`,
    text: ` ${opening}${cited}`,
    filterText: opening + cited,
    kind: 'sentence',
    detail: 'as the claims administrator',
    documentation: `Takes over the citation of the claims administrator for this item:\n${cited}`,
  };
}

function isComplete(citation: Citation, day: string | undefined): boolean {
  if (citation.kind === 'other' || gapOf(citation) !== null) return false;
  if (citation.kind === 'non-mtus') return citation.source !== null;
  const edition = editionOf(citation);
  if (chapterOf(citation) === undefined || edition === undefined || standingOf(edition, day) === 'superseded')
    return false;
  return citation.sections.every(({ text }) => findTopic(text) !== undefined);
}
