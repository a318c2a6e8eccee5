// Counts what the guideline lines of real letters cite and writes server/src/reference/citationUse.json.
// Only every second letter is counted, the half that completion is tuned on; the others show how good it is.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(root, '..', 'shared', 'letters');
const file = path.join(root, 'server', 'src', 'reference', 'citationUse.json');

/** @returns {Promise<typeof import('../accuracy/citationUse') & typeof import('../server/src/letter/parse')>} */
async function load() {
  const contents = `export * from './accuracy/citationUse'; export { parseLetter } from './server/src/letter/parse';`;
  const result = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  /** @type {{ exports: any }} */
  const module = { exports: {} };
  const code = result.outputFiles[0]?.text ?? '';
  new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(import.meta.url));
  return module.exports;
}

if (existsSync(folder)) {
  const { countCitations, parseLetter } = await load();
  const letters = readdirSync(folder)
    .filter((name) => /^CM\d\d-\d+\.txt$/.test(name))
    .sort()
    .filter((_name, index) => index % 2 === 0)
    .map((name) => parseLetter(readFileSync(path.join(folder, name), 'utf8')));
  const { uses, ...head } = countCitations(letters);
  const lines = uses.map((/** @type {object} */ use) => JSON.stringify(use)).join(',\n');
  writeFileSync(file, `${JSON.stringify(head, null, 1).replace(/\n\}$/, ',\n')} "uses":[\n${lines}\n]\n}\n`);
  console.log(`Wrote ${path.relative(root, file)}`);
} else console.log('Nothing was counted: ../shared/letters is not here.');
