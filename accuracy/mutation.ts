/** What it means to seed a defect: one mutation for each rule, tried at every possible place of every letter. */

import type { Facts } from '../server/src/facts/facts';
import type { Edit } from '../server/src/letter/edits';
import type { Letter } from '../server/src/letter/letter';

export interface Mutant {
  readonly edits: readonly Edit[];
  /** The place of the issue in the letter, from 0, that must have the finding; `null` where it may stand anywhere. */
  readonly issue: number | null;
}

export interface Mutation {
  /** The rule that must find the mutants. */
  readonly code: string;
  /** What is done to the letter, in a few words: `shifts the date of injury in the summary by a day`. */
  readonly what: string;
  mutants(letter: Letter, facts: Facts): Iterable<Mutant>;
}

/** What one group of rules is measured by. */
export interface Measure {
  /** The readers' kinds of defect (`defects.json`) that each rule is meant to find. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly mutations: readonly Mutation[];
}
