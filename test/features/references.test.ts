/** All references, with and without the definition. */

import assert from 'node:assert/strict';
import { references } from '../../server/src/features/references';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { letterText, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { lines, underline } from '../support/underline';

/** `|` marks the cursor. */
function check(marked: string, withDefinition: boolean, expected: string): void {
  const { text, offset: at } = readCursor(marked);
  assert.equal(underline(text, references(parseLetter(text), at, withDefinition)), lines(expected).trimEnd());
}

const rationale = 'Decision rationale: The left| knee MRI may wait. It is not medically necessary.';

describe('references', () => {
  it('are the definition and all mentions', () =>
    check(
      letterText({ ...plainIssue, rationale }),
      true,
      `
      An MRI of the left knee and 6 visits of physical therapy were requested.
         ^^^^^^^^^^^^^^^^^^^^
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^
      Decision rationale: The left knee MRI may wait. It is not medically necessary.
                              ^^^^^^^^^^^^^`,
    ));
  it('are the mentions only where the definition is not wanted', () =>
    check(
      letterText({ ...plainIssue, rationale }),
      false,
      `
      An MRI of the left knee and 6 visits of physical therapy were requested.
         ^^^^^^^^^^^^^^^^^^^^
      Decision rationale: The left knee MRI may wait. It is not medically necessary.
                              ^^^^^^^^^^^^^`,
    ));
  it('are none where nothing is named', () => check(letterText(plainIssue).replace('van', 'v|an'), true, ''));
  it('survive an empty text and any offset', () => {
    for (const text of ['', letterText(plainIssue)])
      for (const at of [-1, 0, 1e9]) assert.deepEqual(references(parseLetter(text), at, true), []);
  });
  it('of every item of the real letters include its item line', function () {
    needRealLetters(this);
    let items = 0;
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      for (const { item } of letter.issues) {
        const place = item?.partlyAuthorized?.disputed ?? item?.body;
        if (place === undefined || place.end === place.start) continue;
        items += 1;
        const found = references(letter, place.end, true);
        assert.ok(
          found.some(({ end }) => end === place.end),
          `${name}: ${place.start}`,
        );
      }
    }
    assert.ok(items > 150);
  });
});
