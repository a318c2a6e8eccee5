/** How long words of a letter are shortened in messages. */

import assert from 'node:assert/strict';
import { shortened } from '../../server/src/letter/quotation';

function check(text: string, expected: string, length?: number): void {
  const short = shortened(text, length);
  assert.equal(short, expected);
  assert.ok(short.length <= Math.max(text.length, length ?? 60));
}

describe('a quotation in a message', () => {
  it('stands as it is where it is short, but on one line', () => {
    check('MRI of the left knee', 'MRI of the left knee');
    check('MRI of\n  the left knee ', 'MRI of the left knee');
    check('', '');
  });

  it('keeps its beginning and its end, between words', () =>
    check(
      'MRI of the lumbar spine without contrast as an outpatient procedure, one time only',
      'MRI of the lumbar spine without...one time only',
    ));

  it('is cut inside a word that alone is too long', () => check('a'.repeat(50), 'aaaaaaaaaaa...aaaaaa', 20));

  it('is never longer than asked for', () => {
    for (let length = 10; length < 90; length += 1) {
      for (const text of ['one two three four '.repeat(8), 'x'.repeat(120), `a ${'y'.repeat(100)}`])
        assert.ok(shortened(text, length).length <= length);
    }
  });
});
