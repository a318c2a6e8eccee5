/** Measures the rules on letters that were read by people: which findings are true, and which defects are found. */

import { factsOf } from '../server/src/facts/facts';
import type { Issue, Letter } from '../server/src/letter/letter';
import { parseLetter } from '../server/src/letter/parse';
import { checkLetter, rules } from '../server/src/rules/index';
import type { Finding, Severity } from '../server/src/rules/rule';
import { type Case, type Defect, isAt, isGeneral, lineAt } from './defects';
import { measures } from './measures';
import type { Mutant } from './mutation';

/** A judgement on findings of one rule on one line of one letter, with the reason; no text of the letter. */
export interface Review {
  readonly case: string;
  readonly line: number;
  readonly code: string;
  readonly verdict: 'true' | 'false';
  readonly reason: string;
}

export interface JudgedFinding {
  readonly case: Case;
  readonly finding: Finding;
  readonly line: number;
  /** `unjudged`: no reader saw it and nobody has judged it yet; it counts as false. */
  readonly verdict: 'true' | 'false' | 'unjudged';
}

export interface JudgedDefect {
  readonly case: Case;
  readonly defect: Defect;
  readonly found: boolean;
}

/** The kinds of defect that each rule is meant to find. */
export const kindsOf: ReadonlyMap<string, readonly string[]> = new Map(
  measures.flatMap(({ kinds }) => Object.entries(kinds)),
);
/** The kinds that some rule is meant to find, general grammar and wording apart. */
export const coveredKinds: ReadonlySet<string> = new Set(
  [...kindsOf.values()].flat().filter((kind) => !isGeneral(kind)),
);

/** What the rules say on the letters as they are set when nobody has set anything. */
export function judge(cases: readonly Case[], reviews: readonly Review[]) {
  const findings: JudgedFinding[] = [];
  const defects: JudgedDefect[] = [];
  const reviewed = new Map(reviews.map((review) => [`${review.case}:${review.line}:${review.code}`, review.verdict]));
  for (const one of cases) {
    const found = checkLetter(one.letter);
    for (const finding of found) {
      const line = lineAt(one.lines, finding.start);
      const kinds = kindsOf.get(finding.code) ?? [];
      const seen = one.defects.some((defect) => kinds.includes(defect.kind) && isAt(one, finding, defect));
      const verdict = reviewed.get(`${one.name}:${line}:${finding.code}`) ?? (seen ? 'true' : 'unjudged');
      findings.push({ case: one, finding, line, verdict });
    }
    for (const defect of one.defects) {
      if (defect.confidence === 'doubtful' || isGeneral(defect.kind)) continue;
      const hit = found.some(
        (finding) => (kindsOf.get(finding.code) ?? []).includes(defect.kind) && isAt(one, finding, defect),
      );
      defects.push({ case: one, defect, found: hit });
    }
  }
  return { findings, defects };
}

export interface Seeded {
  readonly code: string;
  readonly what: string;
  readonly tried: number;
  readonly found: number;
  /** Where the first ones were missed, as case number and line. */
  readonly missed: readonly string[];
}

/** Seeds each rule's own defects at every possible place of every letter, and looks whether its rule finds them there. */
export function seed(cases: readonly Case[]): Seeded[] {
  return measures
    .flatMap(({ mutations }) => mutations)
    .map((mutation) => {
      const rule = rules.filter(({ code }) => code === mutation.code).map((one) => ({ ...one, severity: severityOn }));
      const look = (letter: Letter) => checkLetter(letter, { rules: rule });
      let tried = 0;
      let found = 0;
      const missed: string[] = [];
      for (const { name, letter, lines } of cases) {
        const before = look(letter);
        for (const mutant of mutation.mutants(letter, factsOf(letter))) {
          // Where the rule speaks already, a seeded defect could not be told from the one that was there.
          if (before.some((finding) => isIn(finding, mutant.issue, letter.issues))) continue;
          tried += 1;
          const changed = parseLetter(apply(letter.text, mutant));
          if (look(changed).some((finding) => isIn(finding, mutant.issue, changed.issues))) found += 1;
          else missed.push(`${name}:${lineAt(lines, mutant.edits[0]?.start ?? 0)}`);
        }
      }
      return { code: mutation.code, what: mutation.what, tried, found, missed };
    });
}

/** Rules that are off by default are measured all the same. */
const severityOn: Severity = 'hint';

function isIn({ start, end }: Finding, issue: number | null, issues: readonly Issue[]): boolean {
  const place = issue === null ? undefined : issues[issue];
  return issue === null || (place !== undefined && start >= place.start && end <= place.end);
}

function apply(text: string, { edits }: Mutant): string {
  let changed = text;
  for (const { start, end, newText } of [...edits].sort((one, other) => other.start - one.start))
    changed = changed.slice(0, start) + newText + changed.slice(end);
  return changed;
}
