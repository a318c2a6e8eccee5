/** What is coloured by meaning, drawn under the text with its kind. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { parseLetter } from '../../server/src/letter/parse';
import { issuesOpening, letterText, otherIssue, plainIssue } from '../support/letters';
import '../support/seed';
import { lines, underline } from '../support/underline';

const tokensOf = (text: string) => semanticTokens(parseLetter(text));

/** The tokens of the lines from `from` to the end of the letter, or in all of it. */
function check(text: string, drawn: string, from = ''): void {
  const begin = text.indexOf(from);
  const marked = tokensOf(text)
    .filter(({ start }) => start >= begin)
    .map(({ modifier, type, ...range }) => ({ ...range, note: modifier === null ? type : `${type} ${modifier}` }));
  assert.equal(underline(text, marked), lines(drawn).trimEnd());
}

const letter = (...rows: readonly string[]) => letterText({ item: rows.join('\n') });

describe('semanticTokens', () => {
  it('colour the days of the header', () =>
    check(
      letterText().replace(/HOW THE[\s\S]*/, ''),
      `
      Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                            ^^^^^^^^^^ date
      Date Assigned:        12/30/2016                      Date of Injury:      10/11/2016
                                                                                 ^^^^^^^^^^ date
      Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
                            ^^^^^^^^^^ date
      Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
                                                                                 ^^^^^^^^^^ date
      Priority:             Standard                        Application          12/23/2016
                                                                                 ^^^^^^^^^^ date`,
    ));

  it('colour item, decision, guideline and topic of an issue', () =>
    check(
      letterText(plainIssue, otherIssue),
      `
      MRI of the left knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^ item
      MRI of the left knee: Upheld
                            ^^^^^^ decision
      Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.
                                                        ^^^^ guideline
      Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.
                                                             ^^^^^^^^^^^^^^^ guideline
      Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Initial Care.
                                                                                               ^^^^^^^^^^^^ topic
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                           ^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                                ^^^^^^^^^^^^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
                                                                                  ^^^^^^^^^^^^^^^ topic
      Physical therapy of the knee 6 visits: Overturned
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ item
      Physical therapy of the knee 6 visits: Overturned
                                             ^^^^^^^^^^ decision overturned
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.
                                           ^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.
                                                                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ topic`,
      'MRI of the left knee: Upheld',
    ));

  it('colour two chapters with one source, other guidelines, and pages', () => {
    const reviewer = `MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain
Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.`;
    check(
      letter('MRI of the knee: Upheld', '', 'Claims Administrator guideline: X', '', reviewer),
      `
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain
                                           ^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain
                                                ^^^^^^^^^^^^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain
                                                                                  ^^^^^^^ topic
      MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Summary, and Chronic Pain
                                                                                               ^^^^^^^^^^^^ guideline
      Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.
      ^^^^^^^^^^^^^^^^^ guideline
      Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.
                                          ^^^^^^ topic
      Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.
                                                                                      ^^^ guideline
      Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.
                                                                                          ^^^^^^^^ guideline
      Medical Treatment 2009, Section(s): NSAIDs. Decision based on Non-MTUS Citation ODG Low Back, MRI.
                                                                                                    ^^^ topic`,
      'MAXIMUS guideline: D',
    );
    check(
      letter(
        'MRI of the knee: Upheld',
        '',
        'MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.',
      ),
      `
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.
                                           ^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.
                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ guideline
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.
                                                                                          ^^^^^^ topic
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.
                                                                                                          ^^^^^ page
      MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment Guidelines NSAIDs Page(s): 67-68, 72.
                                                                                                                 ^^ page`,
      'MAXIMUS guideline: D',
    );
  });

  it('leave drugs, strengths, amounts and dates of an item their own colours', () =>
    check(
      letter('Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld'),
      `
      Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld
      ^^^^^^^^ drug
      Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld
               ^^^^ strength
      Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld
                         ^^^^^^^^^^ date
      Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld
                                   ^^^^^^^^^^^^^^^^^^^^ item
      Tramadol 50mg #60, 10/26/2016, requested for pain: Upheld
                                                         ^^^^^^ decision
      `,
      'Tramadol',
    ));

  it('colour what is in dispute of a partly authorized request, line by line', () =>
    check(
      letterText({
        ...plainIssue,
        item: `Twelve sessions of therapy was the original request. Four sessions was authorized by the Claims
Administrator. The remaining IMR eligible portion of the original request, Eight sessions of
  therapy is: Upheld`,
      }).replace(/\n\nClaims[\s\S]*/, '\n'),
      `
      Administrator. The remaining IMR eligible portion of the original request, Eight sessions of
                                                                                 ^^^^^^^^^^^^^^^^^ item
        therapy is: Upheld
        ^^^^^^^ item
        therapy is: Upheld
                    ^^^^^^ decision`,
      'Twelve',
    ));

  it('colour notes and placeholders, and no fact inside them', () =>
    check(
      letterText({
        ...plainIssue,
        rationale: 'Decision rationale: He took\n%% Norco 5mg on 10/10/2016?\n[INSERT 10/26/2016] Norco 5 mg.',
      }),
      `
      %% Norco 5mg on 10/10/2016?
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment
      [INSERT 10/26/2016] Norco 5 mg.
      ^^^^^^^^^^^^^^^^^^^ placeholder
      [INSERT 10/26/2016] Norco 5 mg.
                          ^^^^^ drug
      [INSERT 10/26/2016] Norco 5 mg.
                                ^^^^ strength`,
      'Decision rationale',
    ));

  it('leave a word that is no decision of the form without colour', () => {
    for (const word of ['Denied', 'Uphled', 'Partially overturned'])
      assert.ok(!tokensOf(letter(`MRI: ${word}`, '', plainIssue.claims)).some(({ type }) => type === 'decision'), word);
    assert.ok(tokensOf(letter('MRI: UPHELD', '', plainIssue.claims)).some(({ type }) => type === 'decision'));
  });

  it('have nothing but notes in a text that is no letter', () => {
    assert.deepEqual(tokensOf(''), []);
    assert.deepEqual(tokensOf('He took Norco 5mg on 10/10/2016.\n'), []);
    assert.deepEqual(tokensOf('One.\n  %% two  \n'), [{ start: 7, end: 13, type: 'comment', modifier: null }]);
  });

  it('keep to a range', () => {
    const text = letterText(plainIssue, otherIssue);
    const parsed = parseLetter(text);
    const all = semanticTokens(parsed);
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), (one, other) => {
        const range = { start: Math.min(one, other), end: Math.max(one, other) };
        assert.deepEqual(
          semanticTokens(parsed, range),
          all.filter(({ start, end }) => start < range.end && end > range.start),
        );
      }),
    );
  });

  it('are in order, on one line each, and none over another, in any text', () => {
    const pieces = [
      ...`${issuesOpening}|${Object.values(plainIssue).join('|')}|Tramadol 50 mg #60: Overturned|5/325 mg|10/26/|2016`.split(
        '|',
      ),
      '[INSERT x]',
      '%% note',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '\f',
      ' ',
      '\u{1f600}',
      ', and Knee Complaints 2004, Section(s): Pain, 5 mg',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (some) => {
        const text = some.join('');
        let before = 0;
        for (const { start, end } of tokensOf(text)) {
          assert.ok(start >= before && end > start && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]|^\s|\s$/);
          before = end;
        }
      }),
    );
  });

  it('take time in proportion to the letter', () => {
    const issue = {
      ...plainIssue,
      rationale: `${plainIssue.rationale} He took Norco 5/325 mg on 10/26/2016. `.repeat(4),
    };
    const textOf = (size: number) => letterText(...Array.from({ length: size }, () => issue));
    const time = (text: string) => {
      const parsed = parseLetter(text);
      const began = performance.now();
      assert.ok(semanticTokens(parsed).length > 1000);
      return performance.now() - began;
    };
    const [small, large] = [textOf(200), textOf(1600)];
    assert.ok(large.length > 1_000_000);
    time(small);
    const fast = Math.min(...[1, 2, 3].map(() => time(small)));
    const slow = Math.min(...[1, 2, 3].map(() => time(large)));
    assert.ok(slow < 8 * 4 * fast, `${fast} ms, then ${slow} ms for eight times as much`);
  }).timeout(60_000);
});
