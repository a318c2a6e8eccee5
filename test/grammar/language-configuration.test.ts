/** What a double click takes for a word, and what the editor closes by itself. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { noteMark } from '../../server/src/letter/notes';

interface LanguageConfiguration {
  readonly comments: { readonly lineComment: string };
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
  readonly brackets: readonly (readonly [string, string])[];
  readonly autoClosingPairs: readonly { readonly open: string; readonly close: string }[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly autoCloseBefore: string;
}

const configuration = JSON.parse(readFileSync('language-configuration.json', 'utf8')) as LanguageConfiguration;

/** The words of a text, as the editor finds them. */
function check(text: string, words: readonly string[]): void {
  const { pattern, flags } = configuration.wordPattern;
  assert.deepEqual(text.match(new RegExp(pattern, `g${flags}`)), words);
}

describe('language configuration', () => {
  it('keeps strengths, dates and joined words in one piece', () => {
    check('Madeupine 7.5mg, 5/325mg 0.025% #60', ['Madeupine', '7.5mg', '5/325mg', '0.025%', '60']);
    check('EMG/NCV of the left-hand side on 10/26/2016.', [
      'EMG/NCV',
      'of',
      'the',
      'left-hand',
      'side',
      'on',
      '10/26/2016',
    ]);
    check('mtus-maximus, section 3.3.6', ['mtus-maximus', 'section', '3.3.6']);
  });

  it('ends a word at the end of a sentence, even without a blank', () => {
    check('other measures.According to "them" (twice)', ['other', 'measures', 'According', 'to', 'them', 'twice']);
    check("the worker's item: Upheld", ['the', "worker's", 'item', 'Upheld']);
    check('the worker\u2019s na\u00efve plan -- not\u2014so', [
      'the',
      'worker\u2019s',
      'na\u00efve',
      'plan',
      'not',
      'so',
    ]);
  });

  it('writes notes with the mark that the letter knows them by', () => {
    assert.equal(configuration.comments.lineComment, noteMark);
  });

  it('never closes an apostrophe, and nothing in front of a word', () => {
    const { autoClosingPairs, autoCloseBefore } = configuration;
    assert.deepEqual(
      autoClosingPairs.map(({ open, close }) => open + close),
      ['()', '""', '\u201c\u201d'],
    );
    assert.doesNotMatch(autoCloseBefore, /[\p{L}\p{N}'"([]/u);
  });
});
