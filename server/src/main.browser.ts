/** The language server in a web worker: speaks the protocol by messages to the page that started it. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import manifest from '../package.json';
import type { startServer } from './lsp/server';

declare const self: DedicatedWorkerGlobalScope;

export function run(start: typeof startServer): void {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
  /** By a message to itself, because a browser lets a chain of timers wait some milliseconds each. */
  const { port1, port2 } = new MessageChannel();
  const deferred: (() => void)[] = [];
  port1.onmessage = () => deferred.shift()?.();
  start(connection, {
    version: manifest.version,
    defer: (callback) => {
      deferred.push(callback);
      port2.postMessage(null);
    },
  });
}
