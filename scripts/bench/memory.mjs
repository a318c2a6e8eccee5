// What the server holds in memory after some work.

import { readFileSync } from 'node:fs';
import { run as runProgram } from '../processes.mjs';
import { makeLetter, makeRandom } from './letters.mjs';
import { keystrokes, LspClient } from './lspClient.mjs';
import { span, table, target } from './statistics.mjs';

export const title = 'Memory';
const EDITS = 200;
const LIMIT_MB = 70;

/** What is open: the one letter that a reviewer writes, and the same with a letter ten times as long beside it. */
const SETS = [
  { name: 'one letter of 6 kB', sizes: [6_000], limited: true },
  { name: 'letters of 6 kB and 60 kB', sizes: [6_000, 60_000], limited: false },
];

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, servers, say }) {
  if (process.platform === 'win32') return { text: 'Not measured on Windows.', targets: [] };
  const rows = [];
  const targets = [];
  for (const { name, sizes, limited } of SETS) {
    const letters = sizes.map((size) => ({
      uri: `file:///bench/${size}.imr`,
      text: makeLetter({ seed: 7, size }).text,
    }));
    const results = servers.map((server) => ({ server, opened: numbers(), edited: numbers(), peak: numbers() }));
    for (let run = 1; run <= runs; run += 1) {
      say(`${name}, run ${run} of ${runs}`);
      for (const result of run % 2 === 1 ? results : results.toReversed()) await edit(result, letters, run);
    }
    for (const { server, opened, edited, peak } of results) {
      rows.push([name, server.name, span(opened, 1), span(edited, 1), peak.length === 0 ? '–' : span(peak, 1)]);
      if (server.ours && limited) {
        targets.push(target(`memory with ${name}, opened`, opened, LIMIT_MB, 'MB', { digits: 1 }));
        targets.push(target(`memory with ${name}, after ${EDITS} keystrokes`, edited, LIMIT_MB, 'MB', { digits: 1 }));
      }
    }
  }
  return {
    text: [
      `Resident memory of the server in MB (10⁶ bytes): after opening, after ${EDITS} keystrokes, each checked, and at its highest.`,
      '',
      table(['open', 'server', 'after opening:', `after ${EDITS} keystrokes:`, 'peak:'], rows),
    ].join('\n'),
    targets,
  };
}

/**
 * One process of a server, from its start to its end.
 * @param {{ server: { file: string }, opened: number[], edited: number[], peak: number[] }} result takes the figures
 * @param {{ uri: string, text: string }[]} letters
 * @param {number} seed
 */
async function edit({ server, opened, edited, peak }, letters, seed) {
  const client = new LspClient(server.file);
  await client.initialize('pull');
  for (const { uri, text } of letters) await client.open('pull', uri, text);
  opened.push((await memoryOf(client.pid)).now);
  const random = makeRandom(seed);
  const typing = letters.map(({ uri, text }) => ({ uri, edits: keystrokes(text, random) }));
  for (let count = 0; count < EDITS; count += 1) {
    const { uri, edits } = /** @type {(typeof typing)[0]} */ (typing[count % typing.length]);
    const { range, text } = /** @type {{ range: any, text: string }} */ (edits.next().value);
    await client.change('pull', uri, Math.floor(count / typing.length) + 2, range, text);
  }
  const memory = await memoryOf(client.pid);
  edited.push(memory.now);
  if (memory.peak !== undefined) peak.push(memory.peak);
  await client.end();
}

/** @returns {number[]} */
function numbers() {
  return [];
}

/** @param {number} pid @returns {Promise<{ now: number, peak?: number }>} in MB */
async function memoryOf(pid) {
  const megabytes = (/** @type {unknown} */ kibibytes) => (Number(kibibytes) * 1024) / 1e6;
  if (process.platform === 'linux') {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return {
      now: megabytes(/VmRSS:\s+(\d+)/.exec(status)?.[1]),
      peak: megabytes(/VmHWM:\s+(\d+)/.exec(status)?.[1]),
    };
  }
  const { output } = await runProgram('ps', ['-o', 'rss=', '-p', String(pid)]);
  return { now: megabytes(output.trim()) };
}
