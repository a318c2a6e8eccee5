// Bundles the extension, the server, the command line, the library and (on demand) the tests.
// Run as `node scripts/build.mjs [--tests] [--minify]`, or call build().

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    // One file each for the desktop and the browser: what is made for the other host is never run.
    {
      ...node,
      entryPoints: ['client/src/extension.ts'],
      outfile: 'client/dist/extension.cjs',
      conditions: ['browser'],
      external: ['vscode'],
    },
    // A browser takes a worker's script only under a name that ends in .js.
    {
      ...node,
      entryPoints: ['server/src/main.ts'],
      outfile: 'server/dist/main.js',
      conditions: ['browser'],
    },
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
  const results = await Promise.all(bundles.map((options) => esbuild.build({ ...options, metafile: true })));
  if (minify) writeNotices(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
}

/**
 * Writes the licences of the packages that the bundles contain, which these licences ask for.
 * @param {readonly string[]} inputs files that went into the bundles
 */
function writeNotices(inputs) {
  const folders = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  const notices = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[sc]e/i.test(entry));
    if (file === undefined) throw new Error(`The package ${name} is bundled but has no license file.`);
    return `${name} ${version} (${license})\n\n${readFileSync(path.join(root, folder, file), 'utf8').trim()}\n`;
  });
  const text = `IMR Letters contains these packages.\n\n${notices.join(`\n${'-'.repeat(80)}\n\n`)}`;
  for (const folder of ['client/dist', 'server/dist'])
    writeFileSync(path.join(root, folder, 'ThirdPartyNotices.txt'), text);
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
