/**
 * Diagnostics, pulled or pushed as the client likes it.
 *
 * All rules over a large letter take longer than a completion may wait. A check is therefore done in steps, between which
 * other requests are answered; where the letter changes meanwhile, the check begins anew.
 */

import {
  type CancellationToken,
  type Diagnostic,
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  ResponseError,
} from 'vscode-languageserver';
import { letterProgress } from '../../features/progress';
import { checkInSteps } from '../../rules/index';
import type { Finding } from '../../rules/rule';
import { toDiagnostic } from '../conversion';
import { type LetterStatus, letterStatusNotification } from '../protocol';
import { cancelled, type Handler, type OpenLetter, type Session, unlessCancelled } from '../session';

/** The longest that a check keeps other requests waiting, but for the one rule that is running, in milliseconds. */
const stepMs = 2;

const none: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

export const diagnostics: Handler = {
  capabilities: ({ pullsDiagnostics }) =>
    pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'imr', interFileDependencies: false, workspaceDiagnostics: false } }
      : {},
  register(session) {
    const { connection, documents } = session;
    const refresh = () => session.quietly('Refresh', () => connection.languages.diagnostics.refresh());

    /** At most one check for a burst of changes, and none for a version that has passed. */
    const waiting = new Set<string>();
    function pushSoon(uri: string): void {
      if (session.client.pullsDiagnostics || waiting.has(uri)) return;
      waiting.add(uri);
      session.runtime.defer(() => {
        waiting.delete(uri);
        session.quietly('Diagnostics', () => push(uri));
      });
    }
    async function push(uri: string): Promise<void> {
      const checked = await check(session, uri);
      if (checked === null || waiting.has(uri)) return;
      const { document, items } = checked;
      await connection.sendDiagnostics({ uri, version: document.version, diagnostics: items });
    }

    session.onSettings.push(() => {
      if (!session.client.pullsDiagnostics) for (const { uri } of documents.all()) pushSoon(uri);
      else if (session.client.refreshesDiagnostics) refresh();
    });
    documents.onDidChangeContent(({ document }) => pushSoon(document.uri));
    documents.onDidClose(({ document: { uri } }) => {
      if (!session.client.pullsDiagnostics)
        session.quietly('Diagnostics', () => connection.sendDiagnostics({ uri, diagnostics: [] }));
    });

    /** A client that has just started may ask about a document before it opens it; it is then told to ask again. */
    const pulledTooEarly = new Set<string>();
    documents.onDidOpen(({ document }) => {
      if (pulledTooEarly.delete(document.uri) && session.client.refreshesDiagnostics) refresh();
    });
    const pull = session.guarded(
      'Diagnostics',
      none,
      async ({ textDocument: { uri } }: DocumentDiagnosticParams, token) => {
        if (documents.get(uri) === undefined) {
          pulledTooEarly.add(uri);
          return none;
        }
        const checked = await check(session, uri, token);
        return checked === null ? none : { ...none, items: checked.items };
      },
    );
    connection.languages.diagnostics.on(async (params, token) => {
      const report = await pull(params, token);
      if (report instanceof ResponseError) throw report;
      return report;
    });
  },
};

interface Checked {
  readonly document: OpenLetter['document'];
  readonly items: Diagnostic[];
}

/** Checks the present version of a document; `null` where it is not open, or no longer. */
async function check(session: Session, uri: string, token?: CancellationToken): Promise<Checked | null> {
  for (;;) {
    if (session.documents.get(uri) === undefined) return null;
    const asked = session.settingsOf(uri);
    const settings = await (token === undefined ? asked : unlessCancelled(asked, token));
    // What somebody waits for was sent along with the change and is answered first.
    await session.pause();
    if (token?.isCancellationRequested) throw cancelled();
    const open = session.open(uri);
    if (open === null) return null;
    const { document, letter } = open;
    const { version } = document;
    const steps = checkInSteps(letter, {
      ...settings,
      onRuleError: (code, error) => session.logFailure(`Rule ${code}`, error),
    });
    const findings = await inSteps(session, steps, () => {
      if (token?.isCancellationRequested) throw cancelled();
      return session.documents.get(uri) === document && document.version === version;
    });
    if (findings === null) continue;
    session.findings.keep(document, findings);
    tellStatus(session, open, findings.length);
    return { document, items: findings.map((one) => toDiagnostic(document, one, session.client.relatedInformation)) };
  }
}

/** Runs steps to their end with pauses between; `null` where they are no longer wanted. */
async function inSteps(
  session: Session,
  steps: Generator<undefined, Finding[]>,
  isWanted: () => boolean,
): Promise<Finding[] | null> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < stepMs) continue;
    await session.pause();
    if (!isWanted()) return null;
    began = performance.now();
  }
}

function tellStatus(session: Session, { document, letter }: OpenLetter, findings: number): void {
  if (!session.client.wantsStatus) return;
  const { uri, version } = document;
  const status: LetterStatus = { uri, version, findings, ...letterProgress(letter) };
  session.quietly('Letter status', () => session.connection.sendNotification(letterStatusNotification, status));
}
