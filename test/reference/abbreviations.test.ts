import assert from 'node:assert/strict';
import { abbreviations, abbreviationsAsOf, findAbbreviation } from '../../server/src/reference/abbreviations';
import file from '../../server/src/reference/abbreviations.json';

/** What an abbreviation means, and what the lists say to write instead; `-` where it is unknown or harmless. */
function check(text: string, means: string, useInstead = '-'): void {
  const entry = findAbbreviation(text);
  assert.deepEqual([entry?.means ?? '-', entry?.dangerous?.useInstead ?? '-'], [means, useInstead], text);
}

describe('abbreviations', () => {
  it('are found letter for letter in each of their forms', () => {
    check('QD', 'every day (once daily)', 'daily');
    check('q.d.', 'every day (once daily)', 'daily');
    check('Qd', '-');
    check('BID', 'twice a day');
    check('ODG', 'Official Disability Guidelines');
  });

  it('have the meanings of all entries that share a form', () => {
    check('RFA', 'request for authorization');
    assert.deepEqual(findAbbreviation('RFA')?.otherMeanings, ['radiofrequency ablation']);
  });

  it('name only sources that the file describes', () => {
    const known = new Set(Object.keys(file.sources));
    for (const { text, sources } of abbreviations) {
      for (const source of sources) {
        assert.ok(known.has(/^CM\d\d-\d{7}$/.test(source) ? 'CM' : source), `${text}: ${source}`);
      }
    }
    assert.match(abbreviationsAsOf, /^\d{4}-\d\d-\d\d$/);
  });
});
