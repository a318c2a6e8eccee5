/**
 * A passage: one stretch of a letter's prose with what is read in it.
 *
 * Offsets inside a passage count UTF-16 units of its reading form (white space folded to single blanks), so that no
 * reader of facts has to think of line breaks; {@link Passage.place} leads back to the letter.
 */

import type { Range } from '../letter/letter';
import { FoldedText, foldSpace, skipSpace, trimEnd } from '../letter/text';
import type { Amount } from './amounts';
import type { BodyPart } from './bodyParts';
import type { Day } from './days';
import type { Drug } from './drugs';
import type { DatedEvent } from './events';
import type { Persons } from './persons';
import { type Reading, readingOf, type Sentence, type Stretch } from './reading';
import type { Service } from './services';
import type { Source } from './sources';
import type { Statement } from './statements';

export type { Reading, Sentence, Stretch } from './reading';

export type PassageKind = 'summary' | 'item' | 'claimsAdministratorGuideline' | 'reviewerGuideline' | 'rationale';

export class Passage {
  readonly kind: PassageKind;
  readonly reading: Reading;
  readonly #source: string;
  readonly #range: Range;
  /** The way back to the letter, made when a rule has found something. */
  #folded: FoldedText | undefined;

  /** The stretch `[start, end)` of the letter's text. */
  constructor(kind: PassageKind, text: string, { start, end }: Range) {
    this.kind = kind;
    this.#source = text;
    this.#range = { start, end };
    this.reading = readingOf(foldSpace(text, start, end));
  }

  /** Where a stretch of this passage stands in the letter. */
  place({ start, end }: Stretch): Range {
    this.#folded ??= new FoldedText(this.#source, this.#range.start, this.#range.end);
    const place = this.#folded.span(start, end);
    return { start: place.start, end: place.end };
  }

  /** The whole passage in the letter. */
  get range(): Range {
    const start = skipSpace(this.#source, this.#range.start, this.#range.end);
    return { start, end: trimEnd(this.#source, start, this.#range.end) };
  }

  /** The reading form. */
  get text(): string {
    return this.reading.text;
  }

  get sentences(): readonly Sentence[] {
    return this.reading.sentences;
  }

  /** The sentence around an offset; `undefined` for offsets beyond the passage. */
  sentenceAt(offset: number): Sentence | undefined {
    return this.sentences.find(({ end }) => offset < end);
  }

  get days(): readonly Day[] {
    return this.reading.days;
  }

  get events(): readonly DatedEvent[] {
    return this.reading.events;
  }

  get persons(): Persons {
    return this.reading.persons;
  }

  get bodyParts(): readonly BodyPart[] {
    return this.reading.bodyParts;
  }

  get drugs(): readonly Drug[] {
    return this.reading.drugs;
  }

  get services(): readonly Service[] {
    return this.reading.services;
  }

  get amounts(): readonly Amount[] {
    return this.reading.amounts;
  }

  get sources(): readonly Source[] {
    return this.reading.sources;
  }

  get statements(): readonly Statement[] {
    return this.reading.statements;
  }
}
