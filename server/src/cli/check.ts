/** `imr check`: findings as a compiler prints them, or as one JSON object. */

import { TextDocument } from 'vscode-languageserver-textdocument';
import type { FormatId } from '../letter/letter';
import type { Configuration } from '../rules/configuration';
import { checkLetter } from '../rules/index';
import type { Finding, Severity } from '../rules/rule';
import { readInputs } from './inputs';
import { json, type Output, printable } from './output';

interface JsonDiagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** Lines and characters count from 0, characters in UTF-16 units. */
  readonly range: { readonly start: JsonPosition; readonly end: JsonPosition };
}

interface JsonPosition {
  readonly line: number;
  readonly character: number;
}

interface CheckedFile {
  readonly path: string;
  readonly format: FormatId | null;
  readonly diagnostics: readonly JsonDiagnostic[];
}

type Counts = Record<Severity, number>;

/** Runs the check and returns the exit code: 0 no errors, 1 errors found, 2 something could not be read. */
export function runCheck(
  paths: readonly string[],
  { format, configuration }: { readonly format: 'text' | 'json'; readonly configuration: Configuration },
  output: Output,
): number {
  const counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  const files: CheckedFile[] = [];
  let letters = 0;
  let unreadable = false;
  for (const input of readInputs(paths)) {
    if (input.kind === 'unusable') {
      output.problem(`${printable(input.path)}: ${input.message}`);
      unreadable ||= !input.harmless;
      continue;
    }
    if (input.note !== undefined) output.problem(`${printable(input.path)}: ${input.note}`);
    const findings = checkLetter(input.letter, {
      ...configuration,
      onRuleError: (code) =>
        output.problem(`${printable(input.path)}: the rule ${code} failed on this letter; its other findings follow.`),
    });
    letters += 1;
    const document = TextDocument.create('', 'imr', 0, input.letter.text);
    const diagnostics = findings.map((finding) => toJson(document, finding));
    for (const { severity } of findings) counts[severity] += 1;
    if (format === 'json') files.push({ path: input.path, format: input.letter.format, diagnostics });
    else for (const diagnostic of diagnostics) output.line(textLine(input.path, diagnostic));
  }
  if (format === 'json') {
    const { error, warning, information, hint } = counts;
    const summary = { files: letters, errors: error, warnings: warning, information, hints: hint };
    output.line(json({ files, summary }));
  } else output.line(summaryLine(letters, counts));
  if (unreadable) return 2;
  return counts.error > 0 ? 1 : 0;
}

function toJson(document: TextDocument, { code, severity, message, start, end }: Finding): JsonDiagnostic {
  return { code, severity, message, range: { start: document.positionAt(start), end: document.positionAt(end) } };
}

/** Lines and columns count from 1 here, as in compilers, so that terminals and editors lead to the place. */
function textLine(path: string, { code, severity, message, range }: JsonDiagnostic): string {
  const { line, character } = range.start;
  return `${printable(path)}:${line + 1}:${character + 1}: ${severity}: ${printable(message)} [${code}]`;
}

function summaryLine(letters: number, counts: Counts): string {
  if (letters === 0) return 'No letter was checked.';
  const parts = [
    counted(counts.error, 'error', 'errors'),
    counted(counts.warning, 'warning', 'warnings'),
    counted(counts.information, 'note', 'notes'),
    counted(counts.hint, 'hint', 'hints'),
  ].filter((part) => part !== null);
  return `${letters === 1 ? '1 letter' : `${letters} letters`}: ${parts.length === 0 ? 'no findings' : parts.join(', ')}`;
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : count === 1 ? `1 ${one}` : `${count} ${many}`;
}
