/** Notes that silence findings: what they cover, what is reported of those that silence nothing, and fixes beside notes. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { type CheckOptions, checkLetter, rules } from '../../server/src/rules/index';
import { applyEdits } from '../support/fixes';
import { letterText, plainIssue } from '../support/letters';

const issueWith = (rationale: string) => letterText({ ...plainIssue, rationale });

/** The findings of a letter as `line: code`, lines from 1, but for those that its made-up parts have by themselves. */
function check(text: string, expected: readonly string[], options: CheckOptions = {}): void {
  const found = checkLetter(parseLetter(text), options).map(
    ({ code, start }) => `${text.slice(0, start).split(/\r\n|\r|\n/).length}: ${code}`,
  );
  const first = text.split(/\r\n|\r|\n/).findIndex((line) => /^\s*(?:%%|Decision rationale:)/.test(line)) + 1;
  const relative = found.map((one) => one.replace(/^\d+/, (number) => String(Number(number) - first)));
  assert.deepEqual(relative, expected);
}

const doubled =
  'Decision rationale: There are no red flags. The the knee is stable. The request is not medically necessary.';
const twice = `Decision rationale: There are no red flags. The the knee is stable.\nThe request is is not medically necessary.`;

describe('notes that silence findings', () => {
  it('silence a code in the next line of text', () => {
    check(issueWith(twice), ['0: doubled-word', '1: doubled-word']);
    check(issueWith(`%% imr-ignore-next doubled-word: quoted\n${twice}`), ['2: doubled-word']);
    check(issueWith(`%% imr-ignore-next doubled-word: quoted\n\n%% another note\n${twice}`), ['4: doubled-word']);
    check(issueWith(twice.replace('\n', '\n  %% imr-ignore-next doubled-word: quoted\n')), ['0: doubled-word']);
  });

  it('silence a code in the whole letter from wherever they stand', () => {
    check(issueWith(`${twice}\n%% imr-ignore doubled-word: quoted`), []);
    check(`%% imr-ignore doubled-word: quoted\n${issueWith(twice)}`, []);
    check(`\ufeff%% imr-ignore doubled-word: quoted\n${issueWith(twice)}`, []);
  });

  it('take several codes, parted by commas', () => {
    const text =
      'Decision rationale: There are no red flags. The the knee is stable , she says. The request is not medically necessary.';
    check(issueWith(text), ['0: doubled-word', '0: stray-space']);
    check(issueWith(`%% imr-ignore-next doubled-word, stray-space: quoted\n${text}`), []);
  });

  it('are read with every line end', () => {
    const text = issueWith(`%% imr-ignore-next doubled-word: quoted\n${twice}`);
    for (const end of ['\r\n', '\r', '\n']) check(text.replaceAll('\n', end), ['2: doubled-word']);
  });

  it('silence nothing without a reason, and that is reported', () => {
    for (const note of ['doubled-word', 'doubled-word:', 'doubled-word: [INSERT reason]', 'doubled-word:  '])
      check(issueWith(`%% imr-ignore-next ${note}\n${doubled}`), ['0: unused-ignore', '1: doubled-word']);
    check(issueWith(`%% imr-ignore-next: quoted\n${doubled}`), ['0: unused-ignore', '1: doubled-word']);
  });

  it('are read in small letters and capitals', () =>
    check(issueWith(`%% IMR-Ignore-Next Doubled-Word: quoted\n${doubled}`), []));

  it('are reported where they begin with another word', () => {
    for (const word of ['imr-ignore-line', 'imr-ignor-next', 'imr-ignored', 'IMR-ignore-nxt'])
      check(issueWith(`%% ${word} doubled-word: quoted\n${doubled}`), ['0: unused-ignore', '1: doubled-word']);
    check(issueWith(`%% imr letters are long\n${doubled}`), ['1: doubled-word']);
  });

  it('cannot silence what is found in notes themselves', () => {
    const text = issueWith(`%% imr-ignore unused-ignore: not wanted\n${doubled.replace('The the', 'The')}`);
    const [found] = checkLetter(parseLetter(text)).filter(({ code }) => code === 'unused-ignore');
    assert.match(found?.message ?? '', /cannot be silenced/);
  });

  it('are reported where they silence nothing', () => {
    const sound = doubled.replace('The the', 'The');
    check(issueWith(`%% imr-ignore-next doubled-word: quoted\n${sound}`), ['0: unused-ignore']);
    check(issueWith(`%% imr-ignore doubled-word: quoted\n${sound}`), ['0: unused-ignore']);
    check(issueWith(`%% imr-ignore-next no-such-rule: quoted\n${sound}`), ['0: unused-ignore']);
    check(issueWith(`%% imr-ignore-next doubled-word: quoted\n${doubled}`), ['0: unused-ignore'], {
      severities: { 'doubled-word': 'off' },
    });
    check(issueWith(`${sound}\n%% imr-ignore-next doubled-word: nothing follows`), ['1: unused-ignore']);
    const two = `%% imr-ignore doubled-word: two\n%% imr-ignore doubled-word: three\n${doubled}`;
    check(issueWith(two), ['1: unused-ignore']);
  });

  it('say nothing of rules that were not asked', () => {
    const rule = rules.find(({ code }) => code === 'unused-ignore') ?? assert.fail();
    check(issueWith(`%% imr-ignore-next doubled-word: quoted\n${doubled}`), [], { rules: [rule] });
  });

  it('are deleted with their line, or lose the code that silences nothing', () => {
    const mended = (note: string) => {
      const text = issueWith(`%% imr-ignore-next ${note}\n${doubled}`);
      const edits = checkLetter(parseLetter(text))
        .filter(({ code }) => code === 'unused-ignore')
        .flatMap(({ fix }) => fix?.edits ?? assert.fail());
      return applyEdits(text, edits);
    };
    assert.equal(mended('stray-space: quoted'), issueWith(doubled));
    assert.equal(
      mended('stray-space, doubled-word: quoted'),
      issueWith(`%% imr-ignore-next doubled-word: quoted\n${doubled}`),
    );
    assert.equal(
      mended('doubled-word, stray-space: quoted'),
      issueWith(`%% imr-ignore-next doubled-word: quoted\n${doubled}`),
    );
  });
});

describe('comments in a letter', () => {
  const on: CheckOptions = { severities: { 'comment-in-letter': 'information' } };
  it('are reported where the rule is on, but for those that silence something', () => {
    const text = issueWith(`%% ask for the report\n%% imr-ignore-next doubled-word: quoted\n${doubled}`);
    check(text, []);
    check(text, ['0: comment-in-letter'], on);
  });
});

describe('fixes beside notes', () => {
  /** Whether the finding of the code still has a fix. */
  const hasFix = (code: string, text: string) =>
    checkLetter(parseLetter(text)).find((finding) => finding.code === code)?.fix !== undefined;

  it('are left out where they would delete or cut a note', () => {
    const heading = (between: string) =>
      letterText(plainIssue).replace('HOW THE IMR FINAL DETERMINATION', `HOW THE IMR FINL\n${between}DETERMINATION`);
    assert.equal(hasFix('doubled-word', issueWith('Decision rationale: The knee\n%% a note\nknee is stable.')), false);
    assert.equal(hasFix('doubled-word', issueWith('Decision rationale: The knee\nknee is stable.\n%% a note')), true);
    assert.equal(hasFix('heading-misspelled', heading('')), true);
  });

  it('set down what they insert above the notes of a line, and leave the notes whole', () => {
    const { claims, ...without } = plainIssue;
    const text = letterText({ ...without, reviewer: `%% check the section\n${plainIssue.reviewer}` });
    const [finding] = checkLetter(parseLetter(text)).filter(
      ({ code }) => code === 'missing-claims-administrator-guideline',
    );
    const fixed = applyEdits(text, finding?.fix?.edits ?? assert.fail(claims));
    assert.deepEqual(
      parseLetter(fixed).notes.map((note) => note.text),
      ['check the section'],
    );
    assert.match(fixed, /\n\n%% check the section\nMAXIMUS guideline:/);
  });
});
