/** Every request about a letter, at a position and with the findings of the letter. */

import type { Diagnostic } from 'vscode-languageserver-protocol';

export type Position = { line: number; character: number };
type Request = (position: Position, diagnostics: readonly Diagnostic[]) => { method: string; params: object };

const at =
  (method: string, more: object = {}): Request =>
  (position) => ({ method, params: { position, ...more } });
const whole =
  (method: string, more: object = {}): Request =>
  () => ({ method, params: more });
const around =
  (method: string, more: object = {}): Request =>
  (position) => ({
    method,
    params: { range: { start: { line: 0, character: 0 }, end: position }, ...more },
  });
const options = { tabSize: 4, insertSpaces: true };

/** Each by a name that says what a person does. */
export const requests: Readonly<Record<string, Request>> = {
  completion: at('textDocument/completion', { context: { triggerKind: 1 } }),
  'completion behind a blank': at('textDocument/completion', { context: { triggerKind: 2, triggerCharacter: ' ' } }),
  hover: at('textDocument/hover'),
  definition: at('textDocument/definition'),
  references: at('textDocument/references', { context: { includeDeclaration: true } }),
  highlights: at('textDocument/documentHighlight'),
  'rename that is asked for': at('textDocument/prepareRename'),
  rename: at('textDocument/rename', { newName: 'CT of the left knee' }),
  'rename to nothing': at('textDocument/rename', { newName: '' }),
  outline: whole('textDocument/documentSymbol'),
  folding: whole('textDocument/foldingRange'),
  'selection ranges': (position) => ({ method: 'textDocument/selectionRange', params: { positions: [position] } }),
  'code actions': (position, diagnostics) =>
    around('textDocument/codeAction', { context: { diagnostics } })(position, diagnostics),
  'fix all': around('textDocument/codeAction', { context: { diagnostics: [], only: ['source.fixAll.imr'] } }),
  'semantic tokens': whole('textDocument/semanticTokens/full'),
  'semantic tokens of a stretch': around('textDocument/semanticTokens/range'),
  'code lenses': whole('textDocument/codeLens'),
  'inlay hints': around('textDocument/inlayHint'),
  links: whole('textDocument/documentLink'),
  formatting: whole('textDocument/formatting', { options }),
  'formatting of a stretch': around('textDocument/rangeFormatting', { options }),
  'formatting on type': at('textDocument/onTypeFormatting', { ch: '\n', options }),
  'formatting behind a colon': at('textDocument/onTypeFormatting', { ch: ':', options }),
  'a new issue': at('imr/newIssue'),
};
