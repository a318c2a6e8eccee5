/**
 * A pasted passage of a few lines with a blank line behind every line. The parser calls a letter double spaced only from
 * eight lines on, because in a letter each line may be a paragraph; in a passage the wrapped sentences show it sooner.
 */

import type { Edit } from '../../letter/edits';
import type { Letter } from '../../letter/letter';
import { FULL_LINE, isBlank, WIDEST_WRAP } from '../../letter/lines';
import { isSmall } from '../../letter/text';

/** The edits that take one blank line out before every line; `null` where the passage is not double spaced. */
export function doubleSpacingEdits({ layout, notes }: Letter): Edit[] | null {
  const texts = layout.lines.flatMap((line, index) => (isBlank(line) ? [] : [index]));
  if (texts.length < 3 || texts.length > 8 || layout.spacing > 0 || notes.length > 0) return null;
  const widths = texts.map((index) => layout.line(index).contentEnd - layout.line(index).contentStart);
  const longest = Math.max(...widths);
  if (longest > WIDEST_WRAP || longest < 40) return null;
  const [, ...followers] = texts;
  const wrapped = followers.filter((index) => {
    const isMidSentence = layout.blanksBefore(index) === 1 && !layout.endsSentence(layout.previous(index));
    const goesOn = isSmall(layout.text.charAt(layout.line(index).contentStart));
    return isMidSentence && (goesOn || !layout.hadRoomBefore(index, longest * FULL_LINE));
  });
  const isDouble = followers.every((index) => layout.blanksBefore(index) > 0) && wrapped.length * 2 > followers.length;
  if (!isDouble) return null;
  return followers.map((index) => {
    const blank = layout.line(index - 1);
    return { start: blank.start, end: blank.end, newText: '' };
  });
}
