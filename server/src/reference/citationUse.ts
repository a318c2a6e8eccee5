/**
 * How often guideline lines cite what, by side and by what the item asks for: counts of real letters, by which
 * completion puts the likeliest first. They say what is usual, never what is right.
 */

import data from './citationUse.json';
import type { ReferenceEntry, SourceTable } from './entry';

/** The forms of the first sentence of a guideline line. */
export type CitationForm = 'mtus' | 'outsideMtus' | 'noneCited';

/** Numbers of issues by a name. */
export type Counts = Readonly<Record<string, number>>;

export interface CitationUse extends ReferenceEntry {
  /** A service or a class of drugs, as `subjectsOf` of the completion names them; `all` for all issues. */
  readonly subject: string;
  readonly side: 'claimsAdministratorGuideline' | 'reviewerGuideline';
  readonly forms: Readonly<Partial<Record<CitationForm, number>>>;
  /**
   * Chapters of the MTUS by their role, and their sections: `chronic pain`, `* > Special Studies`. A star is the chapter of
   * the item's part of the body, whichever that is.
   */
  readonly mtus: Counts;
  /** The same for the chapters of the ODG by their ids; sections that one letter only names are left out. */
  readonly odg: Counts;
}

interface CitationUseFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly uses: readonly CitationUse[];
}

const file: CitationUseFile = data as CitationUseFile;

export const citationUses: readonly CitationUse[] = file.uses;

let bySubject: ReadonlyMap<string, CitationUse> | undefined;

/** What was cited for a subject; `undefined` where no letter that was counted has it. */
export function citationUse(side: CitationUse['side'], subject: string): CitationUse | undefined {
  bySubject ??= new Map(citationUses.map((use) => [`${use.side} ${use.subject}`, use]));
  return bySubject.get(`${side} ${subject}`);
}
