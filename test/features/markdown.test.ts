/** Text of a letter as Markdown: shown as it stands, whatever it holds. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, plainLine } from '../../server/src/features/markdown';
import '../support/seed';

function check(text: string, expected: string): void {
  assert.equal(escapeMarkdown(text), expected);
}

/** What a reader of Markdown shows of an escaped line: marks behind a backslash stand for themselves. */
const shown = (markdown: string) => markdown.replace(/\\([\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e])/g, '$1');

describe('escapeMarkdown', () => {
  it('leaves the words of letters as they are', () => {
    const plain = 'NSAIDs, GI symptoms & cardiovascular risk (10/11/2016): 5-325 mg, 1.5 % #30!';
    check(plain, plain);
  });

  it('escapes backslashes', () => check('a\\b \\* \\', 'a\\\\b \\\\\\* \\\\'));
  it('escapes backticks', () => check('`code` ```', '\\`code\\` \\`\\`\\`'));
  it('escapes emphasis and crossed out words', () => check('*a* __b__ ~~c~~', '\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'));
  it('escapes brackets of links and pictures', () =>
    check('[a](command:x) ![b](http://c)', '\\[a\\](command:x) !\\[b\\](http\\://c)'));
  it('escapes HTML', () => check('<img src=x onerror=y>', '\\<img src=x onerror=y\\>'));
  it('escapes entities', () => check('&lt;b&gt; &#60; R&D, A & B', '\\&lt;b\\&gt; \\&#60; R\\&D, A & B'));
  it('escapes the bars of tables', () => check('a | b', 'a \\| b'));
  it('makes no addresses into links', () =>
    check('https://a.b www.c.d WWW.e.f g@h.i Drugs@FDA', 'https\\://a.b www\\.c.d WWW\\.e.f g\\@h.i Drugs@FDA'));

  it('begins no heading, list or rule', () => {
    check('# a', '\\# a');
    check('- a', '\\- a');
    check('+ a', '\\+ a');
    check('--- ', '\\---');
    check('===', '\\===');
    check('12. a', '12\\. a');
    check('12) a', '12\\) a');
    check('12 a', '12 a');
    check('    a', 'a');
  });

  it('makes one line of many', () => {
    check('a\nb\r\n\r\n# c\rd\te\u2028f\u0085g\u00a0h', 'a b # c d e f g h');
  });

  it('leaves out what shows nothing, and keeps whole characters', () => {
    check('a\u0000b\u200b\u202ec\ufeff', 'abc');
    check('\ud83e\uddb4 bone \ud83e', '\ud83e\uddb4 bone \ufffd');
  });

  it('shows any text as it stands, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const escaped = escapeMarkdown(text);
        assert.equal(shown(escaped), plainLine(text));
        assert.ok(!/[\r\n\u2028\u2029]/.test(escaped));
        assert.ok(!/(?<!\\)(?:\\\\)*[`*_[\]<>|~]/.test(escaped.replace(/\\[`*_[\]<>|~]/g, '')));
      }),
    );
  });
});
