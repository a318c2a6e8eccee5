/** Reports of the rules that read phrase tables. */

import type { Report } from '../rule';
import type { PhraseHit } from './phraseTable';

/** A report of a wrong phrase; the replacement is offered where one is certain. */
export function reportOfHit(hit: PhraseHit, message: string): Report {
  const { start, end } = hit.prose.passage.place(hit);
  const report = { start, end, message };
  if (hit.right === '') return report;
  const title = `Replace "${hit.wrong}" with "${hit.right}"`;
  return { ...report, fix: { title, edits: [{ start, end, newText: hit.right }] } };
}
