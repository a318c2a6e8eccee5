/** What the three sentences of a partly authorised request must have in common. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

/** The stretch that is to be reported stands between « and »; without marks none is. */
function check(item: string): void {
  const { text, ranges } = readMarks(exampleLetter([{ item, rationale: 'The request is not supported.' }]));
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'partly-authorized-arithmetic');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('a partly authorised request', () => {
  it('has the words of the original request in one of its parts', () => {
    check(
      'Cold therapy unit «with wrap», 21 day rental was the original request. Cold therapy unit, 7 day rental was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Cold therapy unit, 14 day rental is',
    );
  });

  it('has the label of a dependent service once, before the original request', () => {
    check(
      'Associated surgical service: Cold therapy unit, 21 day rental was the original request. Cold therapy unit, 7 day rental was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Cold therapy unit, 14 day rental is',
    );
  });
});
