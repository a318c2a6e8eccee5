/** Which term is meant where a medical term is written with a wrong word, in the same number and part of speech. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

/** What the sentence is once every finding is mended. */
function check(sentence: string, mended = sentence): void {
  const text = `Knee brace: Upheld\n\nDecision rationale: ${sentence}\n`;
  const edits = checkLetter(parseLetter(text))
    .filter(({ code }) => code === 'medical-term-confused')
    .flatMap(({ fix }) => fix?.edits ?? []);
  const now = edits.reduceRight((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
  assert.equal(now, text.replace(sentence, mended));
}

describe('a confused medical term', () => {
  it('is replaced by the one it was meant for, not by a related one', () => {
    check('He has lumbar radicultis.', 'He has lumbar radiculitis.');
    check('A total knee arthoplasty is planned.', 'A total knee arthroplasty is planned.');
    check('A distal clavicle excission was done.', 'A distal clavicle excision was done.');
    check('It was done under flouroscopy.', 'It was done under fluoroscopy.');
  });

  it('keeps its number', () => {
    check('Trigger point injunctions were given.', 'Trigger point injections were given.');
    check('A trigger point injunction was given.', 'A trigger point injection was given.');
    check('Muscle relaxents are used.', 'Muscle relaxants are used.');
    check('There are trigger pints.', 'There are trigger points.');
  });

  it('is left alone where two may be meant', () => {
    check('There is spondolysis.');
    check('A left knee infusion pump was used.');
  });
});
