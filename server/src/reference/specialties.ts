/**
 * The specialties and certifications of reviewers.
 *
 * Names are those of the search form of the California Department of Industrial Relations (DIR), of the ABMS member
 * boards and of posted letters; see the source table of `specialties.json`.
 */

import type { Misspelling, ReferenceEntry, SourceTable } from './entry';
import { isBlank, NameIndex } from './nameIndex';
import data from './specialties.json';

export interface Specialty extends ReferenceEntry {
  /** The board's name. */
  readonly name: string;
  /** Other names of the same specialty. */
  readonly forms?: readonly string[];
  /** Those of the names that stand in the DIR's list of reviewer specialties. */
  readonly dir?: readonly string[];
  /** `licence`: a profession with a licence of its own (chiropractic, podiatry), no physician's specialty. */
  readonly kind: 'physician' | 'licence';
}

interface SpecialtiesFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly specialties: readonly Specialty[];
  readonly misspellings: readonly Misspelling[];
}

const file: SpecialtiesFile = data as SpecialtiesFile;

/** The day of the newest fact among the specialties. */
export const specialtiesAsOf: string = file.asOf;
export const specialties: readonly Specialty[] = file.specialties;

/** The names to choose from: those of the DIR's list, which letters use, in alphabetical order, then those of the boards. */
export const specialtyNames: readonly string[] = [
  ...new Set([
    // Not by the collation of a language, which takes long to load at every start.
    ...specialties
      .flatMap(({ dir = [] }) => dir)
      .sort((one, other) => (one.toLowerCase() < other.toLowerCase() ? -1 : 1)),
    ...specialties.map(({ name }) => name),
  ]),
];

const index = new NameIndex<Specialty>(function* () {
  for (const specialty of specialties) yield [specialty.name, specialty];
  for (const specialty of specialties) for (const form of specialty.forms ?? []) yield [form, specialty];
});

/** Names in use that stand in no list of the sources, and that could be taken for slips in one that does. */
const nearNames = new NameIndex<string>(function* () {
  for (const name of ['Hepatology', 'Infectious Diseases', 'Pulmonary Diseases']) yield [name, name];
});

/**
 * Whether the text is the name of a specialty, in any of its forms, or one in use that could be taken for a slip in it. `false` for unknown and
 * misspelled names.
 */
export function isKnownSpecialty(name: string): boolean {
  return index.get(name) !== undefined || nearNames.get(name) !== undefined;
}

/** The entry of a specialty by any of its names; `undefined` for names that the vocabulary does not have. */
export function findSpecialty(name: string): Specialty | undefined {
  return index.get(name);
}

/** A name of a list, with its place in the list. */
export interface ListedSpecialty {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The single names of a list such as `Preventive Medicine, Occupational Medicine` or
 * `Physical Medicine and Rehabilitation and Pain Medicine`, each as it is written. Commas, semicolons, `and` and the
 * words `has a subspecialty in` part known names, the longest first; a stretch that begins with no known name goes up to
 * the next comma or semicolon. A full stop at the end of the list is no part of it. The list is empty for a text without
 * names.
 */
export function splitSpecialties(text: string): ListedSpecialty[] {
  const found: ListedSpecialty[] = [];
  let length = text.length;
  while (length > 0 && (isBlank(text.charCodeAt(length - 1)) || text.charAt(length - 1) === '.')) length -= 1;
  // Without a word that may stand between two names as well as inside one, commas alone part the names.
  const plain = !/&|\b(?:and|subspecialty)\b/i.test(text);
  let at = nextName(text, 0);
  while (at < length) {
    let end = plain ? undefined : knownNameAt(text, at, length);
    if (end === undefined) {
      end = at;
      while (end < length && !isListMark(text.charCodeAt(end))) end += 1;
      while (end > at && isBlank(text.charCodeAt(end - 1))) end -= 1;
    }
    found.push({ text: text.slice(at, end), start: at, end });
    at = nextName(text, end);
  }
  return found;
}

/** Words between two names; they are part of no name. */
const BETWEEN = /(?:and|&|has a subspecialty in|with a subspecialty in)(?![a-z0-9])/iy;

function isListMark(code: number): boolean {
  return code === 0x2c || code === 0x3b;
}

/** The offset at or after `at` where a name can begin: behind blanks, commas, and the words between names. */
function nextName(text: string, at: number): number {
  let next = at;
  for (;;) {
    while (next < text.length && (isBlank(text.charCodeAt(next)) || isListMark(text.charCodeAt(next)))) next += 1;
    BETWEEN.lastIndex = next;
    if (!BETWEEN.test(text)) return next;
    next = BETWEEN.lastIndex;
  }
}

/**
 * The end of the longest known name at `at` behind which the list ends or goes on: at a comma, or with a word between
 * names if another known name follows it. So `Pain Medicine and Headaches` is no `Pain Medicine`.
 */
function knownNameAt(text: string, at: number, length: number): number | undefined {
  return index.longestAt(text, at, (end) => {
    let next = end;
    while (isBlank(text.charCodeAt(next))) next += 1;
    if (next >= length || isListMark(text.charCodeAt(next))) return true;
    BETWEEN.lastIndex = next;
    return BETWEEN.test(text) && index.longestAt(text, nextName(text, next)) !== undefined;
  })?.end;
}
