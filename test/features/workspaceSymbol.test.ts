/** What can be searched for in a letter, and how a query is matched. */

import assert from 'node:assert/strict';
import { letterSymbols, SymbolQuery } from '../../server/src/features/workspaceSymbol';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { lines, underline } from '../support/underline';

/** The symbols drawn under the text, each with kind, name and what it belongs to. */
function check(text: string, expected: string): void {
  const drawn = letterSymbols(parseLetter(text)).map(({ kind, name, container, range }) => ({
    ...range,
    note: `${kind} "${name}" in "${container}"`,
  }));
  assert.equal(underline(text, drawn), lines(expected).trimEnd());
}

/** The names that match, the nearest first. */
function checkQuery(query: string, names: readonly string[], expected: readonly string[]): void {
  const wanted = new SymbolQuery(query);
  const found = names.flatMap((name) => {
    const [called = '', container = ''] = name.toLowerCase().split(' in ');
    const distance = wanted.distance(called, container);
    assert.equal(distance !== null, wanted.mayMatch(name.toLowerCase()));
    return distance === null ? [] : [{ name, distance }];
  });
  found.sort((one, other) => one.distance - other.distance);
  assert.deepEqual(
    found.map(({ name }) => name),
    expected,
  );
}

describe('letterSymbols', () => {
  it('are the case, the items with their decisions and the cited guidelines, each once for an issue', () =>
    check(
      letterText({ ...plainIssue, claims: plainIssue.reviewer.replace('MAXIMUS', 'Claims Administrator') }, otherIssue),
      `
      Case Number:          CM16-0000001
                            ^^^^^^^^^^^^ case "CM16-0000001" in ""
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ item "MRI of the left knee" in "Upheld, CM16-0000001"
      Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                                             ^^^^^^^^^^^^^^^^^^^^ guideline "MTUS Knee Complaints 2004" in "Special Studies, Claims Administrator, CM16-0000001"
      Physical therapy of the knee 6 visits: Overturned
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ item "Physical therapy of the knee 6 visits" in "Overturned, CM16-0000001"
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ guideline "MTUS Chronic Pain Medical Treatment 2016" in "Physical medicine treatment, MAXIMUS, CM16-0000001"`,
    ));
  it('are none for other texts', () => {
    check('', '');
    check('An MRI of the knee: Upheld', '');
  });
  it('have short names', () => {
    const [, item] = letterSymbols(parseLetter(letterText({ ...plainIssue, item: `${'MRI '.repeat(99)}: Upheld` })));
    assert.equal(item?.name.length, 120);
  });
});

describe('SymbolQuery', () => {
  const names = [
    'Knee MRI in Upheld',
    'MRI of the knee in Upheld',
    'A kneeling chair in Overturned',
    'Cane in Knee Complaints',
  ];
  it('takes words in any order and any case, the nearest first', () => {
    checkQuery('KNEE', names, [
      'Knee MRI in Upheld',
      'MRI of the knee in Upheld',
      'A kneeling chair in Overturned',
      'Cane in Knee Complaints',
    ]);
    checkQuery('mri knee', names, ['Knee MRI in Upheld', 'MRI of the knee in Upheld']);
    checkQuery('overturned kneel', names, ['A kneeling chair in Overturned']);
  });
  it('finds the inside of words last', () => checkQuery('eel', names, ['A kneeling chair in Overturned']));
  it('finds everything for an empty query', () => checkQuery(' ', names, names));
  it('finds nothing for words that stand nowhere', () => checkQuery('knee zebra', names, []));
});
