/** Code lens over stdio: off until the setting turns it on, live, for clients that take it. */

import assert from 'node:assert/strict';
import type { CodeLens } from 'vscode-languageserver-protocol/node';
import { letterText, plainIssue } from '../support/letters';
import { TestClient } from './client';
import { describeOffByDefault, letter, set, taking, uri } from './offByDefault';

const lensesOf = (client: TestClient) => client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
const feature = {
  ability: 'codeLens',
  provider: 'codeLensProvider',
  setting: 'codeLens',
  count: 2,
  ask: lensesOf,
} as const;

let client: TestClient;

/** With the setting on: each lens with the line that it stands above. */
async function check(text: string, expected: readonly string[]): Promise<void> {
  await client.open(uri, text);
  const lines = text.split(/\r\n|\r|\n/);
  const drawn = (await lensesOf(client)).map(({ range: { start, end }, command }) => {
    assert.deepEqual(end, start);
    assert.deepEqual(Object.keys(command ?? {}).sort(), ['command', 'title']);
    assert.equal(command?.command, '');
    return `${command?.title} / ${lines[start.line]?.slice(start.character)}`;
  });
  assert.deepEqual(drawn, expected);
  await client.close(uri);
}

const first = 'Upheld - MTUS Knee Complaints 2004 - 11 words of rationale - complete / MRI of the left knee: Upheld';
const second =
  'Overturned - MTUS Chronic Pain Medical Treatment 2016 - 14 words of rationale - complete / Physical therapy of the knee 6 visits: Overturned';

describeOffByDefault(feature);

describe('code lens over stdio, when it is on', () => {
  beforeEach(async () => {
    client = await TestClient.start(taking(feature));
    await set(client, { codeLens: true });
  });
  afterEach(() => client.stop());

  it('stands above each issue, and nowhere in other texts', async () => {
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
    assert.deepEqual(await lensesOf(client), [], 'closed');
  }).timeout(30_000);
});
