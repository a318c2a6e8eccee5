/**
 * Whether a text is a determination letter, for files whose name does not say so. The extension asks this of every
 * plain-text file, so only the marks of the form are looked for, and none of the vocabularies is loaded.
 */

import { findFormat } from '../letter/findFormat';
import { parseHeader } from '../letter/header';
import { Layout } from '../letter/lines';
import { findMarks, isLabel } from '../letter/marks';
import { readNotes } from '../letter/notes';
import { outlineSections } from '../letter/sections';

/** Letters show what they are at their beginning; a longer text is not read to its end. */
const readAtMost = 64 * 1024;

/** True for a text with the form of a letter; ordinary notes, and other kinds of letters, are none. */
export function isLetter(text: string): boolean {
  const read = readNotes(text.slice(0, readAtMost));
  const layout = new Layout(read.text, read.notes);
  const marks = findMarks(layout);
  const sections = outlineSections(layout, marks);
  const header = parseHeader(layout, sections[0]?.firstLine ?? layout.lines.length);
  const evidence = { text: layout.text, header, sections, labels: marks.filter(isLabel).length, issues: [] };
  return findFormat({ ...evidence, hasCredentialLines: false, hasBoardCertifiedSentence: false }) !== null;
}
