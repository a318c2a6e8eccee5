import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest } from 'vscode-languageserver';
import { codeLenses } from '../../features/codeLens';
import { toLspRange } from '../conversion';
import { type Handler, unlessCancelled } from '../session';

/** Off until the setting `imr.codeLens` turns it on, which may happen at any time. */
export const codeLens: Handler = {
  capabilities: (client) => (client.codeLens ? { codeLensProvider: { resolveProvider: false } } : {}),
  register(session) {
    const { connection } = session;
    connection.onCodeLens(
      session.guarded('Code lens', [], async ({ textDocument: { uri } }: CodeLensParams, token) => {
        if (session.documents.get(uri) === undefined) return [];
        if (!(await unlessCancelled(session.settingsOf(uri), token)).codeLens) return [];
        const open = session.open(uri);
        if (open === null) return [];
        return codeLenses(open.letter).map(
          (lens): CodeLens => ({
            range: toLspRange(open.document, lens),
            // Without a command's name the title is shown as text.
            command: { title: lens.title, command: '' },
          }),
        );
      }),
    );
    session.onSettings.push(() => {
      if (session.client.refreshesCodeLens)
        session.quietly('Refresh', () => connection.sendRequest(CodeLensRefreshRequest.type));
    });
  },
};
