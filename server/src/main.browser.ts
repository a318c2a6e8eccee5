/** The language server in a web worker: speaks the protocol by messages to the page that started it. */

import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import manifest from '../package.json';
import { startServer } from './lsp/server';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
startServer(connection, { version: manifest.version, defer: (callback) => setTimeout(callback, 0) });
