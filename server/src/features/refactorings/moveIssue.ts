/** Moving an issue above the one before it or below the one behind it, with its notes; no word changes. */

import { issueBlocks } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { moveDown, moveUp } from '../../letter/moves';
import { issueAt, type Refactoring } from './refactoring';

/** Up and down, as far as there is an issue to change places with. */
export function moveIssue(letter: Letter, offset: number): Refactoring[] {
  const index = issueAt(letter, offset);
  const blocks = issueBlocks(letter);
  const [before, here, behind] = [blocks[index - 1], blocks[index], blocks[index + 1]];
  if (here === undefined) return [];
  const moves: Refactoring[] = [];
  // The other issue is moved around this one, so that the cursor stays in this one.
  if (before !== undefined)
    moves.push({ title: 'Move this disputed item up', kind: 'refactor.move', edits: moveDown(letter, before, here) });
  if (behind !== undefined)
    moves.push({
      title: 'Move this disputed item down',
      kind: 'refactor.move',
      edits: moveUp(letter, behind, here.start),
    });
  return moves;
}
