/** What the rules say on the real letters; each finding here was looked at in its letter. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { needRealLetters, realLetters } from '../support/realLetters';

describe('findings on the real letters', () => {
  it('are real ones only', function () {
    needRealLetters(this);
    const found: string[] = [];
    for (const { name, text } of realLetters()) {
      for (const { code, severity, start } of checkLetter(parseLetter(text))) {
        found.push(`${name}:${text.slice(0, start).split('\n').length} ${severity} ${code}`);
      }
    }
    assert.deepEqual(found, [
      // The rationale closes with "not medically appropriate" and never speaks of medical necessity.
      'CM17-0013587.txt:81 warning no-necessity-conclusion',
    ]);
  });

  it('show a swapped decision in all letters whose rationale concludes on medical necessity', function () {
    needRealLetters(this);
    let swapped = 0;
    const missed: string[] = [];
    for (const { name, text } of realLetters()) {
      parseLetter(text).issues.forEach((issue, index) => {
        const decision = issue.item?.decision;
        if (!decision?.value) return;
        swapped += 1;
        const other = decision.value === 'Upheld' ? 'Overturned' : 'Upheld';
        const letter = parseLetter(text.slice(0, decision.start) + other + text.slice(decision.end));
        const { start, end } = letter.issues[index] ?? { start: 0, end: 0 };
        const seen = checkLetter(letter).some(
          (finding) =>
            finding.code === 'decision-contradicts-rationale' && finding.start >= start && finding.end <= end,
        );
        if (!seen) missed.push(`${name} issue ${index + 1}`);
      });
    }
    assert.ok(swapped >= 200);
    // The one rationale without a conclusion cannot contradict its decision.
    assert.deepEqual(missed, ['CM17-0013587.txt issue 1']);
  });
});
