/** The command that adds a whole issue to the letter in front, at the place that the form has for it. */

import { commands, type Disposable, l10n, Range, type TextEditor, TextEditorRevealType, window } from 'vscode';
import { type NewIssueParams, type NewIssueResult, newIssueRequest } from '../../server/src/lsp/protocol';
import { insertText, type Request, sayNotRunning } from './insertText';

export function registerAddDisputedItem(request: Request): Disposable {
  return commands.registerCommand('imr.addDisputedItem', async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== 'imr') return;
    const issue = await issueFor(editor, request);
    if (issue === undefined) return sayNotRunning();
    if (issue === null) {
      const message = l10n.t('No place was found for another disputed item in this letter.');
      await window.showInformationMessage(message);
      return;
    }
    const { start, end } = issue.range;
    const place = new Range(start.line, start.character, end.line, end.character);
    await insertText(editor, issue, place);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  });
}

/** The issue for where the cursor is; asked for again where the letter changes meanwhile, as places move then. */
async function issueFor(editor: TextEditor, request: Request): Promise<NewIssueResult | null | undefined> {
  const { document, selection } = editor;
  const { version } = document;
  const { line, character } = selection.active;
  const params: NewIssueParams = { textDocument: { uri: document.uri.toString() }, position: { line, character } };
  const issue = await request<NewIssueResult>(newIssueRequest, params);
  return document.version === version ? issue : issueFor(editor, request);
}
