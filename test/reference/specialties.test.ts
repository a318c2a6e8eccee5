import assert from 'node:assert/strict';
import { findSpecialty, isKnownSpecialty, splitSpecialties } from '../../server/src/reference/specialties';

/** Splits the text and shows each name in brackets where it stands. */
function check(text: string, expected: string): void {
  let shown = '';
  let at = 0;
  for (const { text: name, start, end } of splitSpecialties(text)) {
    assert.equal(name, text.slice(start, end));
    shown += `${text.slice(at, start)}[${name}]`;
    at = end;
  }
  assert.equal(shown + text.slice(at), expected);
}

describe('lists of specialties', () => {
  it('parts names at commas', () => {
    check('Preventive Medicine, Occupational Medicine', '[Preventive Medicine], [Occupational Medicine]');
    check('Family Practice', '[Family Practice]');
    check('Anesthesiology,Pain Management; Neurology', '[Anesthesiology],[Pain Management]; [Neurology]');
  });
  it('parts names at "and", the longest name first', () => {
    check(
      'Physical Medicine and Rehabilitation and Pain Medicine',
      '[Physical Medicine and Rehabilitation] and [Pain Medicine]',
    );
    check(
      'Physical Medicine & Rehabilitation, Hospice & Palliative Medicine, and Sports Medicine',
      '[Physical Medicine & Rehabilitation], [Hospice & Palliative Medicine], and [Sports Medicine]',
    );
    check('Endocrinology, Diabetes and Metabolism', '[Endocrinology, Diabetes and Metabolism]');
  });
  it('parts a subspecialty', () => {
    check(
      'Orthopaedic Surgery, has a subspecialty in Surgery of the Hand',
      '[Orthopaedic Surgery], has a subspecialty in [Surgery of the Hand]',
    );
  });
  it('parts unknown names at commas only', () => {
    check('Orthopedic Surgery, Sports Medicinea', '[Orthopedic Surgery], [Sports Medicinea]');
    check('Pain Medicine and Headaches, Neurology', '[Pain Medicine and Headaches], [Neurology]');
    check('Wound Care and Surgery', '[Wound Care and Surgery]');
  });
  it('gives no empty names', () => {
    check('', '');
    check(' , ;  and ', ' , ;  and ');
    check('  Surgery ,, Neurology. ', '  [Surgery] ,, [Neurology]. ');
  });
  it('is linear in the length of the list', () => {
    const names = splitSpecialties('Pain Medicine and , '.repeat(20_000));
    assert.equal(names.length, 20_000);
    assert.equal(splitSpecialties(`Surgery${' '.repeat(200_000)}x`).length, 1);
  });
});

describe('names of specialties', () => {
  it('knows the names of the boards and of the DIR list', () => {
    for (const name of ['Family Medicine', 'Family Practice', 'physical medicine & rehabilitation', ' Chiropractor ']) {
      assert.equal(isKnownSpecialty(name), true, name);
    }
    assert.deepEqual(findSpecialty('Hand Surgery')?.dir, ['Hand Surgery']);
    assert.equal(findSpecialty('Family Practice')?.name, 'Family Medicine');
  });
  it('does not know misspelled names, lists and beginnings of names', () => {
    for (const name of ['Sports Medicinea', 'Preventive Medicine, Occupational Medicine', 'Family', '']) {
      assert.equal(isKnownSpecialty(name), false, name);
    }
    assert.equal(findSpecialty('Sports Medicinea'), undefined);
  });
});
