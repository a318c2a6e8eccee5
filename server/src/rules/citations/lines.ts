/** The guideline lines of a letter as the rules on citations look at them. */

import { chapterOf } from '../../facts/citedChapters';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import type { Citation, GuidelineLine, Letter } from '../../letter/letter';
import { hasPlaceholder } from '../../letter/placeholders';

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
