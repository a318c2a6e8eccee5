/**
 * Lines of 100,000 characters that are hard for patterns: every rule must come to an end on each. A pattern that
 * backtracks would take minutes; the limit is far above what a linear one needs, so that no slow machine fails.
 */

import assert from 'node:assert/strict';
import { factsOf } from '../../server/src/facts/facts';
import { parseLetter } from '../../server/src/letter/parse';
import { rules } from '../../server/src/rules/index';
import { defaultRuleOptions } from '../../server/src/rules/rule';
import { letterText, plainIssue, summary } from '../support/letters';

const LENGTH = 100_000;
const long = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

const lines: Readonly<Record<string, string>> = {
  letters: long('a'),
  blanks: long(' '),
  digits: long('1'),
  'digits and slashes': long('1/'),
  'digits and hyphens': long('10-'),
  'opening brackets': long('('),
  'quotation marks': long('"'),
  'full stops': long('.'),
  commas: long('right, '),
  numbers: long('eight (8) '),
  'one word again and again': long('the '),
  'drugs with strengths': long('Norco 10/325 mg #60 '),
  'body parts': long('left and right knee and '),
  'visits and weeks': long('2 times a week for 4 weeks '),
  'denied documentation': long('no documentation of '),
  'sentences on necessity': long('It is not medically necessary. '),
  'chapters and sections': long('MTUS Knee Complaints 2004, Section(s): Special Studies, '),
  'words and hyphens': long('over- the- '),
  ages: long('The Patient is a 45-year-old male. '),
};

describe('rules on very long lines', () => {
  for (const [name, line] of Object.entries(lines)) {
    it(`of ${name}`, function () {
      this.timeout(60_000);
      const texts = [
        letterText({ ...plainIssue, rationale: `Decision rationale: ${line}` }),
        letterText({ ...plainIssue, item: `${line}: Upheld` }),
        letterText({ ...plainIssue, reviewer: `MAXIMUS guideline: Decision based on MTUS ${line}` }),
        letterText(plainIssue).replace(summary, `${summary}${line}\n`),
      ];
      for (const text of texts) {
        const letter = parseLetter(text);
        const facts = factsOf(letter);
        for (const rule of rules) {
          for (const { start, end, message } of rule.check(letter, facts, defaultRuleOptions)) {
            assert.ok(start <= end && end <= text.length, rule.code);
            assert.ok(message.length < 1000, `${rule.code} quotes the whole line`);
          }
        }
      }
    });
  }
});
