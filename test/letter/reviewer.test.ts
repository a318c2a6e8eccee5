/** The reviewer's licensure and specialties in both forms. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { how } from '../support/letters';

function check(text: string, licensure: readonly string[], specialties: readonly string[]): void {
  const { reviewer } = parseLetter(text);
  assert.deepEqual(
    [reviewer.licensure.map((part) => part.text), reviewer.specialties.map((part) => part.text)],
    [licensure, specialties],
  );
  for (const part of [...reviewer.licensure, ...reviewer.specialties]) {
    assert.equal(text.slice(part.start, part.end).replace(/\s+/g, ' '), part.text);
  }
}

const heading = 'HOW THE IMR FINAL DETERMINATION WAS MADE\n';

describe('reviewer', () => {
  it('reads the credentials lines', () => check(how, ['Arizona', 'California'], ['Family Practice']));

  it('reads lists wrapped over lines', () => {
    check(
      how.replace('Family Practice', 'Preventive Medicine, Occupational Medicine, Physical Medicine &\nRehabilitation'),
      ['Arizona', 'California'],
      ['Preventive Medicine', 'Occupational Medicine', 'Physical Medicine & Rehabilitation'],
    );
  });

  it('reads the sentence of the 2014 form', () => {
    check(
      `${heading}The expert reviewer is Board Certified in Physical Medicine and\nRehabilitation and is licensed to practice in Nevada.\n`,
      ['Nevada'],
      ['Physical Medicine and Rehabilitation'],
    );
    check(
      `${heading}The expert reviewer is Board Certified in Anesthesiology, has a subspecialty in Pain Medicine and is licensed to practice in Texas and Ohio.\n`,
      ['Texas', 'Ohio'],
      ['Anesthesiology', 'Pain Medicine'],
    );
  });

  it('reads a label that is broken over lines, at the end of its section too', () => {
    check(how.replace('State(s) of', 'State(s)\nof'), ['Arizona', 'California'], ['Family Practice']);
    check(`${heading}State(s)\nof\nLicensure:\nCLINICAL CASE SUMMARY\n`, [], []);
  });

  it('is empty where nothing is said', () => check(`${heading}He/she is familiar with governing laws.\n`, [], []));
});
