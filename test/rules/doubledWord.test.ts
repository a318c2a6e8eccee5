/** Which words that stand twice in a row are doubled. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** Each doubled word stands between « and »; without marks there is none. */
function check(sentence: string): void {
  const { text, ranges } = readMarks(`Knee brace: Upheld\n\nDecision rationale: ${sentence}\n`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'doubled-word');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('a doubled word', () => {
  it('is written twice by mistake', () => {
    check('She was seen «in in» May, «on on» the 3rd.');
    check('The pain «is is» worse, and the «may may» rest.');
    check('He lives «in\nin» Fresno.');
    check('The brace, which «was was» new, broke.');
    check('The report was made «on on» 3/2/2016.');
    check('The pain is «on on» the left side.');
    check('The patient was «on on» Norco.');
    check('He notes that he was «on on» Norco.');
    check('He was «off off» work.');
    check('He has been «through through» therapy.');
    check('All treatment «is is» denied.');
    check('He states that all of the pain «was was» gone.');
  });

  it('is no particle before a preposition', () => {
    for (const sentence of [
      'A pump was put in in 2006.',
      'It is relied on on the job.',
      'He checked in in person.',
      'The knee was operated on on 3/2/2016.',
      'The case moved on on Monday.',
      'She came in in pain.',
      'He logged on on his own computer.',
      'Early on on the ward she fell.',
      'A friend dropped by by chance.',
      'He went over over the bridge.',
      'The dose may go up up to 40 mg.',
      'The drug he was on on Monday was stopped.',
      'The part was mailed in in time.',
    ])
      check(sentence);
  });

  it('is no verb of a clause before that of the sentence', () => {
    check('What the cause is is not known.');
    check('How much he does does not matter.');
    check('All she has has been tried.');
    check('Where the pain was was not said.');
  });

  it('is no abbreviation or month before a word', () => {
    check('A visit in May may help.');
    check('He was in the OR or in his room.');
    check('He asked IT it seems.');
  });
});
