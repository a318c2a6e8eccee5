/** The language server: features behind the protocol, one guarded handler each. */

import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type Disposable,
  type DocumentDiagnosticParams,
  DocumentDiagnosticReportKind,
  type FullDocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { documentSymbols } from '../features/documentSymbol';
import { foldingRanges } from '../features/foldingRange';
import { letterProgress } from '../features/progress';
import { selectionRanges } from '../features/selectionRange';
import { defaultConfiguration } from '../rules/configuration';
import { checkLetter, rules } from '../rules/index';
import { rulePage } from '../rules/page';
import type { Finding } from '../rules/rule';
import {
  toDiagnostic,
  toDocumentSymbol,
  toExplanation,
  toFoldingRanges,
  toQuickFix,
  toSelectionRange,
} from './conversion';
import { LetterCache } from './letterCache';
import {
  type ClientOptions,
  type LetterStatus,
  letterStatusNotification,
  type RulePageParams,
  rulePageRequest,
} from './protocol';
import { readSettings, type Settings } from './settings';

/** What the host supplies: Node, or a worker in the browser. */
export interface Runtime {
  /** The version of the server, as in its package. */
  readonly version: string;
  /** Runs a callback soon, after the messages that have already arrived. */
  defer(callback: () => void): void;
}

interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly wantsStatus: boolean;
  readonly explainsRules: boolean;
  readonly versionedEdits: boolean;
}

/** Serves one client until it disconnects. Keeps nothing but the open documents; reads no files and no network. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(TextDocument);
  const letters = new LetterCache();
  let client: Client = readClient(undefined);
  let globalSettings = defaultConfiguration;
  /** Settings by document, as folders may differ; emptied whenever the client's settings change. */
  const settings = new Map<string, Promise<Settings>>();

  function logFailure(name: string, error: unknown): void {
    try {
      connection.console.error(`${name} failed: ${describe(error)}`);
    } catch {
      // The client has gone, so nobody is left to be told.
    }
  }

  /** Tells the client something whose answer is not needed; a client that refuses it keeps its server all the same. */
  function quietly(name: string, tell: () => Promise<unknown>): void {
    const told = async () => {
      try {
        await tell();
      } catch (error) {
        logFailure(name, error);
      }
    };
    void told();
  }

  /** Answers with a fallback where a feature fails, and logs the failure without any of the letter's text. */
  function guarded<Params, Result>(
    name: string,
    fallback: Result,
    run: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ) {
    return async (params: Params, token: CancellationToken): Promise<Result | ResponseError<void>> => {
      if (token.isCancellationRequested) return cancelled();
      try {
        return await run(params, token);
      } catch (error) {
        if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return error;
        logFailure(name, error);
        return fallback;
      }
    };
  }

  /** The settings for an open document. Where they change while the client is asked, it is asked again. */
  async function settingsOf(uri: string): Promise<Settings> {
    for (;;) {
      if (!client.hasConfiguration) return globalSettings;
      const asked = settings.get(uri) ?? askSettings(uri);
      const answer = await asked;
      if (settings.get(uri) === asked || documents.get(uri) === undefined) return answer;
    }
  }

  function askSettings(uri: string): Promise<Settings> {
    const asked = connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'imr' })
      .then(readSettings, () => defaultConfiguration);
    settings.set(uri, asked);
    return asked;
  }

  function check(document: TextDocument, settings: Settings): Finding[] {
    const findings = checkLetter(letters.get(document), {
      ...settings,
      onRuleError: (code, error) => logFailure(`Rule ${code}`, error),
    });
    if (client.wantsStatus) {
      const status = statusOf(document, findings.length);
      quietly('Letter status', () => connection.sendNotification(letterStatusNotification, status));
    }
    return findings;
  }

  function statusOf(document: TextDocument, findings: number): LetterStatus {
    return { uri: document.uri, version: document.version, findings, ...letterProgress(letters.get(document)) };
  }

  function diagnosticsOf(document: TextDocument, current: Settings) {
    return check(document, current).map((finding) => toDiagnostic(document, finding, client.relatedInformation));
  }

  /** For clients that do not pull: at most one check for a burst of changes, and none for a version that has passed. */
  const waiting = new Set<string>();
  function pushSoon(uri: string): void {
    if (client.pullsDiagnostics || waiting.has(uri)) return;
    waiting.add(uri);
    runtime.defer(() => {
      waiting.delete(uri);
      quietly('Diagnostics', () => push(uri));
    });
  }
  async function push(uri: string): Promise<void> {
    if (documents.get(uri) === undefined) return;
    const current = await settingsOf(uri);
    const document = documents.get(uri);
    if (document === undefined) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(document, current) });
  }

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params);
    return {
      serverInfo: { name: 'imr-language-server', version: runtime.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: { label: 'IMR Letters' },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        ...(client.pullsDiagnostics
          ? { diagnosticProvider: { identifier: 'imr', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    if (client.registersConfiguration)
      quietly('Registration', () => connection.client.register(DidChangeConfigurationNotification.type));
  });

  connection.onDidChangeConfiguration((change: DidChangeConfigurationParams | null | undefined) => {
    settings.clear();
    globalSettings = readSettings((change?.settings as { imr?: unknown } | null | undefined)?.imr);
    if (client.pullsDiagnostics) {
      if (client.refreshesDiagnostics) quietly('Refresh', () => connection.languages.diagnostics.refresh());
    } else for (const { uri } of documents.all()) pushSoon(uri);
  });

  documents.onDidChangeContent(({ document }) => pushSoon(document.uri));
  documents.onDidClose(({ document }) => {
    const { uri } = document;
    settings.delete(uri);
    if (!client.pullsDiagnostics) quietly('Diagnostics', () => connection.sendDiagnostics({ uri, diagnostics: [] }));
  });

  /** A client that has just started may ask about a document before it opens it; it is then told to ask again. */
  const pulledTooEarly = new Set<string>();
  documents.onDidOpen(({ document }) => {
    if (pulledTooEarly.delete(document.uri) && client.refreshesDiagnostics)
      quietly('Refresh', () => connection.languages.diagnostics.refresh());
  });
  const none: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const pull = guarded('Diagnostics', none, async ({ textDocument: { uri } }: DocumentDiagnosticParams, token) => {
    if (documents.get(uri) === undefined) {
      pulledTooEarly.add(uri);
      return none;
    }
    const current = await unlessCancelled(settingsOf(uri), token);
    const document = documents.get(uri);
    return document === undefined ? none : { ...none, items: diagnosticsOf(document, current) };
  });
  connection.languages.diagnostics.on(async (params, token) => {
    const report = await pull(params, token);
    if (report instanceof ResponseError) throw report;
    return report;
  });

  connection.onDocumentSymbol(
    guarded('Outline', [], ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return [];
      return documentSymbols(letters.get(document)).map((symbol) => toDocumentSymbol(document, symbol));
    }),
  );

  connection.onFoldingRanges(
    guarded('Folding', [], ({ textDocument }) => {
      const document = documents.get(textDocument.uri);
      return document === undefined ? [] : toFoldingRanges(document, foldingRanges(letters.get(document)));
    }),
  );

  connection.onSelectionRanges(
    guarded('Selection', [], ({ textDocument, positions }) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined) return [];
      const letter = letters.get(document);
      return positions.map((position) => {
        const offset = document.offsetAt(position);
        return toSelectionRange(document, selectionRanges(letter, offset), offset);
      });
    }),
  );

  connection.onCodeAction(
    guarded('Code actions', [], ({ textDocument, context }) => {
      const document = documents.get(textDocument.uri);
      if (document === undefined || !wants(context.only, CodeActionKind.QuickFix)) return [];
      const fixes = context.diagnostics.map((diagnostic) => toQuickFix(document, diagnostic, client.versionedEdits));
      const explanations = client.explainsRules ? context.diagnostics.map(toExplanation) : [];
      return [...fixes, ...explanations].filter((action) => action !== null);
    }),
  );

  connection.onRequest(
    rulePageRequest,
    guarded('Rule page', null, ({ code }: RulePageParams) => {
      const rule = rules.find((one) => one.code === code);
      return rule === undefined ? null : rulePage(rule);
    }),
  );

  documents.listen(connection);
  connection.listen();
}

function readClient(params: InitializeParams | undefined): Client {
  const { textDocument, workspace } = params?.capabilities ?? {};
  const options = params?.initializationOptions as ClientOptions | undefined;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    wantsStatus: options?.letterStatus === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    explainsRules: options?.explainRule === true,
  };
}

/** Whether a client that asks for some kinds of actions only asks for this one; a kind stands for all those below it. */
function wants(only: readonly string[] | undefined, kind: string): boolean {
  return only === undefined || only.some((one) => one === '' || kind === one || kind.startsWith(`${one}.`));
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Waits for a result, but no longer than the client does. */
async function unlessCancelled<Result>(result: Promise<Result>, token: CancellationToken): Promise<Result> {
  let listener: Disposable | undefined;
  const stopped = new Promise<never>((_, reject) => {
    listener = token.onCancellationRequested(() => reject(cancelled()));
  });
  try {
    return await Promise.race([result, stopped]);
  } finally {
    listener?.dispose();
  }
}

/** An error's name and place in our code; its message may quote a letter and is left out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 5).map((line) => line.trim())].join(' ');
}
