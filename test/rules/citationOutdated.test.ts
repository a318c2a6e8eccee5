/** When an older edition on the line of the claims administrator is explained. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

/** Two items whose lines cite the edition of 2009, denied after it was replaced; how many of them are reported. */
function check(reported: number, first: string, second = ''): void {
  const issues = [first, second].map(
    (rationale, index) => `Topical cream ${index + 1}: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Topical analgesics.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.

Decision rationale: ${rationale} The request is not medically necessary.
`,
  );
  const text = `Case Number: CM16-0000001
Date Assigned: 01/05/2017 Date of Injury: 10/11/2016
Decision Date: 01/25/2017 UR Denial Date: 12/13/2016
Priority: Standard Application Received: 12/23/2016

IMR ISSUES, DECISIONS AND RATIONALES

${issues.join('\n')}`;
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'citation-outdated');
  assert.equal(findings.length, reported, first);
}

describe('an older edition on the line of the claims administrator', () => {
  it('is reported where no rationale says which edition counts', () => {
    check(2, 'The MTUS does not recommend creams.');
    check(2, 'The MTUS Chronic Pain Medical Treatment Guidelines (July 28, 2016) do not recommend creams.');
    check(2, 'The 2016 guidelines are against creams for this 45 year old man with current pain of 6/10.');
  });

  it('is explained by one rationale for all such items', () => {
    check(0, 'The denial cites the edition of 2009, which was replaced in July 2016.');
    check(0, 'UR went by the 2009 text. That was replaced before the denial. The newer one counts.');
    check(0, 'The guideline in force since July 2016 applies.');
    check(0, 'UR cites a chapter that had been superseded.');
    check(0, 'The 2009 guideline had lapsed by then.');
    check(0, 'It is the version of 2016 that governs.');
    check(0, 'No benefit was shown.', 'The older edition, which UR quotes, is no longer in force.');
  });
});
