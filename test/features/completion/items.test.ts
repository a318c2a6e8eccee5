/** Items: what the summary says was requested, then services and drugs; parts of the body behind a service. */

import assert from 'node:assert/strict';
import type { CompletionRequest } from '../../../server/src/features/completion/index';
import { letterText, otherIssue, plainIssue } from '../../support/letters';
import { lineWith, offersAt } from './support';

/** The first lines that the offers make of the cursor's line, as many as are expected, and no others where `all`. */
function check(
  marked: string,
  expected: readonly string[],
  { all = true, ...request }: CompletionRequest & { all?: boolean } = {},
): void {
  const offers = offersAt(marked, { hasStandardText: true, ...request });
  const drawn = offers.map((offer) => lineWith(marked, offer));
  assert.deepEqual(all ? drawn : drawn.slice(0, expected.length), expected);
}

const told = (sentences: string, item: string) =>
  letterText({ item }).replace('An MRI of the left knee and 6 visits of physical therapy were requested.', sentences);

describe('completion of items', () => {
  it('begins with what the summary says was requested', () =>
    check(letterText({ item: '|' }), ['MRI of the left knee', 'Physical therapy 6 visits', 'Physical therapy'], {
      all: false,
    }));
  it('leaves out what an issue decides already', () =>
    check(`${letterText(plainIssue)}\n|`, ['Physical therapy 6 visits', 'Physical therapy'], { all: false }));
  it('offers nothing of the summary that was not requested', () =>
    check(told('He had acupuncture. An EMG was denied.', '|'), ['EMG', 'Physical therapy'], { all: false }));
  it('takes the side of the part that was asked for', () =>
    check(
      told('The request is for an x-ray of both wrists and a right hip MRI.', '|'),
      ['X-ray of the bilateral wrists', 'MRI of the right hip'],
      { all: false },
    ));
  it('gives an amount to the service that it counts, with the part between them or behind both', () => {
    check(
      told(
        'An MRI of the left knee, 6 visits of physical therapy and acupuncture 4 visits for the neck were denied.',
        '|',
      ),
      ['MRI of the left knee', 'Physical therapy 6 visits', 'Acupuncture for the neck 4 visits'],
      { all: false },
    );
    check(told('The request is for an MRI lumbar spine.', '|'), ['MRI of the lumbar spine'], { all: false });
  });
  it('keeps the level of the spine that was asked for', () =>
    check(
      told('A right L4-5 transforaminal epidural steroid injection was denied.', '|'),
      ['Right L4-5 transforaminal epidural steroid injection'],
      { all: false },
    ));
  it('takes what a patient denies for no request', () =>
    check(
      told('An EMG was denied. He denied taking Norco, and the patient denies a prior MRI.', '|'),
      ['EMG', 'Physical therapy'],
      { all: false },
    ));
  it('takes a drug with its strength and number', () =>
    check(told('Tramadol 50 mg #60 was denied.', 'tra|'), ['Tramadol 50 mg #60'], { all: false }));
  it('is narrowed by the letters typed', () => {
    check(letterText({ item: 'Phy|' }), [
      'Physical therapy 6 visits',
      'Physical therapy',
      'Physiotherapy',
      'Physical therapy sessions',
    ]);
    check(letterText({ item: 'xyz|' }), []);
  });
  it('offers the strengths of a verified drug, with a field for the number', () => {
    check(
      letterText({ item: 'melox|' }),
      ['5', '7.5', '10', '15'].map((mg) => `Meloxicam ${mg}mg #[INSERT quantity]`),
    );
    const [first] = offersAt(letterText({ item: 'melox|' }));
    assert.equal(first?.snippet, `Meloxicam 5mg #\${1:[INSERT quantity]}`);
    assert.equal(first?.detail, 'NSAID');
  });
  it('offers no strength with a brand, or with a drug known from practice only', () => {
    check(letterText({ item: 'Mobic|' }), ['Mobic [INSERT strength] #[INSERT quantity]']);
    check(letterText({ item: 'Norvasc|' }), ['Norvasc [INSERT strength] #[INSERT quantity]']);
    assert.equal(offersAt(letterText({ item: 'Norvasc|' }))[0]?.detail, 'amlodipine (not verified)');
  });
  it('asks again while the letters do not say which drug is meant', () => {
    assert.equal(offersAt(letterText({ item: 'M|' }))[0]?.isPartial, true);
    assert.equal(offersAt(letterText({ item: 'Me|' }))[0]?.isPartial, false);
  });
  it('goes on behind a service with the parts that the summary names', () => {
    check(letterText({ item: 'MRI |' }), ['MRI of the left knee'], { trigger: ' ' });
    check(letterText({ item: 'MRI of the l|' }), ['MRI of the left knee', 'MRI of the left knee'], {});
    check(letterText({ item: 'Acupuncture |' }), ['Acupuncture for the left knee'], { trigger: ' ' });
    check(letterText({ item: 'Urine drug screen |' }), [], { trigger: ' ' });
    check(
      told('His back hurts, and both wrists.', 'MRI |'),
      ['MRI of the left knee', 'MRI of the back', 'MRI of the bilateral wrists'],
      { trigger: ' ' },
    );
  });
  it('changes an item that has its decision', () =>
    check(letterText({ ...plainIssue, item: 'Hearing| : Upheld' }), ['Hearing aids : Upheld', 'Hearing aid : Upheld']));
  describe('says nothing', () => {
    it('behind a blank on an empty line', () => check(letterText({ item: ' |' }), [], { trigger: ' ' }));
    it('in the words of a rationale', () =>
      check(letterText({ ...plainIssue, rationale: 'Decision rationale: Pain.\n\nMR|\n\nThe end.' }), []));
    it('where an open rationale goes on', () =>
      check(letterText({ ...otherIssue, rationale: 'Decision rationale: Pain.\n\nAcu|' }), []));
    it('in the middle of an item', () => check(letterText({ item: 'MRI of the |knee' }), []));
    it('in the summary', () => check(letterText(plainIssue).replace('requested.\n', 'requested.\n\nMR|\n'), []));
    it('in a text that is no letter', () => check('MR|', []));
  });
});
