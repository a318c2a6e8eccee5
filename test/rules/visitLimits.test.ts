/** Limits that a rationale quotes, and what it says of them: two rules compare the request with them. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { exampleLetter } from '../../server/src/rules/reasoning/exampleLetter';
import { readMarks, underline } from '../support/underline';

/** What either rule is to report of each rationale stands between « and ». */
function check(item: string, decision: string, ...rationales: string[]): void {
  for (const rationale of rationales) {
    const { text, ranges } = readMarks(exampleLetter([{ item, decision, rationale }]));
    const findings = checkLetter(parseLetter(text)).filter(({ code }) =>
      ['overturned-beyond-limit', 'exceeds-claim'].includes(code),
    );
    assert.equal(underline(text, findings), underline(text, ranges), rationale);
  }
}

describe('visits beyond the limit that is quoted', () => {
  it('are reported where they are allowed without a word on the limit', () => {
    check(
      'Physical therapy for the hip, 12 visits',
      'Overturned',
      'The MTUS recommends «10 visits» over 8 weeks. The pain does not let him sit.',
    );
    check(
      'Additional physical therapy, 6 sessions',
      'Overturned',
      'ODG recommends «10 visits» over 8 weeks. He has completed 8 sessions with good results.',
    );
  });

  it('may be allowed where the limit is said to be for another case, or to be none', () => {
    check(
      'Pelvic floor physical therapy, 12 visits',
      'Overturned',
      'The MTUS recommends 10 visits for myalgia. That number is not meant for pelvic pain.',
      'The MTUS recommends 10 visits for myalgia. He has no myalgia.',
      'The 10 visits of the MTUS do not apply to this trouble.',
      'The MTUS allows 10 visits for myalgia but is silent on the pelvic floor.',
      'ODG names 10 visits for a sprain. A fracture is another matter.',
      'The limit of 10 visits in ODG is a guide and no ceiling.',
      'ODG names up to 10 visits. This limit is not binding here.',
    );
    check(
      'Additional physical therapy, 6 sessions',
      'Overturned',
      'ODG recommends 10 visits over 8 weeks. He has completed 8 sessions. These were for the other knee.',
      'ODG recommends 10 visits over 8 weeks. He has completed 8 sessions. This is a new injury.',
      'ODG recommends 10 visits over 8 weeks. He has completed 8 sessions. The stiffness and the loss of strength are great. These are exceptional factors.',
      'ODG recommends 10 visits over 8 weeks. He has completed 8 sessions. The guideline does not set a lifetime ceiling.',
    );
  });
});

describe('a request that is said to exceed a limit', () => {
  it('keeps the one that is quoted', () => {
    check(
      'Physical therapy, 8 sessions',
      'Upheld',
      'MTUS recommends 10 visits for myalgia. The requested 8 visits «exceed» the guideline.',
      'MTUS recommends 2 visits after an injection and 10 visits for myalgia. The requested 8 visits «exceed» the guideline.',
    );
  });

  it('may exceed another one that the sentence names', () => {
    check(
      'Physical therapy, 8 sessions',
      'Upheld',
      'MTUS recommends 1-2 visits over 1 week after an injection and 9-10 visits over 8 weeks for myalgia. The request for 8 sessions exceeds what is recommended after an injection.',
      'MTUS recommends 1-2 visits over 1 week after an injection and 9-10 visits over 8 weeks for myalgia. The request exceeds the 1-2 visits recommended after an injection.',
      'MTUS recommends 2 visits after an injection and 10 visits for myalgia. He had an injection. The requested 8 visits exceed the guideline.',
      'ODG recommends 10 visits over 8 weeks. The request exceeds the six-visit trial of the guideline.',
      'ODG: Sprain: 10 visits over 8 weeks. Contusion: 6 visits over 3 weeks. The request exceeds the number for a contusion in the guideline.',
      'ODG: Sprain: 10 visits over 8 weeks. The request exceeds the 3 visits that come first.',
    );
  });
});
