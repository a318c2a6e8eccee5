/** Inlay hints over stdio: off until the setting turns them on, live, for clients that take them. */

import assert from 'node:assert/strict';
import type { InlayHint } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inlayHints } from '../../server/src/features/inlayHint';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { pushing, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const letter = letterText(plainIssue, otherIssue);
const taking = { textDocument: { inlayHint: {} } };
const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 1_000_000 } };

let client: TestClient;

const hints = (range = everything) =>
  client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
const set = (imr: unknown) =>
  client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { imr } });

/** With the setting on: the hints stand where the feature has them. */
async function check(text: string, atLeast: number): Promise<void> {
  await client.open(uri, text);
  const document = TextDocument.create('', 'imr', 0, text);
  const found = await hints();
  assert.deepEqual(
    found.map(({ position, label, tooltip }) => ({ at: document.offsetAt(position), label, tooltip })),
    inlayHints(parseLetter(text)),
  );
  assert.ok(found.length >= atLeast && found.every(({ paddingLeft }) => paddingLeft === true));
  await client.close(uri);
}

describe('inlay hints over stdio', () => {
  afterEach(() => client.stop());

  it('are offered to clients that take them only', async () => {
    client = new TestClient();
    assert.deepEqual((await client.initialize(taking)).capabilities.inlayHintProvider, { resolveProvider: false });
    await client.stop();
    client = new TestClient();
    assert.equal((await client.initialize(pushing)).capabilities.inlayHintProvider, undefined);
  });

  it('are off until a client that pushes its settings turns them on', async () => {
    client = await TestClient.start(taking);
    await client.open(uri, letter);
    assert.deepEqual(await hints(), []);
    await set({ inlayHints: 1 });
    assert.deepEqual(await hints(), []);
    await set({ inlayHints: true });
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      [
        '+7 days',
        '+26 days',
        '+61 days',
        '+9 days',
        ...Array.from({ length: 2 }, () => 'in force from 06/15/2007'),
        'in force from 07/28/2016',
      ],
    );
    await set({});
    assert.deepEqual(await hints(), []);
  });

  it('follow the settings that the server asks for, and the client is told to ask again', async () => {
    let settings: object = {};
    let asked: () => void = () => undefined;
    const refreshed = () => new Promise<void>((resolve) => (asked = resolve));
    client = new TestClient();
    client.connection.onRequest('workspace/configuration', ({ items }: { items: object[] }) =>
      items.map(() => settings),
    );
    client.connection.onRequest('workspace/inlayHint/refresh', () => {
      asked();
      return null;
    });
    await client.initialize({ ...taking, workspace: { configuration: true, inlayHint: { refreshSupport: true } } });
    await client.open(uri, letter);
    assert.deepEqual(await hints(), []);
    settings = { inlayHints: true };
    let again = refreshed();
    await set(null);
    await again;
    assert.equal((await hints()).length, 7);
    settings = {};
    again = refreshed();
    await set(null);
    await again;
    assert.deepEqual(await hints(), []);
  });

  it('keep to the range that is asked for', async () => {
    client = await TestClient.start(taking);
    await set({ inlayHints: true });
    await client.open(uri, letter);
    const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 200 } });
    assert.deepEqual(
      (await hints(line(2))).map(({ label }) => label),
      ['+26 days', '+61 days'],
    );
    assert.deepEqual(await hints(line(0)), []);
    assert.deepEqual(await hints(line(99_999)), []);
  });

  it('are right in odd texts', async () => {
    client = await TestClient.start(taking);
    await set({ inlayHints: true });
    for (const end of ['\n', '\r\n', '\r']) {
      await check(letter.replaceAll('\n', end), 7);
      await check(`\ufeff${letter.replace('MRI', '\u{1f600}').replaceAll('\n', end)}`, 7);
    }
    await check('', 0);
    await check('Dear all,\n', 0);
    await check(letterText(...Array.from({ length: 3000 }, () => plainIssue)), 6000);
  }).timeout(30_000);
});
