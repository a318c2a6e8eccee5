/** The law of tidying and formatting on every real letter and the layouts in which letters are pasted. */

import assert from 'node:assert/strict';
import { formatDocument } from '../../server/src/features/formatting';
import { tidyText } from '../../server/src/features/tidy';
import { applyEdits } from '../../server/src/letter/edits';
import type { Letter } from '../../server/src/letter/letter';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { checkLetter } from '../../server/src/rules/index';
import { needRealLetters, realLetters } from '../support/realLetters';
import { foldWords } from '../support/words';

/** Puts a page end before every twentieth line of text. */
function pages(text: string, pageEnd: string): string {
  let line = 0;
  return text.replace(/(?<=\S)\n(?=\S)/g, (end) => {
    line += 1;
    return line % 20 === 0 ? `\n${pageEnd}` : end;
  });
}

/** Wraps every line of prose once more, as a mail program does. */
function wrapAt(text: string, width: number): string {
  return text.replace(/^(?!.*\S {4}).*$/gm, (line) =>
    line.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').replace(/\n$/, ''),
  );
}

const layouts: Readonly<Record<string, (text: string) => string>> = {
  'as posted': (text) => text,
  'with a blank line after every line': (text) => text.replace(/\n/g, ' \n\n'),
  'wrapped at 60 columns': (text) => wrapAt(text, 60),
  'with form feeds': (text) => pages(text, '\f'),
  'with two blank lines at page ends': (text) => pages(text, '\n\n'),
  'with CRLF line ends': (text) => text.replace(/\n/g, '\r\n'),
  'with CR line ends': (text) => text.replace(/\n/g, '\r'),
  'with mixed line ends': (text) => text.replace(/\n(.*)\n/g, '\r\n$1\r'),
  'with a byte order mark': (text) => `\ufeff${text}`,
  'with a note behind every fifth line': (text) =>
    text.replace(/(?:.*\n){5}/g, (five) => `${five}  %% CLINICAL CASE SUMMARY\n`),
};

const recordOf = (letter: Letter) => JSON.parse(foldWords(JSON.stringify(toRecord(letter)))) as unknown;

function checkLaw(name: string, before: string, after: string): void {
  const letter = parseLetter(before);
  const changed = parseLetter(after);
  assert.ok(foldWords(after) === foldWords(before), `${name}: the words`);
  assert.deepEqual(recordOf(changed), recordOf(letter), name);
  assert.deepEqual(
    changed.notes.map(({ text }) => text),
    letter.notes.map(({ text }) => text),
    name,
  );
}

const findings = (letter: Letter) => checkLetter(letter, {}).map(({ code }) => code);

/** The findings of the second letter beyond those of the first. */
function newFindings(before: Letter, after: Letter): string[] {
  const known = findings(before);
  return findings(after).filter((code) => {
    const at = known.indexOf(code);
    if (at >= 0) known.splice(at, 1);
    return at < 0;
  });
}

describe('real letters keep their words', () => {
  for (const [layout, change] of Object.entries(layouts)) {
    it(`tidied ${layout}`, function () {
      needRealLetters(this);
      this.timeout(60_000);
      for (const { name, text } of realLetters(/\.txt$/)) {
        const pasted = change(text);
        const tidy = tidyText(pasted);
        checkLaw(name, pasted, tidy);
        assert.ok(tidyText(tidy) === tidy, `${name}: tidied twice`);
      }
    });
    it(`formatted ${layout}`, function () {
      needRealLetters(this);
      this.timeout(60_000);
      for (const { name, text } of realLetters(/\.txt$/)) {
        const written = change(text);
        const formatted = applyEdits(written, formatDocument(parseLetter(written)));
        checkLaw(name, written, formatted);
        assert.deepEqual(formatDocument(parseLetter(formatted)), [], name);
      }
    });
  }
  it('formatting brings no finding', function () {
    needRealLetters(this);
    this.timeout(120_000);
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      assert.deepEqual(newFindings(letter, parseLetter(applyEdits(text, formatDocument(letter)))), [], name);
    }
  });
});

describe('real letters become letter text', () => {
  /** So few lines still end in the middle of a sentence: the rows of a price list that one letter has in columns. */
  const rest = 4;

  for (const layout of ['as posted', 'with a blank line after every line', 'with form feeds', 'with CR line ends']) {
    it(`${layout}: one line for each paragraph`, function () {
      needRealLetters(this);
      this.timeout(60_000);
      const change = layouts[layout] ?? assert.fail(layout);
      let unjoined = 0;
      for (const { text } of realLetters()) {
        const lines = tidyText(change(text)).split(/\r\n|\n|\r/);
        unjoined += lines.filter((line, at) => /[a-z,]$/.test(line) && /^\s*[a-z]/.test(lines[at + 1] ?? '')).length;
      }
      assert.ok(unjoined <= rest, `${unjoined} lines end in the middle of a sentence`);
    });
  }
});
