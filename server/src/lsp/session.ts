/** What all handlers share: the connection, the open letters with their parse, the client's abilities, its settings. */

import {
  type CancellationToken,
  type Connection,
  type Disposable,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Letter } from '../letter/letter';
import { type Client, readClient } from './client';
import { LastFindings } from './findings';
import { LetterCache } from './letterCache';
import type { LetterFiles } from './letterFiles';
import { defaultSettings, readSettings, type Settings } from './settings';

/** What the host supplies: Node, or a worker in the browser. */
export interface Runtime {
  /** The version of the server, as in its package. */
  readonly version: string;
  /** Runs a callback soon, after the messages that have already arrived. */
  defer(callback: () => void): void;
  /** Absent where the host has no files, as in a browser. */
  readonly files?: LetterFiles;
}

/** One language feature behind the protocol: what it announces, and how it answers. */
export interface Handler {
  /** What the server announces for it to a client; nothing where the client cannot use it. */
  capabilities?(client: Client): ServerCapabilities;
  /** Called once, before the connection listens. */
  register(session: Session): void;
}

/** A document with the parse of its present version. */
export interface OpenLetter {
  readonly document: TextDocument;
  readonly letter: Letter;
}

/**
 * So many turns of the host's event loop pass until a message that has arrived is answered, since the protocol library
 * waits for one where it reads it, hands it over and writes the answer. Where fewer are given, each of them takes as long
 * as the work that is done between them.
 */
const turnsOfAnAnswer = 4;

type Answer<Params, Result> = (params: Params, token: CancellationToken) => Promise<Result | ResponseError<void>>;

/** The state of one conversation: nothing but the open documents, their settings, and what the client said of itself. */
export class Session {
  readonly connection: Connection;
  readonly runtime: Runtime;
  readonly documents = new TextDocuments(TextDocument);
  client: Client = readClient(undefined);
  /** Called when settings have changed, for handlers whose answers depend on them. */
  readonly onSettings: (() => void)[] = [];
  /** What diagnostics found last, for features that name it. */
  readonly findings = new LastFindings();
  readonly #letters = new LetterCache();
  #globalSettings = defaultSettings;
  /** Settings by document, as folders may differ; emptied whenever the client's settings change. */
  readonly #settings = new Map<string, Promise<Settings>>();

  constructor(connection: Connection, runtime: Runtime) {
    this.connection = connection;
    this.runtime = runtime;
    this.documents.onDidClose(({ document }) => this.#settings.delete(document.uri));
  }

  /** `null` for a document that the client has not opened. */
  open(uri: string): OpenLetter | null {
    const document = this.documents.get(uri);
    return document === undefined ? null : { document, letter: this.#letters.get(document) };
  }

  /** The settings for an open document. Where they change while the client is asked, it is asked again. */
  async settingsOf(uri: string): Promise<Settings> {
    for (;;) {
      if (!this.client.hasConfiguration) return this.#globalSettings;
      const asked = this.#settings.get(uri) ?? this.#askSettings(uri);
      const answer = await asked;
      if (this.#settings.get(uri) === asked || this.documents.get(uri) === undefined) return answer;
    }
  }

  /** Takes what the client sends with a change of settings, which may be anything. */
  changeSettings(sent: unknown): void {
    this.#settings.clear();
    this.#globalSettings = readSettings((sent as { imr?: unknown } | null | undefined)?.imr);
    for (const listener of this.onSettings) listener();
  }

  #askSettings(uri: string): Promise<Settings> {
    const asked = this.connection.workspace
      .getConfiguration({ scopeUri: uri, section: 'imr' })
      .then(readSettings, () => defaultSettings);
    this.#settings.set(uri, asked);
    return asked;
  }

  /** Answers with a fallback where a feature fails, and logs the failure without any of the letter's text. */
  guarded<Params, Result>(
    name: string,
    fallback: Result,
    run: (params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): Answer<Params, Result> {
    return async (...sent: readonly unknown[]) => {
      // A request without parameters comes with its token alone.
      const [params, token] = (sent.length === 1 ? [undefined, sent[0]] : sent) as [Params, CancellationToken];
      if (token.isCancellationRequested) return cancelled();
      try {
        return await run(params, token);
      } catch (error) {
        if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return error;
        this.logFailure(name, error);
        return fallback;
      }
    };
  }

  /** A guarded answer about one open letter; the fallback for a document that is not open. */
  aboutLetter<Params extends { readonly textDocument: { readonly uri: string } }, Result>(
    name: string,
    fallback: Result,
    run: (open: OpenLetter, params: Params, token: CancellationToken) => Result | Promise<Result>,
  ): Answer<Params, Result> {
    return this.guarded(name, fallback, (params, token) => {
      const open = this.open(params.textDocument.uri);
      return open === null ? fallback : run(open, params, token);
    });
  }

  /** Tells the client something whose answer is not needed; a client that refuses it keeps its server all the same. */
  quietly(name: string, tell: () => Promise<unknown>): void {
    const told = async () => {
      try {
        await tell();
      } catch (error) {
        this.logFailure(name, error);
      }
    };
    void told();
  }

  logFailure(name: string, error: unknown): void {
    try {
      this.connection.console.error(`${name} failed: ${describe(error)}`);
    } catch {
      // The client has gone, so nobody is left to be told.
    }
  }

  /** Lets the messages that have arrived be answered before long work goes on. */
  async pause(): Promise<void> {
    for (let turn = 0; turn < turnsOfAnAnswer; turn += 1)
      await new Promise<void>((resolve) => this.runtime.defer(resolve));
  }
}

/** What a request that its client has given up is answered with. */
export function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

/** Waits for a result, but no longer than the client does. */
export async function unlessCancelled<Result>(result: Promise<Result>, token: CancellationToken): Promise<Result> {
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
