/** Definition, references, highlights and renaming over stdio, as clients of different abilities see them. */

import assert from 'node:assert/strict';
import {
  type Definition,
  type DefinitionLink,
  type DocumentHighlight,
  type Location,
  LSPErrorCodes,
  type Range,
  ResponseError,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { pulling, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const rationale = 'Decision rationale: \u{1f600} The MRI of the left knee is not medically necessary.';
const text = letterText({ ...plainIssue, rationale }, otherIssue);

describe('looking around over stdio', () => {
  let client: TestClient | undefined;
  const start = async (...args: Parameters<typeof TestClient.start>) => {
    client = await TestClient.start(...args);
    return client;
  };
  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });

  const document = TextDocument.create(uri, 'imr', 1, text);
  const mention = text.lastIndexOf('MRI of the left knee');
  const item = text.lastIndexOf('MRI of the left knee', mention - 1);
  const at = (offset: number) => ({ textDocument: { uri }, position: document.positionAt(offset) });
  const wordsAt = (range: Range, of = document) => of.getText(range).replace(/\s+/g, ' ');

  it('answers with places, or with links where the client takes them', async () => {
    const plain = await start(pulling);
    await plain.open(uri, text);
    const places = await plain.request<Definition>('textDocument/definition', at(mention + 2));
    assert.ok(Array.isArray(places));
    assert.deepEqual(
      places.map(({ range }) => document.offsetAt(range.start)),
      [item],
    );
    await plain.stop();
    const linked = await start({ textDocument: { definition: { linkSupport: true } } });
    await linked.open(uri, text);
    const [link, ...others] = await linked.request<DefinitionLink[]>('textDocument/definition', at(mention + 2));
    assert.equal(others.length, 0);
    assert.ok(link?.originSelectionRange !== undefined);
    assert.equal(document.offsetAt(link.originSelectionRange.start), mention);
    assert.equal(wordsAt(link.targetSelectionRange), 'MRI of the left knee');
    assert.equal(wordsAt(link.targetRange), 'MRI of the left knee: Upheld');
  });

  it('lists references with and without the definition, and highlights them', async () => {
    const plain = await start(pulling);
    await plain.open(uri, text);
    const ask = (includeDeclaration: boolean) =>
      plain.request<Location[]>('textDocument/references', { ...at(item), context: { includeDeclaration } });
    assert.equal((await ask(true)).length, 3);
    assert.equal((await ask(false)).length, 2);
    const marks = await plain.request<DocumentHighlight[]>('textDocument/documentHighlight', at(mention));
    assert.deepEqual(
      marks.map(({ kind }) => kind),
      [2, 3, 2],
    );
  });

  it('follows an edit, and takes positions outside of the text', async () => {
    const plain = await start(pulling);
    await plain.open(uri, text);
    const changed = text.replace('MRI of the left knee: Upheld', 'CT of the left knee: Upheld');
    await plain.change(uri, 2, { text: changed });
    assert.equal(await plain.request('textDocument/definition', at(mention + 2)), null);
    for (const position of [
      { line: 0, character: 9999 },
      { line: 9999, character: 0 },
    ]) {
      const params = { textDocument: { uri }, position };
      assert.equal(await plain.request('textDocument/definition', params), null);
      assert.deepEqual(await plain.request('textDocument/documentHighlight', params), []);
    }
    assert.equal(
      await plain.request('textDocument/definition', { ...at(1), textDocument: { uri: 'file:///not-open' } }),
      null,
    );
  });

  describe('renaming', () => {
    const newName = 'CT of the left knee';
    const apply = (edit: WorkspaceEdit | null) => {
      const [change] = edit?.documentChanges ?? [];
      const edits =
        change !== undefined && 'textDocument' in change && 'edits' in change
          ? change.edits.map((one) => ({ range: one.range, newText: (one as { newText: string }).newText }))
          : (edit?.changes?.[uri] ?? []);
      return TextDocument.applyEdits(document, edits);
    };
    const renamed = text
      .replace('MRI of the left knee: Upheld', `${newName}: Upheld`)
      .replace('The MRI of the left knee', `The ${newName}`);

    it('gives edits for one version where the client can tell them from others', async () => {
      const versioned = await start({ workspace: { workspaceEdit: { documentChanges: true } } });
      await versioned.open(uri, text, 7);
      const edit = await versioned.request<WorkspaceEdit>('textDocument/rename', { ...at(mention), newName });
      assert.equal(edit.changes, undefined);
      const [change] = edit.documentChanges ?? [];
      assert.deepEqual(change && 'textDocument' in change && change.textDocument, { uri, version: 7 });
      assert.equal(apply(edit), renamed);
    });
    it('gives plain edits to other clients', async () => {
      const plain = await start(pulling);
      await plain.open(uri, text);
      const edit = await plain.request<WorkspaceEdit>('textDocument/rename', { ...at(item), newName });
      assert.equal(edit.documentChanges, undefined);
      assert.equal(apply(edit), renamed);
    });
    it('is announced with its question only to clients that ask it', async () => {
      const asking = new TestClient();
      const told = await asking.initialize({ textDocument: { rename: { prepareSupport: true } } });
      assert.deepEqual(told.capabilities.renameProvider, { prepareProvider: true });
      await asking.open(uri, text);
      const prepared = await asking.request<{ range: Range; placeholder: string }>(
        'textDocument/prepareRename',
        at(mention + 3),
      );
      assert.equal(wordsAt(prepared.range), 'MRI of the left knee');
      assert.equal(prepared.placeholder, 'MRI of the left knee');
      await asking.stop();
      const other = new TestClient();
      assert.equal((await other.initialize({})).capabilities.renameProvider, true);
      await other.stop();
    });
    it('is refused with a reason, which holds no words of the letter', async () => {
      const plain = await start(pulling);
      await plain.open(uri, text);
      const refused = async (method: string, params: object, reason: RegExp) =>
        assert.rejects(plain.request(method, params), (error: unknown) => {
          assert.ok(error instanceof ResponseError);
          assert.equal(error.code, LSPErrorCodes.RequestFailed);
          assert.match(error.message, reason);
          assert.doesNotMatch(error.message, /knee/i);
          return true;
        });
      await refused('textDocument/rename', { ...at(item), newName: 'CT: Upheld' }, /decision/);
      await refused(
        'textDocument/rename',
        { ...at(item), newName: otherIssue.item.replace(': Overturned', '') },
        /already/,
      );
      await refused('textDocument/prepareRename', at(text.indexOf('Complaints')), /Only the name of a disputed item/);
      assert.deepEqual(plain.log, []);
    });
  });
});
