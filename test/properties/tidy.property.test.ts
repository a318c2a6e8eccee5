/** The law of tidying and formatting on random text: the words, the notes and the record stay; done twice is done once. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDocument, formatOnType, formatRange } from '../../server/src/features/formatting';
import { haveSameWords } from '../../server/src/features/letterForm/edits';
import { tidyText } from '../../server/src/features/tidy';
import { applyEdits } from '../../server/src/letter/edits';
import type { Letter } from '../../server/src/letter/letter';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { randomTexts } from '../support/randomText';
import { foldWords } from '../support/words';

const proseWords =
  'the worker was seen for a follow- up of the treat- ment on 10-11-2016 and had pain. The MRI of 3. No'.split(' ');
const prose = fc.array(fc.constantFrom(...proseWords), { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
/** Prose as a page or a mail program wraps it. */
const wrapped = fc
  .tuple(prose, fc.integer({ min: 30, max: 100 }), fc.constantFrom('\n', '\r\n', '\r', ' \n\n', '\n\f'))
  .map(([text, width, lineEnd]) =>
    text.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), (_, line) => line + lineEnd),
  );
const residue = ['\u2022 item\n', '2. item\n', '\n%% a note\n', 'a    b\n', 'Decision rationale:', '\u{1f600}'];
const { anyText } = randomTexts([
  { weight: 4, arbitrary: wrapped },
  { weight: 2, arbitrary: fc.constantFrom(...residue) },
]);

const recordOf = (letter: Letter) => JSON.parse(foldWords(JSON.stringify(toRecord(letter)))) as unknown;
const notesOf = (letter: Letter) => letter.notes.map(({ text }) => text);

function checkLaw(before: string, after: string): void {
  const letter = parseLetter(before);
  const changed = parseLetter(after);
  assert.equal(foldWords(after), foldWords(before));
  assert.deepEqual(recordOf(changed), recordOf(letter));
  assert.deepEqual(notesOf(changed), notesOf(letter));
}

describe('tidying and formatting keep the words', () => {
  it('tidying, and tidying twice is tidying once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const tidy = tidyText(text);
        checkLaw(text, tidy);
        assert.equal(tidyText(tidy), tidy);
      }),
      { numRuns: 400 },
    );
  });
  it('formatting, and formatting twice is formatting once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const letter = parseLetter(text);
        const formatted = applyEdits(text, formatDocument(letter));
        checkLaw(text, formatted);
        assert.deepEqual(formatDocument(parseLetter(formatted)), []);
      }),
      { numRuns: 400 },
    );
  });
  it('formatting a range or while typing, at any place and beyond', () => {
    const offset = fc.integer({ min: -5, max: 3500 });
    fc.assert(
      fc.property(anyText, offset, offset, fc.constantFrom('\n', ':'), (text, one, other, typed) => {
        const letter = parseLetter(text);
        checkLaw(text, applyEdits(text, formatRange(letter, { start: one, end: other })));
        checkLaw(text, applyEdits(text, formatOnType(letter, one, typed)));
      }),
      { numRuns: 300 },
    );
  });
  it('edits are in order, inside the text, do not touch, and each changes something', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = -1;
        for (const { start, end, newText } of formatDocument(parseLetter(text))) {
          assert.ok(start > last && end >= start && end <= text.length);
          assert.notEqual(text.slice(start, end), newText);
          last = end;
        }
      }),
      { numRuns: 400 },
    );
  });
  it('two texts have the same words only where white space alone differs, or a line end behind a hyphen', () => {
    for (const [before, after, same] of [
      ['a b', 'a\n\n b ', true],
      ['a b', 'ab', false],
      ['ab', 'a b', false],
      ['follow-\nup', 'follow-up', true],
      ['treat-\nment', 'treatment', true],
      ['treat-\nment', 'treat ment', false],
      ['treat- ment', 'treatment', false],
      ['treat-ment', 'treatment', false],
      ['Label:text', 'Label: text', true],
      ['Label: text', 'Label:text', false],
      ['one two', 'two one', false],
      ['one', 'one two', false],
      ['one two', 'one', false],
      ['pre-\n', 'pre', false],
    ] as const) {
      assert.equal(haveSameWords(before, after), same, JSON.stringify([before, after]));
    }
  });
});
