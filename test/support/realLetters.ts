/** The real letters beside the project. They are never part of it, so tests that need them say so and are skipped without them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Context } from 'mocha';
import type { LetterRecord } from '../../server/src/letter/record';

const folder = path.resolve('..', 'shared', 'letters');

export interface RealLetter {
  readonly name: string;
  readonly text: string;
}

/** Skips the running test, with the reason in its name, where the letters are not there. */
export function needRealLetters(context: Context): void {
  if (existsSync(folder)) return;
  if (context.test !== undefined) context.test.title += ' [skipped: ../shared/letters is not here]';
  context.skip();
}

export function realLetters(pattern = /^(?:CM|2014).*\.txt$/): RealLetter[] {
  return readdirSync(folder)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

export type GoldRecord = Omit<LetterRecord, 'format'> & { readonly path: string };

export function goldRecords(): GoldRecord[] {
  return JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8')) as GoldRecord[];
}
