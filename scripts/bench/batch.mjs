// The command line on a folder of letters, as the wall time of the whole process.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram, start } from '../processes.mjs';
import { makeLetter } from './letters.mjs';
import { median, percentile, span, table, target } from './statistics.mjs';

export const title = 'imr check on 200 letters';
const LETTERS = 200;
const SIZE = 6_000;
const REPEATS = 10;

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, folder, cli, peers, say }) {
  const letters = path.join(folder, 'letters');
  const documents = path.join(folder, 'documents');
  mkdirSync(letters, { recursive: true });
  mkdirSync(documents, { recursive: true });
  let bytes = 0;
  for (let seed = 1; seed <= LETTERS; seed += 1) {
    const { text, markdown } = makeLetter({ seed, size: SIZE });
    bytes += text.length;
    writeFileSync(path.join(letters, `${String(seed).padStart(3, '0')}.imr`), text);
    writeFileSync(path.join(documents, `${String(seed).padStart(3, '0')}.md`), markdown);
  }
  const lint = await peers();
  const programs = [
    { name: '`node -e 0` (floor)', args: ['-e', '0'], cwd: letters, found: /** @type {RegExp | null} */ (null) },
    {
      name: '**imr check**',
      args: [cli, 'check', '.'],
      cwd: letters,
      found: /(\d+) errors?|(\d+) warnings?|(\d+) notes?/g,
    },
    ...(lint.ok
      ? [
          {
            name: `markdownlint-cli2 ${lint.versions['markdownlint-cli2']}`,
            args: [lint.markdownlint, '**/*.md'],
            cwd: documents,
            found: /Summary: (\d+)/g,
          },
        ]
      : []),
  ].map((program) => ({ ...program, medians: numbers(), p95: numbers(), messages: '–' }));

  // A run that is not measured warms the file cache and counts what each program has found.
  for (const program of programs) {
    const { code, output } = await runProgram(process.execPath, program.args, { cwd: program.cwd });
    if (code > 1) throw new Error(`${program.name} ended with exit code ${code}:\n${output.slice(-2_000)}`);
    if (program.found === null) continue;
    const lastLine = output.trim().split('\n').at(-1) ?? '';
    const source = program.found.source.startsWith('Summary') ? output : lastLine;
    const counts = [...source.matchAll(program.found)].map((match) => Number(match.slice(1).find(Boolean)));
    program.messages = String(counts.reduce((sum, count) => sum + count, 0));
  }
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}`);
    const walls = programs.map(() => numbers());
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      for (const [index, { args, cwd }] of programs.entries()) walls[index]?.push(await wall(args, cwd));
    }
    for (const [index, program] of programs.entries()) {
      program.medians.push(median(walls[index] ?? []));
      program.p95.push(percentile(walls[index] ?? [], 0.95));
    }
  }
  const rows = programs.map(({ name, medians, p95, messages }) => [name, span(medians, 3), span(p95, 3), messages]);
  if (!lint.ok) rows.push(['markdownlint-cli2', `not measured: ${lint.reason}`, '', '']);
  const ours = programs.find(({ args }) => args[0] === cli);
  return {
    text: [
      `${LETTERS} letters, ${Math.round(bytes / LETTERS)} characters on average; the peer reads the same words as Markdown, with its usual rules. ${REPEATS} processes of each a run, in turns; output to nowhere. Seconds.`,
      '',
      table(['program', 'median:', 'p95:', 'found:'], rows),
    ].join('\n'),
    targets: [
      target(`imr check, ${LETTERS} letters, median`, ours?.medians ?? [], 0.5, 's', { below: true, digits: 3 }),
      target(`imr check, ${LETTERS} letters, p95`, ours?.p95 ?? [], 0.5, 's', { below: true, digits: 3 }),
    ],
  };
}

/** @returns {number[]} */
function numbers() {
  return [];
}

/** @param {string[]} args @param {string} cwd @returns {Promise<number>} seconds */
async function wall(args, cwd) {
  const started = performance.now();
  const { code } = await start(process.execPath, args, { cwd, stdio: 'ignore' }).exited;
  const seconds = (performance.now() - started) / 1000;
  if (code > 1) throw new Error(`${args.join(' ')} ended with exit code ${code}.`);
  return seconds;
}
