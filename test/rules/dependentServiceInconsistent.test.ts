/** Reasons of services that go with an operation: whether they rest on a decision that was made the other way. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

/** The surgery of the letter is Overturned and the brace Upheld; what is to be reported stands between « and ». */
function check(...rationales: string[]): void {
  for (const rationale of rationales) {
    const { text, ranges } = readMarks(
      exampleLetter([
        { item: 'Right knee arthroscopy', decision: 'Overturned', rationale: 'The request is medically necessary.' },
        { item: 'Associated surgical service: Knee brace', rationale },
      ]),
    );
    const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'dependent-service-inconsistent');
    assert.equal(underline(text, findings), underline(text, ranges), rationale);
  }
}

describe('a service that goes with an operation', () => {
  it('is not denied because of an operation that is granted', () => {
    check(
      'Since «the surgery is not medically necessary», the brace is not medically necessary.',
      'Because «the surgery of the right knee has not been found medically necessary», neither is the brace.',
      '«The requested procedure was not certified», and therefore the brace is not medically necessary.',
      '«The surgery upon which this depends was not found to be medically necessary». Hence the brace is not medically necessary.',
      'It was meant for the time after «the surgery, which is not medically necessary»; therefore it is not medically necessary.',
      'Given that «the arthroscopy is not medically necessary», the brace is not medically necessary.',
      'The request for «the surgery is not supported», therefore the brace is not medically necessary.',
    );
  });

  it('may be denied on grounds of its own, whatever is said of the operation', () => {
    check(
      'The surgery is medically necessary but the brace is not medically necessary.',
      'Despite the surgery the brace is not medically necessary.',
      'Unlike the surgery, the brace is not medically necessary.',
      'The surgery being medically necessary does not make the brace medically necessary.',
      'Even though the surgery is medically necessary, the brace is not.',
      'Notwithstanding the surgery a brace is not medically necessary.',
      'In spite of the approval of the surgery, 14 days of a brace are not medically necessary.',
      'The brace after the surgery is not medically necessary.',
      'The brace for the requested surgery is not medically necessary.',
      'The surgery was approved and the brace is not medically necessary.',
      'The requested surgery is supported; the brace is not medically necessary.',
      'With the surgery approved a brace is still not medically necessary.',
      'As the surgery leaves the knee stable a brace is not medically necessary.',
      'Given the surgery and its small cuts a brace is not warranted.',
      'The surgical procedure is brief and the brace is not medically necessary.',
      'Travel to the surgery center is not medically necessary.',
    );
  });

  it('is not denied by what the earlier reviewer held of the operation', () => {
    check('The earlier reviewer held that the surgery is not medically necessary. A brace adds nothing.');
  });
});
