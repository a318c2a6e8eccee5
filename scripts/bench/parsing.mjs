// How the time of parsing and checking grows with the size of the letter, up to far beyond any real one.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run as runProgram } from '../processes.mjs';
import { fitPowerLaw, number, span, table, target } from './statistics.mjs';

export const title = 'Parsing by size';
const STEEPEST = 1.1;
/** The size at which the times of the hard shapes are told; they are measured at smaller and larger ones too. */
const HARD_SIZE = 1_000_000;

/** @typedef {'floor' | 'parseLetter' | 'checkLetter' | 'markdown-it'} Tool */
/**
 * @typedef {object} Point
 * @property {Tool} tool
 * @property {string} shape
 * @property {number} size
 * @property {number} ms the median time
 * @property {number} cpu the median processor time in ms, that of the garbage collection included
 */

const TOOLS = /** @type {const} */ ([
  ['floor', 'counting line ends by a regular expression (floor)'],
  ['parseLetter', '**parseLetter**'],
  ['checkLetter', '**checkLetter** on the parsed letter'],
  ['markdown-it', 'markdown-it, parse'],
]);

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, library, peers, say }) {
  const peer = await peers();
  const child = path.join(path.dirname(fileURLToPath(import.meta.url)), 'parsingChild.mjs');
  /** @type {Point[][]} */
  const results = [];
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}`);
    const args = ['--expose-gc', child, library, ...(peer.ok ? [peer.markdownIt] : [])];
    const { code, output } = await runProgram(process.execPath, args);
    if (code !== 0) throw new Error(`The measuring process ended with exit code ${code}:\n${output.slice(-2_000)}`);
    results.push(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
  }

  /** Median times in each run that has them. */
  const times = (/** @type {Tool} */ tool, /** @type {string} */ shape, /** @type {number} */ size) =>
    results.flatMap((points) =>
      points.filter((point) => point.tool === tool && point.shape === shape && point.size === size).map(({ ms }) => ms),
    );
  /** The growth in each run, of the processor time, because other work on the machine disturbs it least. */
  const fits = (/** @type {string} */ shape, /** @type {Tool[]} */ ...tools) =>
    results.map((points) => {
      /** @type {Map<number, number>} */
      const bySize = new Map();
      for (const { tool, size, cpu } of points.filter((point) => point.shape === shape)) {
        if (tools.includes(tool)) bySize.set(size, (bySize.get(size) ?? 0) + cpu);
      }
      return fitPowerLaw([...bySize].map(([x, y]) => ({ x, y })));
    });
  const slopes = (/** @type {string} */ shape, /** @type {Tool[]} */ ...tools) =>
    fits(shape, ...tools).map(({ slope }) => slope);
  const sizesOf = (/** @type {string} */ shape) => [
    ...new Set(results[0]?.filter((point) => point.shape === shape).map(({ size }) => size)),
  ];

  const sizes = sizesOf('letter');
  const largest = sizes.at(-1) ?? 0;
  const bySize = TOOLS.filter(([tool]) => peer.ok || tool !== 'markdown-it').map(([tool, name]) => {
    return [
      name,
      ...sizes.map((size) => span(times(tool, 'letter', size))),
      span(slopes('letter', tool), 2),
      span(
        fits('letter', tool).map(({ r2 }) => r2),
        3,
      ),
      span(times(tool, 'letter', largest).map((ms) => largest / 1000 / ms)),
    ];
  });
  const shapes = [...new Set(results[0]?.map(({ shape }) => shape))].filter((shape) => shape !== 'letter');
  const byShape = shapes.map((shape) => {
    const parsing = times('parseLetter', shape, HARD_SIZE);
    const checking = times('checkLetter', shape, HARD_SIZE);
    const tooSlow = parsing.length < results.length;
    return [
      shape,
      tooSlow ? 'too slow' : span(parsing),
      tooSlow ? 'too slow' : span(checking),
      span(slopes(shape, 'parseLetter', 'checkLetter'), 2),
    ];
  });
  const steepest = results.map((_, run) =>
    Math.max(...shapes.map((shape) => slopes(shape, 'parseLetter', 'checkLetter')[run] ?? Number.NaN)),
  );
  const hardSizes = sizesOf(shapes[0] ?? '');
  return {
    text: [
      'Letters with about one issue for each kB, as Markdown for the peer. One warmed-up process a run; each cell is the median of 3 to 30 repeats. Milliseconds.',
      '"slope" and R² are those of the straight line through log(processor time) by log(size): a slope of 1 is linear.',
      '',
      table(
        ['', ...sizes.map((size) => `${sizeName(size)}:`), 'slope:', 'R²:', `MB/s at ${sizeName(largest)}:`],
        bySize,
      ),
      ...(peer.ok ? [] : ['', `markdown-it was not measured: ${peer.reason}`]),
      '',
      `A letter with one part of ${sizeName(HARD_SIZE)} that is hard to read. The slope is that of both times together, over ${hardSizes.map(sizeName).join(', ')}.`,
      '',
      table(['shape', 'parseLetter ms:', 'checkLetter ms:', 'slope:'], byShape),
    ].join('\n'),
    targets: [
      target('slope of parseLetter, letters', slopes('letter', 'parseLetter'), STEEPEST, '', { digits: 2 }),
      target('slope of checkLetter, letters', slopes('letter', 'checkLetter'), STEEPEST, '', { digits: 2 }),
      target('slope of both, steepest hard shape', steepest, STEEPEST, '', { digits: 2 }),
    ],
  };
}

/** @param {number} size */
function sizeName(size) {
  return size >= 1_000_000 ? `${number(size / 1_000_000, 0)} MB` : `${number(size / 1_000, 0)} kB`;
}
