/** What a citation does not say of what 8 CCR 9792.21.1(d)(1)-(2) asks for, so that its source can be found. */

import type { Citation, TextSpan } from '../letter/letter';
import { longestOdgChapterAt } from '../reference/odgChapters';
import { titleOf } from './citedChapters';

export interface CitationGap {
  /** `guideline`: a chapter stands there without the guideline that it belongs to; `edition`: a year or a number of one. */
  readonly lacks: 'year' | 'section' | 'guideline' | 'edition' | 'chapter';
  /** The words that the gap belongs to: the chapter with its year, or the whole citation. */
  readonly at: TextSpan;
}

/** The first gap of a citation that can be read as one; `null` where there is none, and for text of no form. */
export function gapOf(citation: Citation): CitationGap | null {
  const { kind, source, chapter, year, sections, pages, text } = citation;
  if (kind === 'mtus' && chapter !== null) {
    const at = titleOf(citation);
    if (year === null) return { lacks: 'year', at };
    // The Acupuncture Treatment Guidelines of 2007 have no sections.
    const hasNone = /^acupuncture/i.test(chapter.text);
    return sections.length === 0 && pages.length === 0 && !hasNone ? { lacks: 'section', at } : null;
  }
  if (kind !== 'non-mtus') return null;
  if (chapter !== null && source === null)
    return isChapterAlone(citation, chapter) ? { lacks: 'guideline', at: citation } : null;
  if (source === null) return null;
  // The ACOEM Guidelines come in editions, each for itself outside the MTUS; the ODG are one text that is kept up to date.
  const isAcoem = /^(?:ACOEM|American College of Occ)/i.test(source.text);
  if (isAcoem && year === null && !/\bed(?:ition|\.)/i.test(text)) return { lacks: 'edition', at: citation };
  if (chapter === null && isOdg(source.text) && !namesOdgChapter(text, source.text.length))
    return { lacks: 'chapter', at: citation };
  return null;
}

/** "Knee MRI criteria" and the like may be the title of an article; a chapter is followed by its section or nothing. */
function isChapterAlone(citation: Citation, chapter: TextSpan): boolean {
  if (chapter.start !== citation.start) return false;
  const behind = citation.text.slice(chapter.end - citation.start);
  return /(?:\)|chapter|section)$/i.test(chapter.text) || /^[\s,:;/.(]*$|^\s*[,:;/(\u2013-]/.test(behind);
}

function isOdg(source: string): boolean {
  return /^(?:ODG|Official Disability)/i.test(source);
}

/** A chapter may stand behind its topic (`MRI shoulder`), or be one of the treatment guidelines. */
function namesOdgChapter(text: string, from: number): boolean {
  if (/\bguidelines?\b|\bpreface\b/i.test(text.slice(from))) return true;
  for (let at = from; at >= 0 && at < Math.min(text.length, 400); at = nextWord(text, at)) {
    if (longestOdgChapterAt(text, at) !== undefined) return true;
  }
  return /\b(?:hip|ankle|foot|hand|wrist|forearm|lumbar|cervical|mental|stress|back|leg)\b/i.test(text.slice(from));
}

function nextWord(text: string, at: number): number {
  const match = /[\s(/,:-]/g;
  match.lastIndex = at;
  return match.exec(text) === null ? -1 : match.lastIndex;
}
