/** Code actions over stdio: fixes, refactorings, ignores and explanations; and every severity of every rule taken live. */

import assert from 'node:assert/strict';
import type {
  CodeAction,
  Diagnostic,
  InitializeParams,
  Range,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type NewIssueResult, newIssueRequest } from '../../server/src/lsp/protocol';
import { rules } from '../../server/src/rules/index';
import { letterText, otherIssue, plainIssue } from '../support/letters';
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

const literals = { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } };
const capabilities = (codeAction: object = {}, workspaceEdit = {}): InitializeParams['capabilities'] => ({
  textDocument: { ...pulling.textDocument, codeAction: { ...literals, ...codeAction } },
  workspace: { workspaceEdit },
});
const versioned = { documentChanges: true };
const withSnippets = { documentChanges: true, snippetEditSupport: true };

describe('code actions over stdio', () => {
  let client: TestClient | undefined;
  afterEach(async () => {
    await client?.stop();
    client = undefined;
  });

  const open = async (text: string, ...[ability = capabilities(), options = {}]: Parameters<typeof start>) => {
    client = await start(ability, options);
    await client.open(uri, text);
    return client;
  };
  const start = (ability?: InitializeParams['capabilities'], options?: Partial<InitializeParams>) =>
    TestClient.start(ability ?? {}, options);
  const actionsAt = (range: Range, diagnostics: readonly Diagnostic[], context: object = {}) =>
    (client ?? assert.fail()).request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics, ...context },
    });
  const nowhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions = (diagnostics: readonly Diagnostic[], context: object = { only: ['quickfix'] }) =>
    actionsAt(diagnostics[0]?.range ?? nowhere, diagnostics, context);
  const titles = async (...args: Parameters<typeof actions>) => (await actions(...args)).map(({ title }) => title);

  it('are announced with their kinds to a client that takes more than commands', async () => {
    for (const [ability, expected] of [
      [capabilities(), { codeActionKinds: ['quickfix', 'refactor.rewrite', 'refactor.move', 'source.fixAll.imr'] }],
      [pulling, undefined],
    ] as const) {
      const one = new TestClient();
      const { capabilities: announced } = await one.initialize(ability);
      assert.deepEqual(announced.codeActionProvider, expected);
      await one.stop();
    }
    const diagnostics = await (await open(doubled, pulling)).pull(uri);
    assert.deepEqual(await actions(diagnostics, {}), []);
  });

  it('mend what a finding is about, and prefer the one fix that is safe', async () => {
    for (const [ability, preferred] of [
      [capabilities({ isPreferredSupport: true }), true],
      [capabilities(), undefined],
    ] as const) {
      const diagnostics = await (await open(doubled, ability)).pull(uri);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['doubled-word'],
      );
      const [fix] = await actions(diagnostics);
      assert.equal(fix?.kind, 'quickfix');
      assert.equal(fix?.isPreferred, preferred);
      assert.deepEqual(fix?.diagnostics, diagnostics);
      assert.equal(applied(doubled, fix?.edit), doubled.replace('red red', 'red'));
      await client?.stop();
    }
    client = undefined;
  });

  it('leave a choice to the author, none of it preferred', async () => {
    const undecided = letterText({ ...plainIssue, item: 'MRI of the left knee' });
    const editor = await open(undecided, capabilities({ isPreferredSupport: true }));
    const diagnostics = (await editor.pull(uri)).filter(({ code }) => code === 'missing-decision');
    const offered = (await actions(diagnostics)).slice(0, 2);
    assert.deepEqual(
      offered.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Decide the item: Upheld', undefined],
        ['Decide the item: Overturned', undefined],
      ],
    );
    const [, overturned] = offered;
    assert.equal(applied(undecided, overturned?.edit), undecided.replace('left knee\n\n', 'left knee: Overturned\n\n'));
    const all = await titles(diagnostics, {});
    assert.deepEqual(new Set(all).size, all.length, 'the refactoring that does the same is not offered beside the fix');
  });

  it('name the version where the client refuses edits for another', async () => {
    const diagnostics = await (await open(doubled, capabilities({}, versioned))).pull(uri);
    const [fix] = await actions(diagnostics);
    const [change] = fix?.edit?.documentChanges ?? [];
    assert.deepEqual(change && 'textDocument' in change && change.textDocument, { uri, version: 1 });
    assert.equal(applied(doubled, fix?.edit), doubled.replace('red red', 'red'));
  });

  it('are not offered for a text that has changed meanwhile', async () => {
    const editor = await open(doubled, capabilities(), { initializationOptions: { ignoreFinding: true } });
    const diagnostics = await editor.pull(uri);
    await editor.change(uri, 2, { text: `\n${doubled}` });
    assert.deepEqual(await actions(diagnostics), []);
  });

  it('explain a rule where the client can show its page', async () => {
    const editor = await open(doubled, capabilities(), { initializationOptions: { explainRule: true } });
    const explain = (await actions(await editor.pull(uri))).find(({ title }) => title.startsWith('Explain'));
    assert.deepEqual(explain?.command, {
      title: 'Explain doubled-word',
      command: 'imr.explainRule',
      arguments: ['doubled-word'],
    });
    const page = await client?.request<string>('imr/rulePage', { code: 'doubled-word' });
    assert.match(page ?? '', /^# doubled-word\n[\s\S]*## What to do\n/);
    assert.equal(await client?.request('imr/rulePage', { code: 'no-such-rule' }), null);
  });

  it('fix all findings of a code where there are several', async () => {
    const twice = doubled.replace('The request', 'The the request');
    const diagnostics = await (await open(twice)).pull(uri);
    const all = (await actions(diagnostics.slice(0, 1))).find(({ title }) => title.startsWith('Fix all'));
    assert.equal(all?.title, 'Fix all doubled-word in this letter');
    assert.equal(applied(twice, all?.edit), doubled.replace('red red', 'red'));
    await client?.change(uri, 2, { text: doubled });
    assert.ok(!(await titles((await client?.pull(uri)) ?? [])).some((title) => title.startsWith('Fix all')));
  });

  it('fix everything that is safe when asked for by name, and nothing else', async () => {
    const faulty = doubled
      .replace('Special Studies', 'Special Studeis')
      .replace('flags.', 'flags .')
      .replace('MRI of the left knee: Upheld', 'MRI of the left knee: Uphled');
    await open(faulty, capabilities({}, versioned));
    for (const only of [['source.fixAll.imr'], ['source.fixAll'], ['source']]) {
      const [all, ...others] = await actions([], { only });
      assert.deepEqual(others, []);
      assert.equal(all?.kind, 'source.fixAll.imr');
      const fixed = applied(faulty, all?.edit);
      assert.equal(fixed, doubled.replace('red red', 'red').replace('knee: Upheld', 'knee: Uphled'));
    }
    assert.deepEqual(await actions([], { only: ['source.organizeImports'] }), []);
    assert.ok(!(await actions([], {})).some(({ kind }) => kind?.startsWith('source')));
    await client?.change(uri, 2, { text: letterText(plainIssue) });
    assert.deepEqual(await actions([], { only: ['source.fixAll.imr'] }), []);
  });

  it('leave alone what is ignored or off when everything is fixed', async () => {
    const ignoring = doubled.replace(
      'Decision rationale',
      '%% imr-ignore-next doubled-word: quoted\nDecision rationale',
    );
    const editor = await open(ignoring);
    assert.deepEqual(await actions([], { only: ['source.fixAll'] }), []);
    await editor.change(uri, 2, { text: doubled });
    await editor.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { imr: { rules: { 'doubled-word': 'off' } } },
    });
    assert.deepEqual(await actions([], { only: ['source.fixAll'] }), []);
  });

  it('are of the kinds that are asked for', async () => {
    const text = letterText(plainIssue, otherIssue);
    await open(text);
    const kindsFor = async (only: readonly string[] | undefined, trigger = 1) => {
      const context = { triggerKind: trigger, ...(only === undefined ? {} : { only }) };
      return new Set((await actionsAt(nowhere, [], context)).map(({ kind }) => kind));
    };
    assert.deepEqual(await kindsFor(['refactor']), new Set(['refactor.rewrite']));
    assert.deepEqual(await kindsFor(['refactor.move']), new Set());
    assert.deepEqual(await kindsFor(undefined), new Set(['refactor.rewrite']));
    assert.deepEqual(await kindsFor(undefined, 2), new Set(), 'no light bulb at every place');
    assert.deepEqual(await kindsFor(['quickfix']), new Set());
    const line = text.split('\n').findIndex((words) => words.startsWith('MRI of'));
    const item = { start: { line, character: 2 }, end: { line, character: 2 } };
    const [move, ...others] = await actionsAt(item, [], { only: ['refactor.move'] });
    assert.deepEqual(others, []);
    assert.equal(applied(text, move?.edit), letterText(otherIssue, plainIssue));
  });

  it('insert blocks with fields where the client takes snippets, else with their words', async () => {
    const text = letterText(plainIssue);
    for (const [edits, isSnippet] of [
      [withSnippets, true],
      [versioned, false],
      [{}, false],
    ] as const) {
      await open(text, capabilities({}, edits));
      const action = (await actionsAt(nowhere, [])).find(({ title }) => title.startsWith('Add a disputed item'));
      const [change] = action?.edit?.documentChanges ?? [];
      const [edit] = (change !== undefined && 'edits' in change ? change.edits : action?.edit?.changes?.[uri]) ?? [];
      const made = edit as { newText?: string; snippet?: { kind: string; value: string } } | undefined;
      assert.equal(made?.snippet?.kind, isSnippet ? 'snippet' : undefined);
      assert.match(
        made?.snippet?.value ?? made?.newText ?? '',
        isSnippet ? /\$\{1:\[INSERT disp/ : /^\s*\[INSERT disp/,
      );
      await client?.stop();
    }
    client = undefined;
  });

  it('say why something cannot be done to a client that shows it', async () => {
    const text = letterText({
      ...plainIssue,
      reviewer: 'MAXIMUS guideline: Decision based on MTUS Chronic Pain Treatment Guidelines Opioids Page(s): 78.',
    });
    const line = text.split('\n').findIndex((words) => words.startsWith('MAXIMUS guideline'));
    const at = { start: { line, character: 30 }, end: { line, character: 30 } };
    const style = async () => (await actionsAt(at, [])).find(({ title }) => title.startsWith('Write the citation'));
    await open(text, capabilities({ disabledSupport: true }));
    assert.match((await style())?.disabled?.reason ?? '', /^The page numbers would be lost/);
    await client?.stop();
    await open(text);
    assert.equal(await style(), undefined);
  });

  it('ignore a finding: through the command of a client that asks for the reason, else with a field for it', async () => {
    const line = doubled.split('\n').findIndex((words) => words.startsWith('Decision rationale'));
    await open(doubled, capabilities(), { initializationOptions: { ignoreFinding: true } });
    const asked = (await actions((await client?.pull(uri)) ?? [])).filter(({ title }) => title.startsWith('Ignore'));
    assert.deepEqual(
      asked.map(({ title, command }) => [title, command?.command, command?.arguments]),
      [
        [
          'Ignore doubled-word here...',
          'imr.ignoreFinding',
          [{ uri, version: 1, code: 'doubled-word', line, scope: 'next' }],
        ],
        [
          'Ignore doubled-word in this letter...',
          'imr.ignoreFinding',
          [{ uri, version: 1, code: 'doubled-word', line, scope: 'letter' }],
        ],
      ],
    );
    await client?.stop();

    const editor = await open(`\ufeff${doubled}`);
    const [here, whole] = (await actions(await editor.pull(uri))).filter(({ title }) => title.startsWith('Ignore'));
    const note = (scope: string) => `%% imr-ignore${scope} doubled-word: [INSERT reason]\n`;
    assert.equal(
      applied(`\ufeff${doubled}`, here?.edit),
      `\ufeff${doubled.replace('Decision rationale', `${note('-next')}Decision rationale`)}`,
    );
    const ignoring = applied(`\ufeff${doubled}`, whole?.edit);
    assert.equal(ignoring, `\ufeff${note('')}${doubled}`);
    await editor.change(uri, 2, { text: ignoring });
    assert.deepEqual(
      (await editor.pull(uri)).map(({ code }) => code),
      ['unused-ignore', 'doubled-word'],
    );
    await editor.change(uri, 3, { text: ignoring.replace('[INSERT reason]', 'quoted') });
    assert.deepEqual(await editor.pull(uri), []);
  });

  it('are none for other diagnostics, for broken data and for files that are not open', async () => {
    const diagnostics = await (
      await open(doubled, capabilities(), { initializationOptions: { explainRule: true } })
    ).pull(uri);
    const range = diagnostics[0]?.range ?? assert.fail();
    assert.deepEqual(await actions([{ range, message: 'Of another tool.', code: 'x', data: { version: 1 } }]), []);
    for (const data of [null, 1, 'x', {}, { version: 1 }, { version: 1, fixes: [{ title: 'T', edits: [{}] }] }])
      assert.deepEqual(await actions([{ range, message: 'Broken.', data }]), []);
    await client?.close(uri);
    assert.deepEqual(await actions(diagnostics, {}), []);
  });

  it('give a new disputed item to a client that asks for one', async () => {
    const text = letterText(plainIssue, otherIssue);
    await open(text);
    const ask = (line: number, of = uri) =>
      client?.request<NewIssueResult | null>(newIssueRequest, {
        textDocument: { uri: of },
        position: { line, character: 0 },
      });
    const made = await ask(text.split('\n').findIndex((words) => words.startsWith('MRI of')));
    const { range, newText, snippet } = made ?? assert.fail();
    assert.equal(text.split('\n')[range.start.line], plainIssue.rationale);
    assert.match(newText, /^\n\n\[INSERT disputed item or service\]: \[INSERT decision\]\n/);
    assert.match(snippet, /^\n\n\$\{1:/);
    assert.equal((await ask(99_999))?.range.start.line, text.trimEnd().split('\n').length - 1);
    assert.equal(await ask(0, 'file:///not-open.imr'), null);
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
