/**
 * Random tests that can be repeated: the same texts on every machine, others with IMR_TEST_SEED set to another number.
 * A counterexample found with another seed becomes a test of its own.
 */

import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.IMR_TEST_SEED ?? 20170125) });
