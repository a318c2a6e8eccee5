/**
 * The reading of a stretch of prose: its sentences and facts, each read once, when they are first asked for.
 *
 * A reading depends on the words alone. It is therefore kept while they stay the same: after a keystroke only the passage
 * that was typed in is read anew, which is what makes it possible to run all rules at each keystroke.
 */

import { splitSentences } from '../letter/sentences';
import { ownCopy } from '../letter/wordMemory';
import { type Amount, findAmounts } from './amounts';
import { type BodyPart, findBodyParts } from './bodyParts';
import { type Day, findDays } from './days';
import { type Drug, findDrugs } from './drugs';
import { type DatedEvent, findEvents } from './events';
import { findPersons, type Persons } from './persons';
import { findServices, type Service } from './services';
import { findSources, type Source } from './sources';
import { findStatements, type Statement } from './statements';

/** A stretch of a reading form: white space folded to single blanks, offsets in UTF-16 units from its start. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Sentence extends Stretch {
  readonly text: string;
}

const sentencesOf = ({ text }: Reading): readonly Sentence[] => splitSentences(text, 0, text.length);
const daysOf = ({ text }: Reading): readonly Day[] => findDays(text);
const eventsOf = ({ text, days, sentences }: Reading): readonly DatedEvent[] => findEvents(text, days, sentences);
const personsOf = ({ text, sentences }: Reading): Persons => findPersons(text, sentences);
const bodyPartsOf = ({ text }: Reading): readonly BodyPart[] => findBodyParts(text);
const drugsOf = ({ text }: Reading): readonly Drug[] => findDrugs(text);
const servicesOf = ({ text }: Reading): readonly Service[] => findServices(text);
const amountsOf = ({ text }: Reading): readonly Amount[] => findAmounts(text);
const sourcesOf = ({ text }: Reading): readonly Source[] => findSources(text);
const statementsOf = ({ text, sentences }: Reading): readonly Statement[] => findStatements(text, sentences);

export class Reading {
  /** The reading form. */
  readonly text: string;
  readonly #known = new Map<(reading: Reading) => unknown, unknown>();

  constructor(text: string) {
    this.text = text;
  }

  get sentences(): readonly Sentence[] {
    return this.once(sentencesOf);
  }

  get days(): readonly Day[] {
    return this.once(daysOf);
  }

  /** What the days are the days of. */
  get events(): readonly DatedEvent[] {
    return this.once(eventsOf);
  }

  /** What is said of the patient's sex and age. */
  get persons(): Persons {
    return this.once(personsOf);
  }

  get bodyParts(): readonly BodyPart[] {
    return this.once(bodyPartsOf);
  }

  get drugs(): readonly Drug[] {
    return this.once(drugsOf);
  }

  get services(): readonly Service[] {
    return this.once(servicesOf);
  }

  get amounts(): readonly Amount[] {
    return this.once(amountsOf);
  }

  get sources(): readonly Source[] {
    return this.once(sourcesOf);
  }

  get statements(): readonly Statement[] {
    return this.once(statementsOf);
  }

  /**
   * What a function makes of this reading, made once. For rules that look at words of their own; the function must be
   * one of a module, since it is known by itself.
   */
  once<Result>(make: (reading: Reading) => Result): Result {
    const known = this.#known.get(make);
    if (known !== undefined || this.#known.has(make)) return known as Result;
    const result = make(this);
    this.#known.set(make, result);
    return result;
  }
}

/** Readings of the last letters; when the young ones hold more than {@link room}, the old ones are dropped. */
let young = new Map<string, Reading>();
let old = new Map<string, Reading>();
let size = 0;

/** In UTF-16 units. Each keystroke makes a reading that is soon of no use, with facts many times as large as its text. */
const LEAST_ROOM = 20_000;
const MOST_ROOM = 200_000;
let room = LEAST_ROOM;

/** Makes room for the readings of a letter of some length; those of a longer one read before are not pushed out at once. */
export function expectReadings(length: number): void {
  room = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, 3 * length, Math.floor(room * 0.98)));
}

/** The reading of a text in its reading form: the same one for the same words, while it is remembered. */
export function readingOf(text: string): Reading {
  const known = young.get(text);
  if (known !== undefined) return known;
  const reading = old.get(text) ?? new Reading(ownCopy(text));
  if (size > room) {
    old = young;
    young = new Map();
    size = 0;
  }
  young.set(reading.text, reading);
  size += text.length;
  return reading;
}
