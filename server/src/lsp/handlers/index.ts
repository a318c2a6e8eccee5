/** The list of handlers. A new feature is a new file and a line here. */

import type { Handler } from '../session';
import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { diagnostics } from './diagnostics';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { inlayHint } from './inlayHint';
import { rulePages } from './rulePages';
import { selectionRange } from './selectionRange';
import { semanticTokens } from './semanticTokens';

export const handlers: readonly Handler[] = [
  diagnostics,
  documentSymbol,
  foldingRange,
  selectionRange,
  codeAction,
  rulePages,
  semanticTokens,
  codeLens,
  inlayHint,
];
