/** How Node compiles regular expressions. */

import { setFlagsFromString } from 'node:v8';

/**
 * Has each pattern compiled to machine code at its first use.
 *
 * V8 otherwise compiles a pattern twice, for its interpreter at the first use and for the machine at the second. The rules
 * have some hundred large patterns, and most are used on every letter more than once: a third of the first check of a
 * process was that first compilation. Changes no result.
 */
export function compilePatternsOnce(): void {
  setFlagsFromString('--no-regexp-tier-up');
}
