/** Every request about a letter, on texts and at positions that go wrong elsewhere: it is answered, and inside the text. */

import assert from 'node:assert/strict';
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver-protocol/node';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { startAbleClient } from './abilities';
import { type Position, requests } from './requests';

const letter = letterText(plainIssue, otherIssue, {
  ...plainIssue,
  item: 'Tramadol 50 mg #60: Upheld',
  rationale:
    'Decision rationale: Tramadol is an opioid. ODG does not support it. The request is not medically necessary.',
});

const noted = letter.replaceAll('. ', '.\n%% ask \u{1f600} again\n');

/** The line ends of a text by turns. */
function mixed(text: string): string {
  let count = 0;
  return text.replaceAll('\n', () => ['\r\n', '\r', '\n'][count++ % 3] ?? '');
}

const texts: Readonly<Record<string, string>> = {
  'a letter': letter,
  'astral characters': letter.replaceAll('knee', 'k\u{1f9b5}nee \u{1d4d0}').replaceAll('MRI', '\u{1f600}MRI'),
  'CRLF line ends': letter.replaceAll('\n', '\r\n'),
  'CR line ends': letter.replaceAll('\n', '\r'),
  'a byte order mark': `\ufeff${letter}`,
  'a note in every paragraph': noted,
  'notes between CRLF line ends': noted.replaceAll('\n', '\r\n'),
  'notes between CR line ends': noted.replaceAll('\n', '\r'),
  'notes between line ends of all kinds': mixed(noted),
  'line ends of all kinds': mixed(letter),
  'a byte order mark before a note': `\ufeff%% imr-ignore placeholder: asked\r\n${mixed(noted)}`,
  'a byte order mark alone': '\ufeff',
  'a note alone': '%% ask again',
  'no line end at the end': letter.trimEnd(),
  'form feeds and other blanks': letter.replaceAll('\n\n', '\n\f\n').replaceAll('. ', '.\u2028\u00a0'),
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

/** The ranges anywhere in an answer that speak of the document. */
function* rangesIn(answer: unknown): Generator<{ start: Position; end: Position }> {
  if (typeof answer !== 'object' || answer === null) return;
  if ('start' in answer && 'end' in answer && typeof answer.start === 'object') {
    yield answer as { start: Position; end: Position };
    return;
  }
  // Folds are whole lines, and hints stand at one place.
  if ('startLine' in answer && 'endLine' in answer) {
    const { startLine, endLine } = answer as { startLine: number; endLine: number };
    yield { start: { line: startLine, character: 0 }, end: { line: endLine, character: 0 } };
  }
  if ('position' in answer) yield { start: answer.position as Position, end: answer.position as Position };
  for (const inner of Object.values(answer)) yield* rangesIn(inner);
}

function check(text: string, name: string, answer: unknown): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const { start, end } of rangesIn(answer)) {
    for (const place of [start, end]) {
      const line = lines[place.line];
      const where = `${name}: line ${place.line}, character ${place.character}`;
      assert.ok(line !== undefined && place.character <= line.length, where);
      const parted = line.slice(place.character - 1, place.character + 1);
      assert.ok(
        place.character === 0 || !/^[\ud800-\udbff][\udc00-\udfff]$/.test(parted),
        `${where} parts a character`,
      );
    }
    assert.ok(start.line < end.line || (start.line === end.line && start.character <= end.character), name);
  }
}

/** Where nothing can be renamed, a person is told why; that is an answer, too. */
function refusal(error: unknown): null {
  if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.RequestFailed) throw error;
  assert.match(error.message, /^[A-Z].*\.$/);
  return null;
}

/** Every third line at its beginning, middle or end by turns, and places that there are not. */
function positionsIn(text: string): Position[] {
  const lines = text.split(/\r\n|\n|\r/);
  const step = Math.max(3, Math.floor(lines.length / 40));
  const inside = lines.flatMap((line, index) =>
    index % step === 0 ? [{ line: index, character: Math.floor((line.length * (index % 9)) / 6) }] : [],
  );
  return [
    ...inside,
    { line: lines.length - 1, character: (lines.at(-1) ?? '').length },
    { line: lines.length + 5, character: 3 },
    { line: 0, character: 1_000_000 },
    { line: 2_147_483_647, character: 2_147_483_647 },
  ];
}

/** Semantic tokens as ranges; each must lie on one line behind the one before it. */
function tokensIn(answer: { readonly data: readonly number[] } | null): { start: Position; end: Position }[] {
  const data = answer?.data ?? [];
  assert.equal(data.length % 5, 0);
  const tokens: { start: Position; end: Position }[] = [];
  let line = 0;
  let character = 0;
  let behind = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    if (lines > 0) behind = 0;
    character = lines > 0 ? characters : character + characters;
    line += lines;
    assert.ok(length > 0 && character >= behind, `token in line ${line}`);
    behind = character + length;
    tokens.push({ start: { line, character }, end: { line, character: behind } });
  }
  return tokens;
}

describe('every request', () => {
  for (const [kind, text] of Object.entries(texts)) {
    it(`is answered inside the text for ${kind}`, async function () {
      this.timeout(60_000);
      const client = await startAbleClient();
      const uri = 'file:///letters/one.imr';
      await client.open(uri, text);
      const diagnostics = await client.pull(uri);
      check(text, 'diagnostics', diagnostics);
      const positions = text.length > 100_000 ? positionsIn(text).slice(-3) : positionsIn(text);
      for (const [name, request] of Object.entries(requests)) {
        const asked = new Set<string>();
        for (const position of positions) {
          const { method, params } = request(position, diagnostics.slice(0, 100));
          if (asked.size === asked.add(JSON.stringify(params)).size) continue;
          const answer = await client
            .request(method, { textDocument: { uri }, ...params })
            .catch((error) => (name.startsWith('rename') ? refusal(error) : Promise.reject(error)));
          const isTokens = method.startsWith('textDocument/semanticTokens');
          check(text, name, isTokens ? tokensIn(answer as { data: number[] } | null) : answer);
        }
      }
      assert.deepEqual(client.log, []);
      assert.equal(await client.stop(), 0);
    });
  }

  it('is answered with nothing for a document that is not open', async () => {
    const client = await startAbleClient();
    for (const [name, request] of Object.entries(requests)) {
      const { method, params } = request({ line: 0, character: 0 }, []);
      const answer = await client.request(method, { textDocument: { uri: 'file:///letters/other.imr' }, ...params });
      check('', name, answer);
    }
    assert.deepEqual(client.log, []);
    assert.equal(await client.stop(), 0);
  });
});
