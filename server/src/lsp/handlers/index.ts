/** The list of handlers. A new feature is a new file and a line here. */

import type { Handler } from '../session';
import { codeAction } from './codeAction';
import { codeLens } from './codeLens';
import { completion } from './completion';
import { definition } from './definition';
import { diagnostics } from './diagnostics';
import { documentHighlight } from './documentHighlight';
import { documentLink } from './documentLink';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { formatting } from './formatting';
import { hover } from './hover';
import { inlayHint } from './inlayHint';
import { newIssue } from './newIssue';
import { newLetter } from './newLetter';
import { references } from './references';
import { rename } from './rename';
import { rulePages } from './rulePages';
import { selectionRange } from './selectionRange';
import { semanticTokens } from './semanticTokens';
import { workspaceSymbol } from './workspaceSymbol';

export const handlers: readonly Handler[] = [
  diagnostics,
  documentSymbol,
  codeAction,
  codeLens,
  completion,
  definition,
  documentHighlight,
  documentLink,
  foldingRange,
  formatting,
  hover,
  inlayHint,
  newIssue,
  newLetter,
  references,
  rename,
  rulePages,
  selectionRange,
  semanticTokens,
  workspaceSymbol,
];
