// biome-ignore-all lint/suspicious/noTemplateCurlyInString: unresolved snippet fields are text here.
/** The colours of a letter: `syntaxes/imr.tmLanguage.json`. */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { covers, GRAMMAR_FILE, type LetterGrammar, loadGrammar, stretches, textsWith } from './support';

const LETTERS = '../shared/letters';

let grammar: LetterGrammar;

/**
 * Under a line of text, `^^^^ scope` says that exactly this stretch carries the scope (and that no more of the line
 * does), and `---- scope` that no character of the stretch carries it. In the text, `␌` stands for a form feed and `→`
 * for a tab.
 */
function check(marked: string): void {
  const lines = marked.replace(/^\n|\n *$/g, '').split('\n');
  const text: string[] = [];
  const expectations: { line: number; start: number; end: number; sign: string; scope: string }[] = [];
  for (const line of lines) {
    const mark = /^( *)(\^+|-+) ([a-z][a-z.-]*)$/.exec(line);
    if (mark === null) {
      text.push(line.replaceAll('␌', '\f').replaceAll('→', '\t'));
      continue;
    }
    const [, indent = '', signs = '', scope = ''] = mark;
    const start = indent.length;
    expectations.push({ line: text.length - 1, start, end: start + signs.length, sign: signs.charAt(0), scope });
  }
  assert.ok(expectations.length > 0, 'nothing is expected');
  const tokenized = grammar.tokenize(text.join('\n'));
  for (const [index, line] of tokenized.entries()) {
    assert.ok(line.closed, `something stays open behind line ${index + 1}: ${line.text}`);
    const wanted = expectations.filter((expectation) => expectation.line === index);
    for (const { start, end, sign, scope } of wanted) {
      const found = stretches(line, scope);
      const shown = `${line.text}\n${found.map((one) => `${one.start}-${one.end}`).join(', ') || 'nowhere'}`;
      if (sign === '-') {
        assert.ok(
          !found.some((one) => one.start < end && one.end > start),
          `${scope} not at ${start}-${end}:\n${shown}`,
        );
      } else {
        assert.ok(
          found.some((one) => one.start === start && one.end === end),
          `${scope} at ${start}-${end}:\n${shown}`,
        );
        for (const one of found) {
          const drawn = wanted.some(
            (other) => other.scope === scope && other.start === one.start && other.end === one.end,
          );
          assert.ok(drawn, `${scope} also at ${one.start}-${one.end}:\n${shown}`);
        }
      }
    }
  }
}

interface Rule {
  readonly name?: string;
  readonly match?: string;
  readonly captures?: Record<string, Rule>;
  readonly patterns?: readonly Rule[];
  readonly repository?: Record<string, Rule>;
}

/** All rules of the grammar, those of captures too. */
function* rules(rule: Rule): Generator<Rule> {
  yield rule;
  const inner = [rule.patterns ?? [], Object.values(rule.captures ?? {}), Object.values(rule.repository ?? {})].flat();
  for (const one of inner) yield* rules(one);
}

const source = JSON.parse(readFileSync(GRAMMAR_FILE, 'utf8')) as Rule;

describe('grammar', () => {
  before(async () => {
    grammar = await loadGrammar();
  });

  describe('headings', () => {
    it('colours the headings of the posted letters, in any case and behind blanks or a form feed', () => {
      check(`
        HOW THE IMR FINAL DETERMINATION WAS MADE
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
Clinical Case Summary
^^^^^^^^^^^^^^^^^^^^^ markup.heading
␌IMR ISSUES, DECISIONS AND RATIONALES
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
the end of a page.␌  CLINICAL  CASE SUMMARY
                     ^^^^^^^^^^^^^^^^^^^^^^ markup.heading
→CLINICAL CASE SUMMARY →
 ^^^^^^^^^^^^^^^^^^^^^ markup.heading
`);
    });

    it('colours the headings of 2013 and 2014', () => {
      check(`
DOCUMENTS REVIEWED
^^^^^^^^^^^^^^^^^^ markup.heading
IMR DECISION(S) AND RATIONALE(S)
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
MEDICAL PROFESSIONAL REVIEW
^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
ISSUE AT DISPUTE: a made-up item
^^^^^^^^^^^^^^^^^ markup.heading
CASE SUMMARY:
^^^^^^^^^^^^^ markup.heading
DOCUMENTS REVIEWED FOR DETERMINATION:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
MEDICAL TREATMENT GUIDELINE(S) RELIED UPON BY PROFESSIONAL
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
REVIEWER AND WHY:
^^^^^^^^^^^^^^^^^ markup.heading
RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
MEDICAL REVIEWER QUALIFICATIONS:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
Medical Qualifications of the Expert Reviewer:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
`);
      check(`
MAXIMUS FEDERAL SERVICES, INC. Notice of Independent Medical Review Determination Dated: 3/4/2013
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.heading
                                                                                  ^^^^^^ entity.name.function.label
                                                                                         ^^^^^^^^ constant.numeric.date
`);
    });

    it('leaves the same words alone inside a sentence', () => {
      check(`
The expert reviewer developed the following clinical case summary based on a review of the
------------------------------------------------------------------------------------------ markup.heading
medically necessary: this is prose.
------------------- markup.heading
`);
    });
  });

  describe('header', () => {
    it('colours labels and values in one column and in two', () => {
      check(`
Case Number:          CM17-0000000
^^^^^^^^^^^^ entity.name.function.label.header
                      ^^^^^^^^^^^^ string.unquoted.case-number
Date Assigned:        01/06/2017            Date of Injury:      11/8/2016
^^^^^^^^^^^^^^ entity.name.function.label.header
                      ^^^^^^^^^^ constant.numeric.date
                                            ^^^^^^^^^^^^^^^ entity.name.function.label.header
                                                                 ^^^^^^^^^ constant.numeric.date
Priority:             Standard              Application          12/30/2016
^^^^^^^^^ entity.name.function.label.header
                      ^^^^^^^^ string.unquoted.priority
                                            ^^^^^^^^^^^ entity.name.function.label.header
                                                                 ^^^^^^^^^^ constant.numeric.date
                                            Received:
                                            ^^^^^^^^^ entity.name.function.label.header
application received: 12/30/2016
^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.header
UR Denial Date:→12/13/2016→Priority:→Expedited
^^^^^^^^^^^^^^^ entity.name.function.label.header
                           ^^^^^^^^^ entity.name.function.label.header
                                     ^^^^^^^^^ string.unquoted.priority
`);
    });

    it('colours labels and values that stand apart from each other', () => {
      check(`
Decision Date:
^^^^^^^^^^^^^^ entity.name.function.label.header
Application
^^^^^^^^^^^ entity.name.function.label.header
Received:
^^^^^^^^^ entity.name.function.label.header

Standard
^^^^^^^^ string.unquoted.priority
IMR 13-000000
^^^^^^^^^^^^^ string.unquoted.case-number
`);
    });

    it('takes no word of a sentence for a label', () => {
      check(`
Application of heat was tried. The date of injury: unknown.
----------------------------------------------------------- entity.name.function.label
`);
    });

    it('colours the credentials of the reviewer to the end of the line', () => {
      check(`
The Expert Reviewer has the following credentials:
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.credentials
State(s) of Licensure: Nevada,Utah
^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.credentials
                       ^^^^^^^^^^^ string.unquoted.credentials
Certification(s)/Specialty: [INSERT specialty]
^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.credentials
                            ^^^^^^^^^^^^^^^^^^ variable.parameter.placeholder
`);
    });
  });

  describe('issues', () => {
    it('tells the two decisions apart', () => {
      check(`
A made-up brace: Upheld
                 ^^^^^^ constant.language.decision.upheld
                 ------ keyword.control
A made-up brace:  Overturned  →
                  ^^^^^^^^^^ constant.language.decision.overturned
                  ^^^^^^^^^^ keyword.control.decision.overturned
Labs: CBC: 30: Upheld␌Claims Administrator guideline:
               ^^^^^^ constant.language.decision.upheld
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.part
Overturned
^^^^^^^^^^ constant.language.decision.overturned
`);
    });

    it('colours a decision at the end of an item line only', () => {
      check(`
The denial was Upheld in part. The earlier denial was upheld
------------------------------------------------------------ constant.language.decision
upheld
------ constant.language.decision
A made-up brace: Upheld.
----------------------- constant.language.decision
`);
    });

    it('colours the labels of the parts', () => {
      check(`
Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.part
␌  MAXIMUS guideline: none
   ^^^^^^^^^^^^^^^^^^ entity.name.function.label.part
DECISION RATIONALE : The text.
^^^^^^^^^^^^^^^^^^^^ entity.name.function.label.part
The decision rationale: the text.
--------------------------------- entity.name.function.label.part
`);
    });
  });

  describe('guideline lines', () => {
    it('colours MTUS chapters with their year and section', () => {
      check(`
Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies, and Forearm, Wrist, and Hand Complaints 2004.
^^^^^^^^^^^^^^^^^ support.function.citation
                  ^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.mtus
                                           ^^^^ constant.numeric.year
                                                 ^^^^^^^^^^^ entity.name.function.label.section
                                                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.mtus
                                                                                                                      ^^^^ constant.numeric.year
Decision based on MTUS Cervical and Thoracic Spine Disorders 2018, Section(s): Diagnostics.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.mtus
                                                             ^^^^ constant.numeric.year
`);
    });

    it('colours pages in place of a year', () => {
      check(`
Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99, 101.
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.mtus
                                                                           ^^^^^^^^ entity.name.function.label.page
                                                                                    ^^^^^^^^^^ constant.numeric.page
`);
    });

    it('colours what a line break leaves of a chapter', () => {
      check(`
MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.mtus
2004, Section(s): Special Studies.
^^^^ constant.numeric.year
MAXIMUS guideline: Decision based on MTUS Forearm, Wrist, and Hand
                                     ^^^^ support.class.guideline.mtus
Complaints 2004.
^^^^^^^^^^ support.class.guideline.mtus
           ^^^^ constant.numeric.year
`);
    });

    it('colours the other sources and the sentences without a source', () => {
      check(`
Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) 2016, Knee.
^^^^^^^^^^^^^^^^^ support.function.citation
                  ^^^^^^^^^^^^^^^^^ support.function.citation
                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.odg
                                                                         ^^^^ constant.numeric.year
The ACOEM Practice Guidelines and the ODG are silent.
    ^^^^^^^^^^^^^^^^^^^^^^^^^ support.class.guideline.acoem
                                      ^^^ support.class.guideline.odg
The Claims Administrator did not cite any medical evidence for its decision.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.function.citation
The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.function.citation
The Expert Reviewer based their decision on
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.function.citation
recommendation(s) outside of the MTUS Guidelines. Decision based on Non- MTUS Citation
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ support.function.citation
                                                  ^^^^^^^^^^^^^^^^^ support.function.citation
                                                                    ^^^^^^^^^^^^^^^^^^ support.function.citation
`);
    });
  });

  describe('narrative', () => {
    it('colours dates in all their forms', () => {
      check(`
seen 10/26/2016, 10-26-2016, 1-12-17 and 2/13/95
     ^^^^^^^^^^ constant.numeric.date
                 ^^^^^^^^^^ constant.numeric.date
                             ^^^^^^^ constant.numeric.date
                                         ^^^^^^^ constant.numeric.date
on June 2, 2011, on Sept. 5th 2011, in March 2015 and on May 5
   ^^^^^^^^^^^^ constant.numeric.date
                    ^^^^^^^^^^^^^^ constant.numeric.date
                                       ^^^^^^^^^^ constant.numeric.date
                                                         ^^^^^ constant.numeric.date
Strength 5/5, pain 7/10 to 8/10, L4-5, 13/40/2016, 95-100-12, it may 5 times
---------------------------------------------------------------------------- constant.numeric.date
`);
    });

    it('colours strengths and quantities', () => {
      check(`
Madeupine 7.5mg #60
          ^^^^^ constant.numeric.quantity
                ^^^ constant.numeric.quantity
Madeupine 5/325mg QTY: 30
          ^^^^^^^ constant.numeric.quantity
                  ^^^^^^^ constant.numeric.quantity
Ointment 0.025%/5% 106.32gm x 12
         ^^^^^^ constant.numeric.quantity
                ^^ constant.numeric.quantity
                   ^^^^^^^^ constant.numeric.quantity
                            ^^^^ constant.numeric.quantity
Suspension (10mg/1ml) 2x4, an x-ray, 4 gloves
            ^^^^^^^^ constant.numeric.quantity
                      ^^^ constant.numeric.quantity
                           ------------------ constant.numeric
Box 12 of the tax 30 form, Item#A, 5 games, v7.5mg
-------------------------------------------------- constant.numeric.quantity
`);
    });

    it('marks the conclusions on medical necessity', () => {
      check(`
the request is not medically necessary.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.italic.necessity.negative
the request is medically necessary and appropriate.
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.italic.necessity.positive
program is notmedically necessary and appropriate.
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.italic.necessity.negative
Medical necessity has not been established. It is not medically
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ markup.italic.necessity.negative
                                               ^^^^^^^^^^^^^^^^ markup.italic.necessity.negative
whether the request is what a medically necessary item would be
--------------------------------------------------------------- markup.italic
`);
    });
  });

  it('marks what is still to be written, and nothing else inside it', () => {
    check(`
[INSERT the date of 01/02/2017]: Upheld
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable.parameter.placeholder
------------------------------- constant.numeric
                                 ^^^^^^ constant.language.decision.upheld
Dr. XXX, TBD, sent on MM/DD/YYYY by ________ to \${1:name}
    ^^^ variable.parameter.placeholder
         ^^^ variable.parameter.placeholder
                      ^^^^^^^^^^ variable.parameter.placeholder
                                    ^^^^^^^^ variable.parameter.placeholder
                                                ^^^^^^^^^ variable.parameter.placeholder
[insert item without an end
^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable.parameter.placeholder
[the item], XX, inserted, ___, $5
-------------------------------- variable.parameter.placeholder
`);
  });

  describe("the author's notes", () => {
    it('are comments from their mark to the end of the line, whatever they hold', () => {
      check(`
%% ask for the report of 10/26/2016
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line
--------------------------------- constant.numeric
  %% CLINICAL CASE SUMMARY: Upheld
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line
  -------------------------------- markup
%%
^^ comment.line
\u00a0%%[INSERT \u{1f600}] MAXIMUS guideline:
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.line
 -------------------------------- variable.parameter
the end of a page␌%% MTUS
                  ^^^^^^^ comment.line
100%% of motion, 50 %%
---------------------- comment
`);
    });

    it('change nothing on the lines around them, in any part of a letter', () => {
      const rows = readFileSync('samples/2016-partly-authorized-and-opioid.imr', 'utf8').split('\n');
      const noted = rows.flatMap((row) => ['%% Decision rationale: Page(s): 12', row]);
      const seen = grammar.tokenize(noted.join('\n')).filter((_, index) => index % 2 === 1);
      assert.deepEqual(seen, grammar.tokenize(rows.join('\n')));
    });
  });

  describe('themes', () => {
    // What Dark Modern, Light Modern and both high-contrast themes give a colour or a style.
    const styled = [
      'comment',
      'constant.language',
      'constant.numeric',
      'entity.name.function',
      'keyword',
      'keyword.control',
      'markup.bold',
      'markup.heading',
      'markup.italic',
      'string',
      'support.class',
      'support.function',
      'variable',
    ];

    it('every scope is one that the default themes style', () => {
      const scopes = [...rules(source)]
        .filter((rule) => rule !== source)
        .flatMap((rule) => rule.name?.split(' ') ?? []);
      assert.ok(scopes.length > 40, 'scopes found');
      for (const scope of scopes) {
        assert.ok(scope.endsWith('.imr'), scope);
        assert.ok(
          styled.some((selector) => covers(selector, scope)),
          scope,
        );
      }
    });
  });

  describe('cost', () => {
    const LENGTH = 100_000;
    const units = [
      ' ',
      '\t',
      '\f',
      '\f ',
      'a',
      'A ',
      'a  ',
      '1',
      '1 ',
      '1.',
      '1,',
      '1/',
      '1-',
      '1-1',
      '10-10-10 ',
      '5/325mg ',
      '0.025%/',
      '#1 ',
      'x 1',
      '_',
      '_a',
      'X',
      'XXX ',
      ':',
      ': Upheld ',
      ':Overturned',
      'Upheld\f',
      '(',
      '[',
      '[INSERT ',
      '[INSERT]',
      '${1:',
      '${1',
      'not medically ',
      'not is not ',
      'is medically         ',
      'medical necessity has been ',
      'MTUS ',
      'MTUS Low Back Complaints ',
      'Complaints 2004',
      'Forearm, Wrist, and Hand Complaints 20',
      'Decision based on ',
      'The Expert Reviewer based their decision on recommendation(s) ',
      'Non- MTUS ',
      'Page(s): 1 ',
      'Page(s): 1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1, ',
      'Section(s):',
      '  Priority:  ',
      '  Application  ',
      '  Case Number:',
      '\fCLINICAL CASE SUMMARY ',
      '\fDecision rationale',
      '\fState(s) of Licensure: [INSERT] ',
      '\f2004, ',
      'January ',
      'May 5 ',
      'CM17-',
      '\u{1F600}',
      '%',
      '%% ',
      '\f%%',
      '\u00a0',
    ];
    const openings = ['', 'State(s) of Licensure: '];

    it('stays with a line of 100,000 characters to its end, whatever the line holds', () => {
      for (const unit of units) {
        for (const opening of openings) {
          const [line] = grammar.tokenize(opening + unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH));
          assert.ok(line && !line.stoppedEarly && line.closed, JSON.stringify([opening, unit]));
        }
      }
    }).timeout(300_000);

    it('searches no more than twice as often in a line twice as long', () => {
      for (const unit of units) {
        const half = grammar.countSearches(unit.repeat(200));
        const whole = grammar.countSearches(unit.repeat(400));
        assert.ok(whole <= 2 * half + 10, `${JSON.stringify(unit)}: ${half} searches, then ${whole}`);
      }
    });

    it('has no rule that spans lines and no pattern that can go back over a long stretch', () => {
      let patterns = 0;
      for (const rule of rules(source)) {
        assert.ok(!('begin' in rule) && !('while' in rule), JSON.stringify(rule));
        if (rule.match === undefined) continue;
        patterns += 1;
        const bare = rule.match.replace(/\\./g, 'c').replace(/\[[^\]]*\]/g, 'c');
        assert.doesNotMatch(
          bare,
          /\+(?<!\*\+)|\*(?!\+)|\{\d*,\}/,
          `repeats without bound and can go back: ${rule.match}`,
        );
        assert.doesNotMatch(bare, /\)(?:\*|\+|\{)/, `repeats a group: ${rule.match}`);
      }
      assert.ok(patterns > 30, 'patterns found');
    });
  });

  describe('real letters', () => {
    interface GoldLetter {
      readonly path: string;
      readonly issues: readonly { readonly decision: string }[];
    }

    const HEADINGS = [
      'HOW THE IMR FINAL DETERMINATION WAS MADE',
      'CLINICAL CASE SUMMARY',
      'IMR ISSUES, DECISIONS AND RATIONALES',
    ];
    const PARTS = ['Claims Administrator guideline:', 'MAXIMUS guideline:', 'Decision rationale:'];

    before(function () {
      if (!existsSync(LETTERS)) this.skip();
    });

    const read = (file: string) => grammar.tokenize(readFileSync(join(LETTERS, file), 'utf8'));
    const letters = () => readdirSync(LETTERS).filter((file) => file.endsWith('.txt') && /^(?:20|CM)/.test(file));

    it('leave nothing open at the end of any line', () => {
      const files = letters();
      assert.ok(files.length > 90, `${files.length} letters`);
      for (const file of files) {
        for (const [index, line] of read(file).entries()) assert.ok(line.closed, `${file}:${index + 1}`);
      }
    }).timeout(60_000);

    it('have their headings, part labels and decisions coloured, in order and nothing else so', () => {
      const gold = JSON.parse(readFileSync(join(LETTERS, 'gold.json'), 'utf8')) as GoldLetter[];
      const decisions = new Map(gold.map(({ path, issues }) => [path, issues.map(({ decision }) => decision)]));
      const wanted = new Map([
        ['2014-seed-1.txt', ['Upheld']],
        ['2014-seed-2.txt', ['Upheld', 'Upheld']],
      ]);
      for (const file of letters().filter((name) => name.startsWith('CM'))) {
        const found = decisions.get(`letters/${file.replace('-readingorder', '')}`);
        assert.ok(found, `${file} is in gold.json`);
        wanted.set(file, found);
      }
      for (const [file, expected] of wanted) {
        const lines = read(file);
        assert.deepEqual(textsWith(lines, 'markup.heading'), HEADINGS, file);
        assert.deepEqual(textsWith(lines, 'constant.language.decision'), expected, file);
        const parts = textsWith(lines, 'entity.name.function.label.part');
        assert.deepEqual(
          parts,
          expected.flatMap(() => PARTS),
          file,
        );
      }
    }).timeout(60_000);

    it('have their header and credentials coloured', () => {
      for (const file of letters().filter((name) => name.startsWith('CM'))) {
        const lines = read(file);
        const labels = textsWith(lines, 'entity.name.function.label.header');
        assert.deepEqual(
          labels.sort(),
          [
            'Application',
            'Case Number:',
            'Date Assigned:',
            'Date of Injury:',
            'Decision Date:',
            'Priority:',
            'Received:',
            'UR Denial Date:',
          ],
          file,
        );
        assert.deepEqual(textsWith(lines, 'string.unquoted.case-number'), [file.slice(0, 12)], file);
        assert.deepEqual(textsWith(lines, 'string.unquoted.priority'), ['Standard'], file);
        assert.equal(textsWith(lines, 'entity.name.function.label.credentials').length, 3, file);
      }
    }).timeout(60_000);

    it('hold no placeholder', () => {
      for (const file of letters()) assert.deepEqual(textsWith(read(file), 'variable.parameter.placeholder'), [], file);
    }).timeout(60_000);
  });
});
