/** Which edition of an MTUS chapter counts: the day that decides it, and how an edition stands on a day. */

import type { GuidelineLine, Letter } from '../letter/letter';
import type { MtusEdition } from '../reference/guidelines';
import { editionOf } from './citedChapters';
import { factsOf } from './facts';

/** How an edition stands on a day; `replaced` where a newer one is known and no day says which of them counts. */
export type EditionStanding = 'inForce' | 'unknown' | 'replaced' | 'superseded' | 'later';

/**
 * `unknown` where its days are not known. An edition whose first day is not known counts as in force until it was
 * replaced; without a day the newest editions count as in force.
 */
export function editionStanding({ from, to, year }: MtusEdition, day: string | undefined): EditionStanding {
  if (day === undefined) return to !== undefined ? 'replaced' : from !== undefined ? 'inForce' : 'unknown';
  if (to !== undefined && day >= to) return 'superseded';
  if ((from !== undefined && day < from) || Number(day.slice(0, 4)) < year) return 'later';
  return from === undefined && to === undefined ? 'unknown' : 'inForce';
}

export interface GoverningDay {
  /** The day whose guidelines count, `YYYY-MM-DD`; `undefined` where nothing tells it. */
  readonly day: string | undefined;
  /** Whether that day stands in the header; otherwise the form or another citation only tells the time. */
  readonly isDayWritten: boolean;
}

/** Each side is held to the guidelines of its own decision; where that day is not given, the nearest day that is. */
export function governingDay(letter: Letter, side: GuidelineLine['kind']): GoverningDay {
  const { decisionDate, urDenialDate, dateAssigned, applicationReceived } = factsOf(letter).headerDays;
  const written =
    side === 'reviewerGuideline'
      ? (decisionDate ?? dateAssigned ?? applicationReceived ?? urDenialDate)
      : (urDenialDate ?? applicationReceived ?? dateAssigned ?? decisionDate);
  return { day: written ?? timeOf(letter), isDayWritten: written !== undefined };
}

/** The last day on which a letter of 2014 can have been decided; those posted have no header. */
const END_OF_2014 = '2014-12-31';

/** A day of the time when a letter without days was written: by its form, else by an edition that it cites. */
function timeOf({ format, issues }: Letter): string | undefined {
  if (format === '2014') return END_OF_2014;
  for (const { claimsAdministratorGuideline, reviewerGuideline } of issues) {
    for (const line of [claimsAdministratorGuideline, reviewerGuideline]) {
      for (const citation of line?.citations ?? []) {
        const from = editionOf(citation)?.from;
        if (from !== undefined) return from;
      }
    }
  }
  return undefined;
}
