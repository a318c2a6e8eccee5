import assert from 'node:assert/strict';
import {
  guidelines,
  longestChapterAt,
  longestChapterEndingAt,
  longestGuidelineAt,
  mtusChapters,
} from '../../server/src/reference/guidelines';

/**
 * Looks up at the bracket of `marked` and expects the label that the other bracket delimits: `[` stands at the start of
 * what should be found and `]` at its end. Without one of them, nothing should be found at the other.
 */
function check(find: 'ending' | 'starting' | 'guideline', marked: string, expected: string | undefined): void {
  const text = marked.replace(/[[\]]/g, '');
  const start = marked.indexOf('[');
  const end = marked.indexOf(']') - (start < 0 ? 0 : 1);
  const found =
    find === 'ending'
      ? longestChapterEndingAt(text, end)
      : find === 'starting'
        ? longestChapterAt(text, start)
        : longestGuidelineAt(text, start);
  if (expected === undefined) {
    assert.equal(found, undefined);
    return;
  }
  assert.ok(found !== undefined, `nothing found in ${marked}`);
  const range = { start, end, ...('start' in found ? { start: found.start } : { end: found.end }) };
  const name = 'chapter' in found ? found.chapter.label : found.guideline.id;
  const shown = `${text.slice(0, range.start)}[${text.slice(range.start, range.end)}]${text.slice(range.end)}`;
  assert.deepEqual({ name, shown }, { name: expected, shown: marked });
}

describe('MTUS chapters before the year', () => {
  it('finds a label', () => {
    check('ending', 'Decision based on MTUS [Low Back Complaints] 2004.', 'Low Back Complaints');
  });
  it('finds the longest label, with its commas and its "and"', () => {
    check(
      'ending',
      'MTUS Knee Complaints 2004, and [Forearm, Wrist, and Hand Complaints] 2004',
      'Forearm, Wrist, and Hand Complaints',
    );
  });
  it('does not mind case, "&" and doubled blanks', () => {
    check('ending', '[FOREARM,  WRIST, & hand complaints] 2004', 'Forearm, Wrist, and Hand Complaints');
  });
  it('reads over a word that a line end has broken', () => {
    check('ending', 'MTUS [Low Back Com- plaints] 2004', 'Low Back Complaints');
    check('ending', 'MTUS [Stress- Related Conditions] 2004', 'Stress-Related Conditions');
  });
  it('finds other forms of the label', () => {
    check('ending', '[Hand, Wrist and Forearm Disorders] 2019', 'Hand, Wrist, and Forearm Disorders');
  });
  it('finds nothing inside a word, behind a blank, or for an unknown or misspelled label', () => {
    check('ending', 'MTUS Low Back Complaint]s 2004', undefined);
    check('ending', 'MTUS Low Back Complaints ]2004', undefined);
    check('ending', 'MTUS Rib Complaints] 2004', undefined);
    check('ending', 'MTUS Accupuncture Treatment] 2007', undefined);
    check('ending', ']', undefined);
  });
  it('does not take the end of a longer word for the beginning of a label', () => {
    check('ending', 'Superknee Complaints] 2004', undefined);
  });
});

describe('MTUS chapters in lines without a year', () => {
  it('finds the longest form', () => {
    check(
      'starting',
      'Decision based on MTUS [Chronic Pain Treatment Guidelines] Page(s): 24.',
      'Chronic Pain Medical Treatment',
    );
    check('starting', '[Chronic Pain]: an overview', 'Chronic Pain');
  });
  it('finds nothing where no label starts', () => {
    check('starting', 'MTUS [Some Other Guidelines', undefined);
    check('starting', 'MTUS C[hronic Pain Treatment Guidelines', undefined);
  });
});

describe('other guidelines', () => {
  it('finds the longest name', () => {
    check('guideline', 'Citation [Official Disability Guidelines (ODG)] Insomnia.', 'odg');
    check('guideline', '[ACOEM Occupational Medicine Practice Guidelines, 3rd ed.], Shoulder', 'acoem-3rd');
    check('guideline', '[ACOEM] Practice Parameters', 'mtus-acoem-2004');
  });
  it('finds nothing for an unknown source', () => {
    check('guideline', '[Journal of Bone and Joint Surgery', undefined);
  });
});

describe('the list of guidelines', () => {
  it('gives every chapter an edition, editions in order, and days that fit', () => {
    for (const { label, editions } of mtusChapters) {
      assert.ok(editions.length > 0, label);
      editions.forEach((edition, index) => {
        const before = editions[index - 1];
        assert.ok(before === undefined || before.year < edition.year, label);
        for (const day of [edition.from, edition.to]) assert.match(day ?? '2000-01-01', /^\d{4}-\d\d-\d\d$/, label);
        assert.ok((edition.from ?? '') < (edition.to ?? '9999'), label);
      });
    }
  });
  it('knows which edition of the chronic pain guideline was in force in January 2017', () => {
    const inForce = mtusChapters
      .find(({ label }) => label === 'Chronic Pain Medical Treatment')
      ?.editions.filter(({ from, to }) => (from ?? '') <= '2017-01-15' && '2017-01-15' < (to ?? '9999'));
    assert.deepEqual(
      inForce?.map(({ year }) => year),
      [2016],
    );
  });
  it('has no name twice', () => {
    const labels = [...mtusChapters.flatMap(({ label, aliases }) => [label, ...(aliases ?? [])])];
    assert.deepEqual(
      labels.filter((label, index) => labels.indexOf(label) !== index),
      [],
    );
    const ids = guidelines.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
  });
});
