// Reports a mocha run on the console: one line per file, and every failed and every skipped test in full. Writes the
// counts as JSON to the file named by IMR_TEST_RESULT, for the script that adds up all layers.
//
// A test says why it is skipped in its title, or in a property `skipReason` on itself or on one of its suites.

'use strict';

const { writeFileSync } = require('node:fs');
const path = require('node:path');
const Mocha = require('mocha');

const { EVENT_TEST_PASS, EVENT_TEST_PENDING, EVENT_TEST_FAIL, EVENT_RUN_END } = Mocha.Runner.constants;

module.exports = class Reporter extends Mocha.reporters.Base {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {Map<string, { passed: number, failed: number, skipped: number, ms: number }>} */
    const files = new Map();
    /** @type {string[]} */
    const skipped = [];
    const count = (
      /** @type {import('mocha').Test} */ test,
      /** @type {'passed' | 'failed' | 'skipped'} */ outcome,
    ) => {
      const file = path.relative(process.cwd(), test.file ?? '(no file)');
      const counts = files.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
      counts[outcome] += 1;
      counts.ms += test.duration ?? 0;
      files.set(file, counts);
    };
    runner.on(EVENT_TEST_PASS, (test) => count(test, 'passed'));
    runner.on(EVENT_TEST_FAIL, (test) => count(test, 'failed'));
    runner.on(EVENT_TEST_PENDING, (test) => {
      count(test, 'skipped');
      const reason = skipReason(test);
      skipped.push(`  skipped: ${test.fullTitle()}${reason ? ` (${reason})` : ''}`);
    });
    runner.once(EVENT_RUN_END, () => {
      for (const [file, { passed, failed, skipped, ms }] of files) {
        const parts = [`${passed} passed`];
        if (failed > 0) parts.push(`${failed} FAILED`);
        if (skipped > 0) parts.push(`${skipped} skipped`);
        console.log(`  ${file}: ${parts.join(', ')} (${ms} ms)`);
      }
      for (const line of skipped) console.log(line);
      if (this.failures.length > 0) Mocha.reporters.Base.list(this.failures);
      const { passes, failures, pending } = runner.stats ?? this.stats;
      const resultFile = process.env.IMR_TEST_RESULT;
      if (resultFile) writeFileSync(resultFile, JSON.stringify({ passed: passes, failed: failures, skipped: pending }));
    });
  }
};

/** @param {import('mocha').Test} test @returns {string | undefined} */
function skipReason(test) {
  for (let part = test; part; part = part.parent) {
    if (part.skipReason !== undefined) return part.skipReason;
  }
  return undefined;
}
