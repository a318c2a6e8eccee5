/** A new letter by keyboard alone: three questions, then every field in reading order. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeEditors,
  keys,
  needsKeyboard,
  runFromPalette,
  screenshot,
  see,
  seeOffer,
  waitFor,
  waitForDiagnostics,
} from './support';

/** What is selected at each stop of a letter with one item, from the first field to the last. */
const fields = [
  '[INSERT case number]',
  '[INSERT date assigned as month/day/year]',
  '[INSERT date of injury]',
  '[INSERT decision date]',
  '[INSERT date of the utilization review denial]',
  'Standard',
  '[INSERT date the application was received]',
  '[INSERT summary of the injury, the diagnoses, the findings, the treatment so far and the utilization review denial, with the dates of the records]',
  '[INSERT disputed item or service]',
  '[INSERT decision]',
  '[INSERT guideline]',
  '[INSERT guideline]',
  '[INSERT what the guideline says, what the records show, and how the one applies to the other]',
  '[INSERT is or is not] medically necessary',
];

/** Calls the command as a person does, up to its first question. */
async function begin(): Promise<void> {
  await runFromPalette('IMR: New determination letter');
  await see('New determination letter (1/3)');
}

/** Presses Enter at the last question and waits for the letter with its first field selected. */
async function openedLetter(): Promise<vscode.TextEditor> {
  const opened = waitFor(
    'the new letter',
    [vscode.window.onDidChangeActiveTextEditor, vscode.window.onDidChangeTextEditorSelection],
    () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection) === fields[0] ? editor : undefined;
    },
  );
  await keys({ press: ['Enter'] });
  return opened;
}

/** Presses Tab, or the key that is given, and waits until the next field is selected, which is returned. */
async function tabTo(editor: vscode.TextEditor, field: string, key = 'Tab'): Promise<string> {
  const before = editor.selection.end;
  await keys({ press: [key] });
  return waitFor(`the field ${field}`, [vscode.window.onDidChangeTextEditorSelection], () => {
    const { selection, document } = editor;
    return selection.start.isAfter(before) && document.getText(selection) === field && field;
  });
}

describe('IMR: New determination letter', () => {
  before(async function () {
    needsKeyboard(this);
    await vscode.commands.executeCommand('workbench.action.closePanel');
  });

  afterEach(closeEditors);

  it('asks who writes, opens the letter untitled, and Tab leads through all fields', async () => {
    await begin();
    await screenshot('new-letter-form');
    await keys({ press: ['Enter'] });
    await see('New determination letter (2/3)');
    await screenshot('new-letter-items');
    await keys({ press: ['Enter'] });
    await see('Choose specialty and state');
    await keys({ press: ['Enter'] });
    await see('Addiction Psychiatry');
    await keys({ type: 'family pr' });
    await keys({ press: ['Enter'] });
    await see('with Family Practice');
    await screenshot('new-letter-specialty');
    await keys({ press: ['Enter'] });
    await see('Alabama');
    await keys({ type: 'Arizona, California' });
    await see('as typed');
    await keys({ press: ['Enter'] });
    await see('with Arizona, California');
    const editor = await openedLetter();
    const { document } = editor;
    assert.equal(document.languageId, 'imr');
    assert.equal(document.isUntitled, true);
    assert.match(document.getText(), /^State\(s\) of Licensure: Arizona, California$/m);
    assert.match(document.getText(), /^Certification\(s\)\/Specialty: Family Practice$/m);
    await waitForDiagnostics(document.uri, 'a mark on what waits to be filled in', (list) => list.length > 0);
    await screenshot('new-letter');

    const walked = [document.getText(editor.selection)];
    for (const field of fields.slice(1)) walked.push(await tabTo(editor, field));
    assert.deepEqual(walked, fields);
    const untouched = document.getText();
    await keys({ press: ['Tab'] });
    await waitFor('the end of the letter', [vscode.window.onDidChangeTextEditorSelection], () => {
      const { active, isEmpty } = editor.selection;
      return isEmpty && active.isEqual(document.positionAt(untouched.length));
    });
    assert.equal(document.getText(), untouched);
  });

  it('remembers who writes: Enter three times is enough from then on', async () => {
    await begin();
    await keys({ press: ['Enter'] });
    await see('New determination letter (2/3)');
    await keys({ type: '12' });
    await see('12');
    await keys({ press: ['Enter'] });
    await see('New determination letter (3/3)');
    await see('Arizona, California');
    await screenshot('new-letter-reviewer');
    const { document } = await openedLetter();
    assert.equal(document.getText().match(/^Decision rationale:/gm)?.length, 12);
    assert.match(document.getText(), /^Certification\(s\)\/Specialty: Family Practice$/m);
  });

  it('offers the decision in a list, of which typing chooses', async () => {
    await begin();
    await keys({ press: ['Enter'] });
    await see('New determination letter (2/3)');
    await keys({ press: ['Enter'] });
    await see('Arizona, California');
    const editor = await openedLetter();
    for (const field of fields.slice(1, 10)) await tabTo(editor, field);
    await see('Overturned');
    await screenshot('new-letter-decision');
    await keys({ type: 'Uph' });
    await seeOffer('Upheld');
    await tabTo(editor, '[INSERT guideline]', 'Enter');
    assert.match(editor.document.getText(), /^\[INSERT disputed item or service\]: Upheld$/m);
  });

  it('goes a step back, and does nothing when it is dismissed', async () => {
    await begin();
    await keys({ press: ['Enter'] });
    await see('New determination letter (2/3)');
    await vscode.commands.executeCommand('workbench.action.quickInputBack');
    await see('New determination letter (1/3)');
    const documents = vscode.workspace.textDocuments.length;
    await keys({ press: ['Escape'] });
    assert.equal(vscode.workspace.textDocuments.length, documents);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('is among the new files', async () => {
    void vscode.commands.executeCommand('welcome.showNewFileEntries');
    await see('New determination letter');
    await screenshot('new-file');
  });
});
