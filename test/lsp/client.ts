/** A small client that drives the bundled server over stdio as an editor does. */

import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

export const pulling: InitializeParams['capabilities'] = { textDocument: { diagnostic: { relatedInformation: true } } };
export const pushing: InitializeParams['capabilities'] = {};

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly #process: ChildProcess;
  readonly #published: { uri: string; version?: number | undefined; diagnostics: Diagnostic[] }[] = [];
  readonly #waiting: {
    test: (message: { uri: string; version?: number | undefined; diagnostics: Diagnostic[] }) => boolean;
    done: () => void;
  }[] = [];
  readonly exited: Promise<number | null>;
  /** What the server wrote to its log, which must hold no text of a letter. */
  readonly log: string[] = [];

  static async start(
    capabilities: InitializeParams['capabilities'],
    options: Partial<InitializeParams> = {},
  ): Promise<TestClient> {
    const client = new TestClient();
    await client.initialize(capabilities, options);
    return client;
  }

  constructor() {
    this.#process = spawn(process.execPath, [path.resolve('server/dist/main.js'), '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const { stdin, stdout } = this.#process;
    if (stdin === null || stdout === null) throw new Error('the server has no standard input and output');
    this.exited = new Promise((resolve) => this.#process.once('exit', resolve));
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    this.connection.onNotification('textDocument/publishDiagnostics', (message) => {
      this.#published.push(message);
      for (const waiting of [...this.#waiting]) if (waiting.test(message)) waiting.done();
    });
    this.connection.onNotification('window/logMessage', ({ message }) => {
      this.log.push(message);
    });
    this.connection.listen();
  }

  initialize(
    capabilities: InitializeParams['capabilities'],
    options: Partial<InitializeParams> = {},
  ): Promise<InitializeResult> {
    return this.connection
      .sendRequest<InitializeResult>('initialize', { processId: process.pid, rootUri: null, capabilities, ...options })
      .then(async (result) => {
        await this.connection.sendNotification('initialized', {});
        return result;
      });
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'imr', version, text },
    });
  }

  change(uri: string, version: number, ...contentChanges: object[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ kind: string; items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** The diagnostics published for a version; waits for them where they have not come yet. */
  published(uri: string, version?: number): Promise<Diagnostic[]> {
    const isIt = (message: { uri: string; version?: number | undefined }) =>
      message.uri === uri && (version === undefined ? message.version === undefined : message.version === version);
    const known = this.#published.find(isIt);
    if (known !== undefined) return Promise.resolve(known.diagnostics);
    return new Promise((resolve) => {
      const waiting = {
        test: isIt,
        done: () => {
          this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
          resolve(this.#published.findLast(isIt)?.diagnostics ?? []);
        },
      };
      this.#waiting.push(waiting);
    });
  }

  get publishedVersions(): (number | undefined)[] {
    return this.#published.map(({ version }) => version);
  }

  /** Asks the server to end, and returns its exit code. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return this.exited;
  }

  /** Ends the conversation without a word, as an editor that crashes does. */
  hangUp(): void {
    this.#process.stdin?.end();
  }

  get pid(): number {
    return this.#process.pid ?? -1;
  }
}
