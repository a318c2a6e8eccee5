/** What the extension does in every host: start the server for the first letter, show its state, restart it on demand. */

import {
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  State,
} from 'vscode-languageclient';
import {
  type ClientOptions,
  type LetterStatus,
  letterStatusNotification,
  type RulePageParams,
  rulePageRequest,
  type TidyParams,
  tidyRequest,
} from '../../server/src/lsp/protocol';
import { registerAddDisputedItem } from './addDisputedItem';
import { registerFirstSteps } from './firstSteps';
import { IgnoreFinding } from './ignoreFinding';
import type { Request } from './insertText';
import { registerNewLetter } from './newLetter';
import { LetterRecognition } from './recognition';
import { RulePages } from './rulePages';
import { LetterStatusItem } from './statusItem';
import { TidyPaste } from './tidyPaste';

/** A client with its server; `release` frees what the client leaves behind. */
export interface Server {
  readonly client: BaseLanguageClient;
  readonly release?: () => void;
}

export type CreateServer = (id: string, name: string, options: LanguageClientOptions) => Server;

const languageId = 'imr';

/** A server that ends more often than this within the time is not started again by itself. */
const tolerated = { ends: 4, withinMs: 180_000 };

export class LettersExtension {
  readonly #createServer: CreateServer;
  readonly #log: LogOutputChannel;
  readonly #status = new LetterStatusItem();
  /** The one server of this window; `undefined` before the first letter and after a failed start. */
  #server: Server | undefined;
  /** Starts and stops follow each other, so that two quick restarts never leave two servers. Never rejected. */
  #queue: Promise<void> = Promise.resolve();
  /** When the server ended by itself lately. */
  #ends: number[] = [];
  #deactivated: Promise<void> | undefined;

  constructor(context: ExtensionContext, createServer: CreateServer) {
    this.#createServer = createServer;
    this.#log = window.createOutputChannel('IMR Letters', { log: true });
    context.subscriptions.push(
      new LetterRecognition(this.#log),
      workspace.onDidOpenTextDocument((document) => this.#startFor(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#status.forget(uri)),
      commands.registerCommand('imr.restartServer', () => this.#restart()),
      commands.registerCommand('imr.showOutput', () => this.#log.show()),
      new IgnoreFinding(),
      new RulePages(context, (code) => this.#rulePage(code)),
      registerNewLetter(context.globalState, this.#request),
      registerAddDisputedItem(this.#request),
      registerFirstSteps(context.extensionUri),
      new TidyPaste((text, starts) => this.#tidy(text, starts)),
      { dispose: () => void this.deactivate() },
    );
  }

  async startForOpenLetters(): Promise<void> {
    const first = workspace.textDocuments.find(({ languageId: language }) => language === languageId);
    if (first !== undefined) await this.#startFor(first);
  }

  /** Stops the server after whatever is under way; the log goes last, as all the others write to it. */
  deactivate(): Promise<void> {
    this.#deactivated ??= this.#enqueue(() => this.#stop()).then(() => {
      this.#status.dispose();
      this.#log.dispose();
    });
    return this.#deactivated;
  }

  /** `null` where there is no such rule, or no server that could say so. */
  async #rulePage(code: string): Promise<string | null> {
    const params: RulePageParams = { code };
    return (await this.#request<string>(rulePageRequest, params)) ?? null;
  }

  /** Asks the server, which is started for it where no letter is open yet. */
  readonly #request: Request = async <Result>(method: string, params: object) => {
    await this.#startIfNone();
    return this.#server?.client.sendRequest<Result | null>(method, params);
  };

  /** `null` where tidying failed, or where no server runs and `starts` does not ask for one. */
  async #tidy(text: string, starts: boolean): Promise<string | null> {
    if (!starts && this.#server === undefined) return null;
    const params: TidyParams = { text };
    return (await this.#request<string>(tidyRequest, params)) ?? null;
  }

  async #startFor({ languageId: language }: TextDocument): Promise<void> {
    if (language === languageId) await this.#startIfNone();
  }

  #startIfNone(): Promise<void> {
    return this.#enqueue(async () => {
      if (this.#server === undefined) await this.#start();
    });
  }

  async #restart(): Promise<void> {
    await this.#enqueue(async () => {
      this.#ends = [];
      await this.#stop();
      await this.#start();
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    if (this.#deactivated !== undefined) return this.#deactivated;
    this.#queue = this.#queue.then(task).catch((error) => {
      this.#log.error('The letter checker could not be started or stopped.', messageOf(error));
    });
    return this.#queue;
  }

  async #start(): Promise<void> {
    this.#status.starting();
    try {
      const server = await this.#startServer();
      if (server.client.state !== State.Running) {
        await this.#end(server);
        throw new Error('It ended at once.');
      }
      this.#server = server;
      this.#log.info('The letter checker is running.');
      this.#status.ready();
    } catch (error) {
      this.#log.error('The letter checker did not start.', messageOf(error));
      this.#status.failed(l10n.t('the letter checker did not start'));
    }
  }

  /** Starts a server with a client of its own; where that fails, nothing of them is left. */
  async #startServer(): Promise<Server> {
    let fail: (error: Error) => void = () => undefined;
    const broken = new Promise<never>((_, reject) => {
      fail = reject;
    });
    // Only a start waits for this; a later break is no unhandled failure.
    broken.catch(() => undefined);
    const initializationOptions: ClientOptions = {
      letterStatus: true,
      explainRule: true,
      ignoreFinding: true,
      suggestsOn: true,
      standardText: true,
    };
    const server = this.#createServer('imrLetters', 'IMR Letters', {
      documentSelector: [{ language: languageId }],
      outputChannel: this.#log,
      initializationOptions,
      // Thrown on, because the client would otherwise stop a server that has not started, which fails unheard.
      initializationFailedHandler: (error) => {
        throw error;
      },
      errorHandler: {
        error: (error, _message, count) => {
          fail(error);
          return {
            action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
            handled: true,
          };
        },
        // A restart takes a new client, so that no request of the old one is left waiting.
        closed: () => {
          fail(new Error('It ended at once.'));
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    });
    const { client } = server;
    client.onNotification(letterStatusNotification, (status: LetterStatus) => this.#status.update(status));
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped && this.#server === server) this.#startAgain(server);
    });
    try {
      // The first call returns early where the server ends meanwhile; the second waits for the outcome of the first.
      await Promise.race([Promise.all([client.start(), client.start()]), broken]);
      return server;
    } catch (error) {
      await this.#end(server);
      throw error;
    }
  }

  /** After a server has ended by itself. */
  #startAgain(server: Server): void {
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < tolerated.withinMs), now];
    void this.#enqueue(async () => {
      if (this.#server !== server) return;
      await this.#stop();
      if (this.#ends.length <= tolerated.ends) {
        this.#log.warn('The letter checker has ended and is started again.');
        await this.#start();
      } else {
        this.#log.error('The letter checker has ended several times and is not started again.');
        this.#status.failed(l10n.t('the letter checker has ended'));
      }
    });
  }

  async #stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server !== undefined) await this.#end(server);
  }

  async #end({ client, release }: Server): Promise<void> {
    try {
      await client.dispose();
    } catch {
      // A server that has not started or has ended cannot be asked to stop; there is nothing left to end.
    } finally {
      release?.();
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}
