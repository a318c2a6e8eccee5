/** The list of handlers. A new feature is a new file and a line here. */

import type { Handler } from '../session';
import { codeAction } from './codeAction';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentHighlight } from './documentHighlight';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { references } from './references';
import { rename } from './rename';
import { rulePages } from './rulePages';
import { selectionRange } from './selectionRange';
import { workspaceSymbol } from './workspaceSymbol';

export const handlers: readonly Handler[] = [
  diagnostics,
  documentSymbol,
  foldingRange,
  selectionRange,
  codeAction,
  rulePages,
  definition,
  references,
  documentHighlight,
  rename,
  workspaceSymbol,
];
