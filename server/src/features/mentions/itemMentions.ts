/**
 * Where a letter speaks of one of its disputed items: the parts of the item line, and the mentions of it in prose.
 *
 * A mention is counted only where it is certain: the same words as in the item line, or the same drug in no other
 * strength, or the same service for the same part of the body. `The request` and `this medication` may mean anything
 * that was spoken of before and are no mentions.
 */

import type { BodyPart } from '../../facts/bodyParts';
import type { Drug } from '../../facts/drugs';
import { Passage, type Stretch } from '../../facts/passage';
import type { Reading } from '../../facts/reading';
import type { Service } from '../../facts/services';
import { nameOfItem } from '../../letter/items';
import type { Issue, Letter, Range, TextSpan } from '../../letter/letter';
import type { Prose } from './prose';

/** What the form puts before an item that was treated already; it is no part of what was asked for. */
const RETROSPECTIVE = /^Retrospective (?:requests? |reviews? )?(?:for |of )?/i;

/** The stretches of an item line that name the item; the one that is decided, and to which mentions lead, is first. */
export function namesOf({ item }: Issue, text: string): readonly TextSpan[] {
  if (item === null || item.body.text === '') return [];
  const partly = item.partlyAuthorized;
  const names = partly === null ? [nameOfItem(item, text)] : [partly.disputed, partly.original, partly.authorized];
  return names.filter(({ start, end }) => end > start);
}

export interface ItemMention extends Range {
  /** The place of the item among the letter's issues, from 0. */
  readonly issue: number;
  /** The words that repeat the item's, in the passage's reading form; `null` for other words of the same meaning. */
  readonly words: readonly Stretch[] | null;
}

interface Word extends Stretch {
  readonly key: string;
}

/** Letters and digits part words from each other, so that `7.5mg` and `7.5 mg` are the same. */
const WORD = /[a-z\u00c0-\u1fff\u2c00-\ufffd]+|\d+/gi;

const wordsOfReading = ({ text }: Reading): readonly Word[] => wordsOf(text);

/** The words of a text with their places in it, in order; `key` is the same for words that count as the same. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD))
    words.push({ key: match[0].toLowerCase(), start: match.index, end: match.index + match[0].length });
  return words;
}

/** Two texts with the same key are the same words. */
export function keyOfWords(text: string): string {
  return wordsOf(text)
    .map(({ key }) => key)
    .join(' ');
}

/** The wordings of all items as a tree of words. */
interface Branch {
  readonly next: Map<string, Branch>;
  /** The items whose wording ends here, and that wording. */
  readonly items: Set<number>;
  wording: string;
}

/** More words than this have no mention. */
const LONGEST_WORDING = 60;

/** What an item asks for, where it asks for one thing. */
interface Subject {
  /** The same for the same drug or service. */
  readonly key: string;
  readonly drug: Drug | null;
  readonly part: BodyPart | null;
  /** The quantities of the request and its parts; one is enough to agree with. */
  readonly quantities: readonly number[];
}

interface Items {
  readonly tree: Branch;
  readonly subjects: readonly (Subject | null)[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
}

const known = new WeakMap<Letter, Items>();

function itemsOf(letter: Letter): Items {
  let items = known.get(letter);
  if (items === undefined) {
    items = readItems(letter);
    known.set(letter, items);
  }
  return items;
}

function readItems({ issues, text }: Letter): Items {
  const tree = branch();
  const byKey = new Map<string, number[]>();
  const subjects = issues.map((issue, index) => {
    for (const wording of wordingsOf(issue, text)) plant(tree, wording, index);
    const subject = subjectOf(issue, text);
    if (subject !== null) {
      const same = byKey.get(subject.key);
      if (same === undefined) byKey.set(subject.key, [index]);
      else same.push(index);
    }
    return subject;
  });
  return { tree, subjects, byKey };
}

/** The texts whose repetition is a mention: what is in dispute, and what was asked for at first. */
function wordingsOf(issue: Issue, text: string): string[] {
  const [decided, original] = namesOf(issue, text);
  if (decided === undefined) return [];
  const plain = decided.text.replace(RETROSPECTIVE, '');
  return [...new Set([decided.text, plain, ...(original === undefined ? [] : [original.text])])];
}

function branch(): Branch {
  return { next: new Map(), items: new Set(), wording: '' };
}

function plant(tree: Branch, wording: string, item: number): void {
  const words = wordsOf(wording);
  if (words.length > LONGEST_WORDING || !words.some(({ key }) => key.length > 2)) return;
  let at = tree;
  for (const { key } of words) {
    let next = at.next.get(key);
    if (next === undefined) {
      next = branch();
      at.next.set(key, next);
    }
    at = next;
  }
  at.items.add(item);
  at.wording ||= wording;
}

function subjectOf(issue: Issue, text: string): Subject | null {
  const names = namesOf(issue, text);
  const [decided] = names;
  if (decided === undefined) return null;
  const { drugs, services, bodyParts } = new Passage('item', text, decided);
  const keys = new Set([...drugs.map(keyOfDrug), ...services.map(keyOfService)]);
  const parts = new Set(bodyParts.map(({ name }) => name));
  const [key] = keys;
  if (key === undefined || keys.size > 1 || parts.size > 1) return null;
  const quantities = names.flatMap((name) =>
    new Passage('item', text, name).drugs.flatMap(({ quantity }) => (quantity === null ? [] : [quantity.value])),
  );
  return { key, drug: drugs[0] ?? null, part: bodyParts[0] ?? null, quantities };
}

/** The same for mentions of the same drug, by whatever name and in whatever strength. */
export function keyOfDrug({ generic }: Drug): string {
  return `drug ${generic}`;
}

/** Kinds whose short names each stand for one thing; the others (surgery, equipment, visits) group different things. */
const ONE_THING = new Set<Service['kind']>(['therapy', 'imaging', 'injection']);

/** The same for mentions of the same service; where a short name groups different things, its words count too. */
export function keyOfService({ id, kind, text }: Service): string {
  return ONE_THING.has(kind) ? `service ${id}` : `service ${id} ${text.toLowerCase().replace(/s$/, '')}`;
}

const mentions = new WeakMap<Prose, readonly ItemMention[]>();

/** The mentions of items in a piece of prose, in order, none overlapping; none in item and guideline lines. */
export function itemMentionsIn(letter: Letter, piece: Prose): readonly ItemMention[] {
  if (piece.kind !== 'summary' && piece.kind !== 'rationale') return [];
  let found = mentions.get(piece);
  if (found === undefined) {
    found = readMentions(itemsOf(letter), piece);
    mentions.set(piece, found);
  }
  return found;
}

interface Candidate extends Stretch {
  readonly issue: number;
  readonly words: readonly Stretch[] | null;
}

function readMentions(items: Items, { passage, issue: own }: Prose): ItemMention[] {
  const sameWords = [...repetitions(items, passage, own)];
  const candidates = [...sameWords, ...sameDrugs(items, passage, own), ...sameServices(items, passage, own)];
  // Of two that overlap, the repetition counts; the sort keeps it before others that begin with it.
  candidates.sort((one, other) => one.start - other.start);
  const repeated = new Overlaps(sameWords);
  // The name of a guideline may hold the name of an item: "the Acupuncture Treatment Guidelines".
  const sources = new Overlaps(passage.sources);
  let end = 0;
  const kept: ItemMention[] = [];
  for (const candidate of candidates) {
    if (candidate.start < end || sources.has(candidate)) continue;
    if (candidate.words === null && repeated.has(candidate)) continue;
    end = candidate.end;
    kept.push({ ...passage.place(candidate), issue: candidate.issue, words: candidate.words });
  }
  return kept;
}

/** Asks stretches in order whether they overlap any of some others in order, in one pass. */
class Overlaps {
  readonly #stretches: readonly Stretch[];
  #at = 0;

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches;
  }

  has({ start, end }: Stretch): boolean {
    while (this.#at < this.#stretches.length && (this.#stretches[this.#at]?.end ?? 0) <= start) this.#at += 1;
    const next = this.#stretches[this.#at];
    return next !== undefined && next.start < end;
  }
}

function* repetitions({ tree, subjects }: Items, passage: Passage, own: number | null): Generator<Candidate> {
  const words = passage.reading.once(wordsOfReading);
  for (let first = 0; first < words.length; first += 1) {
    let longest: { leaf: Branch; behind: number } | undefined;
    for (let at: Branch | undefined = tree, behind = first; at !== undefined; behind += 1) {
      if (at.items.size > 0) longest = { leaf: at, behind };
      at = at.next.get(words[behind]?.key ?? '');
    }
    if (longest === undefined) continue;
    const { leaf, behind } = longest;
    const meant = words.slice(first, behind);
    const issue = itemMeant(leaf.items, meant.length, subjects, own);
    const [opening] = meant;
    const closing = meant.at(-1);
    if (issue === null || opening === undefined || closing === undefined) continue;
    const start = opening.start - sharedMarks(passage.text, opening.start, leaf.wording, -1);
    yield { start, end: closing.end + sharedMarks(passage.text, closing.end, leaf.wording, 1), issue, words: meant };
    first = behind - 1;
  }
}

/** Of items with the same wording the passage's own is meant; elsewhere there must be only one, named by more than a word. */
function itemMeant(
  items: ReadonlySet<number>,
  words: number,
  subjects: readonly (Subject | null)[],
  own: number | null,
): number | null {
  if (own !== null && items.has(own)) return own;
  const [only] = items;
  if (only === undefined || items.size > 1) return null;
  const subject = subjects[only] ?? null;
  if (words < 2 && subject?.drug == null) return null;
  // A rationale on six visits that says "physical therapy" means its own, though another item may be called just so.
  const mine = own === null ? null : (subjects[own] ?? null);
  return mine !== null && mine.key === subject?.key ? null : only;
}

/** How many marks at the end (or, with -1, the beginning) of a wording stand in the text, too: the bracket of `(hinged)`. */
function sharedMarks(text: string, at: number, wording: string, direction: 1 | -1): number {
  const words = wordsOf(wording);
  const marks = direction === 1 ? wording.slice(words.at(-1)?.end ?? 0) : wording.slice(0, words[0]?.start ?? 0);
  if (direction === 1) return text.startsWith(marks, at) ? marks.length : 0;
  return marks !== '' && text.slice(0, at).endsWith(marks) ? marks.length : 0;
}

/** When more items than this ask for the same thing, only the passage's own can be meant for certain. */
const MOST_COMPARED = 8;

function itemThat(
  { subjects, byKey }: Items,
  key: string,
  own: number | null,
  agrees: (subject: Subject) => boolean,
): number | null {
  const mine = own === null ? null : (subjects[own] ?? null);
  if (own !== null && mine !== null && mine.key === key && agrees(mine)) return own;
  const same = byKey.get(key) ?? [];
  if (same.length > MOST_COMPARED) return null;
  const meant = same.filter((index) => {
    const subject = subjects[index];
    return index !== own && subject != null && agrees(subject);
  });
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

function* sameDrugs(items: Items, passage: Passage, own: number | null): Generator<Candidate> {
  for (const drug of passage.drugs) {
    const issue = itemThat(items, keyOfDrug(drug), own, (subject) => isSameDrug(drug, subject));
    if (issue === null) continue;
    const { strength } = drug;
    const joined = strength !== null && strength.start >= drug.end && strength.start - drug.end < 12;
    yield { start: drug.start, end: joined ? strength.end : drug.end, issue, words: null };
  }
}

function isSameDrug({ strength, quantity }: Drug, { drug, quantities }: Subject): boolean {
  if (drug === null) return false;
  if (quantity !== null && quantities.length > 0 && !quantities.includes(quantity.value)) return false;
  if (strength === null || drug.strength === null) return true;
  return strength.unit === drug.strength.unit && strength.values.join() === drug.strength.values.join();
}

/** Between a service and the part of the body behind it, and between a part and the service behind it. */
const PART_BEHIND = /^(?: [a-z-]+){0,2} (?:of|for|to|on|in) (?:the |his |her |this )?(?:patient's )?$/i;
const PART_BEFORE = /^(?: [a-z-]+)? $/i;
/** How far the two may stand apart, in letters. */
const REACH = 40;
const REQUESTED =
  /\brequest(?:ed|s|ing)?(?: (?:for|of))?(?: (?:an?|the|this|these|additional|further|continued|more))* $/i;

function* sameServices(items: Items, passage: Passage, own: number | null): Generator<Candidate> {
  const { services, bodyParts, text } = passage;
  let next = 0;
  for (const service of services) {
    while (next < bodyParts.length && (bodyParts[next]?.start ?? 0) < service.start) next += 1;
    const key = keyOfService(service);
    if (!items.byKey.has(key)) continue;
    const behind = bodyParts.slice(next, next + 2).find(({ start }) => start >= service.end);
    const before = bodyParts[next - 1];
    const part = isJoined(text, service, behind, PART_BEHIND)
      ? behind
      : isJoined(text, before, service, PART_BEFORE)
        ? before
        : undefined;
    if (part !== undefined) {
      const issue = itemThat(items, key, own, (subject) => subject.part !== null && isSamePart(part, subject.part));
      const place = { start: Math.min(part.start, service.start), end: Math.max(part.end, service.end) };
      if (issue !== null) yield { ...place, issue, words: null };
    } else if (
      own !== null &&
      items.subjects[own]?.key === key &&
      REQUESTED.test(text.slice(Math.max(0, service.start - REACH), service.start))
    )
      yield { start: service.start, end: service.end, issue: own, words: null };
  }
}

function isJoined(text: string, one: Stretch | undefined, other: Stretch | undefined, between: RegExp): boolean {
  if (one === undefined || other === undefined || other.start < one.end || other.start - one.end > REACH) return false;
  return between.test(text.slice(one.end, other.start));
}

function isSamePart(one: BodyPart, other: BodyPart): boolean {
  if (one.side !== null && other.side !== null && one.side !== other.side) return false;
  return one.name === other.name || one.covers === other.covers;
}
