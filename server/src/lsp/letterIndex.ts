/**
 * The symbols of all letters in the open folders, for the search across letters.
 *
 * Nothing is read before somebody searches. Then the folders are read in the background, letter by letter, with room for
 * other requests between; a search meanwhile finds what is there so far. The index holds no letters, only a few hundred
 * characters of each: its symbols and their places.
 */

import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  type WorkDoneProgressServerReporter,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isLetter } from '../features/recognition';
import { farthest, SymbolQuery } from '../features/workspaceSymbol';
import { parseLetter } from '../letter/parse';
import { type FoundSymbol, pack, packedLines, unpack } from './packedSymbols';
import type { Session } from './session';

/** More symbols than this nobody reads; a longer query gives fewer. */
const mostFound = 500;
/** The longest that reading keeps other requests waiting, but for the one letter that is parsed, in milliseconds. */
const sliceMs = 5;
/** So many files are read at the same time. */
const readsAtOnce = 8;
/** A search waits this long for the folders to be read, so that small ones are searched in full at once. In milliseconds. */
const patienceMs = 300;

const wantedNames = /\.(?:imr|txt)$/i;
const watchedPatterns = ['**/*.imr', '**/*.txt'];

/** Hidden folders and installed packages hold no letters. */
function isEntered(folderName: string): boolean {
  return !folderName.startsWith('.') && folderName !== 'node_modules';
}

/** A letter in the index: where it is, and its symbols in the form of {@link pack}. */
interface Entry {
  readonly uri: string;
  readonly packed: string;
}

/** One for a session; it reads nothing before the first {@link find}. */
export class LetterIndex {
  readonly #session: Session;
  /** The letters of the folders by the {@link keyOf} their address. */
  readonly #letters = new Map<string, Entry>();
  readonly #openLetters = new WeakMap<TextDocument, { readonly version: number; readonly packed: string }>();
  /** The open folders by their {@link keyOf}. */
  readonly #folders = new Map<string, string>();
  /** The keys in the order of answers; `null` after a change. */
  #order: readonly string[] | null = null;
  /** Files that wait to be read, by their key. */
  readonly #waiting = new Map<string, string>();
  #reading: Promise<void> | null = null;
  #started: Promise<void> | null = null;
  /** Whether the folders that were open at first have been read to their end. */
  #isRead = false;
  #unreadable = 0;

  constructor(session: Session) {
    this.#session = session;
    session.documents.onDidClose(({ document: { uri } }) => {
      // What was saved while the document was open counts now, though no watcher may have told of it.
      if (this.#started !== null && this.#folderOf(uri) !== null) this.#readSoon([uri]);
    });
  }

  /** The best symbols for a query, at most 500: the nearest first, those equally near in the order of address and text. */
  async find(query: string): Promise<FoundSymbol[]> {
    this.#started ??= this.#start();
    if (!this.#isRead) await Promise.race([this.#started, patience()]);
    const wanted = new SymbolQuery(query);
    const nearest: FoundSymbol[][] = [];
    let began = performance.now();
    for (const { uri, packed } of this.#entries()) {
      if (performance.now() - began > sliceMs) {
        await this.#session.pause();
        began = performance.now();
      }
      if (!wanted.mayMatch(packed.toLowerCase())) continue;
      for (const line of packedLines(packed)) {
        const symbol = unpack(uri, line);
        const distance = symbol && wanted.distance(symbol.name.toLowerCase(), symbol.container.toLowerCase());
        if (symbol === null || distance === null) continue;
        // Of equally near symbols a person rather means an item than one of the many citations.
        const rank = distance * 2 + (symbol.kind === 'guideline' ? 1 : 0);
        nearest[rank] ??= [];
        const equal = nearest[rank];
        if (equal.length < mostFound) equal.push(symbol);
      }
      // Nothing is nearer than the beginning of a name.
      if ((nearest[0]?.length ?? 0) === mostFound) break;
    }
    return Array.from({ length: (farthest + 1) * 2 }, (_, rank) => nearest[rank] ?? [])
      .flat()
      .slice(0, mostFound);
  }

  /** Takes what the client's watcher tells of files. */
  changeFiles(changes: readonly FileEvent[]): void {
    if (this.#started === null) return;
    const changed: string[] = [];
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) this.#forget(keyOf(uri));
      else if (this.#folderOf(uri) !== null) changed.push(uri);
    }
    this.#readSoon(changed);
  }

  /** The letters in the order of their addresses; an open document counts with its present text instead of its file. */
  #entries(): Entry[] {
    this.#order ??= [...this.#letters.keys()].sort();
    const open = new Map<string, Entry>();
    for (const document of this.#session.documents.all()) {
      const { uri } = document;
      // A letter's earlier version, opened to compare it, is not another letter.
      if (uri.startsWith('git:')) continue;
      const known = this.#openLetters.get(document);
      const letter = known?.version === document.version ? null : this.#session.open(uri)?.letter;
      const packed = letter == null ? (known?.packed ?? '') : pack(letter, document);
      if (letter != null) this.#openLetters.set(document, { version: document.version, packed });
      open.set(keyOf(uri), { uri, packed });
    }
    const keys = open.size === 0 ? this.#order : [...new Set([...this.#order, ...open.keys()])].sort();
    return keys.flatMap((key) => open.get(key) ?? this.#letters.get(key) ?? []);
  }

  async #start(): Promise<void> {
    const { client, connection } = this.#session;
    if (this.#session.runtime.files === undefined) {
      this.#isRead = true;
      return;
    }
    if (client.registersWatchers) {
      const watchers = watchedPatterns.map((globPattern) => ({ globPattern }));
      this.#session.quietly('Watching', () =>
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }),
      );
    }
    let folders = client.folders;
    if (client.sendsFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) this.#leave(uri);
        void this.#enter(added.map(({ uri }) => uri));
      });
      folders = await connection.workspace.getWorkspaceFolders().then(
        (open) => open?.map(({ uri }) => uri) ?? [],
        () => client.folders,
      );
    }
    await this.#enter(folders);
    this.#isRead = true;
  }

  /** Reads the letters below some folders. */
  async #enter(folders: readonly string[]): Promise<void> {
    const entered = folders.filter((folder) => !this.#folders.has(keyOf(folder)));
    for (const folder of entered) this.#folders.set(keyOf(folder), folder);
    const { connection, runtime } = this.#session;
    if (entered.length === 0 || runtime.files === undefined) return;
    // A client that refuses to show progress has its letters read all the same.
    const progress = await connection.window.createWorkDoneProgress().catch(() => null);
    const before = { letters: this.#letters.size, unreadable: this.#unreadable };
    try {
      progress?.begin('Reading the letters for the search', 0, undefined, true);
      await this.#readFolders(entered, progress);
      const unreadable = this.#unreadable - before.unreadable;
      const left =
        unreadable === 0 ? '' : ` Left out, as they are no text, too large or cannot be read: ${unreadable}.`;
      const stopped = progress?.token.isCancellationRequested ? ' Stopped before the end.' : '';
      connection.console.info(`Letters found for the search: ${this.#letters.size - before.letters}.${left}${stopped}`);
    } catch (error) {
      this.#session.logFailure('Reading the letters', error);
    } finally {
      progress?.done();
    }
  }

  async #readFolders(folders: readonly string[], progress: WorkDoneProgressServerReporter | null): Promise<void> {
    const { files } = this.#session.runtime;
    const uris: string[] = [];
    for (const folder of folders) {
      const listed = files?.list(folder, isEntered, (name) => wantedNames.test(name)) ?? [];
      for await (const uri of listed) {
        if (progress?.token.isCancellationRequested) return;
        uris.push(uri);
      }
    }
    let told = 0;
    await this.#readAll(
      uris,
      (done) => {
        const percent = Math.floor((done / uris.length) * 100);
        if (percent > told) progress?.report(percent, `${done} of ${uris.length} files`);
        told = percent;
      },
      () => progress?.token.isCancellationRequested === true,
    );
  }

  /** Reads files that have changed; those that change again while they wait are read once. */
  #readSoon(uris: readonly string[]): void {
    if (uris.length === 0 || this.#session.runtime.files === undefined) return;
    for (const uri of uris) this.#waiting.set(keyOf(uri), uri);
    this.#reading ??= this.#readWaiting();
  }

  async #readWaiting(): Promise<void> {
    while (this.#waiting.size > 0) {
      const uris = [...this.#waiting.values()];
      this.#waiting.clear();
      await this.#readAll(await this.#reallyBelow(uris));
    }
    this.#reading = null;
  }

  /** Folders are listed without following links; a file that somebody names may still lie behind one. */
  async #reallyBelow(uris: readonly string[]): Promise<string[]> {
    const kept: string[] = [];
    for (const uri of uris) {
      const folder = this.#folderOf(uri);
      if (folder !== null && (await this.#session.runtime.files?.isBelow(uri, folder)) === true) kept.push(uri);
      else this.#forget(keyOf(uri));
    }
    return kept;
  }

  /** Reads files, some at the same time, and lets other requests pass between them. Never rejected. */
  async #readAll(
    uris: readonly string[],
    onDone: (done: number) => void = () => undefined,
    isStopped: () => boolean = () => false,
  ): Promise<void> {
    let next = 0;
    let done = 0;
    let began = performance.now();
    const reader = async (): Promise<void> => {
      for (let uri = uris[next]; uri !== undefined && !isStopped(); uri = uris[next]) {
        next += 1;
        await this.#readOne(uri);
        done += 1;
        onDone(done);
        if (performance.now() - began < sliceMs) continue;
        await this.#session.pause();
        began = performance.now();
      }
    };
    await Promise.all(Array.from({ length: readsAtOnce }, reader));
  }

  async #readOne(uri: string): Promise<void> {
    const key = keyOf(uri);
    try {
      const text = (await this.#session.runtime.files?.read(uri)) ?? null;
      if (text === null) this.#unreadable += 1;
      // A folder that was closed meanwhile is not searched any more.
      const isWanted = text !== null && this.#folderOf(uri) !== null && mayBeLetter(text);
      const packed = isWanted ? pack(parseLetter(text), TextDocument.create(uri, '', 0, text)) : '';
      if (packed === '') this.#forget(key);
      else this.#remember(key, { uri, packed });
    } catch (error) {
      this.#forget(key);
      this.#session.logFailure('Reading a letter', error);
    }
  }

  #leave(folder: string): void {
    this.#folders.delete(keyOf(folder));
    for (const [key, { uri }] of this.#letters) if (this.#folderOf(uri) === null) this.#forget(key);
  }

  #remember(key: string, entry: Entry): void {
    if (!this.#letters.has(key)) this.#order = null;
    this.#letters.set(key, entry);
  }

  #forget(key: string): void {
    if (this.#letters.delete(key)) this.#order = null;
  }

  /** The open folder of a file that may be a letter by its name and lies in no folder that is left out; else `null`. */
  #folderOf(uri: string): string | null {
    const key = keyOf(uri);
    for (const [folderKey, folder] of this.#folders) {
      const below = folderKey.endsWith('/') ? folderKey : `${folderKey}/`;
      if (!key.startsWith(below)) continue;
      const names = key.slice(below.length).split('/');
      const name = names.pop() ?? '';
      if (wantedNames.test(name) && names.every(isEntered)) return folder;
    }
    return null;
  }
}

/** Parsing tells a letter from other texts; of long ones, most of which are none, the beginning is looked at first. */
function mayBeLetter(text: string): boolean {
  return text.length < longText || isLetter(text);
}

const longText = 64 * 1024;

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs));
}

/** An address in the one form in which two of the same file are equal: clients escape more or fewer characters. */
function keyOf(uri: string): string {
  let plain = uri;
  try {
    plain = decodeURIComponent(uri);
  } catch {
    // An address with a lone percent sign stands for itself.
  }
  // Windows drives are the same in either case.
  return plain.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
}
