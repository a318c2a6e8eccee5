import { type CodeAction, CodeActionKind, CodeActionTriggerKind } from 'vscode-languageserver';
import { fixAll } from '../../rules/fixAll';
import { toTextEdits, toWorkspaceEdit, withFindingData } from '../conversion';
import type { Handler, OpenLetter, Session } from '../session';
import { ignoreActions } from './codeActions/ignores';
import { explanations, fixesOf, fixesOfSameCode } from './codeActions/quickFixes';
import { refactoringActions } from './codeActions/refactorings';

/** All safe fixes of a letter at once; what a client names to have them applied on save. */
const fixAllKind = `${CodeActionKind.SourceFixAll}.imr`;

const kinds = [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.RefactorMove, fixAllKind];

export const codeAction: Handler = {
  // Everything here is an edit or belongs to a finding, which a client that knows commands only cannot take.
  capabilities: ({ codeActions }) => (codeActions ? { codeActionProvider: { codeActionKinds: kinds } } : {}),
  register(session) {
    session.connection.onCodeAction(
      session.aboutLetter('Code actions', [], async (open, { range, context }) => {
        if (!session.client.codeActions) return [];
        const { version } = open.document;
        const settings = await session.settingsOf(open.document.uri);
        // The letter may have changed while the client was asked.
        if (open.document.version !== version) return [];
        const { only, triggerKind } = context;
        const findings = session.findings.of(open.document);
        const diagnostics = context.diagnostics.map((one) => withFindingData(open.document, one, findings));
        const isWanted = (kind: string) => wants(only, kind);
        const isAskedFor = triggerKind !== CodeActionTriggerKind.Automatic;
        const actions: CodeAction[] = [];
        if (isWanted(CodeActionKind.QuickFix)) {
          actions.push(...fixesOf(session, open, diagnostics));
          if (isAskedFor) actions.push(...fixesOfSameCode(session, open, diagnostics, settings));
          actions.push(...explanations(session, diagnostics), ...ignoreActions(session, open, diagnostics));
        }
        // Offered at every place, they would keep the light bulb burning; they come when somebody asks for actions.
        if (isAskedFor) {
          const titles = new Set(actions.map(({ title }) => title));
          const others = refactoringActions(session, open, range, isWanted);
          actions.push(...others.filter(({ title }) => !titles.has(title)));
        }
        // Source actions are for the whole letter and cost a check of it, so they must be named.
        if (only !== undefined && isWanted(fixAllKind)) actions.push(...fixingAll(session, open, settings));
        return actions;
      }),
    );
  },
};

function fixingAll(
  session: Session,
  { document, letter }: OpenLetter,
  settings: Parameters<typeof fixAll>[1],
): CodeAction[] {
  const edits = toTextEdits(document, fixAll(letter, settings));
  if (edits.length === 0) return [];
  const title = 'Fix everything that can be fixed safely';
  return [{ title, kind: fixAllKind, edit: toWorkspaceEdit(document, edits, session.client) }];
}

/** Whether a client that asks for some kinds of actions only asks for this one; a kind stands for all those below it. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}
