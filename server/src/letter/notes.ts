/**
 * The author's own notes: lines that begin with `%%`, with or without blanks before it.
 *
 * They stand in the file and are no part of the letter. Everything that reads a letter therefore reads it with its notes
 * blanked out, unit by unit, so that all offsets stay true and no reader has to know of notes.
 */

import type { Letter, Note, Range } from './letter';
import { countLeading } from './ranges';

/** What a note begins with. */
export const noteMark = '%%';

/** A line's beginning, a note and all of its line; a form feed begins a line as the layout of letters has it. */
const NOTE = /(?<=^|[\n\r\f])[ \t\u00a0\ufeff]*%%[^\n\r\f]*/g;

export interface NotedText {
  /** The text with the notes' characters replaced by blanks: as long as what was given, line for line. */
  readonly text: string;
  readonly notes: readonly Note[];
}

/** Parts a text from its notes. A text without notes is given back as it is. */
export function readNotes(source: string): NotedText {
  if (!source.includes(noteMark)) return { text: source, notes: [] };
  const notes: Note[] = [];
  const text = source.replace(NOTE, (line: string, offset: number) => {
    const start = offset + line.indexOf(noteMark);
    const words = line.trimEnd();
    notes.push({ start, end: offset + words.length, text: words.slice(start - offset + noteMark.length).trim() });
    return ' '.repeat(line.length);
  });
  return { text, notes };
}

/** The note around an offset, its ends included; `undefined` where there is none. A letter may have one on every line. */
export function noteAt(notes: readonly Note[], offset: number): Note | undefined {
  const note = notes[countLeading(notes, ({ start }) => start <= offset) - 1];
  return note !== undefined && offset <= note.end ? note : undefined;
}

/** The whole line of a note with its line end, so that deleting it leaves no blank line. */
export function lineOfNote({ source }: Letter, { start, end }: Note): Range {
  let from = start;
  while (from > 0 && /[ \t\u00a0]/.test(source.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < source.length && /[ \t\u00a0]/.test(source.charAt(to))) to += 1;
  const behind = /^(?:\r\n|\n|\r)/.exec(source.slice(to, to + 2))?.[0].length ?? 0;
  return { start: from, end: to + behind };
}
