import assert from 'node:assert/strict';
import path from 'node:path';
import { lines } from '../support/underline';
import { draw, type Editor, openLetters, type Report, recipes, skip, versionOf } from './support';

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
