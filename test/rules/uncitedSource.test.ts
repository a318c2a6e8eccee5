/** Which sources of a rationale its guideline line must cite. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** The line cites the ODG. What must be cited beside it stands between « and ». */
function check(rationale: string): void {
  const { text, ranges } = readMarks(`Wrist splint: Upheld

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Forearm, Wrist, & Hand, Splints.

Decision rationale: ${rationale} The request is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'uncited-source');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('a source that is not cited', () => {
  it('is one that the rationale leans on', () => {
    check('The «MTUS» recommends splints at night.');
    check('«ACOEM» does not recommend splints by day.');
    check('UR denied the splint. The «MTUS» recommends splints at night.');
  });

  it('is none that is silent', () => {
    check('Neither the MTUS nor ACOEM addresses splints for this purpose.');
    check('Nothing on splints is to be found in the MTUS.');
    check('The MTUS has nothing to say about splints.');
    check('Splints are not in the MTUS.');
    check('Searching the MTUS, one finds nothing on splints.');
  });

  it('is none that is set aside, at whatever place', () => {
    check('The MTUS recommends exercise, but without a word on splints.');
    check('ACOEM advises rest. It is a matter of days. The ACOEM chapter is outdated in this.');
    check('ACOEM recommends rest. The ODG advice is newer and was given greater weight.');
    check('The MTUS recommends rest. The decision does not rest on the MTUS.');
  });

  it('is none that somebody else cited', () => {
    check('The MTUS chapter on which UR relied recommends exercise.');
    check("The MTUS recommends exercise, by UR's citation.");
    check('The denial cites the MTUS on exercise.');
    check('The MTUS, as cited by the administrator, recommends exercise.');
  });
});
