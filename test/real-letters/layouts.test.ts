/** A real letter has the same record however its text was extracted or pasted. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { needRealLetters, realLetters } from '../support/realLetters';

const layouts: Readonly<Record<string, (text: string) => string>> = {
  'with a blank line after every line': (text) => text.replace(/\n/g, ' \n\n'),
  'with CRLF line ends': (text) => text.replace(/\n/g, '\r\n'),
  'with CR line ends': (text) => text.replace(/\n/g, '\r'),
  'with mixed line ends': (text) => text.replace(/\n(.*)\n/g, '\r\n$1\r'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'without indentation': (text) => text.replace(/^ +/gm, ''),
  "with a note of the author's before every line": (text) => text.replace(/^/gm, '%% Upheld? [INSERT the date]\n'),
  'with a note behind every fifth line': (text) =>
    text.replace(/(?:.*\n){5}/g, (five) => `${five}  %% CLINICAL CASE SUMMARY\n`),
  'with no-break blanks': (text) => text.replace(/ /g, '\u00a0'),
  'with headings and labels in small letters': (text) =>
    text.replace(/^(?: *[A-Z, ]{12,}$|(?:MAXIMUS|Claims Administrator) guideline:|Decision rationale:)/gm, (mark) =>
      mark.toLowerCase(),
    ),
};

/** Puts a page end before every line of text in turn, ten lines apart, so that each letter is broken in many places. */
function* pageBreaks(text: string, pageEnd: string): Generator<string> {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /CLINICAL CASE/.test(line)) + 2;
  for (let offset = 0; offset < 10; offset += 1) {
    const broken = lines.map((line, index) => {
      const inside = index > first && (index - first) % 10 === offset;
      return inside && line.trim() !== '' && lines[index - 1]?.trim() !== '' ? pageEnd + line : line;
    });
    yield broken.join('\n');
  }
}

function check(name: string, text: string, changed: string): void {
  assert.deepEqual(toRecord(parseLetter(changed)), toRecord(parseLetter(text)), name);
}

describe('real letters keep their record', () => {
  for (const [name, change] of Object.entries(layouts)) {
    it(name, function () {
      needRealLetters(this);
      for (const letter of realLetters(/^CM.*\d\.txt$/)) check(letter.name, letter.text, change(letter.text));
    });
  }
  for (const [name, pageEnd] of [
    ['a form feed', '\f'],
    ['two blank lines', '\n\n'],
    ['a blank line and a form feed', '\n\f'],
  ] as const) {
    it(`with page ends of ${name} at every place`, function () {
      needRealLetters(this);
      this.timeout(60_000);
      for (const letter of realLetters(/^CM.*\d\.txt$/)) {
        for (const changed of pageBreaks(letter.text, pageEnd)) check(letter.name, letter.text, changed);
      }
    });
  }
});
