/** Rules that say they look at one issue at a time: each issue alone gives what the whole letter gives, and so does typing. */

import assert from 'node:assert/strict';
import { factsOf } from '../../server/src/facts/facts';
import type { Letter } from '../../server/src/letter/letter';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter, rules } from '../../server/src/rules/index';
import { defaultRuleOptions, type Report, type Rule } from '../../server/src/rules/rule';
import { needRealLetters, realLetters } from '../support/realLetters';
import { readMarks } from '../support/underline';

const perIssue = rules.filter((rule) => rule.perIssue);

const inOrder = (reports: Iterable<Report>) =>
  [...reports].sort((one, other) => one.start - other.start || one.end - other.end);

function whole(rule: Rule, letter: Letter): Report[] {
  return inOrder(rule.check(letter, factsOf(letter), defaultRuleOptions));
}

function issueByIssue(rule: Rule, letter: Letter): Report[] {
  const facts = factsOf(letter);
  return inOrder(
    letter.issues.flatMap((issue, index) => {
      const own = facts.issues[index] ?? assert.fail();
      const alone = { ...letter, issues: [issue] };
      return [...rule.check(alone, { ...facts, letter: alone, issues: [own] }, defaultRuleOptions)];
    }),
  );
}

function check(rule: Rule, text: string): void {
  const letter = parseLetter(text);
  if (letter.format === null || !rule.formats.includes(letter.format)) return;
  assert.deepEqual(issueByIssue(rule, letter), whole(rule, letter), rule.code);
}

/** Types into a text at some places, checking each version; the remembered findings are those of a check without memory. */
function typing(text: string): void {
  let typed = text;
  for (let step = 1; step <= 12; step += 1) {
    const at = Math.floor((typed.length * ((step * 5) % 13)) / 13);
    typed = step % 3 === 0 ? typed.slice(0, at) + typed.slice(at + 2) : `${typed.slice(0, at)} 12 ${typed.slice(at)}`;
    const remembered = checkLetter(parseLetter(typed));
    const fresh = checkLetter(parseLetter(typed), { rules: rules.map(({ perIssue: _, ...rule }) => rule) });
    assert.deepEqual(remembered, fresh);
  }
}

describe('rules that look at one issue at a time', () => {
  for (const rule of perIssue) {
    it(`${rule.code} gives the same for its examples`, () => {
      for (const example of [...rule.examples.wrong, ...rule.examples.right]) check(rule, readMarks(example).text);
    });
  }

  it('give the same in real letters', function () {
    needRealLetters(this);
    this.timeout(60_000);
    for (const { text } of realLetters()) for (const rule of perIssue) check(rule, text);
  });

  it('give the same while somebody types', () => {
    for (const { examples } of rules)
      typing([...examples.wrong, ...examples.right].map((one) => readMarks(one).text).join('\n'));
  });

  it('give the same while somebody types in real letters', function () {
    needRealLetters(this);
    this.timeout(120_000);
    for (const { text } of realLetters()) typing(text);
  });
});
