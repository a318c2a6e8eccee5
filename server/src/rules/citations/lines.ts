/** The guideline lines of a letter as the rules on citations look at them. */

import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import type { Citation, GuidelineLine, Letter, TextSpan } from '../../letter/letter';
import { hasPlaceholder } from '../../letter/placeholders';
import { findMtusChapter, type MtusChapter, type MtusEdition } from '../../reference/guidelines';

export type Side = 'reviewer' | 'claimsAdministrator';

export interface Line {
  readonly line: GuidelineLine;
  readonly side: Side;
  readonly issueFacts: IssueFacts;
}

/** All guideline lines that are written to their end, doubled ones too; one with a placeholder cites nothing yet. */
export function* guidelineLines({ issues }: Letter, facts: Facts): Generator<Line> {
  for (const [index, { parts }] of issues.entries()) {
    const issueFacts = facts.issues[index];
    if (issueFacts === undefined) continue;
    for (const line of parts) {
      if (hasPlaceholder(line.body.text)) continue;
      if (line.kind === 'reviewerGuideline') yield { line, side: 'reviewer', issueFacts };
      else if (line.kind === 'claimsAdministratorGuideline') yield { line, side: 'claimsAdministrator', issueFacts };
    }
  }
}

/** What a line cites; nothing as long as it holds a placeholder. */
export function citationsOf(line: GuidelineLine | null): readonly Citation[] {
  return line === null || hasPlaceholder(line.body.text) ? [] : line.citations;
}

/** The day whose guidelines count for a side: of its own decision. */
export function dayOf(side: Side, { headerDays }: Facts): string | undefined {
  return side === 'reviewer' ? headerDays.decisionDate : headerDays.urDenialDate;
}

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

/** The organisations that a guideline line names, by the names that {@link findSources} gives them. */
export function organisationsOf(citations: readonly Citation[], passage: Passage | null): Set<string> {
  const named = new Set<string>(
    (passage?.sources ?? []).map(({ organisation }) => organisation).filter((name) => name !== 'MTUS'),
  );
  for (const citation of citations) {
    if (citation.kind === 'mtus') {
      named.add('MTUS');
      if (chapterOf(citation)?.publisher === 'ACOEM') named.add('ACOEM');
    } else if (citation.kind === 'non-mtus' && citation.chapter !== null) named.add('ODG');
  }
  return named;
}
