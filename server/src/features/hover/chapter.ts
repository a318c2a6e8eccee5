/** An MTUS chapter in one of its editions: who published it, when it was in force, what came after it. */

import { successorOf } from '../../facts/successors';
import { writtenDay } from '../../letter/dates';
import type { Range } from '../../letter/letter';
import { notVerified } from '../../reference/entry';
import { guidelinesAsOf, type MtusChapter, type MtusEdition, mtusChapters } from '../../reference/guidelines';
import type { Hover } from './hover';

/** The day that decides which edition counts, and how it is called. */
export interface DecidingDay {
  readonly day: string;
  readonly called: string;
}

/** `year`: the edition that is cited; `null` where none is, so that the edition of the deciding day is meant. */
export function chapterHover(
  range: Range,
  chapter: MtusChapter,
  year: number | null,
  deciding: DecidingDay | null,
): Hover {
  const { label, editions } = chapter;
  const edition =
    year !== null
      ? editions.find((one) => one.year === year)
      : (editions.find((one) => deciding !== null && standing(one, deciding.day) === 'in force') ??
        (editions.length === 1 ? editions[0] : undefined));
  return {
    ...range,
    title: [label, year ?? edition?.year].filter((one) => one !== undefined).join(' '),
    lines: [
      publication(chapter, edition),
      ...(edition === undefined
        ? [editionsOf(chapter, year)]
        : [...inForce(chapter, edition), ...onDay(edition, year, deciding)]),
      ...remark(chapter, edition),
    ],
    source: sourceOf(chapter),
  };
}

function publication({ publisher, regulation }: MtusChapter, edition: MtusEdition | undefined): string {
  const adopted = regulation === undefined ? '' : ` (${regulation})`;
  const by = publisher.startsWith('California') ? `the ${publisher}` : publisher;
  // The Division's own chapters bear the day on which they took effect, which is told below.
  const own = publisher === 'ACOEM' ? edition?.edition?.replace(/^ACOEM /, '') : undefined;
  const which = own === undefined ? '' : `; edition: ${withDays(own)}`;
  return `Chapter of the MTUS${adopted}, published by ${by}${which}.`;
}

/** The vocabulary's words with their days as letters write them. */
function withDays(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d/g, writtenDay);
}

function editionsOf({ editions }: MtusChapter, year: number | null): string {
  const years = editions.map((one) => one.year).join(', ');
  return year === null ? `Editions: ${years}.` : `No edition of ${year} is known; known are: ${years}.`;
}

/** From when to when an edition was in force, with what replaced it. */
function inForce(chapter: MtusChapter, edition: MtusEdition): string[] {
  const { from, to, dates } = edition;
  const doubt = dates === 'recalled' ? ` (${notVerified})` : '';
  const since = from === undefined ? '' : `from ${writtenDay(from)}`;
  if (to === undefined)
    return from === undefined ? ['When it was in force is not known here.'] : [`In force ${since}${doubt}.`];
  const replaced = `replaced on ${writtenDay(to)}${successor(chapter, edition, to)}`;
  return [
    from === undefined ? `In force until it was ${replaced}${doubt}.` : `In force ${since}; ${replaced}${doubt}.`,
  ];
}

/** What took the place of an edition: the next one, the chapter on the same subject, or unnamed newer ones. */
function successor(chapter: MtusChapter, edition: MtusEdition, day: string): string {
  const next = successorOf(chapter, edition);
  if (next !== undefined)
    return next.chapter === chapter
      ? ` by the ${next.edition.year} edition`
      : ` by ${next.chapter.label} ${next.edition.year}`;
  const { publisher } = chapter;
  const isAdopted = (one: MtusChapter) => one.publisher === publisher && one.editions.some(({ from }) => from === day);
  return mtusChapters.some(isAdopted) ? ` by newer ${publisher} chapters` : '';
}

/** What the vocabulary remarks on a chapter, where the days of its edition leave something open. */
function remark({ note }: MtusChapter, edition: MtusEdition | undefined): string[] {
  if (note === undefined || edition?.to !== undefined) return [];
  return [withDays(note)];
}

function standing({ from, to }: MtusEdition, day: string): 'in force' | 'not yet' | 'no longer' | 'unknown' {
  if (to !== undefined && day >= to) return 'no longer';
  if (from === undefined) return 'unknown';
  return day < from ? 'not yet' : 'in force';
}

function onDay(edition: MtusEdition, year: number | null, deciding: DecidingDay | null): string[] {
  if (deciding === null) return [];
  const on = `on ${deciding.called}, ${writtenDay(deciding.day)}`;
  switch (standing(edition, deciding.day)) {
    case 'in force':
      return [year === null ? `No year is written; this edition was in force ${on}.` : `In force ${on}.`];
    case 'not yet':
      return [`Not yet in force ${on}.`];
    case 'no longer':
      return [`No longer in force ${on}.`];
    case 'unknown':
      return [];
  }
}

function sourceOf({ confidence }: MtusChapter): string {
  const doubt = confidence === 'recalled' ? `; ${notVerified}` : '';
  return `effective dates of the California DWC, as of ${writtenDay(guidelinesAsOf)}${doubt}`;
}
