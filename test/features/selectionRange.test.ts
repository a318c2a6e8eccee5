/** Growing selections around a cursor, the smallest first. */

import assert from 'node:assert/strict';
import { selectionRanges } from '../../server/src/features/selectionRange';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { letterText, plainIssue } from '../support/letters';

/** `|` marks the cursor in the text. */
function check(marked: string, expected: readonly string[]): void {
  const { text, offset: at } = readCursor(marked);
  const cut = (words: string) => (words.length > 60 ? `${words.slice(0, 28)} ... ${words.slice(-27)}` : words);
  const drawn = selectionRanges(parseLetter(text), at).map(({ start, end }) =>
    cut(text.slice(start, end).replace(/\s+/g, ' ').trim()),
  );
  assert.deepEqual(drawn, expected);
}

describe('selectionRanges', () => {
  it('grow from the word over sentence, part, issue and section to the letter', () => {
    const rationale = 'Decision rationale: He took 7.5|mg daily. It helped.\n\nThe request is not medically necessary.';
    check(letterText({ ...plainIssue, rationale }), [
      '7.5mg',
      'He took 7.5mg daily.',
      'He took 7.5mg daily. It helped.',
      'He took 7.5mg daily. It help ... is not medically necessary.',
      'Decision rationale: He took  ... is not medically necessary.',
      'MRI of the left knee: Upheld ... is not medically necessary.',
      'IMR ISSUES, DECISIONS AND RA ... is not medically necessary.',
      'Case Number: CM16-0000001 Da ... is not medically necessary.',
      'Case Number: CM16-0000001 Da ... is not medically necessary.',
    ]);
  });
  it('grow from the word over the note to what is around it', () => {
    const rationale =
      'Decision rationale: He took it\n%% ask for| the report\nevery day.\n\nThe request is not medically necessary.';
    check(letterText({ ...plainIssue, rationale }), [
      'for',
      '%% ask for the report',
      'He took it %% ask for the report every day.',
      'He took it %% ask for the re ... is not medically necessary.',
      'Decision rationale: He took  ... is not medically necessary.',
      'MRI of the left knee: Upheld ... is not medically necessary.',
      'IMR ISSUES, DECISIONS AND RA ... is not medically necessary.',
      'Case Number: CM16-0000001 Da ... is not medically necessary.',
      'Case Number: CM16-0000001 Da ... is not medically necessary.',
    ]);
    check('One.\n\n%%| \u{1f600}\n\nTwo.', ['%%', '%% \u{1f600}', 'One. %% \u{1f600} Two.']);
    check('%% last |note', ['note', '%% last note']);
  });
  it('keep astral characters whole', () => check('a \u{1f600}|b c', ['\u{1f600}b', 'a \u{1f600}b c']));
  it('take offsets outside the text for its ends', () => {
    const letter = parseLetter('One word');
    assert.deepEqual(selectionRanges(letter, 99), selectionRanges(letter, 8));
    assert.deepEqual(selectionRanges(letter, -5), selectionRanges(letter, 0));
    assert.deepEqual(selectionRanges(parseLetter(''), 0), []);
  });
});
