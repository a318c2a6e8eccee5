// Measures the rules on the real letters beside the project and writes docs/accuracy.md.
// `node scripts/accuracy.mjs` writes; with `--check` nothing is written and a stale page is an error.
// `--missed` also lists the seeded defects that were not found.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSources } from './fromSources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(root, '..', 'shared', 'letters');
const page = path.join(root, 'docs', 'accuracy.md');

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

if (existsSync(folder)) {
  const { measure } = /** @type {typeof import('../accuracy/main')} */ (await fromSources('accuracy/main'));
  const letters = readdirSync(folder)
    .filter((name) => /^CM\d\d-\d+\.txt$/.test(name))
    .sort()
    .map((name) => ({ name: name.replace('.txt', ''), text: readFileSync(path.join(folder, name), 'utf8') }));
  const measured = measure({
    letters,
    defects: json(path.join(folder, 'defects.json')),
    reviews: json(path.join(root, 'accuracy', 'reviewed.json')),
    firstLook: json(path.join(root, 'accuracy', 'first-look.json')),
  });
  for (const place of measured.unjudged) console.log(`Not judged yet: ${place}`);
  if (process.argv.includes('--missed')) for (const place of measured.missed) console.log(`Not found: ${place}`);
  if (!process.argv.includes('--check')) {
    writeFileSync(page, measured.page);
    console.log('Wrote docs/accuracy.md');
  } else if (!existsSync(page) || readFileSync(page, 'utf8') !== measured.page) {
    console.error('docs/accuracy.md is stale: run "npm run accuracy".');
    process.exitCode = 1;
  }
} else console.log('The accuracy was not measured: ../shared/letters is not here.');
