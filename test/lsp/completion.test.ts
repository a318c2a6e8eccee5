/** Completion over stdio, as clients with and without snippets, replacing, details and tags see it. */

import assert from 'node:assert/strict';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type InitializeParams,
  InsertTextFormat,
} from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { onOneLine } from '../../server/src/lsp/handlers/completion';
import { readCursor } from '../support/cursor';
import { letterText, plainIssue } from '../support/letters';
import { TestClient } from './client';

const uri = 'file:///letter.imr';
const full: InitializeParams['capabilities'] = {
  textDocument: {
    completion: {
      contextSupport: true,
      completionItem: {
        snippetSupport: true,
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
      },
    },
  },
};

describe('completion over stdio', () => {
  let client: TestClient;
  let version = 0;
  afterEach(async () => {
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  /** Asks at the `|` of a letter, by hand or behind a typed character. */
  async function check(marked: string, trigger: string | null = null): Promise<CompletionList> {
    const { text, offset } = readCursor(marked);
    version += 1;
    if (version > 1) await client.close(uri);
    await client.open(uri, text, version);
    return client.request<CompletionList>('textDocument/completion', {
      textDocument: { uri },
      position: TextDocument.create(uri, 'imr', 1, text).positionAt(offset),
      context:
        trigger === null
          ? { triggerKind: CompletionTriggerKind.Invoked }
          : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: trigger },
    });
  }

  async function start(capabilities: InitializeParams['capabilities'], options: object = {}): Promise<void> {
    version = 0;
    client = await TestClient.start(capabilities, { initializationOptions: options });
  }

  const line = letterText({ item: '' }).split('\n').length - 2;
  const decision = (character: number, end: number, newText: string) => ({
    range: { start: { line, character }, end: { line, character: end } },
    newText,
  });
  const summaryOf = (items: readonly CompletionItem[]) => items.map(({ label, sortText }) => `${sortText} ${label}`);

  it('announces where it is asked for, and that nothing is left to resolve', async () => {
    client = new TestClient();
    const { capabilities } = await client.initialize({});
    assert.deepEqual(capabilities.completionProvider, {
      triggerCharacters: [':', ' ', ',', '('],
      completionItem: { labelDetailsSupport: true },
    });
  });

  it('serves a client that has nothing but completion', async () => {
    await start({});
    const { items, isIncomplete } = await check(letterText({ item: 'MRI of the knee:|' }), ':');
    assert.equal(isIncomplete, false);
    assert.deepEqual(summaryOf(items), ['0000 Upheld', '0001 Overturned']);
    assert.deepEqual(items[0], {
      label: 'Upheld',
      kind: CompletionItemKind.Enum,
      sortText: '0000',
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: decision(16, 16, ' Upheld'),
    });
    const drugs = await check(letterText({ item: 'melox|' }));
    assert.equal(drugs.items[0]?.textEdit?.newText, 'Meloxicam 5mg #[INSERT quantity]');
    assert.equal(drugs.items[0]?.detail, 'NSAID');
    assert.equal(drugs.items[0]?.labelDetails, undefined);
    const labels = await check(letterText({ item: 'MRI of the knee: Upheld\n\n|' }));
    assert.equal(labels.items[0]?.command, undefined);
  });

  it('gives fields, details and replaced stretches to a client that has them', async () => {
    await start(full, { suggestsOn: true });
    const { items } = await check(letterText({ item: 'MRI of the knee: Up|held' }));
    const place = (end: number) => ({ start: { line, character: 17 }, end: { line, character: end } });
    assert.deepEqual(items[0]?.textEdit, { newText: 'Upheld', insert: place(19), replace: place(23) });
    const [drug] = (await check(letterText({ item: 'melox|' }))).items;
    assert.equal(drug?.textEdit?.newText, `Meloxicam 5mg #\${1:[INSERT quantity]}`);
    assert.equal(drug?.insertTextFormat, InsertTextFormat.Snippet);
    assert.deepEqual(drug?.labelDetails, { description: 'NSAID' });
    const [label] = (await check(letterText({ item: 'MRI of the knee: Upheld\n\n|' }))).items;
    assert.equal(label?.label, 'Claims Administrator guideline:');
    assert.equal(label?.command?.command, 'editor.action.triggerSuggest');
  });

  it('asks again only where more is offered with the next letter', async () => {
    await start({});
    assert.equal((await check(letterText({ item: 'M|' }))).isIncomplete, true);
    assert.equal((await check(letterText({ item: 'Me|' }))).isIncomplete, false);
  });

  it('offers a whole issue unless the client has it', async () => {
    const wholeIssue = async () =>
      (await check(`${letterText(plainIssue)}\n|`)).items.filter(({ label }) => label === 'Issue with all its parts');
    await start({});
    assert.equal((await wholeIssue()).length, 1);
    await client.stop();
    await start({}, { standardText: true });
    assert.equal((await wholeIssue()).length, 0);
  });

  it('writes the line ends of the document', async () => {
    await start({});
    const text = letterText(plainIssue);
    const marked = `${text.slice(0, text.indexOf('                                CLINICAL'))}|`.replaceAll(
      '\n',
      '\r\n',
    );
    const heading = (await check(marked)).items.find(({ label }) => label === 'CLINICAL CASE SUMMARY');
    assert.match(
      heading?.textEdit?.newText ?? '',
      /^CLINICAL CASE SUMMARY\r\nThe expert[^\r\n]*\r\n\r\n\[INSERT[^\r\n]*$/,
    );
  });

  it('is empty in prose, in unknown documents, and outside the text', async () => {
    await start(full);
    const none = { isIncomplete: false, items: [] };
    const prose = letterText(plainIssue);
    assert.deepEqual(await check(prose.replace('no red flags', 'no |red flags'), ' '), none);
    assert.deepEqual(await check(prose.replace('no red flags', 'no re|d flags')), none);
    const ask = (position: object, name = uri) =>
      client.request<CompletionList>('textDocument/completion', { textDocument: { uri: name }, position });
    assert.deepEqual(await ask({ line: 0, character: 0 }, 'file:///other.imr'), none);
    for (const position of [
      { line: 9999, character: 0 },
      { line: 0, character: 9999 },
    ])
      assert.ok(Array.isArray((await ask(position)).items));
  });
});

describe('an offer whose beginning was typed on the line above', () => {
  /** The text with the offer for all of it, as it comes on the cursor's line; `null` where it cannot come. */
  function check(marked: string, newText: string, expected: string | null): void {
    const { text, offset } = readCursor(marked);
    const offer = { label: newText, kind: 'chapter', range: { start: 0, end: text.length }, newText } as const;
    const made = onOneLine(TextDocument.create(uri, 'imr', 1, text), offset, offer);
    assert.equal(made && text.slice(0, made.range.start) + made.newText + text.slice(made.range.end), expected);
  }

  it('comes whole where it stands on one line', () => check('Low Ba|', 'Low Back Complaints', 'Low Back Complaints'));
  it('comes with the rest of it where its line is broken', () => {
    check('Low\nBa|', 'Low Back Complaints', 'Low\nBack Complaints');
    check('Low\r\n  Back |', 'Low Back Complaints', 'Low\r\n  Back Complaints');
  });
  it('keeps what stands on the lines below', () => check('Low Ba|\nComplaints', 'Low Back', 'Low Back\nComplaints'));
  it('does not come where something else was typed, or all of it', () => {
    check('Neck\nBa|', 'Low Back Complaints', null);
    check('Low\nBack|', 'Low Back', null);
  });
});
