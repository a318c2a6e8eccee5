/** Amounts in prose: what stands under them is unit, role and number, as far as they are told apart. */

import assert from 'node:assert/strict';
import { type Amount, findAmounts } from '../../server/src/facts/amounts';
import { lines, underline } from '../support/underline';

function check(text: string, expected: string): void {
  const drawn = underline(
    text,
    findAmounts(text).map((amount) => ({ ...amount, note: reading(amount) })),
  );
  assert.equal(drawn, lines(expected).trimEnd());
}

function reading({ value, least, unit, role, bound, additional, repeated }: Amount): string {
  return [
    role,
    least === value ? String(value) : `${least}..${value}`,
    unit,
    ...(bound === 'exact' ? [] : [bound]),
    ...(additional ? ['additional'] : []),
    ...(repeated === null ? [] : [`again ${repeated}`]),
  ].join(' ');
}

describe('findAmounts', () => {
  it('reads counts in figures and in words', () =>
    check(
      'Eight physical therapy sessions, 12 visits, twenty-four treatments, 18sessions',
      `
      Eight physical therapy sessions, 12 visits, twenty-four treatments, 18sessions
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ count 8 visit
      Eight physical therapy sessions, 12 visits, twenty-four treatments, 18sessions
                                       ^^^^^^^^^ count 12 visit
      Eight physical therapy sessions, 12 visits, twenty-four treatments, 18sessions
                                                  ^^^^^^^^^^^^^^^^^^^^^^ count 24 visit
      Eight physical therapy sessions, 12 visits, twenty-four treatments, 18sessions
                                                                          ^^^^^^^^^^ count 18 visit
      `,
    ));
  it('keeps a number that stands twice', () =>
    check(
      'eight (6) sessions',
      `
      eight (6) sessions
      ^^^^^^^^^^^^^^^^^^ count 8 visit again 6
      `,
    ));
  it('reads ranges, over a broken hyphen too', () =>
    check(
      '9- 10 visits over 8 to 12 weeks',
      `
      9- 10 visits over 8 to 12 weeks
      ^^^^^^^^^^^^ count 9..10 visit
      9- 10 visits over 8 to 12 weeks
                        ^^^^^^^^^^^^^ duration 8..12 week
      `,
    ));
  it('reads bounds and what is additional', () =>
    check(
      'up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits',
      `
      up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits
            ^^^^^^^^^ count 10 visit at-most
      up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits
                                ^^^^^^^^^^ count 6 visit at-least
      up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits
                                                  ^^^^^^^^ count 4 visit about
      up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits
                                                                          ^^^^^^^^^^ count 8 visit additional
      up to 10 visits, at least six visits, about 4 visits, an additional 8 sessions, 3 more supervised visits
                                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^ count 3 visit additional
      `,
    ));
  for (const [schedule, total] of [
    ['two times a week for four weeks', '8'],
    ['3x/week x 6 weeks', '18'],
    ['3 x per week for 2 weeks', '6'],
    ['twice a week for three (3) weeks', '6'],
    ['2 sessions per week for 6-8 weeks', '12..16'],
    ['2-3 times weekly over 4 weeks', '8..12'],
    ['3x wk x 4', '12'],
    ['once a month for 3 months', '3'],
    ['twice a week for 2 months', '16..20'],
  ] as const) {
    it(`multiplies ${schedule}`, () =>
      check(schedule, `\n${schedule}\n${'^'.repeat(schedule.length)} schedule ${total} visit\n`));
  }
  it('multiplies a bare product of a therapy', () =>
    check(
      'Physical therapy 2x4; acupuncture 2 times 6 weeks',
      `
      Physical therapy 2x4; acupuncture 2 times 6 weeks
                       ^^^ schedule 8 visit
      Physical therapy 2x4; acupuncture 2 times 6 weeks
                                        ^^^^^^^^^^^^^^^ schedule 12 visit
      `,
    ));
  it('reads the sum in brackets behind a schedule', () =>
    check(
      'therapy 2 times a week for 3 weeks (6) for the knee',
      `
      therapy 2 times a week for 3 weeks (6) for the knee
              ^^^^^^^^^^^^^^^^^^^^^^^^^^ schedule 6 visit
      therapy 2 times a week for 3 weeks (6) for the knee
                                          ^ count 6 visit
      `,
    ));
  it('reads how drugs are dispensed and taken', () =>
    check(
      'Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply',
      `
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                     ^^^^^^^^^^ count 1 tablet
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                                ^^^^^^^^^^^^^^^^^^^ schedule 28 time
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                                                    ^^^ count 28 tablet
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                                                         ^^^^^^^ count 30 tablet
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                                                                      ^^^^^^^^^ count 2 refill
      Norco 5/325mg, one tablet twice daily 14 days #28, Qty: 30 with 2 refills, a 30 day supply
                                                                                   ^^^^^^ duration 30 day
      `,
    ));
  it('reads how often, of whatever stands before', () =>
    check(
      'Manipulation times 12, traction x6',
      `
      Manipulation times 12, traction x6
                   ^^^^^^^^ count 12 time
      Manipulation times 12, traction x6
                                      ^^ count 6 time
      `,
    ));
  for (const other of [
    'a 54 year old man, seen on 11-17-2016, 12- 31-16 and 7/10/2016',
    'pain 7/10, oriented times 3 and oriented x3, levels L4-5 and C5-6',
    'Norco 10/325mg, 2.5% cream, 1,200 mg, $40 visits',
    'MTUS 2016 visits, page 261 visits, Chapter 11, page 63',
    'a 4x4 gauze, a disc of 2 x 3 mm, the 3rd visit',
  ]) {
    it(`finds none in: ${other}`, () => check(other, ''));
  }
});
