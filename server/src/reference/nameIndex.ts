/**
 * An index of names that finds the longest one at a given place of a text.
 *
 * Names and text are compared word by word and mark by mark: case does not count, `&` is `and`, a dash is a hyphen, and
 * blanks between words and marks do not count either, so `Low Back- Lumbar` is `Low Back - Lumbar`. A word that a line
 * end has broken (`electro- diagnostic`) counts as the whole word.
 *
 * The cost of a look-up is bounded by the longest name of the index, whatever the length of the text.
 */

/** More blanks than this in a row end a name; folded text has one, a list typed by hand perhaps a few. */
const MAX_BLANKS = 8;

interface Branch<T> {
  readonly next: Map<string, Branch<T>>;
  /** The value of the name that ends here. */
  value: T | undefined;
  /** At the root: the names by their first word; their branches grow when the word is first met. */
  readonly waiting?: Map<string, (readonly [name: string, value: T])[]>;
}

/** A word in lower case, or a single mark, with its place in the text. */
interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface ForwardMatch<T> {
  readonly value: T;
  /** The offset behind the name. */
  readonly end: number;
}

export interface BackwardMatch<T> {
  readonly value: T;
  readonly start: number;
}

export class NameIndex<T extends object | string> {
  readonly #names: () => Iterable<readonly [name: string, value: T]>;
  #forward: Branch<T> | undefined;
  #backward: Branch<T> | undefined;
  /** The length of the longest name; no longer word of a text needs to be read to its end. */
  #longestName = 0;

  /** The names are read once, at the first look-up. Of two values for the same name, the first counts. */
  constructor(names: () => Iterable<readonly [name: string, value: T]>) {
    this.#names = names;
  }

  /**
   * The longest name that starts exactly at `start` and ends where `endsName` allows it; `undefined` where no name does.
   * A name never ends or starts inside a word.
   */
  longestAt(text: string, start: number, endsName: (end: number) => boolean = () => true): ForwardMatch<T> | undefined {
    let branch = this.#forwardTree();
    if (isWord(text.charCodeAt(start)) && isWord(text.charCodeAt(start - 1))) return undefined;
    let best: ForwardMatch<T> | undefined;
    let token = isBlank(text.charCodeAt(start)) ? undefined : tokenAt(text, start, this.#longestName);
    while (token !== undefined) {
      let next = this.#next(branch, token.key, false);
      if (next === undefined) {
        const rest = restOfBrokenWord(text, token, this.#longestName);
        if (rest === undefined) break;
        next = this.#next(branch, token.key + rest.key, false);
        token = rest;
        if (next === undefined) break;
      }
      branch = next;
      if (branch.value !== undefined && endsName(token.end)) best = { value: branch.value, end: token.end };
      token = tokenAt(text, token.end, this.#longestName);
    }
    return best;
  }

  /** The longest name that ends exactly at `end`; `undefined` where none does. A name never ends inside a word. */
  longestEndingAt(text: string, end: number): BackwardMatch<T> | undefined {
    let branch = this.#backwardTree();
    if (isWord(text.charCodeAt(end)) && isWord(text.charCodeAt(end - 1))) return undefined;
    let best: BackwardMatch<T> | undefined;
    let token = isBlank(text.charCodeAt(end - 1)) ? undefined : tokenBefore(text, end, this.#longestName);
    while (token !== undefined) {
      let next = this.#next(branch, token.key, true);
      if (next === undefined) {
        const beginning = beginningOfBrokenWord(text, token, this.#longestName);
        if (beginning === undefined) break;
        next = this.#next(branch, beginning.key + token.key, true);
        token = beginning;
        if (next === undefined) break;
      }
      branch = next;
      if (branch.value !== undefined) best = { value: branch.value, start: token.start };
      token = tokenBefore(text, token.start, this.#longestName);
    }
    return best;
  }

  /** The value of a name that is the whole text, blanks at its ends apart; `undefined` for any other text. */
  get(text: string): T | undefined {
    const trimmed = text.trim();
    return this.longestAt(trimmed, 0, (end) => end === trimmed.length)?.value;
  }

  #forwardTree(): Branch<T> {
    this.#forward ??= this.#grow(false);
    return this.#forward;
  }

  #backwardTree(): Branch<T> {
    this.#backward ??= this.#grow(true);
    return this.#backward;
  }

  /** The branch behind a word; the names that begin with it are planted when it is first asked for. */
  #next(branch: Branch<T>, key: string, backward: boolean): Branch<T> | undefined {
    const names = branch.waiting?.get(key);
    if (names !== undefined) {
      branch.waiting?.delete(key);
      for (const [name, value] of names) plant(branch, keysOf(name, backward), value);
    }
    return branch.next.get(key);
  }

  #grow(backward: boolean): Branch<T> {
    const waiting = new Map<string, (readonly [name: string, value: T])[]>();
    for (const entry of this.#names()) {
      const [name] = entry;
      const first = backward ? tokenBefore(name, name.length, name.length) : tokenAt(name, 0, name.length);
      if (first === undefined) continue;
      const known = waiting.get(first.key);
      if (known === undefined) waiting.set(first.key, [entry]);
      else known.push(entry);
      this.#longestName = Math.max(this.#longestName, name.length);
    }
    return { next: new Map(), value: undefined, waiting };
  }
}

function plant<T>(tree: Branch<T>, keys: readonly string[], value: T): void {
  let branch = tree;
  for (const key of keys) {
    let next = branch.next.get(key);
    if (next === undefined) {
      next = { next: new Map(), value: undefined };
      branch.next.set(key, next);
    }
    branch = next;
  }
  branch.value ??= value;
}

function keysOf(name: string, backward: boolean): string[] {
  const keys: string[] = [];
  for (let token = tokenAt(name, 0, name.length); token; token = tokenAt(name, token.end, name.length)) {
    keys.push(token.key);
  }
  return backward ? keys.reverse() : keys;
}

/** Whether a character belongs to a word: letters of any script and digits. `NaN`, beyond the text, does not. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0xc0 && code < 0x2000) ||
    code >= 0x3040
  );
}

export function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0;
}

/** The word or mark that begins behind the blanks at `at`; `undefined` at the end and for words that are too long. */
function tokenAt(text: string, at: number, longestName: number): Token | undefined {
  let start = at;
  while (isBlank(text.charCodeAt(start))) {
    start += 1;
    if (start - at > MAX_BLANKS) return undefined;
  }
  if (start >= text.length) return undefined;
  let end = start + 1;
  if (isWord(text.charCodeAt(start))) {
    while (isWord(text.charCodeAt(end))) {
      end += 1;
      if (end - start > longestName) return undefined;
    }
  }
  return { key: keyOf(text, start, end), start, end };
}

/** The word or mark that ends before the blanks at `at`; `undefined` at the beginning and for words that are too long. */
function tokenBefore(text: string, at: number, longestName: number): Token | undefined {
  let end = at;
  while (isBlank(text.charCodeAt(end - 1))) {
    end -= 1;
    if (at - end > MAX_BLANKS) return undefined;
  }
  if (end <= 0) return undefined;
  let start = end - 1;
  if (isWord(text.charCodeAt(start))) {
    while (isWord(text.charCodeAt(start - 1))) {
      start -= 1;
      if (end - start > longestName) return undefined;
    }
  }
  return { key: keyOf(text, start, end), start, end };
}

/** The word behind `word`, a hyphen and a blank. */
function restOfBrokenWord(text: string, word: Token, longestName: number): Token | undefined {
  if (!isWord(text.charCodeAt(word.start)) || text.charCodeAt(word.end) !== 0x2d) return undefined;
  if (!isBlank(text.charCodeAt(word.end + 1))) return undefined;
  const rest = tokenAt(text, word.end + 1, longestName);
  return rest !== undefined && isWord(text.charCodeAt(rest.start)) ? rest : undefined;
}

/** The word before `word`, a blank and a hyphen. */
function beginningOfBrokenWord(text: string, word: Token, longestName: number): Token | undefined {
  if (!isWord(text.charCodeAt(word.start)) || !isBlank(text.charCodeAt(word.start - 1))) return undefined;
  const hyphen = tokenBefore(text, word.start, longestName);
  if (hyphen?.key !== '-' || !isWord(text.charCodeAt(hyphen.start - 1))) return undefined;
  return tokenBefore(text, hyphen.start, longestName);
}

function keyOf(text: string, start: number, end: number): string {
  const key = text.slice(start, end).toLowerCase();
  if (key === '&') return 'and';
  if (key === '\u2013' || key === '\u2014' || key === '\u2010' || key === '\u2011') return '-';
  return key === '\u2019' ? "'" : key;
}
