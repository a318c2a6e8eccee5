/**
 * The walkthrough and what its buttons do. The pictures in media/walkthrough are cut from those taken here; how, says
 * media/README.md.
 */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  closeEditors,
  goTo,
  keys,
  needsKeyboard,
  openFixes,
  screenshot,
  see,
  waitFor,
  waitForDiagnostics,
} from './support';

const extension = () =>
  vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'imr-letters') ?? assert.fail('no extension');

interface Contributions {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
  readonly configuration: readonly {
    readonly title: string;
    readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, RuleSetting>> }>>;
  }[];
  readonly walkthroughs: readonly {
    readonly id: string;
    readonly title: string;
    readonly steps: readonly {
      readonly id: string;
      readonly title: string;
      readonly description: string;
      readonly media: { readonly image: string; readonly altText: string };
    }[];
  }[];
}

interface RuleSetting {
  readonly description: string;
}

const contributes = (): Contributions => extension().packageJSON.contributes;

/** The letter alone beside the files, so that all pictures can be cut at the same lines. */
async function clearTheDesk(): Promise<void> {
  for (const command of ['closeAuxiliaryBar', 'closePanel'])
    await vscode.commands.executeCommand(`workbench.action.${command}`);
}

describe('first steps', () => {
  afterEach(async () => {
    await closeEditors();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('show texts in words, not their keys', () => {
    const { commands, configuration, walkthroughs } = contributes();
    const rules = configuration.flatMap(({ properties }) => Object.values(properties['imr.rules']?.properties ?? {}));
    assert.ok(rules.length > 90, `${rules.length} rules`);
    const shown = [
      ...commands.flatMap(({ title, category }) => [title, category]),
      ...configuration.map(({ title }) => title),
      ...rules.map(({ description }) => description),
      ...walkthroughs.flatMap(({ title, steps }) => [title, ...steps.map((step) => step.title)]),
    ];
    assert.deepEqual(
      shown.filter((text) => text.includes('%')),
      [],
    );
    assert.ok(rules.some(({ description }) => description === 'A section of the form is missing.'));
  });

  it('open a sample letter as a copy, with its findings below', async () => {
    await clearTheDesk();
    await vscode.commands.executeCommand('imr.openSample');
    const { document } = vscode.window.activeTextEditor ?? assert.fail('no letter is open');
    assert.equal(document.isUntitled, true);
    assert.equal(document.languageId, 'imr');
    const found = await waitForDiagnostics(document.uri, 'the findings', (list) => list.length >= 10);
    const at = found.find(({ code }) => code === 'gender-mismatch')?.range ?? assert.fail('no finding');
    vscode.window.activeTextEditor?.revealRange(at, vscode.TextEditorRevealType.InCenter);
    await screenshot('walkthrough-sample');
  });

  it('show how a finding is fixed', async function () {
    needsKeyboard(this);
    await clearTheDesk();
    await vscode.commands.executeCommand('imr.openSample');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    const editor = vscode.window.activeTextEditor ?? assert.fail('no letter is open');
    const { document } = editor;
    await waitForDiagnostics(document.uri, 'the findings', (list) => list.length >= 10);
    await goTo(editor, document.positionAt(document.getText().indexOf('Physcal')));
    const mended = waitFor('the corrected section', [vscode.workspace.onDidChangeTextDocument], () =>
      document.getText().includes('Section(s): Physical medicine treatment.'),
    );
    await openFixes();
    await see('Explain citation-misspelled');
    await screenshot('walkthrough-fix');
    await keys({ press: ['Enter'] });
    await mended;
  });

  it('show a finished letter', async () => {
    await clearTheDesk();
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    const clean = vscode.Uri.joinPath(folder?.uri ?? assert.fail('no folder'), '2016-clean.imr');
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(clean));
    await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const at = editor.document.positionAt(editor.document.getText().indexOf('IMR ISSUES'));
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop);
    await screenshot('walkthrough-hand-over');
  });

  it('stand in a walkthrough of four steps with pictures', async function () {
    needsKeyboard(this);
    const { id } = extension();
    const [{ id: walkthrough, steps } = assert.fail('no walkthrough')] = contributes().walkthroughs;
    assert.equal(steps.length, 4);
    for (const { media } of steps)
      assert.ok(existsSync(path.join(extension().extensionPath, media.image)), media.image);
    await clearTheDesk();
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    const category = `${id}#${walkthrough}`;
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', category, false);
    for (const [index, { id: step, description, media }] of steps.entries()) {
      if (index > 0) await vscode.commands.executeCommand('walkthroughs.selectStep', `${category}#${step}`);
      await see(description.split('\n')[0] ?? '');
      await see(media.altText);
      await screenshot(index === 0 ? 'walkthrough' : `walkthrough-step-${index + 1}`);
    }
  });
});
