import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { caseless } from '../../server/src/letter/caseless';

/** Asks a pattern and its quick form in every way, and says what they found. */
function check(pattern: RegExp, text: string): void {
  const quick = caseless(pattern);
  const asked = (one: RegExp) => {
    const first = one.exec(text);
    const { lastIndex } = one;
    one.lastIndex = 0;
    return {
      first: first && { groups: [...first], index: first.index, input: first.input },
      lastIndex,
      all: one.global ? [...text.matchAll(one)].map((match) => ({ groups: [...match], index: match.index })) : [],
      test: one.test(text),
      search: text.search(one),
      replaced: text.replace(one, (...parts) => `<${parts.slice(0, -2).join('|')}>`),
      split: text.split(one),
    };
  };
  assert.deepEqual(asked(quick), asked(pattern), `${pattern} on ${JSON.stringify(text)}`);
}

/** The texts of all modules of the engine. */
function everyModule(): string[] {
  const folder = path.join('server', 'src');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

describe('a caseless pattern', () => {
  it('finds what the flag finds, as it stands in the text', () => {
    check(/\b(?:mri|x-? ?rays?) of (?:the )?(\w+)/gi, 'An MRI of the Knee, an X-Ray of THE hip, x rays of it.');
    check(/(left|right)|(knee)/i, 'RIGHT knee');
    check(/[A-Z]{2,3}/gi, 'ab CDE f');
    check(/[^a-z ]+/gi, 'Ab1 É2');
  });

  it('gives each group the words of its own place', () => {
    check(/(\w+) (?:and|or) (\w+)/gi, 'one AND One, One or one, ONE and one');
    check(/(a)?(b)?(c*)/gi, 'AB c bC');
    check(/(?<=no )(\w+)( \1)?/gi, 'NO Pain pain, no pain Pain');
  });

  it('keeps what is no letter', () => {
    check(/\bpain\B\S+\W\D/gi, 'Painful X');
    check(/\u2019S|\xBD/gi, '½ patient\u2019s');
    check(/\\Ab/i, '\\aB');
  });

  it('starts where it was left, and sticks to its place', () => {
    check(/knee/iy, 'KNEE Knee');
    check(/knee/iy, 'a KNEE');
    const pattern = caseless(/knee/gi);
    pattern.lastIndex = 1;
    assert.deepEqual(pattern.exec('Knee KNEE')?.index, 5);
    assert.equal(pattern.lastIndex, 9);
  });

  it('keeps offsets in texts whose small letters are longer, or of ASCII', () => {
    check(/k(n)/gi, '\u0130\u0130 Kn \u212an');
    check(/s+/gi, '\u017fSs \u0130');
  });

  it('finds nothing where nothing is', () => {
    check(/knee/i, '');
    check(/knee/gi, 'HIP');
  });

  it('brings the text that it goes through into small letters once, whatever others are asked meanwhile', () => {
    const text = 'A Knee. '.repeat(1000);
    const patterns = [caseless(/knee/gi), caseless(/a/i)] as const;
    const original = String.prototype.toLowerCase;
    let read = 0;
    String.prototype.toLowerCase = function lowered(this: string) {
      read += this.length;
      return original.call(this);
    };
    try {
      for (const { index } of text.matchAll(patterns[0])) patterns[1].test(text.slice(index, index + 6));
    } finally {
      String.prototype.toLowerCase = original;
    }
    assert.ok(read <= 2 * text.length, `${read} characters of ${text.length}`);
  });

  it('is made only of what it can be made of', () => {
    const made = everyModule().flatMap((source) => [
      ...source.matchAll(/\bcaseless\(\s*\/((?:\\.|\[(?:\\.|[^\]])*\]|[^/\n])+)\/(\w*)/g),
    ]);
    assert.ok(made.length > 50, `${made.length} patterns`);
    for (const [, pattern = '', flags = ''] of made) {
      assert.match(flags, /^[gimsy]*$/, pattern);
      assert.doesNotMatch(pattern, /\(\?<[A-Za-z]|\\p\{|\\k</, pattern);
    }
  });
});
