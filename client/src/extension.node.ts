/** The server on the desktop and on remote hosts: it runs in a process of its own, which the client ends. */

import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { CreateServer } from './lettersExtension';

export function serverOf(context: ExtensionContext): CreateServer {
  const module = context.asAbsolutePath('server/dist/main.js');
  return (id, name, options) => ({
    client: new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options),
  });
}
