// A small language client over stdio: what an editor sends, and nothing that costs time of its own.

import { start } from '../processes.mjs';

/** @typedef {{ line: number, character: number }} Position */

/** What the extension gives Node when it starts the server (client/src/extension.node.ts). */
const options = ['--max-semi-space-size=4'];

export class LspClient {
  /** @param {string} server the server's bundle */
  constructor(server) {
    this.#process = start(process.execPath, [...options, server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.child.stdout?.on('data', (/** @type {Buffer} */ data) => this.#read(data));
    // A server that has gone is told by `exited`; writing to it must not end the benchmark with another error.
    this.#process.child.stdin?.on('error', () => undefined);
    void this.#process.exited.then(({ code }) => {
      for (const { reject } of this.#waiting.values()) reject(new Error(`The server ended with exit code ${code}.`));
    });
  }

  #process;
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** Settles when diagnostics for a version of a document are published. @type {Map<string, (found: number) => void>} */
  #published = new Map();

  get pid() {
    return /** @type {number} */ (this.#process.child.pid);
  }

  /**
   * Opens the session as the extension in VS Code does, including what costs the server messages of its own: settings
   * per folder and the notification for the status item.
   * @param {'pull' | 'push'} mode
   * @param {object} [abilities] what the client can do with text documents beside diagnostics
   */
  async initialize(mode, abilities = {}) {
    await this.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          ...abilities,
          publishDiagnostics: { relatedInformation: true, versionSupport: true },
          ...(mode === 'pull' ? { diagnostic: { relatedInformation: true } } : {}),
        },
      },
      initializationOptions: { letterStatus: true },
    });
    this.notify('initialized', {});
  }

  /**
   * Opens a document and waits for its diagnostics.
   * @param {'pull' | 'push'} mode
   * @param {string} uri
   * @param {string} text
   * @returns {Promise<number>} how many there are
   */
  open(mode, uri, text) {
    const found = mode === 'push' ? this.#diagnosticsOf(uri, 1) : undefined;
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'imr', version: 1, text } });
    return found ?? this.#pull(uri);
  }

  /**
   * Replaces a stretch of a document and waits for the diagnostics of the new version.
   * @param {'pull' | 'push'} mode
   * @param {string} uri
   * @param {number} version
   * @param {{ start: Position, end: Position }} range
   * @param {string} text
   * @returns {Promise<number>} how many there are
   */
  change(mode, uri, version, range, text) {
    const found = mode === 'push' ? this.#diagnosticsOf(uri, version) : undefined;
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ range, text }] });
    return found ?? this.#pull(uri);
  }

  /** @param {string} uri */
  async #pull(uri) {
    const report = await this.request('textDocument/diagnostic', { textDocument: { uri } });
    return report.items.length;
  }

  /** @param {string} uri @param {number} version @returns {Promise<number>} */
  #diagnosticsOf(uri, version) {
    return new Promise((resolve) => this.#published.set(`${version} ${uri}`, resolve));
  }

  /** @param {string} method @param {unknown} [params] @returns {Promise<any>} */
  request(method, params) {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#send({ id, method, params });
    });
  }

  /** @param {string} method @param {unknown} [params] */
  notify(method, params) {
    this.#send({ method, params });
  }

  /** Ends the server as the protocol wants it. */
  async end() {
    await this.request('shutdown');
    this.notify('exit');
    await this.#process.exited;
  }

  /** @param {object} message */
  #send(message) {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.child.stdin?.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  /** @param {Buffer} data */
  #read(data) {
    this.#buffer = this.#buffer.length === 0 ? data : Buffer.concat([this.#buffer, data]);
    for (;;) {
      const headerEnd = this.#buffer.indexOf('\r\n\r\n');
      if (headerEnd < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.#buffer.toString('latin1', 0, headerEnd))?.[1]);
      const end = headerEnd + 4 + length;
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.toString('utf8', headerEnd + 4, end));
      this.#buffer = this.#buffer.subarray(end);
      this.#handle(message);
    }
  }

  /** @param {any} message */
  #handle(message) {
    if (message.method === undefined) {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error) waiting?.reject(new Error(`The server answered: ${message.error.message}`));
      else waiting?.resolve(message.result);
    } else if (message.id !== undefined) {
      // No settings anywhere, so that each item of a request for settings is answered by null.
      const isSettings = message.method === 'workspace/configuration';
      this.#send({ id: message.id, result: isSettings ? message.params.items.map(() => null) : null });
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, version, diagnostics } = message.params;
      const key = `${version} ${uri}`;
      this.#published.get(key)?.(diagnostics.length);
      this.#published.delete(key);
    }
  }
}

/**
 * One-character edits at random places: each odd one types a letter, each even one deletes it again, so that the
 * document stays a letter however long the series is.
 * @param {string} text
 * @param {import('./letters.mjs').Random} random
 */
export function* keystrokes(text, random) {
  const lines = text.split('\n');
  for (;;) {
    const line = random.below(lines.length);
    const character = random.below((lines[line] ?? '').length + 1);
    const place = { line, character };
    yield { range: { start: place, end: place }, text: random.pick([...'etaoinshr']) };
    yield { range: { start: place, end: { line, character: character + 1 } }, text: '' };
  }
}
