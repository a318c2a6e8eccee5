/** What a rationale may say of a chapter or section that is not for the part or the drug in dispute. */

import assert from 'node:assert/strict';
import { parseLetter } from '../../server/src/letter/parse';
import { checkLetter } from '../../server/src/rules/index';

const RULES = ['citation-wrong-body-part', 'guideline-for-other-body-part', 'citation-wrong-class'];

function check(item: string, guideline: string, rationale: string, expected: readonly string[]): void {
  const text = `${item}: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: ${guideline}

Decision rationale: ${rationale} The request is not medically necessary.
`;
  const found = checkLetter(parseLetter(text)).filter(({ code }) => RULES.includes(code));
  assert.deepEqual(found.map(({ code }) => code).sort(), [...expected].sort(), rationale);
}

const ofShoulder = (rationale: string, ...expected: string[]) =>
  check(
    'Vibration plate for the left ankle',
    'Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Shoulder, Vibration.',
    rationale,
    expected,
  );

describe('a chapter for another part of the body', () => {
  it('is reported where nothing is said of it', () => {
    ofShoulder('It is under study.', 'citation-wrong-body-part');
    ofShoulder(
      'The ODG Shoulder chapter calls it only an option.',
      'citation-wrong-body-part',
      'guideline-for-other-body-part',
    );
    ofShoulder(
      'The ODG considers it only in stiff shoulders.',
      'citation-wrong-body-part',
      'guideline-for-other-body-part',
    );
  });

  it('is explained where the entry stands only there', () => {
    ofShoulder('The ODG has its only entry on vibration in the shoulder chapter.');
    ofShoulder('The ODG, which deals with vibration under the shoulder only, doubts it.');
    ofShoulder('The ODG speaks of vibration nowhere but in the shoulder chapter.');
    ofShoulder('Vibration is listed only under the shoulder in the ODG.');
    ofShoulder('The ODG files vibration under the shoulder.');
    ofShoulder('The ODG discusses vibration just once, in the shoulder chapter.');
    ofShoulder('The ankle chapter of the ODG has no entry on it. That on the shoulder calls it unproven.');
    ofShoulder('The ODG treats vibration in no chapter but that on the shoulder.');
    ofShoulder('No other chapter of the ODG has an entry for it.');
    ofShoulder('The shoulder chapter of the ODG is cited because vibration has an entry there.');
  });

  it('is explained where it holds by likeness', () => {
    ofShoulder('The ODG has an entry for the shoulder, which is applied by analogy.');
    ofShoulder('In the absence of an ankle chapter entry, the ODG on the shoulder was used.');
    ofShoulder('The ODG entry on the shoulder applies equally to other joints.');
    ofShoulder('The entry of the ODG for the shoulder is the nearest.');
  });
});

const ofSection = (item: string, section: string, rationale: string, ...expected: string[]) =>
  check(
    item,
    `Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): ${section}.`,
    rationale,
    expected,
  );

describe('a section for another class of drugs', () => {
  it('is reported where neither item nor rationale speak for it', () => {
    ofSection('Naltrexone 3mg #30', 'Compound drugs', 'There is no trial.', 'citation-wrong-class');
    ofSection('Diazepam 5mg #10', 'Topical analgesics', 'There is no trial.', 'citation-wrong-class');
  });

  it('fits what the item says of its drug', () => {
    ofSection('Compounded naltrexone 3mg #30', 'Compound drugs', 'There is no trial.');
    ofSection('Naltrexone 3mg #30 (compound)', 'Compound drugs', 'There is no trial.');
    ofSection('Diazepam 1% cream', 'Topical analgesics', 'There is no trial.');
    ofSection('Gabapentin 300mg #30 for sleep', 'Insomnia treatment', 'There is no trial.');
  });

  it('is explained by the rationale', () => {
    ofSection('Naltrexone 3mg #30', 'Compound drugs', 'The section on compounds is the nearest in the MTUS.');
    ofSection('Naltrexone 3mg #30', 'Compound drugs', 'For want of a section on it, that on compounds was used.');
  });
});
