import { type Ignore, isIgnore, readIgnores } from '../../letter/ignores';
import { noteAt } from '../../letter/notes';
import { shortened } from '../../letter/quotation';
import { rangeOf } from '../../letter/ranges';
import type { Hover, HoverProvider } from './hover';

/** A note of the author's: that it is no part of the letter, and what it silences. */
export const hoverNote: HoverProvider = (place): Hover | null => {
  const note = noteAt(place.letter.notes, place.offset);
  if (note === undefined) return null;
  const ignore = isIgnore(note) ? readIgnores(place.letter).find((one) => one.note === note) : undefined;
  return {
    ...rangeOf(note),
    title: ignore === undefined ? "Author's note" : "Author's note: a finding is ignored",
    lines: [
      ...(ignore === undefined ? [] : silencing(ignore)),
      'Not part of the letter: no rule reads it, and it is left out of every export.',
    ],
    source: null,
  };
};

/** What a note silences and why; a note that names no rule silences nothing. */
function silencing({ codes, scope, reason }: Ignore): string[] {
  if (codes.length === 0) return ['It names no rule and so silences nothing.'];
  const named = shortened(codes.map(({ code }) => code).join(', '), 120);
  return [
    scope === 'letter'
      ? `Silences every finding of ${named} in this letter.`
      : `Silences what ${named} finds in the next line.`,
    reason === '' ? 'No reason is given, so nothing is silenced.' : `Reason: ${shortened(reason, 120)}`,
  ];
}
