/**
 * The part of VS Code's paste API (final in 1.97) that is used here. The types at hand are of the oldest VS Code that the
 * extension runs in, which has no such API; there nothing is registered.
 */

import type {
  CancellationToken,
  DataTransfer,
  Disposable,
  DocumentSelector,
  ProviderResult,
  Range,
  TextDocument,
} from 'vscode';
import * as vscode from 'vscode';

export interface PasteEditKind {
  readonly value: string;
  append(...parts: string[]): PasteEditKind;
}

export interface PasteEdit {
  /** The kinds of edits that go before this one, so that they stay the default. */
  yieldTo?: readonly PasteEditKind[];
}

export interface PasteEditProvider {
  provideDocumentPasteEdits(
    document: TextDocument,
    ranges: readonly Range[],
    dataTransfer: DataTransfer,
    context: unknown,
    token: CancellationToken,
  ): ProviderResult<PasteEdit[]>;
}

export interface PasteApi {
  readonly DocumentPasteEdit: new (insertText: string, title: string, kind: PasteEditKind) => PasteEdit;
  readonly DocumentDropOrPasteEditKind: { readonly Text: PasteEditKind };
  readonly languages: {
    registerDocumentPasteEditProvider(
      selector: DocumentSelector,
      provider: PasteEditProvider,
      metadata: {
        readonly providedPasteEditKinds: readonly PasteEditKind[];
        readonly pasteMimeTypes: readonly string[];
      },
    ): Disposable;
  };
}

/** `undefined` in a VS Code that is too old for it. */
export function pasteApi(): PasteApi | undefined {
  const api = vscode as unknown as Partial<PasteApi>;
  const isThere =
    typeof api.languages?.registerDocumentPasteEditProvider === 'function' &&
    api.DocumentPasteEdit !== undefined &&
    api.DocumentDropOrPasteEditKind?.Text !== undefined;
  return isThere ? (api as PasteApi) : undefined;
}
