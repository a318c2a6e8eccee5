/** New letters over stdio, for our own client and for any other editor. */

import assert from 'node:assert/strict';
import {
  type NewLetterChoices,
  type NewText,
  newLetterChoicesRequest,
  newLetterRequest,
} from '../../server/src/lsp/protocol';
import { expandSnippet } from '../snippets/support';
import { pulling, TestClient } from './client';

describe('new letters over stdio', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start(pulling);
  });
  after(() => client.stop());

  const ask = (params: object) => client.request<NewText | null>(newLetterRequest, params);

  async function check(params: object, issues: number): Promise<string> {
    const letter = (await ask(params)) ?? assert.fail('no letter');
    assert.equal(expandSnippet(letter.snippet), letter.newText);
    assert.equal(letter.newText.match(/^Decision rationale:/gm)?.length, issues);
    return letter.newText;
  }

  it('are made with what was answered', async () => {
    const text = await check({ form: '2016', items: 3, specialty: 'Neurology', licensure: 'Ohio' }, 3);
    assert.match(text, /^Certification\(s\)\/Specialty: Neurology$/m);
    assert.match(text, /^State\(s\) of Licensure: Ohio$/m);
    const uri = 'untitled:Untitled-1';
    await client.open(uri, text);
    const codes = (await client.pull(uri)).map(({ code }) => code);
    assert.deepEqual([...new Set(codes)], ['placeholder']);
  });

  it('are made from whatever a client sends, or not at all', async () => {
    await check({ form: '2014' }, 1);
    await check({ form: '2016', items: '5', specialty: 7, licensure: null }, 1);
    await check({ form: '2016', items: 1e9 }, 40);
    for (const nothing of [{}, { form: 'constructor' }, { form: 2016 }]) assert.equal(await ask(nothing), null);
    assert.deepEqual(client.log, []);
  });

  it('come with what can be chosen', async () => {
    const choices = await client.request<NewLetterChoices>(newLetterChoicesRequest, {});
    assert.deepEqual(choices.forms, [
      { id: '2016', title: '2016 form', description: 'guidelines with year and section' },
      { id: '2014', title: '2014 form', description: 'guidelines with topic and page' },
    ]);
    assert.equal(choices.mostItems, 40);
    assert.ok(choices.specialties.includes('Family Practice'));
    assert.equal(choices.states[0], 'California');
    const { connection } = client;
    assert.deepEqual(await connection.sendRequest(newLetterChoicesRequest), choices);
    assert.deepEqual(await connection.sendRequest(newLetterChoicesRequest, null), choices);
    assert.deepEqual(client.log, []);
  });
});
