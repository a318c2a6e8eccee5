/** The header table in its layouts. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { toRecord } from '../../server/src/letter/record';
import { header, how } from '../support/letters';

const full = {
  caseNumber: 'CM16-0000001',
  dateAssigned: '2016-12-30',
  dateOfInjury: '2016-10-11',
  decisionDate: '2017-01-25',
  urDenialDate: '2016-12-13',
  priority: 'Standard',
  applicationReceived: '2016-12-23',
};

function check(text: string, expected: Partial<Record<keyof typeof full, string | null>>): void {
  assert.deepEqual(toRecord(parseLetter(`${text}\n${how}`)).header, { ...full, ...expected });
}

describe('parseHeader', () => {
  it('reads columns, with Application Received wrapped around its value', () => check(header, {}));

  it('reads one field a line', () => {
    check(
      `Case Number: CM16-0000001
Date Assigned: 12/30/2016
Date of Injury: 10/11/2016
Decision Date: 01/25/2017
UR Denial Date: 12/13/2016
Priority: Standard
Application Received: 12/23/2016
`,
      {},
    );
  });

  it('reads columns folded to single blanks', () =>
    check(header.replace(/ {2,}/g, ' ').replace(' Application', '  Application'), {}));

  it('reads all labels followed by all values', () => {
    check(
      `Case Number:
Date Assigned:
Decision Date:
Priority:

CM16-0000001
12/30/2016
01/25/2017
Standard

Date of Injury:
UR Denial Date:
Application
Received:

10/11/2016
12/13/2016
12/23/2016
`,
      {},
    );
  });

  it('forgives slips in labels, and keeps to the other fields where one is lost', () => {
    check(header.replace('Date Assigned', 'Date Asigned').replace('Priority', 'Prioirty'), {});
    check(header.replace('Decision Date:        ', 'Dexxxxxx Daxx:        '), { decisionDate: null });
  });

  it('has no day for a value that is none', () => {
    check(header.replace('10/11/2016', '10/14/20216').replace('12/13/2016', '02/30/2016'), {
      dateOfInjury: null,
      urDenialDate: null,
    });
    check(header.replace('12/30/2016', '          '), { dateAssigned: null });
  });

  it('is absent from a letter without header', () => {
    const letter = parseLetter(how);
    assert.equal(letter.header, null);
    assert.equal(letter.format, '2016');
  });

  it('is not found in ordinary text', () =>
    assert.equal(parseLetter('Priority list for today: none.\nMilk\n').header, null));
});
