/**
 * A passage: one stretch of a letter's prose in its reading form, with the facts that stand in it.
 *
 * Offsets inside a passage count UTF-16 units of its reading form (white space folded to single blanks), so that no
 * reader of facts has to think of line breaks; {@link Passage.place} leads back to the letter. Each kind of fact is
 * read once, when it is first asked for. Facts say what stands there, never whether it is right.
 */

import type { Range } from '../letter/letter';
import { splitSentences } from '../letter/sentences';
import { FoldedText } from '../letter/text';
import { type Amount, findAmounts } from './amounts';
import { type BodyPart, findBodyParts } from './bodyParts';
import { type Day, findDays } from './days';
import { type Drug, findDrugs } from './drugs';
import { findSources, type Source } from './sources';
import { findStatements, type Statement } from './statements';

/** A stretch of a passage's reading form. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Stretch {
  readonly text: string;
}

export type PassageKind = 'summary' | 'item' | 'claimsAdministratorGuideline' | 'reviewerGuideline' | 'rationale';

export class Passage {
  readonly kind: PassageKind;
  /** The reading form. */
  readonly text: string;
  readonly #folded: FoldedText;
  readonly #read = new Map<(text: string) => unknown, unknown>();
  #sentences: readonly Sentence[] | undefined;

  /** The stretch `[start, end)` of the letter's text. */
  constructor(kind: PassageKind, text: string, { start, end }: Range) {
    this.kind = kind;
    this.#folded = new FoldedText(text, start, end);
    this.text = this.#folded.text;
  }

  /** Where a stretch of this passage stands in the letter. */
  place({ start, end }: Stretch): Range {
    const place = this.#folded.span(start, end);
    return { start: place.start, end: place.end };
  }

  /** The whole passage in the letter. */
  get range(): Range {
    return this.place({ start: 0, end: this.text.length });
  }

  get sentences(): readonly Sentence[] {
    this.#sentences ??= splitSentences(this.text, 0, this.text.length);
    return this.#sentences;
  }

  /** The sentence around an offset; `undefined` for offsets beyond the passage. */
  sentenceAt(offset: number): Sentence | undefined {
    return this.sentences.find(({ end }) => offset < end);
  }

  get days(): readonly Day[] {
    return this.#once(findDays);
  }

  get bodyParts(): readonly BodyPart[] {
    return this.#once(findBodyParts);
  }

  get drugs(): readonly Drug[] {
    return this.#once(findDrugs);
  }

  get amounts(): readonly Amount[] {
    return this.#once(findAmounts);
  }

  get sources(): readonly Source[] {
    return this.#once(findSources);
  }

  get statements(): readonly Statement[] {
    return this.#once(findStatements);
  }

  #once<Facts>(find: (text: string) => Facts): Facts {
    if (!this.#read.has(find)) this.#read.set(find, find(this.text));
    return this.#read.get(find) as Facts;
  }
}
