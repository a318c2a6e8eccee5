/** The headings of the sections: what the law wants there. */

import type { SectionKind } from '../../letter/letter';
import { rangeOf } from '../../letter/ranges';
import { duties } from './duties';
import { type Hover, type HoverProvider, isAt } from './hover';

/** A heading that stands in the letter; nothing for a section that was known by its lead-in only. */
export const hoverSection: HoverProvider = (place): Hover | null => {
  const { section } = place;
  if (section === null || !isAt(place, section.heading)) return null;
  const duty = dutyOf(section.kind);
  return duty && { ...rangeOf(section.heading), title: section.heading.expected.replace(/:$/, ''), ...duty };
};

/** Before the first heading there is nothing that the law asks for by itself. */
function dutyOf(kind: SectionKind) {
  return kind === 'preamble' || kind === 'header' ? null : duties[kind];
}
