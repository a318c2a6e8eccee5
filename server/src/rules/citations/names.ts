/** The names that citations use, and what a misspelled one was meant to be. */

import { slipsBetween, squeeze } from '../../letter/phrases';
import { chapterMisspellings, findMtusChapter, mtusChapters } from '../../reference/guidelines';
import { longestOdgChapterAt, odgChapters } from '../../reference/odgChapters';
import { findTopic, topicMisspellings, topics } from '../../reference/topics';

/** Names of fewer letters than these are never taken for misspelled with one slip, with two slips. */
const SHORTEST = { one: 6, two: 9 };

/** The names with which a word may be compared, squeezed once. */
class NearNames {
  readonly #names: () => Iterable<string>;
  #squeezed: readonly { readonly name: string; readonly key: string }[] | undefined;

  constructor(names: () => Iterable<string>) {
    this.#names = names;
  }

  /** The name that differs by a slip or two; `null` where none does or several do equally. */
  nearest(text: string): string | null {
    this.#squeezed ??= [...this.#names()].map((name) => ({ name, key: keyOf(name) }));
    const key = keyOf(text);
    if (key.length < SHORTEST.one) return null;
    let best: { name: string; slips: number } | null = null;
    let tied = false;
    for (const { name, key: other } of this.#squeezed) {
      const slips = slipsBetween(key, other, Math.min(key.length, other.length) >= SHORTEST.two ? 2 : 1);
      if (slips === null || digitsOf(key) !== digitsOf(other)) continue;
      if (best === null || slips < best.slips) {
        best = { name, slips };
        tied = false;
      } else if (slips === best.slips && best.name !== name) tied = true;
    }
    return best === null || tied || best.slips === 0 ? null : best.name;
  }
}

/** Case, blanks, marks and the two forms of "and" make no misspelling. */
function keyOf(name: string): string {
  return squeeze(name.replace(/&/g, ' and ').replace(/[^A-Za-z0-9 ]+/g, ' '));
}

/** Figures are no misspelling of other figures: `3.3.6` and `3.3.8` are both sections. */
function digitsOf(key: string): string {
  return key.replace(/\D+/g, '');
}

const chapterNames = new NearNames(function* () {
  for (const { label, aliases } of mtusChapters) {
    yield label;
    for (const alias of aliases ?? []) yield alias;
  }
});

const sectionNames = new NearNames(function* () {
  for (const { name } of topics) yield name;
});

const odgNames = new NearNames(function* () {
  for (const { name, forms } of odgChapters) {
    yield name;
    for (const form of forms) yield form;
  }
});

function tabled(table: readonly { text: string; means?: string }[], text: string): string | null {
  return table.find((entry) => entry.text.toLowerCase() === text.toLowerCase())?.means ?? null;
}

/** What a misspelled MTUS chapter was meant to be; `null` for names that are right or wholly unknown. */
export function meantChapter(text: string): string | null {
  if (findMtusChapter(text) !== undefined) return null;
  return tabled(chapterMisspellings, text) ?? chapterNames.nearest(text);
}

/** What a misspelled section was meant to be; `null` for names that are right or wholly unknown. */
export function meantSection(text: string): string | null {
  const whole = text.replace(/- /g, '-');
  if (findTopic(text) !== undefined || findTopic(whole) !== undefined) return null;
  return tabled(topicMisspellings, text) ?? sectionNames.nearest(whole);
}

/** What a misspelled ODG chapter was meant to be; `null` for names that are right or wholly unknown. */
export function meantOdgChapter(text: string): string | null {
  const plural = /^hips (&|and) pelvis\b/i.exec(text);
  if (plural !== null) return `Hip ${plural[1]} Pelvis`;
  if (longestOdgChapterAt(text, 0) !== undefined) return null;
  return odgNames.nearest(text);
}

/** Whether a name is that of a section. */
export function isKnownSection(text: string): boolean {
  return findTopic(text) !== undefined;
}
