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

/** What a text does with each source that it names, in their order. */
function checkRoles(text: string, ...roles: string[]): void {
  assert.deepEqual(
    findSources(text).map(({ organisation, role }) => `${organisation} ${role}`),
    roles,
    text,
  );
}

describe('the role of a source', () => {
  it('is silent where it has or says nothing', () => {
    checkRoles('ACOEM says nothing about splints.', 'ACOEM silent');
    checkRoles('MTUS has nothing to say about splints.', 'MTUS silent');
    checkRoles('The MTUS and ACOEM (2004) have no chapter on splints.', 'MTUS silent', 'ACOEM silent');
    checkRoles('The MTUS holds no specific advice on splints.', 'MTUS silent');
    checkRoles('The MTUS does not have a section on splints.', 'MTUS silent');
    checkRoles('A search of the MTUS turned up nothing.', 'MTUS silent');
    checkRoles('The MTUS never mentions splints.', 'MTUS silent');
    checkRoles('ACOEM passes over splints in silence.', 'ACOEM silent');
    checkRoles('The MTUS lacks a section on splints.', 'MTUS silent');
    checkRoles('The MTUS leaves the question open.', 'MTUS silent');
  });

  it('is silent where nothing is found in it', () => {
    checkRoles('Nothing on splints is to be found in the MTUS.', 'MTUS silent');
    checkRoles('There is not a word about splints in the MTUS.', 'MTUS silent');
    checkRoles('No chapter of the MTUS deals with splints.', 'MTUS silent');
    checkRoles('There is no ACOEM chapter on splints.', 'ACOEM silent');
    checkRoles('Splints are nowhere mentioned in the MTUS.', 'MTUS silent');
    checkRoles('Splints are absent from the MTUS.', 'MTUS silent');
    checkRoles('Splints do not appear in the MTUS.', 'MTUS silent');
  });

  it('is silent where neither of two takes it up, but not where neither recommends it', () => {
    checkRoles('Neither the MTUS nor ACOEM addresses splints.', 'MTUS silent', 'ACOEM silent');
    checkRoles('Neither MTUS nor the ODG contains any rule on it.', 'MTUS silent', 'ODG silent');
    checkRoles('Neither the MTUS nor the ODG recommends it.', 'MTUS relied-on', 'ODG relied-on');
  });

  it('is not silent where it speaks against, or the records are silent', () => {
    checkRoles('The MTUS says nothing against a second trial.', 'MTUS relied-on');
    checkRoles('ACOEM offers nothing but rest.', 'ACOEM relied-on');
    checkRoles('Nothing in the MTUS supports a splint.', 'MTUS relied-on');
    checkRoles('There was no mention of gain as required by the ODG.', 'ODG relied-on');
    checkRoles('The ODG states that massage is of no use.', 'ODG relied-on');
  });

  it('is set aside where it speaks of something else', () => {
    checkRoles('The MTUS recommends exercise, but without a word on splints.', 'MTUS set-aside');
    checkRoles('The MTUS recommends exercise but says nothing about splints.', 'MTUS set-aside');
    checkRoles('ACOEM says of splints only that they chafe.', 'ACOEM set-aside');
    checkRoles('ACOEM speaks only of acute pain.', 'ACOEM set-aside');
    checkRoles('The ODG allows only six visits.', 'ODG relied-on');
  });

  it('is set aside where it does not count', () => {
    checkRoles('The chronic pain guideline of 2009 has no bearing on the case.', 'MTUS set-aside');
    checkRoles('ACOEM, written in 2004, is outdated here.', 'ACOEM set-aside');
    checkRoles('ACOEM recommends rest, but it is outdated.', 'ACOEM set-aside');
    checkRoles('ACOEM recommends rest. That advice was given less weight.', 'ACOEM set-aside');
    checkRoles('ACOEM recommends rest. The chapter was written before the device existed.', 'ACOEM set-aside');
    checkRoles('This decision is not based on the MTUS.', 'MTUS set-aside');
    checkRoles('Greater weight was given to the ODG. The MTUS advises rest.', 'ODG relied-on', 'MTUS set-aside');
    checkRoles('According to the ODG, massage is outdated.', 'ODG relied-on');
    checkRoles('The ODG recommends a brace. It does not help him.', 'ODG relied-on');
    checkRoles('The request is not consistent with the ODG.', 'ODG relied-on');
  });
});
