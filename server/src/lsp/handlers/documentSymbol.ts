import {
  type DocumentSymbol,
  type DocumentSymbolParams,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { documentSymbols, type OutlineSymbol } from '../../features/documentSymbol';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const documentSymbol: Handler = {
  capabilities: () => ({ documentSymbolProvider: { label: 'IMR Letters' } }),
  register(session) {
    session.connection.onDocumentSymbol(
      session.aboutLetter<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
        'Outline',
        [],
        ({ document, letter }) => {
          const symbols = documentSymbols(letter);
          return session.client.nestedSymbols
            ? symbols.map((symbol) => toDocumentSymbol(document, symbol))
            : symbols.flatMap((symbol) => toSymbolInformation(document, symbol));
        },
      ),
    );
  },
};

const symbolKinds: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  letter: SymbolKind.File,
  section: SymbolKind.Namespace,
  issue: SymbolKind.Class,
  part: SymbolKind.Property,
};

function toDocumentSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: symbolKinds[symbol.kind],
    range: toLspRange(document, symbol),
    selectionRange: toLspRange(document, symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(document, child)),
  };
}

/** A symbol and those below it as a flat list in the order of the text; each names the one above it. */
function toSymbolInformation(document: TextDocument, symbol: OutlineSymbol, container?: string): SymbolInformation[] {
  return [
    {
      name: symbol.name,
      kind: symbolKinds[symbol.kind],
      location: { uri: document.uri, range: toLspRange(document, symbol) },
      ...(container === undefined ? {} : { containerName: container }),
    },
    ...symbol.children.flatMap((child) => toSymbolInformation(document, child, symbol.name)),
  ];
}
