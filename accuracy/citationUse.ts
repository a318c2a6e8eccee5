/** Counts what guideline lines cite, for `server/src/reference/citationUse.json`; see there what the counts mean. */

import { factsOf, type IssueFacts } from '../server/src/facts/facts';
import {
  formOfLine,
  regionOf,
  roleOfMtusChapter,
  roleOfOdgChapter,
  subjectsOf,
} from '../server/src/features/completion/citationSubjects';
import type { Letter } from '../server/src/letter/letter';
import type { CitationUse } from '../server/src/reference/citationUse';
import type { SourceTable } from '../server/src/reference/entry';
import { longestOdgChapterAt } from '../server/src/reference/odgChapters';
import { findTopic } from '../server/src/reference/topics';

interface Count {
  readonly forms: Record<string, number>;
  readonly mtus: Record<string, number>;
  readonly odg: Record<string, number>;
  /** The letters that name each section of the ODG. */
  readonly letters: Map<string, Set<Letter>>;
}

const SIDES = ['claimsAdministratorGuideline', 'reviewerGuideline'] as const;

/** The file's contents. A letter's wording goes into it only where the vocabulary has it or two letters write the same. */
export function countCitations(letters: readonly Letter[]): {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly uses: readonly CitationUse[];
} {
  const uses: Omit<CitationUse, 'confidence' | 'sources'>[] = [];
  let newest = '';
  for (const side of SIDES) {
    const counts = new Map<string, Count>();
    for (const letter of letters) {
      const { issues, headerDays } = factsOf(letter);
      if ((headerDays.decisionDate ?? '') > newest) newest = headerDays.decisionDate ?? newest;
      for (const facts of issues) countLine(counts, letter, facts, side);
    }
    for (const [subject, { forms, mtus, odg, letters: naming }] of [...counts].sort(([one], [other]) =>
      one < other ? -1 : 1,
    ))
      uses.push({ subject, side, forms, mtus, odg: withoutSingles(odg, naming) });
  }
  return {
    asOf: newest,
    sources: {
      letters: {
        what: `${letters.length} IMR final determination letters posted by the California DIR, every second one by case number of those decided from 2016-12-09 to ${newest}`,
      },
    },
    uses: uses.map((use) => ({ ...use, confidence: 'verified', sources: ['letters'] })),
  };
}

function countLine(counts: Map<string, Count>, letter: Letter, facts: IssueFacts, side: CitationUse['side']): void {
  const line = facts.issue[side];
  const form = formOfLine(line);
  if (line === null || form === null) return;
  const { own, kinds, traits } = subjectsOf(facts);
  const ofClaims = formOfLine(facts.issue.claimsAdministratorGuideline);
  const claims = side === 'reviewerGuideline' && ofClaims !== null ? [`claims ${ofClaims}`] : [];
  const region = regionOf(facts);
  for (const subject of ['all', ...kinds, ...own, ...traits, ...claims]) {
    const count: Count = counts.get(subject) ?? { forms: {}, mtus: {}, odg: {}, letters: new Map() };
    counts.set(subject, count);
    add(count.forms, form);
    // Traits bear on the form of the sentence only.
    if (traits.includes(subject) || claims.includes(subject)) continue;
    for (const { kind, chapter, sections } of line.citations) {
      if (chapter === null) continue;
      const odg = kind === 'non-mtus' ? longestOdgChapterAt(chapter.text, 0)?.chapter.id : undefined;
      if (kind === 'mtus') {
        const role = roleOfMtusChapter(chapter.text, region);
        add(count.mtus, role);
        for (const { text } of sections) {
          const topic = findTopic(text);
          if (topic !== undefined) add(count.mtus, `${role} > ${topic.name}`);
        }
      } else if (odg !== undefined) {
        const role = roleOfOdgChapter(odg, region);
        add(count.odg, role);
        for (const { text } of sections) {
          const name = `${role} > ${text}`;
          add(count.odg, name);
          count.letters.set(name, (count.letters.get(name) ?? new Set()).add(letter));
        }
      }
    }
  }
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

/** Without the sections that one letter only names: the words may be its own. */
function withoutSingles(counts: Record<string, number>, letters: Count['letters']): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([name]) => letters.get(name)?.size !== 1));
}
