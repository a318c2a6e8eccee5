// What the tests inside VS Code share: waiting for events, pictures of the workbench, and the keyboard.

import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';

/** The host that runs the tests: `server` has a browser to draw and to type in, `electron` is the desktop. */
const host = process.env.IMR_TEST_HOST;

/** How long a test waits for anything before it fails with the name of what did not come. */
const WAIT_LIMIT_MS = 15_000;

/**
 * Waits until `condition` gives something other than `undefined` or `false`. It is tried now and whenever one of the
 * events fires, so no time passes needlessly and no test depends on the speed of the machine.
 */
export function waitFor<T>(
  what: string,
  events: readonly vscode.Event<never>[] | readonly vscode.Event<unknown>[],
  condition: () => T | undefined | false,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const listeners: vscode.Disposable[] = [];
    const finish = (settle: () => void): void => {
      clearTimeout(limit);
      for (const listener of listeners) listener.dispose();
      settle();
    };
    const attempt = (): void => {
      try {
        const value = condition();
        if (value !== undefined && value !== false) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const limit = setTimeout(
      () => finish(() => reject(new Error(`waited ${WAIT_LIMIT_MS / 1000} s in vain for: ${what}`))),
      WAIT_LIMIT_MS,
    );
    for (const event of events) listeners.push(event(attempt));
    attempt();
  });
}

/** The address of one of the sample letters, which stand in the folder that the suite opens. */
export function sample(name: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('the suite opens a folder with the sample letters');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Opens one of the sample letters. */
export async function showSample(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(sample(name)));
}

/** Asks the server, which may just have started, until the answer is the wanted one; the last answer where it never is. */
export async function askUntil<Answer>(
  question: () => Thenable<Answer>,
  isIt: (answer: Answer) => boolean,
): Promise<Answer> {
  let answer = await question();
  const deadline = Date.now() + WAIT_LIMIT_MS;
  while (!isIt(answer) && Date.now() < deadline) answer = await question();
  return answer;
}

/** Waits until the diagnostics of a document meet a condition, and returns them in the order of the text. */
export function waitForDiagnostics(
  uri: vscode.Uri,
  what: string,
  condition: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return waitFor(what, [vscode.languages.onDidChangeDiagnostics], () => {
    const diagnostics = vscode.languages.getDiagnostics(uri);
    if (!condition(diagnostics)) return undefined;
    return diagnostics.sort((a, b) => a.range.start.compareTo(b.range.start));
  });
}

/**
 * Opens an untitled letter and writes it. It may get the address of one that was closed just before; that it is changed
 * once makes the editor ask for its findings, which it would not for another first version at the same address.
 */
export async function openLetter(content: string, language = 'imr'): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language }));
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), content));
  return editor;
}

/**
 * Closes all editors without saving, and waits until nothing of them is left: a new untitled letter may get the address of
 * one that was just closed, and what was still under way for that one would be shown for it.
 */
export async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  while (vscode.window.activeTextEditor !== undefined)
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  const events = [
    vscode.window.tabGroups.onDidChangeTabs,
    vscode.workspace.onDidCloseTextDocument,
    vscode.languages.onDidChangeDiagnostics,
  ];
  await waitFor<true>('the closed editors to be gone', events, () => {
    const open = vscode.workspace.textDocuments.some(({ isUntitled }) => isUntitled);
    const tabs = vscode.window.tabGroups.all.some((group) => group.tabs.length > 0);
    const findings = vscode.languages
      .getDiagnostics()
      .some(([uri, list]) => uri.scheme === 'untitled' && list.length > 0);
    return !open && !tabs && !findings;
  });
}

/** Takes a picture of the workbench, named `name.png`; the desktop has no browser to take it, so there it does nothing. */
export async function screenshot(name: string): Promise<void> {
  const folder = process.env.IMR_TEST_SCREENSHOTS;
  if (host !== 'server' || !folder) return;
  const file = path.join(folder, `${name}.png`);
  await request(file, `##screenshot ${file}`);
}

/**
 * Presses keys, such as `Control+Space`, or types text, in the workbench as a user would. Keys that open something are
 * pressed `until` it is there, which is told by a selector.
 */
export async function keys(input: { press: readonly string[]; until?: string } | { type: string }): Promise<void> {
  const folder = process.env.IMR_TEST_HANDSHAKE;
  if (host !== 'server' || !folder) throw new Error('this host has no keyboard: call needsKeyboard first');
  const id = randomUUID();
  const file = path.join(folder, `keys-${id}`);
  await request(file, `##keys ${JSON.stringify({ id, file, ...input })}`);
}

/** Waits until an offer that holds a text is the chosen one of the list of offers; any of them for the empty text. */
export function seeOffer(text: string): Promise<void> {
  return see(text, '.suggest-widget.visible .monaco-list-row.focused');
}

/**
 * Waits until a text is on the screen, such as the title of a pick list, of which no event tells; `within` is the
 * selector of a part of the screen.
 */
export async function see(text: string, within?: string): Promise<void> {
  const folder = process.env.IMR_TEST_HANDSHAKE;
  if (host !== 'server' || !folder) throw new Error('this host has no screen to look at: call needsKeyboard first');
  const file = path.join(folder, `see-${randomUUID()}`);
  await request(file, `##see ${JSON.stringify({ file, text, within })}`);
}

/**
 * Puts the cursor of a letter to another place, in the middle of the screen, and waits until VS Code has looked there for
 * fixes. It does so by itself, a quarter of a second after the cursor or the findings have changed, and drops the list of
 * fixes that was asked for meanwhile; so the findings must be there already.
 */
export async function goTo(editor: vscode.TextEditor, at: vscode.Position): Promise<void> {
  const looked = new vscode.EventEmitter<vscode.Position>();
  const onlooker = vscode.languages.registerCodeActionsProvider(
    { language: editor.document.languageId },
    {
      provideCodeActions: (_document, range, { triggerKind }) => {
        if (triggerKind === vscode.CodeActionTriggerKind.Automatic) looked.fire(range.start);
        return [];
      },
    },
  );
  try {
    let last: vscode.Position | undefined;
    looked.event((place) => {
      last = place;
    });
    const seen = waitFor('the look for fixes at the cursor', [looked.event], () => last?.isEqual(at));
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
    await seen;
  } finally {
    onlooker.dispose();
    looked.dispose();
  }
}

/** Opens the list of fixes at the cursor by its key. */
export async function openFixes(): Promise<void> {
  await keys({ press: ['Control+.'], until: '.action-widget .monaco-list-row' });
}

/** Runs a command from the command palette. */
export async function runFromPalette(title: string): Promise<void> {
  await keys({ press: ['F1'], until: '.quick-input-widget input:focus' });
  await keys({ type: title });
  await see(title, '.quick-input-widget .monaco-list-row.focused');
  await keys({ press: ['Enter'] });
}

/** Skips the test that calls it, with the reason, where the host cannot press keys. */
export function needsKeyboard(context: Mocha.Context): void {
  if (host !== 'server') skip(context, 'keys can be pressed only where the workbench runs in the test browser');
}

/** A reason stands on the test or the suite itself, because each test file is bundled with its own copy of this one. */
interface WithReason {
  skipReason?: string;
}

/** Skips the running test, or from a hook all tests of its suite, with a reason that is printed. */
export function skip(context: Mocha.Context, reason: string): never {
  const running: Mocha.Runnable & { type?: string } = context.runnable();
  const skipped: object | undefined = running.type === 'hook' ? running.parent : running;
  if (skipped) Object.assign<object, WithReason>(skipped, { skipReason: reason });
  return context.skip();
}

/** Why a test was skipped, if it or one of its suites said so. */
export function skipReason(test: Mocha.Test): string | undefined {
  for (let part: ((Mocha.Test | Mocha.Suite) & WithReason) | undefined = test; part; part = part.parent) {
    if (part.skipReason !== undefined) return part.skipReason;
  }
  return undefined;
}

/** Logs a request that the script outside answers with a file, and waits for this file, or for `file.error`. */
async function request(file: string, line: string): Promise<void> {
  rmSync(file, { force: true });
  rmSync(`${file}.error`, { force: true });
  await new Promise<void>((resolve, reject) => {
    const finish = (settle: () => void): void => {
      clearTimeout(limit);
      watcher.close();
      settle();
    };
    const look = (): void => {
      if (existsSync(file)) finish(resolve);
      else if (existsSync(`${file}.error`)) {
        finish(() => reject(new Error(readFileSync(`${file}.error`, 'utf8'))));
      }
    };
    const watcher = watch(path.dirname(file), look);
    const limit = setTimeout(
      () => finish(() => reject(new Error(`no answer in ${WAIT_LIMIT_MS / 1000} s to ${line}`))),
      WAIT_LIMIT_MS,
    );
    console.log(line);
  });
}
