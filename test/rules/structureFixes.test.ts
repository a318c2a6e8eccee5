/** The fixes that restore the form's wording: they change the wrong words and leave the layout as it is. */

import assert from 'node:assert/strict';
import type { Edit } from '../../server/src/letter/edits';
import { parseLetter } from '../../server/src/letter/parse';
import { type CheckOptions, checkLetter } from '../../server/src/rules/index';
import type { Rule } from '../../server/src/rules/rule';
import { boilerplateDrift } from '../../server/src/rules/structure/boilerplateDrift';
import { headingMisspelled } from '../../server/src/rules/structure/headingMisspelled';
import { labelMisspelled } from '../../server/src/rules/structure/labelMisspelled';
import { missingRationale } from '../../server/src/rules/structure/missingRationale';
import { unknownSpecialty } from '../../server/src/rules/structure/unknownSpecialty';
import { lines } from '../support/underline';

function applied(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const { start, end, newText } of [...edits].sort((one, other) => other.start - one.start))
    result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

/** Applies all fixes of a rule to a text, checks the outcome, and that nothing is left to report. */
function check(rule: Rule, before: string, after: string, options: CheckOptions = {}): void {
  const text = lines(before);
  const findings = (of: string) => checkLetter(parseLetter(of), { ...options, rules: [rule] });
  const result = applied(
    text,
    findings(text).flatMap(({ fix }) => fix?.edits ?? []),
  );
  assert.equal(result, lines(after));
  assert.deepEqual(findings(result), []);
}

const paragraph = (changed: (text: string) => string) => `
HOW THE IMR FINAL DETERMINATION WAS MADE
${changed(`MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no
affiliation with the employer, employee, providers or the claims administrator. He/she has been
in active clinical practice for more than five years and is currently working at least 24 hours
a week in active practice. The expert reviewer was selected based on his/her clinical
experience, education, background, and expertise in the same or similar specialties that
evaluate and/or treat the medical condition and disputed items/Service. He/she is familiar with
governing laws and regulations, including the strength of evidence hierarchy that applies to
Independent Medical Review determinations.`)}

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Neurology
`;
const whole = paragraph((text) => text);

describe('fixes of the standard wording', () => {
  it('exchanges a word and keeps the line breaks', () =>
    check(
      boilerplateDrift,
      paragraph((text) => text.replace('five years', 'ten years')),
      whole,
    ));

  it('inserts words that are missing, at the end of a line too', () => {
    check(
      boilerplateDrift,
      paragraph((text) => text.replace('has no\n', 'has\n')),
      paragraph((text) => text.replace('has no\n', 'has no\n')),
    );
    check(
      boilerplateDrift,
      paragraph((text) => text.replace(/^MAXIMUS /, '')),
      whole,
    );
  });

  it('deletes words too many', () =>
    check(
      boilerplateDrift,
      paragraph((text) => text.replace('clinical\nexperience', 'clinical\nand legal experience')),
      whole,
    ));

  it('restores a sentence that is missing with its full stop', () =>
    check(
      boilerplateDrift,
      paragraph((text) => text.replace(/ He\/she is familiar[\s\S]*/, '')),
      paragraph((text) => text.replace(/ He\/she is familiar[\s\S]*/, (sentence) => sentence.replaceAll('\n', ' '))),
    ));

  it('restores several places at once', () =>
    check(
      boilerplateDrift,
      paragraph((text) => text.replace('no\n', 'an\n').replace('24', '20').replace('same or similar', 'same')),
      whole,
    ));

  it('takes a wording of the house for as good as the standard one', () => {
    const ours = 'Our organization sent the file to an expert.';
    check(
      boilerplateDrift,
      paragraph(() => ours),
      paragraph(() => ours),
      { houseVariants: [ours.toUpperCase()] },
    );
    const other = () =>
      check(
        boilerplateDrift,
        paragraph(() => ours),
        paragraph(() => ours),
        { houseVariants: ['Other'] },
      );
    assert.throws(other);
  });

  it('leaves the columns of the header where they are', () =>
    check(
      labelMisspelled,
      `
Case Number:          CM16-0000001
Date Assigned:        12/30/2016                      Date of Injry:       10/11/2016
Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
Priority:             Standard                        Aplication           12/23/2016
                                                      Recieved:

${whole.trim()}
`,
      `
Case Number:          CM16-0000001
Date Assigned:        12/30/2016                      Date of Injury:       10/11/2016
Decision Date:        01/25/2017                      UR Denial Date:      12/13/2016
Priority:             Standard                        Application           12/23/2016
                                                      Received:

${whole.trim()}
`,
    ));

  it('restores a heading over two lines', () =>
    check(
      headingMisspelled,
      `
HOW THE IMR FINAL
DETERMINATON WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
      `
HOW THE IMR FINAL
DETERMINATION WAS MADE
MAXIMUS Federal Services sent the complete case file to an expert reviewer.
`,
    ));

  it('gives a label its colon', () =>
    check(
      labelMisspelled,
      `
MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale The request is not medically necessary.
`,
      `
MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: The request is not medically necessary.
`,
    ));

  it('corrects a specialty and a state', () =>
    check(
      unknownSpecialty,
      whole.replace('California', 'Califonia,Texas').replace('Neurology', 'Neurolgy, Pain Medicine'),
      whole.replace('California', 'California,Texas').replace('Neurology', 'Neurology, Pain Medicine'),
    ));
});

describe('the fix of a missing rationale', () => {
  const issue = (below: string, cited = 'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.') => `
MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

${cited}

${below}

X-ray of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.

Decision rationale: There are no red flags. The request is not medically necessary.
`;
  const prose = 'There are no red flags, and the knee\nis stable.\n\nThe request is not medically necessary.';
  const fixesOf = (text: string) =>
    checkLetter(parseLetter(lines(text)), { rules: [missingRationale] }).map(({ fix }) => fix?.title);

  it('puts the label before text that lacks nothing else', () => {
    check(missingRationale, issue(prose), issue(`Decision rationale: ${prose}`));
    check(missingRationale, issue(`  ${prose}`), issue(`  Decision rationale: ${prose}`));
    check(
      missingRationale,
      issue(`%% Look at this again.\n${prose}`),
      issue(`%% Look at this again.\nDecision rationale: ${prose}`),
    );
    check(
      missingRationale,
      issue(prose, '').replace('\n\n\n\n', '\n\n'),
      issue(`Decision rationale: ${prose}`, '').replace('\n\n\n\n', '\n\n'),
    );
  });

  it('finds the text that is read as more of the line above', () => {
    const cited = 'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004.';
    const mtus = 'The MTUS Knee Complaints 2004 chapter recommends an MRI where there are red flags.';
    for (const between of ['\n', '\n\n'])
      check(
        missingRationale,
        issue(prose, `${cited}${between}${mtus}`),
        issue(prose, `${cited}${between}Decision rationale: ${mtus}`),
      );
  });

  it('is not offered where it is not clear what the text is', () => {
    for (const below of [
      `Reasons: ${prose}`,
      `Rationale for the decision - ${prose}\n\nReasoning: ${prose}`,
      `On examination: ${prose}`,
      `The Expert Reviewer did not cite any medical evidence for its decision. ${prose}`,
    ])
      assert.deepEqual(fixesOf(issue(below)), [undefined], below);
    const inside = 'MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004. It is not medically necessary.';
    assert.deepEqual(fixesOf(issue('', inside)), [undefined]);
  });

  it('inserts fields where there is no text, or no sentence', () => {
    for (const below of [
      '',
      'Page 2 of 3',
      'Decision based on Non-MTUS Citation Official Disability Guidelines (ODG), Knee.',
    ])
      assert.deepEqual(fixesOf(issue(below)), ['Insert the decision rationale with fields']);
  });
});
