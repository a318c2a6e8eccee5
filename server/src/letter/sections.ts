/** Sections: how the headings and lead-ins part a letter. */

import type { SectionKind } from './letter';
import type { Layout } from './lines';
import type { HeadingMark, LeadInMark, LineMark } from './marks';

export interface SectionOutline {
  readonly kind: SectionKind;
  readonly heading: HeadingMark | null;
  readonly leadIn: LeadInMark | null;
  readonly firstLine: number;
  /** The first line behind heading and lead-in; the lead-in's last line where text goes on behind it on that line. */
  readonly bodyLine: number;
  readonly endLine: number;
}

/**
 * The sections in the order of the text. A section opens at its heading, or at its standard lead-in where that does not
 * stand under the heading already. Lines before the first section belong to none.
 */
export function outlineSections(layout: Layout, marks: readonly LineMark[]): SectionOutline[] {
  const open: { kind: SectionKind; heading: HeadingMark | null; leadIn: LeadInMark | null; firstLine: number }[] = [];
  /** The furthest section of the present form that has been opened: its later sections hold no others. */
  let present: 'none' | 'summary' | 'issues' = 'none';
  for (const mark of marks) {
    const current = open.at(-1);
    if (mark.kind === 'heading') {
      if (mark.formats.includes('2016')) {
        if (mark.section === 'issues' || (mark.section === 'summary' && present === 'none')) present = mark.section;
      } else if (present === 'issues' || (present === 'summary' && mark.section !== 'issues')) continue;
      open.push({ kind: mark.section, heading: mark, leadIn: null, firstLine: mark.firstLine });
    } else if (mark.kind === 'leadIn') {
      if (current?.kind !== mark.section) {
        open.push({ kind: mark.section, heading: null, leadIn: mark, firstLine: mark.firstLine });
      } else if (current.leadIn === null) current.leadIn = mark;
    }
  }
  return open.map((section, index) => {
    const endLine = open[index + 1]?.firstLine ?? layout.lines.length;
    return { ...section, endLine, bodyLine: bodyLine(layout, section) };
  });
}

function bodyLine(
  layout: Layout,
  section: { heading: HeadingMark | null; leadIn: LeadInMark | null; firstLine: number },
): number {
  const { heading, leadIn } = section;
  // The lead-in of the reviewer's section is the beginning of its standard paragraph.
  if (leadIn === null || leadIn.section === 'reviewer') return heading?.endLine ?? section.firstLine;
  let line = leadIn.firstLine;
  while (layout.line(line).end < leadIn.range.end) line += 1;
  return layout.line(line).contentEnd <= leadIn.range.end ? line + 1 : line;
}
