// `npm test`: brings the machine to the point where everything can run, then runs every layer of tests, each whatever
// came of the one before, and adds up the counts. `npm test -- unit vscode` runs only the layers with these words in
// their names, and the build where they need it.

import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanUpAtEnd, endWith, isEnding, start } from './processes.mjs';
import { ensureAptPackages, ensureChromium, ensureDependencies, ensureVscodeHost, root } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };
const SKIPPED = { passed: 0, failed: 0, skipped: 1 };

/** No layer may hang the whole run. */
const LAYER_LIMIT_MS = 400_000;

const temp = mkdtempSync(path.join(tmpdir(), 'imr-test-'));
cleanUpAtEnd(() => rmSync(temp, { recursive: true, force: true, maxRetries: 10 }));

/**
 * Starts work in the background. What it prints is kept until somebody waits for it, so that it stands under the
 * heading of the layer that needs it.
 * @template T
 * @param {(say: import('./setup.mjs').Say) => Promise<T>} work
 * @returns {() => Promise<T>}
 */
function inBackground(work) {
  /** @type {string[]} */
  const lines = [];
  let say = (/** @type {string} */ line) => void lines.push(line);
  const result = work((line) => say(line));
  // Whoever waits for it gets the error; until then it must not end the script.
  result.catch(() => undefined);
  return () => {
    for (const line of lines.splice(0)) console.log(`  ${line}`);
    say = (line) => console.log(`  ${line}`);
    return result;
  };
}

/**
 * Runs a program of a layer with its output on this console.
 * @param {string[]} args arguments of Node
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} the exit code
 */
async function node(args, env = {}) {
  const { exited, end } = start(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  const limit = setTimeout(() => {
    console.error(`  Ended after ${LAYER_LIMIT_MS / 1000} s without a result.`);
    void end();
  }, LAYER_LIMIT_MS);
  const { code } = await exited;
  clearTimeout(limit);
  return code;
}

/** A layer that is one program: it passes with exit code 0. @param {string[]} args @returns {Promise<Counts>} */
async function program(...args) {
  return (await node(args)) === 0 ? PASSED : FAILED;
}

/**
 * Runs compiled test files with mocha.
 * @param {string} name of the layer, for its result file
 * @param {string[]} files
 * @param {number} timeoutMs for one test
 * @param {Record<string, string>} [env]
 * @returns {Promise<Counts>}
 */
async function mocha(name, files, timeoutMs, env = {}) {
  const resultFile = path.join(temp, `${name}.json`);
  const code =
    files.length === 0
      ? 0
      : await node(
          [
            path.join('node_modules', 'mocha', 'bin', 'mocha.js'),
            ...['--reporter', path.join(root, 'scripts', 'mocha-reporter.cjs')],
            ...['--no-config', '--forbid-only', '--timeout', String(timeoutMs)],
            ...files,
          ],
          { ...env, IMR_TEST_RESULT: resultFile },
        );
  /** @type {Counts} */
  const counts = existsSync(resultFile)
    ? JSON.parse(readFileSync(resultFile, 'utf8'))
    : { passed: 0, failed: 0, skipped: 0 };
  if (counts.passed + counts.failed + counts.skipped === 0) {
    console.error(code === 0 ? '  There is no test to run.' : `  mocha ended with exit code ${code} and no result.`);
    return FAILED;
  }
  if (code !== 0 && counts.failed === 0) {
    console.error(`  mocha ended with exit code ${code} although no test failed.`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

/**
 * The compiled test files below a folder of out/test.
 * @param {string} folder
 * @param {string[]} [except] rooms of this folder to leave out
 * @returns {string[]}
 */
function compiledTests(folder, except = []) {
  const base = path.join(root, 'out', 'test', folder);
  if (!existsSync(base)) return [];
  return readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.cjs') && !except.includes(file.split(path.sep)[0] ?? ''))
    .map((file) => path.join(base, file))
    .sort();
}

/**
 * The layers, in the order in which they run. `needsBuild`: it runs on what the build layer makes.
 * @type {{ name: string, needsBuild?: boolean, run: () => Promise<Counts> }[]}
 */
const layers = [
  { name: 'types', run: () => program(path.join('node_modules', '.bin', 'tsc'), '-p', '.') },
  { name: 'lint', run: () => program(path.join('node_modules', '.bin', 'biome'), 'ci', '--colors=off') },
  { name: 'generated files', run: () => program(path.join('scripts', 'generate.mjs'), '--check') },
  { name: 'accuracy', run: runAccuracy },
  { name: 'build', run: runBuild },
  {
    name: 'unit',
    needsBuild: true,
    run: runUnit,
  },
  { name: 'other editors', needsBuild: true, run: runOtherEditors },
  { name: 'vscode', needsBuild: true, run: runVscode },
];

/** In two processes at a time, because most of the files keep one processor busy each for themselves. */
async function runUnit() {
  const files = compiledTests('.', ['vscode', 'editors']);
  const halves = [0, 1].map((half) => files.filter((_, index) => index % 2 === half));
  const counts = await Promise.all(halves.map((half, index) => mocha(`unit-${index + 1}`, half, 40_000)));
  return counts.reduce((one, other) => ({
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  }));
}

/** The measured page against what the rules find now; it can only be measured where the real letters are. */
async function runAccuracy() {
  if (existsSync(path.resolve(root, '..', 'shared', 'letters')))
    return program(path.join('scripts', 'accuracy.mjs'), '--check');
  console.log('Skipped: ../shared/letters is not here.');
  return { passed: 0, failed: 0, skipped: 1 };
}

async function runBuild() {
  const { build } = await import('./build.mjs');
  await build({ tests: true });
  return PASSED;
}

async function runOtherEditors() {
  const { missing } = await otherEditors();
  for (const [name, reason] of Object.entries(missing)) console.log(`  ${name} is missing: ${reason}`);
  // The tests of an editor that is missing skip themselves, and take the reason from here.
  return mocha('editors', compiledTests('editors'), 60_000, { IMR_MISSING_PACKAGES: JSON.stringify(missing) });
}

async function runVscode() {
  const [host, chromium] = [await vscodeHost(), await browser()];
  for (const part of [host, chromium]) {
    if (part.ok) continue;
    console.log(`  ${part.unsupported ? 'skipped: ' : ''}${part.reason}`);
    return part.unsupported ? SKIPPED : FAILED;
  }
  const { runSuite } = await import('./vscode-host.mjs');
  const folder = path.join(temp, 'samples');
  cpSync(path.join(root, 'samples'), folder, { recursive: true });
  const { problem, ...counts } = await runSuite({
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out', 'test', 'vscode', 'index.cjs'),
    folder,
    screenshots: path.join(root, 'out', 'screenshots'),
  });
  return problem === undefined ? counts : { ...counts, failed: counts.failed + 1 };
}

const words = process.argv.slice(2);
for (const word of words) {
  if (layers.some(({ name }) => name.includes(word))) continue;
  console.error(`There is no layer "${word}". The layers are: ${layers.map(({ name }) => name).join(', ')}.`);
  await endWith(1);
}
let chosen = layers.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
if (chosen.some(({ needsBuild }) => needsBuild)) {
  chosen = layers.filter((layer) => chosen.includes(layer) || layer.name === 'build');
}

try {
  await ensureDependencies();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed, 0 skipped');
  await endWith(1);
}

// The installations run while the first layers do.
/**
 * @template T
 * @param {string} layer
 * @param {(say: import('./setup.mjs').Say) => Promise<T>} work
 */
const prepare = (layer, work) =>
  chosen.some(({ name }) => name === layer) ? inBackground(work) : () => work(console.log);
const vscodeHost = prepare('vscode', ensureVscodeHost);
const otherEditors = prepare('other editors', (say) => ensureAptPackages(['neovim', 'emacs-nox', 'elpa-eglot'], say));
const browser = prepare('vscode', ensureChromium);

/** @type {Counts} */
const total = { passed: 0, failed: 0, skipped: 0 };
const text = (/** @type {Counts} */ counts) =>
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;
let built = true;
for (const { name, needsBuild, run } of chosen) {
  console.log(`\n== ${name}`);
  const began = Date.now();
  let counts = FAILED;
  if (needsBuild && !built) console.log('  Not run, because the build failed.');
  else {
    try {
      counts = await run();
    } catch (error) {
      if (!isEnding()) console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    }
  }
  if (isEnding()) await endWith(1);
  if (name === 'build') built = counts.failed === 0;
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  console.log(`-- ${name}: ${text(counts)}, ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
console.log('');
console.log(text(total));
await endWith(total.failed > 0 ? 1 : 0);
