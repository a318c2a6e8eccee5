// How long an editor waits for an answer: while somebody types, where each request is sent together with the question for
// the diagnostics of the same version, as VS Code does, and while nobody types, as when somebody rests the mouse on a word.

import { setTimeout as pause } from 'node:timers/promises';
import { makeLetter, makeRandom } from './letters.mjs';
import { keystrokes, LspClient } from './lspClient.mjs';
import { percentile, span, table, target } from './statistics.mjs';

export const title = 'Answers, while typing and at rest';
const SIZE = 60_000;
const ASKED = 60;
/** Between two requests, so that both processes go idle as they do while somebody types. */
const PAUSE_MS = 60;
const uri = 'file:///bench/letter.imr';
const textDocument = { uri };

/** @typedef {{ line: number, character: number }} Position */
/** @typedef {{ text: string, lines: string[], random: import('./letters.mjs').Random }} Letter */

/** A place where guideline lines go on: behind the label, the chapter or `Section(s):`. @param {Letter} letter @returns {Position} */
function placeInGuidelineLine({ lines, random }) {
  const places = lines.flatMap((line, index) => {
    const found = /^(?:MAXIMUS|Claims Administrator) guideline: |Section\(s\): /.exec(line);
    return found === null ? [] : [{ line: index, character: found.index + found[0].length }];
  });
  return random.pick(places);
}

/** @param {Letter} letter @returns {Position} */
function anyPlace({ lines, random }) {
  const line = random.below(lines.length);
  return { line, character: random.below((lines[line] ?? '').length + 1) };
}

/** @type {{ name: string, method: string, limit: number, params: (letter: Letter) => object }[]} */
const requests = [
  {
    name: 'completion in a guideline line',
    method: 'textDocument/completion',
    limit: 10,
    params: (letter) => ({ position: placeInGuidelineLine(letter), context: { triggerKind: 1 } }),
  },
  {
    name: 'completion behind a blank in prose',
    method: 'textDocument/completion',
    limit: 10,
    params: (letter) => ({ position: anyPlace(letter), context: { triggerKind: 2, triggerCharacter: ' ' } }),
  },
  { name: 'hover', method: 'textDocument/hover', limit: 5, params: (letter) => ({ position: anyPlace(letter) }) },
  { name: 'outline', method: 'textDocument/documentSymbol', limit: 5, params: () => ({}) },
  {
    name: 'code actions',
    method: 'textDocument/codeAction',
    limit: 10,
    params: (letter) => {
      const place = anyPlace(letter);
      return { range: { start: place, end: place }, context: { diagnostics: [], triggerKind: 2 } };
    },
  },
  { name: 'semantic tokens', method: 'textDocument/semanticTokens/full', limit: 10, params: () => ({}) },
  {
    name: 'formatting',
    method: 'textDocument/formatting',
    limit: 20,
    params: () => ({ options: { tabSize: 4, insertSpaces: true } }),
  },
  {
    name: 'highlights',
    method: 'textDocument/documentHighlight',
    limit: 10,
    params: (letter) => ({ position: anyPlace(letter) }),
  },
];

/** @param {import('../bench.mjs').Context} context */
export async function measure({ runs, servers, say }) {
  const { text } = makeLetter({ seed: 7, size: SIZE });
  const cells = requests.map((request) => ({
    request,
    series: servers.map((server) => ({ server, typing: figures(), rest: figures() })),
  }));
  for (let run = 1; run <= runs; run += 1) {
    say(`run ${run} of ${runs}`);
    for (const { request, series } of run % 2 === 1 ? cells : cells.toReversed()) {
      for (const { server, typing, rest } of series) {
        const times = await ask(server, request, text, run);
        note(typing, times.typing);
        note(rest, times.rest);
      }
    }
  }
  return {
    text: [
      `A letter of 60 kB. ${ASKED} requests a run while somebody types, each behind a keystroke and beside the question for its diagnostics, and as many at rest, when the last keystroke has been answered; what the first five take is not counted. The bare server answers that it does not know the request, which is the way there and back. Milliseconds.`,
      '',
      table(
        ['request', 'server', 'typing p50:', 'p95:', 'slowest:', 'at rest p50:', 'p95:', 'slowest:'],
        cells.flatMap(({ request, series }) =>
          series.map(({ server, typing, rest }) => [
            request.name,
            server.name,
            ...[typing, rest].flatMap(({ p50, p95, slowest }) => [span(p50), span(p95), span(slowest)]),
          ]),
        ),
      ),
    ].join('\n'),
    targets: cells.flatMap(({ request, series }) =>
      series
        .filter(({ server }) => server.ours)
        .flatMap(({ typing, rest }) => [
          target(`${request.name} while typing, p95, 60 kB`, typing.p95, request.limit, 'ms'),
          target(`${request.name} at rest, p95, 60 kB`, rest.p95, request.limit, 'ms'),
        ]),
    ),
  };
}

/** @typedef {{ p50: number[], p95: number[], slowest: number[] }} Figures a number for each run */

/** @returns {Figures} */
function figures() {
  return { p50: [], p95: [], slowest: [] };
}

/** @param {Figures} figures @param {readonly number[]} times of one run */
function note({ p50, p95, slowest }, times) {
  p50.push(percentile(times, 0.5));
  p95.push(percentile(times, 0.95));
  slowest.push(Math.max(...times));
}

/**
 * @param {{ file: string, ours: boolean }} server
 * @param {(typeof requests)[number]} request
 * @param {string} text
 * @param {number} seed
 */
async function ask(server, { method, params }, text, seed) {
  const client = new LspClient(server.file);
  await client.initialize('pull', {
    completion: { completionItem: { snippetSupport: true, labelDetailsSupport: true, insertReplaceSupport: true } },
    hover: { contentFormat: ['markdown'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } }, isPreferredSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ['relative'] },
  });
  await client.open('pull', uri, text);
  const letter = { text, lines: text.split('\n'), random: makeRandom(seed) };
  const answered = async () => {
    const asked = performance.now();
    await client.request(method, { textDocument, ...params(letter) }).catch((error) => {
      if (server.ours) throw error;
    });
    return performance.now() - asked;
  };
  const typing = [];
  let version = 1;
  for (const edit of keystrokes(text, makeRandom(seed))) {
    await pause(PAUSE_MS);
    version += 1;
    const checked = client.change('pull', uri, version, edit.range, edit.text);
    typing.push(await answered());
    await checked;
    if (typing.length === ASKED + 5) break;
  }
  const rest = [];
  for (let request = 0; request < ASKED; request += 1) {
    await pause(PAUSE_MS);
    rest.push(await answered());
  }
  await client.end();
  return { typing: typing.slice(5), rest };
}
