/** What all groups of rules are measured by. */

import type { Measure } from './mutation';

export const measures: readonly Measure[] = [];
