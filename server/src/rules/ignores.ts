/**
 * The notes with which an author silences findings:
 *
 *   %% imr-ignore-next <code>[, <code> ...]: <reason>   findings that begin in the next line of text
 *   %% imr-ignore <code>[, <code> ...]: <reason>        findings in the whole letter
 *
 * Without a reason nothing is silenced, so that nobody has to guess later why a finding was passed over.
 */

import type { Letter, Note, Range } from '../letter/letter';
import { isPlaceholder } from '../letter/placeholders';
import type { Finding, Fix } from './rule';

export interface Ignore {
  readonly note: Note;
  readonly scope: 'next' | 'letter';
  readonly codes: readonly IgnoredCode[];
  /** Empty where none is given, or where a field still stands for it. */
  readonly reason: string;
  /** Where a finding must begin to be silenced, `end` included; `null` where no text follows. */
  readonly covers: Range | null;
}

export interface IgnoredCode extends Range {
  readonly code: string;
}

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

/** How a note begins that is meant to silence something. */
const IGNORE = /^imr-ignore(-next)?(?![\w-])/i;
/** The word of a note that is meant for the checks, be it one that they know or not. */
const MEANT = /^imr-?ign\w*(?:-\w+)*/i;

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

function endOfLine(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charAt(end) !== '\n' && text.charAt(end) !== '\r') end += 1;
  return end;
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

function firstCovering(silencers: readonly Silencer[], offset: number): Silencer | null {
  let low = 0;
  let high = silencers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((silencers[middle]?.covers.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = silencers[low];
  return found !== undefined && found.covers.start <= offset ? found : null;
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
  let low = 0;
  let high = notes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const note = notes[middle];
    if (note !== undefined && blanksBehind(source, note.end) < start) low = middle + 1;
    else high = middle;
  }
  const note = notes[low];
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
