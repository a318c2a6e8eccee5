/** What the extension does in every host: start the server for the first letter, show its state, restart it on demand. */

import {
  commands,
  type ExtensionContext,
  type LogOutputChannel,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type ClientOptions, type LetterStatus, letterStatusNotification } from '../../server/src/lsp/protocol';
import { LetterRecognition } from './recognition';
import { LetterStatusItem } from './statusItem';

export type CreateClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

const languageId = 'imr';

export class LettersExtension {
  readonly #createClient: CreateClient;
  readonly #log: LogOutputChannel;
  readonly #status: LetterStatusItem;
  /** The one server of this window; `undefined` before the first letter and after a failed start. */
  #client: BaseLanguageClient | undefined;
  /** Starts and stops follow each other, so that two quick restarts never leave two servers. */
  #queue: Promise<void> = Promise.resolve();

  static async activate(context: ExtensionContext, createClient: CreateClient): Promise<void> {
    const extension = new LettersExtension(context, createClient);
    const first = workspace.textDocuments.find(({ languageId: language }) => language === languageId);
    if (first !== undefined) await extension.#startFor(first);
  }

  private constructor(context: ExtensionContext, createClient: CreateClient) {
    this.#createClient = createClient;
    this.#log = window.createOutputChannel('IMR Letters', { log: true });
    this.#status = new LetterStatusItem();
    context.subscriptions.push(
      this.#log,
      this.#status,
      new LetterRecognition(this.#log),
      workspace.onDidOpenTextDocument((document) => this.#startFor(document)),
      workspace.onDidCloseTextDocument(({ uri }) => this.#status.forget(uri)),
      commands.registerCommand('imr.restartServer', () => this.#restart()),
      commands.registerCommand('imr.showOutput', () => this.#log.show()),
      { dispose: () => void this.#enqueue(() => this.#stop()) },
    );
  }

  async #startFor({ languageId: language }: TextDocument): Promise<void> {
    if (language !== languageId) return;
    await this.#enqueue(async () => {
      if (this.#client === undefined) await this.#start();
    });
  }

  async #restart(): Promise<void> {
    await this.#enqueue(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(task);
    return this.#queue;
  }

  async #start(): Promise<void> {
    this.#status.starting();
    const initializationOptions: ClientOptions = { letterStatus: true };
    try {
      const client = this.#createClient('imrLetters', 'IMR Letters', {
        documentSelector: [{ language: languageId }],
        outputChannel: this.#log,
        initializationOptions,
      });
      this.#client = client;
      client.onNotification(letterStatusNotification, (status: LetterStatus) => {
        this.#status.update(Uri.parse(status.uri, true), status);
      });
      await client.start();
      this.#log.info('The letter checker is running.');
      this.#status.ready();
    } catch (error) {
      this.#client = undefined;
      this.#log.error('The letter checker did not start.', error instanceof Error ? error.message : '');
      this.#status.failed();
    }
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    try {
      await client?.dispose();
    } catch {
      // A server that has crashed cannot be asked to stop; there is nothing left to end.
      this.#log.warn('The letter checker had already ended.');
    }
  }
}
