/** Between the letter's offsets and the protocol's positions, and between our names and the protocol's numbers. */

import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  DiagnosticSeverity,
  type Range as LspRange,
  TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../letter/letter';
import type { Finding, Fix, Severity } from '../rules/rule';
import { explainRuleCommand } from './protocol';

export function toLspRange(document: TextDocument, { start, end }: Range): LspRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Named beside each finding, so that people see who speaks. */
const source = 'IMR Letters';

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
    source,
    message: finding.message,
    ...(finding.fix === undefined ? {} : { data: toFixData(document, finding.fix) }),
    ...(related !== undefined && relatedInformation
      ? {
          relatedInformation: [
            { location: { uri: document.uri, range: toLspRange(document, related) }, message: related.message },
          ],
        }
      : {}),
  };
}

/** What a diagnostic carries for its quick fix, which does not search the letter again. */
interface FixData {
  /** The version of the document that the edits are made for. */
  readonly version: number;
  readonly title: string;
  readonly edits: TextEdit[];
}

function toFixData(document: TextDocument, { title, edits }: Fix): FixData {
  return {
    version: document.version,
    title,
    edits: edits.map((edit) => ({ range: toLspRange(document, edit), newText: edit.newText })),
  };
}

/**
 * The quick fix that a diagnostic carries; `null` where it has none, or one made for another version of the document,
 * whose edits would now hit other words. The client asks again as soon as it has the new diagnostics.
 * `versioned`: the client refuses edits for a version that has passed meanwhile.
 */
export function toQuickFix(document: TextDocument, diagnostic: Diagnostic, versioned: boolean): CodeAction | null {
  const data = diagnostic.data as Partial<FixData> | null | undefined;
  if (data?.version !== document.version || typeof data.title !== 'string' || !Array.isArray(data.edits)) return null;
  const edits = data.edits.filter((edit) => TextEdit.is(edit));
  if (edits.length < data.edits.length) return null;
  return {
    title: data.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: versioned
      ? { documentChanges: [{ textDocument: { uri: document.uri, version: document.version }, edits }] }
      : { changes: { [document.uri]: edits } },
  };
}

/** Opens the page of the rule that a diagnostic comes from; `null` for diagnostics of others. */
export function toExplanation(diagnostic: Diagnostic): CodeAction | null {
  if (diagnostic.source !== source || typeof diagnostic.code !== 'string') return null;
  const title = `Explain ${diagnostic.code}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    command: { title, command: explainRuleCommand, arguments: [diagnostic.code] },
  };
}
