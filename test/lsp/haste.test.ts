/** A hasty client: it cancels what it asked, and types on while it asks. The server answers all, lives, and ends right. */

import assert from 'node:assert/strict';
import {
  CancellationToken,
  CancellationTokenSource,
  type Diagnostic,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { startAbleClient } from './abilities';
import { TestClient } from './client';
import { requests } from './requests';

const uri = 'file:///letters/one.imr';
/** Of about 60 kB, so that something is left to cancel. */
const text = letterText(
  ...Array.from({ length: 60 }, (_, index) => ({
    ...plainIssue,
    item: `MRI of the left knee number ${index}: ${index % 7 === 0 ? 'Denied' : 'Upheld'}`,
    rationale: `Decision rationale: ${'There are no red flags, and the knee is stable. '.repeat(12)}The request is not medically necessary.`,
  })),
);

const everyRequest: typeof requests = {
  ...requests,
  findings: () => ({ method: 'textDocument/diagnostic', params: {} }),
  'changed colours': () => ({ method: 'textDocument/semanticTokens/full/delta', params: { previousResultId: '0' } }),
  'search across letters': () => ({ method: 'workspace/symbol', params: { query: 'knee' } }),
  'a new letter': () => ({
    method: 'imr/newLetter',
    params: { form: '2016', items: 3, specialty: '', licensure: '' },
  }),
  'pasted text': () => ({ method: 'imr/tidy', params: { text } }),
};

describe('a client that cancels', () => {
  let client: TestClient;
  let document = TextDocument.create(uri, 'imr', 1, text);
  before(async () => {
    client = await startAbleClient();
    await client.open(uri, text);
  });
  after(async () => {
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  /** What came of a request: an answer, or that it was cancelled. */
  async function outcome(asked: Promise<unknown>): Promise<'answered' | 'cancelled'> {
    try {
      await asked;
      return 'answered';
    } catch (error) {
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return 'cancelled';
      if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed) return 'answered';
      throw error;
    }
  }

  const position = { line: 60, character: 30 };
  for (const [name, request] of Object.entries(everyRequest)) {
    it(`gets ${name} or is told that it was cancelled, and can ask again`, async () => {
      const { method, params } = request(position, []);
      const ask = (token: CancellationToken) =>
        client.connection.sendRequest(method, { textDocument: { uri }, ...params }, token);
      // A change before it, so that no answer is at hand.
      const { version } = document;
      document = TextDocument.update(document, [{ text: `${text}${' '.repeat(version % 2)}` }], version + 1);
      await client.change(uri, version + 1, { text: document.getText() });
      const source = new CancellationTokenSource();
      const asked = outcome(ask(source.token));
      source.cancel();
      assert.match(await asked, /^(?:answered|cancelled)$/);
      assert.equal(await outcome(ask(CancellationToken.None)), 'answered');
    });
  }

  it('is not kept waiting for findings that it no longer wants', async () => {
    const source = new CancellationTokenSource();
    const asked = client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token);
    source.cancel();
    assert.equal(await outcome(asked), 'cancelled');
  });
});

describe('a client that asks while it types', () => {
  const before = letterText(plainIssue, { ...otherIssue, item: 'MRI of the right knee: Denied', rationale: '' });
  const typed =
    'Decision rationale: The The right knee was stable on 13/45/2016. Tramadol 50 mg #60 was given. [INSERT why] The ' +
    '\u{1f600} request for an MRI of the right knee is therefore not medically necessary. \nTramadol: Upheld';

  /** Types one unit after the other with questions between, and waits for nothing; gives the answers and the document. */
  async function type(
    client: TestClient,
  ): Promise<{ answers: PromiseSettledResult<unknown>[]; document: TextDocument }> {
    let document = TextDocument.create(uri, 'imr', 1, before);
    void client.open(uri, before, 1);
    const answers: Promise<unknown>[] = [];
    const textDocument = { uri };
    for (const unit of typed.split('')) {
      const range = { start: document.positionAt(document.getText().length), end: document.positionAt(Infinity) };
      const version = document.version + 1;
      document = TextDocument.update(document, [{ range, text: unit }], version);
      void client.change(uri, version, { range, text: unit });
      const position = document.positionAt(document.getText().length);
      answers.push(client.request('textDocument/completion', { textDocument, position }));
      answers.push(client.request('textDocument/hover', { textDocument, position }));
      if (version % 5 === 0) answers.push(client.request('textDocument/diagnostic', { textDocument }));
      if (version % 7 === 0) answers.push(client.request('textDocument/semanticTokens/full', { textDocument }));
      if (version % 11 === 0) answers.push(client.request('textDocument/documentSymbol', { textDocument }));
    }
    assert.ok(document.version > 200);
    return { answers: await Promise.allSettled(answers), document };
  }

  const summaryOf = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.map(({ code, range, message }) => JSON.stringify([code, range, message]));

  it('gets all answers, and in the end the findings of the text as it then is', async () => {
    const client = await startAbleClient();
    const { answers, document } = await type(client);
    assert.deepEqual(
      answers.filter(({ status }) => status === 'rejected'),
      [],
    );
    const fresh = 'file:///letters/fresh.imr';
    await client.open(fresh, document.getText());
    const expected = summaryOf(await client.pull(fresh));
    assert.ok(expected.length > 2, expected.join());
    assert.deepEqual(summaryOf(await client.pull(uri)), expected);
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  it('is told them in the end where it does not pull', async () => {
    const client = await TestClient.start({});
    const { answers, document } = await type(client);
    assert.ok(answers.every(({ status }) => status === 'fulfilled'));
    const fresh = 'file:///letters/fresh.imr';
    await client.open(fresh, document.getText(), 1);
    const expected = summaryOf(await client.published(fresh, 1));
    assert.ok(expected.length > 2, expected.join());
    assert.deepEqual(summaryOf(await client.published(uri, document.version)), expected);
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });
});
