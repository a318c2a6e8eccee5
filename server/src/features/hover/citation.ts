/** What a guideline line names: chapters of the MTUS, their sections, chapters of the ODG, other guidelines. */

import { chapterOf, titleOf } from '../../facts/citedChapters';
import { headerDay } from '../../facts/headerDays';
import type { Citation, GuidelineLine, Letter, TextSpan } from '../../letter/letter';
import { rangeOf } from '../../letter/ranges';
import { notVerified } from '../../reference/entry';
import { longestGuidelineAt } from '../../reference/guidelines';
import { longestOdgChapterAt } from '../../reference/odgChapters';
import { findTopic, type Topic } from '../../reference/topics';
import { chapterHover, type DecidingDay } from './chapter';
import { type Hover, type HoverProvider, isAt } from './hover';

/** The narrowest name at the place: a section of the MTUS, else its chapter; a chapter of the ODG, else the organisation. */
export const hoverCitation: HoverProvider = (place): Hover | null => {
  const line = place.issue?.parts.find((one): one is GuidelineLine => one === place.part && 'citations' in one);
  const citation = line?.citations.find((one) => isAt(place, one));
  if (line === undefined || citation === undefined) return null;
  if (citation.kind === 'mtus') {
    const section = citation.sections.find((one) => isAt(place, one));
    return section === undefined
      ? hoverMtusChapter(place, citation, decidingDay(place.letter, line.kind))
      : hoverTopic(section, citation);
  }
  if (isAt(place, citation.chapter)) return hoverOdgChapter(citation.chapter);
  return isAt(place, citation.source) ? hoverGuideline(citation.source) : null;
};

/** The reviewer cites what was in force at the decision, the claims administrator what was in force at the denial. */
export function decidingDay(letter: Letter, kind: GuidelineLine['kind'] | 'reviewer'): DecidingDay | null {
  const day = headerDay(letter, kind === 'claimsAdministratorGuideline' ? 'urDenialDate' : 'decisionDate');
  return day && { day: day.day, called: day.called };
}

function hoverMtusChapter(
  place: { readonly offset: number },
  citation: Citation,
  day: DecidingDay | null,
): Hover | null {
  const title = titleOf(citation);
  const chapter = chapterOf(citation);
  if (chapter === undefined || !isAt(place, title)) return null;
  return chapterHover(rangeOf(title), chapter, citation.year === null ? null : Number(citation.year.text), day);
}

function hoverTopic(section: TextSpan, citation: Citation): Hover | null {
  const topic = findTopic(section.text);
  if (topic === undefined) return null;
  const year = citation.year === null ? '' : ` ${citation.year.text}`;
  const cited = `${chapterOf(citation)?.label ?? ''}${year}`;
  return {
    ...rangeOf(section),
    title: topic.name,
    lines: [chaptersOf(topic, cited), ...pagesOf(topic, cited)],
    source: topic.confidence === 'verified' ? "posted letters and the guidelines' own headings" : notVerified,
  };
}

/** The chapters that have a section: the one that is cited first, then a few of the others. */
function chaptersOf({ chapters }: Topic, cited: string): string {
  const ordered = [...chapters].sort((one, other) => Number(other === cited) - Number(one === cited));
  const more = ordered.length > 4 ? `; and ${ordered.length - 3} more` : '';
  return `Section of ${ordered.slice(0, more === '' ? 4 : 3).join('; ')}${more}.`;
}

/** Where the section stands in the printed text of the cited chapter, else of another that has it. */
function pagesOf({ pages = [] }: Topic, cited: string): string[] {
  const found = pages.find(({ chapter }) => chapter === cited) ?? pages[0];
  if (found === undefined) return [];
  const doubt = found.confidence === 'recalled' ? ` (${notVerified})` : '';
  const plural = /[-,]/.test(found.pages) ? 'Pages' : 'Page';
  return [`${plural} ${found.pages} of the text of ${found.chapter}${doubt}.`];
}

/** A chapter of the ODG by its name in the letter, whose range is the hover's; `null` for a name that is not known. */
export function hoverOdgChapter(chapter: TextSpan): Hover | null {
  const known = longestOdgChapterAt(chapter.text, 0)?.chapter;
  return known === undefined
    ? null
    : {
        ...rangeOf(chapter),
        title: `ODG chapter: ${known.name}`,
        lines: [
          'Chapter of the Official Disability Guidelines, which are outside the MTUS and come after it.',
          `A citation names the year and the section too (this rule is ${notVerified}).`,
        ],
        source: `8 CCR 9792.21.1(a), (d)(2); ${known.confidence === 'verified' ? 'chapter names of posted letters' : `the chapter's name is ${notVerified}`}`,
      };
}

function hoverGuideline(source: TextSpan): Hover | null {
  const known = longestGuidelineAt(source.text, 0)?.guideline;
  if (known === undefined || known.kind === 'mtus') return null;
  const doubt = known.confidence === 'recalled' ? ` (${notVerified})` : '';
  return {
    ...rangeOf(source),
    title: known.name,
    lines: [
      ...(known.publisher === undefined ? [] : [`Publisher: ${known.publisher}${doubt}.`]),
      'Outside the MTUS, which comes first where it addresses the condition.',
    ],
    source: '8 CCR 9792.21(d), 9792.21.1(a)',
  };
}
