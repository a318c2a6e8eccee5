// From a keystroke to the diagnostics of the new version, over stdio.

import { setTimeout as pause } from 'node:timers/promises';
import { makeLetter, makeRandom } from './letters.mjs';
import { keystrokes, LspClient } from './lspClient.mjs';
import { percentile, span, table, target } from './statistics.mjs';

export const title = 'Keystroke → diagnostics';
const EDITS = 200;
/** Between two keystrokes, so that both processes go idle as they do while somebody types. */
const PAUSE_MS = 10;
const SIZES = [
  { name: '6 kB', size: 6_000, limit: 5 },
  { name: '60 kB', size: 60_000, limit: 20 },
];

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, servers, say }) {
  const cells = SIZES.flatMap(({ name, size, limit }) =>
    /** @type {const} */ (['pull', 'push']).flatMap((mode) =>
      servers.map((server) => ({
        name,
        limit,
        mode,
        server,
        text: makeLetter({ seed: 7, size }).text,
        series: series(),
      })),
    ),
  );
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}`);
    // Every second run goes backwards, so that a slow spell of the machine does not always hit the same server.
    for (const { mode, server, text, series } of run % 2 === 1 ? cells : cells.toReversed()) {
      const { times, found, first } = await type(server.file, mode, text, run);
      series.p50.push(percentile(times, 0.5));
      series.p95.push(percentile(times, 0.95));
      series.slowest.push(Math.max(...times));
      series.first.push(first);
      series.found.push(found);
    }
  }
  const rows = cells.map(({ name, mode, server, series }) => [
    name,
    mode,
    server.name,
    span(series.p50),
    span(series.p95),
    span(series.slowest),
    span(series.first),
    span(series.found, 0),
  ]);
  return {
    text: [
      `${EDITS} keystrokes a run, all counted from the first one, ${PAUSE_MS} ms apart. Milliseconds.`,
      '',
      table(['letter', 'mode', 'server', 'p50:', 'p95:', 'slowest:', 'didOpen → first:', 'found:'], rows),
    ].join('\n'),
    targets: cells
      .filter(({ server }) => server.ours)
      .map(({ name, mode, limit, series }) => target(`keystroke p95, ${name}, ${mode}`, series.p95, limit, 'ms')),
  };
}

/** @returns {Record<'p50' | 'p95' | 'slowest' | 'first' | 'found', number[]>} */
function series() {
  return { p50: [], p95: [], slowest: [], first: [], found: [] };
}

/**
 * @param {string} server
 * @param {'pull' | 'push'} mode
 * @param {string} text
 * @param {number} seed
 */
async function type(server, mode, text, seed) {
  const client = new LspClient(server);
  const uri = 'file:///bench/letter.imr';
  await client.initialize(mode);
  const opened = performance.now();
  const found = await client.open(mode, uri, text);
  const first = performance.now() - opened;
  const times = [];
  let version = 1;
  for (const edit of keystrokes(text, makeRandom(seed))) {
    await pause(PAUSE_MS);
    version += 1;
    const typed = performance.now();
    await client.change(mode, uri, version, edit.range, edit.text);
    times.push(performance.now() - typed);
    if (times.length === EDITS) break;
  }
  await client.end();
  return { times, found, first };
}
