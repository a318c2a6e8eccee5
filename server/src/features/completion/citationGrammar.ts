/**
 * Where the cursor is in the grammar of a guideline line: which words of it are written, and what comes next.
 *
 * The grammar itself stands at `letter/guidelines.ts`, which reads finished lines; here a line is read that ends at the
 * cursor, so that its last token may be half typed.
 */

import {
  type Guideline,
  guidelines,
  longestChapterAt,
  longestGuidelineAt,
  type MtusChapter,
  mtusChapters,
} from '../../reference/guidelines';
import { longestOdgChapterAt, odgChapters } from '../../reference/odgChapters';
import { longestTopicAt, topics } from '../../reference/topics';

/** How the citation of a chapter opens; what follows is the chapter. */
export const MTUS_OPENING = 'Decision based on MTUS';
/** What joins a second source to the first outside the MTUS. */
export const OTHER_GUIDELINES = ' and Other Medical Treatment Guidelines';

/** The name by which a source outside the MTUS is offered. */
export function offeredName({ id, name }: Guideline): string {
  return id === 'odg' ? `${name} (ODG)` : name;
}

export type SentenceKind = 'mtus' | 'nonMtus' | 'outsideMtus' | 'noneCited';

export interface CitedChapter {
  readonly chapter: MtusChapter;
  /** `null` as in the letters of 2014. */
  readonly year: number | null;
  /** Whether the name ends with the word "Guidelines", behind which the letters of 2014 write the section at once. */
  readonly isTitled: boolean;
  /** The sections named so far, as they stand. */
  readonly topics: readonly string[];
}

/**
 * The place in the grammar. `start` is the offset behind the token before it, in the text that was read: what stands from
 * there to the cursor is what was typed of the next token, with the blanks and marks before it.
 */
export type Step =
  /** A sentence begins; `before` are the kinds of those that are finished. */
  | { readonly at: 'sentence'; readonly start: number; readonly before: readonly SentenceKind[] }
  /** A chapter of the MTUS, behind those that the sentence names already. */
  | { readonly at: 'chapter'; readonly start: number; readonly cited: readonly CitedChapter[] }
  /** The last of `cited` is the chapter that the step is about, as in the next four. */
  | { readonly at: 'behindChapter'; readonly start: number; readonly cited: readonly CitedChapter[] }
  | { readonly at: 'topic'; readonly start: number; readonly cited: readonly CitedChapter[] }
  | { readonly at: 'behindTopic'; readonly start: number; readonly cited: readonly CitedChapter[] }
  | { readonly at: 'pages'; readonly start: number; readonly cited: readonly CitedChapter[] }
  | { readonly at: 'organisation'; readonly start: number }
  /** Behind the name of the ODG. */
  | { readonly at: 'odgChapter'; readonly start: number }
  /** Behind the ODG's chapter, or one of its topics; `chapter` is the id of the vocabulary. */
  | { readonly at: 'odgTopic'; readonly start: number; readonly chapter: string; readonly topics: readonly string[] };

const SENTENCE =
  /Decision based on (?:Non ?- ?MTUS|MTUS)\b|\bThe (?:Claims Administrator|Expert Reviewer) (?:based|did not)\b/gi;
const OUTSIDE = /^The (?:Claims Administrator|Expert Reviewer) based [^.]{1,80} outside of the MTUS Guidelines\./i;
const NONE = /^The (?:Claims Administrator|Expert Reviewer) did not cite [^.]{1,80}\./i;
const MTUS = /^Decision based on MTUS\b:?/i;
const NON_MTUS = /^Decision based on Non ?- ?MTUS Citations?\b:?/i;

/**
 * Reads a guideline line from behind its label to the cursor.
 *
 * @param text white space folded to single blanks; one blank at the end where one was typed.
 * @param yearless whether chapters are named without their year, as in the letters of 2014.
 * @returns `null` where the cursor stands in free text.
 */
export function readStep(text: string, yearless: boolean): Step | null {
  const starts = [...text.matchAll(SENTENCE)].map(({ index }) => index);
  const before = starts.slice(0, -1).map((start) => kindOf(text.slice(start, start + 60)));
  const last = starts.at(-1);
  if (last === undefined) return { at: 'sentence', start: 0, before: [] };
  const sentence = text.slice(last);
  const fixed = OUTSIDE.exec(sentence) ?? NONE.exec(sentence);
  if (fixed !== null) return { at: 'sentence', start: last + fixed[0].length, before: [...before, kindOf(sentence)] };
  const mtus = MTUS.exec(sentence);
  if (mtus !== null) return readChapters(text, last + mtus[0].length, before, yearless);
  const other = NON_MTUS.exec(sentence);
  if (other !== null) return readOther(text, last + other[0].length, before);
  // The opening words are not all there yet.
  return { at: 'sentence', start: text.charAt(last - 1) === ' ' ? last - 1 : last, before };
}

function kindOf(sentence: string): SentenceKind {
  if (/^Decision based on MTUS/i.test(sentence)) return 'mtus';
  if (/^Decision/i.test(sentence)) return 'nonMtus';
  return /did not/i.test(sentence) ? 'noneCited' : 'outsideMtus';
}

const SECTIONS = /^,? ?Sections? ?(?:\(s\))? ?:/i;
const PAGES = /^,? ?Pages? ?(?:\(s\))? ?:/i;
/** The label before the pages, as it follows a topic. */
export const PAGES_LABEL = ' Page(s): ';
/** The label before the sections, as it follows a chapter. */
export const SECTIONS_LABEL = ', Section(s): ';
const AND = /^(?:,|;)? and\b/i;

function readChapters(text: string, from: number, before: readonly SentenceKind[], yearless: boolean): Step | null {
  const cited: CitedChapter[] = [];
  let start = from;
  for (;;) {
    const at = start + leadOf(text.slice(start));
    const known = longestChapterAt(text, at);
    if (known === undefined) return { at: 'chapter', start, cited };
    const year = /^ ((?:19|20)\d\d)\b(?: Guidelines?\b)?/i.exec(text.slice(known.end, known.end + 20));
    if (year === null && !(yearless && isWhole(text, at, known.end))) return { at: 'chapter', start, cited };
    const isTitled = /Guidelines?$/i.test(text.slice(at, known.end));
    cited.push({ chapter: known.chapter, year: year === null ? null : Number(year[1]), isTitled, topics: [] });
    const details = readDetails(text, known.end + (year?.[0].length ?? 0), cited);
    if (typeof details === 'object') return details;
    if (text.charAt(details) === '.') return { at: 'sentence', start: details + 1, before: [...before, 'mtus'] };
    start = details + (AND.exec(text.slice(details))?.[0].length ?? 0);
  }
}

/** The number of blanks and marks before a name. */
function leadOf(text: string): number {
  return /^[ ,;:]*/.exec(text)?.[0].length ?? 0;
}

/** Whether a chapter without year is typed to its end: a longer name may still begin like it. */
function isWhole(text: string, start: number, end: number): boolean {
  if (/Guidelines$/i.test(text.slice(start, end))) return true;
  const names = mtusChapters.flatMap(({ label, aliases }) => [label, ...(aliases ?? [])]);
  return text.length > end && !names.some((name) => isBeginning(text.slice(start), name));
}

/** Whether a text is the beginning of a longer name. */
function isBeginning(text: string, name: string): boolean {
  return name.length > text.length && name.slice(0, text.length).toLowerCase() === text.toLowerCase();
}

/** Reads what follows a chapter; the offset of what ends it (a full stop or `, and`), or the step of the cursor. */
function readDetails(text: string, from: number, cited: CitedChapter[]): Step | number {
  const rest = text.slice(from);
  if (rest.startsWith('.') || AND.test(rest)) return from;
  const pages = PAGES.exec(rest);
  if (pages !== null) return readPages(text, from + pages[0].length, cited);
  const sections = SECTIONS.exec(rest);
  if (sections !== null) return readTopics(text, from + sections[0].length, cited);
  // In the letters of 2014 the topic follows the guideline's title without a label.
  if (cited.at(-1)?.year === null && rest.length > 1 && !isBeginning(rest, PAGES_LABEL))
    return readTopics(text, from, cited);
  return { at: 'behindChapter', start: from, cited };
}

function readTopics(text: string, from: number, cited: CitedChapter[]): Step | number {
  let start = from;
  for (;;) {
    const at = start + leadOf(text.slice(start));
    let end = longestTopicAt(text, at)?.end;
    if (end === undefined) {
      const typed = text.slice(at);
      const close = isBeginningOfTopic(typed) ? -1 : endOfUnknown(typed);
      if (close < 0) return { at: 'topic', start, cited };
      end = at + close;
    }
    addTopic(cited, text.slice(at, end));
    const rest = text.slice(end);
    if (rest.startsWith('.') || AND.test(rest)) return end;
    const pages = PAGES.exec(rest);
    if (pages !== null) return readPages(text, end + pages[0].length, cited);
    if (!/^[,;] ?/.test(rest) || /^[,;]$/.test(rest)) return { at: 'behindTopic', start: end, cited };
    start = end;
  }
}

function addTopic(cited: CitedChapter[], topic: string): void {
  const last = cited.pop();
  if (last !== undefined) cited.push({ ...last, topics: [...last.topics, topic] });
}

/** An unknown section ends at the next comma or at the full stop; -1 where it is still being typed. */
function endOfUnknown(typed: string): number {
  const end = /, |\.(?= |$)/.exec(typed);
  return end === null || end.index === 0 ? -1 : end.index;
}

function isBeginningOfTopic(typed: string): boolean {
  return topics.some(({ name }) => isBeginning(typed, name));
}

function readPages(text: string, from: number, cited: CitedChapter[]): Step | number {
  const pages = /^ ?\d+(?:-\d+)?(?:, ?\d+(?:-\d+)?)*(?=\.|, and\b)/i.exec(text.slice(from));
  return pages === null ? { at: 'pages', start: from, cited } : from + pages[0].length;
}

/** A full stop behind these words ends no sentence: `3rd ed., pg. 64`. */
const SHORT_WORD = /\b(?:pgs?|pp?|vs|eds?|vol|no|al|dr|inc|ch|chap|sec|etc|[a-z])$/i;

/** What joins the sources of a sentence, and what may follow the words. */
const JOINT = new RegExp(`${OTHER_GUIDELINES.trim()}?(?: or Medical Evidence)?:?`, 'gi');

function readOther(text: string, from: number, before: readonly SentenceKind[]): Step | null {
  let start = from;
  for (const { index, 0: words } of text.slice(from).matchAll(JOINT)) start = from + index + words.length;
  const at = start + leadOf(text.slice(start));
  const end = endOfSentence(text, at);
  if (end >= 0) return { at: 'sentence', start: end, before: [...before, 'nonMtus'] };
  const known = longestGuidelineAt(text, at);
  const typed = text.slice(at);
  const isHalfTyped = typed.length > 3 && guidelines.some((one) => isBeginning(typed, offeredName(one)));
  if (known === undefined || isHalfTyped) return { at: 'organisation', start };
  if (known.guideline.id !== 'odg') return null;
  const behind = known.end + (/^[ ,:;\-\u2013]*/.exec(text.slice(known.end))?.[0].length ?? 0);
  const chapter = longestOdgChapterAt(text, behind);
  const rest = text.slice(behind);
  if (chapter === undefined || (chapter.end < text.length && odgChapters.some(({ name }) => isBeginning(rest, name))))
    return { at: 'odgChapter', start: known.end };
  const topics: string[] = [];
  let topicStart = chapter.end;
  let depth = 0;
  for (const { index, 0: mark } of text.slice(chapter.end).matchAll(/[,;:/()]/g)) {
    if (mark === '(' || mark === ')') depth = mark === '(' ? depth + 1 : Math.max(0, depth - 1);
    else if (depth === 0) {
      const topic = text.slice(topicStart, chapter.end + index).replace(/^[ ,;:/\-\u2013]+/, '');
      if (topic !== '') topics.push(topic);
      topicStart = chapter.end + index;
    }
  }
  return { at: 'odgTopic', start: topicStart, chapter: chapter.chapter.id, topics };
}

/** The offset behind the full stop that ends a sentence of free text, where only the beginning of the next one follows. */
function endOfSentence(text: string, from: number): number {
  const rest = text.slice(from);
  const stop = /\.(?= ?(?:D[a-z]{0,8}|T[a-z]{0,3})?$)| ?\.(?= (?:Decision|The) [a-z ]{0,60}$)/i.exec(rest);
  if (stop === null || SHORT_WORD.test(rest.slice(0, stop.index))) return -1;
  return from + stop.index + stop[0].length;
}
