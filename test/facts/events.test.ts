/** What the days of a text are the days of. */

import assert from 'node:assert/strict';
import { findDays } from '../../server/src/facts/days';
import { findEvents } from '../../server/src/facts/events';
import { splitSentences } from '../../server/src/letter/sentences';
import { underline } from '../support/underline';

/** Each dated event is drawn under the text: the day, and what it is the day of; days of no known event are not drawn. */
function check(text: string, expected: string): void {
  const events = findEvents(text, findDays(text), splitSentences(text, 0, text.length));
  const drawn = underline(
    text,
    events.map(({ start, end, kind }) => ({ start, end, note: kind })),
  );
  assert.equal(drawn, expected.replace(/^\n/, '').replace(/\n$/, ''));
}

describe('findEvents', () => {
  it('reads the date of injury', () => {
    check(
      'The worker sustained an industrial injury on 10-11-2016.',
      `
The worker sustained an industrial injury on 10-11-2016.
                                             ^^^^^^^^^^ injury`,
    );
    check(
      'A male whose occupational claim is from 10/14/ 2016.',
      `
A male whose occupational claim is from 10/14/ 2016.
                                        ^^^^^^^^^^^ injury`,
    );
    check(
      'She sustained an injury to the neck and left arm on 10/11/2016.',
      `
She sustained an injury to the neck and left arm on 10/11/2016.
                                                    ^^^^^^^^^^ injury`,
    );
    check(
      'She sustained an industrial injury of the right shoulder on 10/11/2016.',
      `
She sustained an industrial injury of the right shoulder on 10/11/2016.
                                                            ^^^^^^^^^^ injury`,
    );
    check(
      'On 10/11/2016, the worker was injured.',
      `
On 10/11/2016, the worker was injured.
   ^^^^^^^^^^ injury`,
    );
  });
  it('takes a day on which the time since the injury is counted for no injury', () =>
    check('The worker was four months past the injury on 02/22/2017.', ''));
  it('does not take "injured worker" or a report of injury for the injury', () =>
    check(
      "On (12-6-16) the injured worker complained. The doctor's first report of occupational injury from 11/18/2016 is there.",
      `
On (12-6-16) the injured worker complained. The doctor's first report of occupational injury from 11/18/2016 is there.
    ^^^^^^^ visit
On (12-6-16) the injured worker complained. The doctor's first report of occupational injury from 11/18/2016 is there.
                                                                                                  ^^^^^^^^^^ record`,
    ));
  it('takes what an injured worker is said to have had for no injury', () =>
    check(
      'On 12-6-16, it was noted that the injured worker complained.',
      `
On 12-6-16, it was noted that the injured worker complained.
   ^^^^^^^ visit`,
    ));
  it('reads utilization review decisions in their many names', () => {
    for (const text of [
      'The Utilization Review dated 12-9-16, denied the request.',
      'The UR (utilization review board) denied certification on 12-9-16; for an MRI.',
      'The original Utilization Review (UR) (12-9-16) denied it.',
      'The prior determination on 12-9-16 denied the MRI.',
      'These requests were previously reviewed on 12-9-16.',
      'The previous denial of these items was on 12-9-16.',
      'On 12-9-16, utilization review determined that the MRI was not necessary.',
      'On 12-9-16, a request for an MRI of the knee was noncertified by utilization review.',
      'The MRI was not certified by the insurer on 12-9-16.',
    ]) {
      const at = text.indexOf('12-9-16');
      check(text, `${text}\n${' '.repeat(at)}^^^^^^^ decision`);
    }
  });
  it('reads requests, also where the treatment stands between', () =>
    check(
      'A Request for Authorization form was dated 11/14/2016. On 12/19/2016 a request was received for an MRI denied by UR on 12/27/2016.',
      `
A Request for Authorization form was dated 11/14/2016. On 12/19/2016 a request was received for an MRI denied by UR on 12/27/2016.
                                           ^^^^^^^^^^ request
A Request for Authorization form was dated 11/14/2016. On 12/19/2016 a request was received for an MRI denied by UR on 12/27/2016.
                                                          ^^^^^^^^^^ request
A Request for Authorization form was dated 11/14/2016. On 12/19/2016 a request was received for an MRI denied by UR on 12/27/2016.
                                                                                                                       ^^^^^^^^^^ decision`,
    ));
  it('reads visits, records, studies, surgery and therapy by the nearest word', () =>
    check(
      'The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.',
      `
The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.
                        ^^^^^^ visit
The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.
                                                          ^^^^^^ record
The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.
                                                                                 ^^^^^^ study
The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.
                                                                                                    ^^^^^^ surgery
The patient was seen on 1-2-17. The progress report dated 1-3-17 names an MRI of 1-4-17, surgery on 1-5-17 and therapy on 1-6-17.
                                                                                                                          ^^^^^^ therapy`,
    ));
  it('reads a day before its event, and both days of a range', () =>
    check(
      'A November 18, 2016 office visit. Therapy reports dated 11-08-2016 to 11-30-2016 were read.',
      `
A November 18, 2016 office visit. Therapy reports dated 11-08-2016 to 11-30-2016 were read.
  ^^^^^^^^^^^^^^^^^ visit
A November 18, 2016 office visit. Therapy reports dated 11-08-2016 to 11-30-2016 were read.
                                                        ^^^^^^^^^^ record
A November 18, 2016 office visit. Therapy reports dated 11-08-2016 to 11-30-2016 were read.
                                                                      ^^^^^^^^^^ record`,
    ));
  it('reads births and days to come', () =>
    check(
      'The birth date is 05-02-1965. The worker is off work until 2-28-2017.',
      `
The birth date is 05-02-1965. The worker is off work until 2-28-2017.
                  ^^^^^^^^^^ birth
The birth date is 05-02-1965. The worker is off work until 2-28-2017.
                                                           ^^^^^^^^^ plan`,
    ));
  it('tells nothing of days whose event is not said', () => {
    for (const text of [
      'The worker takes Norco since at least 11-15-2016.',
      'The documentation shows the use of Norco since 11-15-2016.',
      'The injured worker, on 12-6-16, walked.',
      'See 9792.24.2 (July 28, 2016), Injections.',
      'Naproxen given on 11-14-2016 was not helpful.',
    ])
      check(text, '');
  });
});
