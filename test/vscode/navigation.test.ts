/** Looking around in the real VS Code, by keyboard: definition, highlights, renaming, and the search across letters. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { askUntil, closeEditors, keys, needsKeyboard, screenshot, showSample, waitFor } from './support';

const item = 'MRI of the left ankle without contrast';

/** Puts the cursor into the last mention of the item, which stands in its rationale. */
function goToMention(editor: vscode.TextEditor): vscode.Position {
  const { document } = editor;
  const at = document.positionAt(document.getText().lastIndexOf(item) + 'MRI of the le'.length);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
  return at;
}

/** Asks until there is an answer that is not empty. */
async function untilAnswered<T>(question: () => Thenable<readonly T[] | undefined>): Promise<readonly T[]> {
  return (await askUntil(question, (answer) => answer !== undefined && answer.length > 0)) ?? [];
}

describe('Looking around in VS Code', () => {
  afterEach(closeEditors);

  it('goes from a mention in the rationale to the item line with F12', async function () {
    needsKeyboard(this);
    const editor = await showSample('2016-clean.imr');
    const { document } = editor;
    const at = goToMention(editor);
    await untilAnswered(() =>
      vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, at),
    );
    const line = document.positionAt(document.getText().indexOf(`${item}: Overturned`)).line;
    const there = waitFor(
      'the cursor in the item line',
      [vscode.window.onDidChangeTextEditorSelection],
      () => vscode.window.activeTextEditor?.selection.active.line === line,
    );
    await keys({ press: ['F12'] });
    await there;
  });

  it('highlights the mentions of an item', async () => {
    const editor = await showSample('2016-clean.imr');
    const { document } = editor;
    const at = goToMention(editor);
    const marks = await untilAnswered(() =>
      vscode.commands.executeCommand<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, at),
    );
    assert.deepEqual(
      marks.map(({ range, kind }) => [document.getText(range), kind]),
      [
        ['MRI of the left ankle', vscode.DocumentHighlightKind.Read],
        [item, vscode.DocumentHighlightKind.Write],
        [item, vscode.DocumentHighlightKind.Read],
      ],
    );
  });

  it('renames an item and what repeats it with F2', async function () {
    needsKeyboard(this);
    const editor = await showSample('2016-clean.imr');
    const { document } = editor;
    const at = goToMention(editor);
    const range = await vscode.commands.executeCommand<{ placeholder: string }>(
      'vscode.prepareRename',
      document.uri,
      at,
    );
    assert.equal(range.placeholder, item);
    const renamed = waitFor('the new name', [vscode.workspace.onDidChangeTextDocument], () => {
      const text = document.getText();
      return (
        text.includes('CT of the left ankle: Overturned') && text.includes('the request for CT of the left ankle is')
      );
    });
    // The box takes the keys a moment after it is shown.
    await keys({ press: ['F2'], until: '.rename-box .rename-input:focus' });
    await screenshot('rename');
    await keys({ press: ['Control+a'] });
    await keys({ type: 'CT of the left ankle' });
    await keys({ press: ['Enter'] });
    await renamed;
    assert.ok(!document.getText().includes(item));
  });

  it('says why something cannot be renamed', async () => {
    const { document } = await showSample('2016-clean.imr');
    const at = document.positionAt(document.getText().indexOf('Overturned') + 3);
    await assert.rejects(
      async () => vscode.commands.executeCommand('vscode.prepareRename', document.uri, at),
      /Only the name of a disputed item can be renamed/,
    );
  });

  it('finds items of letters that are not open', async () => {
    await showSample('2016-clean.imr');
    const found = await untilAnswered(() =>
      vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'hydrocodone upheld',
      ),
    );
    assert.deepEqual(
      found.map(({ name, containerName, location }) => [name, containerName, location.uri.path.split('/').at(-1)]),
      [['Hydrocodone/acetaminophen 5/325mg #90', 'Upheld, CM17-0990303', '2016-partly-authorized-and-opioid.imr']],
    );
  });
});
