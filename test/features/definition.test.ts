/** Where "go to definition" leads, drawn under the text: the words asked about, the name, and the whole. */

import assert from 'node:assert/strict';
import { definition } from '../../server/src/features/definition';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { letterText, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import { lines, underline } from '../support/underline';

/** `|` marks the cursor. */
function check(marked: string, expected: string): void {
  const { text, offset: at } = readCursor(marked);
  const found = definition(parseLetter(text), at);
  const targets = found?.targets.flatMap(({ name, whole }) => [
    { ...name, note: 'name' },
    { ...whole, note: 'whole' },
  ]);
  const drawn = found === null ? '' : underline(text, [{ ...found.origin, note: 'origin' }, ...(targets ?? [])]);
  assert.equal(drawn, lines(expected).trimEnd());
}

describe('definition', () => {
  it('of an item named in the rationale is its item line', () =>
    check(
      letterText({
        ...plainIssue,
        rationale: 'Decision rationale: An MRI of the left| knee is not medically necessary.',
      }),
      `
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ name
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whole
      Decision rationale: An MRI of the left knee is not medically necessary.
                             ^^^^^^^^^^^^^^^^^^^^ origin`,
    ));
  it('of a day is the header field', () =>
    check(
      letterText(plainIssue).replace('10-11-2016', '10-11-|2016'),
      `
      Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whole
      Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                                                                                 ^^^^^^^^^^ name
      The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van.
                                                                     ^^^^^^^^^^ origin`,
    ));
  it('of a guideline is its citation', () =>
    check(
      letterText({
        ...plainIssue,
        rationale: 'Decision rationale: The MT|US asks for red flags. It is not medically necessary.',
      }),
      `
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ whole
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                                ^^^^^^^^^^^^^^^^^^^^ name
      Decision rationale: The MTUS asks for red flags. It is not medically necessary.
                              ^^^^ origin`,
    ));
  it('of a drug that no item asks for is nowhere', () =>
    check(
      letterText({ ...plainIssue, rationale: 'Decision rationale: Napro|xen helps. It is medically necessary.' }),
      '',
    ));
  it('of a day that the header does not have is nowhere', () =>
    check(
      letterText({ ...plainIssue, rationale: 'Decision rationale: On 11/2|/2016 it hurt. It is medically necessary.' }),
      '',
    ));
  it('is nowhere in a text that is no letter', () => check('An MRI of the left| knee on 10/11/2016', ''));

  it('in real letters lies in the same letter, at every 11th offset', function () {
    needRealLetters(this);
    for (const { text } of realLetters()) {
      const letter = parseLetter(text);
      for (let at = 0; at <= text.length; at += 11) {
        for (const { name, whole } of definition(letter, at)?.targets ?? []) {
          assert.ok(whole.start <= name.start && name.start < name.end && name.end <= whole.end);
          assert.ok(whole.start >= 0 && whole.end <= text.length);
        }
      }
    }
  });
});
