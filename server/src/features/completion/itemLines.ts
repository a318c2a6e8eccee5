/** Where in the issues section a line is an item's, or may become one. */

import { offeredForm } from '../../letter/forms';
import type { Letter } from '../../letter/letter';
import type { Layout } from '../../letter/lines';
import { conclusionOf } from '../../letter/necessity';
import type { Place } from './completion';

/**
 * `item`: the parser takes the paragraph for an item, or nothing else can stand there.
 * `perhaps`: it stands behind a rationale that has not come to its conclusion, and may go on with it.
 */
export type ItemPlace = 'item' | 'perhaps';

export interface ItemParagraph {
  readonly kind: ItemPlace;
  /** The lines of the paragraph up to the cursor's, `lastLine` inclusive. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The offset of the paragraph's first character; that of the line where it is blank. */
  readonly start: number;
}

/** Items are short; what is longer is prose. */
const longestItem = 12;

/** The paragraph at an offset (the cursor's), where it is or may be an item; `null` for all other places. */
export function itemParagraphAt(place: Place, offset = place.offset): ItemParagraph | null {
  const { letter, section, issue, part } = place;
  if (section?.kind !== 'issues' || offeredForm(letter)?.items.style !== 'decision-line') return null;
  const { layout } = letter;
  const lastLine = lineIndexAt(letter, offset);
  const opening = section.leadIn?.end ?? section.heading?.end ?? section.start;
  const firstLine = firstOfParagraph(layout, lastLine, opening);
  if (firstLine === null) return null;
  const line = layout.lines[firstLine];
  const start = line === undefined ? letter.text.length : Math.min(line.contentStart, offset);
  const paragraph = (kind: ItemPlace) => ({ kind, firstLine, lastLine, start });
  const before = previousText(layout, firstLine);
  if (start < opening) return null;
  const isFirst = before < 0 || layout.line(before).start < opening;
  if (part?.kind === 'item') return start <= part.body.start || isFirst ? paragraph('item') : null;
  if (isFirst) return paragraph('item');
  if (issue === null || part?.kind !== 'rationale' || part.body.start >= start) return null;
  // Whatever stands below in the same rationale says that the writer is still arguing.
  if (layout.startOf(layout.nextText(lastLine + 1, layout.lines.length)) < part.end) return null;
  if (!layout.endsSentence(before)) return null;
  const sentences = part.sentences.filter(({ end }) => end <= start);
  return paragraph(conclusionOf([{ ...part, sentences }]) === null ? 'perhaps' : 'item');
}

/** The line that holds an offset; the number of lines for the empty one behind the last line end. */
function lineIndexAt({ layout, text }: Letter, offset: number): number {
  const isBehind = offset >= text.length && (text === '' || /[\n\r\f]$/.test(text));
  return isBehind ? layout.lines.length : layout.lineAt(offset);
}

/** The line of text before a line, -1 where there is none; also for the empty line at the end of the text. */
function previousText(layout: Layout, index: number): number {
  if (index < layout.lines.length) return layout.previous(index);
  let at = index - 1;
  while (at >= 0 && layout.isBlank(at)) at -= 1;
  return at;
}

/**
 * The first line of the paragraph that ends with a line, behind the section's opening words; `null` where the line goes on
 * with prose above it.
 */
function firstOfParagraph(layout: Layout, last: number, opening: number): number | null {
  const before = previousText(layout, last);
  const opens = (line: number) => layout.line(line).start < opening;
  if (last >= layout.lines.length || layout.isBlank(last)) {
    return before < 0 || last - before > 1 || opens(before) || layout.endsSentence(before) ? last : null;
  }
  let first = last;
  for (let lines = 0; lines < longestItem; lines += 1) {
    if (layout.breakBefore(first) === 'paragraph' || opens(layout.previous(first))) return first;
    // Not everybody leaves a line blank above an item.
    if (layout.endsSentence(layout.previous(first)) && layout.beginsOnPurpose(first)) return first;
    first = layout.previous(first);
  }
  return null;
}
