/** The server's bundle in a worker: it starts without Node and answers. */

import assert from 'node:assert/strict';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { letterText, plainIssue } from '../support/letters';

/** A worker scope as browsers have it: messages come as events, and nothing of Node is reachable from the bundle. */
const scope = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readFileSync } = require('node:fs');
  const vm = require('node:vm');
  const self = { postMessage: (data) => parentPort.postMessage(data), onmessage: null };
  const listeners = [];
  self.addEventListener = (kind, listener) => { if (kind === 'message') listeners.push(listener); };
  parentPort.on('message', (data) => { self.onmessage?.({ data }); for (const listener of listeners) listener({ data }); });
  const globals = { self, setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, MessageChannel, TextDecoder, TextEncoder, console, URL, performance };
  vm.runInNewContext(readFileSync(workerData, 'utf8'), globals);
`;

describe('the server in a worker', () => {
  it('checks a letter', async () => {
    const worker = new Worker(scope, { eval: true, workerData: path.resolve('server/dist/main.js') });
    const answers = new Map<number, (result: unknown) => void>();
    worker.on('message', ({ id, result }) => answers.get(id)?.(result));
    const request = (id: number, method: string, params: object) =>
      new Promise((resolve, reject) => {
        answers.set(id, resolve);
        worker.once('error', reject);
        worker.postMessage({ jsonrpc: '2.0', id, method, params });
      });
    try {
      const capabilities = { textDocument: { diagnostic: {} } };
      const initialized = (await request(1, 'initialize', { processId: null, rootUri: null, capabilities })) as {
        serverInfo: { name: string };
      };
      assert.equal(initialized.serverInfo.name, 'imr-language-server');
      const text = letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' });
      const textDocument = { uri: 'vscode-vfs://x/one.imr', languageId: 'imr', version: 1, text };
      worker.postMessage({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } });
      const report = (await request(2, 'textDocument/diagnostic', { textDocument })) as { items: { code: string }[] };
      assert.deepEqual(
        report.items.map(({ code }) => code),
        ['unknown-decision'],
      );
    } finally {
      await worker.terminate();
    }
  });
});
