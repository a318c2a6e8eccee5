/** Between the letter's offsets and the protocol's positions, and between our names and the protocol's numbers. */

import {
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  type FoldingRange,
  type Range as LspRange,
  type SelectionRange,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OutlineSymbol } from '../features/documentSymbol';
import type { Range } from '../letter/letter';
import type { Finding, Severity } from '../rules/rule';

function toLspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(document: TextDocument, finding: Finding, relatedInformation: boolean): Diagnostic {
  const { related } = finding;
  return {
    range: toLspRange(document, finding),
    severity: severityNumbers[finding.severity],
    code: finding.code,
    source: 'IMR Letters',
    message: finding.message,
    ...(related !== undefined && relatedInformation
      ? {
          relatedInformation: [
            { location: { uri: document.uri, range: toLspRange(document, related) }, message: related.message },
          ],
        }
      : {}),
  };
}

const symbolKinds: Readonly<Record<OutlineSymbol['kind'], SymbolKind>> = {
  letter: SymbolKind.File,
  section: SymbolKind.Namespace,
  issue: SymbolKind.Class,
  part: SymbolKind.Property,
};

export function toDocumentSymbol(document: TextDocument, symbol: OutlineSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: symbolKinds[symbol.kind],
    range: toLspRange(document, symbol),
    selectionRange: toLspRange(document, symbol.selection),
    children: symbol.children.map((child) => toDocumentSymbol(document, child)),
  };
}

/** Folding ranges are whole lines; those that begin and end on one line do not fold. */
export function toFoldingRanges(document: TextDocument, ranges: readonly Range[]): FoldingRange[] {
  return ranges
    .map(({ start, end }) => ({ startLine: document.positionAt(start).line, endLine: document.positionAt(end).line }))
    .filter(({ startLine, endLine }) => endLine > startLine);
}

/** Nests the selections around a position, the smallest outermost in the protocol's sense of `parent`. */
export function toSelectionRange(document: TextDocument, ranges: readonly Range[], offset: number): SelectionRange {
  let selection: SelectionRange | undefined;
  for (const range of ranges.toReversed()) {
    selection = { range: toLspRange(document, range), ...(selection === undefined ? {} : { parent: selection }) };
  }
  return selection ?? { range: toLspRange(document, { start: offset, end: offset }) };
}
