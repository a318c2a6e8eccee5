/**
 * The notes with which an author silences findings:
 *
 *   %% imr-ignore-next <code>[, <code> ...]: <reason>   findings that begin in the next line of text
 *   %% imr-ignore <code>[, <code> ...]: <reason>        findings in the whole letter
 *
 * Without a reason nothing is silenced, so that nobody has to guess later why a finding was passed over.
 */

import type { Letter, Note, Range } from './letter';
import { endOfLine } from './lines';
import { noteMark } from './notes';
import { isPlaceholder } from './placeholders';

/** What a note silences: findings in the next line of text, or in the whole letter. */
export type IgnoreScope = 'next' | 'letter';

/** A note that is meant to silence findings. */
export interface Ignore {
  readonly note: Note;
  readonly scope: IgnoreScope;
  readonly codes: readonly IgnoredCode[];
  /** Empty where none is given, or where a field still stands for it. */
  readonly reason: string;
  /** Where a finding must begin to be silenced, `end` included; `null` where no text follows. */
  readonly covers: Range | null;
}

/** A code as a note names it, with its place; there need be no such rule. */
export interface IgnoredCode extends Range {
  readonly code: string;
}

/** The note that silences findings of one code, without its line end; `reason` is not empty and stands on one line. */
export function ignoreNote(code: string, scope: IgnoreScope, reason: string): string {
  return `${noteMark} imr-ignore${scope === 'next' ? '-next' : ''} ${code}: ${reason}`;
}

/** How a note begins that is meant to silence something. */
const IGNORE = /^imr-ignore(-next)?(?![\w-])/i;
/** The word of a note that is meant for the checks, be it one that they know or not. */
const MEANT = /^imr-?ign\w*(?:-\w+)*/i;

/** Whether a note belongs to the line of text below it, over blank lines too, because it silences what stands there. */
export function isAboutNextLine({ text }: Note): boolean {
  return IGNORE.exec(text)?.[1] !== undefined;
}

/** Whether a note silences findings or is meant to, however badly it is written. */
export function isIgnore({ text }: Note): boolean {
  return MEANT.test(text);
}

/** The word of a note that is meant to silence something but is none of the two that do; `null` in other notes. */
export function unknownIgnore({ text }: Note): string | null {
  return IGNORE.test(text) ? null : (MEANT.exec(text)?.[0] ?? null);
}

/** The ignores of a letter, in the order of the text. Linear in the letter. */
export function readIgnores({ text, source, notes }: Letter): Ignore[] {
  const ignores: Ignore[] = [];
  let next: Range | null = null;
  // From the end, so that the line of text behind a row of notes is looked for once.
  for (let index = notes.length - 1, behind = text.length; index >= 0; index -= 1) {
    const note = notes[index];
    if (note === undefined) continue;
    const first = firstText(text, note.end, behind);
    if (first !== null) next = { start: first, end: endOfLine(text, first) };
    behind = note.start;
    const head = IGNORE.exec(note.text);
    if (head === null) continue;
    const scope = head[1] === undefined ? 'letter' : 'next';
    const covers: Range | null =
      scope === 'letter' ? { start: 0, end: text.length } : next && { start: note.end, end: next.end };
    ignores.push({ note, scope, covers, ...readWords(source, note, head[0].length) });
  }
  return ignores.reverse();
}

function firstText(text: string, from: number, to: number): number | null {
  const found = text.slice(from, to).search(/\S/);
  return found < 0 ? null : from + found;
}

/** The codes and the reason; `from` counts in the note's words. */
function readWords(source: string, note: Note, from: number): Pick<Ignore, 'codes' | 'reason'> {
  const start = source.indexOf(note.text, note.start);
  const colon = note.text.indexOf(':', from);
  const list = note.text.slice(from, colon < 0 ? undefined : colon);
  const reason = colon < 0 ? '' : note.text.slice(colon + 1).trim();
  const codes = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const at = start + from + match.index;
    return { code: match[0].toLowerCase(), start: at, end: at + match[0].length };
  });
  return { codes, reason: isPlaceholder(reason) ? '' : reason };
}
