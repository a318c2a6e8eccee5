/** What a summary may call the services that go with an operation, and tests of the blood. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

const PATIENT =
  'The injured worker is a 45 year old male with a tear of the left rotator cuff. Treatment has included injections and rest. On examination there was weakness.';

/** What is to be reported of the item stands between « and ». */
function check(request: string, item: string, rationale = 'The request is medically necessary.'): void {
  const { text, ranges } = readMarks(
    exampleLetter([{ item, decision: 'Overturned', rationale }], `${PATIENT} ${request}`),
  );
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'item-not-in-summary');
  assert.equal(underline(text, findings), underline(text, ranges), request);
}

describe('the item in the summary', () => {
  it('is named by the time of an operation at which it is needed', () => {
    const request = 'A request was made for surgery with the usual perioperative services.';
    check(request, 'Associated surgical service: Assistant surgeon');
    check(request, 'Pre-op electrocardiogram');
    check(
      'The treatment plan was surgery with post-operative equipment.',
      'Associated surgical service: Cold therapy unit',
    );
    check(
      'The treatment plan was surgery with peri-operative care.',
      'Continuous passive motion',
      'The concurrent request for surgery is supported. The request is medically necessary.',
    );
  });

  it('is not named by ancillary services, nor by those of an operation where it has none', () => {
    check(
      'The treatment plan was surgery with ancillary services.',
      'Associated surgical service: «Cold therapy unit»',
    );
    check('The treatment plan was surgery with perioperative services.', '«Acupuncture», 6 sessions');
    check('He had good post-operative care.', 'Associated surgical service: «Cold therapy unit»');
  });

  it('is a test of the clotting by any of its names', () => {
    check('A coagulation panel was requested.', 'PT/INR and PTT');
    check('Clotting tests were requested.', 'PT/INR');
    check('PT/INR was requested.', 'Coagulation panel');
    check('A request for an MRI was made.', '«PT/INR»');
  });
});
