/** Folding over stdio: kinds for clients that know them, lines alone for the others. */

import assert from 'node:assert/strict';
import type { FoldingRange } from 'vscode-languageserver-protocol/node';
import { letterText, plainIssue } from '../support/letters';
import { TestClient } from './client';

const uri = 'file:///letters/one.imr';
const rationale = 'Decision rationale: There are\r\n%% one\r\n%% two \u{1f600}\r\nno red flags.';
const text = letterText({ ...plainIssue, rationale });

/** The folds as `first line ... last line`, with their kind before it. */
async function check(valueSet: string[] | undefined, expected: readonly string[]): Promise<void> {
  const known = valueSet === undefined ? {} : { foldingRangeKind: { valueSet } };
  const client = await TestClient.start({ textDocument: { foldingRange: known } });
  await client.open(uri, text);
  const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
  await client.stop();
  const rows = text.split(/\r?\n/).map((row) => row.trim().slice(0, 19));
  const drawn = folds.map(({ startLine, endLine, kind }) => `${kind ?? '-'}: ${rows[startLine]} ... ${rows[endLine]}`);
  assert.deepEqual(drawn.slice(-4), expected);
}

describe('folding over stdio', () => {
  it('has kinds for a client that knows them', () =>
    check(
      ['comment', 'imports', 'region'],
      [
        'region: IMR ISSUES, DECISIO ... no red flags.',
        'region: MRI of the left kne ... no red flags.',
        '-: Decision rationale: ... no red flags.',
        'comment: %% one ... %% two \u{1f600}',
      ],
    ));
  it('has no kind that a client does not know', async () => {
    const plain = [
      '-: IMR ISSUES, DECISIO ... no red flags.',
      '-: MRI of the left kne ... no red flags.',
      '-: Decision rationale: ... no red flags.',
    ];
    await check(undefined, [...plain, '-: %% one ... %% two \u{1f600}']);
    await check(['comment'], [...plain, 'comment: %% one ... %% two \u{1f600}']);
  });
});
