/**
 * What is shown inside the lines: how many days lie between the days of the header, and from when an edition of the MTUS
 * was in force.
 */

import { daysBetween, inDays } from '../facts/days';
import { headerDaysInOrder } from '../facts/headerDays';
import { writtenDay } from '../letter/dates';
import type { Citation, GuidelineLine, Letter, Range } from '../letter/letter';
import { findMtusChapter, type MtusChapter, type MtusEdition } from '../reference/guidelines';
import { letterProgress } from './progress';

export interface InlayHint {
  /** Behind the words that the hint is about. */
  readonly at: number;
  readonly label: string;
  /** In plain words, with the source. */
  readonly tooltip: string;
}

/**
 * The hints in a range, both ends included, in the order of the text. None for letters of 2013, whose form is not known in
 * full, and for other texts.
 */
export function inlayHints(letter: Letter, range: Range = letter): InlayHint[] {
  if (!letterProgress(letter).isMeasured) return [];
  const guidelines = letter.issues
    .flatMap(({ parts }) => parts)
    .filter((part): part is GuidelineLine => 'citations' in part && part.start <= range.end && part.end >= range.start);
  return [...dayHints(letter), ...guidelines.flatMap(({ citations }) => citations.flatMap(editionHint))]
    .filter(({ at }) => at >= range.start && at <= range.end)
    .sort((one, other) => one.at - other.at);
}

const orderSource =
  'The order of a case: injury, UR denial, application received, assigned, decision. It held in all of 194 posted letters.';

/** Beside each day, how long it is after the day before it in that order; a day that is missing is passed over. */
function dayHints(letter: Letter): InlayHint[] {
  const [first, ...later] = headerDaysInOrder(letter);
  if (first === undefined) return [];
  let before = first;
  return later.map((own) => {
    const days = daysBetween(before.day, own.day);
    const from = `${before.called} (${before.text})`;
    const count = inDays(Math.abs(days));
    before = own;
    return {
      at: own.field.value?.end ?? own.field.label.end,
      label: days === 0 ? 'same day' : `${days > 0 ? '+' : '-'}${count}`,
      tooltip: `${days === 0 ? 'The same day as' : `${count} ${days > 0 ? 'after' : 'before'}`} ${from}.\n${orderSource}`,
    };
  });
}

/** From when the cited edition was in force, only where that was verified. */
function editionHint({ kind, chapter, year }: Citation): InlayHint[] {
  if (kind !== 'mtus' || chapter === null || year === null) return [];
  const known = findMtusChapter(chapter.text);
  const edition = known?.editions.find((one) => one.year === Number(year.text));
  if (known === undefined || edition?.from === undefined || edition.dates !== 'verified') return [];
  return [{ at: year.end, label: `in force from ${writtenDay(edition.from)}`, tooltip: tooltipOf(known, edition) }];
}

function tooltipOf({ label, publisher, regulation }: MtusChapter, { year, edition, from, to }: MtusEdition): string {
  const until = to === undefined ? '' : `, until a newer edition came into force on ${writtenDay(to)}`;
  // Elsewhere the vocabulary names the edition by the day on which it took effect, which is told here anyway.
  const named = edition !== undefined && publisher === 'ACOEM' ? ` (${edition})` : '';
  return [
    `MTUS ${label} ${year}${named}: in force from ${writtenDay(from ?? '')}${until}.`,
    `Published by ${publisher}.`,
    `Source: ${regulation === undefined ? 'the effective dates' : `${regulation}, with the effective dates`} given by the California Division of Workers' Compensation.`,
  ].join('\n');
}
