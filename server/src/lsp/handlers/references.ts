import { references as findReferences } from '../../features/references';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const references: Handler = {
  capabilities: () => ({ referencesProvider: true }),
  register(session) {
    session.connection.onReferences(
      session.aboutLetter('References', [], ({ document, letter }, { position, context }) =>
        findReferences(letter, document.offsetAt(position), context.includeDeclaration).map((range) => ({
          uri: document.uri,
          range: toLspRange(document, range),
        })),
      ),
    );
  },
};
