/** The author's notes change no finding, wherever they stand. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { checkLetter } from '../../server/src/rules/index';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import '../support/seed';

/** Each finding with the words that it marks, notes left out. */
function findingsOf(text: string): string[] {
  const letter = parseLetter(text);
  return checkLetter(letter)
    .map(({ code, start, end }) => `${code}: ${letter.text.slice(start, end).replace(/\s+/g, ' ').trim()}`)
    .sort();
}

/** Puts notes before lines of a text, with the text's own line ends. */
function withNotes(text: string, noteBefore: (line: number) => string | undefined): string {
  const lineEnd = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  return text
    .split(/(?<=\n|\r(?!\n))/)
    .map((line, index) => {
      const note = noteBefore(index);
      return note === undefined ? line : `${note}${lineEnd}${line}`;
    })
    .join('');
}

function check(text: string, noted: string, name = ''): void {
  assert.deepEqual(toRecord(parseLetter(noted)), toRecord(parseLetter(text)), name);
  assert.deepEqual(findingsOf(noted), findingsOf(text), name);
}

const folder = 'samples';
const samples = readdirSync(folder)
  .filter((name) => /\.(?:imr|txt)$/.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));

/** Letters with what rules find by lines and blank lines: quotations over paragraphs, lists, wrapped labels and items. */
const madeUp = [
  ...samples,
  {
    name: 'made-up letter',
    text: letterText(
      {
        ...plainIssue,
        item: 'MRI of the left\nknee without contrast, and\nX-ray: Denied',
        rationale:
          'Decision rationale: The guideline says: "Imaging is not needed.\n\n"It may be repeated\nof of course." There is  a gap.\n\nHe is well .\nThe request is\nnot medically necessary.',
      },
      {
        ...otherIssue,
        rationale:
          'Decision rationale: The guideline says that "therapy\n"is of use" here. The request is medically necessary.',
        claims: 'Claims Administator guideline:\nDecision based on MTUS Knee Complaints\n2004.',
      },
    ),
  },
];

const notes = [
  '%%',
  '%% ask the clerk',
  '  %% MRI of the right knee: Overturned',
  '%% Decision rationale: He is 12 years old [INSERT "why] \u{1f600}',
  '%% CLINICAL CASE SUMMARY',
  '%%Page(s): 3, on 02/30/2016',
];

describe('notes', () => {
  for (const { name, text } of madeUp) {
    it(`leave the findings of ${name} as they are`, () => {
      fc.assert(
        fc.property(
          fc.array(fc.option(fc.constantFrom(...notes), { nil: undefined, freq: 2 }), { minLength: 1, maxLength: 17 }),
          fc.constantFrom('\n', '\r\n', '\r'),
          (some, lineEnd) => {
            const own = text.replaceAll('\n', lineEnd);
            check(
              own,
              withNotes(own, (line) => some[line % some.length]),
            );
          },
        ),
        { numRuns: 25 },
      );
    }).timeout(30_000);
  }

  it('find something to compare', () => {
    assert.ok(madeUp.flatMap(({ text }) => findingsOf(text)).length > 20);
  });

  it('leave the findings of the real letters as they are', function () {
    needRealLetters(this);
    for (const { name, text } of realLetters(/\.txt$/))
      check(
        text,
        withNotes(text, (line) => (line % 3 === 0 ? '%% ask the clerk: Upheld' : undefined)),
        name,
      );
  }).timeout(60_000);
});
