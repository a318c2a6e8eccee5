/** A client that knows all of LSP 3.18 that a server of texts can meet: its abilities, and its answers to the server. */

import type { InitializeParams } from 'vscode-languageserver-protocol/node';
import { TestClient } from './client';

const dynamicRegistration = true;
const numbers = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const symbolKind = { valueSet: numbers(26) } as { valueSet: never[] };

export const everyAbility: InitializeParams['capabilities'] = {
  general: {
    positionEncodings: ['utf-8', 'utf-16', 'utf-32'],
    markdown: { parser: 'marked', version: '1.1.0' },
    staleRequestSupport: { cancel: true, retryOnContentModified: [] },
    regularExpressions: { engine: 'ECMAScript', version: 'ES2020' },
  },
  window: { workDoneProgress: true, showMessage: {}, showDocument: { support: true } },
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: {
      documentChanges: true,
      normalizesLineEndings: true,
      resourceOperations: ['create', 'rename', 'delete'],
      failureHandling: 'textOnlyTransactional',
      changeAnnotationSupport: { groupsOnLabel: true },
      metadataSupport: true,
      snippetEditSupport: true,
    },
    didChangeConfiguration: { dynamicRegistration },
    didChangeWatchedFiles: { dynamicRegistration, relativePatternSupport: true },
    symbol: {
      dynamicRegistration,
      symbolKind,
      tagSupport: { valueSet: [1] },
      resolveSupport: { properties: ['location.range'] },
    },
    codeLens: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
    foldingRange: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration, willSave: true, willSaveWaitUntil: true, didSave: true },
    publishDiagnostics: {
      relatedInformation: true,
      versionSupport: true,
      codeDescriptionSupport: true,
      dataSupport: true,
    },
    diagnostic: { dynamicRegistration, relatedDocumentSupport: true, relatedInformation: true, dataSupport: true },
    completion: {
      dynamicRegistration,
      contextSupport: true,
      insertTextMode: 2,
      completionItem: {
        snippetSupport: true,
        commitCharactersSupport: true,
        documentationFormat: ['markdown', 'plaintext'],
        deprecatedSupport: true,
        preselectSupport: true,
        tagSupport: { valueSet: [1] },
        insertReplaceSupport: true,
        resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
        insertTextModeSupport: { valueSet: [1, 2] },
        labelDetailsSupport: true,
      },
      completionItemKind: { valueSet: numbers(25) as never[] },
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'data'] },
    },
    hover: { dynamicRegistration, contentFormat: ['markdown', 'plaintext'] },
    definition: { dynamicRegistration, linkSupport: true },
    references: { dynamicRegistration },
    documentHighlight: { dynamicRegistration },
    documentSymbol: {
      dynamicRegistration,
      symbolKind,
      hierarchicalDocumentSymbolSupport: true,
      tagSupport: { valueSet: [1] },
      labelSupport: true,
    },
    codeAction: {
      dynamicRegistration,
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor', 'source'] } },
      honorsChangeAnnotations: true,
    },
    codeLens: { dynamicRegistration },
    documentLink: { dynamicRegistration, tooltipSupport: true },
    formatting: { dynamicRegistration },
    rangeFormatting: { dynamicRegistration, rangesSupport: true },
    onTypeFormatting: { dynamicRegistration },
    rename: {
      dynamicRegistration,
      prepareSupport: true,
      prepareSupportDefaultBehavior: 1,
      honorsChangeAnnotations: true,
    },
    foldingRange: {
      dynamicRegistration,
      rangeLimit: 5000,
      lineFoldingOnly: true,
      foldingRangeKind: { valueSet: ['comment', 'imports', 'region'] },
      foldingRange: { collapsedText: true },
    },
    selectionRange: { dynamicRegistration },
    semanticTokens: {
      dynamicRegistration,
      requests: { range: true, full: { delta: true } },
      tokenTypes: ['comment', 'keyword'],
      tokenModifiers: [],
      formats: ['relative'],
      multilineTokenSupport: true,
      overlappingTokenSupport: true,
      serverCancelSupport: true,
      augmentsSyntaxTokens: true,
    },
    inlayHint: { dynamicRegistration, resolveSupport: { properties: ['tooltip'] } },
  },
};

/** Starts it; it answers what the server asks. All lines and marks that are off at first are turned on. */
export async function startAbleClient(folders: readonly string[] = []): Promise<TestClient> {
  const client = new TestClient();
  const workspaceFolders = folders.map((uri) => ({ uri, name: uri }));
  const answers: Readonly<Record<string, (params: { readonly items: readonly unknown[] }) => unknown>> = {
    'workspace/configuration': ({ items }) => items.map(() => ({ codeLens: true, inlayHints: true })),
    'workspace/workspaceFolders': () => workspaceFolders,
    'client/registerCapability': () => null,
    'window/workDoneProgress/create': () => null,
    'workspace/diagnostic/refresh': () => null,
    'workspace/codeLens/refresh': () => null,
    'workspace/inlayHint/refresh': () => null,
  };
  for (const [method, answer] of Object.entries(answers)) client.connection.onRequest(method, answer);
  await client.initialize(everyAbility, { workspaceFolders });
  return client;
}
