/** What sentences say on medical necessity. */

import assert from 'node:assert/strict';
import { type Necessity, necessityOf } from '../../server/src/letter/necessity';

function check(sentence: string, expected: Necessity | null): void {
  assert.equal(necessityOf(sentence), expected, sentence);
}

describe('necessityOf', () => {
  it('hears that a treatment is necessary', () => {
    check('As such, the request is medically necessary.', 'necessary');
    check('Therefore, the request was medically necessary, medically appropriate and indicated here.', 'necessary');
    check('The request for MRI of the ankle without contrast is medically necessary.', 'necessary');
    check('I deem the request for a nurse to be medically necessary.', 'necessary');
    check('As such, medical necessity of the referral is supported by the records.', 'necessary');
  });
  it('hears that it is not', () => {
    check('As such, the request is not medically necessary.', 'not-necessary');
    check('The request is determined to not be medically necessary.', 'not-necessary');
    check('The request is therefore considered not medically necessary.', 'not-necessary');
    check('The ointment is not seen as medically necessary.', 'not-necessary');
    check('The program is notmedically necessary and appropriate.', 'not-necessary');
    check('It cannot be deemed medically necessary without further evidence.', 'not-necessary');
    check('It does not appear medically necessary.', 'not-necessary');
    check('Medical necessity has not been established.', 'not-necessary');
    check('The medical necessity of the request is not established.', 'not-necessary');
    check('An MRI is not a medical necessity at this time.', 'not-necessary');
    check('As the surgery is not medically necessary, the brace is not medically necessary.', 'not-necessary');
  });
  it('leaves open what a sentence leaves open', () => {
    check('Imaging is medically necessary if red flags are present.', 'undecided');
    check('No further therapy is medically necessary.', 'undecided');
    check('The surgery is medically necessary but the brace is not medically necessary.', 'undecided');
    check('There is no documentation that it is medically necessary.', 'undecided');
    check('The findings corroborate the medical necessity for the request.', 'undecided');
  });
  it('does not take the opioid notice for a conclusion', () => {
    check(
      'This decision addresses the medical necessity of opioids as they have been prescribed to this patient.',
      null,
    );
    check(
      'This medical necessity decision should not be interpreted as a recommendation to stop long-term opioids abruptly.',
      null,
    );
  });
  it('is silent where a sentence is', () => {
    check('EMG is not necessarily done together with it.', null);
    check('', null);
  });
});
