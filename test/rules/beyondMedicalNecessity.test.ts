/** Which sentences argue causation, liability or coverage, and which only set these questions aside. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';
import { readMarks, underline } from '../support/underline';

/** What the rule is to report stands between « and »; without marks it reports nothing. */
function check(sentence: string): void {
  const { text, ranges } = readMarks(`MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The knee is stable. ${sentence} The request is not medically necessary.
`);
  const findings = checkLetter(parseLetter(text)).filter(({ code }) => code === 'beyond-medical-necessity');
  assert.equal(underline(text, findings), underline(text, ranges));
}

describe('another question than medical necessity', () => {
  it('is argued', () => {
    check('The records do «not establish a causal relationship» to the fall.');
    check('The knee is «not an accepted body part».');
    check('The study is «not covered by the policy».');
    check('It is «unclear whether the knee is part of the claim».');
    check('The arthritis is «nonindustrial».');
  });

  it('is none of a guideline that speaks of patients', () => {
    check('Patients with instability (not work-related) after surgery may be candidates for fusion.');
    check('Fusion is an option for instability (not work related) of this segment.');
  });

  it('is set aside', () => {
    check('It is not for the reviewer to decide whether the knee is part of the claim.');
    check('Whether the knee is an accepted body part is a matter for others; it plays no part in this decision.');
    check('This review does not decide whether the knee is an accepted body part.');
    check('Whether the knee is an accepted body part is left to the parties.');
    check('IMR cannot decide whether the fall was work related.');
    check('I express no view on liability.');
    check('The applicant disputes that the arthritis is nonindustrial.');
    check('The question whether the fall was work related is decided elsewhere.');
    check('Liability is disputed, which does not concern this review.');
    check('Even if the knee were not an accepted body part, the study would have to be judged.');
    check('The knee is not an accepted body part, but this is irrelevant here.');
    check('The reviewer has not considered whether the fall was work related.');
    check("The reviewer isn't asked whether the fall was work related.");
  });

  it('is not what a guideline or a dressing covers', () => {
    check('Gym memberships are not covered by the MTUS.');
    check('Such studies are not covered under any chapter of ACOEM.');
    check('The wound is not covered by skin.');
  });
});
