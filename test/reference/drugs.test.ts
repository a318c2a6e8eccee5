import assert from 'node:assert/strict';
import {
  drugMisspellings,
  drugNames,
  drugs,
  drugsAsOf,
  findDrug,
  longestDrugAt,
} from '../../server/src/reference/drugs';
import file from '../../server/src/reference/drugs.json';

/** Looks a name up and expects `ingredient, class`; `undefined` where nothing should be found. */
function check(name: string, expected: string | undefined): void {
  const drug = findDrug(name)?.drug;
  assert.equal(drug && `${drug.ingredient ?? drug.name}, ${drug.class}`, expected, name);
}

describe('the drugs of the vocabulary', () => {
  it('are found by brand and generic name', () => {
    check('Norco', 'hydrocodone/acetaminophen, opioid');
    check('naproxen sodium', 'naproxen, NSAID');
    check('PEPCID', 'famotidine, H2 blocker');
    check('Lidoderm', 'lidocaine, topical anesthetic');
    check('kenalog', 'triamcinolone, corticosteroid');
    check('Tylenol #3', 'acetaminophen/codeine, opioid');
    check('Tylenol', 'acetaminophen, analgesic');
  });

  it('are not found by other words', () => {
    for (const name of ['', 'Zanax', 'Ketaprofen', 'pain', 'Norco 10']) check(name, undefined);
  });

  it('are found at their place, the longest name', () => {
    assert.equal(longestDrugAt('take Ultram ER now', 5)?.value.name, 'Ultram ER');
    assert.equal(longestDrugAt('take Ultramax now', 5), undefined);
  });

  it('know the routes of a brand apart from those of the drug', () => {
    assert.deepEqual(findDrug('Pennsaid')?.routes, ['topical']);
    assert.deepEqual(findDrug('Duragesic')?.routes, ['transdermal']);
    assert.equal(findDrug('diclofenac')?.drug.strengths?.topical, '1, 1.5, 2, 3 %');
  });

  it('have no name twice with two meanings', () => {
    const known = new Map<string, string>();
    for (const { name, drug } of drugNames()) {
      const meaning = drug.ingredient ?? drug.name;
      assert.equal(known.get(name.toLowerCase()) ?? meaning, meaning, name);
      known.set(name.toLowerCase(), meaning);
    }
    assert.ok(known.size > 500, `${known.size} names`);
  });

  it('know no misspelling as a name, and every meaning of one', () => {
    for (const { text, means = '' } of drugMisspellings) {
      check(text, undefined);
      assert.notEqual(findDrug(means), undefined, means);
    }
  });

  it('say of every entry how sure it is and where it is from', () => {
    const sources: Readonly<Record<string, unknown>> = file.sources;
    for (const { name, confidence, sources: keys } of drugs()) {
      assert.ok(keys.length > 0 && keys.every((key) => /^CM\d\d-\d{7}$/.test(key) || key in sources), name);
      assert.equal(confidence === 'recalled', keys.includes('recalled'), name);
    }
    assert.match(drugsAsOf, /^\d{4}-\d\d-\d\d$/);
    assert.ok(JSON.stringify(file).length < 40_000);
  });
});
