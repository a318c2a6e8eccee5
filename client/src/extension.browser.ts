/** The extension in the browser: the server runs in a web worker. */

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';
import { LettersExtension } from './lettersExtension';

export function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'server', 'dist', 'main.browser.js');
  const create = (id: string, name: string, options: LanguageClientOptions) =>
    new LanguageClient(id, name, new Worker(script.toString(true)), options);
  return LettersExtension.activate(context, create);
}
