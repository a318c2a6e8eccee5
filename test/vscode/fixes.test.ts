// Fixes, refactorings and ignored findings in the real VS Code, chosen by keyboard as a reviewer does.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import {
  closeEditors,
  goTo,
  keys,
  needsKeyboard,
  openFixes,
  openLetter,
  runFromPalette,
  screenshot,
  waitFor,
  waitForDiagnostics,
} from './support';

const doubled = 'Decision rationale: There are no red red flags. The request is not medically necessary.';

/** Opens a made-up letter, waits for its findings, and puts the cursor before some words. */
async function write(content: string, words: string, findings: number): Promise<vscode.TextEditor> {
  const editor = await openLetter(content);
  await found(editor.document, findings);
  await goTo(editor, editor.document.positionAt(content.indexOf(words)));
  return editor;
}

const found = (document: vscode.TextDocument, count: number) =>
  waitForDiagnostics(document.uri, `${count} findings`, (list) => list.length === count);

const becomes = ({ document }: vscode.TextEditor, what: string, isIt: (text: string) => boolean) =>
  waitFor(what, [vscode.workspace.onDidChangeTextDocument], () => isIt(document.getText()));

const choose = async (picture: string, down: number) => {
  await openFixes();
  await screenshot(picture);
  await keys({ press: [...Array.from({ length: down }, () => 'ArrowDown'), 'Enter'] });
};

describe('fixes in VS Code', () => {
  afterEach(closeEditors);

  it('ignore a finding with the reason that is typed', async function () {
    needsKeyboard(this);
    const text = letterText({ ...plainIssue, rationale: doubled });
    const editor = await write(text, 'red red', 1);
    // Behind the fix and the explanation.
    await choose('ignore-menu', 2);
    await screenshot('ignore-empty');
    await keys({ type: 'quoted as it stands' });
    await screenshot('ignore-reason');
    const ignored = text.replace(doubled, `%% imr-ignore-next doubled-word: quoted as it stands\n${doubled}`);
    const written = becomes(editor, 'the note', (now) => now === ignored);
    await keys({ press: ['Enter'] });
    await written;
    await found(editor.document, 0);
  });

  it('leave the letter as it is where no reason is given', async function () {
    needsKeyboard(this);
    const text = letterText({ ...plainIssue, rationale: doubled });
    const editor = await write(text, 'red red', 1);
    await choose('ignore-menu', 2);
    await screenshot('ignore-empty');
    await keys({ press: ['Enter', 'Escape'] });
    await screenshot('ignore-escaped');
    assert.equal(editor.document.getText(), text);
    assert.equal(vscode.languages.getDiagnostics(editor.document.uri).length, 1);
  });

  it('mend all that is safe at once', async () => {
    const sloppy = letterText({ ...plainIssue, rationale: doubled.replace('The request', 'The the request') });
    const editor = await write(sloppy.replace('Special Studies', 'Special Studeis'), 'red red', 3);
    const mended = becomes(editor, 'the mended letter', (now) => now === letterText(plainIssue));
    await vscode.commands.executeCommand('editor.action.fixAll');
    await mended;
  });

  it('move a disputed item down', async () => {
    const first = { ...plainIssue, rationale: doubled };
    const editor = await write(letterText(first, otherIssue), 'MRI of the left knee: Upheld', 1);
    const moved = becomes(editor, 'the other order', (now) => now === letterText(otherIssue, first));
    await vscode.commands.executeCommand('editor.action.refactor', { kind: 'refactor.move', apply: 'first' });
    await moved;
  });

  it('show what can be done with an item line', async function () {
    needsKeyboard(this);
    const item = 'Norco 10/325mg #60 and Naproxen 500mg #60: Upheld';
    const editor = await write(letterText({ ...plainIssue, item }, otherIssue), '10/325mg #60', 2);
    const split = becomes(editor, 'two items', (now) => now.includes('\nNaproxen 500mg #60: Upheld\n'));
    // Behind the explanation and the two ways to ignore the finding in this line.
    await choose('refactor-menu', 3);
    await split;
  });

  it('add a disputed item whose fields are walked with Tab', async function () {
    needsKeyboard(this);
    const editor = await write(letterText({ ...plainIssue, rationale: doubled }), 'The worker is a 40', 1);
    const added = becomes(editor, 'the new item', (now) => now.includes('[INSERT disputed item or service]'));
    await choose('add-item-menu', 0);
    await added;
    const named = becomes(editor, 'the filled fields', (now) => now.includes('\nKnee brace: Overturned\n'));
    await keys({ type: 'Knee brace' });
    await keys({ press: ['Tab', 'ArrowDown', 'ArrowDown'] });
    await screenshot('add-item-fields');
    await keys({ press: ['Enter'] });
    await named;
  });

  it('add a disputed item behind that of the cursor by the command', async function () {
    needsKeyboard(this);
    const editor = await write(letterText({ ...plainIssue, rationale: doubled }, otherIssue), 'red red', 1);
    const added = becomes(editor, 'the new item between the two', (now) =>
      /medically necessary\.\n\n\[INSERT disputed item or service\]: \[INSERT decision\]\n[\s\S]*Physical therapy of the knee/.test(
        now,
      ),
    );
    await runFromPalette('IMR: Add disputed item');
    await added;
    const filled = becomes(editor, 'the first field filled', (now) =>
      now.includes('\nKnee brace: [INSERT decision]\n'),
    );
    await keys({ type: 'Knee brace' });
    await filled;
  });
});
