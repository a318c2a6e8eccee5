/** What the notes that silence findings come to (see `letter/ignores.ts`), and how fixes are kept off all notes. */

import type { Ignore, IgnoredCode } from '../letter/ignores';
import type { Letter, Range } from '../letter/letter';
import { lineOfNote } from '../letter/notes';
import { countLeading } from '../letter/ranges';
import type { Finding, Fix } from './rule';

/** What has come of the rule that an ignore names. */
export type RuleState =
  /** It looked at this letter, or is not meant for letters of this form. */
  | 'done'
  | 'off'
  | 'unknown'
  /** It was not asked this time or failed, so nothing can be said. */
  | 'not asked';

export interface JudgedIgnore extends Ignore {
  /** For each of the codes: how many findings it silenced, and what came of the rule. */
  readonly verdicts: readonly { readonly code: IgnoredCode; readonly silenced: number; readonly state: RuleState }[];
}

/** The ignores that name one code, each with the count of what it silenced. */
interface Silencers {
  /** In the order of the text, so that what they cover begins and ends in order. */
  readonly next: Silencer[];
  /** The first one for the whole letter; a second one has nothing left to silence. */
  letter: Silencer | null;
}

interface Silencer {
  readonly covers: Range;
  silenced: number;
}

/** Parts findings from those that a note silences, and counts for each note what it silenced. */
export function applyIgnores(
  ignores: readonly Ignore[],
  findings: readonly Finding[],
  stateOf: (code: string) => RuleState,
): { readonly findings: Finding[]; readonly ignores: JudgedIgnore[] } {
  const byCode = new Map<string, Silencers>();
  const silencers = ignores.map(({ codes, reason, covers, scope }) =>
    codes.map(({ code }): Silencer | null => {
      if (reason === '' || covers === null) return null;
      const own: Silencer = { covers, silenced: 0 };
      const known = byCode.get(code) ?? { next: [], letter: null };
      byCode.set(code, known);
      if (scope === 'next') known.next.push(own);
      else known.letter ??= own;
      return own;
    }),
  );
  const left = findings.filter(({ code, start }) => {
    const known = byCode.get(code);
    const silencer = known === undefined ? null : (firstCovering(known.next, start) ?? known.letter);
    if (silencer === null) return true;
    silencer.silenced += 1;
    return false;
  });
  const judged = ignores.map((ignore, index) => ({
    ...ignore,
    verdicts: ignore.codes.map((code, at) => ({
      code,
      silenced: silencers[index]?.[at]?.silenced ?? 0,
      state: stateOf(code.code),
    })),
  }));
  return { findings: left, ignores: judged };
}

/** The first that covers an offset; they are in order, begin and end. */
function firstCovering(silencers: readonly Silencer[], offset: number): Silencer | null {
  const found = silencers[countLeading(silencers, ({ covers }) => covers.end < offset)];
  return found !== undefined && found.covers.start <= offset ? found : null;
}

/** A finding without the fixes that would delete, cut or prolong a note, or take it from the line it stands on. */
export function withoutCuts(letter: Letter, finding: Finding): Finding {
  const isHarmless = ({ edits }: Fix) => !edits.some((edit) => touchesNote(letter, edit));
  const { fix, alternatives, ...rest } = finding;
  const left = alternatives?.filter(isHarmless) ?? [];
  return {
    ...rest,
    ...(fix !== undefined && isHarmless(fix) ? { fix } : {}),
    ...(left.length > 0 ? { alternatives: left } : {}),
  };
}

function touchesNote(letter: Letter, { start, end, newText }: Range & { readonly newText: string }): boolean {
  const { notes, source } = letter;
  // The first note that does not end before the edit.
  const note = notes[countLeading(notes, (one) => blanksBehind(source, one.end) < start)];
  if (note === undefined) return false;
  const { start: line } = lineOfNote(letter, note);
  if (end !== line) return end > line;
  // What ends where the note's line begins must itself end a line.
  return newText === ''
    ? start < end && start > 0 && !/[\r\n\f]/.test(source.charAt(start - 1))
    : !/[\r\n]$/.test(newText);
}

function blanksBehind(source: string, from: number): number {
  let end = from;
  while (end < source.length && /[ \t\u00a0]/.test(source.charAt(end))) end += 1;
  return end;
}
