/** The command that adds a whole issue to the letter in front, at the place that the form has for it. */

import { commands, type Disposable, l10n, Range, TextEditorRevealType, window } from 'vscode';
import { type NewIssue, type NewIssueParams, newIssueRequest } from '../../server/src/lsp/protocol';
import { insertText, type Request } from './insertText';

export function registerAddDisputedItem(request: Request): Disposable {
  return commands.registerCommand('imr.addDisputedItem', async () => {
    const editor = window.activeTextEditor;
    if (editor === undefined || editor.document.languageId !== 'imr') return;
    const { document, selection } = editor;
    const { line, character } = selection.active;
    const params: NewIssueParams = { uri: document.uri.toString(), position: { line, character } };
    const { version } = document;
    const issue = await request<NewIssue>(newIssueRequest, params);
    // A place that was found in another version of the letter is none in this one.
    if (issue === null || document.version !== version) {
      await window.showInformationMessage(l10n.t('No place was found for another disputed item in this letter.'));
      return;
    }
    const { start, end } = issue.range;
    const place = new Range(start.line, start.character, end.line, end.character);
    await insertText(editor, issue, place);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
  });
}
