/** What `scripts/accuracy.mjs` calls: reads nothing itself, so that it can be measured on any letters. */

import { parseLetter } from '../server/src/letter/parse';
import { replay } from './completion';
import { type Case, type Defect, lineStarts } from './defects';
import { judge, type Review, seed } from './measure';
import { type FirstLook, report } from './report';

export interface Material {
  /** Letters by case number, in the order of the numbers. */
  readonly letters: readonly { readonly name: string; readonly text: string }[];
  readonly defects: readonly Defect[];
  readonly reviews: readonly Review[];
  readonly firstLook: FirstLook;
}

/** Every second letter was there to tune the rules on. */
function casesOf({ letters, defects }: Material): Case[] {
  return letters.map(({ name, text }, index) => ({
    name,
    half: index % 2 === 0 ? 'tune' : 'check',
    letter: parseLetter(text),
    lines: lineStarts(text),
    defects: defects.filter((defect) => defect.case === name && !isOfSystem(defect, text)),
  }));
}

/** Lists of licensure come from the issuing system without a blank behind the comma; readers noted it, authors cannot help it. */
function isOfSystem({ kind, line }: Defect, text: string): boolean {
  return kind === 'missing-space' && (text.split('\n')[line - 1] ?? '').startsWith('State(s) of Licensure');
}

/** The page, and what still has to be judged or is missed, for whoever works on the rules. */
export function measure(material: Material): { page: string; unjudged: string[]; missed: string[] } {
  const cases = casesOf(material);
  const { findings, defects } = judge(cases, material.reviews);
  const seeded = seed(cases);
  return {
    page: report({ cases, findings, defects, seeded, replayed: replay(cases), firstLook: material.firstLook }),
    unjudged: findings
      .filter(({ verdict }) => verdict === 'unjudged')
      .map(({ case: { name }, line, finding }) => `${name}:${line} ${finding.severity} ${finding.code}`),
    missed: seeded.flatMap(({ code, missed }) => missed.map((place) => `${code} ${place}`)),
  };
}
