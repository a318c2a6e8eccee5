/** The rules on whole letters, and what holds for all of them together. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseLetter } from '../../server/src/letter/parse';
import { type CheckOptions, checkLetter, rules } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { header, how, issuesOpening, issueText, letterText, otherIssue, plainIssue, summary } from '../support/letters';
import { lines, underline } from '../support/underline';

function check(text: string, expected: string, options: CheckOptions = {}): void {
  const findings = checkLetter(parseLetter(text), options);
  const drawn = underline(
    text,
    findings.map(({ start, end, code, severity }) => ({ start, end, note: `${severity} ${code}` })),
  );
  assert.equal(drawn, lines(expected).trimEnd());
}

describe('checkLetter', () => {
  it('has nothing to say on a complete letter', () => check(letterText(plainIssue, otherIssue), ''));

  it('has nothing to say on an empty file, on blanks, and on other text', () => {
    check('', '');
    check(' \n\n', '');
    check('Dear colleague,\n\nplease find the minutes attached: the denial was upheld.\n', '');
  });

  it('reports each missing part once, on the item line', () => {
    const item = plainIssue.item;
    check(
      letterText({ item }, otherIssue),
      `
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ error missing-claims-administrator-guideline
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ error missing-reviewer-guideline
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ error missing-rationale
      `,
    );
  });

  it('reports the right one of several issues', () => {
    const { item, claims, reviewer } = otherIssue;
    check(
      letterText(plainIssue, { item, claims, reviewer }),
      `
      Physical therapy of the knee 6 visits: Overturned
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-rationale
      `,
    );
  });

  it('reports a passed-over section where the next one begins', () => {
    check(
      [header, how, `${issuesOpening.trimStart()}\n${issueText(plainIssue)}\n`].join('\n'),
      `
      IMR ISSUES, DECISIONS AND RATIONALES
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-section
      `,
    );
  });

  it('waits for the last section until the summary is written', () => {
    check([header, how].join('\n'), '');
    const begun = 'CLINICAL CASE SUMMARY\n';
    check([header, how, begun].join('\n'), '');
    check(
      [header, how, `CLINICAL CASE SUMMARY\n\n${'The worker fell. '.repeat(20)}\n`].join('\n'),
      `
      CLINICAL CASE SUMMARY
      ^^^^^^^^^^^^^^^^^^^^^ error missing-section
      `,
    );
  });

  it('asks for a lost heading above its lead-in', () => {
    const headless = issuesOpening.split('\n').slice(1).join('\n');
    check(
      [header, how, summary, `${headless}\n${issueText(plainIssue)}\n`].join('\n'),
      `
      The Final Determination was based on decisions for the disputed items/services set forth below:
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-section
      `,
    );
  });

  it('asks once for what a snippet leaves to fill in', () => {
    check(
      letterText({
        ...plainIssue,
        item: 'MRI of the left knee: [INSERT decision]',
        rationale: 'Decision rationale: The request [INSERT is or is not] medically necessary.',
      }),
      `
      MRI of the left knee: [INSERT decision]
                            ^^^^^^^^^^^^^^^^^ error placeholder
      Decision rationale: The request [INSERT is or is not] medically necessary.
                                      ^^^^^^^^^^^^^^^^^^^^^ error placeholder
      `,
    );
  });

  it('names five places that wait to be filled in one by one, and counts more of them', () => {
    const text = (count: number) =>
      letterText({
        ...plainIssue,
        rationale: `Decision rationale: ${'TBD '.repeat(count)}is not medically necessary.`,
      });
    const found = (count: number) => checkLetter(parseLetter(text(count))).filter(({ code }) => code === 'placeholder');
    assert.equal(found(5).length, 5);
    assert.deepEqual(
      found(6).map(({ start, message }) => [text(6).slice(0, start).endsWith('rationale: '), message]),
      [
        [
          true,
          '6 places of this letter are not filled in yet, and this is the first. Replace each with the facts of the case, or delete it.',
        ],
      ],
    );
  });

  it('takes other severities and silences rules', () => {
    const text = letterText({ ...plainIssue, rationale: 'Decision rationale: TBD' });
    check(
      text,
      `
      Decision rationale: TBD
                          ^^^ error placeholder
      `,
      { severities: { 'no-necessity-conclusion': 'off' } },
    );
    check(
      text,
      `
      Decision rationale: TBD
                          ^^^ hint no-necessity-conclusion
      `,
      { severities: { 'no-necessity-conclusion': 'hint', placeholder: 'off' } },
    );
  });

  it("gives the other rules' findings when one rule throws", () => {
    const broken: Rule = {
      ...(rules[0] as Rule),
      code: 'broken',
      check: () => {
        throw new Error('broken rule');
      },
    };
    const failed: string[] = [];
    check(
      letterText({ ...plainIssue, item: 'MRI of the left knee: Denied' }),
      `
      MRI of the left knee: Denied
                            ^^^^^^ error unknown-decision
      `,
      { rules: [broken, ...rules], onRuleError: (code) => failed.push(code) },
    );
    assert.deepEqual(failed, ['broken']);
  });

  it('names every rule once, in small letters', () => {
    const codes = rules.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
    for (const code of codes) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
  });

  const samples: Readonly<Record<string, readonly string[]>> = {
    '2016-clean.imr': [],
    '2016-surgery-dependent-services.imr': [],
    '2016-partly-authorized-and-opioid.imr': [],
    '2014-clean.txt': [],
    '2014-with-header.txt': [],
    '2013-notice.txt': [],
    '2013-determination.txt': [],
    '2013-professional-review.txt': [],
    'not-a-letter.txt': [],
    '2016-unfinished.imr': [
      'placeholder',
      'missing-rationale',
      'missing-decision',
      'missing-citation',
      'missing-rationale',
    ],
    '2016-careless.imr': [
      'date-mismatch',
      'doubled-word',
      'gender-mismatch',
      'citation-wrong-body-part',
      'contradicts-summary',
      'laterality-mismatch',
      'citation-outdated',
      'citation-misspelled',
      'missing-space',
      'quantity-drift',
    ],
    '2016-defects.imr': [
      'decision-contradicts-rationale',
      'unknown-decision',
      'part-order',
      'missing-claims-administrator-guideline',
      'no-necessity-conclusion',
      'duplicate-part',
    ],
  };
  for (const [name, codes] of Object.entries(samples)) {
    it(`finds in samples/${name} what its page says`, () => {
      const letter = parseLetter(readFileSync(`samples/${name}`, 'utf8'));
      assert.deepEqual(
        checkLetter(letter).map(({ code }) => code),
        codes,
      );
    });
  }
});
