/**
 * The grammar of the guideline lines: the sentences with which each side names its sources.
 *
 *   Decision based on MTUS <chapter> <year>[ Guidelines][, Section(s): <section>{, <section>}]{, and <chapter> ...}.
 *   Decision based on Non-MTUS Citation <free text>[ and Other Medical Treatment Guidelines <free text>].
 *   The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.
 *   The Expert Reviewer did not cite any medical evidence for its decision.
 *
 * The letters of 2014 write `<guideline> <topic> Page(s): 98-99` and no year.
 */

import { longestChapterAt, longestChapterEndingAt, longestGuidelineAt } from '../reference/guidelines';
import { longestOdgChapterAt } from '../reference/odgChapters';
import { longestTopicAt } from '../reference/topics';
import type { Citation, Range, TextSpan } from './letter';
import { FoldedText } from './text';

export interface GuidelineSentences {
  readonly citations: readonly Citation[];
  readonly outsideMtus: Range | null;
  readonly noneCited: Range | null;
}

const SENTENCE_START =
  /Decision based on (?:Non ?- ?MTUS|MTUS)|(?:The )?(?:Claims Administrator|Expert Reviewer) (?:based (?:its|their|his|her)|did not)/gi;

/** Reads the sentences of a guideline line between two offsets; text that is none of them becomes an `other` citation. */
export function parseGuidelineSentences(text: string, start: number, end: number): GuidelineSentences {
  const folded = new FoldedText(text, start, end);
  const citations: Citation[] = [];
  let outsideMtus: Range | null = null;
  let noneCited: Range | null = null;
  const starts = [...folded.text.matchAll(SENTENCE_START)].map((match) => match.index);
  const leading = folded.span(0, starts[0] ?? folded.text.length);
  if (leading.text !== '') citations.push(otherCitation(leading));
  starts.forEach((from, index) => {
    const to = starts[index + 1] ?? folded.text.length;
    const sentence = folded.text.slice(from, to);
    if (/did not cite/i.test(sentence)) noneCited = rangeOf(folded.span(from, to));
    else if (/outside of the MTUS/i.test(sentence)) outsideMtus = rangeOf(folded.span(from, to));
    else if (/^Decision based on MTUS/i.test(sentence))
      for (const one of mtusCitations(folded, from, to)) citations.push(one);
    else if (/^Decision/i.test(sentence)) for (const one of otherGuidelines(folded, from, to)) citations.push(one);
    else citations.push(otherCitation(folded.span(from, to)));
  });
  return { citations, outsideMtus, noneCited };
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function otherCitation(whole: TextSpan): Citation {
  return { ...whole, kind: 'other', source: null, chapter: null, year: null, sections: [], pages: [] };
}

/** The offset behind the last character of a sentence, without its full stop. */
function sentenceEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '.')) end -= 1;
  return end;
}

interface ChapterStart {
  readonly start: number;
  /** Behind chapter and year. */
  readonly end: number;
  readonly year: { readonly start: number; readonly end: number } | null;
}

function mtusCitations(folded: FoldedText, from: number, to: number): Citation[] {
  const text = folded.text;
  const bodyStart = from + 'Decision based on MTUS'.length;
  const bodyEnd = sentenceEnd(text, bodyStart, to);
  const mtus = folded.span(bodyStart - 'MTUS'.length, bodyStart);
  let first = bodyStart;
  while (first < bodyEnd && /[\s,:]/.test(text.charAt(first))) first += 1;
  const chapters = chapterStarts(text, first, bodyEnd);
  return chapters.map((chapter, index) => {
    const next = chapters[index + 1];
    const end = next === undefined ? bodyEnd : separatorBefore(text, chapter.end, next.start);
    const { chapterEnd, sections, pages } = chapterDetails(folded, chapter, end);
    return {
      ...folded.span(index === 0 ? bodyStart - 'MTUS'.length : chapter.start, end),
      kind: 'mtus',
      source: mtus,
      chapter: chapterEnd > chapter.start ? folded.span(chapter.start, chapterEnd) : null,
      year: chapter.year === null ? null : folded.span(chapter.year.start, chapter.year.end),
      sections,
      pages,
    };
  });
}

const YEAR = /\b(?:19|20)\d\d\b/g;

/** Where the chapters begin: each ends with its year, and the next one follows `, and`. */
function chapterStarts(wholeText: string, from: number, to: number): ChapterStart[] {
  const text = wholeText.slice(0, to);
  const starts: ChapterStart[] = [];
  const details = DETAILS.exec(text.slice(from));
  const firstDetail = details === null ? to : from + details.index;
  let behind = from;
  let lastAnd = -1;
  let nextAnd = text.indexOf(AND, from);
  YEAR.lastIndex = from;
  for (let match = YEAR.exec(text); match !== null; match = YEAR.exec(text)) {
    const year = { start: match.index, end: match.index + 4 };
    for (; nextAnd >= 0 && nextAnd < year.start; nextAnd = text.indexOf(AND, nextAnd + 1)) lastAnd = nextAnd;
    const known = longestChapterEndingAt(text, year.start - 1)?.start;
    let start: number | undefined;
    if (starts.length === 0 && year.start < firstDetail) start = from;
    else if (known !== undefined && known >= behind && follows(text, behind, known)) start = known;
    else if (starts.length > 0 && lastAnd >= behind) start = lastAnd + AND.length;
    if (start === undefined) continue;
    starts.push({ start, end: year.end, year });
    behind = year.end;
  }
  if (starts.length === 0 && from < to) return chaptersWithoutYear(text, from, to);
  return starts;
}

const AND = ', and ';
const DETAILS = /Section\(?s?\)?:|Page\(?s?\)?:/i;

/** The chapters of 2014 have no year: the next one follows `, and` behind the pages, or is known by its name. */
function chaptersWithoutYear(text: string, from: number, to: number): ChapterStart[] {
  const starts: ChapterStart[] = [{ start: from, end: from, year: null }];
  let segment = from;
  for (let and = text.indexOf(AND, from); and >= 0 && and < to; and = text.indexOf(AND, and + 1)) {
    const start = and + AND.length;
    if (longestChapterAt(text, start) === undefined && !DETAILS.test(text.slice(segment, and))) continue;
    starts.push({ start, end: start, year: null });
    segment = start;
  }
  return starts;
}

/** Whether a chapter that begins at `start` is joined to what stands before it as the grammar does. */
function follows(text: string, from: number, start: number): boolean {
  return start === from || /(?:, and|;|,| and) $/i.test(text.slice(Math.max(from, start - 6), start));
}

function separatorBefore(text: string, from: number, start: number): number {
  let end = start;
  while (end > from && text.charAt(end - 1) === ' ') end -= 1;
  if (text.slice(Math.max(from, end - 3), end).toLowerCase() === 'and') end -= 3;
  while (end > from && /[\s,;]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}

const SECTIONS = /,? ?\bSections?(?: ?\(s\))? ?:/i;
const PAGES = /,? ?\bPages?(?: ?\(s\))? ?:/i;

function chapterDetails(folded: FoldedText, chapter: ChapterStart, end: number) {
  const text = folded.text;
  const rest = text.slice(chapter.end, end);
  const pagesAt = PAGES.exec(rest);
  const pagesStart = pagesAt === null ? end : chapter.end + pagesAt.index;
  const sectionsAt = SECTIONS.exec(rest);
  const pages = pagesAt === null ? [] : splitPages(folded, pagesStart + pagesAt[0].length, end);
  if (chapter.year !== null) {
    const chapterEnd = separatorBefore(text, chapter.start, chapter.year.start);
    if (sectionsAt === null) return { chapterEnd, sections: [], pages };
    const sections = splitSections(folded, chapter.end + sectionsAt.index + sectionsAt[0].length, pagesStart);
    return { chapterEnd, sections, pages };
  }
  if (sectionsAt !== null) {
    const sectionsStart = chapter.end + sectionsAt.index;
    const sections = splitSections(folded, sectionsStart + sectionsAt[0].length, pagesStart);
    return { chapterEnd: sectionsStart, sections, pages };
  }
  // 2014: the guideline's title ends with the word "Guidelines", what follows is the topic.
  const title = /Guidelines?\b/i.exec(text.slice(chapter.start, pagesStart));
  if (title === null) return { chapterEnd: pagesStart, sections: [], pages };
  const chapterEnd = chapter.start + title.index + title[0].length;
  return { chapterEnd, sections: splitSections(folded, chapterEnd, pagesStart), pages };
}

function splitPages(folded: FoldedText, from: number, to: number): TextSpan[] {
  const pages: TextSpan[] = [];
  let start = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && folded.text.charAt(at) !== ',' && folded.text.charAt(at) !== ';') continue;
    const page = folded.span(start, at);
    if (page.text !== '') pages.push(page);
    start = at + 1;
  }
  return pages;
}

/** Splits a list of sections. Section names contain commas themselves, so the known names are tried first. */
function splitSections(folded: FoldedText, from: number, to: number): TextSpan[] {
  const text = folded.text.slice(0, to);
  const sections: TextSpan[] = [];
  let at = from;
  while (at < to) {
    while (at < to && /[\s,;]/.test(text.charAt(at))) at += 1;
    if (at === to) break;
    const known = longestTopicAt(text, at)?.end;
    const end = known !== undefined && known > at ? known : endOfUnknownSection(text, at);
    sections.push(folded.span(at, end));
    at = end;
  }
  return sections;
}

/** An unknown section ends at the next comma; a numbered one (`3.3.1 ...`) at a comma before the next number. */
function endOfUnknownSection(text: string, at: number): number {
  const numbered = /^\d+\.\d/.test(text.slice(at, at + 5));
  for (let comma = text.indexOf(',', at); comma >= 0; comma = text.indexOf(',', comma + 1)) {
    if (!numbered || /^, (?:and )?\d/.test(text.slice(comma, comma + 7))) return comma;
  }
  return text.length;
}

const OTHER_GUIDELINES = /,? and Other Medical Treatment Guidelines?(?: or Medical Evidence)?:? /gi;
/** A year that is no part of a day such as `12/17/2016`. */
const LONE_YEAR = /(?<![\d/-])(?:19|20)\d\d(?![\d/-])/;

function otherGuidelines(folded: FoldedText, from: number, to: number): Citation[] {
  const text = folded.text.slice(0, to);
  const opening = /^Decision based on Non ?- ?MTUS(?: Citations?)?:? ?/i.exec(
    text.slice(from, Math.min(to, from + 60)),
  );
  const bodyStart = from + (opening?.[0].length ?? 0);
  const bodyEnd = sentenceEnd(text, bodyStart, to);
  const citations: Citation[] = [];
  let start = bodyStart;
  OTHER_GUIDELINES.lastIndex = bodyStart;
  for (
    let match = OTHER_GUIDELINES.exec(text);
    match !== null && match.index < bodyEnd;
    match = OTHER_GUIDELINES.exec(text)
  ) {
    citations.push(nonMtusCitation(folded, start, match.index));
    start = match.index + match[0].length;
  }
  citations.push(nonMtusCitation(folded, start, bodyEnd));
  return citations.filter(({ text: wording }) => wording !== '');
}

function nonMtusCitation(folded: FoldedText, from: number, to: number): Citation {
  const text = folded.text.slice(0, to);
  const known = longestGuidelineAt(text, from);
  let at = known?.end ?? from;
  const source = known === undefined ? null : folded.span(from, at);
  while (at < to && /[\s,:;\-\u2013]/.test(text.charAt(at))) at += 1;
  // A chapter without organisation is one of the ODG's where its name is.
  const mayBeOdg = known === undefined || known.guideline.id === 'odg';
  const chapterEnd = mayBeOdg ? longestOdgChapterAt(text, at)?.end : undefined;
  const chapter = chapterEnd === undefined ? null : folded.span(at, chapterEnd);
  const lone = LONE_YEAR.exec(text.slice(from));
  const year = lone === null ? null : folded.span(from + lone.index, from + lone.index + lone[0].length);
  const sections = chapterEnd === undefined ? [] : splitOutsideBrackets(folded, chapterEnd, to);
  return { ...folded.span(from, to), kind: 'non-mtus', source, chapter, year, sections, pages: [] };
}

/** Splits at commas, semicolons and slashes that stand in no bracket; the word "chapter" is no section. */
function splitOutsideBrackets(folded: FoldedText, from: number, to: number): TextSpan[] {
  const sections: TextSpan[] = [];
  let depth = 0;
  let start = from;
  for (let at = from; at <= to; at += 1) {
    const mark = folded.text.charAt(at);
    if (at < to && mark === '(') depth += 1;
    else if (at < to && mark === ')') depth = Math.max(0, depth - 1);
    else if (at === to || (depth === 0 && /[,;:/]/.test(mark))) {
      const lead = /^[\s\-\u2013]*(?:chapters?\b)?[\s\-\u2013]*/i.exec(folded.text.slice(start, at))?.[0].length ?? 0;
      const section = folded.span(start + lead, at);
      if (section.text !== '') sections.push(section);
      start = at + 1;
    }
  }
  return sections;
}
