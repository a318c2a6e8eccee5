/** The server on the desktop and on remote hosts: it runs in a process of its own, which the client ends. */

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CreateServer } from './lettersExtension';

/**
 * Node gives new objects up to 48 MB before it clears them away. Letters need a small part of that; with this limit the
 * server holds some 25 MB less and answers as fast (docs/benchmarks.md).
 */
const execArgv = ['--max-semi-space-size=4'];

export function serverOf(context: ExtensionContext): CreateServer {
  const module = context.asAbsolutePath('server/dist/main.js');
  return (id, name, options) => ({
    client: new LanguageClient(id, name, { module, transport: TransportKind.ipc, options: { execArgv } }, options),
  });
}
