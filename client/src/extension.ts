/** The extension's one entry: picks the host's own way to run the server, so that both share one bundle. */

import type { ExtensionContext } from 'vscode';

export async function activate(context: ExtensionContext): Promise<void> {
  const host = runsOnNode() ? await import('./extension.node') : await import('./extension.browser');
  await host.activate(context);
}

function runsOnNode(): boolean {
  return typeof process === 'object' && typeof process.versions?.node === 'string';
}
