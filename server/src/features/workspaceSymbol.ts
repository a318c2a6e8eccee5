/**
 * What can be searched for across letters: case numbers, disputed items with their decision, cited guidelines; and how a
 * query is matched against them.
 */

import type { Letter, Range } from '../letter/letter';
import { cutShort } from '../letter/quotation';
import { guidelinesOf } from './mentions/citationMentions';
import { namesOf } from './mentions/itemMentions';

export type LetterSymbolKind = 'case' | 'item' | 'guideline';

export interface LetterSymbol {
  readonly kind: LetterSymbolKind;
  /** Never empty, on one line, and at most 120 UTF-16 units long. */
  readonly name: string;
  /** What the symbol belongs to: an item's decision and case; a guideline's sections, line and case. May be empty. */
  readonly container: string;
  /** Where it stands in the letter. */
  readonly range: Range;
}

const longestName = 120;

/** The symbols in the order of the text; none for a text that is no letter. A guideline is told once for each issue. */
export function letterSymbols(letter: Letter): LetterSymbol[] {
  if (letter.format === null) return [];
  const symbols: LetterSymbol[] = [];
  const add = (kind: LetterSymbolKind, name: string, container: readonly string[], { start, end }: Range): void => {
    if (name !== '')
      symbols.push({ kind, name: cutShort(name, longestName), container: container.join(', '), range: { start, end } });
  };
  const field = letter.header?.fields.find(({ name }) => name === 'caseNumber')?.value ?? null;
  const belongsTo = field === null ? [] : [cutShort(field.text, longestName)];
  if (field !== null) add('case', field.text, [], field);
  for (const issue of letter.issues) {
    const [name] = namesOf(issue, letter.text);
    const decision = issue.item?.decision;
    if (name !== undefined) {
      const decided = decision == null ? [] : [decision.value ?? cutShort(decision.text, longestName)];
      add('item', name.text, [...decided, ...belongsTo], name);
    }
    const told = new Set<string>();
    for (const { citation, title, organisations, side } of guidelinesOf(issue)) {
      const words = letter.text.slice(title.start, title.end).replace(/\s+/g, ' ').trim();
      const called = citation.kind === 'mtus' ? `MTUS ${words}` : words;
      const sections = cutShort(citation.sections.map(({ text }) => text).join(', '), longestName);
      // The claims administrator's line often cites what the reviewer's cites; a search wants it once.
      const key = `${called}, ${sections}`;
      if (told.has(key) || (citation.kind === 'other' && organisations.size === 0)) continue;
      told.add(key);
      const line = side === 'reviewer' ? 'MAXIMUS' : 'Claims Administrator';
      add('guideline', called, [...(sections === '' ? [] : [sections]), line, ...belongsTo], title);
    }
  }
  return symbols.sort((one, other) => one.range.start - other.range.start);
}

/** How well symbols match what a person looks for. */
export class SymbolQuery {
  readonly #words: readonly string[];

  constructor(query: string) {
    this.#words = query
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
  }

  /** Whether every word stands in a text, in any order. The text is in small letters. */
  mayMatch(lowered: string): boolean {
    return this.#words.every((word) => lowered.includes(word));
  }

  /**
   * The distance of a symbol from the query, 0 the best; `null` where a word stands in neither name nor container. Both
   * are given in small letters. A word at the beginning of the name counts most, then at the beginning of another word
   * of it, then inside one, then in the container.
   */
  distance(name: string, container: string): number | null {
    let sum = 0;
    for (const word of this.#words) {
      const at = placeOf(name, word);
      if (at === null && !container.includes(word)) return null;
      sum += at ?? worst;
    }
    return Math.min(sum, farthest);
  }
}

const worst = 3;
/** Distances beyond this one are the same. */
export const farthest = 30;

function placeOf(name: string, word: string): number | null {
  let best: number | null = null;
  for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
    if (at === 0) return 0;
    if (!isWordCharacter(name.charAt(at - 1))) return 1;
    best = 2;
  }
  return best;
}

function isWordCharacter(character: string): boolean {
  return /[a-z0-9]/.test(character) || character > '\u00bf';
}
