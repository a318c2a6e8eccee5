/** What the rules say on the real letters, against the readers' list and the judgements in `accuracy/reviewed.json`. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, type Defect, lineStarts } from '../../accuracy/defects';
import { type JudgedFinding, judge, type Review } from '../../accuracy/measure';
import { parseLetter } from '../../server/src/letter/parse';
import { rules } from '../../server/src/rules/index';
import { needRealLetters, realLetters } from '../support/realLetters';

const json = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

function judged(): JudgedFinding[] {
  const defects: Defect[] = json(path.resolve('..', 'shared', 'letters', 'defects.json'));
  const reviews: Review[] = json('accuracy/reviewed.json');
  const cases = realLetters(/^CM\d\d-\d+\.txt$/).map(({ name, text }, index): Case => {
    const number = name.replace('.txt', '');
    return {
      name: number,
      half: index % 2 === 0 ? 'tune' : 'check',
      letter: parseLetter(text),
      lines: lineStarts(text),
      defects: defects.filter((defect) => defect.case === number),
    };
  });
  return judge(cases, reviews).findings;
}

/** The share of true findings of a severity, in per cent, and the places of the others. */
function check(findings: readonly JudgedFinding[], severity: string, goal: number): void {
  const of = findings.filter(({ finding }) => finding.severity === severity);
  const others = of
    .filter(({ verdict }) => verdict !== 'true')
    .map(({ case: { name }, line, finding: { code }, verdict }) => `${name}:${line} ${code} ${verdict}`);
  const share = of.length === 0 ? 100 : (100 * (of.length - others.length)) / of.length;
  assert.ok(share >= goal, `${share.toFixed(1)} % of the ${of.length} findings are true, not:\n${others.join('\n')}`);
}

describe('findings on the real letters', () => {
  for (const [severity, goal] of [
    ['error', 100],
    ['warning', 95],
    ['information', 85],
  ] as const) {
    it(`of severity ${severity} are true in ${goal} of 100 cases`, function () {
      needRealLetters(this);
      check(judged(), severity, goal);
    });
  }

  it('have all been judged, and the judgements are of rules that there are', function () {
    needRealLetters(this);
    assert.deepEqual(
      judged().flatMap(({ verdict, case: { name }, line, finding: { code } }) =>
        verdict === 'unjudged' ? [`${name}:${line} ${code}`] : [],
      ),
      [],
    );
    const reviews: Review[] = json('accuracy/reviewed.json');
    const codes = new Set(rules.map(({ code }) => code));
    for (const { code, reason } of reviews) assert.ok(codes.has(code) && reason.length > 5, code);
  });
});
