/** The reviewer's qualifications: states of licensure and specialties, in both forms. */

import { specialtyNames } from '../../reference/specialties';
import { stateNames } from '../../reference/states';
import type { Completion, CompletionProvider } from './completion';
import { begins, isInsideWord } from './typing';

/** So much of the section is read before the cursor, in UTF-16 units. */
const reach = 600;

/** What opens a list, and the list up to the cursor: no full stop, no second label, no blank line. */
const LISTS = [
  { opening: /State\(s\)\s+of\s+Licensure:([^.:]*)$/i, names: stateNames },
  { opening: /Certification\(s\)\/Specialty:([^.:]*)$/i, names: specialtyNames },
  // The sentence in the paragraph of the form of 2014.
  { opening: /\blicensed\s+to\s+practice\s+in(\s[^.:]*)$/i, names: stateNames },
  {
    opening: /\b(?:board[- ]?certified|sub-?specialty)\s+in(\s(?:(?!\blicensed\b)[^.:])*)$/i,
    names: specialtyNames,
  },
];

/** States or specialties behind what opens their list, those left out that the list has already. */
export const credentialCompletions: CompletionProvider = (place) => {
  const { letter, section, offset, trigger } = place;
  if (section?.kind !== 'reviewer' && section?.kind !== 'preamble') return [];
  if (trigger === '(' || isInsideWord(place)) return [];
  const before = letter.text.slice(Math.max(section.start, offset - reach), offset);
  for (const { opening, names } of LISTS) {
    const list = opening.exec(before)?.[1];
    if (list === undefined || BLANK_LINE.test(list)) continue;
    return offersFor(list, offset, names);
  }
  return [];
};

const BLANK_LINE = /(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r(?!\n))/;

function offersFor(list: string, offset: number, names: readonly string[]): Completion[] {
  const listed = new Set(list.split(/[,;]|\band\b/).map((name) => name.trim().toLowerCase()));
  // A name may hold an "and" itself, so the name typed so far begins behind the last comma or behind a later "and".
  const starts = [list.search(/[^,;]*$/), ...[...list.matchAll(/\band\b/gi)].map((and) => and.index + 3)];
  for (const start of starts) {
    const typed = list.slice(start).replace(/^\s+/, '');
    if (/[\r\n]/.test(typed)) continue;
    const known = names.filter((name) => begins(name, typed) && !listed.has(name.toLowerCase()));
    if (known.length === 0) continue;
    // The letters write `Arizona,California` and `Arizona, California`; a list goes on as it has begun.
    const needsBlank = typed === '' && !/\s$/.test(list) && (!list.includes(',') || /,\s/.test(list.slice(0, -1)));
    return known.map((name) => ({
      label: name,
      kind: 'value',
      range: { start: offset - typed.length, end: offset },
      newText: needsBlank ? ` ${name}` : name,
    }));
  }
  return [];
}
