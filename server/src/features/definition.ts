/** Go to definition: from a mention to the item line, from a guideline's name to its citation, from a day to the header. */

import type { Letter, Range } from '../letter/letter';
import { definitionsOf, subjectAt } from './mentions/mentions';

export interface Definition {
  /** The words that are asked about. */
  readonly origin: Range;
  /** Where they lead; never empty. */
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget {
  /** The name of the thing, where the cursor goes. */
  readonly name: Range;
  /** The name with what belongs to it, for a preview: the item line with its decision, the header's label. */
  readonly whole: Range;
}

/** `null` where the words at the offset are laid down nowhere in the letter. */
export function definition(letter: Letter, offset: number): Definition | null {
  const subject = subjectAt(letter, offset);
  if (subject === null) return null;
  const targets = definitionsOf(letter, subject).map((name) => ({ name, whole: wholeOf(letter, name) }));
  return targets.length === 0 ? null : { origin: subject.origin, targets };
}

function wholeOf(letter: Letter, name: Range): Range {
  const holds = ({ start, end }: Range) => start <= name.start && name.end <= end;
  for (const { label, value } of letter.header?.fields ?? [])
    if (value !== null && holds(value))
      return { start: Math.min(label.start, value.start), end: Math.max(label.end, value.end) };
  for (const { parts } of letter.issues) {
    for (const part of parts) {
      if (!holds(part.body)) continue;
      const start = part.label?.start ?? part.body.start;
      const end = part.kind === 'item' ? (part.decision?.end ?? part.body.end) : part.body.end;
      return { start, end: Math.max(end, name.end) };
    }
  }
  return name;
}
