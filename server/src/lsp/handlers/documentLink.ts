import { documentLinks } from '../../features/documentLink';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

/** Links are opened by the client when a person clicks; the server only says where they lead. */
export const documentLink: Handler = {
  capabilities: () => ({ documentLinkProvider: { resolveProvider: false } }),
  register(session) {
    session.connection.onDocumentLinks(
      session.aboutLetter('Links', [], ({ document, letter }) =>
        documentLinks(letter).map(({ target, tooltip, ...range }) => ({
          range: toLspRange(document, range),
          target,
          ...(session.client.linkTooltips ? { tooltip } : {}),
        })),
      ),
    );
  },
};
