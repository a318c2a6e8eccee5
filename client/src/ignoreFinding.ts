/** The command that silences a finding: asks for the reason and writes it into a note of the letter. */

import { commands, Disposable, EndOfLine, l10n, Position, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import { ignoreNote } from '../../server/src/letter/ignores';
import { type IgnoreFindingParams, ignoreFindingCommand } from '../../server/src/lsp/protocol';

export class IgnoreFinding extends Disposable {
  constructor() {
    const command = commands.registerCommand(ignoreFindingCommand, async (params: IgnoreFindingParams | undefined) => {
      if (params !== undefined) await ignore(params);
    });
    super(() => command.dispose());
  }
}

/** Escape leaves the letter as it is; so does a change of the letter while the reason is typed. */
async function ignore({ uri, version, code, line, scope }: IgnoreFindingParams): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const reason = await window.showInputBox({
    title: scope === 'next' ? l10n.t('Ignore this finding ({0})', code) : l10n.t('Ignore {0} in this letter', code),
    prompt: l10n.t('Why? The reason is kept as a note in the file; it is no part of the letter.'),
    placeHolder: l10n.t('For example: quoted as it stands in the record'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' ? l10n.t('Write a reason; without one the finding stays.') : undefined,
  });
  const words = reason?.replace(/\s+/g, ' ').trim() ?? '';
  if (words === '') return;
  if (document.version !== version || document.isClosed) {
    void window.showWarningMessage(l10n.t('The letter has changed meanwhile. Choose the finding again.'));
    return;
  }
  const place = new Position(scope === 'letter' ? 0 : Math.min(line, document.lineCount - 1), 0);
  const lineEnd = document.eol === EndOfLine.CRLF ? '\r\n' : '\n';
  const edit = new WorkspaceEdit();
  edit.insert(document.uri, place, ignoreNote(code, scope, words) + lineEnd);
  await workspace.applyEdit(edit);
}
