import assert from 'node:assert/strict';
import path from 'node:path';
import { lines } from '../support/underline';
import { changed, draw, type Editor, openLetters, type Report, recipes, skip, versionOf } from './support';

const version = versionOf('emacs');
const eglot = versionOf('emacs', ['--batch', "--eval=(progn (package-activate-all) (require 'eglot))"]);

const emacs: Editor = {
  command: 'emacs',
  settingsFile: '.emacs.d/init.el',
  // Without a terminal Emacs neither activates packages nor loads the user's settings by itself.
  args: (home) => [
    '--batch',
    '--eval=(package-activate-all)',
    `--load=${path.join(home, '.emacs.d/init.el')}`,
    `--load=${path.resolve('test/editors/emacs.el')}`,
  ],
};

function check(actual: string, expected: string): void {
  assert.equal(actual, lines(expected).trimEnd());
}

describe('the recipe for Emacs', () => {
  let report: Report;
  /** What a step has changed in the third letter. */
  const step = (number: number) => changed(report.writing.texts[number - 1], report.writing.texts[number]);

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the server is watched by means of a shell');
    if (version === undefined) skip(this, 'Emacs is not installed');
    if (eglot === undefined) skip(this, 'Emacs is installed, but its package Eglot is not');
    console.log(`    ${version}`);
    report = await openLetters(emacs, recipes('Emacs').basic);
  });

  it('gives letters their language', () => {
    assert.equal(report.filetype, 'imr-mode');
  });

  it('shows what is wrong in a letter', () => {
    check(
      draw(report.before),
      `
      eight sessions of physical therapy. [INSERT response to physical therapy] On 06/05/2017 he
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error placeholder
      Hinged brace for the right knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-rationale
      Diclofenac gel 1% 100 grams
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-decision
      MAXIMUS guideline:
      ^^^^^^^^^^^^^^^^^^ error missing-citation
      Decision rationale:
      ^^^^^^^^^^^^^^^^^^^ error missing-rationale
    `,
    );
  });

  it('outlines the letter', () => {
    const menu = report.symbols.join('\n');
    // Eglot for Emacs 28 sorts its menu by the kinds of the symbols; the Eglot of Emacs 30 nests it as the letter is.
    const grouped = `
      File
        CM17-0990404
      Namespace
        CM17-0990404
          Header
          How the determination was made
          Clinical case summary
          Issues, decisions and rationales
      Class
        CM17-0990404::Issues, decisions and rationales
          MRI of the right knee without contrast
          Hinged brace for the right knee
          Diclofenac gel 1% 100 grams
      Property
        CM17-0990404::Issues, decisions and rationales::MRI of the right knee without contrast
          Claims Administrator guideline
          MAXIMUS guideline
          Decision rationale
        CM17-0990404::Issues, decisions and rationales::Hinged brace for the right knee
          Claims Administrator guideline
          MAXIMUS guideline
        CM17-0990404::Issues, decisions and rationales::Diclofenac gel 1% 100 grams
          Claims Administrator guideline
          MAXIMUS guideline
          Decision rationale
    `;
    const nested = `
      CM17-0990404
        Header
        How the determination was made
        Clinical case summary
        Issues, decisions and rationales
          MRI of the right knee without contrast
            Claims Administrator guideline
            MAXIMUS guideline
            Decision rationale
          Hinged brace for the right knee
            Claims Administrator guideline
            MAXIMUS guideline
          Diclofenac gel 1% 100 grams
            Claims Administrator guideline
            MAXIMUS guideline
            Decision rationale
    `;
    check(menu, menu.startsWith('File') ? grouped : nested);
  });

  it('clears a finding that an edit has mended', () => {
    check(
      draw(report.after),
      `
      eight sessions of physical therapy. [INSERT response to physical therapy] On 06/05/2017 he
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error placeholder
      Diclofenac gel 1% 100 grams
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-decision
      MAXIMUS guideline:
      ^^^^^^^^^^^^^^^^^^ error missing-citation
      Decision rationale:
      ^^^^^^^^^^^^^^^^^^^ error missing-rationale
    `,
    );
  });

  it('explains the thing at the cursor', () => {
    assert.deepEqual(report.writing.hover, [
      'Knee Complaints 2004',
      'Chapter of the MTUS (8 CCR 9792.23.6), published by ACOEM; edition: chapter 13, 2nd edition, 2004.',
      'In force from 06/15/2007; replaced on 12/01/2017 by Knee Disorders 2015.',
      'In force on the decision date, 08/04/2017.',
      'Source: effective dates of the California DWC, as of 03/14/2025',
    ]);
  });

  it('leads from a mention to its item, and lists and highlights the mentions', () => {
    const { definition, references, highlights } = report.writing;
    assert.equal(definition, 'MRI of the right knee without contrast: Upheld');
    const mentions = [
      'MRI of the right knee without contrast: Upheld',
      'Decision rationale: The MTUS chapter on knee complaints reserves an MRI for knees with signs of',
      'explained by the blow to the front of the knee. Therefore, the request for MRI of the right',
    ];
    assert.deepEqual(references, mentions);
    const words = [
      'MRI of the right knee without contrast',
      'MRI for knees',
      'MRI of the right\nknee without contrast',
    ];
    assert.deepEqual(highlights, words);
  });

  it('finds the items of open letters and of the others in their folder', () => {
    assert.deepEqual(report.writing.found, new Array(4).fill('Hinged brace for the right knee: Upheld'));
  });

  it('renames an item where it is meant, and nowhere else', () => {
    check(
      step(1),
      `
      - MRI of the right knee without contrast: Upheld
      - explained by the blow to the front of the knee. Therefore, the request for MRI of the right
      + CT of the right knee without contrast: Upheld
      + explained by the blow to the front of the knee. Therefore, the request for CT of the right
    `,
    );
  });

  it('applies a fix', () => {
    check(
      step(2),
      `
      - no instability, and the the McMurray test was negative. Pain below the kneecap on stairs is
      + no instability, and the McMurray test was negative. Pain below the kneecap on stairs is
    `,
    );
  });

  it('writes a note that ignores a finding, with a gap for the reason', () => {
    check(step(3), '+ %% imr-ignore-next placeholder: [INSERT reason]');
  });

  it('formats the letter without a change of its words', () => {
    const [before, after] = report.writing.texts.slice(3);
    assert.match(before ?? '', /^MAXIMUS guideline:\nDecision rationale:$/m);
    assert.match(after ?? '', /^MAXIMUS guideline:\n\nDecision rationale:$/m);
    assert.deepEqual(after?.match(/\S+/g), before?.match(/\S+/g));
  });

  it('completes a decision', () => {
    check(
      step(5),
      `
      - Diclofenac gel 1% 100 grams
      + Diclofenac gel 1% 100 grams: Overturned
    `,
    );
  });

  it('checks a second letter with the same server, which ends when the editor quits', () => {
    assert.equal(draw(report.second), draw(report.before));
    assert.deepEqual(report.servers, { started: 1, leftBehind: 0 });
  });

  it('follows the settings', async () => {
    const { basic, warning } = recipes('Emacs');
    check(
      draw((await openLetters(emacs, basic + warning)).before),
      `
      eight sessions of physical therapy. [INSERT response to physical therapy] On 06/05/2017 he
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error placeholder
      Hinged brace for the right knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning missing-rationale
      Diclofenac gel 1% 100 grams
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-decision
      MAXIMUS guideline:
      ^^^^^^^^^^^^^^^^^^ error missing-citation
      Decision rationale:
      ^^^^^^^^^^^^^^^^^^^ warning missing-rationale
    `,
    );
  });
});
