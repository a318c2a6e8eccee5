/** What is marked around a cursor: `write` where a thing is laid down, `read` where it is mentioned. */

import assert from 'node:assert/strict';
import { documentHighlights } from '../../server/src/features/documentHighlight';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { letterText, plainIssue } from '../support/letters';
import { lines, underline } from '../support/underline';

/** `|` marks the cursor. */
function check(marked: string, expected: string): void {
  const { text, offset: at } = readCursor(marked);
  const marks = documentHighlights(parseLetter(text), at).map(({ kind, ...range }) => ({ ...range, note: kind }));
  assert.equal(underline(text, marks), lines(expected).trimEnd());
}

describe('documentHighlights', () => {
  it('mark the item line as written and its mentions as read', () =>
    check(
      letterText({ ...plainIssue, item: 'MRI |of the left knee: Upheld' }),
      `
      An MRI of the left knee and 6 visits of physical therapy were requested.
         ^^^^^^^^^^^^^^^^^^^^ read
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ write`,
    ));
  it('mark the other names of a drug as read', () =>
    check(
      letterText({
        ...plainIssue,
        rationale: 'Decision rationale: Tramadol| was given. Ultram helped. It is medically necessary.',
      }),
      `
      Decision rationale: Tramadol was given. Ultram helped. It is medically necessary.
                          ^^^^^^^^ read
      Decision rationale: Tramadol was given. Ultram helped. It is medically necessary.
                                              ^^^^^^ read`,
    ));
  it('mark nothing on a decision, a heading, or in a text that is no letter', () => {
    check(letterText(plainIssue).replace(': Upheld', ': Up|held'), '');
    check(letterText(plainIssue).replace('CLINICAL', 'CLIN|ICAL'), '');
    check('Tramadol|', '');
  });
});
