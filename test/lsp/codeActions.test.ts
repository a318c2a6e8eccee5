/** Quick fixes and explanations over stdio, and every severity of every rule taken live. */

import assert from 'node:assert/strict';
import type { CodeAction, Diagnostic, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { rules } from '../../server/src/rules/index';
import { letterText, plainIssue } from '../support/letters';
import { readMarks } from '../support/underline';
import { pulling, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const doubled = letterText({
  ...plainIssue,
  rationale: 'Decision rationale: There are no \ud83e\uddb4 red red flags. The request is not medically necessary.',
});

/** What the edit makes of the text. */
function applied(text: string, edit: WorkspaceEdit | undefined): string {
  const [change] = edit?.documentChanges ?? [];
  const edits = edit?.changes?.[uri] ?? (change !== undefined && 'edits' in change ? (change.edits as TextEdit[]) : []);
  return TextDocument.applyEdits(TextDocument.create(uri, 'imr', 1, text), edits);
}

describe('code actions over stdio', () => {
  let client: TestClient | undefined;
  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });

  const open = async (options: Parameters<typeof TestClient.start>[1] = {}, workspace = {}) => {
    client = await TestClient.start({ ...pulling, workspace }, options);
    await client.open(uri, doubled);
    return client;
  };
  const actions = (diagnostics: readonly Diagnostic[], only?: readonly string[]) =>
    (client ?? assert.fail()).request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostics[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics, ...(only === undefined ? {} : { only }) },
    });

  it('mend what a finding is about', async () => {
    const diagnostics = await (await open()).pull(uri);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['doubled-word'],
    );
    const [fix, ...others] = await actions(diagnostics);
    assert.deepEqual(others, []);
    assert.equal(fix?.kind, 'quickfix');
    assert.deepEqual(fix?.diagnostics, diagnostics);
    assert.equal(applied(doubled, fix?.edit), doubled.replace('red red', 'red'));
  });

  it('name the version where the client refuses edits for another', async () => {
    const diagnostics = await (await open({}, { workspaceEdit: { documentChanges: true } })).pull(uri);
    const [fix] = await actions(diagnostics);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'textDocument' in change && change.textDocument, { uri, version: 1 });
    assert.equal(applied(doubled, fix?.edit), doubled.replace('red red', 'red'));
  });

  it('are not offered for a text that has changed meanwhile', async () => {
    const editor = await open();
    const diagnostics = await editor.pull(uri);
    await editor.change(uri, 2, { text: `\n${doubled}` });
    assert.deepEqual(await actions(diagnostics), []);
  });

  it('explain a rule where the client can show its page', async () => {
    const diagnostics = await (await open({ initializationOptions: { explainRule: true } })).pull(uri);
    const [, explain] = await actions(diagnostics);
    assert.equal(explain?.title, 'Explain doubled-word');
    assert.deepEqual(explain?.command, {
      title: 'Explain doubled-word',
      command: 'imr.explainRule',
      arguments: ['doubled-word'],
    });
    const page = await client?.request<string>('imr/rulePage', { code: 'doubled-word' });
    assert.match(page ?? '', /^# doubled-word\n[\s\S]*## What to do\n/);
    assert.equal(await client?.request('imr/rulePage', { code: 'no-such-rule' }), null);
  });

  it('are none of other kinds, for other diagnostics, for broken data and for files that are not open', async () => {
    const diagnostics = await (await open({ initializationOptions: { explainRule: true } })).pull(uri);
    assert.deepEqual(await actions(diagnostics, ['refactor']), []);
    assert.equal((await actions(diagnostics, ['quickfix'])).length, 2);
    const range = diagnostics[0]?.range ?? assert.fail();
    assert.deepEqual(await actions([{ range, message: 'Of another tool.' }]), []);
    for (const data of [null, 1, 'x', {}, { version: 1 }, { version: 1, title: 'T', edits: [{}] }])
      assert.deepEqual(await actions([{ range, message: 'Broken.', data }]), []);
    await client?.close(uri);
    assert.deepEqual(await actions(diagnostics), []);
  });
});

describe('the severity of every rule over stdio', () => {
  it('is taken live, each of them for each rule', async function () {
    this.timeout(60_000);
    const client = await TestClient.start(pulling);
    const numbers = { error: 1, warning: 2, information: 3, hint: 4, off: 0 };
    for (const { code, examples } of rules) {
      const { text } = readMarks(examples.wrong[0] ?? assert.fail());
      await client.open(`file:///${code}.imr`, text);
      for (const [severity, number] of Object.entries(numbers)) {
        await client.connection.sendNotification('workspace/didChangeConfiguration', {
          settings: { imr: { rules: { [code]: severity } } },
        });
        const found = (await client.pull(`file:///${code}.imr`)).filter((diagnostic) => diagnostic.code === code);
        assert.deepEqual(
          found.map((diagnostic) => diagnostic.severity),
          number === 0 ? [] : [number],
          `${code}: ${severity}`,
        );
      }
    }
    assert.equal(await client.stop(), 0);
  });
});
