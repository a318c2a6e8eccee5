import assert from 'node:assert/strict';
import { findSources, findUnnamedGuidelines } from '../../server/src/facts/sources';
import { lines, underline } from '../support/underline';

/** The text with each source underlined: organisation, chapter and year where named, and its role. */
function check(text: string, expected: string): void {
  const marked = findSources(text).map(({ start, end, organisation, chapter, year, role }) => ({
    start,
    end,
    note: [organisation, chapter, year, role].filter((part) => part !== null).join(', '),
  }));
  const drawn = marked.map((source) => underline(text, [source]).split('\n').slice(1).join('\n')).join('\n');
  assert.equal(`${text}\n${drawn}\n`, lines(expected));
}

describe('sources', () => {
  it('reads the names of the organisations', () => {
    check(
      'The CA MTUS states that rest helps.',
      `
      The CA MTUS states that rest helps.
          ^^^^^^^ MTUS, relied-on
      `,
    );
    check(
      'According to the Medical Treatment Utilization Schedule (MTUS), rest helps.',
      `
      According to the Medical Treatment Utilization Schedule (MTUS), rest helps.
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MTUS, relied-on
      `,
    );
    check(
      'Per the Official Disability Guidelines (ODG), rest helps. FDA labels were not seen.',
      `
      Per the Official Disability Guidelines (ODG), rest helps. FDA labels were not seen.
              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ODG, relied-on
                                                                ^^^ FDA, mentioned
      `,
    );
    check(
      'American College of Occupational and Environmental Medicine (ACOEM) Guidelines advise rest.',
      `
      American College of Occupational and Environmental Medicine (ACOEM) Guidelines advise rest.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ACOEM, relied-on
      `,
    );
    check(
      'See https://www.cms.gov/manual.pdf.',
      `
      See https://www.cms.gov/manual.pdf.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cms.gov, relied-on
      `,
    );
  });

  it('reads chapters by name, short name, number and regulation, and the year', () => {
    check(
      'The California MTUS 2016 Chronic Pain Guidelines recommend rest.',
      `
      The California MTUS 2016 Chronic Pain Guidelines recommend rest.
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MTUS, Chronic Pain Medical Treatment, 2016, relied-on
      `,
    );
    check(
      'The 2016 Chronic Pain Guidelines recommend rest.',
      `
      The 2016 Chronic Pain Guidelines recommend rest.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MTUS, Chronic Pain Medical Treatment, 2016, relied-on
      `,
    );
    check(
      'The ACOEM chapter on low back complaints states: Rest.',
      `
      The ACOEM chapter on low back complaints states: Rest.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ACOEM, Low Back Complaints, relied-on
      `,
    );
    check(
      'ACOEM, Chapter 8, Neck and Upper Back Complaints, supports rest.',
      `
      ACOEM, Chapter 8, Neck and Upper Back Complaints, supports rest.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ACOEM, Neck and Upper Back Complaints, relied-on
      `,
    );
    check(
      'Chapter 13 of the ACOEM Guidelines supports rest.',
      `
      Chapter 13 of the ACOEM Guidelines supports rest.
                        ^^^^^^^^^^^^^^^^ ACOEM, Knee Complaints, relied-on
      `,
    );
    check(
      'See 8 CCR 9792.24.2 (July 28, 2016).',
      `
      See 8 CCR 9792.24.2 (July 28, 2016).
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MTUS, Chronic Pain Medical Treatment, 2016, relied-on
      `,
    );
    check(
      'The ODG, Hip & Pelvis chapter, recommends rest.',
      `
      The ODG, Hip & Pelvis chapter, recommends rest.
          ^^^^^^^^^^^^^^^^^^^^^^^^^ ODG, Hip & Pelvis (Acute & Chronic), relied-on
      `,
    );
  });

  it('gives joined names the same verb', () => {
    check(
      'The MTUS/ACOEM Guidelines and the ODG do not specifically address gloves.',
      `
      The MTUS/ACOEM Guidelines and the ODG do not specifically address gloves.
          ^^^^ MTUS, silent
               ^^^^^^^^^^^^^^^^ ACOEM, silent
                                        ^^^ ODG, silent
      `,
    );
    check(
      'As stated in the MTUS and the ODG, rest helps.',
      `
      As stated in the MTUS and the ODG, rest helps.
                       ^^^^ MTUS, relied-on
                                    ^^^ ODG, relied-on
      `,
    );
  });

  it('tells silence from a recommendation against', () => {
    check(
      'The MTUS is silent on gloves, however the ODG does not recommend gloves.',
      `
      The MTUS is silent on gloves, however the ODG does not recommend gloves.
          ^^^^ MTUS, silent
                                                ^^^ ODG, relied-on
      `,
    );
    check(
      'Gloves are not addressed by the California MTUS.',
      `
      Gloves are not addressed by the California MTUS.
                                                 ^^^^ MTUS, silent
      `,
    );
    check(
      'The MTUS makes no recommendation regarding gloves.',
      `
      The MTUS makes no recommendation regarding gloves.
          ^^^^ MTUS, silent
      `,
    );
    check(
      'The ODG states that plain films do not provide information on tendons.',
      `
      The ODG states that plain films do not provide information on tendons.
          ^^^ ODG, relied-on
      `,
    );
  });

  it('does not take a mention for reliance', () => {
    check(
      'They are advised to consult the MTUS Opioids Treatment Guidelines ("Tapering opioids").',
      `
      They are advised to consult the MTUS Opioids Treatment Guidelines ("Tapering opioids").
                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MTUS, Opioid Treatment, mentioned
      `,
    );
    check(
      'The provider quoted neither page of the ODG.',
      `
      The provider quoted neither page of the ODG.
                                              ^^^ ODG, mentioned
      `,
    );
  });

  it('leaves patients and look-alikes alone', () => {
    check(
      'Low back complaints and chronic pain for two years.',
      'Low back complaints and chronic pain for two years.\n\n',
    );
    check('(Gross-Cochrane, 2004) He saw an amateur.', '(Gross-Cochrane, 2004) He saw an amateur.\n\n');
    check('Non-MTUS Citation', 'Non-MTUS Citation\n\n');
    check(
      'The ODG Acupuncture Guidelines: 3 visits.',
      `
      The ODG Acupuncture Guidelines: 3 visits.
          ^^^^^^^^^^^^^^^^^^^^^^^^^^ ODG, relied-on
      `,
    );
  });

  it('finds guidelines without a name', () => {
    const text = 'The guidelines state that rest helps. The ODG guidelines agree.';
    const found = findUnnamedGuidelines(text, findSources(text));
    assert.equal(underline(text, found), `${text}\n    ^^^^^^^^^^`);
  });
});
