'use strict';
// Starts one of the bundles. In a checkout of the sources the bundles are made first where they are missing or older
// than the sources, so that the commands work right after the dependencies are installed; a published package has no
// sources and starts at once.

const { existsSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const root = path.resolve(__dirname, '..');
const sources = path.join(root, 'src');

exports.run = (bundle) => {
  const file = path.join(root, 'dist', bundle);
  if (existsSync(sources) && isStale(file)) {
    process.stderr.write('Building IMR Letters from its sources (only when they have changed)...\n');
    const script = path.resolve(root, '..', 'scripts', 'build.mjs');
    const { status } = spawnSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] });
    if (status !== 0) {
      process.stderr.write('The build failed. Run "npm ci" in the project folder and try again.\n');
      process.exit(2);
    }
  }
  const entry = require(file);
  if (entry.start) entry.start();
};

function isStale(file) {
  if (!existsSync(file)) return true;
  const built = statSync(file).mtimeMs;
  return readdirSync(sources, { recursive: true }).some((name) => statSync(path.join(sources, name)).mtimeMs > built);
}
