// `npm run test:electron`: runs the suite for VS Code on the desktop version, which it downloads. It needs a screen;
// `npm test` runs the same suite without one.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanUpAtEnd, endWith } from './processes.mjs';
import { cacheFolder, ensureDependencies, root } from './setup.mjs';

/** @returns {Promise<number>} the exit code */
async function main() {
  await ensureDependencies();
  const { build } = await import('./build.mjs');
  await build({ tests: true });
  const { downloadAndUnzipVSCode, runTests } = await import('@vscode/test-electron');

  const cachePath = path.join(cacheFolder(), 'vscode-desktop');
  mkdirSync(cachePath, { recursive: true });
  let vscodeExecutablePath;
  try {
    vscodeExecutablePath = await downloadAndUnzipVSCode({ cachePath });
  } catch (error) {
    console.error(`VS Code for the desktop could not be downloaded: ${error instanceof Error ? error.message : error}`);
    console.error('This run needs the network. "npm test" runs the same suite in the VS Code server from npm instead.');
    return 1;
  }

  const folder = mkdtempSync(path.join(tmpdir(), 'imr-electron-'));
  cleanUpAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const samples = path.join(folder, 'samples');
  cpSync(path.join(root, 'samples'), samples, { recursive: true });
  const resultFile = path.join(folder, 'result.json');
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out', 'test', 'vscode', 'index.cjs'),
      extensionTestsEnv: { IMR_TEST_HOST: 'electron', IMR_TEST_RESULT: resultFile },
      launchArgs: [
        samples,
        ...['--disable-extensions', '--disable-workspace-trust'],
        ...['--user-data-dir', path.join(folder, 'data')],
      ],
    });
    // Without this file the extension host has died, whatever the exit code was.
    const { passed, failed, skipped } = JSON.parse(readFileSync(resultFile, 'utf8'));
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed === 0 && passed > 0 ? 0 : 1;
  } catch (error) {
    console.error(`The suite did not pass: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
}

try {
  await endWith(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endWith(1);
}
