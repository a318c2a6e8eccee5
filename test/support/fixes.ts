/** Applies the edits of fixes and of seeded defects. */

import type { Edit } from '../../server/src/letter/edits';

export function applyEdits(text: string, edits: readonly Edit[]): string {
  let changed = text;
  for (const { start, end, newText } of [...edits].sort((one, other) => other.start - one.start))
    changed = changed.slice(0, start) + newText + changed.slice(end);
  return changed;
}
