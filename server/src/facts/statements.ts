/** What the sentences of a text say was found, done or recorded, and what they say was not. */

import type { Stretch } from './passage';

export interface Statement extends Stretch {
  /** What is spoken of: `examination`, `imaging`, `therapy`, ... */
  readonly topic: string;
  readonly polarity: 'present' | 'absent';
}

/** Statements in order. Linear in the text. */
export function findStatements(_text: string): Statement[] {
  return [];
}
