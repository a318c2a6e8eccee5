import { findSources } from '../../facts/sources';
import { rangeOf } from '../../letter/ranges';
import { FoldedText } from '../../letter/text';
import { findMtusChapter } from '../../reference/guidelines';
import { chapterHover } from './chapter';
import { decidingDay, hoverOdgChapter } from './citation';
import { type Hover, type HoverProvider, isAt, surroundings } from './hover';

/** A source is named in fewer characters, and what is read of it stands within the name. */
const reach = 300;

/** A chapter or edition that prose names: `the 2009 Chronic Pain Guidelines`, `ACOEM Chapter 12`. */
export const hoverSource: HoverProvider = (place): Hover | null => {
  const { letter, section } = place;
  if (section === null || section.kind === 'header' || section.kind === 'reviewer') return null;
  const { start, end } = surroundings(place, reach);
  const folded = new FoldedText(letter.text, start, end);
  for (const source of findSources(folded.text)) {
    const span = folded.span(source.start, source.end);
    if (span.start > place.offset) break;
    if (!isAt(place, span) || source.chapter === null) continue;
    if (source.organisation === 'ODG') return hoverOdgChapter({ ...span, text: source.chapter });
    const chapter = findMtusChapter(source.chapter);
    return chapter === undefined
      ? null
      : chapterHover(rangeOf(span), chapter, source.year, decidingDay(letter, 'reviewer'));
  }
  return null;
};
