/** What editors show of a letter is the same with the author's notes between its lines. */

import assert from 'node:assert/strict';
import { codeLenses } from '../../server/src/features/codeLens';
import { documentSymbols, type OutlineSymbol } from '../../server/src/features/documentSymbol';
import { inlayHints } from '../../server/src/features/inlayHint';
import { letterProgress } from '../../server/src/features/progress';
import { isLetter } from '../../server/src/features/recognition';
import { semanticTokens } from '../../server/src/features/semanticTokens';
import { parseLetter } from '../../server/src/letter/parse';
import { letterText, otherIssue, plainIssue } from '../support/letters';

const plain = letterText(plainIssue, {
  ...otherIssue,
  rationale: 'Decision rationale: On 10/26/2016\nhe took Norco 5 mg.',
});
const noted = `${plain.replace(/^/gm, '%% MRI: Overturned on 01/01/2001, Norco [INSERT why]\n')}%% the end`;

/** The same of both letters, with the words that the offsets stand for in place of the offsets. */
function check<Result>(shown: (text: string) => Result): void {
  assert.deepEqual(shown(noted), shown(plain));
}

describe('notes', () => {
  it('leave the outline as it is, and are in no name and no selection', () =>
    check((text) => {
      const draw = ({ name, detail, selection, children }: OutlineSymbol): unknown => [
        name,
        detail,
        text.slice(selection.start, selection.end),
        children.map(draw),
      ];
      return documentSymbols(parseLetter(text)).map(draw);
    }));

  it('leave colours, hints, sums and progress as they are', () => {
    check((text) =>
      semanticTokens(parseLetter(text))
        .filter(({ type }) => type !== 'comment')
        .map(({ start, end, type }) => [type, text.slice(start, end)]),
    );
    check((text) => inlayHints(parseLetter(text)).map(({ at, label }) => [text.slice(at - 4, at), label]));
    check((text) => codeLenses(parseLetter(text)).map(({ start, title }) => [text.slice(start, start + 9), title]));
    check((text) => letterProgress(parseLetter(text)));
    check(isLetter);
  });
});
