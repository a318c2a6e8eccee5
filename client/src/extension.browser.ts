/** The server in the browser: it runs in a web worker. */

import { type ExtensionContext, Uri } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import type { CreateServer } from './lettersExtension';

export function serverOf(context: ExtensionContext): CreateServer {
  const script = Uri.joinPath(context.extensionUri, 'server', 'dist', 'main.js').toString(true);
  return (id, name, options) => {
    const worker = new Worker(script);
    // The client ends the conversation but leaves the worker alive.
    return { client: new LanguageClient(id, name, worker, options), release: () => worker.terminate() };
  };
}
