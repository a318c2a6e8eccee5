/** The amounts that a text names: visits, sessions, tablets, days, frequencies. */

import type { Stretch } from './passage';

export interface Amount extends Stretch {
  readonly text: string;
  readonly value: number;
  readonly unit: string;
}

/** Amounts in order, none overlapping. Linear in the text. */
export function findAmounts(_text: string): Amount[] {
  return [];
}
