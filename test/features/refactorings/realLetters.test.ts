/** Refactorings on real letters: what is moved or added leaves the records of all other issues as they were. */

import assert from 'node:assert/strict';
import { newIssue, refactorings } from '../../../server/src/features/refactorings/index';
import { parseLetter } from '../../../server/src/letter/parse';
import { toRecord } from '../../../server/src/letter/record';
import { applyEdits } from '../../support/fixes';
import { needRealLetters, realLetters } from '../../support/realLetters';

/** The issues of a text as records, each as one string. */
const issuesOf = (text: string) => toRecord(parseLetter(text)).issues.map((issue) => JSON.stringify(issue));

const words = (text: string) =>
  text
    .split(/\s+/)
    .filter((word) => word !== '')
    .sort();

/** What each refactoring of a kind makes of each issue of each letter. */
function* applied(isOne: (title: string) => boolean) {
  for (const { name, text } of realLetters()) {
    const letter = parseLetter(text);
    for (const [index, issue] of letter.issues.entries()) {
      const start = issue.item?.body.start ?? issue.start;
      for (const { title, edits } of refactorings(letter, { start, end: start }))
        if (isOne(title)) yield { name, index, text, title, result: applyEdits(text, edits) };
    }
  }
}

describe('refactorings on real letters', () => {
  it('move issues without a change of any word or record', function () {
    needRealLetters(this);
    this.timeout(120_000);
    let moves = 0;
    for (const { name, index, text, title, result } of applied((one) => one.startsWith('Move'))) {
      moves += 1;
      const where = `${name} ${index} ${title}`;
      assert.deepEqual(words(result), words(text), where);
      const before = issuesOf(text);
      const at = title.endsWith('up') ? index - 1 : index;
      const swapped = [...before];
      swapped.splice(at, 2, ...before.slice(at, at + 2).reverse());
      assert.deepEqual(issuesOf(result), swapped, where);
    }
    assert.ok(moves > 200);
  });

  it('add an item behind each issue and keep the others', function () {
    needRealLetters(this);
    this.timeout(120_000);
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      const before = issuesOf(text);
      for (const [index, issue] of letter.issues.entries()) {
        const made = newIssue(letter, issue.start) ?? assert.fail(name);
        const result = issuesOf(applyEdits(text, [made.edit]));
        assert.equal(result.length, before.length + 1, `${name} ${index}`);
        assert.deepEqual(result.toSpliced(index + 1, 1), before, `${name} ${index}`);
      }
    }
  });

  it('split items into the words that they held', function () {
    needRealLetters(this);
    this.timeout(120_000);
    for (const { name, index, text, result } of applied((one) => one.startsWith('Split off'))) {
      const before = issuesOf(text);
      assert.equal(issuesOf(result).length, before.length + 1, name);
      assert.deepEqual(issuesOf(result).toSpliced(index, 2), before.toSpliced(index, 1), name);
    }
  });

  it('make partly authorized requests of item lines', function () {
    needRealLetters(this);
    this.timeout(120_000);
    for (const { name, index, text, result } of applied((one) => one.startsWith('Partly authorized'))) {
      const item = parseLetter(result).issues[index]?.item;
      const before = parseLetter(text).issues[index]?.item;
      assert.equal(item?.partlyAuthorized?.original.text, before?.body.text, `${name} ${index}`);
      assert.equal(item?.decision?.value, before?.decision?.value, `${name} ${index}`);
    }
  });

  it('offer nothing as missing in letters that lack nothing', function () {
    needRealLetters(this);
    this.timeout(120_000);
    const offered = [...applied((one) => one.startsWith('Insert'))].map(
      ({ name, index, title }) => `${name} ${index} ${title}`,
    );
    assert.deepEqual(
      offered.filter((one) => one.startsWith('CM')),
      [],
    );
  });
});
