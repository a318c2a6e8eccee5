/** Which numbers with a decimal point are doses. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What is reported stands between « and »; without marks nothing is. */
function check(sentence: string): void {
  const { text, ranges } = readMarks(`Knee brace: Upheld\n\nDecision rationale: ${sentence}\n`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'error-prone-abbreviation');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('a number with a decimal point', () => {
  it('is a dose', () => {
    check('Lorazepam «1.0 mg»/day was given.');
    check('Heparin «5.0 units»/kg and morphine «2.0 mg»/mL were given.');
    check('Creatinine was normal. Lorazepam «1.0 mg» and «.5 mg» helped.');
    check('The dose is «5 µg».');
  });

  it('is the value of a laboratory', () => {
    check('Creatinine was 1.0 mg/dL, hemoglobin 12.0 g/dL.');
    check('The clearance was 90.0 mL/min.');
    check('Protein was 2.0 g/24 h and .5 g/L.');
    check('Hgb of 12.0 g; creatinine of 1.0 mg; post-void residual 40.0 mL.');
    check('The level was 1.0 mg% and 5 µg/dL.');
    check('Serum lithium, measured in May, was 4.0 mg per liter.');
    check('The prostate weighed 40.0 g.');
  });
});
