/** Pasted text in the real VS Code: the command, the paste edit, formatting, and what one undo gives back. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { header, letterText, plainIssue } from '../support/letters';
import { closeEditors, keys, needsKeyboard, openLetter, screenshot, skip, waitFor } from './support';

const rationale = `Decision rationale: The guideline recommends an MRI of the knee only where signs of an internal
injury were found. The examination found none of them, and the treatment so far was two weeks
of rest. The request is not medically necessary.`;
/** As a PDF reader gives it: wrapped, with a blank line behind every line. */
const pasted = letterText({ ...plainIssue, rationale }).replace(/\n/g, '\n\n');
const paragraph = rationale.replace(/\n/g, ' ');

async function show(content: string, language = 'imr'): Promise<vscode.TextEditor> {
  return openLetter(content, language);
}

const changed = (document: vscode.TextDocument, from: string) =>
  waitFor('a change of the text', [vscode.workspace.onDidChangeTextDocument], () => document.getText() !== from);

/** One undo gives the text back as it was. */
async function undo(document: vscode.TextDocument, text: string): Promise<void> {
  await vscode.commands.executeCommand('undo');
  assert.equal(document.getText(), text);
}

describe('pasted text in VS Code', () => {
  afterEach(closeEditors);

  it('becomes a letter by one command, and what it was by one undo', async () => {
    const editor = await show(pasted);
    const { document } = editor;
    const place = document.positionAt(document.getText().indexOf('internal'));
    editor.selection = new vscode.Selection(place, place);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    await screenshot('tidy-before');
    await vscode.commands.executeCommand('imr.tidyPastedText');
    assert.ok(document.getText().includes(`\n\n${paragraph}\n`));
    assert.ok(document.getText().includes('\nDate of Injury:       10/11/2016\n'));
    const before = document.getText(new vscode.Range(new vscode.Position(0, 0), editor.selection.active));
    assert.ok(before.endsWith('only where signs of an '), 'the cursor stays at its word');
    await screenshot('tidy-after');
    await undo(document, pasted);
  });

  it('is tidied where it is selected only, in plain text too', async () => {
    const text = `A memo.\n\n\nTo all\n${rationale}\nof the office\nand others`;
    const editor = await show(text, 'plaintext');
    const { document } = editor;
    const start = document.positionAt(text.indexOf('guideline'));
    editor.selection = new vscode.Selection(start, document.positionAt(text.indexOf('\nof the office')));
    await vscode.commands.executeCommand('imr.tidyPastedText');
    assert.equal(document.getText(), text.replace(rationale, paragraph));
    assert.equal(document.getText(editor.selection), paragraph);
    await undo(document, text);
  });

  it('is left where nothing is to be tidied', async () => {
    const { document } = await show(`${paragraph}\n`);
    const { version } = document;
    await vscode.commands.executeCommand('imr.tidyPastedText');
    assert.equal(document.version, version);
  });

  it('can be pasted as letter text, with the plain paste first', async function () {
    needsKeyboard(this);
    const source = await show(rationale);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await vscode.commands.executeCommand('editor.action.selectAll');
    await keys({ press: ['Control+C'] });
    await waitFor('the selection', [vscode.window.onDidChangeTextEditorSelection], () => !source.selection.isEmpty);
    const { document } = await show('');
    await keys({ press: ['Control+V'] });
    try {
      await changed(document, '');
    } catch {
      skip(this, 'the clipboard of this host is closed to the workbench');
    }
    assert.equal(document.getText(), rationale);
    await undo(document, '');
    // Whoever always pastes from pages can prefer our way of it; the setting is VS Code's own.
    const settings = vscode.workspace.getConfiguration('editor', document);
    await settings.update('pasteAs.preferences', ['text.imr.letter'], true);
    try {
      await keys({ press: ['Control+V'] });
      await changed(document, '');
    } finally {
      await settings.update('pasteAs.preferences', undefined, true);
    }
    assert.equal(document.getText(), paragraph);
    await undo(document, '');
  });

  it('is formatted by Format Document, and back by one undo', async () => {
    const text = letterText({ ...plainIssue, rationale });
    const { document } = await show(text);
    await vscode.commands.executeCommand('editor.action.formatDocument');
    await changed(document, text);
    const formatted = document.getText();
    assert.ok(!formatted.includes(header) && formatted.includes('\n\nCLINICAL CASE SUMMARY\n'));
    assert.ok(formatted.includes(rationale), 'lines are not joined');
    await undo(document, text);
  });

  it('gives a label its place and its blank line while it is typed', async function () {
    needsKeyboard(this);
    const text = letterText(plainIssue).trimEnd();
    const upTo = text.slice(0, text.indexOf('\n\nDecision rationale'));
    const editor = await show(upTo);
    await vscode.workspace.getConfiguration('editor', editor.document).update('formatOnType', true, true);
    const end = editor.document.positionAt(upTo.length);
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    await keys({ press: ['Enter'] });
    await keys({ type: 'Decision rationale:' });
    await waitFor('the blank line', [vscode.workspace.onDidChangeTextDocument], () =>
      editor.document.getText().endsWith('\n\nDecision rationale:'),
    );
    await keys({ type: ' None.' });
    await waitFor('the typing', [vscode.workspace.onDidChangeTextDocument], () =>
      editor.document.getText().endsWith('\n\nDecision rationale: None.'),
    );
  });
});
