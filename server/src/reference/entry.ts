/** What the entries of all vocabularies have in common. */

/**
 * `verified`: seen in the named sources.
 * `recalled`: known from practice only; good for a suggestion, never for calling a text wrong.
 */
export type Confidence = 'verified' | 'recalled';

/** Said wherever a fact is shown that is `recalled`, of the vocabularies or of the law. */
export const notVerified = 'not verified';

export interface ReferenceEntry {
  readonly confidence: Confidence;
  /**
   * Keys of the source table of the same file. A letter stands by its public case number (`CM17-0001064`); the table
   * describes all of these under the key `CM`.
   */
  readonly sources: readonly string[];
}

/** A wrong form found in real letters: no name, but what was meant can be said. */
export interface Misspelling {
  readonly text: string;
  /** Absent where the wrong form stands for nothing (a page number in the place of a section). */
  readonly means?: string;
  readonly sources: readonly string[];
}

export type SourceTable = Readonly<Record<string, { readonly what: string; readonly url?: string }>>;
