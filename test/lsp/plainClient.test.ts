/**
 * Every feature as the plainest clients see it, which said nothing of their abilities, and as those that know all of LSP
 * 3.18 do. What a client did not announce it may not understand, so the plain answers may hold nothing newer.
 */

import assert from 'node:assert/strict';
import type { CodeAction, CompletionList, Diagnostic, InitializeResult } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { everyAbility, startAbleClient } from './abilities';
import { TestClient } from './client';

const uri = 'file:///letters/one.imr';
const text = letterText(
  {
    ...plainIssue,
    rationale: 'Decision rationale: There are no red red flags. The MRI of the left knee is not medically necessary.',
  },
  { ...otherIssue, item: 'Tramadol 50 mg #60: Overturned' },
);
const document = TextDocument.create(uri, 'imr', 1, text);

/** The position where a stretch begins, or so many units behind that. */
function at(words: string, further = 0) {
  const offset = text.lastIndexOf(words);
  assert.ok(offset >= 0, words);
  return { textDocument: { uri }, position: document.positionAt(offset + further) };
}

function rangeOf(words: string) {
  const start = text.lastIndexOf(words);
  return { start: document.positionAt(start), end: document.positionAt(start + words.length) };
}

/** The names of all that an answer holds, each once, in the order of the alphabet. Edits by address count as `[uri]`. */
function namesIn(answer: unknown): string[] {
  const names = new Set<string>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      if (!Array.isArray(value)) names.add(name.startsWith('file:') ? '[uri]' : name);
      look(inner);
    }
  };
  look(answer);
  return [...names].sort();
}

const place = ['character', 'end', 'line', 'range', 'start'];
const sorted = (...names: string[]) => [...names].sort();
const options = { tabSize: 4, insertSpaces: true };

describe('a client without any ability', () => {
  let client: TestClient;
  let announced: InitializeResult['capabilities'];
  let diagnostics: Diagnostic[];
  const asked: string[] = [];

  before(async () => {
    client = new TestClient();
    // Whatever is asked of a client that can answer nothing.
    const { onRequest } = client.connection as unknown as { onRequest(handler: (method: string) => unknown): void };
    onRequest((method) => {
      asked.push(method);
      return null;
    });
    announced = (await client.initialize({})).capabilities;
    await client.open(uri, text);
    diagnostics = await client.published(uri, 1);
  });
  after(async () => {
    assert.deepEqual(asked, [], 'nothing is asked of the client');
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  const check = async (method: string, params: object, names: readonly string[]): Promise<unknown> => {
    const answer = await client.request<unknown>(`textDocument/${method}`, { textDocument: { uri }, ...params });
    assert.deepEqual(namesIn(answer), names);
    return answer;
  };

  it('is told of nothing that it would have to know first', () => {
    const newer = [
      'codeActionProvider',
      'codeLensProvider',
      'diagnosticProvider',
      'inlayHintProvider',
      'semanticTokensProvider',
      'positionEncoding',
    ];
    assert.deepEqual(
      newer.filter((name) => name in announced),
      [],
    );
    assert.equal(announced.renameProvider, true);
  });

  it('gets the findings without the places that belong to them', () => {
    assert.ok(diagnostics.some(({ code }) => code === 'doubled-word'));
    assert.deepEqual(
      diagnostics.filter(({ relatedInformation }) => relatedInformation !== undefined),
      [],
    );
  });

  it('gets the outline as a flat list', async () => {
    const symbols = (await check(
      'documentSymbol',
      {},
      sorted(...place, 'containerName', 'kind', 'location', 'name', 'uri'),
    )) as {
      name: string;
      containerName?: string;
    }[];
    assert.deepEqual(
      symbols.slice(4).map(({ name, containerName = '' }) => `${containerName} > ${name}`),
      [
        'CM16-0000001 > Issues, decisions and rationales',
        'Issues, decisions and rationales > MRI of the left knee',
        'MRI of the left knee > Claims Administrator guideline',
        'MRI of the left knee > MAXIMUS guideline',
        'MRI of the left knee > Decision rationale',
        'Issues, decisions and rationales > Tramadol 50 mg #60',
        'Tramadol 50 mg #60 > Claims Administrator guideline',
        'Tramadol 50 mg #60 > MAXIMUS guideline',
        'Tramadol 50 mg #60 > Decision rationale',
      ],
    );
  });

  it('gets plain completions of the first kinds', async () => {
    const names = sorted(
      ...place,
      'detail',
      'documentation',
      'insertTextFormat',
      'isIncomplete',
      'items',
      'kind',
      'label',
      'newText',
      'sortText',
      'textEdit',
    );
    const places = [at('Knee Complaints 2004'), at(': Overturned', 4), at('Special Studies'), at('2004')];
    const lists: CompletionList[] = [];
    for (const params of places) lists.push(await client.request('textDocument/completion', params));
    assert.ok(lists.every(({ items }) => items.length > 0));
    assert.deepEqual(
      namesIn(lists).filter((name) => !names.includes(name) && name !== 'filterText'),
      [],
    );
    for (const { kind, insertTextFormat, textEdit, documentation } of lists.flatMap(({ items }) => items)) {
      assert.ok(kind !== undefined && kind <= 18, `kind ${kind}`);
      assert.equal(insertTextFormat, 1);
      assert.ok(textEdit !== undefined && !/\$\{?\d/.test(textEdit.newText));
      assert.ok(documentation === undefined || typeof documentation === 'string');
    }
  });

  it('gets hovers in plain text', async () => {
    const hover = (await check('hover', at('Tramadol'), sorted(...place, 'contents', 'kind', 'value'))) as {
      contents: { kind: string; value: string };
    };
    assert.equal(hover.contents.kind, 'plaintext');
    assert.match(hover.contents.value, /^tramadol\n/);
    assert.doesNotMatch(hover.contents.value, /\*\*|\\/);
  });

  it('gets places instead of links', async () => {
    await check('definition', at('MRI of the left knee is'), sorted(...place, 'uri'));
    await check(
      'references',
      { ...at('MRI of the left knee is'), context: { includeDeclaration: true } },
      sorted(...place, 'uri'),
    );
    await check('documentHighlight', at('MRI of the left knee is'), sorted(...place, 'kind'));
  });

  it('gets a renaming as edits by address', async () => {
    await check(
      'rename',
      { ...at('MRI of the left knee is'), newName: 'CT of the left knee' },
      sorted(...place, '[uri]', 'changes', 'newText'),
    );
  });

  it('gets no code actions, which it could not read', async () => {
    await check('codeAction', { range: rangeOf('red red'), context: { diagnostics } }, []);
  });

  it('gets folds of no kind, and links without tips', async () => {
    await check('foldingRange', {}, ['endLine', 'startLine']);
    const links = await client.request('textDocument/documentLink', { textDocument: { uri } });
    assert.ok(!namesIn(links).includes('tooltip'));
  });

  it('gets selections and formatting', async () => {
    await check('selectionRange', { positions: [at('flags').position] }, sorted(...place, 'parent'));
    const edits = await client.request('textDocument/formatting', { textDocument: { uri }, options });
    assert.deepEqual(namesIn(edits), sorted(...place, 'newText'));
  });

  it('finds symbols of the letters that are open', async () => {
    const found = await client.request('workspace/symbol', { query: 'tramadol' });
    assert.deepEqual(namesIn(found), sorted(...place, 'containerName', 'kind', 'location', 'name', 'uri'));
  });

  it('gets new issues as plain text beside the snippet', async () => {
    const made = await client.request<{ newText: string }>('imr/newIssue', at('Tramadol'));
    assert.deepEqual(namesIn(made), sorted(...place, 'newText', 'snippet'));
    assert.doesNotMatch(made.newText, /\$/);
  });
});

describe('a client of code actions that forgets what a finding carried', () => {
  let client: TestClient;
  afterEach(() => client.stop());

  it('gets the fixes all the same, as plain edits without marks', async () => {
    client = await TestClient.start({
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } } },
    });
    await client.open(uri, text);
    const doubled = (await client.published(uri, 1)).filter(({ code }) => code === 'doubled-word');
    const context = { diagnostics: doubled.map(({ data: _forgotten, ...diagnostic }) => diagnostic) };
    const ask = () =>
      client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: rangeOf('red red'),
        context,
      });
    const actions = await ask();
    const fix = actions.find(({ edit, kind }) => kind === 'quickfix' && edit !== undefined);
    assert.match(
      TextDocument.applyEdits(document, fix?.edit?.changes?.[uri] ?? []),
      /There are no red flags\. The MRI/,
    );
    assert.ok(
      !namesIn(actions).some((name) => ['isPreferred', 'disabled', 'documentChanges', 'command'].includes(name)),
    );
    assert.ok(actions.some(({ title }) => title === 'Ignore doubled-word here'));
    // The same words at the same place of another version are another finding, if any.
    await client.change(uri, 2, { text: text.replace('red red', 'red hot') });
    assert.ok(!(await ask()).some(({ title }) => /doubled-word|red/.test(title)));
  });
});

describe('a client with every ability', () => {
  let client: TestClient;
  before(async () => {
    client = await startAbleClient();
    await client.open(uri, text);
    await client.open(half, halfText);
  });
  after(async () => {
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });

  /** A letter in which an item and a guideline line have only begun; it cites what the older style cannot. */
  const half = 'file:///letters/half.imr';
  const halfText = letterText(
    { item: 'melox' },
    { ...plainIssue, reviewer: 'MAXIMUS guideline: Decision based on MTUS ' },
    {
      ...plainIssue,
      claims: 'Claims Administrator guideline: Decision based on MTUS Elbow Complaints Page(s): 12.',
      rationale: 'Decision rationale: See 8 CCR 9792.23.',
    },
  );
  const halfAt = (words: string) => {
    const position = TextDocument.create(half, 'imr', 1, halfText).positionAt(
      halfText.lastIndexOf(words) + words.length,
    );
    return { textDocument: { uri: half }, position };
  };

  /** Asks, and looks for what only able clients are told; the answer as it came. */
  const check = async <Answer>(method: string, params: object, ...expected: readonly string[]): Promise<Answer> => {
    const answer = await client.request<Answer>(`textDocument/${method}`, { textDocument: { uri }, ...params });
    const names = namesIn(answer);
    assert.deepEqual(
      expected.filter((name) => !names.includes(name)),
      [],
      names.join(' '),
    );
    return answer;
  };

  it('is told of all that there is', async () => {
    const other = new TestClient();
    const { capabilities } = await other.initialize(everyAbility);
    assert.deepEqual(Object.keys(capabilities).sort(), [
      'codeActionProvider',
      'codeLensProvider',
      'completionProvider',
      'definitionProvider',
      'diagnosticProvider',
      'documentFormattingProvider',
      'documentHighlightProvider',
      'documentLinkProvider',
      'documentOnTypeFormattingProvider',
      'documentRangeFormattingProvider',
      'documentSymbolProvider',
      'foldingRangeProvider',
      'hoverProvider',
      'inlayHintProvider',
      'referencesProvider',
      'renameProvider',
      'selectionRangeProvider',
      'semanticTokensProvider',
      'textDocumentSync',
      'workspace',
      'workspaceSymbolProvider',
    ]);
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.deepEqual(capabilities.semanticTokensProvider?.full, { delta: true });
    await other.stop();
  });

  it('gets the outline as a tree, folds with their kind, and tips', async () => {
    await check('documentSymbol', {}, 'children', 'selectionRange', 'detail');
    await check('foldingRange', {}, 'kind');
    await check('documentLink', { textDocument: { uri: half } }, 'tooltip');
  });

  it('gets completions with fields, details, and both stretches', async () => {
    const names = ['insert', 'replace', 'labelDetails', 'description'];
    const { items } = await check<CompletionList>('completion', halfAt('melox'), ...names);
    assert.equal(items[0]?.insertTextFormat, 2);
    await check('completion', halfAt('based on MTUS '), 'tags');
    const decisions = await check<CompletionList>('completion', at(': Overturned', 4));
    assert.equal(decisions.items[0]?.kind, 20);
  });

  it('gets hovers in Markdown, links with their origin, and names before it renames', async () => {
    const { contents } = await check<{ contents: { kind: string } }>('hover', at('Tramadol'), 'contents');
    assert.equal(contents.kind, 'markdown');
    await check('definition', at('MRI of the left knee is'), 'originSelectionRange', 'targetSelectionRange');
    await check('prepareRename', at('MRI of the left knee is'), 'placeholder');
    await check('rename', { ...at('MRI of the left knee is'), newName: 'CT' }, 'documentChanges', 'version');
  });

  it('gets findings with their other places, fixes with marks, and texts with fields', async () => {
    const diagnostics = await client.pull(uri);
    const context = { diagnostics };
    await check('codeAction', { range: rangeOf('red red'), context }, 'isPreferred', 'documentChanges');
    const { textDocument, position } = halfAt('Elbow');
    const range = { start: position, end: position };
    await check('codeAction', { textDocument, range, context: { diagnostics: [] } }, 'snippet', 'disabled');
  });

  it('gets colours, their changes, lenses and hints', async () => {
    const { resultId } = await check<{ resultId: string }>('semanticTokens/full', {}, 'data', 'resultId');
    await check('semanticTokens/full/delta', { previousResultId: resultId }, 'edits');
    await check('codeLens', {}, 'command');
    await check(
      'inlayHint',
      { range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } } },
      'tooltip',
    );
  });
});
