import { CodeActionKind } from 'vscode-languageserver';
import { toExplanation, toQuickFix } from '../conversion';
import type { Handler } from '../session';

export const codeAction: Handler = {
  capabilities: () => ({ codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } }),
  register(session) {
    session.connection.onCodeAction(
      session.aboutLetter('Code actions', [], ({ document }, { context }) => {
        if (!wants(context.only, CodeActionKind.QuickFix)) return [];
        const { client } = session;
        const fixes = context.diagnostics.map((diagnostic) => toQuickFix(document, diagnostic, client.versionedEdits));
        const explanations = client.explainsRules ? context.diagnostics.map(toExplanation) : [];
        return [...fixes, ...explanations].filter((action) => action !== null);
      }),
    );
  },
};

/** Whether a client that asks for some kinds of actions only asks for this one; a kind stands for all those below it. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}
