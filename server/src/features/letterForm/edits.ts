/** Edits of a text, and what every edit of the form must keep: the words, the notes, and what the letter says. */

import type { Edit } from '../../letter/edits';
import type { Letter } from '../../letter/letter';
import { toRecord } from '../../letter/record';
import { isSpace, skipSpace } from '../../letter/text';

/** Edits in the order of the text, without those that change nothing, and those that touch made one. */
export function orderEdits(text: string, edits: readonly Edit[]): Edit[] {
  const changes = edits.filter(({ start, end, newText }) => text.slice(start, end) !== newText);
  changes.sort((one, other) => one.start - other.start || one.end - other.end);
  const ordered: Edit[] = [];
  for (const edit of changes) {
    const last = ordered.at(-1);
    if (last === undefined || last.end < edit.start) ordered.push(edit);
    else ordered[ordered.length - 1] = { start: last.start, end: edit.end, newText: last.newText + edit.newText };
  }
  return ordered;
}

/** Hyphens at which a word may be parted: the ordinary one, Unicode's own, and the soft one. */
const HYPHENS = new Set(['-', '\u2010', '\u00ad']);

/** Whether a character, one UTF-16 unit, is such a hyphen; `false` for the empty text. */
export function isHyphen(character: string): boolean {
  return HYPHENS.has(character);
}

/**
 * Whether two texts have the same words in the same order. White space is not compared, except that no two words are
 * glued and none is parted: only the end of a line behind a hyphen may vanish, alone or with its hyphen, and only
 * behind a colon may a blank appear.
 */
export function haveSameWords(before: string, after: string): boolean {
  let to = skipSpace(after, 0, after.length);
  for (let from = skipSpace(before, 0, before.length); from < before.length; ) {
    const character = before.charAt(from);
    const nextFrom = skipSpace(before, from + 1, before.length);
    const parted = nextFrom > from + 1 && nextFrom < before.length;
    const mayClose = parted && isHyphen(character) && LINE_END.test(before.slice(from + 1, nextFrom));
    if (character !== after.charAt(to)) {
      if (!mayClose || isSpace(after.charCodeAt(to - 1))) return false;
      from = nextFrom;
      continue;
    }
    const nextTo = skipSpace(after, to + 1, after.length);
    const stillParted = nextTo > to + 1 && nextTo < after.length;
    if (parted !== stillParted && !(parted ? mayClose : character === ':')) return false;
    from = nextFrom;
    to = nextTo;
  }
  return to === after.length;
}

const LINE_END = /[\n\r\f]/;

/** Whether two parses have the same words and notes and come to the same record, but for hyphens at line ends. */
export function saysTheSame(before: Letter, after: Letter): boolean {
  return (
    haveSameWords(before.source, after.source) &&
    before.notes.length === after.notes.length &&
    before.notes.every((note, index) => note.text === after.notes[index]?.text) &&
    recordOf(before) === recordOf(after)
  );
}

function recordOf(letter: Letter): string {
  return JSON.stringify(toRecord(letter)).replace(/[-\u2010\u00ad] ?/g, '');
}
