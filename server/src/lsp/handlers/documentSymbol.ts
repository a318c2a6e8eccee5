import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { documentSymbols, type OutlineSymbol } from '../../features/documentSymbol';
import { toLspRange } from '../conversion';
import type { Handler } from '../session';

export const documentSymbol: Handler = {
  capabilities: () => ({ documentSymbolProvider: { label: 'IMR Letters' } }),
  register(session) {
    session.connection.onDocumentSymbol(
      session.aboutLetter('Outline', [], ({ document, letter }) =>
        documentSymbols(letter).map((symbol) => toDocumentSymbol(document, symbol)),
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
