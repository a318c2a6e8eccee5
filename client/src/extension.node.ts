/** The extension on the desktop and on remote hosts: the server runs in a process of its own. */

import type { ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions, TransportKind } from 'vscode-languageclient/node';
import { LettersExtension } from './lettersExtension';

export function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/dist/main.node.cjs');
  const create = (id: string, name: string, options: LanguageClientOptions) =>
    new LanguageClient(id, name, { module, transport: TransportKind.ipc }, options);
  return LettersExtension.activate(context, create);
}
