/** Completion in the real VS Code, by keyboard: an item with its decision and labels, the end of a rationale, and plain prose. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { header, how, issuesOpening, letterText, plainIssue, summary } from '../support/letters';
import { closeEditors, keys, needsKeyboard, openLetter, screenshot, waitFor } from './support';

/** Opens a letter with the cursor at its end. */
async function write(content: string): Promise<vscode.TextDocument> {
  const editor = await openLetter(content);
  const { document } = editor;
  const end = document.positionAt(content.length);
  editor.selection = new vscode.Selection(end, end);
  editor.revealRange(new vscode.Range(end, end), vscode.TextEditorRevealType.InCenter);
  return document;
}

/** The labels that the server offers at the text's end; it has then answered what the editor asked before, too. */
async function offered(document: vscode.TextDocument, trigger?: string): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(document.getText().length),
    trigger,
  );
  return list.items
    .filter(({ kind }) => kind !== vscode.CompletionItemKind.Snippet)
    .map(({ label }) => (typeof label === 'string' ? label : label.label));
}

const becomes = (document: vscode.TextDocument, end: string) =>
  waitFor(`the text to end with "${end}"`, [vscode.workspace.onDidChangeTextDocument], () =>
    document.getText().endsWith(end),
  );

/** Types at the text's end, and waits until it stands there. */
async function type(document: vscode.TextDocument, text: string): Promise<void> {
  const done = becomes(document, document.getText() + text);
  await keys(text === '\n\n' ? { press: ['Enter', 'Enter'] } : text === '\n' ? { press: ['Enter'] } : { type: text });
  await done;
}

/** Takes the first offer of the list that is shown, and waits for what it makes of the text's end. */
async function take(document: vscode.TextDocument, end: string): Promise<void> {
  const done = becomes(document, end);
  await keys({ press: ['Enter'] });
  await done;
}

describe('completion in VS Code', () => {
  afterEach(closeEditors);

  it('writes an item with its decision and the first label', async function () {
    needsKeyboard(this);
    const document = await write([header, how, summary, issuesOpening].join('\n'));
    await type(document, '\n');
    await keys({ press: ['Control+Space'] });
    assert.equal((await offered(document))[0], 'MRI of the left knee');
    await screenshot('completion-item');
    await take(document, '\n\nMRI of the left knee');
    await type(document, ':');
    assert.deepEqual(await offered(document, ':'), ['Upheld', 'Overturned']);
    await screenshot('completion-decision');
    await take(document, 'MRI of the left knee: Upheld');
    await type(document, '\n\n');
    await type(document, 'Cl');
    await keys({ press: ['Control+Space'] });
    assert.equal((await offered(document))[0], 'Claims Administrator guideline:');
    await screenshot('completion-label');
    await take(document, 'MRI of the left knee: Upheld\n\nClaims Administrator guideline: ');
  });

  it('closes a rationale as its decision says', async function () {
    needsKeyboard(this);
    const rationale = 'Decision rationale: There are no red flags. ';
    const document = await write(
      letterText({ ...plainIssue, rationale })
        .trimEnd()
        .concat(' '),
    );
    await keys({ press: ['Control+Space'] });
    assert.match((await offered(document))[0] ?? '', /^As such \.\.\. not medically necessary$/);
    await screenshot('completion-rationale');
    await take(document, 'There are no red flags. As such, the request is not medically necessary.');
  });

  it('stays out of the way of prose', async function () {
    needsKeyboard(this);
    const rationale = 'Decision rationale: There are no red flags.';
    const document = await write(letterText({ ...plainIssue, rationale }).trimEnd());
    const prose =
      ' She walked, slept and worked (with a brace): nothing hurt, Upheld or not. An MRI would be of no use';
    await type(document, prose);
    await type(document, '\n');
  });
});
