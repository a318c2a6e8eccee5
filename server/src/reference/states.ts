/**
 * The states and territories in which reviewers are licensed, as licensure lines write them: names in full.
 *
 * See the source table of `states.json`.
 */

import type { ReferenceEntry, SourceTable } from './entry';
import { NameIndex } from './nameIndex';
import data from './states.json';

export interface State extends ReferenceEntry {
  readonly name: string;
  /** The postal code; licensure lines do not use it. */
  readonly code: string;
  readonly forms?: readonly string[];
}

interface StatesFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly states: readonly State[];
}

const file: StatesFile = data as StatesFile;

/** The day of the newest fact among the states. */
export const statesAsOf: string = file.asOf;
export const states: readonly State[] = file.states;

/** Their names as licensure lines write them, California first, where most of these reviewers are licensed. */
export const stateNames: readonly string[] = [
  'California',
  ...states.map(({ name }) => name).filter((name) => name !== 'California'),
];

const index = new NameIndex<State>(function* () {
  for (const state of states) {
    yield [state.name, state];
    for (const form of state.forms ?? []) yield [form, state];
  }
});

/** Whether the text is the name of a state, the District of Columbia or a territory. `false` for postal codes. */
export function isKnownState(name: string): boolean {
  return index.get(name) !== undefined;
}
