import assert from 'node:assert/strict';
import { NameIndex } from '../../server/src/reference/nameIndex';

const NAMES = ['Neck', 'Neck & Upper Back', 'T.E.N.S.', 'Low-Level Laser', 'Mail'];
const index = new NameIndex<string>(() => NAMES.map((name) => [name, name] as const));

/** Looks up at `<` forwards, and at `>` backwards; both must give the stretch between them, or nothing without it. */
function check(marked: string, expected: string | undefined): void {
  const text = marked.replace(/[<>]/g, '');
  const start = marked.indexOf('<');
  const end = marked.indexOf('>') - 1;
  assert.deepEqual(index.longestAt(text, start), expected && { value: expected, end });
  if (expected !== undefined) assert.deepEqual(index.longestEndingAt(text, end), { value: expected, start });
}

describe('the index of names', () => {
  it('finds the longest name, forwards and backwards', () => {
    check('the <Neck and Upper Back>.', 'Neck & Upper Back');
    check('the <neck>, and', 'Neck');
    check('<T.E.N.S.>', 'T.E.N.S.');
  });
  it('takes dashes, blanks and broken words as they come', () => {
    check('<Low\u2013Level Laser>', 'Low-Level Laser');
    check('<Low- Level Laser>', 'Low-Level Laser');
    check('<Neck & Up- per Back>', 'Neck & Upper Back');
    check('<Neck\n   & Upper Back>', 'Neck & Upper Back');
  });
  it('finds nothing at a blank or inside a word', () => {
    check('a< Neck', undefined);
    check('bottle<Neck', undefined);
    check('<Necklace', undefined);
    check('<', undefined);
  });
  it('lets the caller say where a name may end', () => {
    assert.deepEqual(
      index.longestAt('Neck & Upper Back', 0, (end) => end === 4),
      { value: 'Neck', end: 4 },
    );
    assert.equal(
      index.longestAt('Neck', 0, () => false),
      undefined,
    );
  });
  it('gives the value of a whole name only', () => {
    assert.equal(index.get(' neck and upper back '), 'Neck & Upper Back');
    assert.equal(index.get('Neck pain'), undefined);
    assert.equal(index.get(''), undefined);
  });
  it('does not read further than the longest name', () => {
    const reads: number[] = [];
    const text = { length: 1_000_000, charCodeAt: (at: number) => reads.push(at) && 0x61, slice: () => 'a' };
    assert.equal(index.longestAt(text as unknown as string, 0), undefined);
    assert.equal(index.longestEndingAt(text as unknown as string, 1_000_000), undefined);
    assert.ok(reads.length < 100, `${reads.length} characters read`);
  });
});
