/** When a rationale mentions a cited guideline without naming it. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

/** Each line cites the MTUS and the ODG, and the ODG is used; whether the MTUS is said to be unused. */
function check(mtus: string, rationale: string, unused: boolean): void {
  const text = `Ondansetron 4mg #20: Upheld

MAXIMUS guideline: Decision based on MTUS ${mtus}. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain (Chronic), Ondansetron.

Decision rationale: ${rationale} The ODG does not recommend it. The request is not medically necessary.
`;
  const found = checkLetter(parseLetter(text)).filter(({ code }) => code === 'unused-citation');
  assert.equal(found.length, unused ? 1 : 0, rationale);
}

const ANTIEMETICS = 'Chronic Pain Medical Treatment 2016, Section(s): Antiemetics (for opioid nausea)';
const STRESS = 'Stress-Related Conditions 2004, Section(s): General Approach';

describe('a guideline that is not named', () => {
  it('is mentioned by the words of its section', () => {
    check(ANTIEMETICS, 'The rule against antiemetics was quoted against him.', false);
    check(ANTIEMETICS, 'The section on nausea from opioids does not fit.', false);
    check(ANTIEMETICS, 'The heading cited is that for an antiemetic.', false);
  });

  it('is mentioned by the words of its chapter', () => {
    check(STRESS, 'The chapter on stress-related conditions leaves it to specialists.', false);
    check(STRESS, 'The advice on stress is general.', false);
  });

  it('is not mentioned by its subject alone', () => {
    check(ANTIEMETICS, 'He has nausea from opioids.', true);
    check(STRESS, 'He is under stress.', true);
  });

  it('is not mentioned where the sentence names another', () => {
    check(ANTIEMETICS, 'The ODG has a section on nausea.', true);
  });
});
