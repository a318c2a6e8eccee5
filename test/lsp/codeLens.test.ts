/** Code lens over stdio: off until the setting turns it on, live, for clients that take it. */

import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { pushing, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const letter = letterText(plainIssue, otherIssue);
const taking = { textDocument: { codeLens: {} } };

let client: TestClient;

const lenses = () => client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const set = (imr: unknown) =>
  client.connection.sendNotification('workspace/didChangeConfiguration', { settings: { imr } });

/** With the setting on: each lens with the line that it stands above. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  await client.open(uri, text);
  const drawn = (await lenses()).map(({ range: { start, end }, command }) => {
    assert.deepEqual(end, start);
    assert.deepEqual(Object.keys(command ?? {}).sort(), ['command', 'title']);
    assert.equal(command?.command, '');
    return `${command?.title} / ${text.split(/\r\n|\r|\n/)[start.line]?.slice(start.character)}`;
  });
  assert.deepEqual(drawn, expected);
  await client.close(uri);
}

const first = 'Upheld - MTUS Knee Complaints 2004 - 11 words of rationale - complete / MRI of the left knee: Upheld';
const second =
  'Overturned - MTUS Chronic Pain Medical Treatment 2016 - 14 words of rationale - complete / Physical therapy of the knee 6 visits: Overturned';

describe('code lens over stdio', () => {
  afterEach(() => client.stop());

  it('is offered to clients that take it only', async () => {
    client = new TestClient();
    assert.deepEqual((await client.initialize(taking)).capabilities.codeLensProvider, { resolveProvider: false });
    await client.stop();
    client = new TestClient();
    assert.equal((await client.initialize(pushing)).capabilities.codeLensProvider, undefined);
  });

  it('is off until a client that pushes its settings turns it on', async () => {
    client = await TestClient.start(taking);
    await client.open(uri, letter);
    assert.deepEqual(await lenses(), []);
    await set({ codeLens: 'yes' });
    assert.deepEqual(await lenses(), []);
    await set({ codeLens: true });
    assert.equal((await lenses()).length, 2);
    await set(null);
    assert.deepEqual(await lenses(), []);
  });

  it('follows the settings that it asks for, and has the client ask again', async () => {
    let settings: object = {};
    let asked: () => void = () => undefined;
    const refreshed = () => new Promise<void>((resolve) => (asked = resolve));
    client = new TestClient();
    client.connection.onRequest('workspace/configuration', ({ items }: { items: object[] }) =>
      items.map(() => settings),
    );
    client.connection.onRequest('workspace/codeLens/refresh', () => {
      asked();
      return null;
    });
    await client.initialize({ ...taking, workspace: { configuration: true, codeLens: { refreshSupport: true } } });
    await client.open(uri, letter);
    assert.deepEqual(await lenses(), []);
    settings = { codeLens: true };
    let again = refreshed();
    await set(null);
    await again;
    assert.equal((await lenses()).length, 2);
    settings = { codeLens: false };
    again = refreshed();
    await set(null);
    await again;
    assert.deepEqual(await lenses(), []);
  });

  it('stands above each issue, and nowhere in other texts', async () => {
    client = await TestClient.start(taking);
    await set({ codeLens: true });
    for (const end of ['\n', '\r\n', '\r']) {
      await check(letter.replaceAll('\n', end), [first, second]);
      await check(`\ufeff\u{1f600}${letter.replaceAll('\n', end)}`, [first, second]);
    }
    await check('', []);
    await check('Dear all,\n', []);
    await check(
      letterText(...Array.from({ length: 3000 }, () => plainIssue)),
      Array.from({ length: 3000 }, () => first),
    );
    assert.deepEqual(await lenses(), [], 'closed');
  }).timeout(30_000);
});
