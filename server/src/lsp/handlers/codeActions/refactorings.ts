/** The refactorings at the cursor, as code actions. */

import type { CodeAction, Range } from 'vscode-languageserver';
import { refactorings } from '../../../features/refactorings/index';
import { toTextEdits, toWorkspaceEdit } from '../../conversion';
import type { OpenLetter, Session } from '../../session';

/** Those of the kinds that are wanted; what cannot be done here is shown with its reason where the client does so. */
export function refactoringActions(
  { client }: Session,
  { document, letter }: OpenLetter,
  range: Range,
  isWanted: (kind: string) => boolean,
): CodeAction[] {
  const place = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return refactorings(letter, place).flatMap(({ title, kind, edits, disabled }): CodeAction[] => {
    if (!isWanted(kind)) return [];
    if (disabled !== undefined) return client.disabledActions ? [{ title, kind, disabled: { reason: disabled } }] : [];
    return [{ title, kind, edit: toWorkspaceEdit(document, toTextEdits(document, edits), client) }];
  });
}
