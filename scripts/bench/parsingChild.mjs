// One run of the measurements of parsing, in a process of its own: `node --expose-gc parsingChild.mjs LIBRARY [PEER]`.
// Prints its points as one line of JSON.

import { pathToFileURL } from 'node:url';
import { HARD_SHAPES, makeLetter } from './letters.mjs';
import { median } from './statistics.mjs';

const SIZES = [10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 10_000_000];
const HARD_SIZES = [125_000, 500_000, 1_000_000, 4_000_000];
/** Each cell is repeated for this long, but at least 3 and at most 30 times. */
const BUDGET_MS = 250;
/** A shape that has taken longer than this is not tried at the next size. */
const PATIENCE_MS = 10_000;

const [, , library = '', peer] = process.argv;
/** @type {typeof import('../../server/src/index')} */
const { parseLetter, checkLetter } = await import(pathToFileURL(library).href);
const markdown = peer === undefined ? undefined : new (await import(pathToFileURL(peer).href)).default();

/** @type {import('./parsing.mjs').Point[]} */
const points = [];

/** @param {import('./parsing.mjs').Tool} tool @param {string} shape @param {number} size @param {() => unknown} work */
function take(tool, shape, size, work) {
  globalThis.gc?.();
  const times = [];
  const processorTimes = [];
  let spent = 0;
  while (times.length < 3 || (spent < BUDGET_MS && times.length < 30)) {
    const before = process.cpuUsage();
    const began = performance.now();
    work();
    const ms = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    times.push(ms);
    processorTimes.push((user + system) / 1000);
    spent += ms;
    if (ms > PATIENCE_MS) break;
  }
  const ms = median(times);
  points.push({ tool, shape, size, ms, cpu: median(processorTimes) });
  return ms;
}

/** @param {string} text */
function splitLines(text) {
  let lines = 0;
  for (const _ of text.matchAll(/\r\n|[\n\r]/g)) lines += 1;
  return lines;
}

const warmUp = makeLetter({ seed: 2, size: 100_000 });
for (let round = 0; round < 10; round += 1) {
  checkLetter(parseLetter(warmUp.text));
  markdown?.parse(warmUp.markdown, {});
  splitLines(warmUp.text);
}

for (const size of SIZES) {
  const { text, markdown: document } = makeLetter({ seed: 3, size });
  take('floor', 'letter', size, () => splitLines(text));
  take('parseLetter', 'letter', size, () => parseLetter(text));
  const letter = parseLetter(text);
  take('checkLetter', 'letter', size, () => checkLetter(letter));
  if (markdown !== undefined) take('markdown-it', 'letter', size, () => markdown.parse(document, {}));
}

for (const { name, make } of HARD_SHAPES) {
  for (const size of HARD_SIZES) {
    const text = make(size);
    const parsing = take('parseLetter', name, size, () => parseLetter(text));
    const letter = parseLetter(text);
    const checking = take('checkLetter', name, size, () => checkLetter(letter));
    if (Math.max(parsing, checking) > PATIENCE_MS) break;
  }
}

process.stdout.write(`${JSON.stringify(points)}\n`);
