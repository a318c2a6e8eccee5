/** State at a glance in the real VS Code: notes by the comment key, code lens, inlay hints, and colours in three themes. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { tokenScopes } from '../support/tokenScopes';
import {
  askUntil,
  closeEditors,
  keys,
  needsKeyboard,
  screenshot,
  showSample,
  waitFor,
  waitForDiagnostics,
} from './support';

/** The list of problems takes no room in the pictures. */
async function show(name: string): Promise<vscode.TextEditor> {
  const editor = await showSample(name);
  await vscode.commands.executeCommand('workbench.action.closePanel');
  return editor;
}

function reveal(editor: vscode.TextEditor, words: string): void {
  const at = editor.document.positionAt(editor.document.getText().indexOf(words));
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
}

/** Sets a setting of the workspace for the time of a test. */
async function during(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await run();
  } finally {
    await settings.update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/**
 * Before a picture: no event tells when a colour or a title is painted, so the workbench is asked things until what it
 * shows has followed. Nothing but the picture hangs on it.
 */
async function paint({ uri }: vscode.TextDocument): Promise<void> {
  for (let asked = 0; asked < 200; asked += 1)
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
}

const lensesOf = ({ uri }: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
const hintsOf = ({ uri, lineCount }: vscode.TextDocument) =>
  vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    uri,
    new vscode.Range(0, 0, lineCount, 0),
  );

describe('state at a glance', () => {
  afterEach(closeEditors);

  it('makes a line a note by the comment key, and a line of the letter again', async function () {
    needsKeyboard(this);
    const editor = await show('2016-unfinished.imr');
    const { document } = editor;
    const whole = document.getText();
    const isThere = (list: readonly vscode.Diagnostic[]) => list.some(({ code }) => code === 'placeholder');
    await waitForDiagnostics(document.uri, 'the placeholder', isThere);
    reveal(editor, '[INSERT');
    const { line } = editor.selection.active;
    const before = document.lineAt(line).text;
    const becomes = (text: string) =>
      waitFor(
        `"${text.slice(0, 20)}..."`,
        [vscode.workspace.onDidChangeTextDocument],
        () => document.lineAt(line).text === text,
      );
    await keys({ press: ['Control+/'] });
    await becomes(`%% ${before}`);
    await waitForDiagnostics(document.uri, 'no placeholder', (list) => !isThere(list));
    await paint(document);
    await screenshot('note');
    await keys({ press: ['Control+/'] });
    await becomes(before);
    await waitForDiagnostics(document.uri, 'the placeholder again', isThere);
    assert.equal(document.getText(), whole);
    await document.save();
  });

  it('shows a line above each issue once that is turned on', async () => {
    const editor = await show('2016-unfinished.imr');
    const { document } = editor;
    assert.deepEqual(await lensesOf(document), []);
    await during('imr.codeLens', true, async () => {
      const lenses = await askUntil(
        () => lensesOf(document),
        ({ length }) => length > 0,
      );
      assert.equal(lenses.length, 3);
      assert.match(lenses[0]?.command?.title ?? '', /^Upheld - MTUS .* words of rationale - /);
      assert.match(lenses[1]?.command?.title ?? '', /no rationale$/);
      reveal(editor, 'IMR ISSUES');
      await paint(document);
      await screenshot('code-lens');
    });
    assert.deepEqual(
      await askUntil(
        () => lensesOf(document),
        ({ length }) => length === 0,
      ),
      [],
    );
  });

  it('shows days and years inside the lines once that is turned on', async () => {
    const { document } = await show('2016-clean.imr');
    assert.deepEqual((await hintsOf(document)) ?? [], []);
    await during('imr.inlayHints', true, async () => {
      const hints = await askUntil(
        () => hintsOf(document),
        (found) => (found?.length ?? 0) > 0,
      );
      const labels = hints.map(({ label }) => String(label));
      assert.ok(labels.some((label) => /^\+\d+ days$/.test(label)));
      assert.ok(labels.some((label) => /^in force from \d\d\/\d\d\/\d{4}$/.test(label)));
      await paint(document);
      await screenshot('inlay-hints');
    });
  });

  it('maps its colours to the scopes of the grammar', () => {
    const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'imr-letters');
    const { semanticTokenScopes } = extension?.packageJSON.contributes ?? {};
    const declared = Object.fromEntries(
      Object.entries(tokenScopes)
        .filter(([name]) => name !== 'comment')
        .map(([name, scope]) => [name, [scope]]),
    );
    assert.deepEqual(semanticTokenScopes, [{ language: 'imr', scopes: declared }]);
  });

  const themes = [
    ['theme-light', 'Default Light Modern', vscode.ColorThemeKind.Light],
    ['theme-dark', 'Default Dark Modern', vscode.ColorThemeKind.Dark],
    ['theme-contrast', 'Default High Contrast', vscode.ColorThemeKind.HighContrast],
  ] as const;
  for (const [picture, theme, kind] of themes) {
    it(`colours a letter in ${theme}`, async () => {
      const editor = await show('2016-partly-authorized-and-opioid.imr');
      const { document } = editor;
      await during('workbench.colorTheme', theme, async () => {
        await waitFor(
          theme,
          [vscode.window.onDidChangeActiveColorTheme],
          () => vscode.window.activeColorTheme.kind === kind,
        );
        reveal(editor, 'MAXIMUS guideline: Decision based on MTUS Acu');
        const tokens = await askUntil(
          () =>
            vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri),
          (answer) => (answer?.data.length ?? 0) > 0,
        );
        assert.ok(tokens.data.length >= 5 * 20);
        await paint(document);
        await screenshot(picture);
      });
    });
  }
});
