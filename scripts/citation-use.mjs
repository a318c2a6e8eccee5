// Counts what the guideline lines of real letters cite and writes server/src/reference/citationUse.json.
// Only every second letter is counted, the half that completion is tuned on; the others show how good it is.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromSources } from './fromSources.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = path.resolve(root, '..', 'shared', 'letters');
const file = path.join(root, 'server', 'src', 'reference', 'citationUse.json');

if (existsSync(folder)) {
  const { countCitations, parseLetter } =
    /** @type {typeof import('../accuracy/citationUse') & typeof import('../server/src/letter/parse')} */ (
      await fromSources('accuracy/citationUse', 'server/src/letter/parse')
    );
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
