/** States of licensure and specialties, in the lines of 2016 and in the sentence of 2014. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { letterText, plainIssue } from '../../support/letters';
import { lineWith, offersAt } from './support';

/** The first lines that the offers make of the cursor's line, as many as are expected; none where none is. */
function check(marked: string, expected: readonly string[], request: CompletionRequest = {}): void {
  const drawn = offersAt(marked, request).map((offer) => lineWith(marked, offer));
  assert.deepEqual(expected.length === 0 ? drawn : drawn.slice(0, expected.length), expected);
}

const licensure = (list: string) => letterText(plainIssue).replace('Arizona,California', list);
const specialty = (list: string) => letterText(plainIssue).replace('Family Practice', list);
const sentence = (words: string) =>
  letterText(plainIssue).replace('administrator. He/she has', `administrator.\n${words}`);

describe('completion of credentials', () => {
  it('offers the states that are not listed yet, California first', () => {
    check(
      licensure('Arizona,|'),
      [
        'State(s) of Licensure: Arizona,California',
        'State(s) of Licensure: Arizona,Alabama',
        'State(s) of Licensure: Arizona,Alaska',
        'State(s) of Licensure: Arizona,Arkansas',
      ],
      { trigger: ',' },
    );
    check(
      licensure('California, New|'),
      ['Hampshire', 'Jersey', 'Mexico', 'York'].map((name) => `State(s) of Licensure: California, New ${name}`),
    );
    check(licensure('Arizona, Nevada,|'), ['State(s) of Licensure: Arizona, Nevada, California'], { trigger: ',' });
    check(letterText(plainIssue).replace(' Arizona,California', '|'), ['State(s) of Licensure: California'], {
      trigger: ':',
    });
  });
  it('offers specialties by the names that letters use', () => {
    check(specialty('Fam|'), [
      'Certification(s)/Specialty: Family Practice',
      'Certification(s)/Specialty: Family Medicine',
    ]);
    check(specialty('Orthop|'), [
      'Certification(s)/Specialty: Orthopedic Surgery',
      'Certification(s)/Specialty: Orthopaedic Surgery',
    ]);
    check(specialty('Pain Medicine, Physical Medicine and R|'), [
      'Certification(s)/Specialty: Pain Medicine, Physical Medicine and Rehabilitation',
    ]);
  });
  it('knows the sentence of 2014', () => {
    const certified = 'The expert reviewer is Board Certified in';
    check(sentence(`${certified} Fam| and is licensed to practice in Nevada.`), [
      `${certified} Family Practice and is licensed to practice in Nevada.`,
    ]);
    check(
      sentence(`${certified} Psychiatry and is licensed to practice in |.`),
      [`${certified} Psychiatry and is licensed to practice in California.`],
      { trigger: ' ' },
    );
    check(sentence(`${certified} Psychiatry and Pain Medi|`), [`${certified} Psychiatry and Pain Medicine`]);
    check(sentence(`${certified} Psychiatry and is licensed to practice in Arizona and Ne|.`), [
      `${certified} Psychiatry and is licensed to practice in Arizona and Nebraska.`,
    ]);
  });
  it('says nothing behind a whole name, in a word, and elsewhere', () => {
    check(licensure('Arizona |'), [], { trigger: ' ' });
    check(licensure('Ari|zona'), []);
    check(specialty('Family Practice |'), [], { trigger: ' ' });
    check(letterText(plainIssue).replace('active clinical practice', 'active |clinical practice'), [], {
      trigger: ' ',
    });
    check(letterText({ ...plainIssue, rationale: 'Decision rationale: She is licensed to practice in |' }), [], {
      trigger: ' ',
    });
  });
});
