/** The command line as a user runs it: output, exit codes, and one clear line for everything that cannot be read. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readInputs } from '../../server/src/cli/inputs';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, plainIssue } from '../support/letters';
import { needRealLetters } from '../support/realLetters';

interface Expected {
  readonly status: number;
  readonly out?: string;
  readonly err?: string;
}

describe('imr', () => {
  let folder = '';
  const file = (name: string, content: string | Uint8Array) => {
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
  };
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.resolve('server/bin/imr.cjs'), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };
  const check = (args: readonly string[], { status, out = '', err = '' }: Expected) => {
    assert.deepEqual(run(...args), { status, out, err });
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'imr-cli-'));
    file('clean.imr', letterText(plainIssue));
    file('faulty.imr', letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' }));
    file('warned.txt', letterText({ ...plainIssue, rationale: 'Decision rationale: It is not supported.' }));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  describe('check', () => {
    it('is silent and 0 for a clean letter', () => {
      check(['check', 'clean.imr'], { status: 0, out: '1 letter: no findings\n' });
    });

    it('prints findings as a compiler does, and is 1 for errors', () => {
      check(['check', 'faulty.imr'], {
        status: 1,
        out:
          'faulty.imr:31:23: error: "Denied" is not a decision of the form. Write Upheld or Overturned. [unknown-decision]\n' +
          '1 letter: 1 error\n',
      });
    });

    it('is 0 for warnings only, and reads whole folders', () => {
      const { status, out } = run('check', 'warned.txt');
      assert.equal(status, 0);
      assert.match(out, /^warned\.txt:37:21: warning: .* \[no-necessity-conclusion\]\n1 letter: 1 warning\n$/);
      const whole = run('check', '.');
      assert.equal(whole.status, 1);
      assert.match(whole.out, /\n3 letters: 1 error, 1 warning\n$/);
    });

    it('prints one JSON object', () => {
      file('crlf.imr', letterText({ ...plainIssue, item: '\u{1f600} knee: Denied' }).replaceAll('\n', '\r\n'));
      const { status, out } = run('check', '--format', 'json', 'clean.imr', 'crlf.imr');
      assert.equal(status, 1);
      const report = JSON.parse(out);
      const message = report.files[1].diagnostics[0].message;
      assert.deepEqual(report, {
        files: [
          { path: 'clean.imr', format: '2016', diagnostics: [] },
          {
            path: 'crlf.imr',
            format: '2016',
            diagnostics: [
              {
                code: 'unknown-decision',
                severity: 'error',
                message,
                range: { start: { line: 30, character: 9 }, end: { line: 30, character: 15 } },
              },
            ],
          },
        ],
        summary: { files: 2, errors: 1, warnings: 0, information: 0, hints: 0 },
      });
    });
  });

  describe('a configuration file', () => {
    it('sets severities and house variants', () => {
      file('house.json', JSON.stringify({ rules: { 'unknown-decision': 'warning' }, houseVariants: [] }));
      const { status, out } = run('check', '--config', 'house.json', 'faulty.imr');
      assert.equal(status, 0);
      assert.match(out, / warning: .* \[unknown-decision\]\n1 letter: 1 warning\n$/);
    });

    it('that is wrong stops the check, and what is wrong is named', () => {
      const refused = (content: string, problem: RegExp) => {
        file('house.json', content);
        const { status, out, err } = run('check', '--config', 'house.json', 'faulty.imr');
        assert.deepEqual([status, out], [2, '']);
        assert.match(err, problem);
      };
      refused('{', /"house\.json" is not JSON\./);
      refused('{"rules":{"nonsense":"off"}}', /There is no rule "nonsense"\./);
      refused('{"rules":{"placeholder":1}}', /The rule "placeholder" can be error, warning, /);
      assert.match(run('check', '--config', 'nowhere.json', 'faulty.imr').err, /"nowhere\.json" cannot be read\./);
      assert.match(run('parse', '--config', 'house.json', 'faulty.imr').err, /--config belongs to check\./);
    });
  });

  describe('parse', () => {
    it('prints one record a line', () => {
      const { status, out, err } = run('parse', 'clean.imr', 'faulty.imr');
      assert.deepEqual([status, err], [0, '']);
      const records = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      assert.deepEqual(records[0], {
        path: 'clean.imr',
        format: '2016',
        header: {
          caseNumber: 'CM16-0000001',
          dateAssigned: '2016-12-30',
          dateOfInjury: '2016-10-11',
          decisionDate: '2017-01-25',
          urDenialDate: '2016-12-13',
          priority: 'Standard',
          applicationReceived: '2016-12-23',
        },
        reviewer: { licensure: ['Arizona', 'California'], specialties: ['Family Practice'] },
        clinicalCaseSummary:
          'The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van. An MRI of the left knee and 6 visits of physical therapy were requested.',
        issues: [
          {
            item: 'MRI of the left knee',
            decision: 'Upheld',
            claimsAdministratorGuideline: 'Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.',
            reviewerGuideline: 'Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.',
            rationale: 'There are no red flags. The request is not medically necessary.',
          },
        ],
      });
      assert.equal(records[1].issues[0].decision, 'Denied');
    });
  });

  describe('says in one line what cannot be read, and goes on', () => {
    const skipped = (name: string, content: string | Uint8Array, message: string, status = 2) => {
      file(name, content);
      check(['check', name, 'clean.imr'], { status, out: '1 letter: no findings\n', err: `${name}: ${message}\n` });
    };
    it('a text that is no letter', () =>
      skipped(
        'memo.txt',
        'Dear all,\n',
        'This does not look like a determination letter: too few of the headings and labels of the form were found. It was left out.',
      ));
    it('a binary file', () =>
      skipped(
        'scan.txt',
        new Uint8Array([37, 80, 68, 70, 0, 1]),
        'This is a binary file, not text. Save the letter as plain text and try again.',
      ));
    it('a broken encoding', () =>
      skipped(
        'old.txt',
        new Uint8Array([0x93, 0x48, 0x94]),
        'The text is not in UTF-8, so some characters would be lost. Save the file with encoding UTF-8 and try again.',
      ));
    it('a damaged UTF-16 text', () =>
      skipped(
        'cut.txt',
        new Uint8Array([0xff, 0xfe, 0x48]),
        'The text begins as UTF-16 but is damaged, so some characters would be lost. Save the file with encoding UTF-8 and try again.',
      ));
    it('an empty or blank file, which is no misuse', () => {
      skipped('empty.txt', '\ufeff', 'This file is empty. It was left out.', 0);
      skipped('blank.txt', ' \n\f\n', 'This file is empty. It was left out.', 0);
      file('draft.imr', '');
      check(['check', 'draft.imr'], {
        status: 0,
        out: '1 letter: no findings\n',
        err: 'draft.imr: This letter is empty.\n',
      });
    });
    it('a letter on which the parser fails', () => {
      const paths = ['faulty.imr', 'clean.imr'].map((name) => path.join(folder, name));
      const inputs = readInputs(paths, (text) => {
        if (text.includes('Denied')) throw new Error(text);
        return parseLetter(text);
      });
      assert.deepEqual(
        [...inputs].map((input) => (input.kind === 'letter' ? input.letter.format : input)),
        [
          {
            kind: 'unusable',
            path: paths[0],
            message: 'This could not be read because of a fault in imr itself, not in the file. It was left out.',
            harmless: false,
          },
          '2016',
        ],
      );
    });
    it('a path that is not there', () =>
      check(['check', 'gone.imr', 'clean.imr'], {
        status: 2,
        out: '1 letter: no findings\n',
        err: 'gone.imr: There is no such file or folder. Check the path.\n',
      }));
    it('a folder without letters', () => {
      file('empty/notes.txt', 'Milk.\n');
      check(['parse', 'empty'], {
        status: 2,
        err:
          'empty/notes.txt: This does not look like a determination letter: too few of the headings and labels of the form were found. It was left out.\n' +
          'empty: This folder holds no determination letter. Letters are text files whose names end in .imr or .txt.\n',
      });
    });
    it('a file that may not be read', () => {
      const locked = file('locked.imr', 'x');
      chmodSync(locked, 0);
      if (process.getuid?.() === 0) {
        // Root may read everything, so a link that leads to itself stands in for the missing permission.
        rmSync(locked);
        check(['check', 'locked.imr'], {
          status: 2,
          out: 'No letter was checked.\n',
          err: 'locked.imr: There is no such file or folder. Check the path.\n',
        });
      } else {
        check(['check', 'locked.imr'], {
          status: 2,
          out: 'No letter was checked.\n',
          err: 'locked.imr: It may not be read: permission is missing. It was not read.\n',
        });
      }
    });
    it('but another file inside a folder is no misuse', () => {
      file('set/memo.txt', 'Milk.\n');
      file('set/one.imr', letterText(plainIssue));
      const { status, out } = run('check', 'set');
      assert.deepEqual([status, out], [0, '1 letter: no findings\n']);
    });
  });

  describe('reads every encoding that editors write', () => {
    it('UTF-8 with byte order mark, UTF-16', () => {
      const text = letterText(plainIssue);
      file('bom.imr', `\ufeff${text}`);
      file('wide.imr', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]));
      check(['check', 'bom.imr', 'wide.imr'], { status: 0, out: '2 letters: no findings\n' });
    });
  });

  describe('helps where it is misused', () => {
    it('without command, path or known option', () => {
      check([], { status: 2, err: 'Say what to do: check or parse.\nTry: imr --help\n' });
      check(['lint', 'x'], { status: 2, err: 'There is no command "lint".\nTry: imr --help\n' });
      check(['check'], { status: 2, err: 'Name the files or folders to check.\nTry: imr --help\n' });
      check(['check', '--format', 'xml', 'clean.imr'], {
        status: 2,
        err: 'There is no format "xml"; use text or json.\nTry: imr --help\n',
      });
      check(['check', '--frmat', 'x'], { status: 2, err: "Unknown option '--frmat'\nTry: imr --help\n" });
    });
    it('with a help text and a version', () => {
      assert.match(run('--help').out, /imr check .*\n/);
      assert.match(run('--help').out, /\nExit codes of parse: 0 all letters printed, 2 misuse or .*\n/);
      assert.match(run('--version').out, /^\d+\.\d+\.\d+\n$/);
    });
  });

  it('writes no control characters of a file to the terminal', () => {
    file('odd.imr', letterText({ item: 'MRI \u001b[31mof the knee: Upheld' }));
    const { out } = run('check', 'odd.imr');
    assert.ok(out.includes('[31mof the knee'));
    assert.ok(!out.includes('\u001b'));
    file('odd.imr', letterText({ ...plainIssue, item: 'MRI \u009b31mof the knee: Upheld' }));
    const parsed = run('parse', 'odd.imr').out;
    assert.ok(parsed.includes('"MRI \\u009b31mof the knee"'));
    assert.equal(JSON.parse(parsed).issues[0].item, 'MRI \u009b31mof the knee');
    assert.doesNotMatch(parsed, /[\u0080-\u009f]/);
  });

  it('reads the whole folder of real letters, and finds the one that has a day which no calendar has', function () {
    needRealLetters(this);
    const { status, out } = run('check', path.resolve('..', 'shared', 'letters'));
    assert.equal(status, 1);
    assert.equal(out.split('\n').filter((line) => / error: .* \[invalid-date\]$/.test(line)).length, 1);
    assert.match(out, /\n98 letters: 1 error, \d+ warnings, \d+ notes, \d+ hints?\n$/);
  });
});
