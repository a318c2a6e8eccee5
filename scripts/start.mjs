// `npm start`: opens the extension on the sample letters, in the VS Code of this machine, or, where there is none, in a
// VS Code server from npm for any browser. Ctrl+C ends everything that was started.
//
// Environment: PORT chooses the server's port (a free one by default). IMR_START_HOST=server takes the server even where
// VS Code is installed, which is how this script itself is tested.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanUpAtEnd, endWith, findProgram, isEnding, run, start } from './processes.mjs';
import { ensureDependencies, ensureVscodeHost, root } from './setup.mjs';
import { startHost } from './vscode-host.mjs';

const samples = path.join(root, 'samples');

/** The VS Code of this machine, if it can open a window here. */
function findDesktop() {
  if (process.env.IMR_START_HOST === 'server') return undefined;
  const program = findProgram('code') ?? findProgram('codium');
  if (program === undefined) return undefined;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.log(`${program} needs a screen, and there is none here.`);
    return undefined;
  }
  return program;
}

/**
 * Opens a window of the installed VS Code and waits until it is closed.
 * @param {string} program
 * @returns {Promise<number>} the exit code
 */
async function startDesktop(program) {
  // Its own settings and extensions: nothing of the user's VS Code changes, and its windows stay apart from this one.
  const folder = mkdtempSync(path.join(tmpdir(), 'imr-start-'));
  cleanUpAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  const args = [
    ...['--wait', '--new-window', '--disable-workspace-trust', '--skip-welcome'],
    ...['--user-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')],
    // VS Code refuses to run as root without this.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--extensionDevelopmentPath=${root}`,
    samples,
  ];
  const { exited } = start(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  // The window is no child of the command that opens it, but its command line names the folder that is only its own.
  cleanUpAtEnd(() => endProcessesNaming(folder));
  console.log(`Opened ${samples} in ${program}.`);
  console.log('Close the window or press Ctrl+C to end.');
  const { code, error } = await exited;
  if (error) console.error(`${program} did not start: ${error.message}`);
  return code;
}

/**
 * Ends every process whose command line names this folder, and waits until they are gone.
 * @param {string} folder has a name that only this run knows
 */
async function endProcessesNaming(folder) {
  if (process.platform === 'win32') return;
  const giveUpAt = Date.now() + 10_000;
  for (let signal = 'SIGTERM'; Date.now() < giveUpAt; signal = giveUpAt - Date.now() < 5_000 ? 'SIGKILL' : 'SIGTERM') {
    const { output } = await run('ps', ['-Ao', 'pid=,args=']);
    const lines = output.split('\n').filter((line) => line.includes(folder));
    if (lines.length === 0) return;
    for (const line of lines) {
      try {
        process.kill(Number.parseInt(line, 10), signal);
      } catch {
        // Gone since it was listed.
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Serves VS Code with the extension installed, and waits until the server ends.
 * @returns {Promise<number>} the exit code
 */
async function startServer() {
  const port = Number(process.env.PORT || 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT is no port: ${process.env.PORT}`);
  const installed = await ensureVscodeHost();
  if (!installed.ok) {
    throw new Error(`${installed.reason}\nInstall VS Code, so that the command "code" is there, and start again.`);
  }
  const { name, publisher, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const host = await startHost({
    port,
    // The server finds extensions by the folders in its extensions folder. A link keeps the browser's view up to date:
    // after another build, reloading the page is enough.
    extensionsDir: (folder) => {
      const extensions = path.join(folder, 'extensions');
      mkdirSync(extensions);
      symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`), 'dir');
      return extensions;
    },
  });
  console.log('VS Code with IMR Letters runs on this machine. Open in a browser:');
  console.log(`  ${host.origin}/?folder=${encodeURI(samples)}`);
  console.log('Press Ctrl+C to end.');
  const { code } = await host.exited;
  if (isEnding()) return 0;
  console.error(`The VS Code server ended with exit code ${code}.`);
  const log = host.log();
  if (log) console.error(log.split('\n').slice(-20).join('\n'));
  await host.stop();
  return 1;
}

try {
  await ensureDependencies();
  console.log('Building the extension.');
  const { build } = await import('./build.mjs');
  await build();
  const desktop = findDesktop();
  await endWith(desktop ? await startDesktop(desktop) : await startServer());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await endWith(1);
}
