// Starts child processes and promises that none of them outlives the script that started them.
// Every child leads its own process group, so that ending it also ends whatever it started itself.

import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync, readFileSync, statSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import path from 'node:path';

const windows = process.platform === 'win32';

/** What is still to be cleaned up, in the order it was registered. @type {Set<() => unknown>} */
const cleanups = new Set();

/**
 * Registers work that must be done before the script ends, also when it is ended by Ctrl+C.
 * @param {() => unknown} work
 * @returns {() => Promise<void>} does the work now (once) and forgets it
 */
export function cleanUpAtEnd(work) {
  /** @type {Promise<void> | undefined} */
  let done;
  const once = () => {
    done ??= Promise.resolve(work()).then(() => {
      cleanups.delete(once);
    });
    return done;
  };
  cleanups.add(once);
  return once;
}

/** Does all registered work, the latest first. */
async function cleanUp() {
  for (const work of [...cleanups].reverse()) {
    try {
      await work();
    } catch (error) {
      console.error(`While ending: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** @type {Promise<never> | undefined} */
let ending;

/**
 * Ends the script with this exit code after all registered work is done. Only the first call counts: what goes wrong
 * because the script is ending, or a second Ctrl+C, must neither change the exit code nor cut the cleaning up short.
 * @param {number} code
 * @returns {Promise<never>}
 */
export function endWith(code) {
  ending ??= cleanUp().then(() => process.exit(code));
  return ending;
}

/** Whether the script is ending already, so that what else fails now is no news. */
export function isEnding() {
  return ending !== undefined;
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void endWith(128 + osConstants.signals[signal]));
}

// npm hands a signal on to the shell between it and this script, and the shell ends without telling. Another parent
// than at the start is the only trace of it.
if (process.env.npm_lifecycle_event !== undefined && !windows) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) void endWith(128 + osConstants.signals.SIGTERM);
  }, 500).unref();
}

/**
 * Starts a program in its own process group; it is ended with the script at the latest.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  // npm's own variables describe the script that runs now and would mislead another npm started from it.
  const env = Object.fromEntries(
    Object.entries(options.env ?? process.env).filter(
      ([name]) =>
        !/^npm_(package|lifecycle|command|config_local_prefix|config_prefix|config_global_prefix)/i.test(name),
    ),
  );
  // Windows finds `npm.cmd` and `code.cmd` only through its shell.
  const child = spawn(command, args, {
    ...options,
    env,
    detached: !windows,
    shell: windows && !command.endsWith('.exe'),
  });
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error }));
    child.once('exit', (code, signal) => resolve({ code: code ?? 128 + osConstants.signals[signal ?? 'SIGKILL'] }));
  });
  const end = cleanUpAtEnd(() => endGroup(child));
  void exited.then(() => end());
  return { child, end, exited: /** @type {Promise<{ code: number, error?: Error }>} */ (exited) };
}

/**
 * Ends the process group of a child: first asks, after five seconds insists, and waits until no member is left.
 * @param {import('node:child_process').ChildProcess} child
 */
async function endGroup(child) {
  const pid = child.pid;
  if (pid === undefined) return;
  if (windows) {
    child.kill();
    return;
  }
  const send = (/** @type {NodeJS.Signals | 0} */ signal) => {
    try {
      process.kill(-pid, signal);
      return true;
    } catch {
      return false; // No member of the group is left.
    }
  };
  const insistAt = Date.now() + 5_000;
  const giveUpAt = insistAt + 5_000;
  send('SIGTERM');
  while (send(0) && !onlyZombiesLeft(pid) && Date.now() < giveUpAt) {
    if (Date.now() > insistAt) send('SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Whether a process group holds nothing but zombies: ended processes that nobody collects, as in a container whose
 * first process does not. They answer signals for ever.
 * @param {number} group
 */
function onlyZombiesLeft(group) {
  if (process.platform !== 'linux') return false;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      // "pid (name) state parent group ...", where the name may hold anything, also a parenthesis.
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(processGroup) === group && state !== 'Z' && state !== 'X') return false;
    } catch {
      // Gone since the folder was read.
    }
  }
  return true;
}

/**
 * Runs a program to its end and returns its exit code and everything it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, args, options = {}) {
  const { child, exited } = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    output += data;
  });
  const closed = new Promise((resolve) => child.once('close', resolve));
  const { code, error } = await exited;
  if (error) return { code, output: error.message };
  await closed;
  return { code, output };
}

/**
 * Where a program is on the PATH, like the shell's `command -v`.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findProgram(name) {
  const endings = windows ? ['.exe', '.cmd'] : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        if (statSync(file).isFile()) return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return undefined;
}
