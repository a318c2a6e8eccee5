/** Parts that were read before: whatever was typed elsewhere, they read as they would for the first time. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseGuidelineSentences } from '../../server/src/letter/guidelines';
import { parseLetter } from '../../server/src/letter/parse';
import { splitSentences } from '../../server/src/letter/sentences';
import { foldSpace } from '../../server/src/letter/text';
import { ownCopy, WordMemory } from '../../server/src/letter/wordMemory';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import '../support/seed';

/** Parses, and reads every labelled part once more in its place, as if nothing had been read before. */
function check(text: string): void {
  for (const { parts } of parseLetter(text).issues) {
    for (const part of parts) {
      if (part.kind === 'rationale')
        assert.deepEqual(part.sentences, splitSentences(text, part.body.start, part.body.end));
      else if (part.kind === 'item') {
        const { original, authorized, disputed } = part.partlyAuthorized ?? {};
        for (const words of [part.body, part.decision, original, authorized, disputed]) {
          if (words) assert.equal(words.text, foldSpace(text, words.start, words.end));
        }
      } else {
        const { citations, outsideMtus, noneCited } = part;
        const anew = parseGuidelineSentences(text, part.body.start, part.body.end);
        assert.deepEqual({ citations, outsideMtus, noneCited }, anew);
      }
    }
  }
}

const letter = letterText(plainIssue, otherIssue, {
  ...plainIssue,
  item: 'Twelve visits of physical therapy was the original request. Six visits of physical therapy were authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, six visits of physical therapy is: Upheld',
  reviewer:
    'MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg Chapter, MRI.',
});

describe('parts that were read before', () => {
  it('stand where they stand now, whatever is typed before them', () => {
    check(letter);
    for (const before of ['One line more.\n', '', '\u{1f600}\r\n', 'x']) check(before + letter);
  });

  it('stand where they stand now after every edit', () => {
    const edit = fc.record({ at: fc.nat(letter.length), length: fc.nat(30), text: fc.string({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let text = letter;
        for (const { at, length, text: typed } of edits) {
          text = text.slice(0, at) + typed + text.slice(at + length);
          check(text);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are read once while they are remembered, and again when they were forgotten', () => {
    const read: string[] = [];
    const memory = new WordMemory(6, (words) => {
      read.push(words);
      return words.toUpperCase();
    });
    for (const words of ['neck', 'back', 'neck', 'knee', 'back', 'hip', 'ankle', 'wrist', 'elbow', 'neck'])
      assert.equal(memory.of(words), words.toUpperCase());
    assert.deepEqual(read, ['neck', 'back', 'knee', 'hip', 'ankle', 'wrist', 'elbow', 'neck']);
  });

  it('are kept by copies that hold no more than their own words', () => {
    for (const text of ['', 'Initial Care', 'a "quote"\n\u2028', '\ud83d \u{1f600}']) assert.equal(ownCopy(text), text);
  });
});
