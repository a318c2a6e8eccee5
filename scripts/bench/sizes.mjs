// The sizes of what is shipped.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../setup.mjs';
import { number, table, target } from './statistics.mjs';

export const title = 'Sizes';
const LIMIT_KB = 750;

/** @param {import('../bench.mjs').Context} context */
export async function measure({ folder, version, servers }) {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const clients = [
    ...new Set([manifest.main, manifest.browser].map((/** @type {string} */ file) => path.basename(file))),
  ];
  const files = [
    ...clients.map((name) => ({ name, file: path.join(folder, 'client', name) })),
    ...['main.js', 'imr.cjs', 'index.mjs'].map((name) => ({
      name,
      file: path.join(folder, 'package', 'dist', name),
    })),
    ...servers.filter(({ ours }) => !ours).map(({ file }) => ({ name: 'the bare server (floor)', file })),
  ];
  const rows = files.map(({ name, file }) => {
    const content = readFileSync(file);
    return [name, kilobytes(content.length), kilobytes(gzipSync(content, { level: 9 }).length)];
  });
  const vsix = path.join(root, `imr-letters-${version}.vsix`);
  const size = existsSync(vsix) ? readFileSync(vsix).length : undefined;
  rows.push([path.basename(vsix), size === undefined ? 'not built' : kilobytes(size), '–']);
  const what = 'size of the VSIX';
  return {
    text: ['kB (10³ bytes), minified as in the package.', '', table(['file', 'raw:', 'gzip:'], rows)].join('\n'),
    targets:
      size === undefined
        ? [{ what, limit: `≤ ${LIMIT_KB} kB`, measured: 'not built', result: 'not measured' }]
        : [target(what, [size / 1000], LIMIT_KB, 'kB', { digits: 1 })],
  };
}

/** @param {number} bytes */
function kilobytes(bytes) {
  return number(bytes / 1000, 1);
}
