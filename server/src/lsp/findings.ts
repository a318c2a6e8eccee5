/** The findings of the last check of each document, for features that name them and need no new check. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Finding } from '../rules/rule';

/** One for a session. */
export class LastFindings {
  /** By document, so that they are gone with it. */
  readonly #checked = new WeakMap<TextDocument, { readonly version: number; readonly findings: readonly Finding[] }>();

  /** Keeps what a check of the document's present version has found. */
  keep(document: TextDocument, findings: readonly Finding[]): void {
    this.#checked.set(document, { version: document.version, findings });
  }

  /** All of them; none where the present version was not checked yet. */
  of(document: TextDocument): readonly Finding[] {
    const checked = this.#checked.get(document);
    return checked?.version === document.version ? checked.findings : [];
  }

  /** The shortest finding around an offset; `null` where there is none, or no check of the present version yet. */
  at(document: TextDocument, offset: number): Finding | null {
    let shortest: Finding | null = null;
    for (const finding of this.of(document)) {
      if (finding.start > offset || finding.end < offset) continue;
      if (shortest === null || finding.end - finding.start < shortest.end - shortest.start) shortest = finding;
    }
    return shortest;
  }
}
