// The entry of the test suite that runs inside VS Code's extension host. Both hosts load it: the VS Code server
// (scripts/vscode-host.mjs) and the desktop (scripts/test-electron.mjs).

import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { skipReason } from './support';

/** Runs every compiled test file beside this one, and reports on the console, which the host passes on. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, forbidOnly: true, reporter: ConsoleReporter });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats as Mocha.Stats));
  });
  const result = JSON.stringify({ passed: stats.passes, failed: stats.failures, skipped: stats.pending });
  // A host that dies can still end with exit code 0; this count is what proves that the tests ran.
  console.log(`##result ${result}`);
  const resultFile = process.env.IMR_TEST_RESULT;
  if (resultFile) writeFileSync(resultFile, result);
  if (stats.failures > 0) throw new Error(`${stats.failures} tests failed`);
  if (stats.passes === 0) throw new Error('no test passed');
}

/** Prints one line per test and the failures in full. The extension host passes on the console, not its stdout. */
class ConsoleReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => console.log(`  passed: ${test.fullTitle()} (${test.duration} ms)`));
    runner.on(EVENT_TEST_PENDING, (test) => {
      const reason = skipReason(test);
      console.log(`  skipped: ${test.fullTitle()}${reason ? ` (${reason})` : ''}`);
    });
    runner.on(EVENT_TEST_FAIL, (test) => console.log(`  failed: ${test.fullTitle()}`));
    runner.once(EVENT_RUN_END, () => {
      Mocha.reporters.Base.useColors = false;
      if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
    });
  }
}
