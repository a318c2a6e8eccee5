/** The author's notes over the command line: no record and no finding knows of them. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { letterText, otherIssue, plainIssue } from '../support/letters';

const plain = letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' }, otherIssue);
/** A note before every line, which would be a second decision, a gap and a misspelling if it were read. */
const noted = plain.replace(/^/gm, '%% MRI of the knee: Overturned [INSERT why] recieved\n');

describe('imr and the notes of an author', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'imr-notes-'));
    writeFileSync(path.join(folder, 'plain.imr'), plain);
    writeFileSync(path.join(folder, 'noted.imr'), noted);
    writeFileSync(path.join(folder, 'crlf.imr'), noted.replaceAll('\n', '\r\n'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [path.resolve('server/bin/imr.cjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, out: stdout };
  };
  const check = (name: string) => {
    const without = (file: string) => run('parse', file).out.replace(JSON.stringify(file), '""');
    assert.match(without('plain.imr'), /"decision":"Denied"/);
    assert.equal(without(name), without('plain.imr'));
  };

  it('are no part of a record', () => {
    check('noted.imr');
    check('crlf.imr');
    assert.doesNotMatch(run('parse', 'noted.imr').out, /INSERT|recieved|%%/);
  });

  it('are in no finding, and every finding keeps its place among the lines', () => {
    const findings = (file: string) => {
      const { status, out } = run('check', '--format', 'json', file);
      const [report] = JSON.parse(out).files;
      return { status, codes: report.diagnostics.map((one: { code: string }) => one.code), report };
    };
    const before = findings('plain.imr');
    assert.deepEqual(before.codes, ['unknown-decision']);
    for (const file of ['noted.imr', 'crlf.imr']) {
      const { status, codes, report } = findings(file);
      assert.deepEqual([status, codes], [before.status, before.codes]);
      const [one] = report.diagnostics;
      const [other] = before.report.diagnostics;
      assert.equal(one.range.start.line, 2 * other.range.start.line + 1);
      assert.equal(one.range.start.character, other.range.start.character);
      assert.equal(one.message, other.message);
    }
  });
});
