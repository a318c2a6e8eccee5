/** From what the grammar allows to what is offered: what was typed of it, what it replaces, what is left to insert. */

import type { Letter, Range } from '../../letter/letter';
import { isSpace } from '../../letter/text';
import type { Completion } from './completion';

/** Something that may stand next in a line. */
export interface Candidate extends Omit<Completion, 'range' | 'newText' | 'snippet'> {
  /** As it follows the token before it, with the blanks and marks between them. */
  readonly text: string;
  /** A mark or a fixed phrase: it is typed as it stands or not at all. */
  readonly fixed?: boolean;
}

/** The text from the label of a line to the cursor, with white space folded, and the way back. */
export interface Typed {
  readonly text: string;
  /** The offset in the letter of each character of `text`, and of the cursor behind the last. */
  readonly offsets: readonly number[];
}

/** Folds a stretch up to the cursor; a blank before the cursor stays, one behind the label does not. */
export function foldTyped(source: string, start: number, offset: number): Typed {
  let text = '';
  const offsets: number[] = [];
  let blankAt = -1;
  for (let at = start; at < offset; at += 1) {
    if (isSpace(source.charCodeAt(at))) {
      if (blankAt < 0) blankAt = at;
      continue;
    }
    if (blankAt >= 0) {
      text += ' ';
      offsets.push(blankAt);
      blankAt = -1;
    }
    text += source.charAt(at);
    offsets.push(at);
  }
  if (blankAt >= 0) {
    text += ' ';
    offsets.push(blankAt);
  }
  offsets.push(offset);
  return { text, offsets };
}

/** The blanks and marks between two tokens. */
const LEAD = /^[\s,;:/\-\u2013]*/;

/** Offers those candidates that agree with what was typed behind `start`, in their order. */
export function offer(
  letter: Letter,
  typed: Typed,
  start: number,
  lineStart: number,
  candidates: readonly Candidate[],
): Completion[] {
  const { text, offsets } = typed;
  const behind = text.slice(start);
  const lead = LEAD.exec(behind)?.[0] ?? '';
  const end = offsets.at(-1) ?? 0;
  const offers: Completion[] = [];
  const add = ({ text: _text, fixed: _fixed, ...shown }: Candidate, from: number, newText: string) => {
    const range = onCursorLine(letter, typed, from, lineStart, newText);
    if (range !== null) offers.push({ ...shown, ...range });
  };
  for (const candidate of candidates) {
    if (candidate.fixed === true) {
      if (startsLike(candidate.text, behind)) {
        // A blank that is there already stays there.
        const skipped = candidate.text.startsWith(' ') && behind.startsWith(' ') ? 1 : 0;
        add(candidate, start + skipped, candidate.text.slice(skipped));
      } else if (/^ \S/.test(behind) && startsLike(candidate.text, `,${behind}`)) {
        // The comma was left out: `Knee Complaints 2004 sec`.
        add({ ...candidate, filterText: candidate.text.slice(1) }, start, candidate.text);
      } else if (behind === ' ') {
        const isOnLine = (offsets[start] ?? end) >= lineStart;
        add(candidate, isOnLine ? start : text.length, candidate.text);
      }
      continue;
    }
    const ownLead = LEAD.exec(candidate.text)?.[0] ?? '';
    const core = candidate.text.slice(ownLead.length);
    const words = behind.slice(lead.length);
    if (!agrees(words, candidate.filterText ?? core)) continue;
    if (lead === '') add(candidate, start, words === '' ? candidate.text : core);
    else if (words !== '' || lead.trim() !== '' || ownLead.trim() === '')
      add(candidate, start + lead.length, lead.endsWith(' ') ? core : ` ${core}`);
    else add(candidate, text.length, candidate.text.trimStart());
  }
  return offers;
}

/**
 * The stretch from a place of the typed text to the cursor, kept to the cursor's line, since an editor replaces nothing
 * on other lines: what was typed there must be the beginning of the new text, of which only the rest is left to insert.
 */
function onCursorLine(
  letter: Letter,
  { text, offsets }: Typed,
  from: number,
  lineStart: number,
  newText: string,
): { range: Range; newText: string; filterText?: string } | null {
  const end = offsets.at(-1) ?? 0;
  const start = offsets[from] ?? end;
  if (start >= lineStart || from >= text.length) return { range: { start, end }, newText };
  let onLine = from;
  while (onLine < text.length && (offsets[onLine] ?? end) < lineStart) onLine += 1;
  const head = text.slice(from, onLine);
  if (!startsLike(newText, head)) return null;
  const rest = newText.slice(head.length);
  let restStart = offsets[onLine] ?? end;
  while (restStart < end && isSpace(letter.text.charCodeAt(restStart))) restStart += 1;
  return { range: { start: restStart, end }, newText: rest, filterText: rest };
}

function startsLike(text: string, beginning: string): boolean {
  return text.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase();
}

/** Whether the words typed are beginnings of words of the name, in its order: `low co` of `Low Back Complaints 2004`. */
function agrees(typed: string, name: string): boolean {
  const words = wordsOf(typed);
  if (words.length === 0) return typed.trim() === '' || name.startsWith(typed.trim());
  const named = wordsOf(name);
  let at = 0;
  for (const word of words) {
    while (at < named.length && !(named[at] ?? '').startsWith(word)) at += 1;
    if (at === named.length) return false;
    at += 1;
  }
  return true;
}

function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}.]+/gu)
      ?.map((word) => word.replace(/\.+$/, ''))
      .filter((word) => word !== '') ?? []
  );
}
