/** What a text says of the patient's sex and age. */

import assert from 'node:assert/strict';
import { findPersons } from '../../server/src/facts/persons';
import { splitSentences } from '../../server/src/letter/sentences';
import { underline } from '../support/underline';

/** Ages and mentions of the patient's sex, each drawn under the text. */
function check(text: string, expected: string): void {
  const { genders, ages } = findPersons(text, splitSentences(text, 0, text.length));
  const drawn = underline(text, [
    ...ages.map(({ start, end, years }) => ({ start, end, note: `${years} years` })),
    ...genders.map(({ start, end, gender, kind }) => ({ start, end, note: `${gender} ${kind}` })),
  ]);
  assert.equal(drawn, expected.replace(/^\n/, '').replace(/\n$/, ''));
}

describe('findPersons', () => {
  it('reads age and sex in the ways of the summaries', () => {
    check(
      'This case involves a now 58-year-old right-hand dominant female.',
      `
This case involves a now 58-year-old right-hand dominant female.
                         ^^^^^^^^^^^ 58 years
This case involves a now 58-year-old right-hand dominant female.
                                                         ^^^^^^ female noun`,
    );
    check(
      '57 yr. old male claimant sustained an injury.',
      `
57 yr. old male claimant sustained an injury.
^^^^^^^^^^ 57 years
57 yr. old male claimant sustained an injury.
           ^^^^ male noun`,
    );
    check(
      'The worker is a forty-two (42) year old man.',
      `
The worker is a forty-two (42) year old man.
                ^^^^^^^^^^^^^^^^^^^^^^^ 42 years
The worker is a forty-two (42) year old man.
                                        ^^^ male noun`,
    );
  });
  it('reads a description without an age, and titles', () =>
    check(
      'The patient is a right-handed female. Mrs. Quill agrees.',
      `
The patient is a right-handed female. Mrs. Quill agrees.
                              ^^^^^^ female noun
The patient is a right-handed female. Mrs. Quill agrees.
                                      ^^^ female title`,
    ));
  it('reads pronouns that mean the patient', () =>
    check(
      'The patient rated her pain. It wakes her. She hurt herself.',
      `
The patient rated her pain. It wakes her. She hurt herself.
                  ^^^ female pronoun
The patient rated her pain. It wakes her. She hurt herself.
                                     ^^^ female pronoun
The patient rated her pain. It wakes her. She hurt herself.
                                          ^^^ female pronoun
The patient rated her pain. It wakes her. She hurt herself.
                                                   ^^^^^^^ female pronoun`,
    ));
  it('leaves pronouns alone that may mean somebody else, until the patient is named again', () => {
    check('The surgeon saw the patient. He advised rest. He was right.', '');
    check(
      'His wife drives. She is kind. The worker thanks her. He smiles.',
      `
His wife drives. She is kind. The worker thanks her. He smiles.
                                                     ^^ male pronoun`,
    );
  });
  it('leaves either-or forms, authors, drugs and sayings on groups alone', () => {
    for (const text of [
      'He/she may rest, as (s)he wishes, for his or her own good.',
      'The effect lasted for years. (He, 2004) He et al. agree.',
      'MRI is advised for patients over 65 years old, adults 18 to 65 years of age and those older than 50 years of age.',
      'The bundle of His and HER2 were studied. Ms Contin is a slip.',
      'X-rays show a 3 year old fracture. A 12-year history of pain.',
    ])
      check(text, '');
  });
  it('leaves the ages of others alone', () => check('She has a son 9 years old.', ''));
});
