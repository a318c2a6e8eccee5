import type { FoldingRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { foldingRanges } from '../../features/foldingRange';
import type { Range } from '../../letter/letter';
import type { Handler } from '../session';

export const foldingRange: Handler = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register(session) {
    session.connection.onFoldingRanges(
      session.aboutLetter('Folding', [], ({ document, letter }) => toFoldingRanges(document, foldingRanges(letter))),
    );
  },
};

/** Folding ranges are whole lines; those that begin and end on one line do not fold. */
function toFoldingRanges(document: TextDocument, ranges: readonly Range[]): FoldingRange[] {
  return ranges
    .map(({ start, end }) => ({ startLine: document.positionAt(start).line, endLine: document.positionAt(end).line }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}
