/** Every rule's examples, run as tests: a wrong one has exactly its one finding in exactly its place, a right one none. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter, rules } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

describe('rule examples', () => {
  for (const rule of rules) {
    describe(rule.code, () => {
      const severity = rule.severity === 'off' ? 'hint' : rule.severity;
      const findings = (text: string) => checkLetter(parseLetter(text), { rules: [{ ...rule, severity }] });
      rule.examples.wrong.forEach((example, index) => {
        it(`reports wrong example ${index + 1}`, () => {
          const { text, ranges } = readMarks(example);
          assert.equal(ranges.length, 1, 'a wrong example marks one range');
          assert.equal(underline(text, findings(text)), underline(text, ranges));
        });
      });
      rule.examples.right.forEach((example, index) => {
        it(`leaves right example ${index + 1} alone`, () => {
          const letter = parseLetter(example);
          assert.ok(letter.format !== null && rule.formats.includes(letter.format), 'the rule looks at the example');
          assert.equal(underline(example, findings(example)), '');
        });
      });
      it('says what, why and what to do', () => {
        assert.ok(rule.examples.wrong.length > 0 && rule.examples.right.length > 0);
        for (const text of [rule.title, rule.source, rule.whatItDoes, rule.whyItMatters, rule.whatToDo])
          assert.ok(text.length > 10);
        for (const example of rule.examples.wrong) {
          for (const { message } of findings(readMarks(example).text)) {
            assert.match(message, /[.!]"?$/, 'a message is made of sentences');
            assert.ok(message.split(/[.!] /).length >= 2, `a message says more than what is wrong: ${message}`);
          }
        }
      });
    });
  }
});
