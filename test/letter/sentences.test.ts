/** Sentences of clinical prose. */

import assert from 'node:assert/strict';
import { splitSentences } from '../../server/src/letter/sentences';

function check(text: string, expected: readonly string[]): void {
  assert.deepEqual(
    splitSentences(text, 0, text.length).map((sentence) => sentence.text),
    expected,
  );
}

describe('splitSentences', () => {
  it('ends sentences at full stops, question and exclamation marks', () =>
    check('He fell. Why? It is not clear! So be it.', ['He fell.', 'Why?', 'It is not clear!', 'So be it.']));
  it('goes on behind abbreviations, numbers and initials', () =>
    check('Dr. Q saw 7.5 mg vs. 10 mg, e.g. Norco, in J. Doe. See pg. 64.', [
      'Dr. Q saw 7.5 mg vs. 10 mg, e.g. Norco, in J. Doe.',
      'See pg. 64.',
    ]));
  it('goes on before a small letter', () =>
    check('The program . then ended. Done.', ['The program . then ended.', 'Done.']));
  it('parts sentences whose blank was lost', () =>
    check('Two measures.According to it.', ['Two measures.', 'According to it.']));
  it('keeps closing quotes and brackets', () =>
    check('He said "no." She left (late.) End', ['He said "no."', 'She left (late.)', 'End']));
  it('folds page breaks inside a sentence', () => check('The knee\n\f is\nstiff.', ['The knee is stiff.']));
  it('parts text without full stops at a blank', () =>
    assert.deepEqual(
      splitSentences('knee '.repeat(1500), 0, 7500).map(({ text }) => text.length),
      [3004, 3004, 1489],
    ));
  it('has none in blanks', () => check(' \n', []));
});
