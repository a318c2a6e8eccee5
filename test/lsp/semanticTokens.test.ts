/** Semantic tokens over stdio: full, range, and differences that lead to the same as the whole. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import '../support/seed';
import { underline } from '../support/underline';
import { pushing, TestClient } from './client';

const uri = 'file:///letters/one.imr';
const textDocument = { uri };

/** What a client says that takes tokens. */
function taking(requests: object): Parameters<typeof TestClient.start>[0] {
  const semanticTokens = { tokenTypes: ['comment'], tokenModifiers: [], formats: ['relative' as const], requests };
  return { textDocument: { semanticTokens } };
}
const all = taking({ range: true, full: { delta: true } });

let legend: SemanticTokensLegend;
let client: TestClient;

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly note: string;
}

/** The numbers of an answer as ranges in the text. */
function decode(text: string, data: readonly number[]): Placed[] {
  const document = TextDocument.create('', 'imr', 0, text);
  const placed: Placed[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, units = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + units : units;
    line += lines;
    const start = document.offsetAt({ line, character });
    const names = legend.tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0);
    placed.push({ start, end: start + length, note: [legend.tokenTypes[type], ...names].join(' ') });
  }
  return placed;
}

const full = () => client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
const delta = (previousResultId: string) =>
  client.request<SemanticTokens | SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
    textDocument,
    previousResultId,
  });

/** The server's answer for a text is what the feature finds, at the same places. */
async function check(text: string): Promise<void> {
  await client.open(uri, text);
  const { data } = await full();
  const wanted = semanticTokens(parseLetter(text)).map(({ start, end, type, modifier }) => ({
    start,
    end,
    note: modifier === null ? type : `${type} ${modifier}`,
  }));
  assert.deepEqual(decode(text, data), wanted);
  await client.close(uri);
}

const letter = letterText(plainIssue, otherIssue);

describe('semantic tokens over stdio', () => {
  beforeEach(async () => {
    client = new TestClient();
    const { capabilities } = await client.initialize(all);
    legend = capabilities.semanticTokensProvider?.legend ?? assert.fail('no legend');
  });
  afterEach(() => client.stop());

  it('have a legend in a fixed order', () => {
    assert.deepEqual(legend, {
      tokenTypes: [
        'comment',
        'item',
        'decision',
        'guideline',
        'topic',
        'page',
        'drug',
        'strength',
        'date',
        'placeholder',
      ],
      tokenModifiers: ['overturned'],
    });
  });

  it('are offered as far as a client takes them', async () => {
    const offered = async (capabilities: Parameters<typeof TestClient.start>[0]) => {
      const other = new TestClient();
      const { capabilities: provided } = await other.initialize(capabilities);
      await other.stop();
      const provider = provided.semanticTokensProvider;
      return provider === undefined ? null : { ...provider, legend: undefined };
    };
    assert.deepEqual(await offered(all), { legend: undefined, range: true, full: { delta: true } });
    assert.deepEqual(await offered(taking({ full: true })), { legend: undefined, range: false, full: true });
    assert.equal(await offered(taking({ range: true })), null);
    assert.equal(await offered(pushing), null);
    const unreadable = { tokenTypes: [], tokenModifiers: [], formats: [], requests: { full: true } };
    assert.equal(await offered({ textDocument: { semanticTokens: unreadable } }), null);
  });

  it('stand where the words are', async () => {
    const text = `\u{1f600} ${letterText({ item: 'Tramadol 50mg\r\nfor the \u{1f600} knee: Overturned\r\n%% \u{1f600} note', claims: plainIssue.claims })}`;
    await client.open(uri, text);
    const { data } = await full();
    const drawn = underline(
      text,
      decode(text, data).filter(
        ({ start }) => start >= text.indexOf('Tramadol') && start < text.indexOf('Claims Admin'),
      ),
    );
    assert.equal(
      drawn,
      [
        'Tramadol 50mg',
        '^^^^^^^^ drug',
        'Tramadol 50mg',
        '         ^^^^ strength',
        'for the \u{1f600} knee: Overturned',
        '^^^^^^^^^^^^^^^ item',
        'for the \u{1f600} knee: Overturned',
        '                 ^^^^^^^^^^ decision overturned',
        '%% \u{1f600} note',
        '^^^^^^^^^^ comment',
      ].join('\n'),
    );
  });

  it('are right in odd texts', async () => {
    const rationale =
      'Decision rationale: He \u{1f600} took\n%% \u{1f600}\nNorco 5/325 mg \u{1f600} on 10/26/2016 TBD.';
    const odd = letterText({ ...plainIssue, rationale }, otherIssue);
    for (const end of ['\n', '\r\n', '\r']) {
      await check(odd.replaceAll('\n', end));
      await check(`\ufeff${odd.replaceAll('\n', end)}`);
    }
    for (const text of ['', '%%', '\n', 'Dear all,\n']) await check(text);
    await check(letterText(...Array.from({ length: 1500 }, () => ({ ...plainIssue, rationale }))));
  }).timeout(30_000);

  it('of a range are those of the whole that touch it, also where the range is out of the text', async () => {
    await client.open(uri, letter);
    const whole = decode(letter, (await full()).data);
    const document = TextDocument.create('', 'imr', 0, letter);
    const position = fc.record({ line: fc.nat(60), character: fc.nat(120) });
    await fc.assert(
      fc.asyncProperty(position, position, async (one, other) => {
        const [start, end] = [document.offsetAt(one), document.offsetAt(other)];
        const range = start <= end ? { start: one, end: other } : { start: other, end: one };
        const { data } = await client.request<SemanticTokens>('textDocument/semanticTokens/range', {
          textDocument,
          range,
        });
        const [from, to] = [Math.min(start, end), Math.max(start, end)];
        assert.deepEqual(
          decode(letter, data),
          whole.filter((token) => token.start < to && token.end > from),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('of a file that is not open are none', async () => {
    assert.deepEqual(await full(), { data: [] });
  });

  it('as differences lead to the same as the whole, after any edit', async () => {
    let text = letter;
    let version = 1;
    await client.open(uri, text);
    let held = await full();
    const edit = fc.record({
      at: fc.nat(letter.length),
      length: fc.nat(60),
      insert: fc.constantFrom(
        '',
        'x',
        '\n',
        '\r\n%% note\n',
        ' Norco 5 mg ',
        '10/26/2016',
        '\u{1f600}',
        plainIssue.item,
        'TBD',
      ),
    });
    let edited = 0;
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, length, insert }) => {
        const start = Math.min(at, text.length);
        const end = Math.min(start + length, text.length);
        const before = TextDocument.create('', 'imr', 0, text);
        const range = { start: before.positionAt(start), end: before.positionAt(end) };
        // Positions never part the two halves of a line end or of a character, so the text is what the server has.
        text = TextDocument.applyEdits(before, [{ range, newText: insert }]);
        version += 1;
        await client.change(uri, version, { range, text: insert });
        const answer = await delta(held.resultId ?? '');
        if ('edits' in answer) {
          edited += 1;
          const data = [...held.data];
          for (const one of answer.edits) data.splice(one.start, one.deleteCount, ...(one.data ?? []));
          held = { resultId: answer.resultId ?? '', data };
        } else {
          assert.fail('the whole was sent although the client had the last answer');
        }
        const whole = await full();
        assert.deepEqual(held.data, whole.data);
        held = whole;
      }),
      { numRuns: 60 },
    );
    assert.equal(edited, 60);
  }).timeout(30_000);

  it('as differences are small, none where nothing changed, and whole for an answer long gone', async () => {
    await client.open(uri, letter);
    const { resultId = '' } = await full();
    const same = await delta(resultId);
    assert.deepEqual('edits' in same && same.edits, []);
    const line = letter.slice(0, letter.indexOf('There are')).split('\n').length - 1;
    const range = { start: { line, character: 0 }, end: { line, character: 0 } };
    await client.change(uri, 2, { range, text: '%% note\n' });
    const changed = await delta(same.resultId ?? '');
    assert.ok('edits' in changed && changed.edits.length === 1 && (changed.edits[0]?.data?.length ?? 0) <= 10);
    const gone = await delta(resultId);
    assert.ok('data' in gone && gone.data.length > 0);
  });
});
