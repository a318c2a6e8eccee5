/**
 * The prose of a letter piece by piece, each with the issue that it belongs to: the summary, the documents reviewed, the
 * items, guideline lines and rationales. A piece is read when it is asked for, so that a question about one place costs
 * what that piece costs and not what the letter costs.
 */

import { Passage, type PassageKind } from '../../facts/passage';
import type { Letter, Range } from '../../letter/letter';

/** One piece of prose, read when its passage is first asked for. */
export class Prose {
  readonly kind: PassageKind | 'documents';
  /** The stretch in the letter; never empty. */
  readonly range: Range;
  /** The place among the letter's issues, from 0; `null` for what belongs to all of them. */
  readonly issue: number | null;
  readonly #text: string;
  #passage: Passage | undefined;

  constructor(kind: Prose['kind'], text: string, range: Range, issue: number | null) {
    this.kind = kind;
    this.#text = text;
    this.range = range;
    this.issue = issue;
  }

  get passage(): Passage {
    this.#passage ??= new Passage(this.kind === 'documents' ? 'summary' : this.kind, this.#text, this.range);
    return this.#passage;
  }
}

const known = new WeakMap<Letter, readonly Prose[]>();

/** The pieces in the order of the text. Other than the facts for rules, they take in what holds a placeholder. */
export function proseOf(letter: Letter): readonly Prose[] {
  let pieces = known.get(letter);
  if (pieces === undefined) {
    pieces = readProse(letter);
    known.set(letter, pieces);
  }
  return pieces;
}

function readProse({ text, sections, clinicalCaseSummary, issues }: Letter): Prose[] {
  const pieces: Prose[] = [];
  const add = (kind: Prose['kind'], range: Range | null, issue: number | null): void => {
    if (range !== null && range.end > range.start) pieces.push(new Prose(kind, text, range, issue));
  };
  for (const { kind, body } of sections) if (kind === 'documents') add('documents', body, null);
  add('summary', clinicalCaseSummary, null);
  for (const [index, { parts }] of issues.entries()) for (const { kind, body } of parts) add(kind, body, index);
  return pieces.sort((one, other) => one.range.start - other.range.start);
}

/** The piece in which an offset stands, or which ends there; `null` for headings, labels and what is between. */
export function proseAt(letter: Letter, offset: number): Prose | null {
  let touching: Prose | null = null;
  for (const piece of proseOf(letter)) {
    const { start, end } = piece.range;
    if (start <= offset && offset < end) return piece;
    if (offset === end) touching = piece;
  }
  return touching;
}
