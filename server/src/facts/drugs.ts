/** The drugs that a text names, with strength, quantity and directions. */

import type { Stretch } from './passage';

export interface Drug extends Stretch {
  /** The name as it stands. */
  readonly text: string;
  /** The ingredient's name by the vocabulary, in small letters. */
  readonly generic: string;
  readonly drugClass: string;
}

/** Drugs in order, none overlapping. Linear in the text. */
export function findDrugs(_text: string): Drug[] {
  return [];
}
