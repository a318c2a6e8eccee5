/** Every request about a letter, on texts and at positions that go wrong elsewhere: it is answered, and inside the text. */

import assert from 'node:assert/strict';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { TestClient } from './client';

const letter = letterText(plainIssue, otherIssue, {
  ...plainIssue,
  item: 'Tramadol 50 mg #60: Upheld',
  rationale:
    'Decision rationale: Tramadol is an opioid. ODG does not support it. The request is not medically necessary.',
});

const texts: Readonly<Record<string, string>> = {
  'a letter': letter,
  'astral characters': letter.replaceAll('knee', 'k\u{1f9b5}nee \u{1d4d0}').replaceAll('MRI', '\u{1f600}MRI'),
  'CRLF line ends': letter.replaceAll('\n', '\r\n'),
  'CR line ends': letter.replaceAll('\n', '\r'),
  'a byte order mark': `\ufeff${letter}`,
  'a note in every paragraph': letter.replaceAll('. ', '.\n%% ask again\n'),
  'lone surrogates': letter.replaceAll('a', '\ud83d'),
  'an empty file': '',
  'one line end': '\n',
  'a text that is no letter': 'Dear all,\n\nlunch is at noon.\n',
  'a letter of 1 MB': letterText(
    ...Array.from({ length: 1100 }, (_, index) => ({
      ...plainIssue,
      item: `MRI of the left knee number ${index}: Upheld`,
      rationale: `Decision rationale: ${'There are no red flags, and the knee is stable. '.repeat(16)}The request is not medically necessary.`,
    })),
  ),
};

type Position = { line: number; character: number };
type Request = (position: Position) => { method: string; params: object };

const at =
  (method: string, more: object = {}): Request =>
  (position) => ({ method, params: { position, ...more } });
const whole =
  (method: string, more: object = {}): Request =>
  () => ({ method, params: more });
const around =
  (method: string, more: object = {}): Request =>
  (position) => ({
    method,
    params: { range: { start: { line: 0, character: 0 }, end: position }, ...more },
  });
const options = { tabSize: 4, insertSpaces: true };

const requests: Readonly<Record<string, Request>> = {
  completion: at('textDocument/completion', { context: { triggerKind: 1 } }),
  'completion behind a blank': at('textDocument/completion', { context: { triggerKind: 2, triggerCharacter: ' ' } }),
  hover: at('textDocument/hover'),
  definition: at('textDocument/definition'),
  references: at('textDocument/references', { context: { includeDeclaration: true } }),
  highlights: at('textDocument/documentHighlight'),
  'rename that is asked for': at('textDocument/prepareRename'),
  outline: whole('textDocument/documentSymbol'),
  folding: whole('textDocument/foldingRange'),
  'selection ranges': (position) => ({ method: 'textDocument/selectionRange', params: { positions: [position] } }),
  'code actions': around('textDocument/codeAction', { context: { diagnostics: [] } }),
  'fix all': around('textDocument/codeAction', { context: { diagnostics: [], only: ['source.fixAll.imr'] } }),
  'semantic tokens': whole('textDocument/semanticTokens/full'),
  'semantic tokens of a stretch': around('textDocument/semanticTokens/range'),
  'code lenses': whole('textDocument/codeLens'),
  'inlay hints': around('textDocument/inlayHint'),
  links: whole('textDocument/documentLink'),
  formatting: whole('textDocument/formatting', { options }),
  'formatting of a stretch': around('textDocument/rangeFormatting', { options }),
  'formatting on type': at('textDocument/onTypeFormatting', { ch: '\n', options }),
  'a new issue': at('imr/newIssue'),
};

/** The abilities of VS Code that change what is answered. */
const capabilities = {
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true } },
    hover: { contentFormat: ['markdown' as const] },
    definition: { linkSupport: true },
    rename: { prepareSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      isPreferredSupport: true,
      disabledSupport: true,
    },
  },
};

/** The ranges anywhere in an answer that speak of the document. */
function* rangesIn(answer: unknown): Generator<{ start: Position; end: Position }> {
  if (typeof answer !== 'object' || answer === null) return;
  if ('start' in answer && 'end' in answer && typeof answer.start === 'object') {
    yield answer as { start: Position; end: Position };
    return;
  }
  for (const inner of Object.values(answer)) yield* rangesIn(inner);
}

function check(text: string, name: string, answer: unknown): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const { start, end } of rangesIn(answer)) {
    for (const place of [start, end]) {
      const inside = place.line < lines.length && place.character <= (lines[place.line] ?? '').length;
      assert.ok(inside, `${name}: line ${place.line}, character ${place.character}`);
    }
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), name);
  }
}

function positionsIn(text: string): Position[] {
  const lines = text.split(/\r\n|\n|\r/);
  const inside = lines.flatMap((line, index) =>
    index % Math.ceil(lines.length / 9) === 0 ? [{ line: index, character: Math.floor(line.length / 2) }] : [],
  );
  return [
    ...inside,
    { line: lines.length - 1, character: (lines.at(-1) ?? '').length },
    { line: lines.length + 5, character: 3 },
    { line: 0, character: 1_000_000 },
    { line: 2_147_483_647, character: 2_147_483_647 },
  ];
}

describe('every request', () => {
  for (const [kind, text] of Object.entries(texts)) {
    it(`is answered inside the text for ${kind}`, async function () {
      this.timeout(60_000);
      const client = await TestClient.start(capabilities);
      const uri = 'file:///letters/one.imr';
      await client.open(uri, text);
      const positions = text.length > 100_000 ? positionsIn(text).slice(-3) : positionsIn(text);
      for (const [name, request] of Object.entries(requests)) {
        for (const position of positions) {
          const { method, params } = request(position);
          check(text, name, await client.request(method, { textDocument: { uri }, ...params }));
        }
      }
      assert.deepEqual(client.log, []);
      assert.equal(await client.stop(), 0);
    });
  }

  it('is answered with nothing for a document that is not open', async () => {
    const client = await TestClient.start(capabilities);
    for (const [name, request] of Object.entries(requests)) {
      const { method, params } = request({ line: 0, character: 0 });
      const answer = await client.request(method, { textDocument: { uri: 'file:///letters/other.imr' }, ...params });
      check('', name, answer);
    }
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });
});
