/** Notes that silence a finding: written by the client, which asks for the reason, or by an edit with a field for it. */

import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver';
import { type IgnoreScope, ignoreNote } from '../../../letter/ignores';
import { ownLineEnd } from '../../../letter/insertions';
import { rules } from '../../../rules/index';
import { readFindingData, toWorkspaceEdit } from '../../conversion';
import { type IgnoreFindingParams, ignoreFindingCommand } from '../../protocol';
import type { OpenLetter, Session } from '../../session';

/** What stands for the reason until it is written; a note with it silences nothing. */
const reason = '[INSERT reason]';

/** The rules whose findings come of the notes themselves and cannot be silenced. */
const reviewing: ReadonlySet<unknown> = new Set(rules.filter(({ review }) => review).map(({ code }) => code));

/** Two for each of our findings at the cursor, for its line and for the letter; none for those about the notes themselves. */
export function ignoreActions(session: Session, open: OpenLetter, diagnostics: readonly Diagnostic[]): CodeAction[] {
  const ours = diagnostics.filter(
    (diagnostic) => readFindingData(open.document, diagnostic) !== null && !reviewing.has(diagnostic.code),
  );
  const seen = new Set<string>();
  const asks = session.client.asksReasons ? '...' : '';
  const actions: CodeAction[] = [];
  for (const scope of ['next', 'letter'] as const) {
    for (const diagnostic of ours) {
      const code = String(diagnostic.code);
      const { line } = diagnostic.range.start;
      const title = scope === 'next' ? `Ignore ${code} here${asks}` : `Ignore ${code} in this letter${asks}`;
      if (seen.has(`${title} ${scope === 'next' ? line : ''}`)) continue;
      seen.add(`${title} ${scope === 'next' ? line : ''}`);
      const action = { title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic] };
      actions.push({ ...action, ...doing(session, open, title, { code, line, scope }) });
    }
  }
  return actions;
}

function doing(
  { client }: Session,
  { document, letter }: OpenLetter,
  title: string,
  { code, line, scope }: { readonly code: string; readonly line: number; readonly scope: IgnoreScope },
): Pick<CodeAction, 'command' | 'edit'> {
  if (client.asksReasons) {
    const params: IgnoreFindingParams = { uri: document.uri, version: document.version, code, line, scope };
    return { command: { title, command: ignoreFindingCommand, arguments: [params] } };
  }
  const isFirst = scope === 'letter' || line === 0;
  const behindMark = letter.source.startsWith('\ufeff') ? 1 : 0;
  const position = isFirst ? { line: 0, character: behindMark } : { line, character: 0 };
  const newText = ignoreNote(code, scope, reason) + ownLineEnd(letter);
  return { edit: toWorkspaceEdit(document, [{ range: { start: position, end: position }, newText }], client) };
}
