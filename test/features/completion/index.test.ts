/** Completion anywhere: it never fails, its ranges hold the cursor, and prose is left alone. */

import '../../support/seed';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { askedPlace } from '../../../server/src/features/completion/completion';
import { type Completion, completions } from '../../../server/src/features/completion/index';
import { parseLetter } from '../../../server/src/letter/parse';
import { hasPlaceholder } from '../../../server/src/letter/placeholders';
import { letterText, otherIssue, plainIssue } from '../../support/letters';
import { needRealLetters, realLetters } from '../../support/realLetters';

const triggers = [null, ':', ' ', ',', '('] as const;

/** Everything that is offered at an offset, whoever asks. */
function check(text: string, offset: number): Completion[] {
  const letter = parseLetter(text);
  const at = Math.min(Math.max(Math.trunc(offset) || 0, 0), text.length);
  return triggers.flatMap((trigger) => {
    const offers = completions(letter, offset, { trigger });
    for (const { range, newText, snippet, label } of offers) {
      assert.ok(range.start <= at && at <= range.end && range.end <= text.length, `"${label}" at ${at}`);
      assert.ok(newText.trim() !== '', label);
      assert.equal(snippet !== undefined, hasPlaceholder(newText), `fields of "${label}"`);
    }
    return offers;
  });
}

const letter = letterText(plainIssue, otherIssue);
const oddTexts = [
  '',
  '\ufeff',
  'MRI: ',
  '\u{1f600}',
  letter.replaceAll('\n', '\r\n'),
  letter.replaceAll('\n', '\r'),
  `\ufeff${letter}`,
  letter.replaceAll('knee', '\u{1d4c0}nee \u{1f9b5}'),
  letter.replaceAll('\n', '\f'),
  letter.replaceAll('\n', '\n\n'),
];

describe('completion', () => {
  it('survives every offset of letters in odd texts', () => {
    for (const text of oddTexts) for (let offset = 0; offset <= text.length; offset += 7) check(text, offset);
  });
  it('takes offsets outside the text for its ends', () => {
    for (const offset of [-1, letter.length + 9, Number.NaN, Number.POSITIVE_INFINITY, 0.5]) check(letter, offset);
    assert.deepEqual(completions(parseLetter('x'), 99), completions(parseLetter('x'), 1));
  });
  it('survives random texts and letters cut anywhere', () =>
    fc.assert(
      fc.property(fc.nat(letter.length), fc.nat(letter.length), fc.string({ unit: 'binary' }), (cut, from, typed) => {
        const text = letter.slice(0, cut) + typed + letter.slice(from);
        for (const offset of [0, cut, cut + typed.length, text.length]) check(text, offset);
      }),
      { numRuns: 300 },
    ));
  it('offers nothing in a note, nor behind its last blank', () => {
    for (const note of ['%% |', '%% ask for the MRI: |', '  %%|', '%%\t|']) {
      const marked = letter.replace('Decision rationale: There', `${note}\nDecision rationale: There`);
      const offset = marked.indexOf('|');
      assert.deepEqual(check(marked.replace('|', ''), offset), [], note);
    }
  });
  it('offers nothing in the middle of a word of prose', () => {
    const parsed = parseLetter(letter);
    const prose = [parsed.clinicalCaseSummary, ...parsed.issues.map(({ rationale }) => rationale?.body)];
    for (const body of prose) {
      assert.ok(body);
      for (let offset = body.start + 1; offset < body.end; offset += 1) {
        if (/^[A-Za-z]{2}$/.test(letter.slice(offset - 1, offset + 1))) assert.deepEqual(check(letter, offset), []);
      }
    }
  });
  it('is linear in the text', () => {
    const pause = `${' '.repeat(200_000)}\n`.repeat(5);
    const began = performance.now();
    for (const text of [
      letter + pause,
      letter + 'MRI '.repeat(250_000),
      `${letter}\nMRI${':'.repeat(500_000)}`,
      letter.replace('Arizona', 'Arizona,'.repeat(100_000)),
    ]) {
      const parsed = parseLetter(text);
      for (const offset of [letter.length, text.length, Math.trunc(text.length / 2)])
        for (const trigger of triggers) completions(parsed, offset, { trigger });
    }
    assert.ok(performance.now() - began < 10_000);
  });
  it('knows the line, section and part of a place', () => {
    const at = letter.indexOf('There are no red flags');
    const place = askedPlace(parseLetter(letter), at);
    assert.equal(place.before, 'Decision rationale: ');
    assert.equal(place.after, 'There are no red flags. The request is not medically necessary.');
    assert.deepEqual([place.section?.kind, place.part?.kind, place.trigger], ['issues', 'rationale', null]);
  });
});

describe('completion in real letters', () => {
  it('offers nothing while prose is typed', function () {
    needRealLetters(this);
    let seed = 20170125;
    const random = () => {
      seed = (seed * 16807) % 2147483647;
      return seed / 2147483647;
    };
    let places = 0;
    for (const { name, text } of realLetters()) {
      const parsed = parseLetter(text);
      const prose = [parsed.clinicalCaseSummary, ...parsed.issues.map(({ rationale }) => rationale?.body)].filter(
        (body) => body && body.end > body.start,
      );
      for (let count = 0; count < 200; count += 1) {
        const body = prose[Math.trunc(random() * prose.length)];
        if (body === undefined || body === null) continue;
        const offset = body.start + Math.trunc(random() * (body.end - body.start));
        places += 1;
        for (const trigger of [' ', ',', ':', '('])
          assert.deepEqual(completions(parsed, offset, { trigger }), [], `${name} at ${offset} behind "${trigger}"`);
      }
    }
    assert.ok(places > 10_000);
  });
  it('has the decision and the next label among the first three offers', function () {
    needRealLetters(this);
    let asked = 0;
    for (const { name, text } of realLetters(/^CM(?!.*readingorder).*\.txt$/)) {
      for (const issue of parseLetter(text).issues) {
        const decision = issue.item?.decision;
        if (decision) {
          asked += 1;
          const written = completions(parseLetter(text.slice(0, decision.start)), decision.start, { trigger: ' ' });
          assert.ok(
            written.slice(0, 3).some(({ label }) => label === decision.value),
            `${name}: ${decision.start}`,
          );
        }
        for (const { label } of issue.parts) {
          if (label === null) continue;
          asked += 1;
          const written = completions(parseLetter(text.slice(0, label.start)), label.start);
          assert.equal(written[0]?.label, label.expected, `${name}: ${label.start}`);
        }
      }
    }
    assert.ok(asked > 500);
  });
});
