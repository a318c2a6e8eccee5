// From the start of the server to the first diagnostics.

import { makeLetter } from './letters.mjs';
import { LspClient } from './lspClient.mjs';
import { median, number, percentile, span, table, target } from './statistics.mjs';

export const title = 'Spawn → first diagnostics';
const SPAWNS = 15;
const LIMIT_MS = 30;

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, servers, say }) {
  const { text } = makeLetter({ seed: 7, size: 6_000 });
  const results = servers.map((server) => ({ server, initialized: series(), opened: series(), total: series() }));
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}`);
    const samples = results.map(() => ({ initialized: series(), opened: series(), total: series() }));
    for (let spawn = 0; spawn < SPAWNS; spawn += 1) {
      for (const [index, { server }] of results.entries()) {
        const { initialized, total } = await spawnAndOpen(server.file, text);
        samples[index]?.initialized.push(initialized);
        samples[index]?.opened.push(total - initialized);
        samples[index]?.total.push(total);
      }
    }
    for (const [index, result] of results.entries()) {
      for (const name of /** @type {const} */ (['initialized', 'opened', 'total'])) {
        result[name].push(samples[index]?.[name] ?? []);
      }
    }
  }
  const medians = (/** @type {any[]} */ list) => list.map((/** @type {number[]} */ values) => median(values));
  const rows = results.map(({ server, initialized, opened, total }) => [
    server.name,
    span(medians(initialized)),
    span(medians(opened)),
    span(medians(total)),
    span(total.map((/** @type {number[]} */ values) => percentile(values, 0.95))),
  ]);
  const ours = medians(results.find(({ server }) => server.ours)?.total ?? []);
  const bare = medians(results.find(({ server }) => !server.ours)?.total ?? []);
  const behind = ours.map((value, run) => value - (bare[run] ?? Number.NaN));
  return {
    text: [
      `${SPAWNS} spawns of each server a run, in turns; a letter of 6 kB, pulled. Milliseconds, medians of the run unless it says p95.`,
      '',
      table(['server', 'spawn → initialized:', 'didOpen → first report:', 'spawn → first report:', 'p95:'], rows),
      '',
      `Ours less bare, run by run: ${behind.map((value) => `${number(value, 1)} ms`).join(', ')}.`,
    ].join('\n'),
    targets: [target('spawn → first diagnostics, beyond the bare server', behind, LIMIT_MS, 'ms', { digits: 1 })],
  };
}

/** @returns {any[]} */
function series() {
  return [];
}

/** @param {string} server @param {string} text */
async function spawnAndOpen(server, text) {
  const spawned = performance.now();
  const client = new LspClient(server);
  await client.initialize('pull');
  const initialized = performance.now() - spawned;
  await client.open('pull', 'file:///bench/letter.imr', text);
  const total = performance.now() - spawned;
  await client.end();
  return { initialized, total };
}
