import assert from 'node:assert/strict';
import { isKnownMedicalWord, isMedicalTerm, termMisspelledAs } from '../../server/src/reference/medicalWords';
import file from '../../server/src/reference/medicalWords.json';

/** Words with the term each is taken for; `-` stands for none. */
function check(table: string): void {
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/ +/));
  assert.deepEqual(
    rows.map(([word = '']) => `${word} ${termMisspelledAs(word) ?? '-'}`),
    rows.map(([word, term]) => `${word} ${term}`),
  );
}

describe('medical words', () => {
  it('knows a term with a letter too many, too few or wrong, or with two letters exchanged', () => {
    check(`
      radiclopathy    radiculopathy
      radiculoppathy  radiculopathy
      radicukopathy   radiculopathy
      radicluopathy   radiculopathy
    `);
  });

  it('knows long terms with two slips, and short words not at all', () => {
    check(`
      electromiograpy electromyography
      spondylolithess spondylolisthesis
      kneee           -
      lumber          -
    `);
  });

  it('takes no right word for a slip: terms, plurals, neighbors of terms, British spellings', () => {
    check(`
      radiculopathies -
      abduction       -
      adduction       -
      epicondyles     -
      preformed       -
      arthritic       -
      conversation    -
      anaesthesia     -
      authorised      -
      behavioural     -
    `);
  });

  it('leaves endings and beginnings alone, which may be forms that no list has', () => {
    check(`
      meniscalx       -
      nonlumbosacral  -
    `);
  });

  it('has vocabulary and look-alikes apart from each other, in small letters', () => {
    const terms = Object.values(file.words).join(' ').split(' ');
    const lookAlikes = Object.values(file.lookAlikes).join(' ').split(' ');
    assert.ok(terms.length > 1500 && lookAlikes.length > 3000);
    for (const word of [...terms, ...lookAlikes]) assert.match(word, /^[a-z]+$/);
    assert.deepEqual(
      lookAlikes.filter((word) => isMedicalTerm(word)),
      [],
    );
    assert.ok(lookAlikes.every(isKnownMedicalWord));
  });
});
