import type { DefinitionLink, DefinitionParams, Location } from 'vscode-languageserver';
import { definition as findDefinition } from '../../features/definition';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const definition: Handler = {
  capabilities: () => ({ definitionProvider: true }),
  register(session) {
    session.connection.onDefinition(
      session.aboutLetter<DefinitionParams, Location[] | DefinitionLink[] | null>(
        'Definition',
        null,
        ({ document, letter }, { position }) => {
          const found = findDefinition(letter, document.offsetAt(position));
          if (found === null) return null;
          const { uri } = document;
          const { origin, targets } = found;
          if (!session.client.definitionLinks)
            return targets.map(({ name }): Location => ({ uri, range: toLspRange(document, name) }));
          return targets.map(
            ({ name, whole }): DefinitionLink => ({
              originSelectionRange: toLspRange(document, origin),
              targetUri: uri,
              targetRange: toLspRange(document, whole),
              targetSelectionRange: toLspRange(document, name),
            }),
          );
        },
      ),
    );
  },
};
