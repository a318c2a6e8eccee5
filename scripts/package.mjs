// Makes what is handed out: the extension (VSIX) and the npm package (server, command line, library).
// Run as `node scripts/package.mjs [--out FOLDER]` after `npm ci`, or call makePackages(). Needs no network.
//
// Everything happens in a copy of the project in a temporary folder. The minified bundles therefore never replace the
// ones that tests and editors use, nothing left over in a dist folder gets into a package, and packaging may run while
// something else builds.

import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cleanUpAtEnd, run } from './processes.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** What is made anew, linked, or nobody's business in a package, in whichever folder of the project it lies. */
const notCopied = /^(?:node_modules|dist|out|\.git|\.vscode-test|.*\.vsix|.*\.tgz)$/;

/** Pages without which a package would be incomplete; the packagers themselves only warn, or say nothing. */
const pages = ['README.md', 'CHANGELOG.md', 'LICENSE', 'server/README.md', 'server/LICENSE'];

/**
 * @param {{ out?: string }} [options] `out`: the folder for both packages; the project folder if left out
 * @returns {Promise<{ vsix: string, tarball: string }>} the two files
 */
export async function makePackages({ out = root } = {}) {
  const missing = pages.filter((page) => !existsSync(path.join(root, page)));
  if (missing.length > 0)
    throw new Error(`The packages need ${missing.join(', ')}. Write what is missing and try again.`);
  if (!existsSync(path.join(root, 'node_modules', 'esbuild'))) {
    throw new Error('The npm packages are not installed. Run "npm ci" in the project folder and try again.');
  }
  mkdirSync(out, { recursive: true });
  const stage = mkdtempSync(path.join(realpathSync(tmpdir()), 'imr-letters-package-'));
  const removeStage = cleanUpAtEnd(() => rmSync(stage, { recursive: true, force: true }));
  try {
    copyProject(stage);
    await bundle(stage);
    await declareTypes(stage);
    return { vsix: await makeVsix(stage, out), tarball: await makeTarball(stage, out) };
  } finally {
    await removeStage();
  }
}

/** @param {string} stage */
function copyProject(stage) {
  cpSync(root, stage, {
    recursive: true,
    filter: (source) => source === root || !notCopied.test(path.basename(source)),
  });
  symlinkSync(path.join(root, 'node_modules'), path.join(stage, 'node_modules'), 'junction');
}

/**
 * The build script works on the project that it lies in, so the copy's own one is run. As a process of its own it has
 * ended, with all that it started, before an interrupted run removes the copy.
 * @param {string} stage
 */
async function bundle(stage) {
  await succeed(process.execPath, [path.join(stage, 'scripts', 'build.mjs'), '--minify'], stage);
}

/**
 * Declaration files of the library. The compiler writes one for every source; the ones that the library's own does not
 * lead to would only show users what they cannot import.
 * @param {string} stage
 */
async function declareTypes(stage) {
  const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  await succeed(process.execPath, [compiler, '-p', 'tsconfig.types.json'], stage);
  const written = path.join(stage, 'out', 'types');
  const reached = new Set([path.join(written, 'index.d.ts')]);
  for (const file of reached) {
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)['"]/g)) {
      reached.add(`${path.resolve(path.dirname(file), name)}.d.ts`);
    }
    cpSync(file, path.join(stage, 'server', 'dist', 'types', path.relative(written, file)));
  }
}

/** @param {string} stage @param {string} out */
async function makeVsix(stage, out) {
  const { name, version } = JSON.parse(readFileSync(path.join(stage, 'package.json'), 'utf8'));
  const vsix = path.join(out, `${name}-${version}.vsix`);
  // Called as a module, because the command of the same name asks the network whether there is a newer one.
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: stage,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return vsix;
}

/** @param {string} stage @param {string} out */
async function makeTarball(stage, out) {
  const { name, version } = JSON.parse(readFileSync(path.join(stage, 'server', 'package.json'), 'utf8'));
  const options = ['--ignore-scripts', '--offline', '--no-update-notifier', '--silent'];
  await succeed('npm', ['pack', '--workspace=server', `--pack-destination=${out}`, ...options], stage);
  return path.join(out, `${name}-${version}.tgz`);
}

/** @param {string} program @param {string[]} args @param {string} cwd */
async function succeed(program, args, cwd) {
  const { code, output } = await run(program, args, { cwd });
  if (code !== 0) throw new Error(`${[program, ...args].join(' ')} failed with exit code ${code}:\n${output}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: root } } });
  try {
    const { vsix, tarball } = await makePackages({ out: path.resolve(values.out) });
    console.log(`The extension:   ${vsix}\nThe npm package: ${tarball}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
