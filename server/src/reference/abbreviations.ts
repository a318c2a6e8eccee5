/**
 * Abbreviations of medical records and of workers' compensation, with their meaning, and those that the lists of
 * error-prone abbreviations warn of (Joint Commission, ISMP, NCC MERP).
 *
 * See the source table of `abbreviations.json`.
 */

import data from './abbreviations.json';
import type { ReferenceEntry, SourceTable } from './entry';

export interface Abbreviation extends ReferenceEntry {
  readonly text: string;
  /** Other ways to write it; the case of letters counts. */
  readonly forms?: readonly string[];
  readonly means: string;
  readonly otherMeanings?: readonly string[];
  /** `dosing`, `clinical` or `workers-comp/legal`. */
  readonly domain: string;
  /** Present where lists warn of it: which ones, and what they say to write. */
  readonly dangerous?: { readonly lists: readonly string[]; readonly useInstead: string };
}

interface AbbreviationsFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly abbreviations: readonly Abbreviation[];
}

const file: AbbreviationsFile = data as AbbreviationsFile;

/** The day of the newest fact among the abbreviations. */
export const abbreviationsAsOf: string = file.asOf;
export const abbreviations: readonly Abbreviation[] = file.abbreviations;

let byForm: Map<string, Abbreviation> | undefined;

/**
 * The entry of an abbreviation in one of its forms, letter for letter; `undefined` for all others. Where several entries
 * share a form, the first of them has the meanings of the others among its own (`RFA`).
 */
export function findAbbreviation(text: string): Abbreviation | undefined {
  if (byForm === undefined) {
    byForm = new Map();
    for (const entry of abbreviations) {
      for (const form of [entry.text, ...(entry.forms ?? [])]) {
        const known = byForm.get(form);
        byForm.set(form, known === undefined ? entry : joined(known, entry));
      }
    }
  }
  return byForm.get(text);
}

function joined(first: Abbreviation, other: Abbreviation): Abbreviation {
  const { means, otherMeanings = [] } = first;
  const added = [other.means, ...(other.otherMeanings ?? [])].filter(
    (meaning) => meaning !== means && !otherMeanings.includes(meaning),
  );
  return added.length === 0 ? first : { ...first, otherMeanings: [...otherMeanings, ...added] };
}
