// The tools that our figures stand beside. They are no dependency of the project: npm installs them on demand, at exact
// versions, into the cache folder.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../processes.mjs';
import { cacheFolder } from '../setup.mjs';

/** The newest ones that run on Node 20. */
const VERSIONS = { 'markdownlint-cli2': '0.22.1', 'markdown-it': '15.0.3' };

/**
 * @typedef {{ ok: true, versions: typeof VERSIONS, markdownlint: string, markdownIt: string } | { ok: false, reason: string }} Peers
 */

/** @param {(line: string) => void} say @returns {Promise<Peers>} */
export async function ensurePeers(say) {
  const folder = path.join(cacheFolder(), 'bench-peers');
  const marker = path.join(folder, 'complete.json');
  const wanted = JSON.stringify(VERSIONS);
  const modules = path.join(folder, 'node_modules');
  if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
    say(`installing the peers from npm into ${folder}`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}\n');
    const packages = Object.entries(VERSIONS).map(([name, version]) => `${name}@${version}`);
    const { code, output } = await runProgram(
      'npm',
      ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', ...packages],
      { cwd: folder },
    );
    const problem = /npm error (.*)/.exec(output)?.[1] ?? `exit code ${code}`;
    if (code !== 0) return { ok: false, reason: `npm could not install it (${problem}).` };
    writeFileSync(marker, wanted);
  }
  return {
    ok: true,
    versions: VERSIONS,
    markdownlint: path.join(modules, 'markdownlint-cli2', 'markdownlint-cli2-bin.mjs'),
    markdownIt: path.join(modules, 'markdown-it', 'dist', 'markdown-it.mjs'),
  };
}
