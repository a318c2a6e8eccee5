/** The place of an offset in a letter: its section, issue and part, and the line around it. */

import type { Issue, Letter, Range, Section } from '../letter/letter';
import { endOfLine, startOfLine } from '../letter/lines';
import { clampOffset } from '../letter/ranges';

export interface Place {
  readonly letter: Letter;
  /** Inside the text, in UTF-16 units. */
  readonly offset: number;
  readonly section: Section | null;
  readonly issue: Issue | null;
  readonly part: Issue['parts'][number] | null;
  /** The start of the line. */
  readonly lineStart: number;
  /** The letter's text from the start of the line to the offset, and from the offset to the end of the line. */
  readonly before: string;
  readonly after: string;
}

/** Offsets outside the text are taken for its ends. What ends at an offset holds it only at the end of the text. */
export function placeAt(letter: Letter, offset: number): Place {
  const { text } = letter;
  const at = clampOffset(text, offset);
  const holds = ({ start, end }: Range) => start <= at && (at < end || (at === end && end === text.length));
  const issue = letter.issues.find(holds) ?? null;
  const lineStart = startOfLine(text, at);
  return {
    letter,
    offset: at,
    section: letter.sections.find(holds) ?? null,
    issue,
    part: issue?.parts.find(holds) ?? null,
    lineStart,
    before: text.slice(lineStart, at),
    after: text.slice(at, endOfLine(text, at)),
  };
}
