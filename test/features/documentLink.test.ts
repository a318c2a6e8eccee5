/** Links: what is underlined, where a click leads, and what the tooltip says. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentLinks, maxLinks } from '../../server/src/features/documentLink';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, plainIssue } from '../support/letters';
import '../support/seed';
import { lines, underline } from '../support/underline';

const withRationale = (rationale: string) =>
  letterText({ ...plainIssue, rationale: `Decision rationale: ${rationale}` });

/** Draws the links of a rationale, each with its target. */
function check(rationale: string, expected: string): void {
  const text = withRationale(lines(rationale).trimEnd());
  const links = documentLinks(parseLetter(text));
  const drawn = underline(
    text,
    links.map(({ start, end, target }) => ({ start, end, note: target })),
  );
  assert.equal(
    drawn.replaceAll('Decision rationale: ', '').replaceAll(`\n${' '.repeat(20)}`, '\n'),
    lines(expected).trimEnd(),
  );
}

const targets = (rationale: string) => documentLinks(parseLetter(withRationale(rationale))).map(({ target }) => target);

describe('documentLinks', () => {
  it('leads from regulations to the pages of the DIR', () => {
    check(
      'As 8 CCR 9792.21.1(a)(2)(C) asks.',
      `
      As 8 CCR 9792.21.1(a)(2)(C) asks.
         ^^^^^^^^^^^^^^^^^^^^^^^^ https://www.dir.ca.gov/t8/9792_21_1.html
      `,
    );
    check(
      'Under section 9792.21(d) it may not.',
      `
      Under section 9792.21(d) it may not.
            ^^^^^^^^^^^^^^^^^^ https://www.dir.ca.gov/t8/9792_21.html
      `,
    );
    const page = 'https://www.dir.ca.gov/t8/9792_20.html';
    for (const wording of [
      '8 CCR \u00a7 9792.20(g)',
      '8 C.C.R. 9792.20',
      'Title 8, California Code of Regulations, section 9792.20',
      'Cal. Code Regs., tit. 8, \u00a7 9792.20',
      'Sections 9792.20 of it',
      '9792.20.',
    ])
      assert.deepEqual(targets(`See ${wording} here.`), [page], wording);
    assert.deepEqual(targets('See 8 CCR 10575 here.'), ['https://www.dir.ca.gov/t8/10575.html']);
  });

  it('leads from the Labor Code to the pages of the Legislature', () => {
    check(
      'LC 4610.5(c)(2) ranks them.',
      `
      LC 4610.5(c)(2) ranks them.
      ^^^^^^^^^^^^^^^ https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=4610.5.
      `,
    );
    const page = 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?lawCode=LAB&sectionNum=4600.';
    for (const wording of ['Labor Code section 4600', 'Lab. Code, \u00a7 4600', 'California Labor Code \u00a74600'])
      assert.deepEqual(targets(`See ${wording}.`), [page], wording);
  });

  it('leads from a DOI and a PMID to the article', () => {
    check(
      'Smith (doi: 10.1001/jama.2016.1464), PMID: 26977696.',
      `
      Smith (doi: 10.1001/jama.2016.1464), PMID: 26977696.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://doi.org/10.1001/jama.2016.1464
      Smith (doi: 10.1001/jama.2016.1464), PMID: 26977696.
                                           ^^^^^^^^^^^^^^ https://pubmed.ncbi.nlm.nih.gov/26977696/
      `,
    );
    assert.deepEqual(targets('See 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.'), [
      'https://doi.org/10.1002/(SICI)1097-4571(199806)49%3A8%3C693%3A%3AAID-ASI4%3E3.0.CO%3B2-O',
    ]);
    assert.deepEqual(targets('See https://doi.org/10.1001/jama.2016.1464.'), [
      'https://doi.org/10.1001/jama.2016.1464',
    ]);
  });

  it('takes addresses without the marks behind them', () => {
    check(
      'See (www.aetna.com/cpb/100_199/0181.html).',
      `
      See (www.aetna.com/cpb/100_199/0181.html).
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://www.aetna.com/cpb/100_199/0181.html
      `,
    );
    assert.deepEqual(targets('HTTP://Example.org/a_(b), "https://example.org/c?d=e#f".'), [
      'http://Example.org/a_(b)',
      'https://example.org/c?d=e#f',
    ]);
  });

  it('goes only as far as the line', () => {
    check(
      `
      See https://www.cms.gov/Regulations-and-
      Guidance and 8 CCR
      section 9792.21.1(d).
      `,
      `
      See https://www.cms.gov/Regulations-and-
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ https://www.cms.gov/Regulations-and
      section 9792.21.1(d).
      ^^^^^^^^^^^^^^^^^^^^ https://www.dir.ca.gov/t8/9792_21_1.html
      `,
    );
  });

  it('makes no links of other schemes, of hosts in disguise, and of numbers', () => {
    for (const text of [
      'javascript:alert(1) file:///etc/passwd data:text/html,x command:workbench.action command://x ftp://a.b/c',
      'https://dir.ca.gov@evil.example/t8 https://user:secret@evil.example/',
      'http://localhost/a https://x www.a https:///a http://-a.b',
      'section 326, page 4610.5 of 4610.6, 9792 visits, 10/325 mg, 10.5 mg, 10.1234 cm, LC 4, PMID none, 1.9792.20',
      'xhttps://a.example/b 110.1001/jama',
    ])
      assert.deepEqual(targets(text), [], text);
  });

  it('says in plain words what a click does', () => {
    const links = documentLinks(
      parseLetter(withRationale('8 CCR 9792.20, LC 4600, PMID 1, 10.1001/j, https://www.CMS.gov/a.')),
    );
    assert.deepEqual(
      links.map(({ tooltip }) => tooltip),
      [
        'Open 8 CCR 9792.20 on the site of the California DIR',
        'Open Labor Code section 4600 on the site of the California Legislature',
        'Open the article in PubMed (PMID 1)',
        'Open the article with DOI 10.1001/j',
        'Open www.cms.gov in the browser',
      ],
    );
  });

  it('leaves out the notes of the author, and texts that are no letter', () => {
    assert.deepEqual(documentLinks(parseLetter(`%% https://a.example/b\n${letterText(plainIssue)}`)), []);
    assert.deepEqual(documentLinks(parseLetter('See https://a.example/b')), []);
    assert.deepEqual(documentLinks(parseLetter('')), []);
  });

  it('stands for the same places whatever the line ends are', () => {
    const text = withRationale('\ud83e\uddb4 LC\n4600 \ud83e\uddb4 www.a.example/b\ud83e\uddb4');
    for (const form of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`]) {
      const found = documentLinks(parseLetter(form)).map(({ start, end }) => form.slice(start, end));
      assert.deepEqual(found, ['4600', 'www.a.example/b']);
    }
  });

  it('is bounded in number and linear in time', () => {
    const many = withRationale('8 CCR 9792.20. '.repeat(maxLinks * 2));
    assert.equal(documentLinks(parseLetter(many)).length, maxLinks);
    const time = (unit: string, count: number) => {
      const letter = parseLetter(withRationale(unit.repeat(count)));
      const began = performance.now();
      documentLinks(letter);
      return performance.now() - began;
    };
    for (const unit of [
      'a',
      'www.',
      'https://',
      'https://a.',
      '10.1234/',
      '(((',
      '8 ',
      'Labor ',
      'section ',
      '\u00a7',
      '9792.',
      'Title 8, ',
      ' \n',
    ]) {
      const count = Math.ceil(400_000 / unit.length);
      time(unit, 1000);
      const long = time(unit, count);
      assert.ok(long < 400, `${JSON.stringify(unit)}: ${long} ms for 400 kB`);
    }
  });

  it('gives links in order, inside the text, with targets of plain characters', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'https://',
        'www.',
        'a.example',
        '/b',
        '(',
        ')',
        '.',
        'doi:',
        '10.1000/',
        'PMID ',
        '123',
        '8 CCR ',
        'LC ',
        '\u00a7 ',
        '9792.21',
        '\n',
        '@',
        '<',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = withRationale(pieces.join(''));
        let last = 0;
        for (const { start, end, target } of documentLinks(parseLetter(text))) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.match(target, /^https?:\/\/[!-~]+$/);
          assert.doesNotThrow(() => new URL(target));
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          last = end;
        }
      }),
      { numRuns: 150 },
    );
  });
});
