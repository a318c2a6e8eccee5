/** Sources outside the MTUS: organisations, and the chapters and sections of the Official Disability Guidelines (ODG). */

import { notVerified } from '../../reference/entry';
import { guidelines } from '../../reference/guidelines';
import { odgChapters } from '../../reference/odgChapters';
import { type Evidence, odgSections, scoreOdgChapters } from './citationEvidence';
import { OTHER_GUIDELINES, offeredName } from './citationGrammar';
import type { Candidate } from './offer';

/** The organisations, the ODG first: it stands next to the MTUS in the order of search (8 CCR 9792.21.1(a)(2)). */
export function organisationCandidates(): Candidate[] {
  return guidelines
    .filter(({ kind }) => kind === 'other')
    .sort((one, other) => Number(other.id === 'odg') - Number(one.id === 'odg'))
    .map((guideline) => ({
      label: offeredName(guideline),
      text: ` ${offeredName(guideline)}`,
      kind: 'source',
      documentation: [
        ...(guideline.publisher === undefined ? [] : [guideline.publisher]),
        ...(guideline.confidence === 'recalled' ? [`The name is ${notVerified}`] : []),
        'Name the year, the chapter and the section, too (8 CCR 9792.21.1(d)(2))',
      ].join('\n'),
      ...(guideline.id === 'odg' ? { continues: true } : {}),
    }));
}

/** The chapters of the ODG, the likeliest first. */
export function odgChapterCandidates(evidence: Evidence): Candidate[] {
  const scores = scoreOdgChapters(evidence, odgChapters);
  return odgChapters
    .map((chapter) => ({ chapter, score: scores.get(chapter.id) ?? 0 }))
    .sort((one, other) => other.score - one.score)
    .map(({ chapter: { name, confidence, forms } }) => ({
      label: name,
      text: ` ${name}`,
      kind: 'chapter',
      detail: 'ODG',
      documentation: [
        'Chapter of the Official Disability Guidelines',
        ...(forms.length > 0 ? [`Also cited as ${forms.slice(0, 3).join('; ')}`] : []),
        ...(confidence === 'recalled' ? [`The name is ${notVerified}`] : []),
      ].join('\n'),
      continues: true,
    }));
}

/** What may follow a chapter of the ODG or one of its sections: a section, the end, another source. */
export function odgSectionCandidates(evidence: Evidence, chapter: string, named: readonly string[]): Candidate[] {
  const known = new Set(named.map((name) => name.trim().toLowerCase()));
  return odgSections(evidence, chapter)
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => ({ label: name, text: `, ${name}`, kind: 'section', detail: 'ODG', continues: true }));
}

export const anotherSource: Candidate = {
  label: OTHER_GUIDELINES.trim(),
  text: `${OTHER_GUIDELINES} `,
  fixed: true,
  kind: 'source',
  detail: 'a second source',
  continues: true,
};
