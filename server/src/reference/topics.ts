/**
 * The names that may follow `Section(s):` in a guideline line, and the topics of the letters of 2014.
 *
 * Names are those of posted letters and of the guidelines' own headings; pages are those of the 2009 and 2004 texts, most
 * of them recalled. See the source table of `topics.json`.
 */

import type { Confidence, Misspelling, ReferenceEntry, SourceTable } from './entry';
import { isBlank, NameIndex } from './nameIndex';
import data from './topics.json';

export interface Topic extends ReferenceEntry {
  readonly name: string;
  /** The chapters that have the section, each as label and year: `Low Back Complaints 2004`. */
  readonly chapters: readonly string[];
  /** Where the section stands in a chapter's printed text. */
  readonly pages?: readonly { readonly chapter: string; readonly pages: string; readonly confidence: Confidence }[];
}

interface TopicsFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly topics: readonly Topic[];
  readonly misspellings: readonly Misspelling[];
}

const file: TopicsFile = data as TopicsFile;

/** The day of the newest fact among the topics. */
export const topicsAsOf: string = file.asOf;
export const topics: readonly Topic[] = file.topics;

const index = new NameIndex<Topic>(function* () {
  for (const topic of topics) yield [topic.name, topic];
});

/**
 * The longest known section or topic name that starts exactly at `start` of the folded text and is followed by a comma,
 * a full stop, a semicolon, `Page(s)` or nothing. Names may contain commas themselves:
 * `NSAIDs, GI symptoms & cardiovascular risk`. `undefined` where no known name stands there; the text up to the next
 * comma is then a name that the vocabulary does not have.
 */
export function longestTopicAt(folded: string, start: number): { name: string; end: number } | undefined {
  const match = index.longestAt(folded, start, (end) => endsTopic(folded, end));
  return match && { name: match.value.name, end: match.end };
}

/** The entry of a section or topic name; `undefined` for names that the vocabulary does not have. */
export function findTopic(name: string): Topic | undefined {
  return index.get(name);
}

function endsTopic(folded: string, end: number): boolean {
  const at = isBlank(folded.charCodeAt(end)) ? end + 1 : end;
  if (at >= folded.length) return true;
  const mark = folded.charAt(at);
  return mark === ',' || mark === '.' || mark === ';' || /^page/i.test(folded.slice(at, at + 4));
}

/** Wrong forms of section names found in real letters, with what was meant. */
export const topicMisspellings: readonly Misspelling[] = file.misspellings;
