// The floor for our server: the least that a language server on the same libraries can do. It keeps the documents, runs
// one regular expression over the text, and pulls or publishes what that finds.

import {
  createConnection,
  DiagnosticSeverity,
  DocumentDiagnosticReportKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection();
const documents = new TextDocuments(TextDocument);
let pulls = false;

/** @param {TextDocument} document */
function diagnosticsOf(document) {
  return [...document.getText().matchAll(/\bnot medically\s+necessary\b/g)].map((match) => ({
    range: { start: document.positionAt(match.index), end: document.positionAt(match.index + match[0].length) },
    severity: DiagnosticSeverity.Information,
    source: 'bare',
    message: 'The letter says "not medically necessary" here.',
  }));
}

connection.onInitialize(({ capabilities }) => {
  pulls = capabilities.textDocument?.diagnostic !== undefined;
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      ...(pulls ? { diagnosticProvider: { interFileDependencies: false, workspaceDiagnostics: false } } : {}),
    },
  };
});
connection.languages.diagnostics.on(({ textDocument }) => {
  const document = documents.get(textDocument.uri);
  return { kind: DocumentDiagnosticReportKind.Full, items: document === undefined ? [] : diagnosticsOf(document) };
});
documents.onDidChangeContent(({ document }) => {
  if (pulls) return;
  const { uri, version } = document;
  void connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(document) });
});
documents.listen(connection);
connection.listen();
