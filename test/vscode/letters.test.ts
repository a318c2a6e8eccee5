/** A letter in the real VS Code: outline, diagnostics, folding, selections, snippets, recognition, restart, live settings. */

import assert from 'node:assert/strict';
import { readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { letterText, plainIssue } from '../support/letters';
import {
  closeEditors,
  goTo,
  keys,
  needsKeyboard,
  openFixes,
  screenshot,
  see,
  showSample,
  skip,
  waitFor,
  waitForDiagnostics,
} from './support';

async function symbolsOf(uri: vscode.Uri): Promise<vscode.DocumentSymbol[]> {
  return (
    (await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)) ?? []
  );
}

const codes = (diagnostics: readonly vscode.Diagnostic[]) => diagnostics.map(({ code }) => String(code));

const unfinished = ['placeholder', 'missing-rationale', 'missing-decision', 'missing-citation', 'missing-rationale'];

/** What the careless letter holds, in the order of the text. */
const careless = [
  'date-mismatch',
  'doubled-word',
  'gender-mismatch',
  'citation-wrong-body-part',
  'contradicts-summary',
  'laterality-mismatch',
  'citation-outdated',
  'citation-misspelled',
  'missing-space',
  'quantity-drift',
];

/** The process of the server, which is a child of the extension host's. */
function serverProcess(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const server = children.find((id) => readFileSync(`/proc/${id}/cmdline`, 'utf8').includes('main.js'));
  return server === undefined ? assert.fail('there is no process of the server') : Number(server);
}

describe('IMR Letters in VS Code', () => {
  afterEach(closeEditors);

  it('opens a letter as one, wrapped like prose', async () => {
    const { document } = await showSample('2016-clean.imr');
    assert.equal(document.languageId, 'imr');
    const settings = vscode.workspace.getConfiguration('editor', document);
    assert.equal(settings.get('wordWrap'), 'on');
    assert.equal(settings.get('wordBasedSuggestions'), 'off');
  });

  it('shows the findings of an unfinished letter where they are', async () => {
    const editor = await showSample('2016-unfinished.imr');
    const { document } = editor;
    const found = await waitForDiagnostics(document.uri, 'the findings', (list) => list.length >= unfinished.length);
    assert.deepEqual(codes(found), unfinished);
    assert.equal(found[1] && document.getText(found[1].range), 'Hinged brace for the right knee');
    assert.equal(found[0]?.source, 'IMR Letters');
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await vscode.commands.executeCommand('outline.focus');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const issue = document.positionAt(document.getText().indexOf('Diclofenac gel'));
    editor.selection = new vscode.Selection(issue, issue);
    editor.revealRange(new vscode.Range(issue, issue), vscode.TextEditorRevealType.InCenter);
    await screenshot('unfinished-letter');
  });

  it('has nothing to report on the clean letters', async () => {
    for (const name of [
      '2016-clean.imr',
      '2016-surgery-dependent-services.imr',
      '2016-partly-authorized-and-opioid.imr',
    ]) {
      const { document } = await showSample(name);
      // Another letter's findings prove that the server has answered for this one before.
      const other = await showSample('2016-defects.imr');
      await waitForDiagnostics(other.document.uri, 'the findings of the other letter', (list) => list.length === 6);
      assert.deepEqual(codes(vscode.languages.getDiagnostics(document.uri)), [], name);
    }
  });

  it('shows sections, issues and what they lack in the outline', async () => {
    const { document } = await showSample('2016-unfinished.imr');
    const [letter] = await symbolsOf(document.uri);
    assert.deepEqual(
      letter?.children.map(({ name }) => name),
      ['Header', 'How the determination was made', 'Clinical case summary', 'Issues, decisions and rationales'],
    );
    assert.deepEqual(
      letter?.children.at(-1)?.children.map(({ detail }) => detail),
      ['Upheld', 'Upheld - no rationale', 'no decision - no reviewer guideline - no rationale'],
    );
  });

  it('follows the typing, and clears a finding that is mended', async () => {
    const editor = await showSample('2016-unfinished.imr');
    const { document } = editor;
    await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === unfinished.length);
    const at = document.getText().indexOf('[INSERT');
    const end = document.getText().indexOf(']', at) + 1;
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(document.positionAt(at), document.positionAt(end)), 'no change'),
    );
    const left = await waitForDiagnostics(
      document.uri,
      'one finding less',
      (list) => list.length === unfinished.length - 1,
    );
    assert.ok(!codes(left).includes('placeholder'));
  });

  it('clears the findings of a closed letter', async () => {
    const { document } = await showSample('2016-unfinished.imr');
    await waitForDiagnostics(document.uri, 'the findings', (list) => list.length > 0);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await waitForDiagnostics(document.uri, 'no findings', (list) => list.length === 0);
  });

  it('folds sections and grows selections', async () => {
    const { document } = await showSample('2016-clean.imr');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    assert.ok(folds.length >= 6);
    const at = document.positionAt(document.getText().indexOf('medically necessary'));
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [at],
    );
    const grown: string[] = [];
    for (let range = selection; range !== undefined; range = range.parent) grown.push(document.getText(range.range));
    assert.equal(grown[0], 'medically');
    assert.ok(grown.some((text) => text.endsWith('medically necessary.')));
    assert.ok(grown.length >= 5);
  });

  it('mends a finding by its quick fix, and explains the rule offline', async () => {
    const editor = await showSample('2016-careless.imr');
    const { document } = editor;
    const found = await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === careless.length);
    assert.deepEqual(codes(found), careless);
    const actionsOf = async (code: string) => {
      const diagnostic = found.find((one) => one.code === code) ?? assert.fail(code);
      return vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        diagnostic.range,
      );
    };
    const [fix, explain] = (await actionsOf('doubled-word')) ?? [];
    assert.deepEqual([fix?.title, explain?.title], ['Delete the second "the"', 'Explain doubled-word']);
    assert.ok(await vscode.workspace.applyEdit(fix?.edit ?? assert.fail('no edit')));
    assert.ok(document.getText().includes('over the bicipital'));
    await waitForDiagnostics(document.uri, 'one finding less', (list) => list.length === careless.length - 1);
    const { command, arguments: args } = explain?.command ?? assert.fail('no command');
    await vscode.commands.executeCommand(command, ...(args ?? []));
    await waitFor('the page of the rule', [vscode.window.tabGroups.onDidChangeTabs], () =>
      vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('doubled-word'))),
    );
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('imr-rule:/doubled-word.md'));
    assert.match(page.getText(), /^# doubled-word\n/);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    await screenshot('rule-explained');
    // Undone, because a host may have saved the change meanwhile.
    await showSample('2016-careless.imr');
    await vscode.commands.executeCommand('undo');
    await waitForDiagnostics(document.uri, 'the finding again', (list) => list.length === careless.length);
    await document.save();
  });

  it('offers the fix at the cursor by keyboard', async function () {
    needsKeyboard(this);
    const editor = await showSample('2016-careless.imr');
    const { document } = editor;
    await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === careless.length);
    await goTo(editor, document.positionAt(document.getText().indexOf('Physcal')));
    const mended = waitFor('the corrected section', [vscode.workspace.onDidChangeTextDocument], () =>
      document.getText().includes('Section(s): Physical medicine treatment.'),
    );
    await openFixes();
    await see('Explain citation-misspelled', '.action-widget');
    await screenshot('quick-fix');
    await keys({ press: ['Enter'] });
    await mended;
  });

  it('takes other severities at once', async () => {
    const { document } = await showSample('2016-defects.imr');
    await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === 6);
    const settings = vscode.workspace.getConfiguration('imr', document);
    const levels = { 'unknown-decision': 'off', 'part-order': 'hint' };
    await settings.update('rules', levels, vscode.ConfigurationTarget.Workspace);
    try {
      const found = await waitForDiagnostics(document.uri, 'the changed findings', (list) => list.length === 5);
      assert.ok(!codes(found).includes('unknown-decision'));
      assert.equal(found.find(({ code }) => code === 'part-order')?.severity, vscode.DiagnosticSeverity.Hint);
    } finally {
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await waitForDiagnostics(document.uri, 'the findings again', (list) => list.length === 6);
  });

  describe('recognition', () => {
    const becomes = (uri: vscode.Uri, language: string) =>
      waitFor(`${path.basename(uri.path)} to be ${language}`, [vscode.workspace.onDidOpenTextDocument], () =>
        vscode.workspace.textDocuments.find(
          (document) => document.uri.toString() === uri.toString() && document.languageId === language,
        ),
      );

    it('takes a plain-text letter for one', async () => {
      const { document } = await showSample('2014-clean.txt');
      await becomes(document.uri, 'imr');
      const [letter] = await symbolsOf(document.uri);
      assert.ok(letter !== undefined);
    });

    it('leaves other text plain', async () => {
      const { document } = await showSample('not-a-letter.txt');
      // The letter that is opened behind it is switched after it was looked at.
      const letter = await showSample('2014-with-header.txt');
      await becomes(letter.document.uri, 'imr');
      const memo = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString());
      assert.equal(memo?.languageId, 'plaintext');
    });

    it('knows a letter that is pasted into a new file', async () => {
      const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: '' });
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), letterText(plainIssue)));
      await becomes(document.uri, 'imr');
    });

    it('does not insist where the user switches back', async () => {
      const { document } = await showSample('2014-clean.txt');
      const letter = await becomes(document.uri, 'imr');
      await vscode.languages.setTextDocumentLanguage(letter, 'plaintext');
      const other = await showSample('2014-with-header.txt');
      await becomes(other.document.uri, 'imr');
      const left = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === document.uri.toString());
      assert.equal(left?.languageId, 'plaintext');
    });
  });

  describe('snippets', () => {
    it('are offered and insert a whole letter by keyboard', async function () {
      needsKeyboard(this);
      const document = await vscode.workspace.openTextDocument({ language: 'imr', content: '' });
      await vscode.window.showTextDocument(document);
      await keys({ type: 'letter' });
      await keys({ press: ['Control+Space'] });
      await screenshot('snippets');
      await keys({ press: ['Enter'] });
      const whole = await waitFor('the letter', [vscode.workspace.onDidChangeTextDocument], () =>
        document.getText().includes('IMR ISSUES, DECISIONS AND RATIONALES') ? document.getText() : undefined,
      );
      assert.match(whole, /^Case Number:/);
      const found = await waitForDiagnostics(document.uri, 'the placeholders', (list) => list.length > 0);
      assert.deepEqual([...new Set(codes(found))], ['placeholder']);
    });
  });

  describe('the server', () => {
    it('can be restarted', async () => {
      const { document } = await showSample('2016-unfinished.imr');
      await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === unfinished.length);
      await vscode.commands.executeCommand('imr.restartServer');
      await waitForDiagnostics(
        document.uri,
        'the findings after the restart',
        (list) => list.length === unfinished.length,
      );
    });

    it('can be restarted after a start that failed', async () => {
      const unhandled: unknown[] = [];
      const collect = (reason: unknown) => unhandled.push(reason);
      process.on('unhandledRejection', collect);
      const { document } = await showSample('2016-unfinished.imr');
      await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === unfinished.length);
      const extension = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'imr-letters');
      const server = path.join(extension?.extensionPath ?? '', 'server', 'dist', 'main.js');
      renameSync(server, `${server}.away`);
      try {
        await vscode.commands.executeCommand('imr.restartServer');
        await waitForDiagnostics(document.uri, 'no findings without server', (list) => list.length === 0);
      } finally {
        renameSync(`${server}.away`, server);
      }
      await vscode.commands.executeCommand('imr.restartServer');
      await waitForDiagnostics(document.uri, 'the findings again', (list) => list.length === unfinished.length);
      process.off('unhandledRejection', collect);
      assert.deepEqual(unhandled.map(String), []);
    });

    it('is started again where it has ended by itself', async function () {
      if (process.platform !== 'linux') skip(this, 'the process of the server is looked up as Linux tells it');
      const { document } = await showSample('2016-unfinished.imr');
      await waitForDiagnostics(document.uri, 'the findings', (list) => list.length === unfinished.length);
      const server = serverProcess();
      const gone = waitForDiagnostics(document.uri, 'no findings without server', (list) => list.length === 0);
      process.kill(server, 'SIGKILL');
      await gone;
      await waitForDiagnostics(document.uri, 'the findings again', (list) => list.length === unfinished.length);
      assert.notEqual(serverProcess(), server);
    });

    it('has commands with a category', async () => {
      const known = await vscode.commands.getCommands(true);
      for (const command of ['imr.restartServer', 'imr.showOutput']) assert.ok(known.includes(command), command);
    });
  });
});
