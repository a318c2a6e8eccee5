/** The command line: `imr check` and `imr parse`. */

import { readFileSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import manifest from '../../package.json';
import { compilePatternsOnce } from '../patterns.node';
import { type Configuration, defaultConfiguration, readConfiguration } from '../rules/configuration';
import { runCheck } from './check';
import type { Output } from './output';
import { runParse } from './parse';

const help = `Checks and reads California Independent Medical Review determination letters.

  imr check [--format text|json] [--config FILE] PATH...   report what is wrong in the letters
  imr parse PATH...                                        print each letter as a JSON record, one a line

PATH is a file or a folder; in folders, files named .imr and .txt are read.
Exit codes of check: 0 no errors, 1 errors found, 2 misuse or something that could not be read.
Exit codes of parse: 0 all letters printed, 2 misuse or something that could not be read.
Nothing is sent anywhere; the letters are not changed.

  --format    text (one line for each finding) or json (one object)
  --config    a JSON file with "rules" (severities by rule) and "houseVariants" (standard texts of your house)
  --help      show this text
  --version   show the version
`;

/** Runs one command and returns its exit code. */
export function main(args: readonly string[], output: Output): number {
  const parsed = parse(args);
  if (typeof parsed === 'string') return misuse(parsed, output);
  const { values, positionals } = parsed;
  if (values.help) {
    output.line(help.trimEnd());
    return 0;
  }
  if (values.version) {
    output.line(manifest.version);
    return 0;
  }
  const [command, ...paths] = positionals;
  if (command !== 'check' && command !== 'parse') {
    return misuse(
      command === undefined ? 'Say what to do: check or parse.' : `There is no command "${command}".`,
      output,
    );
  }
  if (paths.length === 0) return misuse(`Name the files or folders to ${command}.`, output);
  if (command === 'parse') {
    if (values.format !== undefined) return misuse('parse always prints JSON; --format belongs to check.', output);
    if (values.config !== undefined) return misuse('parse checks nothing; --config belongs to check.', output);
    return runParse(paths, output);
  }
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json')
    return misuse(`There is no format "${format}"; use text or json.`, output);
  const configuration = values.config === undefined ? defaultConfiguration : readConfigurationFile(values.config);
  if (typeof configuration === 'string') return misuse(configuration, output);
  return runCheck(paths, { format, configuration }, output);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string' },
        config: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
      },
    });
  } catch (error) {
    return error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : 'The arguments cannot be read.';
  }
}

/** The configuration in a file, or what is wrong with it: a check that is not the one asked for would mislead. */
function readConfigurationFile(file: string): Configuration | string {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code !== undefined;
    return `The configuration file "${file}" ${missing ? 'cannot be read.' : 'is not JSON.'}`;
  }
  const { configuration, problems } = readConfiguration(given);
  return problems.length === 0 ? configuration : `The configuration file "${file}" is wrong. ${problems.join(' ')}`;
}

function misuse(problem: string, output: Output): number {
  output.problem(`${problem}\nTry: imr --help`);
  return 2;
}

/** Collects small writes, and survives a pipe whose reader is slow or has gone. */
class BufferedOutput implements Output {
  #pending = '';

  line(text: string): void {
    this.#pending += `${text}\n`;
    if (this.#pending.length > 1 << 16) this.flush();
  }

  problem(text: string): void {
    this.flush();
    writeFully(2, `${text}\n`);
  }

  flush(): void {
    writeFully(1, this.#pending);
    this.#pending = '';
  }
}

function writeFully(descriptor: number, text: string): void {
  let bytes = Buffer.from(text, 'utf8');
  while (bytes.length > 0) {
    try {
      bytes = bytes.subarray(writeSync(descriptor, bytes));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') return;
      if (code !== 'EAGAIN') throw error;
    }
  }
}

/** Runs the command line of this process. */
export function start(): void {
  compilePatternsOnce();
  const output = new BufferedOutput();
  process.exitCode = main(process.argv.slice(2), output);
  output.flush();
}
