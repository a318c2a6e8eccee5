/** What the commands share that put a text from the server into a letter. */

import { commands, l10n, type Position, type Range, SnippetString, type TextEditor, window } from 'vscode';
import type { NewText } from '../../server/src/lsp/protocol';

/** Asks the server, which is started where it does not run; `undefined` where it cannot be, `null` where it has no answer. */
export type Request = <Result>(method: string, params: object) => Promise<Result | null | undefined>;

/** Inserts a text with its fields, the first one selected; without fields where the editor cannot lead through them. */
export async function insertText(
  editor: TextEditor,
  { newText, snippet }: NewText,
  place: Position | Range,
): Promise<void> {
  const inserted = await editor.insertSnippet(new SnippetString(snippet), place);
  if (!inserted) await editor.edit((edit) => edit.replace(place, newText));
}

/** Says why a command did nothing, and offers what helps. */
export async function sayNotRunning(): Promise<void> {
  const restart = l10n.t('Restart');
  const message = l10n.t('This needs the letter checker, which is not running.');
  if ((await window.showErrorMessage(message, restart)) === restart) await commands.executeCommand('imr.restartServer');
}
