import type { SelectionRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { selectionRanges } from '../../features/selectionRange';
import type { Range } from '../../letter/letter';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const selectionRange: Handler = {
  capabilities: () => ({ selectionRangeProvider: true }),
  register(session) {
    session.connection.onSelectionRanges(
      session.aboutLetter('Selection', [], ({ document, letter }, { positions }) =>
        positions.map((position) => {
          const offset = document.offsetAt(position);
          return toSelectionRange(document, selectionRanges(letter, offset), offset);
        }),
      ),
    );
  },
};

/** Nests the selections around a position, the smallest outermost in the protocol's sense of `parent`. */
function toSelectionRange(document: TextDocument, ranges: readonly Range[], offset: number): SelectionRange {
  let selection: SelectionRange | undefined;
  for (const range of ranges.toReversed()) {
    selection = { range: toLspRange(document, range), ...(selection === undefined ? {} : { parent: selection }) };
  }
  return selection ?? { range: toLspRange(document, { start: offset, end: offset }) };
}
