/** What a client said of itself: its abilities, each with a plain answer where it said nothing. */

import {
  CompletionItemKind,
  CompletionItemTag,
  type InitializeParams,
  type SemanticTokensClientCapabilities,
} from 'vscode-languageserver';
import type { ClientOptions } from './protocol';

export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** Which kinds of requests for colours the client makes; `null` where it takes none, or none as the server writes them. */
  readonly semanticTokens: { readonly range: boolean; readonly deltas: boolean } | null;
  readonly codeLens: boolean;
  readonly refreshesCodeLens: boolean;
  readonly inlayHints: boolean;
  readonly refreshesInlayHints: boolean;
  /** The outline may be a tree; other clients take a flat list. */
  readonly nestedSymbols: boolean;
  /** The kinds of folds that the client knows. */
  readonly foldingKinds: readonly string[];
  readonly hasConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly wantsStatus: boolean;
  readonly explainsRules: boolean;
  /** The client asks a person for the reason of an ignored finding. */
  readonly asksReasons: boolean;
  /** The client refuses edits for a version that has passed meanwhile. */
  readonly versionedEdits: boolean;
  /** Edits of a workspace edit may be snippets with fields (LSP 3.18). */
  readonly snippetEdits: boolean;
  /** A completion's text may be a snippet with fields. */
  readonly snippetCompletions: boolean;
  /** A completion may replace another stretch when it replaces than when it is inserted. */
  readonly insertReplace: boolean;
  /** A completion may have its description behind its label. */
  readonly labelDetails: boolean;
  /** The number of the newest kind of completion that the client knows. */
  readonly newestCompletionKind: number;
  /** A completion may be marked as deprecated. */
  readonly deprecatedCompletions: boolean;
  /** The client can ask for completion again by a command. */
  readonly suggestsOn: boolean;
  /** The client has the static texts of whole letters and issues. */
  readonly hasStandardText: boolean;
  /** Code actions may be more than commands. */
  readonly codeActions: boolean;
  readonly marksPreferred: boolean;
  readonly disabledActions: boolean;
  readonly markdownHover: boolean;
  readonly linkTooltips: boolean;
  /** A definition may come with the words that lead to it and with what belongs to its name. */
  readonly definitionLinks: boolean;
  /** Asks what a renaming would change before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Says which folders are open, and when that changes. */
  readonly sendsFolders: boolean;
  /** The folders that are open, as URIs. */
  readonly folders: readonly string[];
}

/** Reads what a client sent with its first request; `undefined`, and whatever it left out, counts as not said. */
export function readClient(params: InitializeParams | undefined): Client {
  const { textDocument, workspace } = params?.capabilities ?? {};
  const options = params?.initializationOptions as ClientOptions | undefined;
  const completionItem = textDocument?.completion?.completionItem;
  const root = params?.rootUri;
  return {
    pullsDiagnostics: textDocument?.diagnostic != null,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    semanticTokens: readSemanticTokens(textDocument?.semanticTokens),
    codeLens: textDocument?.codeLens != null,
    refreshesCodeLens: workspace?.codeLens?.refreshSupport === true,
    inlayHints: textDocument?.inlayHint != null,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    foldingKinds: textDocument?.foldingRange?.foldingRangeKind?.valueSet ?? [],
    hasConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    wantsStatus: options?.letterStatus === true,
    explainsRules: options?.explainRule === true,
    asksReasons: options?.ignoreFinding === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippetEdits: workspace?.workspaceEdit?.snippetEditSupport === true,
    snippetCompletions: completionItem?.snippetSupport === true,
    insertReplace: completionItem?.insertReplaceSupport === true,
    labelDetails: completionItem?.labelDetailsSupport === true,
    // Clients that do not list the kinds they know have those of the first version of the protocol.
    newestCompletionKind: Math.max(
      CompletionItemKind.Reference,
      ...(textDocument?.completion?.completionItemKind?.valueSet ?? []),
    ),
    deprecatedCompletions: completionItem?.tagSupport?.valueSet?.includes(CompletionItemTag.Deprecated) === true,
    suggestsOn: options?.suggestsOn === true,
    hasStandardText: options?.standardText === true,
    codeActions: textDocument?.codeAction?.codeActionLiteralSupport != null,
    marksPreferred: textDocument?.codeAction?.isPreferredSupport === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    linkTooltips: textDocument?.documentLink?.tooltipSupport === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    sendsFolders: workspace?.workspaceFolders === true,
    folders: params?.workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : []),
  };
}

function readSemanticTokens(tokens: SemanticTokensClientCapabilities | undefined): Client['semanticTokens'] {
  const { full, range } = tokens?.requests ?? {};
  if (!full || tokens?.formats?.includes('relative') !== true) return null;
  return { range: range != null && range !== false, deltas: full !== true && full.delta === true };
}
