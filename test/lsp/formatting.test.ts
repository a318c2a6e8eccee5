/** Formatting and tidying over stdio. */

import assert from 'node:assert/strict';
import type { InitializeResult, TextEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tidyText } from '../../server/src/features/tidy';
import { type TidyParams, tidyRequest } from '../../server/src/lsp/protocol';
import { letterText, plainIssue } from '../support/letters';
import { pulling, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const options = { tabSize: 4, insertSpaces: true };
const bone = '\u{1f9b4}';
const written = letterText({
  ...plainIssue,
  rationale: `Decision rationale:${bone} No red flags. It is not medically necessary.`,
});
const applied = (text: string, edits: TextEdit[]) =>
  TextDocument.applyEdits(TextDocument.create(uri, 'imr', 1, text), edits);

describe('formatting over stdio', () => {
  let client: TestClient;
  before(async () => {
    client = await TestClient.start(pulling);
  });
  after(async () => {
    assert.deepEqual(client.log, []);
    await client.stop();
  });
  let version = 0;
  async function open(text: string): Promise<void> {
    version += 1;
    if (version === 1) await client.open(uri, text);
    else await client.change(uri, version, { text });
  }
  const ask = (method: string, params: object = {}) =>
    client.request<TextEdit[]>(`textDocument/${method}`, { textDocument: { uri }, options, ...params });

  it('is announced', async () => {
    const other = new TestClient();
    const { capabilities } = await other.initialize({});
    const expected: InitializeResult['capabilities'] = {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [':'] },
    };
    for (const [name, value] of Object.entries(expected))
      assert.deepEqual(capabilities[name as keyof typeof capabilities], value);
    await other.stop();
  });
  it('formats a document, with any line ends', async () => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const text = written.replace(/\n/g, lineEnd);
      await open(text);
      const formatted = applied(text, await ask('formatting'));
      assert.ok(formatted.includes(`${lineEnd}CLINICAL CASE SUMMARY${lineEnd}`));
      assert.ok(formatted.includes(`rationale: ${bone} No`));
      assert.deepEqual(formatted.replace(/\s+/g, ''), text.replace(/\s+/g, ''));
      await open(formatted);
      assert.deepEqual(await ask('formatting'), []);
    }
  });
  it('formats a range, also one beyond the text', async () => {
    await open(written);
    const line = written.split('\n').findIndex((one) => one.startsWith('Decision rationale'));
    const range = { start: { line, character: 0 }, end: { line: line + 50, character: 9 } };
    assert.equal(
      applied(written, await ask('rangeFormatting', { range })),
      written.replace('rationale:', 'rationale: '),
    );
  });
  it('formats a label while it is typed', async () => {
    const text = written.replace('MAXIMUS guideline:', '  MAXIMUS guideline:');
    await open(text);
    const line = text.split('\n').findIndex((one) => one.startsWith('  MAXIMUS'));
    const edits = await ask('onTypeFormatting', { position: { line, character: 20 }, ch: ':' });
    assert.deepEqual(edits, [{ range: { start: { line, character: 0 }, end: { line, character: 2 } }, newText: '' }]);
    assert.deepEqual(await ask('onTypeFormatting', { position: { line: 9999, character: 0 }, ch: ':' }), []);
  });
  it('does what the client wants with the end of the document', async () => {
    const text = written.trimEnd();
    await open(text);
    const edits = await ask('formatting', { options: { ...options, insertFinalNewline: true } });
    assert.ok(applied(text, edits).endsWith('necessary.\n'));
  });
  it('leaves an empty document, and one that is not open', async () => {
    await open('');
    assert.deepEqual(await ask('formatting'), []);
    assert.deepEqual(await ask('formatting', { textDocument: { uri: 'file:///other.imr' } }), []);
  });
  it('tidies text that is in no document', async () => {
    const params: TidyParams = { text: 'The worker has had pain of the left knee\nsince\r\nMarch.' };
    const expected = tidyText(params.text);
    assert.equal(await client.request(tidyRequest, params), expected);
    assert.equal(await client.request(tidyRequest, { text: written }), tidyText(written));
    assert.equal(await client.request(tidyRequest, { text: 7 }), null);
  });
});
