/** The word of the decision, where an item line has none. */

import { decisionValues } from '../../letter/decisions';
import { insertableForm } from '../../letter/forms';
import type { Letter } from '../../letter/letter';
import { issueAt, type Refactoring } from './refactoring';

/** The two decisions for an item without one. */
export function setDecision(letter: Letter, offset: number): Refactoring[] {
  const item = letter.issues[issueAt(letter, offset)]?.item;
  if (item == null || item.decision !== null || item.body.text === '' || insertableForm(letter) === null) return [];
  const { text, end } = item.body;
  return decisionValues.map((value) => ({
    title: `Decide the item: ${value}`,
    kind: 'refactor.rewrite',
    edits: [{ start: end, end, newText: text.endsWith(':') ? ` ${value}` : `: ${value}` }],
  }));
}
