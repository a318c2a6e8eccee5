/** Which texts are taken for letters. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isLetter } from '../../server/src/features/recognition';
import { header, issueText, letterText, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';

function check(text: string, expected: boolean): void {
  assert.equal(isLetter(text), expected, text.slice(0, 80));
}

describe('isLetter', () => {
  it('knows letters, begun ones too', () => {
    check(letterText(plainIssue), true);
    check(header, true);
    check(issueText(plainIssue), true);
    check('HOW THE IMR FINAL DETERMINATION WAS MADE\n', true);
  });
  it('leaves other text alone', () => {
    check('', false);
    check('Shopping: milk, bread, and the decision rationale of my landlord.\n', false);
    check('# Case summary\n\nPriority: high\nDecision: Upheld\n', false);
    check('MRI of the knee: Upheld\n', false);
    check('CLINICAL CASE SUMMARY\n\nA man of 40 with a sore knee.\n', false);
    check(`From: a\nTo: b\n\nPlease see the clinical case summary attached.\n`, false);
  });
  it("leaves the project's own texts alone", () => {
    for (const file of ['README.md', 'LICENSE', 'samples/README.md', 'samples/not-a-letter.txt', 'package.json']) {
      check(readFileSync(file, 'utf8'), false);
    }
    for (const file of readdirSync('docs').filter((name) => name.endsWith('.md')))
      check(readFileSync(`docs/${file}`, 'utf8'), false);
  });
  it('knows every real letter and no letter of another kind', function () {
    needRealLetters(this);
    for (const { text } of realLetters(/^(?:CM|201).*\.txt$/)) check(text, true);
    for (const { text } of realLetters(/^(?:healthplan|ma-)|\.md$|\.tsv$/)) check(text, false);
  });
});
