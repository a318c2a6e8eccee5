/** What a client said of itself: its abilities, each with a plain answer where it said nothing. */

import type { InitializeParams } from 'vscode-languageserver';
import type { ClientOptions } from './protocol';

export interface Client {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
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
  readonly marksPreferred: boolean;
  readonly disabledActions: boolean;
  readonly markdownHover: boolean;
  readonly workDoneProgress: boolean;
  /** A definition may come with the words that lead to it and with what belongs to its name. */
  readonly definitionLinks: boolean;
  /** Asks what a renaming would change before it asks for the new name. */
  readonly preparesRename: boolean;
  /** Says which folders are open, and when that changes. */
  readonly sendsFolders: boolean;
  /** The folders that are open, as URIs. */
  readonly folders: readonly string[];
}

export function readClient(params: InitializeParams | undefined): Client {
  const { textDocument, workspace, window } = params?.capabilities ?? {};
  const options = params?.initializationOptions as ClientOptions | undefined;
  const completionItem = textDocument?.completion?.completionItem;
  const root = params?.rootUri;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatedInformation:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
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
    marksPreferred: textDocument?.codeAction?.isPreferredSupport === true,
    disabledActions: textDocument?.codeAction?.disabledSupport === true,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    workDoneProgress: window?.workDoneProgress === true,
    definitionLinks: textDocument?.definition?.linkSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    sendsFolders: workspace?.workspaceFolders === true,
    folders: params?.workspaceFolders?.map(({ uri }) => uri) ?? (root ? [root] : []),
  };
}
