import { readIgnores } from '../../rules/ignores';
import { shortened } from '../../rules/quotation';
import { type Hover, type HoverProvider, isAt, rangeOf } from './hover';

/** A note of the author's: that it is no part of the letter, and what it silences. */
export const hoverNote: HoverProvider = (place): Hover | null => {
  const note = place.letter.notes.find((one) => isAt(place, one));
  if (note === undefined) return null;
  const ignore = readIgnores(place.letter).find((one) => one.note === note);
  const codes = ignore?.codes.map(({ code }) => code).join(', ') ?? '';
  const isIgnoring = ignore !== undefined && codes !== '';
  const silenced = !isIgnoring
    ? []
    : ignore.reason === ''
      ? ['It silences nothing, because no reason is given behind a colon.']
      : [
          `Silences findings of ${shortened(codes)} ${ignore.scope === 'letter' ? 'in this letter' : 'in the next line of text'}.`,
          `Reason: ${shortened(ignore.reason, 120)}`,
        ];
  return {
    ...rangeOf(note),
    title: isIgnoring ? "Author's note: a finding is ignored" : "Author's note",
    lines: [...silenced, 'Not part of the letter: no rule reads it, and it is left out of every export.'],
    source: null,
  };
};
