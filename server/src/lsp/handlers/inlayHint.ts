import type { InlayHint, InlayHintParams } from 'vscode-languageserver';
import { inlayHints } from '../../features/inlayHint';
import { type Handler, unlessCancelled } from '../session';

/** Off until the setting `imr.inlayHints` turns it on, which may happen at any time. */
export const inlayHint: Handler = {
  capabilities: (client) => (client.inlayHints ? { inlayHintProvider: { resolveProvider: false } } : {}),
  register(session) {
    const requests = session.connection.languages.inlayHint;
    requests.on(
      session.guarded('Inlay hints', [], async ({ textDocument: { uri }, range }: InlayHintParams, token) => {
        if (session.documents.get(uri) === undefined) return [];
        if (!(await unlessCancelled(session.settingsOf(uri), token)).inlayHints) return [];
        const open = session.open(uri);
        if (open === null) return [];
        const { document, letter } = open;
        const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        return inlayHints(letter, asked).map(
          ({ at, label, tooltip }): InlayHint => ({
            position: document.positionAt(at),
            label,
            tooltip,
            paddingLeft: true,
          }),
        );
      }),
    );
    session.onSettings.push(() => {
      if (session.client.refreshesInlayHints) session.quietly('Refresh', () => requests.refresh());
    });
  },
};
