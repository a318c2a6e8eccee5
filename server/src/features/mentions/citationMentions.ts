/**
 * The guidelines that an issue cites, and where its rationale speaks of them: `the ODG recommends` leads to the citation
 * of the Official Disability Guidelines in the issue's guideline line.
 */

import { findSources, type Source } from '../../facts/sources';
import type { Citation, Issue, Range } from '../../letter/letter';
import { findMtusChapter } from '../../reference/guidelines';
import { longestOdgChapterAt } from '../../reference/odgChapters';

export interface CitedGuideline {
  readonly citation: Citation;
  /** The line's side: citations of the reviewer's line are those that a rationale means first. */
  readonly side: 'reviewer' | 'claimsAdministrator';
  /** What names the guideline, without sections and pages: chapter and year, or organisation and chapter. */
  readonly title: Range;
  /** The organisations by the names that `facts/sources` gives them. */
  readonly organisations: ReadonlySet<string>;
  /** The chapter by its name in the vocabularies, else as it is written, in small letters; `null` where none is named. */
  readonly chapter: string | null;
  readonly year: string | null;
}

const known = new WeakMap<Citation, CitedGuideline>();

/** What an issue's guideline lines cite, in the order of the text. */
export function guidelinesOf({ parts }: Issue): CitedGuideline[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'reviewerGuideline' && part.kind !== 'claimsAdministratorGuideline') return [];
    const side = part.kind === 'reviewerGuideline' ? 'reviewer' : 'claimsAdministrator';
    return part.citations.map((citation) => {
      let guideline = known.get(citation);
      if (guideline === undefined) {
        guideline = readGuideline(citation, side);
        known.set(citation, guideline);
      }
      return guideline;
    });
  });
}

function readGuideline(citation: Citation, side: CitedGuideline['side']): CitedGuideline {
  const { kind, source, chapter, year, text } = citation;
  const name = chapter?.text ?? '';
  const mtusChapter = kind === 'mtus' ? findMtusChapter(name) : undefined;
  const named = kind === 'mtus' ? (mtusChapter?.label ?? null) : (longestOdgChapterAt(name, 0)?.chapter.name ?? null);
  const organisations = new Set<string>();
  if (kind === 'mtus') {
    organisations.add('MTUS');
    if (mtusChapter?.publisher === 'ACOEM') organisations.add('ACOEM');
  } else {
    if (chapter !== null) organisations.add('ODG');
    for (const { organisation } of findSources(text)) organisations.add(organisation);
  }
  const isYearBehind = year !== null && chapter !== null && kind === 'mtus' && year.start >= chapter.end;
  const first = kind === 'mtus' ? chapter : (source ?? chapter);
  const last = isYearBehind ? year : (chapter ?? source);
  const title =
    first !== null && last !== null
      ? { start: first.start, end: last.end }
      : { start: citation.start, end: citation.end };
  return {
    citation,
    side,
    title,
    organisations,
    chapter: chapter === null ? null : (named ?? name.toLowerCase()),
    year: kind === 'mtus' ? (year?.text ?? null) : null,
  };
}

/** Whether two citations name the same guideline in the same edition, whatever sections they give. */
export function isSameGuideline(one: CitedGuideline, other: CitedGuideline): boolean {
  if (one.citation.kind !== other.citation.kind || one.year !== other.year || one.chapter !== other.chapter)
    return false;
  if (one.chapter !== null) return true;
  return one.citation.text.toLowerCase() === other.citation.text.toLowerCase();
}

/** `MTUS/ACOEM Guidelines` is a common name of the MTUS as a whole. */
const BEHIND_MTUS = /MTUS[\s/,&()-]{0,4}(?:and |or )?(?:the )?$/;

/**
 * The citations that a name in the rationale means: all that agree with it, of the reviewer's line where there are any.
 * Empty where the lines do not cite it. `text`: the text in which the name stands.
 */
export function guidelinesMeant(guidelines: readonly CitedGuideline[], source: Source, text: string): CitedGuideline[] {
  let meant = guidelines.filter((guideline) => isMeant(guideline, source));
  if (meant.length === 0 && source.organisation === 'ACOEM' && source.chapter === null && isBehindMtus(source, text))
    meant = guidelines.filter(({ citation }) => citation.kind === 'mtus');
  const own = meant.filter(({ side }) => side === 'reviewer');
  return own.length > 0 ? own : meant;
}

function isBehindMtus({ start }: Source, text: string): boolean {
  return BEHIND_MTUS.test(text.slice(Math.max(0, start - 20), start));
}

function isMeant({ organisations, chapter, year }: CitedGuideline, source: Source): boolean {
  // The chapters of ACOEM that the MTUS adopts are called by either name.
  const { organisation } = source;
  const isAdopted = organisation === 'ACOEM' && source.chapter !== null && organisations.has('MTUS');
  if (!organisations.has(organisation) && !isAdopted) return false;
  if (source.year !== null && year !== null && String(source.year) !== year) return false;
  if (source.chapter === null || chapter === null) return source.chapter === null || !isAdopted;
  return (
    source.chapter === chapter || (familyOf(source.chapter) !== null && familyOf(source.chapter) === familyOf(chapter))
  );
}

/** The guidelines of 2016 and 2017 on chronic pain and on opioids are near enough in name to be meant by one another. */
function familyOf(chapter: string): string | null {
  return /^(chronic pain|opioid)/i.exec(chapter)?.[1]?.toLowerCase() ?? null;
}
