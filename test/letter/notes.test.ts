/** The author's notes: lines that begin with `%%` are read apart and are no part of the letter. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, plainIssue } from '../support/letters';
import { lines, underline } from '../support/underline';

function check(text: string, drawn: string): void {
  const { notes } = parseLetter(text);
  const marked = notes.map((note) => ({ ...note, note: note.text }));
  assert.equal(underline(text, marked), lines(drawn).trimEnd());
}

describe('notes', () => {
  it('begin with two percent signs at the beginning of a line, behind blanks at most', () => {
    check(
      'Upheld\n%% ask for the MRI report\n  %%second\n50%% of motion\n',
      `
      %% ask for the MRI report
      ^^^^^^^^^^^^^^^^^^^^^^^^^ ask for the MRI report
        %%second
        ^^^^^^^^ second`,
    );
  });

  it('are known behind every line end, a byte order mark and astral characters', () => {
    const texts = (text: string) =>
      parseLetter(text).notes.map((note) => [text.slice(note.start, note.end), note.text]);
    assert.deepEqual(texts('\ufeff%% one\r\n%% two \u{1f600}\r%%\f%% four  '), [
      ['%% one', 'one'],
      ['%% two \u{1f600}', 'two \u{1f600}'],
      ['%%', ''],
      ['%% four', 'four'],
    ]);
  });

  it('leave no word in what is read of the letter, and every offset true', () => {
    const source = letterText(plainIssue).replace('There are', '\n%% Overturned? [INSERT why]\nThere are');
    const letter = parseLetter(source);
    assert.equal(letter.source, source);
    assert.equal(letter.text.length, source.length);
    assert.ok(!letter.text.includes('INSERT'));
    const rationale = letter.issues[0]?.rationale;
    assert.equal(rationale?.body.text, 'There are no red flags. The request is not medically necessary.');
    assert.equal(source.slice(rationale?.sentences[0]?.start, rationale?.sentences[0]?.end), 'There are no red flags.');
  });

  it('part no paragraph and join none', () => {
    const { layout } = parseLetter('One line\n%% note\nand its second\n%% note\n\n%% note\nanother paragraph\n');
    const breaks = layout.lines.flatMap((_, index) => (layout.isBlank(index) ? [] : [layout.breakBefore(index)]));
    assert.deepEqual(breaks, ['paragraph', 'line', 'paragraph']);
  });
});
