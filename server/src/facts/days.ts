/** The days that a text names. */

import type { Stretch } from './passage';

export interface Day extends Stretch {
  /** The words as they stand. */
  readonly text: string;
  /** `YYYY-MM-DD`; `null` where no calendar has the day (`02/30/2017`, `12/09/20216`). */
  readonly day: string | null;
}

/** Days in order, none overlapping. Linear in the text. */
export function findDays(_text: string): Day[] {
  return [];
}
