import assert from 'node:assert/strict';
import { factsOf } from '../../server/src/facts/facts';
import { parseLetter } from '../../server/src/letter/parse';
import { allEntries, phraseHits, type TableName } from '../../server/src/rules/language/phraseTable';
import { proseOf, wordsOf } from '../../server/src/rules/language/prose';
import { letterText, plainIssue } from '../support/letters';
import { underline } from '../support/underline';

/** The wrong phrases of a rationale, marked, with table and replacement. */
function check(rationale: string, expected: string): void {
  const letter = parseLetter(letterText({ ...plainIssue, rationale: `Decision rationale: ${rationale}` }));
  const hits = phraseHits(letter, factsOf(letter));
  const last = proseOf(letter, factsOf(letter)).at(-1);
  assert.ok(last !== undefined && last.passage.text === rationale.replace(/\s+/g, ' '));
  assert.equal(
    underline(
      last.passage.text,
      hits.map(({ start, end, table, right }) => ({ start, end, note: `${table}: ${right}` })),
    ),
    expected,
  );
}

describe('phrase tables', () => {
  it('are searched word by word, whatever the case and the line breaks', () => {
    check(
      'Nerve\ncondition study was normal.',
      'Nerve condition study was normal.\n^^^^^^^^^^^^^^^^^^^^^ medical: Nerve conduction study',
    );
    check('The docu-\nmention is thin.', 'The docu- mention is thin.\n    ^^^^^^^^^^^^^ common: documentation');
  });

  it('take the longest of several phrases and repeat the words of the text', () => {
    check(
      'It was also unclear of the rationale as to why.',
      `It was also unclear of the rationale as to why.\n${'^'.repeat(46)} house: The rationale was also unclear as to why`,
    );
  });

  it('let nothing but a blank or a hyphen stand inside a phrase', () => {
    check('A nerve, condition study.', '');
    check('Electro-diagnostic tests.', '');
    check('Electro diagnostic tests.', 'Electro diagnostic tests.\n^^^^^^^^^^^^^^^^^^ medical: Electrodiagnostic');
  });

  it('have enough entries, none of which replaces a phrase by itself or by another wrong one', () => {
    const count: Record<TableName, number> = { house: 0, medical: 0, common: 0 };
    const rightOf = new Map<string, string>();
    for (const { table, words, right } of allEntries()) {
      count[table] += 1;
      const wrong = words.join(' ');
      assert.match(wrong, /^[a-z']+(?: [a-z']+)*$/, wrong);
      assert.notEqual(wrong, right.toLowerCase());
      const other = rightOf.get(wrong);
      assert.ok(other === undefined || other === right, `"${wrong}" has two replacements: "${other}" and "${right}"`);
      rightOf.set(wrong, right);
    }
    assert.ok(count.house >= 300 && count.medical >= 1000 && count.common >= 800, JSON.stringify(count));
    // The right sides that are whole, written one after the other, have no wrong phrase in them.
    const rights = [...new Set(rightOf.values())].filter((right) => right !== '' && !right.includes('$'));
    const letter = parseLetter(letterText({ ...plainIssue, rationale: `Decision rationale: ${rights.join('. ')}.` }));
    assert.deepEqual(
      phraseHits(letter, factsOf(letter)).map(({ wrong, right }) => `${wrong} = ${right}`),
      [],
    );
  });
});

describe('the words of a text', () => {
  it('are whole where a line end broke them, and say what stands around them', () => {
    assert.deepEqual(
      wordsOf("pre- and post-op electro- myography at L4, 18sessions, patient's").map(
        ({ key, broken, glued, gap }) => `${key}${broken ? ' broken' : ''}${glued ? ' glued' : ''} ${gap ?? '-'}`,
      ),
      [
        'pre -',
        'and -',
        'post blank',
        'op hyphen',
        'electromyography broken blank',
        'at blank',
        'l glued blank',
        'sessions glued -',
        "patient's -",
      ],
    );
  });
});
