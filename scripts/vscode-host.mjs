// Runs a real VS Code (server, workbench and Node extension host, all from npm): as an ordinary server for any browser,
// and as the host of the test suite, whose workbench then runs in Chromium.

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { cleanUpAtEnd, isEnding, start } from './processes.mjs';
import { ensureChromium, ensureVscodeHost } from './setup.mjs';

/** Settings that keep everything away that is not the editor: welcome pages, look-ups, questions, other tools. */
const QUIET_SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} Host
 * @property {string} origin the address of the workbench, such as `http://127.0.0.1:41234`
 * @property {string} folder the run's own temporary folder
 * @property {Promise<{ code: number }>} exited settles when the server has ended
 * @property {() => string} log what the server printed, without its known noise
 * @property {() => Promise<void>} stop ends the server and removes its folder
 */

/**
 * Starts the VS Code server on 127.0.0.1 with folders of its own, and waits until it answers.
 * @param {object} [options]
 * @param {(folder: string) => string} [options.extensionsDir] makes the folder of installed extensions inside the run's
 *   own folder and returns it; without it no extension is installed
 * @param {Record<string, unknown>} [options.userSettings] on top of the settings that keep VS Code quiet
 * @param {number} [options.port] a free one by default
 * @param {boolean} [options.testDriver] makes the workbench obey a test payload in its address; the server ignores such
 *   a payload silently otherwise
 * @param {Record<string, string>} [options.env] further variables for the server and its extension hosts
 * @returns {Promise<Host>}
 */
export async function startHost({ extensionsDir, userSettings = {}, port = 0, testDriver = false, env = {} } = {}) {
  const installed = await ensureVscodeHost();
  if (!installed.ok) throw new Error(installed.reason);

  // The server's sockets lie in this folder, and their paths must stay short.
  const folder = mkdtempSync(path.join(tmpdir(), 'imr-vscode-'));
  const removeFolder = cleanUpAtEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  try {
    const data = path.join(folder, 'data');
    const settings = JSON.stringify({ ...QUIET_SETTINGS, ...userSettings });
    for (const scope of ['User', 'Machine']) {
      mkdirSync(path.join(data, scope), { recursive: true });
      writeFileSync(path.join(data, scope, 'settings.json'), settings);
    }
    const extensions = extensionsDir?.(folder) ?? path.join(folder, 'extensions');
    mkdirSync(extensions, { recursive: true });

    const args = [
      path.join(installed.vscode, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
      ...['--server-data-dir', data, '--user-data-dir', data, '--extensions-dir', extensions],
      ...['--disable-telemetry', '--disable-workspace-trust'],
      ...(testDriver ? ['--enable-smoke-test-driver'] : []),
    ];
    const server = start(installed.node, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        EXTENSIONS_GALLERY: '{}', // No gallery, so nothing is looked up on the network.
        TMPDIR: folder,
        XDG_RUNTIME_DIR: folder,
        PATH: `${path.dirname(installed.node)}${path.delimiter}${process.env.PATH ?? ''}`,
        ...env,
      },
    });
    const stop = async () => {
      await server.end();
      await removeFolder();
    };
    let output = '';
    const log = () => withoutNoise(output);
    const listening = new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`The VS Code server did not start in time.\n${log()}`)), 60_000);
      const read = (/** @type {Buffer} */ data) => {
        output += data;
        if (/EADDRINUSE/.test(output)) {
          // The server says so and then stays, without a port.
          clearTimeout(limit);
          reject(new Error(`Port ${port} is in use on this machine. Choose another one.`));
          return;
        }
        const line = /Extension host agent listening on (\d+)/.exec(output);
        if (!line) return;
        clearTimeout(limit);
        resolve(`http://127.0.0.1:${line[1]}`);
      };
      server.child.stdout?.on('data', read);
      server.child.stderr?.on('data', read);
      void server.exited.then(({ code }) => {
        clearTimeout(limit);
        reject(new Error(`The VS Code server ended with exit code ${code}.\n${log()}`));
      });
    });
    try {
      const origin = await listening;
      return { origin, folder, exited: server.exited, log, stop };
    } catch (error) {
      await server.end();
      throw error;
    }
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

/** @param {Host} host */
export async function stopHost(host) {
  await host.stop();
}

/**
 * The server's logging module is native and not built, so it prints a stack trace for every log file it cannot open;
 * another module, which is not free, is not there at all. Both are harmless, and no more than this is taken out.
 * @param {string} output
 */
function withoutNoise(output) {
  let inTrace = false;
  const lines = output.split('\n').filter((line) => {
    if (/Could not locate the bindings file/.test(line)) {
      inTrace = true;
      return false;
    }
    inTrace &&= /^\s+(at|→|tries:|\[|\]|'|\}|code:)|^\s*[\]}]/.test(line);
    return !inTrace && line.trim() !== '' && !/spdlog|vsda/.test(line);
  });
  return lines.join('\n').trim();
}

/** What VS Code itself writes to the console of the extension host and the workbench. */
const HOST_NOISE = [
  /Could not locate the bindings file/, // The logging module again.
  /^(Creating a socket|Creation of workbench|Ignoring fetching additional builtin|Resolv|Updating additional builtin)/,
  /^\[(Account|Agent|Service Worker|reconnection-grace|remote-connection)/,
];

/**
 * @typedef {object} SuiteResult
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [problem] why the run as a whole does not count as passed
 */

/**
 * Runs a test suite inside the extension host of a VS Code server, with its workbench in Chromium.
 *
 * The suite's entry exports `run(): Promise<void>` and talks to this function through lines on its console:
 * - `##result {"passed":n,"failed":n,"skipped":n}` is its own count, without which no end is believed.
 * - `##screenshot FILE` asks for a picture of the workbench. It is there when FILE exists.
 * - `##keys {"file":FILE,"press":["Control+Space"]}` presses keys, `##keys {"file":FILE,"type":"text"}` types text, in
 *   the workbench as a user would. It is done when FILE exists. With `"until":"css"` the keys are pressed again, as a
 *   user would, while what the selector names does not come: the workbench drops a key while it is busy with itself.
 * - `##see {"file":FILE,"text":"words","within":"css"}` waits until these words, or a picture of which they are the
 *   description, are on the screen, or in the part of it that a selector names. FILE exists when they are.
 * Where a request fails, `FILE.error` is written instead of FILE, with the reason.
 *
 * The extension host sees these variables: IMR_TEST_HOST=server, IMR_TEST_HANDSHAKE (an empty folder for the files of
 * `##keys`) and IMR_TEST_SCREENSHOTS (the folder for pictures).
 *
 * @param {object} options
 * @param {string} options.extensionDevelopmentPath
 * @param {string} options.extensionTestsPath the entry, with its file name ending
 * @param {string} options.folder the folder that the workbench opens
 * @param {string} options.screenshots is emptied first
 * @param {number} [options.limitMs] the time after which a run that does not end counts as failed
 * @returns {Promise<SuiteResult>}
 */
export async function runSuite({
  extensionDevelopmentPath,
  extensionTestsPath,
  folder,
  screenshots,
  limitMs = 180_000,
}) {
  const browserProgram = await ensureChromium();
  if (!browserProgram.ok) throw new Error(browserProgram.reason);
  const { chromium } = await import('playwright-core');

  rmSync(screenshots, { recursive: true, force: true });
  mkdirSync(screenshots, { recursive: true });
  const handshake = mkdtempSync(path.join(tmpdir(), 'imr-handshake-'));
  const removeHandshake = cleanUpAtEnd(() => rmSync(handshake, { recursive: true, force: true }));
  /** @type {Host | undefined} */
  let host;
  /** @type {(() => Promise<void>) | undefined} */
  let closeBrowser;
  try {
    host = await startHost({
      testDriver: true,
      env: { IMR_TEST_HOST: 'server', IMR_TEST_HANDSHAKE: handshake, IMR_TEST_SCREENSHOTS: screenshots },
    });
    const browser = await chromium.launch({
      executablePath: browserProgram.path,
      args: [
        ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ],
      // The browser is closed below, together with everything else.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    closeBrowser = cleanUpAtEnd(() => browser.close());
    // Without motion, no picture shows a list that is still fading in.
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    // Nothing but the server itself is reachable, so that no test can come to depend on the network.
    await page.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
    /** @type {string[]} */
    const pageErrors = [];
    page.on('pageerror', (error) => pageErrors.push(error.message));

    /** @type {{ passed: number, failed: number, skipped: number } | undefined} */
    let counts;
    await page.exposeFunction(
      'codeAutomationLog',
      async (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
        const line = format(...args);
        const request = /^##(\w+) (.*)$/s.exec(line);
        if (request?.[1] === 'result') {
          counts = JSON.parse(request[2] ?? '');
        } else if (request?.[1] === 'screenshot') {
          await answer(request[2] ?? '', (file) => page.screenshot({ path: file, type: 'png' }));
        } else if (request?.[1] === 'keys') {
          const keys = JSON.parse(request[2] ?? '');
          await answer(keys.file, async (file) => {
            const press = async () => {
              for (const key of keys.press ?? []) await page.keyboard.press(key);
            };
            if (keys.until === undefined) await press();
            else await until(page.locator(keys.until).filter({ visible: true }).first(), press);
            if (keys.type !== undefined) await page.keyboard.type(keys.type);
            writeFileSync(file, '');
          });
        } else if (request?.[1] === 'see') {
          const { file: seen, text, within } = JSON.parse(request[2] ?? '');
          await answer(seen, async (file) => {
            const anywhere = page.getByText(text).or(page.getByAltText(text));
            const place = (within === undefined ? anywhere : page.locator(within, { hasText: text })).filter({
              visible: true,
            });
            try {
              await place.first().waitFor({ timeout: 10_000 });
            } catch (error) {
              // What there was instead says most about the cause.
              await page.screenshot({ path: path.join(screenshots, `not-seen-${path.basename(seen)}.png`) });
              throw error;
            }
            writeFileSync(file, '');
          });
        } else if (!HOST_NOISE.some((noise) => noise.test(line))) {
          (type === 'error' || type === 'warn' ? console.error : console.log)(line);
        }
      },
    );
    /** @type {Promise<number>} */
    const suiteEnded = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
    });

    const remote = (/** @type {string} */ file) => `vscode-remote://${new URL(host?.origin ?? '').host}${file}`;
    const payload = JSON.stringify([
      ['extensionDevelopmentPath', remote(extensionDevelopmentPath)],
      ['extensionTestsPath', remote(extensionTestsPath)],
      ['skipWelcome', 'true'],
    ]);
    await page.goto(`${host.origin}/?${new URLSearchParams({ folder, payload })}`);

    /** @type {NodeJS.Timeout | undefined} */
    let limit;
    const end = await Promise.race([
      suiteEnded.then((code) => ({ code, problem: code === 0 ? undefined : `the suite ended with exit code ${code}` })),
      host.exited.then(({ code }) => ({ code, problem: `the VS Code server ended with exit code ${code}` })),
      new Promise((resolve) => {
        page.once('crash', () => resolve({ code: 1, problem: 'the page crashed' }));
        limit = setTimeout(() => resolve({ code: 1, problem: `no end after ${limitMs / 1000} s` }), limitMs);
      }),
    ]);
    clearTimeout(limit);

    // Exit code 0 also comes when the extension host has died, so only the suite's own count proves anything.
    const result = counts ?? { passed: 0, failed: 0, skipped: 0 };
    /** @type {string | undefined} */
    let problem = end.problem;
    if (counts === undefined) problem = `the extension host ended without a result (${problem ?? 'exit code 0'})`;
    else if (result.failed > 0)
      problem = undefined; // The failed tests say it already.
    else if (problem === undefined && result.passed === 0) problem = 'no test passed';
    if (problem === undefined || isEnding()) return result;
    console.error(`The suite in VS Code: ${problem}.`);
    if (counts === undefined) {
      await page.screenshot({ path: path.join(screenshots, 'at-the-end.png') }).catch(() => undefined);
      for (const message of pageErrors) console.error(`  page: ${message}`);
      for (const line of host.log().split('\n').slice(-40)) console.error(`  server: ${line}`);
    }
    return { ...result, problem };
  } finally {
    await closeBrowser?.();
    await host?.stop();
    await removeHandshake();
  }
}

/**
 * Does something that should bring a part of the screen, up to five times, and fails where it never comes.
 * @param {import('playwright-core').Locator} part
 * @param {() => Promise<void>} work
 */
async function until(part, work) {
  for (let left = 4; ; left--) {
    await work();
    try {
      return await part.waitFor({ timeout: 2_000 });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/**
 * Does what a test has asked for and then lets the file appear that the test waits for, whole and at once.
 * @param {string} file
 * @param {(file: string) => Promise<unknown>} work writes the file it is given
 */
async function answer(file, work) {
  const part = path.join(path.dirname(file), `.part-${path.basename(file)}`);
  try {
    await work(part);
    renameSync(part, file);
  } catch (error) {
    writeFileSync(part, error instanceof Error ? error.message : String(error));
    renameSync(part, `${file}.error`);
  }
}
