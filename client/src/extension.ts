/** The extension's one entry: picks the host's own way to run the server, so that both share one bundle. */

import type { ExtensionContext } from 'vscode';
import { LettersExtension } from './lettersExtension';

let extension: LettersExtension | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const host = runsOnNode() ? await import('./extension.node') : await import('./extension.browser');
  extension = new LettersExtension(context, host.serverOf(context));
  await extension.startForOpenLetters();
}

/** The host waits for this before it goes, so that the server ends in order. */
export async function deactivate(): Promise<void> {
  await extension?.deactivate();
}

function runsOnNode(): boolean {
  return typeof process === 'object' && typeof process.versions?.node === 'string';
}
