import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Fold, foldingRanges } from '../../features/foldingRange';
import type { Handler } from '../session';

export const foldingRange: Handler = {
  capabilities: () => ({ foldingRangeProvider: true }),
  register(session) {
    session.connection.onFoldingRanges(
      session.aboutLetter('Folding', [], ({ document, letter }) =>
        toFoldingRanges(document, foldingRanges(letter), session.client.foldingKinds),
      ),
    );
  },
};

const kinds = { region: FoldingRangeKind.Region, comment: FoldingRangeKind.Comment } as const;

/** Folding ranges are whole lines; those that begin and end on one line do not fold. */
function toFoldingRanges(document: TextDocument, folds: readonly Fold[], known: readonly string[]): FoldingRange[] {
  return folds
    .map(({ start, end, kind }) => ({
      startLine: document.positionAt(start).line,
      endLine: document.positionAt(end).line,
      ...(kind !== null && known.includes(kinds[kind]) ? { kind: kinds[kind] } : {}),
    }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}
