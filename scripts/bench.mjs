// Measures what a user waits for, each figure beside a floor or a peer of the same run, and prints Markdown tables.
// Run as `node scripts/bench.mjs [--runs N] [NAME...]`; docs/benchmarks.md says what the figures mean.

import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as answers from './bench/answers.mjs';
import * as batch from './bench/batch.mjs';
import * as keystrokes from './bench/keystrokes.mjs';
import * as memory from './bench/memory.mjs';
import * as parsing from './bench/parsing.mjs';
import { ensurePeers } from './bench/peers.mjs';
import * as sizes from './bench/sizes.mjs';
import * as start from './bench/start.mjs';
import { number, table } from './bench/statistics.mjs';
import { build } from './build.mjs';
import { cleanUpAtEnd, endWith } from './processes.mjs';
import { ensureDependencies, root } from './setup.mjs';

const figures = { keystrokes, answers, start, batch, parsing, memory, sizes };

/**
 * @typedef {object} Context
 * @property {number} runs
 * @property {string} folder the benchmark's own temporary folder
 * @property {string} version the version of the extension
 * @property {{ name: string, file: string, ours: boolean }[]} servers
 * @property {string} cli the command line as the package starts it
 * @property {string} library
 * @property {() => Promise<import('./bench/peers.mjs').Peers>} peers
 * @property {(line: string) => void} say tells how far the work is, beside the tables
 */

const help = `Usage: npm run bench -- [--runs N] [NAME...]

NAME is one of ${Object.keys(figures).join(', ')}; all of them by default.
--runs N   how often each series is repeated in new processes (3 by default)
`;

/** @param {string[]} args */
function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { runs: { type: 'string', default: '3' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.');
  const unknown = positionals.find((name) => !(name in figures));
  if (unknown !== undefined) throw new Error(`There is no figure "${unknown}".`);
  return { help: values.help, runs, names: positionals.length === 0 ? Object.keys(figures) : positionals };
}

/**
 * Makes the bundles in package form and takes copies of them, so that what is measured is what a package has (no sources
 * beside it) and stays the same while it is measured.
 * @param {string} folder
 */
async function prepare(folder) {
  await ensureDependencies((line) => console.error(line));
  await build({ minify: true });
  cpSync(path.join(root, 'client', 'dist'), path.join(folder, 'client'), { recursive: true });
  for (const name of ['bin', 'dist', 'package.json']) {
    cpSync(path.join(root, 'server', name), path.join(folder, 'package', name), { recursive: true });
  }
  const bare = path.join(folder, 'bareServer.cjs');
  const esbuild = await import('esbuild');
  // The same options as for our own server.
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['scripts/bench/bareServer.mjs'],
    outfile: bare,
    bundle: true,
    minify: true,
    logLevel: 'warning',
    legalComments: 'none',
    target: 'es2022',
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
  });
  return {
    servers: [
      { name: '**IMR Letters**', file: path.join(folder, 'package', 'dist', 'main.js'), ours: true },
      { name: 'bare server (floor)', file: bare, ours: false },
    ],
    cli: path.join(folder, 'package', 'bin', 'imr.cjs'),
    library: path.join(folder, 'package', 'dist', 'index.mjs'),
  };
}

/** @param {number} runs */
function describeMachine(runs) {
  const versionOf = (/** @type {string} */ name) =>
    JSON.parse(readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
  const processors = cpus();
  return table(
    ['', ''],
    [
      ['machine', `${processors.length} × ${processors[0]?.model.trim()}, ${number(totalmem() / 1e9, 0)} GB`],
      ['system', `${platform()} ${release()}`],
      ['Node', process.version],
      ['date', new Date().toISOString().slice(0, 10)],
      ['runs', String(runs)],
      ...['vscode-languageserver', 'vscode-languageserver-textdocument', 'esbuild'].map((name) => [
        name,
        versionOf(name),
      ]),
    ],
  );
}

/** @param {string[]} args */
async function main(args) {
  const options = readArguments(args);
  if (options.help) {
    process.stdout.write(help);
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'imr-bench-'));
  const removeFolder = cleanUpAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const made = await prepare(folder);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  /** @type {Promise<import('./bench/peers.mjs').Peers> | undefined} */
  let peers;
  const say = (/** @type {string} */ line) => console.error(`  ${line}`);
  const print = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`);

  const load = () =>
    loadavg()
      .map((value) => number(value, 2))
      .join(' ');
  const loadBefore = load();
  print(`# Benchmarks of IMR Letters ${version}`);
  print(describeMachine(options.runs));
  print('Cells are `lowest–highest` of the runs; a run is a new process, or a new series of processes.');
  const targets = [];
  for (const [name, figure] of Object.entries(figures)) {
    if (!options.names.includes(name)) continue;
    console.error(figure.title);
    const result = await figure.measure({
      ...made,
      runs: options.runs,
      folder,
      version,
      say,
      peers: () => {
        peers ??= ensurePeers(say);
        return peers;
      },
    });
    print(`## ${figure.title}`);
    print(result.text);
    targets.push(...result.targets);
  }
  print('## Targets');
  print(
    table(
      ['target', 'limit:', 'measured:', 'result'],
      targets.map(({ what, limit, measured, result }) => [what, limit, measured, result]),
    ),
  );
  print(`Load of the machine (1, 5, 15 minutes) before: ${loadBefore}; after: ${load()}.`);
  await removeFolder();
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endWith(1);
}
