/** The grammar of the guideline lines: each citation with its pieces, and where they stand. */

import assert from 'node:assert/strict';
import { parseGuidelineSentences } from '../../server/src/letter/guidelines';
import { lines, underline } from '../support/underline';

/** Draws every piece of every citation under the line. */
function check(line: string, expected: string): void {
  const { citations, outsideMtus, noneCited } = parseGuidelineSentences(line, 0, line.length);
  const pieces = citations.flatMap((citation, index) => [
    ...(citation.kind === 'other' ? [{ ...citation, note: `${index} other` }] : []),
    ...(citation.source ? [{ ...citation.source, note: `${index} source` }] : []),
    ...(citation.chapter ? [{ ...citation.chapter, note: `${index} chapter` }] : []),
    ...(citation.year ? [{ ...citation.year, note: `${index} year` }] : []),
    ...citation.sections.map((section) => ({ ...section, note: `${index} section` })),
    ...citation.pages.map((page) => ({ ...page, note: `${index} page` })),
  ]);
  if (outsideMtus !== null) pieces.push({ ...outsideMtus, note: 'outside', text: '' });
  if (noneCited !== null) pieces.push({ ...noneCited, note: 'none', text: '' });
  // The line stands above each of its marks; once is enough here.
  const drawn = underline(line, pieces)
    .split('\n')
    .filter((_, index) => index === 0 || index % 2 === 1);
  assert.equal(drawn.join('\n'), lines(expected).trimEnd());
}

describe('parseGuidelineSentences', () => {
  it('reads chapter, year and sections', () => {
    check(
      'Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies, Summary.',
      `
      Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies, Summary.
                        ^^^^ 0 source
                             ^^^^^^^^^^^^^^^^^^^ 0 chapter
                                                 ^^^^ 0 year
                                                                   ^^^^^^^^^^^^^^^ 0 section
                                                                                    ^^^^^^^ 0 section
      `,
    );
  });

  it('keeps the commas of chapter and section names', () => {
    check(
      'Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, and Chronic Pain Medical Treatment 2016, Section(s): NSAIDs, GI symptoms & cardiovascular risk, Biofeedback.',
      `
      Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, and Chronic Pain Medical Treatment 2016, Section(s): NSAIDs, GI symptoms & cardiovascular risk, Biofeedback.
                        ^^^^ 0 source
                        ^^^^ 1 source
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0 chapter
                                                                 ^^^^ 0 year
                                                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 chapter
                                                                                                          ^^^^ 1 year
                                                                                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 1 section
                                                                                                                                                                       ^^^^^^^^^^^ 1 section
      `,
    );
  });

  it('reads what stands outside the MTUS', () => {
    check(
      'The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Hip & Pelvis, MRI.',
      `
      The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Hip & Pelvis, MRI.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ outside
                                                                                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0 source
                                                                                                                                                                             ^^^^^^^^^^^^ 0 chapter
                                                                                                                                                                                           ^^^ 0 section
      `,
    );
  });

  it('reads the sentence that nothing was cited', () => {
    check(
      'The Claims Administrator did not cite any medical evidence for its decision.',
      `
      The Claims Administrator did not cite any medical evidence for its decision.
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ none
      `,
    );
  });

  it('reads the pages of the 2014 form', () => {
    check(
      'Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.',
      `
      Decision based on MTUS Chronic Pain Treatment Guidelines Physical Medicine Page(s): 98-99.
                        ^^^^ 0 source
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 0 chapter
                                                               ^^^^^^^^^^^^^^^^^ 0 section
                                                                                          ^^^^^ 0 page
      `,
    );
  });

  it('reads a hyphen broken at a line end, and words of no sentence', () => {
    check(
      'Decision based on Non- MTUS Citation ODG Low Back.',
      `
      Decision based on Non- MTUS Citation ODG Low Back.
                                           ^^^ 0 source
                                               ^^^^^^^^ 0 chapter
      `,
    );
    check(
      'See the attached.',
      `
      See the attached.
      ^^^^^^^^^^^^^^^^^ 0 other
      `,
    );
  });

  it('gives a second source its own citation', () => {
    const line =
      'Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Low Back, MRI and Other Medical Treatment Guidelines www.example.org.';
    const { citations } = parseGuidelineSentences(line, 0, line.length);
    assert.deepEqual(
      citations.map(({ text }) => text),
      ['Official Disability Guidelines (ODG) Low Back, MRI', 'www.example.org'],
    );
  });

  it('parts the chapters of the 2014 form, which have no year', () => {
    const line =
      'Decision based on MTUS Chronic Pain Treatment Guidelines Opioids Page(s): 74-96, and ACOEM Chapter 12 Low Back Complaints Page(s): 303-305.';
    const { citations } = parseGuidelineSentences(line, 0, line.length);
    assert.deepEqual(
      citations.map(({ chapter, pages }) => [chapter?.text, pages.map(({ text }) => text)]),
      [
        ['Chronic Pain Treatment Guidelines', ['74-96']],
        ['ACOEM Chapter 12 Low Back Complaints', ['303-305']],
      ],
    );
  });

  it('takes a sentence that only looks like one of the form for free words', () => {
    const line = 'The Claims Administrator based its decision on the ODG.';
    const { citations, outsideMtus } = parseGuidelineSentences(line, 0, line.length);
    assert.deepEqual([citations.map(({ kind }) => kind), outsideMtus], [['other'], null]);
  });

  it('has no citation for an empty line and none without chapter for a bare MTUS', () => {
    assert.deepEqual(parseGuidelineSentences('', 0, 0), { citations: [], outsideMtus: null, noneCited: null });
    const { citations } = parseGuidelineSentences('Decision based on MTUS.', 0, 23);
    assert.deepEqual(
      citations.map(({ chapter }) => chapter),
      [],
    );
  });
});
