/** Inlay hints over stdio: off until the setting turns them on, live, for clients that take them. */

import assert from 'node:assert/strict';
import type { InlayHint } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { inlayHints } from '../../server/src/features/inlayHint';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, plainIssue } from '../support/letters';
import { TestClient } from './client';
import { describeOffByDefault, letter, set, taking, uri } from './offByDefault';

const everything = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 1_000_000 } };

const hintsOf = (client: TestClient, range = everything) =>
  client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
const feature = {
  ability: 'inlayHint',
  provider: 'inlayHintProvider',
  setting: 'inlayHints',
  count: 7,
  ask: hintsOf,
} as const;

let client: TestClient;

/** With the setting on: the hints stand where the feature has them. */
async function check(text: string, atLeast: number): Promise<void> {
  await client.open(uri, text);
  const document = TextDocument.create('', 'imr', 0, text);
  const found = await hintsOf(client);
  assert.deepEqual(
    found.map(({ position, label, tooltip }) => ({ at: document.offsetAt(position), label, tooltip })),
    inlayHints(parseLetter(text)),
  );
  assert.ok(found.length >= atLeast && found.every(({ paddingLeft }) => paddingLeft === true));
  await client.close(uri);
}

describeOffByDefault(feature);

describe('inlay hints over stdio, when they are on', () => {
  beforeEach(async () => {
    client = await TestClient.start(taking(feature));
    await set(client, { inlayHints: true });
  });
  afterEach(() => client.stop());

  it('tell the days between the days, and since when editions are in force', async () => {
    await client.open(uri, letter);
    assert.deepEqual(
      (await hintsOf(client)).map(({ label }) => label),
      [
        '+7 days',
        '+26 days',
        '+63 days',
        '+10 days',
        ...Array.from({ length: 2 }, () => 'in force from 06/15/2007'),
        'in force from 07/28/2016',
      ],
    );
  });

  it('keep to the range that is asked for', async () => {
    await client.open(uri, letter);
    const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 200 } });
    assert.deepEqual(
      (await hintsOf(client, line(2))).map(({ label }) => label),
      ['+26 days', '+63 days'],
    );
    assert.deepEqual(await hintsOf(client, line(0)), []);
    assert.deepEqual(await hintsOf(client, line(99_999)), []);
  });

  it('are right in odd texts', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      await check(letter.replaceAll('\n', end), 7);
      await check(`\ufeff${letter.replace('MRI', '\u{1f600}').replaceAll('\n', end)}`, 7);
    }
    await check('', 0);
    await check('Dear all,\n', 0);
    await check(letterText(...Array.from({ length: 3000 }, () => plainIssue)), 6000);
  }).timeout(30_000);
});
