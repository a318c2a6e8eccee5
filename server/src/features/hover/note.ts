import { noteAt } from '../../letter/notes';
import { shortened } from '../../letter/quotation';
import { rangeOf } from '../../letter/ranges';
import type { Hover, HoverProvider } from './hover';

/** `imr-ignore` for the whole letter and `imr-ignore-next`, then the rule's code, then a colon and the reason. */
const IGNORE = /^imr-ignore(-next)?\s+([a-z][a-z0-9-]*)\s*(?::\s*(.*))?$/;

/** A note of the author's: that it is no part of the letter, and what it silences. */
export const hoverNote: HoverProvider = (place): Hover | null => {
  const note = noteAt(place.letter.notes, place.offset);
  if (note === undefined) return null;
  const [, next, code, reason = ''] = IGNORE.exec(note.text) ?? [];
  const silenced =
    code === undefined
      ? []
      : [
          next === undefined
            ? `Silences every finding of ${shortened(code)} in this letter.`
            : `Silences the finding of ${shortened(code)} that comes next below it.`,
          reason === '' ? 'No reason is given.' : `Reason: ${shortened(reason, 120)}`,
        ];
  return {
    ...rangeOf(note),
    title: code === undefined ? "Author's note" : "Author's note: a finding is ignored",
    lines: [...silenced, 'No part of the letter: no rule reads it, and it is left out of every export.'],
    source: null,
  };
};
