/** The language server: features behind the protocol, one guarded handler each. */

import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
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
import { checkLetter } from '../rules/index';
import type { Finding } from '../rules/rule';
import { toDiagnostic, toDocumentSymbol, toFoldingRanges, toSelectionRange } from './conversion';
import { LetterCache } from './letterCache';
import { type ClientOptions, type LetterStatus, letterStatusNotification } from './protocol';
import { defaultSettings, readSettings, type Settings } from './settings';

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
}

/** Serves one client until it disconnects. Keeps nothing but the open documents; reads no files and no network. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(TextDocument);
  const letters = new LetterCache();
  let client: Client = readClient(undefined);
  /** Settings by document, as folders may differ; emptied whenever the client's settings change. */
  const settings = new Map<string, Promise<Settings>>();

  /** Answers with a fallback where a feature fails, and logs the failure without any of the letter's text. */
  function guarded<Params, Result>(name: string, fallback: Result, run: (params: Params) => Result | Promise<Result>) {
    return async (params: Params, token?: CancellationToken): Promise<Result | ResponseError<void>> => {
      if (token?.isCancellationRequested) return cancelled();
      try {
        return await run(params);
      } catch (error) {
        connection.console.error(`${name} failed: ${describe(error)}`);
        return fallback;
      }
    };
  }

  function settingsOf(uri: string): Promise<Settings> {
    if (!client.hasConfiguration) return Promise.resolve(globalSettings);
    const known = settings.get(uri);
    if (known !== undefined) return known;
    const asked = connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'imr' })
      .then(readSettings, () => defaultSettings);
    settings.set(uri, asked);
    return asked;
  }
  let globalSettings = defaultSettings;

  function check(document: TextDocument, { severities }: Settings): Finding[] {
    const findings = checkLetter(letters.get(document), {
      severities,
      onRuleError: (code, error) => connection.console.error(`Rule ${code} failed: ${describe(error)}`),
    });
    if (client.wantsStatus)
      void connection.sendNotification(letterStatusNotification, statusOf(document, findings.length));
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
      void push(uri);
    });
  }
  const push = guarded('Diagnostics', undefined, async (uri: string) => {
    const current = await settingsOf(uri);
    const document = documents.get(uri);
    if (document === undefined) return;
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: diagnosticsOf(document, current) });
  });

  connection.onInitialize((params): InitializeResult => {
    client = readClient(params);
    return {
      serverInfo: { name: 'imr-language-server', version: runtime.version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        documentSymbolProvider: { label: 'IMR Letters' },
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        ...(client.pullsDiagnostics
          ? { diagnosticProvider: { identifier: 'imr', interFileDependencies: false, workspaceDiagnostics: false } }
          : {}),
      },
    };
  });

  connection.onInitialized(() => {
    if (client.registersConfiguration) void connection.client.register(DidChangeConfigurationNotification.type);
  });

  connection.onDidChangeConfiguration((change) => {
    settings.clear();
    globalSettings = readSettings((change.settings as { imr?: unknown } | null | undefined)?.imr);
    if (client.pullsDiagnostics) {
      if (client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    } else for (const { uri } of documents.all()) pushSoon(uri);
  });

  documents.onDidChangeContent(({ document }) => pushSoon(document.uri));
  documents.onDidClose(({ document }) => {
    letters.drop(document.uri);
    settings.delete(document.uri);
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.languages.diagnostics.on(async (params, token) => {
    const { uri } = params.textDocument;
    const none: FullDocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };
    const report = await guarded<void, FullDocumentDiagnosticReport>('Diagnostics', none, async () => {
      const current = await settingsOf(uri);
      const document = documents.get(uri);
      return document === undefined ? none : { ...none, items: diagnosticsOf(document, current) };
    })(undefined, token);
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
  };
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** An error's name and place in our code; its message may quote a letter and is left out. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...places.slice(0, 5).map((line) => line.trim())].join(' ');
}
