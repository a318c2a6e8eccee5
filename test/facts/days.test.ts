/** Days in all the ways in which letters write them, and what only looks like a day. */

import assert from 'node:assert/strict';
import { daysBetween, findDays, writeDay } from '../../server/src/facts/days';
import { underline } from '../support/underline';

/** Each day is drawn under the text with its reading; days that cannot be show what is wrong with them. */
function check(text: string, expected: string): void {
  const drawn = underline(
    text,
    findDays(text).map(({ start, end, day, fault }) => ({ start, end, note: day ?? `no such ${fault}` })),
  );
  assert.equal(drawn, expected.replace(/^\n/, '').replace(/\n$/, ''));
}

describe('findDays', () => {
  it('reads digits with slashes, hyphens and full stops', () =>
    check(
      'on 10/26/2016, 10-26-2016, 1-12-17 and 01.12.2017.',
      `
on 10/26/2016, 10-26-2016, 1-12-17 and 01.12.2017.
   ^^^^^^^^^^ 2016-10-26
on 10/26/2016, 10-26-2016, 1-12-17 and 01.12.2017.
               ^^^^^^^^^^ 2016-10-26
on 10/26/2016, 10-26-2016, 1-12-17 and 01.12.2017.
                           ^^^^^^^ 2017-01-12
on 10/26/2016, 10-26-2016, 1-12-17 and 01.12.2017.
                                       ^^^^^^^^^^ 2017-01-12
`,
    ));
  it('reads typographic hyphens and the year first', () =>
    check(
      'DOS 10\u201326\u20132016 or 2016-12-09',
      `
DOS 10\u201326\u20132016 or 2016-12-09
    ^^^^^^^^^^ 2016-10-26
DOS 10\u201326\u20132016 or 2016-12-09
                  ^^^^^^^^^^ 2016-12-09
`,
    ));
  it('reads months in words, whole, short and with one slip', () =>
    check(
      'December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016',
      `
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
^^^^^^^^^^^^^^^^ 2016-12-09
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                  ^^^^^^^^^^^ 2016-12-09
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                               ^^^^^^^^^^^^^^^ 2016-12-09
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                                                    ^^^^^^^^^^^^^^^^^^^^^ 2016-12-09
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                                                                           ^^^^^^^^^ 2016-12-09
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                                                                                      ^^^^^^^^^^^^ 2016-09-01
December 9, 2016; Dec. 9 2016; 9 December 2016; the 9th of December, 2016; 09-Dec-16; Sept 1, 2016; Decmber 9,2016
                                                                                                    ^^^^^^^^^^^^^^ 2016-12-09
`,
    ));
  it('reads days broken at a line end', () =>
    check(
      'from 10/14/ 2016, dated 11-4- 16 and 12- 31-16',
      `
from 10/14/ 2016, dated 11-4- 16 and 12- 31-16
     ^^^^^^^^^^^ 2016-10-14
from 10/14/ 2016, dated 11-4- 16 and 12- 31-16
                        ^^^^^^^^ 2016-11-04
from 10/14/ 2016, dated 11-4- 16 and 12- 31-16
                                     ^^^^^^^^^ 2016-12-31
`,
    ));
  it('reads both days of a range, also without blanks', () =>
    check(
      '11/16/2016-11/22/2016, 11-8-16 to 11-30-16',
      `
11/16/2016-11/22/2016, 11-8-16 to 11-30-16
^^^^^^^^^^ 2016-11-16
11/16/2016-11/22/2016, 11-8-16 to 11-30-16
           ^^^^^^^^^^ 2016-11-22
11/16/2016-11/22/2016, 11-8-16 to 11-30-16
                       ^^^^^^^ 2016-11-08
11/16/2016-11/22/2016, 11-8-16 to 11-30-16
                                  ^^^^^^^^ 2016-11-30
`,
    ));
  it('reads days behind brackets and lost blanks', () =>
    check(
      'UR (1-5-2017) denied on12/09/2016',
      `
UR (1-5-2017) denied on12/09/2016
    ^^^^^^^^ 2017-01-05
UR (1-5-2017) denied on12/09/2016
                       ^^^^^^^^^^ 2016-12-09
`,
    ));
  it('tells what is wrong with days that cannot be', () =>
    check(
      '02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16',
      `
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
^^^^^^^^^^ no such day
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
            ^^^^^^^^^^ no such month
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                        ^^^^^^^^^^^ no such year
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                                     ^^^^^^^^^ no such year
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                                                ^^^^^^^^^^^^^^^^ no such year
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                                                                  ^^^^^^^^^^^^^ no such day
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                                                                                    ^^^^^^^^ no such day
02/30/2017, 13/15/2016, 12/09/20216, 12/09/216, December 9, 3026, Feb. 29, 2017, on 11-31-16, on 15-12-16
                                                                                                 ^^^^^^^^ no such month
`,
    ));
  it('takes levels, doses, ratios, grades, codes and numbers of other kinds for no days', () => {
    for (const text of [
      'L4-5, C5-6-7, L3-4-5 and T12-1-16',
      'Norco 5/325, 10-325 mg, 50/325/40 mg and 10-12-20 mg #60',
      'strength 5/5, 4-5/5, reflexes 2/4, pain 6-8/10, blood pressure 120/80, vision 20/20',
      'CPT 97110-59, 99213, ICD M54.16, 724.4, S83.511A and HCPCS E0849',
      'MTUS 9792.24.2, pages 64-66, 8 C.C.R. 9792.21.1(d), Spine 2007;32(17):1883-99',
      'call 1-800-555-0100, 123-45-6789, CM16-0000001, ADJ1234567',
      '2 times a week for 6 weeks, 18 sessions, 2-3 times, 15-20-25 repetitions, 1/2/3',
      'flexion 10-12-14 degrees and 5/10/15%',
      'May 2016, in December, Section 12, 2004, Table 3-1, Spine 15, 2004',
    ])
      check(text, '');
  });
});

describe('writeDay', () => {
  it('writes a day the way another day is written', () => {
    for (const [model, written] of [
      ['10/26/2016', '01/05/2017'],
      ['10-26-2016', '1-5-2017'],
      ['01-12-2017', '01-05-2017'],
      ['1-12-17', '1-5-17'],
      ['December 9, 2016', 'January 5, 2017'],
      ['Dec. 9 2016', 'Jan. 5 2017'],
      ['9 December 2016', '5 January 2017'],
      ['2016-12-09', '2017-01-05'],
    ] as const) {
      const [day] = findDays(model);
      assert.equal(day && writeDay('2017-01-05', day.form), written, model);
    }
  });
});

describe('daysBetween', () => {
  it('counts over years, months and leap days', () => {
    assert.equal(daysBetween('2016-12-31', '2017-01-01'), 1);
    assert.equal(daysBetween('2016-02-28', '2016-03-01'), 2);
    assert.equal(daysBetween('2017-01-05', '2016-12-31'), -5);
  });
});
