/**
 * What was read from words, kept by them.
 *
 * A letter is parsed anew for each version, but a keystroke changes one line of it. What depends on words alone is
 * therefore remembered: the same words give the same value, whatever else the letter holds.
 */

/** A memory for one way of reading; it forgets the oldest and never holds more than twice its room and the two longest words. */
export class WordMemory<Value> {
  readonly #room: number;
  readonly #read: (words: string) => Value;
  #young = new Map<string, Value>();
  #old = new Map<string, Value>();
  #size = 0;

  /**
   * `read`: the value of words, by nothing but them; `room`: when the young words hold more UTF-16 units than this, the
   * old ones are dropped.
   */
  constructor(room: number, read: (words: string) => Value) {
    this.#room = room;
    this.#read = read;
  }

  /** The value of words, read only where it is not remembered. */
  of(words: string): Value {
    const young = this.#young.get(words);
    if (young !== undefined) return young;
    const known = this.#old.get(words);
    const own = ownCopy(words);
    const value = known === undefined ? this.#read(own) : known;
    if (this.#size > this.#room) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#size = 0;
    }
    this.#size += words.length;
    this.#young.set(own, value);
    return value;
  }
}

/** The same text on its own: what is cut out of a string may otherwise keep all of that string in memory. */
export function ownCopy(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
