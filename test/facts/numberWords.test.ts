/** Numbers that are written as words. */

import assert from 'node:assert/strict';
import { numberOfWord } from '../../server/src/facts/numberWords';

function check(words: string, number: number | null): void {
  assert.equal(numberOfWord(words), number, words);
}

describe('numberOfWord', () => {
  it('reads words up to ninety-nine, with or without their hyphen', () => {
    check('seven', 7);
    check('Twelve', 12);
    check('forty-two', 42);
    check('forty two', 42);
    check('twentyfour', 24);
  });

  it('gives nothing for other words', () => {
    for (const words of ['', 'several', 'often', 'weighty', 'tension']) check(words, null);
  });
});
