/** All safe fixes of a letter at once, as on save. */

import type { Edit } from '../letter/edits';
import type { Letter } from '../letter/letter';
import { parseLetter } from '../letter/parse';
import { type CheckOptions, checkLetter, rules } from './index';
import type { Finding, Fix } from './rule';

const safeCodes: ReadonlySet<string> = new Set(
  rules.filter(({ fixSafety }) => fixSafety === 'safe').map(({ code }) => code),
);

/** The fix of a finding that may be applied without being looked at; `null` where a person should choose. */
export function safeFixOf({ code, fix }: Finding): Fix | null {
  return fix !== undefined && safeCodes.has(code) ? fix : null;
}

/** A fix may bring to light what another one hid; more rounds than this have never been needed. */
const ROUNDS = 4;

/** The safe fixes of the findings with one code: in order, of two that overlap the first only. */
export function fixesOfCode(letter: Letter, options: CheckOptions, code: string): Edit[] {
  return safeEdits(checkLetter(letter, { ...options, rules: rules.filter((rule) => rule.code === code) }));
}

/**
 * The safe fixes of all findings until none is left. Of two that overlap the first is applied and the other looked at
 * anew. Ignored findings and rules that are off are left alone.
 *
 * @returns the edits of the letter's source, in order and none overlapping; none where there is nothing to fix.
 */
export function fixAll(letter: Letter, options: CheckOptions = {}): Edit[] {
  const asked = rules.filter(({ code }) => safeCodes.has(code));
  let pieces: readonly Piece[] = [{ start: 0, end: letter.source.length }];
  let fixed = letter;
  for (let round = 0; round < ROUNDS; round += 1) {
    const edits = safeEdits(checkLetter(fixed, { ...options, rules: asked }));
    if (edits.length === 0) break;
    pieces = applied(pieces, edits);
    fixed = parseLetter(pieces.map((piece) => textOf(piece, letter.source)).join(''));
  }
  return editsOf(pieces, letter.source.length);
}

function safeEdits(findings: readonly Finding[]): Edit[] {
  const edits: Edit[] = [];
  for (const finding of findings) {
    const fix = safeFixOf(finding);
    const last = edits.at(-1);
    const isFree = ({ start }: Edit) => last === undefined || start > last.end;
    if (fix?.edits.every(isFree)) for (const edit of fix.edits) edits.push(edit);
  }
  return edits;
}

/** A stretch of the first text, or text that was put in. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

function textOf(piece: Piece, source: string): string {
  return 'text' in piece ? piece.text : source.slice(piece.start, piece.end);
}

/** The pieces with edits applied whose offsets count in the text that the pieces make. */
function applied(pieces: readonly Piece[], edits: readonly Edit[]): Piece[] {
  const result: Piece[] = [];
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const length = 'text' in piece ? piece.text.length : piece.end - piece.start;
    const end = at + length;
    let kept = at;
    for (let edit = edits[next]; edit !== undefined && edit.start < end; edit = edits[next]) {
      if (edit.start >= at) {
        push(result, part(piece, kept - at, edit.start - at));
        push(result, { text: edit.newText });
      }
      kept = Math.min(end, edit.end);
      if (edit.end > end) break;
      next += 1;
    }
    push(result, part(piece, kept - at, length));
    at = end;
  }
  for (const edit of edits.slice(next)) if (edit.start >= at) push(result, { text: edit.newText });
  return result;
}

function part(piece: Piece, from: number, to: number): Piece {
  return 'text' in piece
    ? { text: piece.text.slice(from, to) }
    : { start: piece.start + from, end: piece.start + Math.max(from, to) };
}

function push(pieces: Piece[], piece: Piece): void {
  if ('text' in piece ? piece.text !== '' : piece.end > piece.start) pieces.push(piece);
}

/** What stands between the stretches that are kept. */
function editsOf(pieces: readonly Piece[], length: number): Edit[] {
  const edits: Edit[] = [];
  let behind = 0;
  let newText = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('text' in piece) {
      newText += piece.text;
      continue;
    }
    if (newText !== '' || piece.start > behind) edits.push({ start: behind, end: piece.start, newText });
    behind = piece.end;
    newText = '';
  }
  return edits;
}
