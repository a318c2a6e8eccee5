// Bundles the extension, the server, the command line, the library and (on demand) the tests.
// Run as `node scripts/build.mjs [--tests] [--minify]`, or call build().

import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {{ tests?: boolean, minify?: boolean }} [options] `tests` also bundles every `test/**\/*.test.ts`
 *   (and the entry of the suite in VS Code) to `out/test`; `minify` is for packages.
 */
export async function build({ tests = false, minify = false } = {}) {
  const esbuild = await import('esbuild');
  /** @type {import('esbuild').BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    logLevel: 'warning',
    minify,
    sourcemap: minify ? false : 'linked',
    legalComments: 'none',
    target: 'es2022',
  };
  const node = { ...common, platform: 'node', format: 'cjs', mainFields: ['module', 'main'] };
  const browser = { ...common, platform: 'browser', mainFields: ['browser', 'module', 'main'] };
  const bundles = [
    {
      ...node,
      entryPoints: ['client/src/extension.node.ts'],
      outfile: 'client/dist/extension.node.cjs',
      external: ['vscode'],
    },
    {
      ...browser,
      entryPoints: ['client/src/extension.browser.ts'],
      outfile: 'client/dist/extension.browser.js',
      format: 'cjs',
      external: ['vscode'],
    },
    { ...node, entryPoints: ['server/src/main.node.ts'], outfile: 'server/dist/main.node.cjs' },
    { ...browser, entryPoints: ['server/src/main.browser.ts'], outfile: 'server/dist/main.browser.js', format: 'iife' },
    { ...node, entryPoints: ['server/src/cli/main.ts'], outfile: 'server/dist/imr.cjs' },
    { ...browser, entryPoints: ['server/src/index.ts'], outfile: 'server/dist/index.mjs', format: 'esm' },
  ];
  if (tests) {
    rmSync(path.join(root, 'out', 'test'), { recursive: true, force: true });
    bundles.push({
      ...node,
      entryPoints: [...testFiles(path.join(root, 'test')), 'test/vscode/index.ts'],
      outdir: 'out/test',
      outbase: 'test',
      outExtension: { '.js': '.cjs' },
      packages: 'external',
      external: ['vscode'],
    });
  }
  await Promise.all(bundles.map((options) => esbuild.build(options)));
}

/** @param {string} folder @returns {string[]} */
function testFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ tests: process.argv.includes('--tests'), minify: process.argv.includes('--minify') });
}
