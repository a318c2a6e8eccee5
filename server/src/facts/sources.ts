/** The guidelines and other sources that a text names. */

import type { Stretch } from './passage';

export interface Source extends Stretch {
  readonly text: string;
  /** The organisation or collection by one name: `MTUS`, `ACOEM`, `ODG`, or the name of another source. */
  readonly organisation: string;
}

/** Sources in order, none overlapping. Linear in the text. */
export function findSources(_text: string): Source[] {
  return [];
}
