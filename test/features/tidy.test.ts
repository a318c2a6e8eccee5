/** Pasted text and the letter text that it becomes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { tidyText } from '../../server/src/features/tidy';
import { loadSnippets } from '../snippets/support';
import { letterText, otherIssue, plainIssue } from '../support/letters';

function check(pasted: string, expected: string): void {
  assert.equal(tidyText(pasted), expected);
  assert.equal(tidyText(expected), expected);
}

/** Texts without the indentation of the test and the line end behind its last line. */
function block(strings: TemplateStringsArray): string {
  const [text = ''] = strings.raw;
  return text.replace(/^\n/, '').replace(/\n *$/, '').replace(/^ {6}/gm, '');
}

const rationale = block`
      Decision rationale: The guideline recommends an MRI of the knee only where signs of an
      internal injury were found. The examination found none of them, and the treatment so far
      was two weeks of rest. The request is not medically necessary.`;
const rationaleLine =
  'Decision rationale: The guideline recommends an MRI of the knee only where signs of an internal injury were found. The examination found none of them, and the treatment so far was two weeks of rest. The request is not medically necessary.';

describe('tidyText', () => {
  it('makes a whole letter one of the form', () => {
    const how =
      'MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the employer, employee, providers or the claims administrator. He/she has been in active clinical practice for more than five years and is currently working at least 24 hours a week in active practice. The expert reviewer was selected based on his/her clinical experience, education, background, and expertise in the same or similar specialties that evaluate and/or treat the medical condition and disputed items/Service. He/she is familiar with governing laws and regulations, including the strength of evidence hierarchy that applies to Independent Medical Review determinations.';
    check(
      letterText({ ...plainIssue, rationale: `${rationale}` }),
      [
        'Case Number:          CM16-0000001',
        'Date Assigned:        12/30/2016',
        'Date of Injury:       10/11/2016',
        'Decision Date:        01/25/2017',
        'UR Denial Date:       12/13/2016',
        'Priority:             Standard',
        'Application           12/23/2016',
        'Received:',
        '',
        'HOW THE IMR FINAL DETERMINATION WAS MADE',
        how,
        '',
        'The Expert Reviewer has the following credentials:',
        'State(s) of Licensure: Arizona,California',
        'Certification(s)/Specialty: Family Practice',
        '',
        'CLINICAL CASE SUMMARY',
        'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:',
        '',
        'The worker is a 40 year old woman who twisted her left knee on 10-11-2016 while unloading a van. An MRI of the left knee and 6 visits of physical therapy were requested.',
        '',
        'IMR ISSUES, DECISIONS AND RATIONALES',
        'The Final Determination was based on decisions for the disputed items/services set forth below:',
        '',
        'MRI of the left knee: Upheld',
        '',
        plainIssue.claims,
        '',
        plainIssue.reviewer,
        '',
        rationaleLine,
        '',
      ].join('\n'),
    );
  });
  it('makes the same of it with blank lines after every line, page ends and any line end', () => {
    const text = letterText({ ...plainIssue, rationale }, otherIssue);
    const tidy = tidyText(text);
    check(text.replace(/\n/g, ' \n\n'), tidy);
    check(text.replace(/\n/g, '\r\n'), tidy.replace(/\n/g, '\r\n'));
    check(text.replace(/\n/g, '\r'), tidy.replace(/\n/g, '\r'));
    check(text.replace('\ninternal', '\n\finternal'), tidy);
    check(text.replace('\ninternal', '\finternal'), tidy);
    check(text.replace('\ninternal', '\n\n\ninternal'), tidy);
    check(`\ufeff${text}`, `\ufeff${tidy}`);
  });
  it('sets issues apart that were glued together', () =>
    check(
      `MRI of the left knee: Upheld\n${plainIssue.claims}\n${plainIssue.reviewer}\n${rationale}\nX-ray of the left knee:\nUpheld\n${plainIssue.claims}\n${plainIssue.reviewer}\n${rationale}`,
      [
        'MRI of the left knee: Upheld',
        plainIssue.claims,
        plainIssue.reviewer,
        rationaleLine,
        'X-ray of the left knee: Upheld',
        plainIssue.claims,
        plainIssue.reviewer,
        rationaleLine,
      ].join('\n\n'),
    ));
  it('takes a rationale alone, and a double spaced one', () => {
    check(rationale, rationaleLine);
    const passage = rationale.slice('Decision rationale: '.length);
    check(passage, rationaleLine.slice('Decision rationale: '.length));
    check(passage.replace(/\n/g, ' \n \n'), rationaleLine.slice('Decision rationale: '.length));
  });
  it('puts the text of a label behind it', () =>
    check(
      'MAXIMUS guideline:\nDecision based on MTUS Knee Complaints 2004, Section(s):\nSpecial Studies.\n',
      'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.\n',
    ));
  it('leaves the labels of 2013 on lines of their own', () => {
    const tidy = tidyText(readFileSync('samples/2013-notice.txt', 'utf8'));
    assert.match(tidy, /Utilization Schedule Relied Upon by the Expert Reviewer to Make His\/Her Decision\nThe /);
    assert.match(tidy, /\nRationale for the Decision:\nThe guideline offers .*\.\n/);
  });
  it('keeps paragraphs, also those without a blank line between', () =>
    check(
      block`
      The worker is a man of 40 years who fell from a ladder in March and has had pain of the
      left knee since then. He was treated with rest.
      The examination in May found swelling and a loss of motion of the knee, with normal
      strength. An MRI was requested.

      It was denied.`,
      block`
      The worker is a man of 40 years who fell from a ladder in March and has had pain of the left knee since then. He was treated with rest.
      The examination in May found swelling and a loss of motion of the knee, with normal strength. An MRI was requested.

      It was denied.`,
    ));
  it('leaves lists as lists, and joins the lines of an item', () => {
    check(
      block`
      The records that were reviewed are these:
        1. Application for Independent Medical Review
        2. Report of the treating physician of March 3, 2017 with the results of the x-rays and
           the plan of treatment
        3. Letter of denial`,
      block`
      The records that were reviewed are these:
        1. Application for Independent Medical Review
        2. Report of the treating physician of March 3, 2017 with the results of the x-rays and the plan of treatment
        3. Letter of denial`,
    );
    check(
      block`
      - Application
      - Report of the treating physician
      - Denial`,
      block`
      - Application
      - Report of the treating physician
      - Denial`,
    );
    check('\u2022\nReport\n\u2022\nDenial', '\u2022 Report\n\u2022 Denial');
  });

  it('keeps the foot of a page out of the sentence that it parts', () =>
    check(
      block`
      The worker has had pain in the left knee since the injury and she was then treated with
      Page 2 of 5
      physical therapy by a therapist near her home, with rest, with ice and with a brace, and
      with two kinds of medication.`,
      block`
      The worker has had pain in the left knee since the injury and she was then treated with
      Page 2 of 5
      physical therapy by a therapist near her home, with rest, with ice and with a brace, and with two kinds of medication.`,
    ));

  it('joins a long entry among short ones, and a list whose bullets are the letter o', () => {
    const prose = block`
      The worker has had pain in the left knee since the injury and she was then treated with
      physical therapy by a therapist near her home.`;
    const joined = prose.replace('\n', ' ');
    const entry = 'SUBJECTIVE: Pain of the left knee since the injury, worse on the stairs and when she';
    check(
      `${prose}\n\n${entry}\nkneels\nOBJECTIVE: Swelling\nPLAN: MRI`,
      `${joined}\n\n${entry} kneels\nOBJECTIVE: Swelling\nPLAN: MRI`,
    );
    const report = 'o Report of 10/11/2016 by the treating physician with the request for approval of an';
    check(`${prose}\n\n${report}\nMRI\no UR denial`, `${joined}\n\n${report} MRI\no UR denial`);
  });

  it('takes a soft hyphen at a line end for what it is', () =>
    check(
      'The worker had to be treated by a physician in town and then under\u00ad\nwent an arthroscopy of the left knee in the county hospital.',
      'The worker had to be treated by a physician in town and then underwent an arthroscopy of the left knee in the county hospital.',
    ));

  it('takes a lone date of a pasted record for no header', () =>
    check('Provider: The clinic      Date: 12/13/2016', 'Provider: The clinic      Date: 12/13/2016'));
  it('takes no number at the end of a sentence for a list', () =>
    check(
      block`
      The worker says that the pain of the left knee is at most 4 and that it was not above
      7. The medication is taken at night and helps him to sleep for more hours than he did
      before, which is confirmed by the report.`,
      'The worker says that the pain of the left knee is at most 4 and that it was not above 7. The medication is taken at night and helps him to sleep for more hours than he did before, which is confirmed by the report.',
    ));
  it('leaves tables and short lines', () => {
    check(
      'Strength    left     right\nQuadriceps  4/5      5/5',
      'Strength    left     right\nQuadriceps  4/5      5/5',
    );
    check('Norco 10mg\nsoma\ngabapentin 300mg\n', 'Norco 10mg\nsoma\ngabapentin 300mg\n');
  });
  it('keeps notes where they stand, and joins nothing over them', () =>
    check(
      block`
      %% from the portal
      The worker is a man of 40 years who fell from a ladder in March and has had pain of the
      left knee since then. The examination in May found swelling and a loss of motion of the
        %% which knee?
      left knee. An MRI was requested, and utilization review denied it because no x-rays were
      taken before.`,
      block`
      %% from the portal
      The worker is a man of 40 years who fell from a ladder in March and has had pain of the left knee since then. The examination in May found swelling and a loss of motion of the
        %% which knee?
      left knee. An MRI was requested, and utilization review denied it because no x-rays were taken before.`,
    ));
  it('leaves what the snippets write, which is the form', () => {
    for (const { text } of loadSnippets()) check(text, text);
  });
  it('leaves a letter that is written in the form, and all that holds no words', () => {
    for (const text of ['', ' ', '\n\n', '\ufeff', 'One.', '%% a note', tidyText(letterText(plainIssue))])
      check(text, text);
  });
  it('keeps one line end at the end where there was one, and takes line ends of most lines for new ones', () => {
    check('One.\n\n\n', 'One.\n');
    check(
      'CLINICAL CASE SUMMARY\r\nShe fell.\r\nIMR ISSUES, DECISIONS AND RATIONALES\n',
      'CLINICAL CASE SUMMARY\r\nShe fell.\r\n\r\nIMR ISSUES, DECISIONS AND RATIONALES\n',
    );
  });

  describe('at a hyphen', () => {
    /** Joins two lines of prose of which the first ends as given. */
    function joined(end: string, start: string, more = ''): string {
      const line = 'The worker was seen by the treating physician three times in March for ';
      const text = tidyText(`${line}${end}\n${start} of the left knee, which had not become better at all.${more}`);
      return text.slice(line.length, text.indexOf(' of the left'));
    }
    const cases: readonly (readonly [what: string, end: string, start: string, more: string, expected: string])[] = [
      ['a compound keeps it', 'a follow-', 'up', '', 'a follow-up'],
      ['a term of medicine loses it', 'the inflam-', 'mation', '', 'the inflammation'],
      ['a drug loses it', 'cycloben-', 'zaprine', '', 'cyclobenzaprine'],
      ['a word that occurs elsewhere loses it', 'recog-', 'nizing', ' By recognizing.', 'recognizing'],
      ['a word that occurs with it keeps it', 'elec-', 'tive', ' Elective and elec-tive.', 'elec-tive'],
      ['an unknown word keeps it', 'foo-', 'baring', '', 'foo-baring'],
      ['a word left open keeps its blank', 'pre-', 'and postoperative care', '', 'pre- and postoperative care'],
      ['a dash keeps its blanks', 'pain -', 'mostly', '', 'pain - mostly'],
      ['an astral character before it is whole', '\u{1f9b4}-', 'pain', '', '\u{1f9b4}- pain'],
    ];
    for (const [what, end, start, more, expected] of cases) {
      it(what, () => assert.equal(joined(end, start, more), expected));
    }
  });

  it('is linear: a large letter, long lines, and many blanks take no time', function () {
    this.timeout(60_000);
    const large = letterText(...Array.from({ length: 2000 }, () => ({ ...plainIssue, rationale })));
    for (const text of [
      large,
      'word '.repeat(20_000),
      'x'.repeat(100_000),
      `${'-'.repeat(100_000)}\n-`,
      ' '.repeat(100_000),
      '\n'.repeat(100_000),
      '\f'.repeat(100_000),
      'a-\n'.repeat(33_000),
      '%% note\n'.repeat(12_000),
      `Decision rationale:${' '.repeat(100_000)}x`,
    ]) {
      const began = performance.now();
      tidyText(text);
      assert.ok(performance.now() - began < 8000, `${text.slice(0, 20)}: ${performance.now() - began} ms`);
    }
  });
});
