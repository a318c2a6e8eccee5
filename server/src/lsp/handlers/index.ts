/** The list of handlers. A new feature is a new file and a line here. */

import type { Handler } from '../session';
import { codeAction } from './codeAction';
import { diagnostics } from './diagnostics';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { formatting } from './formatting';
import { rulePages } from './rulePages';
import { selectionRange } from './selectionRange';

export const handlers: readonly Handler[] = [
  diagnostics,
  documentSymbol,
  foldingRange,
  selectionRange,
  codeAction,
  formatting,
  rulePages,
];
