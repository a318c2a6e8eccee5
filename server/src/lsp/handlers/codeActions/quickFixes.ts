/** What can be done about the findings at the cursor. */

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { fixesOfCode } from '../../../rules/fixAll';
import { readFindingData, source, toTextEdits, toWorkspaceEdit } from '../../conversion';
import { explainRuleCommand } from '../../protocol';
import type { OpenLetter, Session } from '../../session';
import type { Settings } from '../../settings';

/** The fixes that the findings carry; the only one of a finding is preferred where it is safe. */
export function fixesOf(session: Session, { document }: OpenLetter, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const { client } = session;
  return diagnostics.flatMap((diagnostic) => {
    const data = readFindingData(document, diagnostic);
    return (data?.fixes ?? []).map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      ...(data?.safe === true && client.marksPreferred ? { isPreferred: true } : {}),
      edit: toWorkspaceEdit(document, edits, client),
    }));
  });
}

/** For each code at the cursor that is fixed safely in several places: all of them at once. */
export function fixesOfSameCode(
  session: Session,
  { document, letter }: OpenLetter,
  diagnostics: readonly Diagnostic[],
  settings: Settings,
): CodeAction[] {
  const safe = diagnostics.filter((diagnostic) => readFindingData(document, diagnostic)?.safe === true);
  const codes = [...new Set(safe.map(({ code }) => String(code)))];
  return codes.flatMap((code) => {
    const edits = fixesOfCode(letter, settings, code);
    if (edits.length < 2) return [];
    return {
      title: `Fix all ${code} in this letter`,
      kind: CodeActionKind.QuickFix,
      diagnostics: safe.filter((diagnostic) => diagnostic.code === code),
      edit: toWorkspaceEdit(document, toTextEdits(document, edits), session.client),
    };
  });
}

/** Opens the page of the rule that a diagnostic comes from. */
export function explanations(session: Session, diagnostics: readonly Diagnostic[]): CodeAction[] {
  if (!session.client.explainsRules) return [];
  return diagnostics.flatMap((diagnostic) => {
    if (diagnostic.source !== source || typeof diagnostic.code !== 'string') return [];
    const title = `Explain ${diagnostic.code}`;
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: { title, command: explainRuleCommand, arguments: [diagnostic.code] },
    };
  });
}
