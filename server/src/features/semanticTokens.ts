/**
 * Semantic tokens: what is known of a letter's words, for their colours.
 *
 * The grammar colours words by their look, before the server has answered; the tokens add what only the parsed letter
 * shows: items, topics, drugs. Where both colour a word they must agree, or colours would jump while a person types. What
 * the grammar colours inside an item or a topic is therefore left to it.
 */

import { Passage, type PassageKind } from '../facts/passage';
import type { Citation, Decision, GuidelineLine, Item, Letter, Range } from '../letter/letter';
import { findPlaceholders } from '../letter/placeholders';
import { skipSpace, trimEnd } from '../letter/text';
import { WordMemory } from '../letter/wordMemory';
import { letterProgress } from './progress';

/** In a fixed order, which is that of the protocol's numbers: new ones go behind the last. */
export const tokenTypes = [
  'comment',
  'item',
  'decision',
  'guideline',
  'topic',
  'page',
  'drug',
  'strength',
  'date',
  'placeholder',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** The modifiers of a token, in the order of their bits. `overturned`: of a decision, the one that helps the worker. */
export const tokenModifiers = ['overturned'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

/** A token on one line, without blanks at its ends. */
export interface SemanticToken extends Range {
  readonly type: TokenType;
  readonly modifier: TokenModifier | null;
}

/** A stretch to colour, which may go over several lines; without a type, one to be left to the grammar. */
interface Stretch extends Range {
  readonly type: TokenType | null;
  readonly modifier?: TokenModifier | null;
}

/**
 * The tokens of a letter in the order of the text; none overlaps another, and none goes over a line's end.
 * With a range, those that touch it. A text that is no letter has only its notes.
 */
export function semanticTokens(letter: Letter, range: Range = letter): SemanticToken[] {
  const touches = ({ start, end }: Range) => start < range.end && end > range.start;
  const notes = stretches('comment', letter.notes);
  const all = letter.format === null ? notes : over(notes, wordsOf(letter, touches));
  return singleLines(letter.text, letter.source, all).filter(touches);
}

function wordsOf(letter: Letter, touches: (range: Range) => boolean): Stretch[] {
  const parts = letter.issues.flatMap((issue) => issue.parts).filter(touches);
  const items = parts.filter((part): part is Item => part.kind === 'item');
  const citations = parts
    .filter((part): part is GuidelineLine => 'citations' in part)
    .flatMap((line) => line.citations.filter(({ kind }) => kind !== 'other'));
  const passages = [
    ...passagesOf(letter, 'summary', letter.clinicalCaseSummary === null ? [] : [letter.clinicalCaseSummary]),
    ...passagesOf(letter, 'item', bodiesOf(items)),
    ...passagesOf(letter, 'rationale', bodiesOf(parts.filter(({ kind }) => kind === 'rationale'))),
  ].filter(({ range }) => touches(range));
  const topics = citations.flatMap(({ sections }) => sections);
  // In a letter of 2013 a whole section may stand for an item.
  const { isMeasured } = letterProgress(letter);
  const itemTexts = items
    .filter(({ decision }) => isMeasured || decision !== null)
    .map(({ body, partlyAuthorized }) => partlyAuthorized?.disputed ?? body);
  const drugs = passages.flatMap(drugsOf);
  // What stands first is not covered by what stands behind it.
  return [
    stretches('placeholder', [...findPlaceholders(letter.text)]),
    items.flatMap(({ decision }) => decisionOf(decision)),
    stretches('page', citations.flatMap(pagesOf)),
    stretches('date', datesOf(letter, passages)),
    stretches('strength', passages.flatMap(strengthsOf)),
    coloursOfGrammar(letter.text, [...drugs, ...citations, ...itemTexts], amounts),
    stretches('drug', drugs),
    stretches('guideline', citations.flatMap(guidelineOf)),
    coloursOfGrammar(letter.text, [...topics, ...itemTexts], names),
    stretches('topic', topics),
    stretches('item', itemTexts),
  ].reduce<Stretch[]>((above, below) => over(above, inOrder(below)), []);
}

function bodiesOf(parts: readonly { readonly body: Range }[]): Range[] {
  return parts.map(({ body }) => body);
}

/** Read without regard to gaps that wait to be filled in: a letter half written has its colours, too. */
function passagesOf(letter: Letter, kind: PassageKind, ranges: readonly Range[]): Passage[] {
  return ranges.filter(({ start, end }) => end > start).map((range) => new Passage(kind, letter.text, range));
}

function stretches(type: TokenType, ranges: readonly Range[]): Stretch[] {
  return ranges.map(({ start, end }) => ({ start, end, type }));
}

/** Only the form's own two words: another word, or one with a slip, would look right in their colour. */
function decisionOf(decision: Decision | null): Stretch[] {
  if (decision === null || decision.value === null) return [];
  const { start, end, value, text } = decision;
  if (text.toLowerCase() !== value.toLowerCase()) return [];
  return [{ start, end, type: 'decision', modifier: value === 'Overturned' ? 'overturned' : null }];
}

function guidelineOf({ source, chapter }: Citation): Range[] {
  return [source, chapter].filter((name) => name !== null);
}

function pagesOf({ pages }: Citation): Range[] {
  return pages.filter(({ text }) => /^\d/.test(text));
}

function datesOf({ header }: Letter, passages: readonly Passage[]): Range[] {
  const ofHeader = (header?.fields ?? []).flatMap(({ value, date }) =>
    value === null || date === null ? [] : [value],
  );
  const ofProse = passages.flatMap((passage) =>
    passage.days.filter(({ day }) => day !== null).map((day) => passage.place(day)),
  );
  return [...ofHeader, ...ofProse];
}

function strengthsOf(passage: Passage): Range[] {
  return passage.drugs.flatMap(({ strength }) => (strength === null ? [] : [passage.place(strength)]));
}

function drugsOf(passage: Passage): Range[] {
  return passage.drugs.map((drug) => passage.place(drug));
}

/** What the grammar takes for an amount or a date: `#60`, `QTY 30`, `x 12`, `12 units`, `March 2016`, `2016`. */
const amounts = coloured(
  /(?<![\w.])(?:\d{1,6}(?:[.,]\d{1,4})?|\.\d{1,4})(?:[/-]\d{1,6}(?:\.\d{1,4})?)?[ \t]?(?:%|(?:mcg|mg|[\u00b5\u03bc]g|kg|gm|grams?|g|ml|cc|units?|iu|meq)(?![a-z]))(?:\/(?:\d{1,4}[ \t]?)?(?:ml|mg|gm|g|hr|h|day)(?![a-z]))?|#[ \t]?\d{1,5}\b|\b(?:QTY\.?|quantity(?:[ \t]{1,8}of)?)[ \t]{0,4}:?[ \t]{0,4}\d{1,5}\b|(?<!\w)(?:\d{1,3}[ \t]?)?x[ \t]?\d{1,4}\b|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?)[ \t]{1,8}(?:\d{1,2}(?:st|nd|rd|th)?\b(?:,?[ \t]{1,8}(?:19|20)\d\d\b)?|(?:19|20)\d\d\b)|\b(?:19|20)\d\d\b/gi,
);

/** The names of guidelines that the grammar knows wherever they stand. */
const names = coloured(
  /\bMTUS\b|\bMedical[ \t]{1,8}Treatment[ \t]{1,8}Utilization[ \t]{1,8}Schedule\b(?:[ \t]{1,8}\(MTUS\))?|\b(?:Official[ \t]{1,8}Disability[ \t]{1,8}Guidelines\b(?:[ \t]{1,8}\(ODG\))?|ODG\b)|\bACOEM\b(?:[ \t]{1,8}(?:Practice[ \t]{1,8})?Guidelines\b)?/g,
);

/** What a pattern finds in words, by their own offsets; kept, since most words were asked about for the version before. */
function coloured(pattern: RegExp): WordMemory<readonly Range[]> {
  return new WordMemory(200_000, (words) =>
    [...words.matchAll(pattern)].map(({ index, 0: { length } }) => ({ start: index, end: index + length })),
  );
}

function coloursOfGrammar(text: string, within: readonly Range[], found: WordMemory<readonly Range[]>): Stretch[] {
  return within.flatMap(({ start: by, end: to }) =>
    found.of(text.slice(by, to)).map(({ start, end }) => ({ start: start + by, end: end + by, type: null })),
  );
}

/** In the order of the text; of two that overlap, which are two readings of the same words, the first. */
function inOrder(all: readonly Stretch[]): Stretch[] {
  const sorted = [...all].sort((one, other) => one.start - other.start || other.end - one.end);
  const kept: Stretch[] = [];
  for (const stretch of sorted) if (stretch.start >= (kept.at(-1)?.end ?? 0)) kept.push(stretch);
  return kept;
}

/** Two layers as one: what the upper one leaves free of the lower one, and the upper one. Both in order; linear. */
function over(above: readonly Stretch[], below: readonly Stretch[]): Stretch[] {
  if (above.length === 0 || below.length === 0) return [...above, ...below];
  const merged: Stretch[] = [];
  let next = 0;
  for (const stretch of below) {
    let { start } = stretch;
    const { end, type, modifier = null } = stretch;
    for (let top = above[next]; top !== undefined && top.start < end; top = above[next]) {
      if (top.start > start) merged.push({ start, end: top.start, type, modifier });
      // One that goes on beyond this stretch may cover the beginning of the next.
      if (top.end > end) {
        start = end;
        break;
      }
      start = Math.max(start, top.end);
      merged.push(top);
      next += 1;
    }
    if (start < end) merged.push({ start, end, type, modifier });
  }
  for (; next < above.length; next += 1) merged.push(above[next] as Stretch);
  return merged;
}

/** What other tokens may stand inside of, so that nothing but a comma may be left between two of them. */
const PARTED: ReadonlySet<TokenType> = new Set(['item', 'topic', 'guideline']);
const MARKS_ONLY = /^[^\p{L}\p{N}]*$/u;

/** Cuts at line ends, with the blanks there. The words of notes stand in the source only. */
function singleLines(text: string, source: string, all: readonly Stretch[]): SemanticToken[] {
  const tokens: SemanticToken[] = [];
  for (const { start, end, type, modifier = null } of all) {
    if (type === null) continue;
    const from = type === 'comment' ? source : text;
    for (const line of from.slice(start, end).matchAll(/[^\r\n]+/g)) {
      const lineEnd = start + line.index + line[0].length;
      const first = skipSpace(from, start + line.index, lineEnd);
      const last = trimEnd(from, first, lineEnd);
      if (last > first && !(PARTED.has(type) && MARKS_ONLY.test(from.slice(first, last))))
        tokens.push({ start: first, end: last, type, modifier });
    }
  }
  return tokens;
}
