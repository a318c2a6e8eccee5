/**
 * Patterns to which capitals and small letters are the same, as to those with the flag `i`, but made in a third of the time.
 *
 * For a pattern with the flag `i` V8 asks ICU for the other forms of each letter, again at every place to which it copies
 * the letter while it compiles. For patterns of some hundred letters that was a fourth of the first check of a process.
 * The pattern is therefore compiled without the flag, and reads the text in small letters.
 *
 * What it finds is the same in every way that a pattern is asked (`exec`, `test`, `matchAll`, `replace`, ...). Worth its
 * while for large patterns that are not asked at every word, since each text is first brought into small letters.
 */

/**
 * The same pattern, quick to make; its `source` is in small letters. Of the letters of the pattern only those of ASCII have
 * two forms, no group has a name or captures what is only looked at, ahead or behind, there is no `\p`, and none of the
 * flags `d`, `u` and `v`.
 */
export function caseless(pattern: RegExp): RegExp {
  return new CaselessPattern(pattern, pattern.flags);
}

class CaselessPattern extends RegExp {
  /** The pattern at one place of a text, with the places of its groups; made when it is first needed. */
  #withPlaces: RegExp | undefined;
  /** Where it goes on from match to match: the text that it goes through, as others are asked about their own meanwhile. */
  #text = '';
  #small = '';

  /** The language also makes copies, as for `matchAll`. */
  constructor(pattern: RegExp, flags: string) {
    if (pattern instanceof CaselessPattern) super(pattern, flags);
    else super(patternInSmallLetters(pattern.source), flags.replace('i', ''));
  }

  override exec(text: string): RegExpExecArray | null {
    const small = this.#inSmallLetters(text);
    const match = super.exec(small);
    if (match === null) {
      this.#text = this.#small = '';
      return null;
    }
    match.input = text;
    const found = text.slice(match.index, match.index + match[0].length);
    if (found !== match[0]) this.#restoreCapitals(match, found, small);
    return match;
  }

  #inSmallLetters(text: string): string {
    if (!this.global) return inSmallLetters(text);
    if (text !== this.#text) {
      this.#text = text;
      this.#small = inSmallLetters(text);
    }
    return this.#small;
  }

  #restoreCapitals(match: RegExpExecArray, found: string, text: string): void {
    const [small] = match;
    match[0] = found;
    for (let group = 1; group < match.length; group += 1) {
      const part = match[group];
      if (part === undefined) continue;
      const at = small.indexOf(part);
      if (at < 0 || at !== small.lastIndexOf(part)) {
        this.#restoreByPlaces(match, text);
        return;
      }
      match[group] = found.slice(at, at + part.length);
    }
  }

  /** For a group whose words the match has twice. */
  #restoreByPlaces(match: RegExpExecArray, small: string): void {
    const text = match.input;
    this.#withPlaces ??= new RegExp(this.source, `${this.flags.replace(/[gy]/g, '')}dy`);
    this.#withPlaces.lastIndex = match.index;
    const places = this.#withPlaces.exec(small)?.indices ?? [];
    places.forEach((place, group) => {
      if (place !== undefined) match[group] = text.slice(place[0], place[1]);
    });
  }
}

/** The source of a pattern without capitals, but for those that are no letters: `\S`, `\B`. */
function patternInSmallLetters(source: string): string {
  return source.replace(/\\.|[A-Z]/g, (found) => (found.startsWith('\\') ? found : found.toLowerCase()));
}

/** Several patterns are asked about the same text, one after the other. */
let lastText = '';
let lastInSmallLetters = '';

/** A text with the capitals of ASCII in small letters; its offsets stay the same. */
function inSmallLetters(text: string): string {
  if (text !== lastText) {
    lastText = text;
    // Two letters that are not of ASCII have small forms that are, or are longer.
    lastInSmallLetters = /[\u0130\u212a]/.test(text)
      ? text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
      : text.toLowerCase();
  }
  return lastInSmallLetters;
}
