/** Hovers: a letter with a `|` where the pointer is; the range drawn under its line, and below it what is shown. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentLinks } from '../../server/src/features/documentLink';
import { explained, hover, hoverMarkdown, hoverPlain } from '../../server/src/features/hover/index';
import { parseLetter } from '../../server/src/letter/parse';
import { readCursor } from '../support/cursor';
import { header, how, issuesOpening, letterText, otherIssue, plainIssue, summary } from '../support/letters';
import { needRealLetters, realLetters } from '../support/realLetters';
import '../support/seed';
import { lines, underline } from '../support/underline';

/** Hovers over the `|` of a text and draws the answer; `nothing` where there is none. */
function drawn(marked: string): string {
  const { text, offset } = readCursor(marked);
  const answer = hover(parseLetter(text), offset);
  if (answer === null) return 'nothing';
  assert.ok(answer.start <= offset && offset <= answer.end, 'the range holds the pointer');
  return `${underline(text, [{ start: answer.start, end: answer.end }])}\n${hoverPlain(answer)}`;
}

function check(marked: string, expected: string): void {
  assert.equal(drawn(marked), lines(expected).trimEnd());
}

/** The pointer on the first character of some words of a text. */
const at = (text: string, words: string) => {
  assert.ok(text.includes(words), words);
  return text.replace(words, `|${words}`);
};

const whole = letterText(plainIssue, otherIssue);
const withRationale = (rationale: string) =>
  letterText({ ...plainIssue, rationale: `Decision rationale: ${rationale}` });
const withReviewer = (line: string) => letterText({ ...plainIssue, reviewer: `MAXIMUS guideline: ${line}` });

describe('hover', () => {
  describe('in the header', () => {
    it('counts the days to a date, and names the time limit', () => {
      check(
        at(whole, '01/25/2017'),
        `
        Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
                              ^^^^^^^^^^
        Decision Date: 01/25/2017
        26 days after the date assigned (12/30/2016).
        A standard decision is due within 30 days of receipt of the request and its documents; for formulary drug disputes within 5 working days.
        A late decision stays valid.
        Source: LC 4610.6(d)(1); 8 CCR 9792.10.6(g); CHP v. WCAB (Margaris)
        `,
      );
      check(
        at(whole, '12/23/2016'),
        `
        Priority:             Standard                        Application          12/23/2016
                                                                                   ^^^^^^^^^^
        Application Received: 12/23/2016
        10 days after the UR denial date (12/13/2016).
        It is due within 30 days of the service of the UR decision; for formulary drug disputes within 10 days (this limit is not verified).
        The day of service is not in the letter, so a few days more may be in time.
        Source: DIR page on IMR (the 30 days)
        `,
      );
    });

    it('says where the required order is broken, and where two days are one', () => {
      const [first, second] = drawn(at(whole.replace('12/23/2016', '12/12/2016'), '12/12/2016'))
        .split('\n')
        .slice(2);
      assert.equal(first, 'Application Received: 12/12/2016');
      assert.equal(second, '1 day before the UR denial date (12/13/2016), which must come first.');
      assert.match(
        drawn(at(whole.replace('12/30/2016', '12/23/2016'), 'Date Assigned')),
        /\nThe same day as the day on which the application was received \(12\/23\/2016\)\.\n/,
      );
    });

    it('answers on the label too, and where the date is missing or no day', () => {
      check(
        at(whole.replace('12/30/2016', '          '), 'Assigned:'),
        `
        Date Assigned:                                        Date of Injury:      10/11/2016
        ^^^^^^^^^^^^^^
        Date Assigned
        No date is written here yet.
        A standard decision is due within 30 days of receipt of the request and its documents; for formulary drug disputes within 5 working days.
        Source: LC 4610.6(d)(1); 8 CCR 9792.10.6(g)
        `,
      );
      assert.match(
        drawn(at(whole.replace('12/30/2016', '02/30/2016'), '02/30')),
        /\nThis is no day that can be read\.\n/,
      );
    });

    it('explains the case number and the priority', () => {
      check(
        at(whole, '16-0000001'),
        `
        Case Number:          CM16-0000001
                              ^^^^^^^^^^^^
        Case Number: CM16-0000001
        16: the application was received in 2016; around New Year it may be the year before or after.
        0000001: the case within that year (this reading is not verified).
        Source: case numbers of posted letters
        `,
      );
      assert.match(drawn(at(whole.replace('CM16-0000001', 'XY-1'), 'XY-1')), /\nThe form is CM, two digits of a year/);
      assert.match(drawn(at(whole, 'Standard')), /\nA standard decision is due within 30 days /);
      const expedited = whole.replace('Standard ', 'Expedited');
      assert.match(
        drawn(at(expedited, 'Expedited')),
        /\nAn expedited decision is due within 3 days \(this limit is not verified\)/,
      );
      assert.match(
        drawn(at(expedited, '01/25/2017')),
        /\nAn expedited decision is due within 3 days \(this limit is not verified\)/,
      );
    });
  });

  describe('on what the form prescribes', () => {
    it('says what the law wants under a heading', () => {
      check(
        at(whole.replace(/ +CLINICAL/, 'CLINICAL'), 'CASE SUMMARY'),
        `
        CLINICAL CASE SUMMARY
        ^^^^^^^^^^^^^^^^^^^^^
        CLINICAL CASE SUMMARY
        Describes the employee's medical condition, from all pertinent records.
        It may not rest on the utilization review decision alone.
        Plain language where possible: the employee reads the letter too.
        Source: LC 4610.6(b), (d)(1); 8 CCR 9792.10.6(b), (d)
        `,
      );
    });

    it('says it for every heading and every label of all formats', () => {
      const headings = [
        [at(whole, 'HOW THE IMR'), 'qualifications'],
        [at(whole, 'IMR ISSUES,'), 'whether it is medically necessary'],
        [at(whole, 'Claims Administrator guideline:'), 'utilization review decision as it stands'],
        [at(whole, 'MAXIMUS guideline:'), 'Search in this order'],
        [at(whole, 'Decision rationale:'), 'clinical reasons'],
        [at(whole, 'The Expert Reviewer has the'), 'stays confidential'],
        [at(whole, 'State(s) of Licensure'), 'hold'],
        [at(whole, 'Certification(s)/Specialty'), 'names of the boards'],
      ] as const;
      for (const [text, words] of headings) assert.ok(drawn(text).includes(words), `${words} in ${drawn(text)}`);
      const review = [
        'MEDICAL PROFESSIONAL REVIEW',
        'ISSUE AT DISPUTE:\nMRI',
        'CASE SUMMARY:\nPain.',
        'DOCUMENTS REVIEWED FOR DETERMINATION:\nNote',
        'RATIONALE FOR WHY THE REQUESTED TREATMENT/SERVICE IS/WAS NOT MEDICALLY NECESSARY:\nNo.\n',
      ].join('\n');
      assert.match(drawn(at(review, 'ISSUE AT')), /States the disputed treatment/);
      assert.match(drawn(at(review, 'DOCUMENTS REV')), /Lists the documents that were reviewed/);
      assert.match(drawn(at(review, 'RATIONALE FOR')), /Gives the clinical reasons/);
    });

    it('puts a decision into lay words', () => {
      check(
        at(whole, 'Upheld'),
        `
        MRI of the left knee: Upheld
                              ^^^^^^
        Upheld
        The claims administrator's decision stands: the disputed treatment is not medically necessary.
        The determination is binding; an appeal is due within 30 days of service.
        Source: LC 4610.6(g)-(h); 8 CCR 10575
        `,
      );
      assert.match(drawn(at(whole, 'Overturned')), /authorized within 5 working days/);
      assert.match(
        drawn(at(letterText({ ...plainIssue, item: 'MRI: Denied' }), 'Denied')),
        /\nThe form decides with two words only: /,
      );
    });

    it('says of an item what is decided', () => {
      check(
        at(whole, 'the left knee: Upheld'),
        `
        MRI of the left knee: Upheld
        ^^^^^^^^^^^^^^^^^^^^
        Disputed item
        States the disputed treatment: what, for which part of the body, and how much (this duty is not verified).
        Source: 8 CCR 9792.10.6(d)
        `,
      );
      const service = 'Associated surgical service: Cold therapy unit, 7 days';
      assert.match(
        drawn(at(letterText({ ...plainIssue, item: `${service}: Overturned` }), 'Cold therapy unit, 7 days')),
        /\nWithout the surgery, .* not medically necessary either\.\nWith the surgery, it still needs reasons of its own\.\n/,
      );
      const item =
        'Therapy 12 visits was the original request. Therapy 4 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Therapy 8 visits is: Upheld';
      assert.match(
        drawn(at(letterText({ ...plainIssue, item }), 'Therapy 12')),
        /\nDecided is what is in dispute: Therapy 8 visits\n/,
      );
      assert.match(drawn(at(letterText({ ...plainIssue, item }), 'Upheld')), /\nIt speaks of the part in dispute only/);
    });
  });

  describe('on what is cited', () => {
    it('tells when the edition of a chapter was in force', () => {
      check(
        at(
          withReviewer('Decision based on MTUS Low Back Complaints 2004, Section(s): Summary.'),
          'Complaints 2004, Section(s): Summ',
        ),
        `
        MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Summary.
                                                  ^^^^^^^^^^^^^^^^^^^^^^^^
        Low Back Complaints 2004
        Chapter of the MTUS (8 CCR 9792.23.5), published by ACOEM; edition: chapter 12, 2nd edition, 2004.
        In force from 06/15/2007; replaced on 12/01/2017 by Low Back Disorders 2016.
        In force on the decision date, 01/25/2017.
        Source: effective dates of the California DWC, as of 03/14/2025
        `,
      );
    });

    it('tells editions that were no longer or not yet in force, by the day of each side', () => {
      const cited = 'Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Opioids.';
      assert.match(
        drawn(at(withReviewer(cited), 'Chronic Pain')),
        /\nIn force from 07\/18\/2009; replaced on 07\/28\/2016 by the 2016 edition\.\nNo longer in force on the decision date, 01\/25\/2017\.\n/,
      );
      const claims = `Claims Administrator guideline: ${cited}`;
      assert.match(
        drawn(at(letterText({ ...plainIssue, claims }), 'Chronic Pain')),
        /\nNo longer in force on the UR denial date, 12\/13\/2016\.\n/,
      );
      const later = withReviewer('Decision based on MTUS Low Back Disorders 2016, Section(s): MRI.');
      assert.match(drawn(at(later, 'Low Back Dis')), /\nNot yet in force on the decision date, 01\/25\/2017\.\n/);
      assert.match(drawn(at(later, 'Low Back Dis')), / published by ACOEM; edition: 02\/24\/2016\.\n/);
      const unknown = withReviewer('Decision based on MTUS Chronic Pain Medical Treatment 2011, Section(s): Opioids.');
      assert.match(drawn(at(unknown, 'Chronic Pain')), /\nNo edition of 2011 is known; known are: 2009, 2016\.\n/);
    });

    it('marks what is recalled', () => {
      const general = withReviewer('Decision based on MTUS General Approaches 2004, Section(s): Prevention.');
      assert.match(drawn(at(general, 'General App')), / replaced on 12\/01\/2017 [a-zA-Z ]*\(not verified\)\.\n/);
    });

    it('knows the edition of a line without a year by the decision date', () => {
      const line = 'Decision based on MTUS Chronic Pain Medical Treatment Guidelines Page(s): 98-99.';
      assert.match(
        drawn(at(withReviewer(line), 'Chronic')),
        /\nChronic Pain Medical Treatment 2016\n.*\n.*\nNo year is written; this edition was in force on the decision date, /,
      );
    });

    it('tells the chapters of a section, and its pages with how sure they are', () => {
      check(
        at(withReviewer('Decision based on MTUS Low Back Complaints 2004, Section(s): Summary.'), 'Summary.'),
        `
        MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Summary.
                                                                                        ^^^^^^^
        Summary
        Section of Low Back Complaints 2004; Neck and Upper Back Complaints 2004; Shoulder Complaints 2004; and 3 more.
        Pages 308-310 of the text of Low Back Complaints 2004 (not verified).
        Source: posted letters and the guidelines' own headings
        `,
      );
    });

    it('tells a chapter of the ODG from those of the MTUS', () => {
      check(
        at(
          withReviewer('Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg Chapter.'),
          'Leg Ch',
        ),
        `
        MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg Chapter.
                                                                                                     ^^^^^^^^^^^^^^^^^^
        ODG chapter: Knee & Leg (Acute & Chronic)
        Chapter of the Official Disability Guidelines, which are outside the MTUS and come after it.
        A citation names the year and the section too (this rule is not verified).
        Source: 8 CCR 9792.21.1(a), (d)(2); chapter names of posted letters
        `,
      );
      const line = 'Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee & Leg Chapter.';
      assert.match(drawn(at(withReviewer(line), 'Disability')), /\nOfficial Disability Guidelines\nPublisher: /);
    });

    it('reads an edition that prose names', () => {
      check(
        at(
          withRationale('The 2009 Chronic Pain Medical Treatment Guidelines advise against it.'),
          'Medical Treatment G',
        ),
        `
        Decision rationale: The 2009 Chronic Pain Medical Treatment Guidelines advise against it.
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Chronic Pain Medical Treatment 2009
        Chapter of the MTUS (8 CCR 9792.24.2), published by the California DWC.
        In force from 07/18/2009; replaced on 07/28/2016 by the 2016 edition.
        No longer in force on the decision date, 01/25/2017.
        Source: effective dates of the California DWC, as of 03/14/2025
        `,
      );
      assert.match(drawn(at(withRationale('ACOEM Chapter 12 is silent.'), 'Chapter 12')), /\nLow Back Complaints/);
    });
  });

  describe('in prose', () => {
    it('knows a drug by its brand, over a line end too', () => {
      check(
        at(withRationale('She takes Norco and EC-Naprosyn.'), 'orco'),
        `
        Decision rationale: She takes Norco and EC-Naprosyn.
                                      ^^^^^
        Norco (hydrocodone/acetaminophen)
        Brand name; class: opioid.
        Other brands: Vicodin, Lortab.
        Strengths of hydrocodone/acetaminophen under all its names, sold now or earlier: 2.5/325, 2.5/500, 5/500, 5/300, 5/325, 5/400, 7.5/300, 7.5/325, 7.5/400, 7.5/500, 10/300, 10/325, 10/400, 10/500 mg (oral).
        Source: Drugs@FDA table of products; the class is our own grouping
        `,
      );
      assert.match(drawn(at(withRationale('She takes naproxen\n     sodium.'), 'sodium')), /\nnaproxen sodium\n/);
      assert.match(
        drawn(at(withRationale('Ultram (tramadol) helps.'), 'tramadol')),
        /\ntramadol\nGeneric name; class: opioid/,
      );
      assert.match(
        drawn(at(letterText({ ...plainIssue, item: 'Norco 10/325 mg #30: Upheld' }), 'Norco')),
        /\nNorco \(/,
      );
    });

    it('names a brand without an ingredient of its own once, and a salt only where it is written', () => {
      const text = withRationale('Diclofenac and Salonpas.');
      assert.match(drawn(at(text, 'Salonpas')), /\nSalonpas\nBrand name; /);
      assert.match(drawn(at(text, 'Diclofenac')), /\ndiclofenac\nGeneric name; /);
    });

    it('says of a recalled drug that it is recalled, and takes plain words for what they are', () => {
      assert.match(drawn(at(withRationale('He took meperidine.'), 'meper')), /\nSource: not verified$/);
      assert.equal(drawn(at(withRationale('He is well versed in this.'), 'versed')), 'nothing');
    });

    it('expands an abbreviation, and says whether lists warn of it', () => {
      check(
        at(withRationale('Take it QD and rest.'), 'QD'),
        `
        Decision rationale: Take it QD and rest.
                                    ^^
        QD: every day (once daily)
        Often misread; write: daily. On these lists: Joint Commission official Do Not Use list; ISMP error-prone abbreviations; NCC MERP dangerous abbreviations.
        Source: the lists named above
        `,
      );
      check(
        at(withRationale('An MRI (left) is normal.'), 'RI (left'),
        `
        Decision rationale: An MRI (left) is normal.
                               ^^^
        MRI: magnetic resonance imaging
        Not on the do-not-use lists known here (Joint Commission, ISMP, NCC MERP).
        Source: posted letters and glossaries of the field
        `,
      );
    });

    it('says nothing of ordinary words', () => {
      for (const word of ['worker', 'twisted', 'knee on', 'unloading', 'red flags', 'therapy was given'])
        assert.equal(drawn(at(whole, word)), 'nothing', word);
      assert.equal(drawn(at(whole, 'Arizona')), 'nothing');
    });
  });

  describe("on the author's notes", () => {
    const noted = (note: string) =>
      whole.replace('MRI of the left knee: Upheld', `${note}\nMRI of the left knee: Upheld`);
    it('tells that they are no part of the letter', () => {
      check(
        at(noted('%% ask for the MRI'), 'MRI\n'),
        `
        %% ask for the MRI
        ^^^^^^^^^^^^^^^^^^
        Author's note
        Not part of the letter: no rule reads it, and it is left out of every export.
        `,
      );
    });

    it('tells what they silence', () => {
      check(
        at(noted('%% imr-ignore-next date-mismatch: as the employer [x] wrote'), 'date-mis'),
        `
        %% imr-ignore-next date-mismatch: as the employer [x] wrote
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        Author's note: a finding is ignored
        Silences what date-mismatch finds in the next line.
        Reason: as the employer [x] wrote
        Not part of the letter: no rule reads it, and it is left out of every export.
        `,
      );
      assert.match(
        drawn(at(noted('%% imr-ignore doubled-word'), 'doubled')),
        /Silences every finding.*\nNo reason is given, so nothing is silenced\./,
      );
      assert.match(
        drawn(at(noted('%% imr-ignore doubled-word, date-mismatch: quoted'), 'doubled')),
        /Silences every finding of doubled-word, date-mismatch in this letter\.\nReason: quoted/,
      );
      assert.match(drawn(at(noted('%% imr-ignore: quoted'), 'quoted')), /names no rule and so silences nothing\./);
    });
  });

  it('answers nothing for a text that is no letter, and for an empty one', () => {
    assert.equal(drawn('Dear all, take Nor|co.'), 'nothing');
    assert.equal(drawn('|'), 'nothing');
  });

  it('takes offsets outside the text for its ends', () => {
    const letter = parseLetter(whole);
    assert.ok(hover(letter, 0));
    assert.deepEqual(hover(letter, -5), hover(letter, 0));
    for (const offset of [1e9, Number.POSITIVE_INFINITY, Number.NaN, 3.7]) hover(letter, offset);
  });

  it('answers alike for all line ends, with a byte order mark and beside characters of two units', () => {
    const text = withRationale('\ud83e\uddb4 Norco \ud83e\uddb4.');
    for (const form of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`]) {
      const offset = form.indexOf('Norco');
      const answer = hover(parseLetter(form), offset + 2);
      assert.deepEqual([answer?.start, answer?.end], [offset, offset + 5]);
      assert.match(answer?.title ?? '', /^Norco/);
    }
  });

  it('shows the words of a letter as words', () => {
    const item =
      'Therapy was the original request. One visit was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, <img src=x> [a](command:b) `c` is: Upheld';
    const text = letterText({ ...plainIssue, item });
    const answer = hover(parseLetter(text), text.indexOf('Therapy was'));
    assert.ok(answer);
    assert.match(hoverMarkdown(answer), /\\<img src=x\\> \\\[a\\\]\(command:b\) \\`c\\`/);
  });

  it('adds why a place is marked', () => {
    const rule = { title: 'A title', whyItMatters: 'It matters. And more.', source: 'LC 1' };
    assert.equal(
      hoverPlain(explained(null, { start: 1, end: 2 }, rule)),
      'Why this is marked\nA title. It matters.\nSource: LC 1',
    );
    const known = { start: 0, end: 9, title: 'T', lines: ['1', '2', '3', '4'], source: 'S' };
    assert.equal(
      hoverPlain(explained(known, { start: 1, end: 2 }, rule)),
      'T\n1\n2\n3\nSource: S\nMarked here: A title. It matters.',
    );
  });

  it('answers at any offset of any text near a letter, with a range that holds it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ...[header, how, summary, issuesOpening].flatMap((text) => text.split(/(?<=\n)/)),
        ...Object.values(plainIssue),
        ...Object.values(otherIssue),
        '\n\n',
        '\r\n',
        '\r',
        '\f',
        '\ufeff',
        '%% imr-ignore-next x: y\n',
        'Norco and the 2009 Chronic Pain Guidelines, QD ',
        '\ud83e\uddb4',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(5000), (pieces, offset) => {
        const text = pieces.join('');
        const at = offset % (text.length + 1);
        const answer = hover(parseLetter(text), at);
        if (answer === null) return;
        assert.ok(answer.start <= at && at <= answer.end && answer.end <= text.length);
        assert.ok(answer.start < answer.end);
        assert.ok(hoverPlain(answer).split('\n').length <= 6);
      }),
      { numRuns: 300 },
    );
  });

  it('is short, sober and quick on real letters', function () {
    needRealLetters(this);
    let answered = 0;
    for (const { name, text } of realLetters()) {
      const letter = parseLetter(text);
      for (let offset = 0; offset <= text.length; offset += 7) {
        const answer = hover(letter, offset);
        if (answer === null) continue;
        answered += 1;
        const plain = hoverPlain(answer);
        const count = plain.split('\n').length;
        assert.ok(count >= 2 && count <= 6 && plain.length <= 600, `${name}: ${plain}`);
        assert.ok(answer.start <= offset && offset <= answer.end, name);
        assert.ok(!/(?<!\\)[<[`]/.test(hoverMarkdown(answer)), name);
      }
      for (const { target } of documentLinks(letter)) assert.match(target, /^https?:\/\/[!-~]+$/, name);
    }
    assert.ok(answered > 1000);
  });
});
