/** What the tests in other editors share: the recipes of the page about them, the server's command, and a letter. */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Marked, underline } from '../support/underline';

const page = 'docs/other-editors.md';
const sample = 'samples/2016-unfinished.imr';

/** Less than the limit of a test, so that an editor that hangs is ended before its test is given up. */
const EDITOR_LIMIT_MS = 45_000;
const SERVER_END_LIMIT_MS = 10_000;

/** What is written into the sample: the rationale that its second issue lacks. */
const edit = {
  afterLine: 54,
  lines: [
    '',
    'Decision rationale: The ligaments of the right knee were stable. Therefore, the request for a',
    'hinged brace for the right knee is not medically necessary.',
  ],
};

/** The third letter and the fourth, which is never opened: the sample with slips for the writing features. */
const slips: readonly (readonly [string, string])[] = [
  ['no instability, and the McMurray', 'no instability, and the the McMurray'],
  ['MAXIMUS guideline:\n\nDecision rationale:\n', 'MAXIMUS guideline:\nDecision rationale:\n'],
];

interface Finding {
  readonly start: number;
  readonly end: number;
  readonly severity: string;
  readonly code: string;
}

interface State {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What an editor shows in the third letter, and what it makes of it. */
interface Writing {
  readonly hover: readonly string[];
  /** The line to which the definition leads. */
  readonly definition: string;
  readonly references: readonly string[];
  readonly highlights: readonly string[];
  /** What a search across letters finds. */
  readonly found: readonly string[];
  /** At first, then after a renaming, a fix, an ignored finding, formatting, and a completion. */
  readonly texts: readonly string[];
}

/** What the scripts inside the editors print. */
interface Printed {
  readonly filetype: string;
  readonly before: State;
  readonly symbols: readonly string[];
  readonly after: State;
  readonly second: State;
  readonly writing: Writing;
}

interface Servers {
  readonly started: number;
  /** How many still ran a while after the editor had quit; they have been ended since. */
  readonly leftBehind: number;
}

export interface Report extends Printed {
  readonly servers: Servers;
}

export interface Editor {
  readonly command: string;
  /** Where the editor looks for the user's own settings, from the home folder. */
  readonly settingsFile: string;
  args(home: string): string[];
}

/** The first line of what a program says about its version, or undefined where it is not installed. */
export function versionOf(command: string, args: readonly string[] = ['--version']): string | undefined {
  try {
    const output = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return output.split('\n')[0];
  } catch {
    return undefined;
  }
}

/** Skips all tests of the suite whose hook calls it, and prints why. */
export function skip(context: Mocha.Context, reason: string): never {
  console.log(`    skipped: ${reason}`);
  return context.skip();
}

/**
 * The code blocks under a heading of the page about other editors: what to put into the settings, and what to add there
 * to make a missing rationale a warning. Thus what the page recommends is what is tested.
 */
export function recipes(heading: string): { readonly basic: string; readonly warning: string } {
  const sections = readFileSync(page, 'utf8').split(/^(?=#)/m);
  const section = sections.find((text) => text.split('\n')[0]?.replace(/^#+ /, '') === heading) ?? '';
  const blocks = [...section.matchAll(/^```\w+\n(.*?)^```$/gms)].map(([, code]) => code);
  const [basic, warning] = blocks;
  assert.ok(basic && warning && blocks.length === 2, `${page} has two code blocks under the heading "${heading}"`);
  return { basic, warning };
}

/**
 * Opens a letter in an editor that has nothing but these settings, edits it, opens a second one, which is as the first
 * one was, and works on a third. Returns once the editor has quit.
 */
export async function openLetters(editor: Editor, settings: string): Promise<Report> {
  const home = mkdtempSync(path.join(tmpdir(), 'imr-editor-'));
  try {
    const text = readFileSync(sample, 'utf8');
    const faulty = slips.reduce((made, [right, wrong]) => made.replace(right, wrong), text);
    const texts = [text, text, faulty, faulty];
    const letters = texts.map((_, index) => path.join(home, `${index + 1}.imr`));
    for (const [index, letter] of letters.entries()) writeFileSync(letter, texts[index] ?? '');
    const settingsFile = path.join(home, editor.settingsFile);
    mkdirSync(path.dirname(settingsFile), { recursive: true });
    writeFileSync(settingsFile, settings);
    const server = serverCommand(home);
    let output: Output;
    let servers: Servers;
    try {
      output = await run(editor.command, editor.args(home), {
        PATH: `${server.folder}:${process.env.PATH}`,
        HOME: home,
        XDG_RUNTIME_DIR: home,
        LANG: 'C.UTF-8',
        IMR_TEST_TASK: JSON.stringify({ letters, edit }),
      });
    } finally {
      servers = await server.ended();
    }
    return { ...readOutput(output), servers };
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The findings of a state drawn under their lines, each with its severity and its rule. */
export function draw({ text, findings }: State): string {
  return underline(
    text,
    findings.map(({ start, end, severity, code }): Marked => ({ start, end, note: `${severity} ${code}` })),
  );
}

/** The lines that a step has taken away and put in, in the order of the text. */
export function changed(before = '', after = ''): string {
  const olds = before.split('\n');
  const news = after.split('\n');
  let first = 0;
  while (first < olds.length && olds[first] === news[first]) first += 1;
  let last = 0;
  while (last < Math.min(olds.length, news.length) - first && olds.at(-1 - last) === news.at(-1 - last)) last += 1;
  const between = (rows: readonly string[]) => rows.slice(first, rows.length - last);
  const kept = new Set(between(olds).filter((row) => between(news).includes(row)));
  return [
    ...between(olds)
      .filter((row) => !kept.has(row))
      .map((row) => `- ${row}`.trimEnd()),
    ...between(news)
      .filter((row) => !kept.has(row))
      .map((row) => `+ ${row}`.trimEnd()),
  ].join('\n');
}

/**
 * Makes the command `imr-language-server` in a folder of its own. The command holds a named pipe open for as long as it
 * runs; thus the end of the pipe is the end of the server, however it ends and whoever its parent is by then.
 */
function serverCommand(home: string): { readonly folder: string; ended(): Promise<Servers> } {
  const folder = path.join(home, 'bin');
  const pipe = path.join(home, 'server-runs');
  mkdirSync(folder);
  execFileSync('mkfifo', [pipe]);
  // Without this flag, opening would wait for the server to start.
  const descriptor = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  const script = path.resolve('server/bin/imr-language-server.cjs');
  writeFileSync(
    path.join(folder, 'imr-language-server'),
    `#!/bin/sh\nexec 9>'${pipe}'\necho $$ >&9\nexec '${process.execPath}' '${script}' "$@"\n`,
    { mode: 0o755 },
  );
  return {
    folder,
    /** Waits until no server runs any more, and ends those that do not end by themselves. */
    async ended() {
      const socket = new Socket({ fd: descriptor, readable: true, writable: false });
      let processes = '';
      socket.setEncoding('utf8').on('data', (data: string) => {
        processes += data;
      });
      // A pipe that nobody has ever written to has no end, so it is opened once more, in case no server was started.
      closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
      const ids = () => processes.split('\n').filter(Boolean).map(Number);
      let leftBehind = 0;
      const limit = setTimeout(() => {
        leftBehind = ids().filter(endIfRunning).length;
        socket.destroy();
      }, SERVER_END_LIMIT_MS);
      await once(socket, 'close');
      clearTimeout(limit);
      return { started: ids().length, leftBehind };
    },
  };
}

function endIfRunning(id: number): boolean {
  try {
    return process.kill(id, 'SIGKILL');
  } catch {
    return false;
  }
}

interface Output {
  readonly output: string;
  readonly errors: string;
}

async function run(command: string, args: string[], env: NodeJS.ProcessEnv): Promise<Output> {
  const child = spawn(command, args, {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: EDITOR_LIMIT_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (data: string) => {
    output += data;
  });
  child.stderr.setEncoding('utf8').on('data', (data: string) => {
    errors += data;
  });
  const [code, signal] = await once(child, 'close');
  assert.equal(code, 0, `${command} ended with ${code ?? signal}:\n${output}\n${errors}`);
  return { output, errors };
}

function readOutput({ output, errors }: Output): Printed {
  const printed = JSON.parse(output) as Printed | { readonly error: string };
  if ('error' in printed) assert.fail(`${printed.error}\n${errors}`);
  return printed;
}
