/** `imr parse`: one JSON record a line for each letter. */

import { toRecord } from '../letter/record';
import { readInputs } from './inputs';
import { json, type Output, printable } from './output';

/** Prints the records and returns the exit code: 0, or 2 where something could not be read. */
export function runParse(paths: readonly string[], output: Output): number {
  let unreadable = false;
  for (const input of readInputs(paths)) {
    if (input.kind === 'unusable') {
      output.problem(`${printable(input.path)}: ${input.message}`);
      unreadable ||= !input.harmless;
    } else {
      if (input.note !== undefined) output.problem(`${printable(input.path)}: ${input.note}`);
      output.line(json({ path: input.path, ...toRecord(input.letter) }));
    }
  }
  return unreadable ? 2 : 0;
}
