/** The outline as it is shown: indentation is depth, detail stands behind a dash. */

import assert from 'node:assert/strict';
import { documentSymbols, type OutlineSymbol } from '../../server/src/features/documentSymbol';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';
import { lines } from '../support/underline';

function check(text: string, expected: string): void {
  const draw = (symbols: readonly OutlineSymbol[], depth: number): string[] =>
    symbols.flatMap(({ kind, name, detail, children }) => [
      `${'  '.repeat(depth)}${kind}: ${name}${detail === '' ? '' : ` (${detail})`}`,
      ...draw(children, depth + 1),
    ]);
  assert.equal(draw(documentSymbols(parseLetter(text)), 0).join('\n'), lines(expected).trimEnd());
}

describe('documentSymbols', () => {
  it('shows the letter, its sections, issues and parts, and what is missing', () => {
    const { item, claims } = otherIssue;
    check(
      letterText(plainIssue, { item, claims }),
      `
      letter: CM16-0000001 (decided 01/25/2017)
        section: Header
        section: How the determination was made
        section: Clinical case summary
        section: Issues, decisions and rationales (2 issues)
          issue: MRI of the left knee (Upheld)
            part: Claims Administrator guideline (Decision based on MTUS Knee Complaints 2004, Section(s):...)
            part: MAXIMUS guideline (Decision based on MTUS Knee Complaints 2004, Section(s):...)
            part: Decision rationale (There are no red flags. The request is not medically nece...)
          issue: Physical therapy of the knee 6 visits (Overturned - no reviewer guideline - no rationale)
            part: Claims Administrator guideline (The Claims Administrator did not cite any medical evidenc...)
      `,
    );
  });

  it('names a partly authorised request by what is in dispute', () => {
    const item =
      'Therapy 12 visits was the original request. Therapy 4 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Therapy 8 visits is: Upheld';
    const symbols = documentSymbols(parseLetter(letterText({ ...plainIssue, item })));
    assert.equal(symbols[0]?.children.at(-1)?.children[0]?.name, 'Therapy 8 visits');
  });

  it('gives an issue without item a name', () => {
    const { claims, reviewer, rationale } = plainIssue;
    const symbols = documentSymbols(parseLetter(letterText({ claims, reviewer, rationale })));
    const issue = symbols[0]?.children.at(-1)?.children[0];
    assert.equal(`${issue?.name} (${issue?.detail})`, 'Item not named (no item - no decision)');
  });

  it('is empty for a text that is no letter', () => check('Dear all,\n', ''));
});
