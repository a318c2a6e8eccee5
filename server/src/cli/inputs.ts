/** The letters named on the command line: which files they are, and their text. */

import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Letter } from '../letter/letter';
import { parseLetter } from '../letter/parse';

export interface LetterFile {
  readonly path: string;
  readonly letter: Letter;
  /** What the user should know of the file although it was read. */
  readonly note?: string;
}

/** A path that gave no letter, with one clear line on what is wrong and what to do. */
export interface UnusableInput {
  readonly path: string;
  readonly message: string;
  /** An empty text file, or one inside a folder that is simply something else; it is told but is no misuse. */
  readonly harmless: boolean;
}

export type Input = ({ readonly kind: 'letter' } & LetterFile) | ({ readonly kind: 'unusable' } & UnusableInput);

const letterEndings = ['.imr', '.txt'];

/**
 * Reads the letters under the given paths, one at a time and in the order of their names. Never throws, not even where
 * `parse` does, which is handed in so that this can be tested.
 */
export function* readInputs(paths: readonly string[], parse: (text: string) => Letter = parseLetter): Generator<Input> {
  for (const given of paths) {
    const kind = kindOf(given);
    if (kind === 'file') yield readLetter(given, false, parse);
    else if (kind === 'folder') yield* readFolder(given, parse);
    else yield unusable(given, kind);
  }
}

function kindOf(given: string): 'file' | 'folder' | string {
  try {
    const stats = statSync(given);
    if (stats.isDirectory()) return 'folder';
    return stats.isFile() ? 'file' : 'This is not a file or a folder, so there is nothing to read.';
  } catch (error) {
    return `${reasonOf(error)} Check the path.`;
  }
}

function* readFolder(folder: string, parse: (text: string) => Letter): Generator<Input> {
  let letters = 0;
  const problems: Input[] = [];
  for (const file of filesUnder(folder, problems)) {
    const input = readLetter(file, true, parse);
    if (input.kind === 'letter') letters += 1;
    yield input;
  }
  yield* problems;
  if (letters === 0) {
    yield unusable(
      folder,
      'This folder holds no determination letter. Letters are text files whose names end in .imr or .txt.',
    );
  }
}

/** The text files below a folder in the order of their names; hidden folders, installed packages and links are left out. */
function* filesUnder(folder: string, problems: Input[]): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    problems.push(unusable(folder, `${reasonOf(error)} Its letters were not read.`));
    return;
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  for (const entry of entries) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      yield* filesUnder(full, problems);
    else if (entry.isFile() && letterEndings.includes(path.extname(entry.name).toLowerCase())) yield full;
  }
}

function readLetter(file: string, insideFolder: boolean, parse: (text: string) => Letter): Input {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    return unusable(file, `${reasonOf(error)} It was not read.`);
  }
  const decoded = decode(bytes);
  if ('problem' in decoded) return unusable(file, decoded.problem);
  const blank = decoded.text.trim() === '';
  // A letter by its name is a draft, however little of it is written.
  const draft = blank && path.extname(file).toLowerCase() === '.imr';
  if (blank && !draft) {
    return { kind: 'unusable', path: file, message: 'This file is empty. It was left out.', harmless: true };
  }
  let letter: Letter;
  try {
    letter = parse(decoded.text);
  } catch {
    // The error may quote the letter, so it is not shown.
    return unusable(file, 'This could not be read because of a fault in imr itself, not in the file. It was left out.');
  }
  if (draft) return { kind: 'letter', path: file, letter, note: 'This letter is empty.' };
  if (letter.format !== null) return { kind: 'letter', path: file, letter };
  const message =
    'This does not look like a determination letter: too few of the headings and labels of the form were found. It was left out.';
  return { kind: 'unusable', path: file, message, harmless: insideFolder };
}

/** Decodes UTF-8, and UTF-16 where its byte order mark says so; the mark itself is left out, as editors do. */
function decode(bytes: Buffer): { text: string } | { problem: string } {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) {
    return { problem: 'This is a binary file, not text. Save the letter as plain text and try again.' };
  }
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch {
    const fault = encoding === 'utf-8' ? 'is not in UTF-8' : 'begins as UTF-16 but is damaged';
    return {
      problem: `The text ${fault}, so some characters would be lost. Save the file with encoding UTF-8 and try again.`,
    };
  }
}

function unusable(given: string, message: string): Input {
  return { kind: 'unusable', path: given, message, harmless: false };
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'There is no such file or folder.';
  if (code === 'EACCES' || code === 'EPERM') return 'It may not be read: permission is missing.';
  return `It cannot be read (${code ?? 'unknown reason'}).`;
}
