/** All safe fixes at once: what they leave, and what they never touch. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { fixAll, safeFixOf } from '../../server/src/rules/fixAll';
import { checkLetter, rules } from '../../server/src/rules/index';
import { applyEdits } from '../support/fixes';
import { letterText, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { readMarks } from '../support/underline';

const fixed = (text: string) => applyEdits(text, fixAll(parseLetter(text)));
const findings = (text: string) => checkLetter(parseLetter(text));
const errors = (text: string) =>
  findings(text)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

/** Fixing once leaves nothing that is safe to fix, so that fixing again changes nothing; no error is new. */
function check(text: string): void {
  const edits = fixAll(parseLetter(text));
  let behind = -1;
  for (const { start, end, newText } of edits) {
    assert.ok(start > behind && end >= start && end <= text.length, 'edits are in order');
    assert.notEqual(text.slice(start, end), newText, 'an edit changes something');
    behind = end;
  }
  const result = applyEdits(text, edits);
  assert.deepEqual(
    findings(result).filter((finding) => safeFixOf(finding) !== null),
    [],
  );
  assert.equal(fixed(result), result);
  const before = errors(text);
  assert.deepEqual(
    errors(result).filter((code) => !before.includes(code)),
    [],
  );
  assert.deepEqual(
    parseLetter(result).notes.map((note) => note.text),
    parseLetter(text).notes.map((note) => note.text),
  );
}

const slips =
  'Decision rationale: There are are no no red flags . The \ud83e\uddb4 knee is is stable. The request is not medically necessary.';
const sloppy = letterText({ ...plainIssue, rationale: slips });

describe('all safe fixes at once', () => {
  it('mend what is safe and leave the rest', () => {
    const text = sloppy.replace('MRI of the left knee: Upheld', 'MRI of the left knee: Uphled');
    const result = fixed(text);
    assert.match(result, /There are no red flags\. The \ud83e\uddb4 knee is stable\./);
    assert.match(result, /knee: Uphled/);
    check(text);
  });

  it('mend what another fix brings to light', () => {
    check(letterText({ ...plainIssue, rationale: 'Decision rationale: The the the the knee is stable.' }));
  });

  it('keep notes, line ends and a byte order mark', () => {
    const noted = sloppy.replace('The \ud83e\uddb4', '\n%% look this up up .\nThe \ud83e\uddb4');
    for (const text of [noted, noted.replaceAll('\n', '\r\n'), noted.replaceAll('\n', '\r'), `\ufeff${noted}`]) {
      check(text);
      assert.match(fixed(text), /look this up up \./);
    }
  });

  it('do nothing to a text that is no letter', () => {
    for (const text of ['', 'The the knee.', '%% imr-ignore doubled-word: x'])
      assert.deepEqual(fixAll(parseLetter(text)), []);
  });

  it('hold for the examples of every rule', function () {
    this.timeout(60_000);
    for (const { examples } of rules)
      for (const one of [...examples.wrong, ...examples.right]) check(readMarks(one).text);
  });

  it('hold for real letters', function () {
    needRealLetters(this);
    this.timeout(120_000);
    let changed = 0;
    for (const { text } of realLetters()) {
      check(text);
      if (fixed(text) !== text) changed += 1;
    }
    assert.ok(changed > 10);
  });
});
