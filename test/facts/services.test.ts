import assert from 'node:assert/strict';
import { findServices } from '../../server/src/facts/services';
import { lines, underline } from '../support/underline';

/** Draws the services of a text under it. */
function check(text: string, expected: string): void {
  const drawn = findServices(text).map(
    ({ start, end, id, kind }) => underline(text, [{ start, end, note: `${id}, ${kind}` }]).split('\n')[1],
  );
  assert.equal([text, ...drawn].join('\n'), lines(expected).trimEnd());
}

describe('the services of a text', () => {
  it('are found by name, plural and short form', () => {
    check(
      'Physical therapy, MRIs, EMG/NCV and x-rays of the hip',
      `
      Physical therapy, MRIs, EMG/NCV and x-rays of the hip
      ^^^^^^^^^^^^^^^^ physical-therapy, therapy
                        ^^^^ mri, imaging
                              ^^^^^^^ edx, test
                                          ^^^^^^ xray, imaging
      `,
    );
  });

  it('are found where a line end has broken the name', () => {
    check(
      'electro- myography of both arms',
      `
      electro- myography of both arms
      ^^^^^^^^^^^^^^^^^^ edx, test
      `,
    );
  });

  it('are the longest name at each place', () => {
    check(
      'transforaminal epidural steroid injection; TENS unit; post-op physical therapy; MR arthrogram',
      `
      transforaminal epidural steroid injection; TENS unit; post-op physical therapy; MR arthrogram
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ esi, injection
                                                 ^^^^^^^^^ tens, equipment
                                                            ^^^^^^^^^^^^^^^^^^^^^^^^ physical-therapy-postop, therapy
                                                                                      ^^^^^^^^^^^^^ mr-arthrogram, imaging
      `,
    );
  });

  it('are short forms in capitals only', () => {
    check(
      'The pt walks; PT and OT twice a week; CT scan',
      `
      The pt walks; PT and OT twice a week; CT scan
                    ^^ physical-therapy, therapy
                           ^^ occupational-therapy, therapy
                                            ^^^^^^^ ct, imaging
      `,
    );
  });

  it('are no physical therapy where a time of the blood is meant', () => {
    check('PT/INR; PT and PTT; PT, aPTT', 'PT/INR; PT and PTT; PT, aPTT');
  });

  it('are none in words that only look like them', () => {
    check(
      'The option, a certified PTA, testing, range of motion, act',
      'The option, a certified PTA, testing, range of motion, act',
    );
  });
});
