/** The files of the machine for the server on Node. */

import type { Dirent } from 'node:fs';
import { constants, type FileHandle, open, opendir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LetterFiles } from './lsp/letterFiles';

/** In bytes; a letter has a few thousand, so a larger file is none. */
const largestFile = 2 * 1024 * 1024;

export const nodeFiles: LetterFiles = {
  async *list(folder, enters, wants) {
    const root = pathOf(folder);
    if (root !== null) yield* filesBelow(root, enters, wants);
  },
  async read(uri) {
    const file = pathOf(uri);
    return file === null ? null : readText(file);
  },
  async isBelow(uri, folder) {
    const file = pathOf(uri);
    const root = pathOf(folder);
    return file !== null && root !== null && isReallyBelow(file, root);
  },
};

/** `null` for addresses of other kinds than files. */
function pathOf(uri: string): string | null {
  try {
    return fileURLToPath(uri);
  } catch {
    return null;
  }
}

async function* filesBelow(
  root: string,
  enters: (name: string) => boolean,
  wants: (name: string) => boolean,
): AsyncGenerator<string> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const entry of entriesOf(folder)) {
      const full = path.join(folder, entry.name);
      // A link is neither, so that none leads out of the folder or round in it.
      if (entry.isDirectory() && enters(entry.name)) folders.push(full);
      else if (entry.isFile() && wants(entry.name)) yield pathToFileURL(full).href;
    }
  }
}

async function* entriesOf(folder: string): AsyncGenerator<Dirent> {
  try {
    yield* await opendir(folder, { bufferSize: 256 });
  } catch {
    // A folder that may not be read, or is gone, has nothing to give.
  }
}

/** Whether a file lies in a folder when all links are followed. */
async function isReallyBelow(file: string, folder: string): Promise<boolean> {
  try {
    const [inside, root] = await Promise.all([realpath(path.dirname(file)), realpath(folder)]);
    const relative = path.relative(root, inside);
    return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
  } catch {
    return false;
  }
}

async function readText(file: string): Promise<string | null> {
  let handle: FileHandle | undefined;
  try {
    // Without waiting, as a pipe of that name would never be ready; and not through a link.
    handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    return decode(await readBytes(handle));
  } catch {
    return null;
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

/** Most letters fit into one piece, so that their size need not be asked for. */
const piece = 32 * 1024;

/** The bytes of an open file; `null` where there are too many. */
async function readBytes(handle: FileHandle): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  for (let size = 0; size <= largestFile; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(piece), 0, piece, null);
    if (bytesRead === 0) return Buffer.concat(pieces, size);
    pieces.push(buffer.subarray(0, bytesRead));
    size += bytesRead;
  }
  return null;
}

/** UTF-8, or UTF-16 where the byte order mark says so; `null` for what is no text. */
function decode(bytes: Uint8Array | null): string | null {
  if (bytes === null) return null;
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!isLittle && !isBig && bytes.subarray(0, 8192).includes(0)) return null;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
