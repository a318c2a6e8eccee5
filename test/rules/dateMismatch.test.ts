/** Which days of a text are held against the day of the denial in the header. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** The day that differs from the header stands between « and »; without marks none does. */
function check(summary: string): void {
  const { text, ranges } = readMarks(`Date of Injury:      11/15/2016
UR Denial Date:      02/17/2017
Decision Date:       04/19/2017

        CLINICAL CASE SUMMARY

The worker is a 40-year-old man with a stiff knee. ${summary}

        IMR ISSUES, DECISIONS AND RATIONALES
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'date-mismatch');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('the day of the denial', () => {
  it('differs from that of the header', () => {
    check('The UR dated «02/07/2017» denied the brace.');
    check('Utilization review denied the request on «2/16/2017».');
    check('The brace was non-certified on «02/07/2017».');
    check('On «02/07/2017», utilization review called the brace unneeded and denied it.');
    check('A UR denial of «02/17/2016» is in the file.');
    check('The utilization review physician denied the brace on «02/16/2017».');
    check('The UR dated «02/07/2017» denied the brace. The nurse was seen on 02/01/2017.');
  });

  it('stands beside a day of another act', () => {
    check('The utilization review physician spoke with the surgeon on 2/16/2017, and on 2/17/2017 denied the brace.');
    check('The utilization review nurse called on 02/15/2017; denial followed on 02/17/2017.');
    const letter = 'The letter of 02/17/2017 is in the file.';
    check(`The UR dated 02/07/2017 denied the brace. ${letter}`);
    check(`The UR dated «02/07/2017» denied the brace.${' The knee is stiff.'.repeat(20)} ${letter}`);
  });

  it('is not the day of another act of utilization review', () => {
    for (const act of [
      'The utilization review physician spoke with the surgeon on 2/16/2017.',
      'On 2/16/2017 the UR nurse called the office and left a message.',
      'Utilization review asked for more information on 02/10/2017.',
      'The UR physician requested the MRI report on 02/10/2017.',
      'The request was received by utilization review on 02/10/2017.',
      'The RFA was sent to UR on 02/10/2017.',
      'Utilization review began on 02/10/2017.',
      'The UR reviewer, after a peer-to-peer call on 02/15/2017, denied the brace.',
      'The UR physician denied the brace after a call on 02/15/2017.',
      'UR deferred the request on 02/12/2017.',
      'The utilization review physician tried to reach the surgeon on 02/14/2017 and on 02/15/2017.',
      'On 02/15/2017 the UR reviewer and the surgeon discussed the brace.',
    ])
      check(act);
  });

  it('is not that of a denial long ago', () => check('An MRI of the ankle was denied on 03/02/2014.'));
});
