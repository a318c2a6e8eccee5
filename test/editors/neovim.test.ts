import assert from 'node:assert/strict';
import path from 'node:path';
import { lines } from '../support/underline';
import { draw, type Editor, openLetters, type Report, recipes, skip, versionOf } from './support';

const version = versionOf('nvim');
const heading = /\bv0\.[0-7]\./.test(version ?? '') ? 'Neovim 0.7' : 'Neovim 0.8 and newer';

const neovim: Editor = {
  command: 'nvim',
  settingsFile: '.config/nvim/init.lua',
  args: () => ['--headless', '-n', '-i', 'NONE', '-S', path.resolve('test/editors/neovim.lua')],
};

function check(actual: string, expected: string): void {
  assert.equal(actual, lines(expected).trimEnd());
}

describe(`the recipe for ${heading}`, () => {
  let report: Report;

  before(async function () {
    if (process.platform === 'win32') skip(this, 'the server is watched by means of a shell');
    if (version === undefined) skip(this, 'Neovim (the command nvim) is not installed');
    console.log(`    ${version}`);
    report = await openLetters(neovim, recipes(heading).basic);
  });

  it('gives letters their language', () => {
    assert.equal(report.filetype, 'imr');
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
    check(
      report.symbols.join('\n'),
      `
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
    `,
    );
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
    const { basic, warning } = recipes(heading);
    const command = /^.*\bcmd = .*\n/m;
    assert.match(basic, command);
    const settings = basic.replace(command, (line) => line + warning);
    check(
      draw((await openLetters(neovim, settings)).before),
      `
      eight sessions of physical therapy. [INSERT response to physical therapy] On 06/05/2017 he
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error placeholder
      Hinged brace for the right knee: Upheld
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warn missing-rationale
      Diclofenac gel 1% 100 grams
      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error missing-decision
      MAXIMUS guideline:
      ^^^^^^^^^^^^^^^^^^ error missing-citation
      Decision rationale:
      ^^^^^^^^^^^^^^^^^^^ warn missing-rationale
    `,
    );
  });
});
