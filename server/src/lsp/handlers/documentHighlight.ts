import { DocumentHighlightKind } from 'vscode-languageserver';
import { documentHighlights } from '../../features/documentHighlight';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const documentHighlight: Handler = {
  capabilities: () => ({ documentHighlightProvider: true }),
  register(session) {
    session.connection.onDocumentHighlight(
      session.aboutLetter('Highlights', [], ({ document, letter }, { position }) =>
        documentHighlights(letter, document.offsetAt(position)).map((highlight) => ({
          range: toLspRange(document, highlight),
          kind: highlight.kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        })),
      ),
    );
  },
};
