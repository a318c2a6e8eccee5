/** Fixes: each removes its finding and changes nothing but what it names; on the rules' examples and on real letters. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter, rules } from '../../server/src/rules/index';
import type { Finding, Fix, Rule } from '../../server/src/rules/rule';
import { applyEdits } from '../support/fixes';
import { letterText, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { readMarks, underline } from '../support/underline';

const findings = (text: string, rule: Rule) =>
  checkLetter(parseLetter(text), { rules: [{ ...rule, severity: 'hint' }] });

const fixesOf = ({ fix, alternatives = [] }: Finding): readonly Fix[] => [
  ...(fix === undefined ? [] : [fix]),
  ...alternatives,
];

/** Applies each of the finding's fixes; the rule then has one finding less, and it is this one that is gone. */
function check(text: string, rule: Rule, finding: Finding): void {
  for (const fix of fixesOf(finding)) checkFix(text, rule, fix);
}

function checkFix(text: string, rule: Rule, fix: Fix): void {
  assert.match(fix.title, /^[A-Z].*[^.]$/, 'a title is an order without full stop');
  let behind = 0;
  for (const { start, end, newText } of fix.edits) {
    assert.ok(start >= behind && end >= start && end <= text.length, 'edits are in order and inside the text');
    assert.notEqual(text.slice(start, end), newText, 'an edit changes something');
    behind = end;
  }
  const before = findings(text, rule);
  const fixed = applyEdits(text, fix.edits);
  const after = findings(fixed, rule);
  assert.ok(after.length < before.length, `the finding is still there:\n${underline(fixed, after)}`);
}

describe('fixes', () => {
  for (const rule of rules) {
    const examples = rule.examples.wrong.map((example) => readMarks(example).text);
    const fixable = examples.filter((text) => findings(text, rule).some((finding) => fixesOf(finding).length > 0));
    it(`of ${rule.code} are declared safe or unsafe, and nothing else is`, () => {
      assert.equal(rule.fixSafety !== undefined, fixable.length > 0);
      if (rule.fixSafety === 'safe')
        for (const text of fixable) for (const one of findings(text, rule)) assert.equal(one.alternatives, undefined);
    });
    if (fixable.length === 0) continue;
    it(`of ${rule.code} remove what they are for`, () => {
      for (const text of fixable) for (const finding of findings(text, rule)) check(text, rule, finding);
    });
  }

  it('remove their findings in real letters', function () {
    needRealLetters(this);
    this.timeout(60_000);
    let fixed = 0;
    for (const { text } of realLetters()) {
      for (const finding of checkLetter(parseLetter(text))) {
        const rule = rules.find(({ code }) => code === finding.code) ?? assert.fail();
        check(text, rule, finding);
        if (fixesOf(finding).length > 0) fixed += 1;
      }
    }
    assert.ok(fixed > 50);
  });
});

describe('fixes of a long letter', () => {
  /** The time of a check of a letter of so many issues that all lack a part, in milliseconds; the shortest of three. */
  const timeOf = (issues: number) => {
    const { claims: _, ...lacking } = plainIssue;
    const letter = parseLetter(letterText(...Array.from({ length: issues }, () => lacking)));
    const code = 'missing-claims-administrator-guideline';
    const rule = rules.find((one) => one.code === code) ?? assert.fail();
    const times = [1, 2, 3].map(() => {
      const began = performance.now();
      assert.equal(checkLetter(letter, { rules: [rule] }).filter(({ fix }) => fix !== undefined).length, issues);
      return performance.now() - began;
    });
    return Math.min(...times);
  };

  it('cost in step with its length', () => {
    timeOf(100);
    const short = timeOf(500);
    assert.ok(timeOf(4000) < 8 * 4 * Math.max(short, 2), 'eight times the issues take about eight times as long');
  });
});
