import { SymbolKind } from 'vscode-languageserver';
import type { LetterSymbolKind } from '../../features/workspaceSymbol';
import { LetterIndex } from '../letterIndex';
import { cancelled, type Handler } from '../session';

export const workspaceSymbol: Handler = {
  capabilities: () => ({
    workspaceSymbolProvider: true,
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  }),
  register(session) {
    const { connection } = session;
    const index = new LetterIndex(session);
    connection.onDidChangeWatchedFiles(({ changes }) => index.changeFiles(changes));
    connection.onWorkspaceSymbol(
      session.guarded('Search across letters', [], async ({ query }: { readonly query: string }, token) => {
        const found = await index.find(query);
        if (token.isCancellationRequested) throw cancelled();
        return found.map(({ kind, name, container, location }) => ({
          name,
          kind: symbolKinds[kind],
          ...(container === '' ? {} : { containerName: container }),
          location,
        }));
      }),
    );
  },
};

/** As in the outline of a letter. */
const symbolKinds: Readonly<Record<LetterSymbolKind, SymbolKind>> = {
  case: SymbolKind.File,
  item: SymbolKind.Class,
  guideline: SymbolKind.Property,
};
