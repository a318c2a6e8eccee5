/** The list of handlers. A new feature is a new file and a line here. */

import type { Handler } from '../session';
import { codeAction } from './codeAction';
import { completion } from './completion';
import { diagnostics } from './diagnostics';
import { documentLink } from './documentLink';
import { documentSymbol } from './documentSymbol';
import { foldingRange } from './foldingRange';
import { hover } from './hover';
import { newIssue } from './newIssue';
import { newLetter } from './newLetter';
import { rulePages } from './rulePages';
import { selectionRange } from './selectionRange';

export const handlers: readonly Handler[] = [
  diagnostics,
  documentSymbol,
  codeAction,
  completion,
  documentLink,
  foldingRange,
  hover,
  newIssue,
  newLetter,
  rulePages,
  selectionRange,
];
