/** The language status item of a letter: issues, findings, and whether the letter is complete. */

import { type Disposable, LanguageStatusSeverity, l10n, languages, Uri, window, workspace } from 'vscode';
import type { LetterStatus } from '../../server/src/lsp/protocol';

type ServerState = 'starting' | 'ready' | 'failed';

export class LetterStatusItem implements Disposable {
  readonly #item = languages.createLanguageStatusItem('imr.letterStatus', { language: 'imr' });
  readonly #letters = new Map<string, LetterStatus>();
  readonly #listener = window.onDidChangeActiveTextEditor(() => this.#show());
  #server: ServerState = 'ready';
  /** Why letters are not checked, where the server has failed. */
  #failure = '';

  constructor() {
    this.#item.name = l10n.t('IMR letter');
    this.#show();
  }

  /** What an earlier server said counts no more. */
  starting(): void {
    this.#letters.clear();
    this.#become('starting');
  }

  ready(): void {
    this.#become('ready');
  }

  failed(why: string): void {
    this.#letters.clear();
    this.#failure = why;
    this.#become('failed');
  }

  /** Takes what the server says, unless the letter was closed meanwhile or a later version is known. */
  update(status: LetterStatus): void {
    const uri = Uri.parse(status.uri, true).toString();
    const known = this.#letters.get(uri);
    if (known !== undefined && known.version > status.version) return;
    if (!workspace.textDocuments.some((document) => document.languageId === 'imr' && document.uri.toString() === uri))
      return;
    this.#letters.set(uri, status);
    this.#show();
  }

  forget(uri: Uri): void {
    this.#letters.delete(uri.toString());
  }

  dispose(): void {
    this.#listener.dispose();
    this.#item.dispose();
  }

  #become(state: ServerState): void {
    this.#server = state;
    this.#show();
  }

  #show(): void {
    const item = this.#item;
    item.busy = this.#server === 'starting';
    if (this.#server === 'failed') {
      item.severity = LanguageStatusSeverity.Error;
      item.text = l10n.t('Letter not checked');
      item.detail = this.#failure;
      item.command = { title: l10n.t('Restart'), command: 'imr.restartServer' };
      return;
    }
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : this.#letters.get(uri);
    item.command = { title: l10n.t('Problems'), command: 'workbench.actions.view.problems' };
    if (status === undefined) {
      item.severity = LanguageStatusSeverity.Information;
      item.text = l10n.t('IMR letter');
      item.detail = '';
      return;
    }
    const { text, detail } = describe(status);
    item.severity = status.findings > 0 ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    item.text = text;
    item.detail = detail;
  }
}

/** The words of the status item: `3 issues, 2 findings` and what is still to do. */
function describe({ isLetter, isMeasured, formTitle, issues, findings, toDo }: LetterStatus): {
  text: string;
  detail: string;
} {
  if (!isLetter)
    return { text: l10n.t('No letter yet'), detail: l10n.t('type "letter", then press Ctrl+Space and Enter') };
  const text = l10n.t('{0}, {1}', countOfIssues(issues), countOfFindings(findings));
  if (!isMeasured) return { text, detail: l10n.t('{0}, completeness not checked', formTitle) };
  const [first = ''] = toDo;
  if (toDo.length === 0) return { text, detail: l10n.t('{0}, complete: no part is missing', formTitle) };
  if (toDo.length === 1) return { text, detail: l10n.t('{0}, to do: {1}', formTitle, first) };
  return { text, detail: l10n.t('{0}, to do: {1} and {2} more', formTitle, first, toDo.length - 1) };
}

function countOfIssues(count: number): string {
  return count === 1 ? l10n.t('1 issue') : l10n.t('{0} issues', count);
}

function countOfFindings(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', count);
}
