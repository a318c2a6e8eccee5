/** Between the letter's offsets and the protocol's positions, and between our names and the protocol's numbers. */

import {
  type Diagnostic,
  DiagnosticSeverity,
  type Range as LspRange,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fieldSnippet, hasField } from '../features/fieldSnippet';
import type { Edit } from '../letter/edits';
import type { Range } from '../letter/letter';
import { safeFixOf } from '../rules/fixAll';
import type { Finding, Severity } from '../rules/rule';
import type { Client } from './client';

/** Offsets outside the text are taken for its ends. */
export function toLspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Named beside each finding, so that people see who speaks. */
export const source = 'IMR Letters';

const severityNumbers: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding with its fixes; `relatedInformation`: whether the client shows other places that belong to it. */
export function toDiagnostic(document: TextDocument, finding: Finding, relatedInformation: boolean): Diagnostic {
  const { related } = finding;
  return {
    range: toLspRange(document, finding),
    severity: severityNumbers[finding.severity],
    code: finding.code,
    source,
    message: finding.message,
    data: toFindingData(document, finding),
    ...(related !== undefined && relatedInformation
      ? {
          relatedInformation: [
            { location: { uri: document.uri, range: toLspRange(document, related) }, message: related.message },
          ],
        }
      : {}),
  };
}

/** What a diagnostic carries for its quick fixes, which do not search the letter again. */
interface FindingData {
  /** The version of the document that the finding is of. */
  readonly version: number;
  readonly fixes: readonly { readonly title: string; readonly edits: TextEdit[] }[];
  /** Whether the one fix is right whatever the author meant. */
  readonly safe: boolean;
}

function toFindingData(document: TextDocument, finding: Finding): FindingData {
  const { fix, alternatives = [] } = finding;
  return {
    version: document.version,
    fixes: [...(fix === undefined ? [] : [fix]), ...alternatives].map(({ title, edits }) => ({
      title,
      edits: toTextEdits(document, edits),
    })),
    safe: safeFixOf(finding) !== null,
  };
}

/**
 * What a diagnostic of ours carries; `null` for those of others, for anything broken, and for one that was made for
 * another version of the document, whose places now hold other words. The client asks again with its new diagnostics.
 */
export function readFindingData(document: TextDocument, diagnostic: Diagnostic): FindingData | null {
  const data = diagnostic.data as Partial<FindingData> | null | undefined;
  if (diagnostic.source !== source || typeof diagnostic.code !== 'string') return null;
  if (data?.version !== document.version || !Array.isArray(data.fixes)) return null;
  const fixes = data.fixes.filter(
    ({ title, edits }) => typeof title === 'string' && Array.isArray(edits) && edits.every((edit) => TextEdit.is(edit)),
  );
  return { version: data.version, fixes, safe: data.safe === true };
}

/**
 * A diagnostic as it was sent. Clients without the ability to keep what it carries send it back without that; the finding
 * of the present version that it was made from is then known by its place and its words, if there is one.
 */
export function withFindingData(
  document: TextDocument,
  diagnostic: Diagnostic,
  findings: readonly Finding[],
): Diagnostic {
  if (diagnostic.data != null || diagnostic.source !== source) return diagnostic;
  const start = document.offsetAt(diagnostic.range.start);
  const end = document.offsetAt(diagnostic.range.end);
  const found = findings.find(
    (one) =>
      one.start === start && one.end === end && one.code === diagnostic.code && one.message === diagnostic.message,
  );
  return found === undefined ? diagnostic : { ...diagnostic, data: toFindingData(document, found) };
}

/** Edits of the document's present text. */
export function toTextEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map((edit) => ({ range: toLspRange(document, edit), newText: edit.newText }));
}

/**
 * Edits as a client can take them: for the present version where it refuses others, and with fields to walk through
 * where it takes snippets.
 */
export function toWorkspaceEdit(
  { uri, version }: TextDocument,
  edits: readonly TextEdit[],
  { versionedEdits, snippetEdits }: Pick<Client, 'versionedEdits' | 'snippetEdits'>,
): WorkspaceEdit {
  if (!versionedEdits) return { changes: { [uri]: [...edits] } };
  if (!snippetEdits) return { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
  let field = 1;
  const withFields = edits.map((edit) => {
    if (!hasField(edit.newText)) return edit;
    const { value, next } = fieldSnippet(edit.newText, field);
    field = next;
    return { range: edit.range, snippet: { kind: 'snippet' as const, value } };
  });
  return { documentChanges: [{ textDocument: { uri, version }, edits: withFields }] };
}
