import { formatDocument, formatOnType, formatRange } from '../../features/formatting';
import { tidyText } from '../../features/tidy';
import { toTextEdits } from '../conversion';
import { type TidyParams, tidyRequest } from '../protocol';
import type { Handler } from '../session';

/** Formatting on request and after a finished label or heading, and the tidying of pasted text for our own client. */
export const formatting: Handler = {
  capabilities: () => ({
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n', moreTriggerCharacter: [':'] },
  }),
  register(session) {
    const { connection } = session;
    connection.onDocumentFormatting(
      session.aboutLetter('Formatting', [], (open, { options }) =>
        toTextEdits(open.document, formatDocument(open.letter, options)),
      ),
    );
    connection.onDocumentRangeFormatting(
      session.aboutLetter('Range formatting', [], (open, { range, options }) => {
        const { document, letter } = open;
        const chosen = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return toTextEdits(open.document, formatRange(letter, chosen, options));
      }),
    );
    connection.onDocumentOnTypeFormatting(
      session.aboutLetter('Formatting on type', [], (open, { position, ch }) =>
        toTextEdits(open.document, formatOnType(open.letter, open.document.offsetAt(position), ch)),
      ),
    );
    connection.onRequest(
      tidyRequest,
      session.guarded('Tidying', null, ({ text }: TidyParams) => (typeof text === 'string' ? tidyText(text) : null)),
    );
  },
};
