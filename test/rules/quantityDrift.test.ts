/** Numbers of the summary that the utilization review allowed, against those that it denied. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

const PARTLY =
  'Norco 10/325mg #90 was the original request. Norco 10/325mg #68 was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Norco 10/325mg #22 is';

/** What is to be reported of each summary, or of a rationale, stands between « and ». */
function check(item: string, ...texts: string[]): void {
  for (const text of texts) checkLetterOf(exampleLetter([{ item, rationale: 'The request is not supported.' }], text));
}

function checkLetterOf(marked: string): void {
  const { text, ranges } = readMarks(marked);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'quantity-drift');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('the number that went to utilization review', () => {
  it('is that of the item', () => {
    check(
      'Naproxen 500mg #60',
      'The Utilization Review dated 11-16-16 denied a request for naproxen 500mg #«90».',
      'UR non-certified naproxen 500mg #«90».',
      'Naproxen #«90» was denied by UR on 11/16/2016.',
      'An RFA for naproxen #«90» was submitted.',
    );
  });

  it('is not repeated by a year in brackets', () => {
    check('Naproxen 500mg #60', 'Earlier she had chiropractic care x 12 (2013) and PT x 20 (2012).');
    check('Naproxen 500mg #60', 'Earlier she had «eight (6)» sessions of physical therapy.');
  });

  it('is not the one that it allowed, whatever the verb', () => {
    const verbs = 'allowed granted passed permitted accepted released conceded approved certified gave'.split(' ');
    check('Naproxen 500mg #60', ...verbs.map((verb) => `UR of 2/8/2017 ${verb} naproxen #30 and denied the rest.`));
    check(
      'Naproxen 500mg #60',
      'UR reduced naproxen to #30 without refill.',
      'UR denied the brace, cut naproxen to #30, and allowed massage.',
      'UR denied all but naproxen #30.',
      'UR denied the brace and recommended naproxen #30.',
      'Utilization review denied the brace but found naproxen #30 sufficient.',
    );
  });

  it('may be any part of a partly authorised request', () => {
    check(
      PARTLY,
      'UR denied Norco #22.',
      'UR denied Norco #90.',
      'UR left Norco #68 and denied more.',
      'UR non-certified Norco #68 twice.',
    );
    for (const number of ['22', '68', '90', '«60»'])
      checkLetterOf(
        exampleLetter([{ item: PARTLY, rationale: `Norco 10/325mg #${number} is not medically necessary.` }]),
      );
  });
});
