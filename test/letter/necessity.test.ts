/** What sentences say on medical necessity. All sentences are made up. */

import assert from 'node:assert/strict';
import { decidingClauseOf, type Necessity, necessityOf, speaksOf } from '../../server/src/letter/necessity';

function check(expected: Necessity | null, sentences: readonly string[]): void {
  const wrong = sentences.filter((sentence) => necessityOf(sentence) !== expected);
  assert.deepEqual(wrong, [], `not heard as ${expected}`);
}

describe('necessityOf', () => {
  it('hears that a treatment is necessary', () => {
    check('necessary', [
      'As such, the request is medically necessary.',
      'The request is medically-necessary.',
      'Medically necessary.',
      'The request is indeed medically necessary.',
      'The request is both reasonable and medically necessary.',
      'The request is considered reasonable and medically necessary.',
      'The treatment is not only appropriate but is medically necessary.',
      'Therefore, the request was medically necessary, medically appropriate and indicated here.',
      'The request for MRI of the ankle without contrast is medically necessary.',
      'I deem the request for a nurse to be medically necessary.',
      'I find the request to be medically necessary.',
      'I find that the request is medically necessary.',
      'It is my opinion that the surgery is medically necessary.',
      'The request has been found to be medically necessary.',
      'As such, medical necessity of the referral is supported by the records.',
      'Medical necessity for this request has been established.',
      'Medical necessity has been met.',
      'Since no other treatment has helped, the request is medically necessary.',
      'Without surgery the tendon will not heal, so the request is medically necessary.',
      'There are no contraindications; the request is medically necessary.',
      'While the brace is not medically necessary, the requested MRI is medically necessary.',
      'Although the physician believes that bracing is medically necessary, it is the MRI that was asked for; the MRI is medically necessary.',
    ]);
  });

  it('hears that it is not', () => {
    check('not-necessary', [
      'Therefore, not medically necessary.',
      'As such, the request is not medically necessary.',
      'The request is NOT medically necessary.',
      'The request isn’t medically necessary.',
      "The request isn't medically necessary.",
      'The request is not medically-necessary.',
      'The request is medically unnecessary.',
      'The request is medically not necessary.',
      'The request is non-medically necessary.',
      'The request is therefore not medically indicated or necessary.',
      'The request is determined to not be medically necessary.',
      'The request is therefore considered not medically necessary.',
      'The request is not certified as medically necessary.',
      'The request is not supported as medically necessary.',
      'The request is not supported as being medically necessary.',
      'The request is not reasonable or medically necessary.',
      'The request is no longer medically necessary.',
      'The ointment is not seen as medically necessary.',
      'The program is notmedically necessary and appropriate.',
      'It cannot be deemed medically necessary without further evidence.',
      'It does not appear medically necessary.',
      'The criteria are not met and the request is not medically necessary.',
      'The criteria above not having been met, arthroscopy is not medically necessary.',
      'There are no red flags therefore this request is not medically necessary.',
      'No, the request for a second MRI was not medically necessary.',
      'Although the physician believes the drug is medically necessary, the request is not medically necessary.',
      'Medical necessity has not been established.',
      'Without these, medical necessity is not established.',
      'Medical necessity has not been clearly documented.',
      'The medical necessity of the request is not established.',
      'An MRI is not a medical necessity at this time.',
      'As the surgery is not medically necessary, the brace is not medically necessary.',
      'The request for weaning and tapering opioids is not medically necessary.',
    ]);
  });

  it('leaves open what is denied twice, or denied from afar', () => {
    check('undecided', [
      'No further therapy is medically necessary.',
      'None of the requested items is medically necessary.',
      'None of the brace, the pump and the cane is medically necessary.',
      'Nothing I have read, the summary included, shows this is medically necessary.',
      'I do not find the request to be medically necessary.',
      'I cannot conclude that the request is medically necessary.',
      'I am unable to find that the request is medically necessary.',
      'I do not agree that the request is not medically necessary.',
      'I cannot agree that the request is therefore not medically necessary.',
      'Nobody, in my view, could say the request is not medically necessary.',
      'I cannot, with the records at hand, say the request is not medically necessary.',
      'It cannot be said that the request is not medically necessary.',
      'The request is not medically unnecessary.',
      'The request fails to be medically necessary.',
      'I am not so sure the request is medically necessary.',
      'The records do not show that the request is medically necessary.',
      'It is doubtful that the treatment is medically necessary.',
      'The drug is rarely medically necessary.',
      'There is no documentation that it is medically necessary.',
      'There is no evidence that medical necessity has been established.',
      'Medical necessity has yet to be established.',
      'Medical necessity is hardly established.',
      'Medical necessity is poorly documented.',
      'Medical necessity is only partly documented.',
      'The absence of medical necessity is documented.',
      'The lack of medical necessity is confirmed.',
      'The medical necessity of the injection, which did not help before, has been established.',
    ]);
  });

  it('leaves open conditions, other times, other voices and both answers', () => {
    check('undecided', [
      'Imaging is medically necessary if red flags are present.',
      'If there are red flags, the MRI is medically necessary.',
      'When red flags are present, the MRI is medically necessary.',
      'The request would be medically necessary.',
      'The request was medically necessary in 2014, but is not now.',
      'The request was not medically necessary in 2014, but it is now.',
      'According to the ODG, imaging is considered medically necessary for red flags.',
      'According to the guidelines, imaging is not medically necessary.',
      'The guideline says these tests are medically necessary after six weeks of therapy.',
      'The ODG state that an MRI is medically necessary when there are red flags.',
      'The treating physician, in his letter, the second of two, says this is medically necessary.',
      'The requested MRI, which the provider deems to be medically necessary, is not supported.',
      'The claim that the drug is medically necessary is not supported by the record.',
      'The request was deemed not medically necessary by utilization review.',
      'The request is medically necessary, in the opinion of the surgeon.',
      'The request was denied as not medically necessary.',
      'The request was previously considered medically necessary.',
      'It is a mistake to call this not medically necessary.',
      'Medical necessity not established was the reason that stood first.',
      'Medical necessity was established by the provider.',
      'Utilization review found the request was not medically necessary.',
      'The surgery is medically necessary but the brace is not medically necessary.',
      'Twelve sessions are not medically necessary but six sessions are medically necessary.',
      'While the brace is not medically necessary, the requested MRI is.',
      'The request is not medically necessary, even though the drug may be medically necessary in other patients.',
      'The findings corroborate the medical necessity for the request.',
    ]);
  });

  it('leaves open what a shortened clause may turn round, and what was decided elsewhere', () => {
    check('undecided', [
      'The cold unit is medically necessary; the gym is not.',
      'Cold therapy is medically necessary, the gym membership is not.',
      'Unlike the cold unit, which is medically necessary, the gym membership is not.',
      'The first brace is medically necessary, but the second isn\u2019t.',
      'The sling is not medically necessary; the brace is.',
      'As the sling is not medically necessary now, neither is this.',
      'The surgery has just been found medically necessary.',
      'The requested surgery is not medically necessary above.',
    ]);
  });

  it('does not take the opioid notice for a conclusion', () => {
    check(null, [
      'This decision addresses the medical necessity of opioids as they have been prescribed to this patient.',
      'This medical necessity decision should not be interpreted as a recommendation to stop long-term opioids abruptly.',
    ]);
  });

  it('is silent where a sentence is', () => {
    check(null, ['EMG is not necessarily done together with it.', 'The request is not necessary.', '']);
  });

  it('takes time in proportion to the sentence', () => {
    const parts = ['medically ', ', the that ', 'provider, ', 'therefore, ', `medical${' '.repeat(50)}`, 'is not '];
    for (const part of parts) {
      const start = performance.now();
      necessityOf(`${part.repeat(20_000)}medically necessary`);
      assert.ok(performance.now() - start < 1000, part);
    }
    const start = performance.now();
    necessityOf('the request is not medically necessary, '.repeat(2_000));
    assert.ok(performance.now() - start < 2000, 'many mentions');
  });
});

describe('decidingClauseOf', () => {
  const cases: readonly (readonly [sentence: string, subject: string | undefined, behind: string | undefined])[] = [
    ['The request is not medically necessary.', 'The request', '.'],
    ['The criteria are not met and the request is therefore not medically necessary.', 'the request', '.'],
    ['As the surgery is not medically necessary, the brace is not medically necessary.', 'the brace', '.'],
    ['The request, as it stands, is medically necessary at this time.', 'The request, as it stands', ' at this time.'],
    ['Medical necessity has not been established.', '', '.'],
    ['The medical necessity of the brace has been established by the record.', 'the brace', ' by the record.'],
    ['The brace is not supported by the guideline and is not medically necessary.', 'The brace', '.'],
    ['The surgery is necessary and an assistant for it is not medically necessary.', 'an assistant for it', '.'],
    ['The brace is not supported by the ODG and the MTUS and is not medically necessary.', 'The brace', '.'],
    ['The brace and the cane are medically necessary.', 'The brace and the cane', '.'],
    ['If it locks, the MRI is medically necessary.', undefined, undefined],
    ['The knee is stable.', undefined, undefined],
  ];
  for (const [sentence, subject, behind] of cases) {
    it(`takes apart "${sentence}"`, () => {
      const clause = decidingClauseOf(sentence);
      assert.deepEqual([clause?.subject, clause?.behind], [subject, behind]);
    });
  }

  it('takes time in proportion to the sentence', () => {
    const parts = ['the request ', ', and the ', 'is not ', 'medical necessity of ', 'therefore the surgery, '];
    for (const part of parts) {
      const start = performance.now();
      decidingClauseOf(`${part.repeat(20_000)}medically necessary`);
      assert.ok(performance.now() - start < 1000, part);
    }
  });
});

describe('speaksOf', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['The request is medically necessary.', 'MRI of the knee', true],
    ['This request is medically necessary.', 'MRI of the knee', true],
    ['The MRI of the left knee is medically necessary.', 'MRI left knee', true],
    ['A short taper is medically necessary.', 'Norco 10 mg', false],
    ['The cold unit was not medically necessary.', 'Shoulder surgery', false],
    ['Six visits are medically necessary.', 'Physical therapy, 12 visits', false],
    ['The request for 6 visits is medically necessary.', '12 visits', false],
  ];
  for (const [sentence, item, expected] of cases) {
    it(`${expected ? 'links' : 'does not link'} "${sentence}" with "${item}"`, () => {
      assert.equal(speaksOf(sentence, item), expected);
    });
  }
});
