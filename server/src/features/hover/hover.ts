/** What a hover is, the place it is asked for, and what its providers share. */

import type { Range } from '../../letter/letter';
import { rangeOf } from '../../letter/ranges';
import { isWord } from '../../reference/nameIndex';
import { escapeMarkdown, plainLine } from '../markdown';
import type { Place } from '../place';

/**
 * What is known of a thing in the letter, in plain text: a client that takes Markdown gets it by {@link hoverMarkdown},
 * any other by {@link hoverPlain}. The range is the thing itself.
 */
export interface Hover extends Range {
  readonly title: string;
  /** One fact each, at most four. */
  readonly lines: readonly string[];
  /** Where the facts are from. */
  readonly source: string | null;
  /** Why a rule has marked the thing. */
  readonly marked?: string;
}

/** What is known of the thing at a place; `null` where it is nothing of this provider's. Pure, and quick on any letter. */
export type HoverProvider = (place: Place) => Hover | null;

/** A hover as Markdown without links, HTML and pictures: a bold title, a line for each fact, the source in italics. */
export function hoverMarkdown({ title, lines, source, marked }: Hover): string {
  return [
    `**${escapeMarkdown(title)}**`,
    ...lines.map(escapeMarkdown),
    ...(source === null ? [] : [`*Source: ${escapeMarkdown(source)}*`]),
    ...(marked === undefined ? [] : [escapeMarkdown(marked)]),
  ].join('  \n');
}

/** The same words for clients that show text as it comes. */
export function hoverPlain({ title, lines, source, marked }: Hover): string {
  return [title, ...lines, ...(source === null ? [] : [`Source: ${source}`]), ...(marked === undefined ? [] : [marked])]
    .map(plainLine)
    .join('\n');
}

/**
 * What is known of a thing in which a rule has found something: the rule, and the first sentence of why it matters. The
 * finding's own words are shown by the client. The line takes the place of a fourth fact.
 */
export function explained(
  known: Hover | null,
  finding: Range,
  { title, whyItMatters, source }: { readonly title: string; readonly whyItMatters: string; readonly source: string },
): Hover {
  const why = `${title}. ${/^[\s\S]*?[.!?](?= [A-Z]|$)/.exec(whyItMatters)?.[0] ?? whyItMatters}`;
  if (known === null) return { ...rangeOf(finding), title: 'Why this is marked', lines: [why], source };
  return { ...known, lines: known.lines.slice(0, 3), marked: `Marked here: ${why}` };
}

/** Whether the place lies in a range or at one of its ends, since a cursor stands between two characters. */
export function isAt<Some extends Range>({ offset }: { readonly offset: number }, range: Some | null): range is Some {
  return range !== null && range.start <= offset && offset <= range.end;
}

/** Texts of the letter's own that stand around a place and in no other part or section. */
export function surroundings({ letter, part, section, offset }: Place, reach: number): Range {
  const { start, end } = part ?? section ?? letter;
  let from = Math.max(start, offset - reach);
  let to = Math.min(end, offset + reach);
  // No word is cut in two.
  while (from > start && from < offset && isWord(letter.text.charCodeAt(from - 1))) from += 1;
  while (to < end && to > offset && isWord(letter.text.charCodeAt(to))) to -= 1;
  return { start: from, end: to };
}

/** No name of the vocabularies that are looked up at a place is longer, its line breaks and indentation counted. */
const longestName = 120;

/** The name around a place, by a look-up of the longest name that starts at an offset; of two names the earlier one. */
export function nameAt<Value>(
  place: Place,
  longestAt: (text: string, start: number) => { readonly value: Value; readonly end: number } | undefined,
): (Range & { readonly value: Value }) | null {
  const { text } = place.letter;
  const { start, end } = surroundings(place, longestName);
  for (let at = start; at <= place.offset; at += 1) {
    if (!isWord(text.charCodeAt(at)) || isWord(text.charCodeAt(at - 1))) continue;
    const match = longestAt(text, at);
    if (match !== undefined && match.end >= place.offset && match.end <= end) return { start: at, ...match };
  }
  return null;
}
