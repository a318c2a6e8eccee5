/**
 * Renaming a disputed item: its item line, the repetitions inside of a partly authorised request, and the mentions in its
 * own rationale that repeat its words.
 *
 * What a reviewer may not change unseen stays as it is: the case summary tells what the records say, and other rationales
 * have their own reasons. A renaming is tried before it is offered: the letter with the new name must read as it did, but
 * for the item's name and the words of its rationale.
 */

import { decisionValues, looksLikeDecision } from '../letter/decisions';
import { applyEdits, type Edit } from '../letter/edits';
import { nameOfItem } from '../letter/items';
import type { Issue, Letter, PartlyAuthorizedRequest, Range, TextSpan } from '../letter/letter';
import { parseLetter } from '../letter/parse';
import { hasPlaceholder } from '../letter/placeholders';
import { clampOffset } from '../letter/ranges';
import { toRecord } from '../letter/record';
import { FoldedText, foldSpace, isSmall } from '../letter/text';
import { itemMentionsIn, keyOfWords, wordsOf } from './mentions/itemMentions';
import { subjectAt } from './mentions/mentions';
import { proseOf } from './mentions/prose';

/** Why something cannot be renamed, in plain words and without text of the letter, as clients log it. */
export interface Refusal {
  readonly refusal: string;
}

export interface Renamable extends Range {
  /** What is renamed, as the item line writes it. */
  readonly name: string;
}

const NO_ITEM =
  'Only the name of a disputed item can be renamed. Put the cursor on the name in the item line, or where the rationale of the item repeats it.';
const NOT_HERE =
  'These words are not renamed together with the item. Put the cursor on the name in the item line, or where the rationale of the item repeats its words.';
const PARTS_DIFFER =
  'The parts of this partly authorized request have no words in common at their beginning or end. Change each part in the item line by itself.';
const NOT_COMMON =
  'Only the words that all parts of this partly authorized request share can be renamed, because the quantity differs between the parts. Put the cursor on the shared words, or change this part by itself.';
const LINE_BREAK = 'The name of an item stands on one line. Leave out the line break.';
const EMPTY = 'An item needs a name, so the new name must not be empty.';
const PLACEHOLDER = 'The new name holds text that waits to be filled in. Write what is requested.';
const DECISION =
  'The new name holds a decision behind a colon. The decision stands behind the name and is changed there.';
const COLON = 'The new name ends with a colon, behind which the decision would begin. Leave out the colon.';
const TAKEN = 'Another disputed item of this letter already has this name.';
const BREAKS_FORM =
  'With this name the letter would be read in another way: another item, part or decision. Choose other words.';

/** What a rename at an offset would change, and which words there; a reason where nothing can be renamed. */
export function prepareRename(letter: Letter, offset: number): Renamable | Refusal {
  const target = targetAt(letter, offset);
  if ('refusal' in target) return target;
  return { start: target.origin.start, end: target.origin.end, name: target.name };
}

/** The edits, in order and none overlapping, none where the name stays; a reason where the name cannot be taken. */
export function rename(letter: Letter, offset: number, newName: string): readonly Edit[] | Refusal {
  const target = targetAt(letter, offset);
  if ('refusal' in target) return target;
  if (/[\r\n\f\v\u0085\u2028\u2029]/.test(newName.trim())) return { refusal: LINE_BREAK };
  const name = foldSpace(newName, 0, newName.length);
  const refusal = faultOf(name);
  if (refusal !== null) return { refusal };
  if (name === target.name) return [];
  // Lines stay about as long as they were; where the form does not take a break at the new place, there is none.
  let outcome: Outcome = 'broken';
  for (const keepsBreaks of [true, false]) {
    const edits = target.places.map((place) => ({
      start: place.start,
      end: place.end,
      newText: written(letter, place, casedAs(letter, place, target.name, name), keepsBreaks),
    }));
    outcome = tryOut(letter, target.issue, edits);
    if (outcome === 'sound') return edits;
    if (outcome === 'taken') break;
  }
  return { refusal: outcome === 'taken' ? TAKEN : BREAKS_FORM };
}

function faultOf(name: string): string | null {
  if (name === '') return EMPTY;
  if (hasPlaceholder(name)) return PLACEHOLDER;
  if (DECIDES.test(name) || looksLikeDecision(name)) return DECISION;
  return name.endsWith(':') ? COLON : null;
}

const DECIDES = new RegExp(`[:;]\\s*(?:${decisionValues.join('|')})\\b`, 'i');

interface Target {
  readonly issue: number;
  /** What is replaced by the new name. */
  readonly name: string;
  /** In the order of the text. */
  readonly places: readonly Range[];
  /** The one of the places in which the cursor stands. */
  readonly origin: Range;
}

function targetAt(letter: Letter, offset: number): Target | Refusal {
  const subject = subjectAt(letter, offset);
  const index = subject?.kind === 'item' ? subject.issue : -1;
  const issue = letter.issues[index];
  if (!issue?.item) return { refusal: NO_ITEM };
  const at = clampOffset(letter.text, offset);
  const sides = sidesOf(letter, issue);
  if (sides.length === 0) return { refusal: PARTS_DIFFER };
  for (const side of sides) {
    const places = [...side.places, ...mentionsOf(letter, index, side)].sort((one, other) => one.start - other.start);
    const origin = places.find(({ start, end }) => start <= at && at <= end);
    if (origin !== undefined) return { issue: index, name: side.name, places, origin };
  }
  const isInItem = issue.item.start <= at && at < issue.item.end;
  return { refusal: isInItem && issue.item.partlyAuthorized !== null ? NOT_COMMON : NOT_HERE };
}

/** Words that can be renamed as one: those of the whole item, or those that the parts of a request share at one end. */
interface Side {
  readonly name: string;
  readonly places: readonly Range[];
  /** The wordings of which these words are the whole, the beginning or the end, each as its words' key. */
  readonly wordings: ReadonlySet<string>;
  /** Where in these wordings the words stand. */
  readonly at: 'whole' | 'beginning' | 'end';
}

function sidesOf(letter: Letter, { item }: Issue): Side[] {
  if (item === null) return [];
  if (item.partlyAuthorized === null) {
    const name = nameOfItem(item, letter.text);
    return name.text === ''
      ? []
      : [{ name: name.text, places: [name], wordings: new Set([keyOfWords(name.text)]), at: 'whole' }];
  }
  return partlySides(letter, item.partlyAuthorized);
}

function partlySides({ text }: Letter, { form, original, authorized, disputed }: PartlyAuthorizedRequest): Side[] {
  // What was authorised in place of the request is something else, with a name of its own.
  const parts = (form === 'replaced' ? [original, disputed] : [original, authorized, disputed]).filter(
    (part) => part.text !== '',
  );
  const wordings = new Set(parts.map((part) => keyOfWords(part.text)));
  const words = parts.map((part) => part.text.split(' '));
  const shortest = Math.min(...words.map(({ length }) => length));
  const [first = []] = words;
  const shared = (pick: (list: readonly string[], step: number) => string | undefined): number => {
    let count = 0;
    const isShared = (step: number) => {
      const word = pick(first, step)?.toLowerCase();
      return words.every((list) => pick(list, step)?.toLowerCase() === word);
    };
    while (count < shortest && isShared(count)) count += 1;
    return count;
  };
  const beginning = shared((list, step) => list[step]);
  if (beginning === shortest && words.every(({ length }) => length === shortest)) {
    return [{ name: disputed.text, places: parts, wordings, at: 'whole' }];
  }
  const end = shared((list, step) => list[list.length - 1 - step]);
  const sides: Side[] = [];
  for (const [at, count] of [
    ['beginning', beginning],
    ['end', Math.min(end, shortest - beginning)],
  ] as const) {
    const cut = (list: readonly string[]) => {
      const words = at === 'beginning' ? list.slice(0, count) : list.slice(list.length - count);
      return words.join(' ').replace(at === 'beginning' ? LOOSE_END : LOOSE_BEGINNING, '');
    };
    const name = count === 0 ? '' : cut(disputed.text.split(' '));
    if (!wordsOf(name).some(({ key }) => key.length > 2)) continue;
    const places = parts.map((part) => placeOf(text, part, cut(part.text.split(' ')), at));
    sides.push({ name, places, wordings, at });
  }
  return sides;
}

/** What leads from the shared words to the quantity, or from it to them, and is no part of a name. */
const LOOSE_END = /(?:[ ,;:(]+(?:times|for|of|with|x|a|an|the|and)?)+$/i;
const LOOSE_BEGINNING = /^(?:(?:times|for|of|with|x|a|an|the|and)?[ ,;:)]+)+/i;

/** Where words stand that begin or end the reading form of a part. */
function placeOf(text: string, part: TextSpan, words: string, at: 'beginning' | 'end'): Range {
  const folded = new FoldedText(text, part.start, part.end);
  const from = at === 'beginning' ? 0 : folded.text.length - words.length;
  const { start, end } = folded.span(from, from + words.length);
  return { start, end };
}

/** Where the item's own rationale repeats the words. */
function mentionsOf(letter: Letter, index: number, { name, wordings, at }: Side): Range[] {
  const found: Range[] = [];
  const count = wordsOf(name).length;
  for (const piece of proseOf(letter)) {
    if (piece.issue !== index || piece.kind !== 'rationale') continue;
    const quotations = [...piece.passage.text.matchAll(QUOTATION)];
    for (const mention of itemMentionsIn(letter, piece)) {
      const { words } = mention;
      if (mention.issue !== index || words === null) continue;
      const from = words[0]?.start ?? 0;
      const said = piece.passage.text.slice(from, words.at(-1)?.end);
      if (quotations.some((quoted) => isInside(from, said.length, quoted))) continue;
      if (!wordings.has(keyOfWords(said))) continue;
      const meant = at === 'end' ? words.slice(words.length - count) : words.slice(0, count);
      const [first] = meant;
      const last = meant.at(-1);
      if (at === 'whole') found.push({ start: mention.start, end: mention.end });
      else if (first !== undefined && last !== undefined)
        found.push(piece.passage.place({ start: first.start, end: last.end }));
    }
  }
  return found;
}

/** What stands between quotation marks; in pairs, the one behind the other. */
const QUOTATION = /"[^"]*"|\u201c[^\u201c\u201d]*\u201d/g;
/** With so many more characters than the name a quotation is of another writer, and not the name itself. */
const aroundName = 25;

/** Whether words stand in a sentence that is quoted, which is another writer's and stays as it is. */
function isInside(start: number, length: number, { index, 0: quoted }: RegExpExecArray): boolean {
  return index < start && start + length < index + quoted.length && quoted.length - length > aroundName;
}

/** A name may begin with a capital in one place and with a small letter in another; the new name follows each. */
function casedAs(letter: Letter, { start }: Range, oldName: string, newName: string): string {
  const here = letter.text.charAt(start);
  const there = oldName.charAt(0);
  // Abbreviations keep their capitals.
  if (here === there || here.toLowerCase() !== there.toLowerCase() || !isSmall(newName.charAt(1))) return newName;
  const first = newName.charAt(0);
  return (isSmall(here) ? first.toLowerCase() : first.toUpperCase()) + newName.slice(1);
}

/**
 * The new name in the place of the old one. Line breaks inside the old one are kept where the new name has words enough,
 * and the author's notes on lines between are always kept.
 */
function written({ text, source }: Letter, { start, end }: Range, name: string, keepsBreaks: boolean): string {
  const old = text.slice(start, end);
  const breaks = [...old.matchAll(BREAK)];
  const words = name.split(' ');
  let result = '';
  let at = 0;
  let next = 0;
  for (const match of breaks) {
    const separator = source.slice(start + match.index, start + match.index + match[0].length);
    const isNoted = separator.trim() !== '';
    const length = match.index - at;
    at = match.index + match[0].length;
    if (!keepsBreaks && !isNoted) continue;
    let line = '';
    // The last line keeps a word, since what follows the name belongs behind one.
    for (let word = words[next]; word !== undefined && next < words.length - 1; word = words[next]) {
      if (line !== '' && line.length + 1 + word.length > length) break;
      line += line === '' ? word : ` ${word}`;
      next += 1;
    }
    if (line !== '' || isNoted) result += line + separator;
  }
  return result + words.slice(next).join(' ');
}

/** A line break with the blanks around it. In the text without notes, a noted line is such blanks, too. */
const BREAK = /[^\S\r\n\f]*[\r\n\f]\s*/g;

type Outcome = 'sound' | 'taken' | 'broken';

/** Reads the letter with the edits and compares: all but the item's name and its rationale must be as before. */
function tryOut(letter: Letter, index: number, edits: readonly Edit[]): Outcome {
  const changed = parseLetter(applyEdits(letter.source, edits));
  const before = letter.issues[index];
  const after = changed.issues[index];
  if (before === undefined || after === undefined) return 'broken';
  const moved = (offset: number) =>
    edits.reduce(
      (sum, { start, end, newText }) => (end <= offset ? sum + newText.length - (end - start) : sum),
      offset,
    );
  const isKept = (one: Range | undefined, other: Range | undefined) => {
    if (one === undefined || other === undefined) return one === other;
    // A note that stood between the words of a name may now stand before its one word.
    const opening = changed.text.slice(moved(one.start), other.start);
    return other.start >= moved(one.start) && opening.trim() === '' && other.end === moved(one.end);
  };
  if (!isKept(before.item?.body, after.item?.body) || !isKept(before.rationale?.body, after.rationale?.body))
    return 'broken';
  if (before.item?.partlyAuthorized?.form !== after.item?.partlyAuthorized?.form) return 'broken';
  if (changed.notes.length !== letter.notes.length) return 'broken';
  if (JSON.stringify(recordWithout(letter, index)) !== JSON.stringify(recordWithout(changed, index))) return 'broken';
  const name = decidedName(after, changed);
  const isTaken = changed.issues.some((issue, other) => other !== index && decidedName(issue, changed) === name);
  return isTaken && name !== decidedName(before, letter) ? 'taken' : 'sound';
}

function recordWithout(letter: Letter, index: number) {
  const record = toRecord(letter);
  const issues = record.issues.map((issue, at) => (at === index ? { ...issue, item: '', rationale: '' } : issue));
  return { ...record, issues };
}

function decidedName({ item }: Issue, { text }: Letter): string {
  return item === null ? '' : keyOfWords((item.partlyAuthorized?.disputed ?? nameOfItem(item, text)).text);
}
