/** Switches plain-text files that are letters to the letter language, also while one is pasted into a new file. */

import { Disposable, type LogOutputChannel, languages, type TextDocument, workspace } from 'vscode';
import { isLetter } from '../../server/src/features/recognition';

/** Less than this is typed, not pasted; a letter's form shows only in more. */
const pasted = 200;

export class LetterRecognition extends Disposable {
  /** Documents that were switched once. Whoever switches one back to plain text means it. */
  readonly #switched = new Set<string>();

  constructor(log: LogOutputChannel) {
    const listeners = [
      workspace.onDidOpenTextDocument((document) => this.#look(document, log)),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.some(({ text }) => text.length >= pasted)) this.#look(document, log);
      }),
      workspace.onDidCloseTextDocument((document) => this.#forgetLater(document)),
    ];
    super(() => Disposable.from(...listeners).dispose());
    for (const document of workspace.textDocuments) this.#look(document, log);
  }

  #look(document: TextDocument, log: LogOutputChannel): void {
    const uri = document.uri.toString();
    if (document.languageId !== 'plaintext' || this.#switched.has(uri) || !isUserText(document)) return;
    if (!workspace.getConfiguration('imr', document).get('recognizeLetters', true) || !isLetter(document.getText()))
      return;
    this.#switched.add(uri);
    log.info('A plain-text file is a determination letter and is now treated as one.');
    languages.setTextDocumentLanguage(document, 'imr').then(undefined, () => this.#switched.delete(uri));
  }

  /** A change of language closes and opens a document at once; only one that stays closed is forgotten. */
  #forgetLater({ uri }: TextDocument): void {
    const key = uri.toString();
    setTimeout(() => {
      if (!workspace.textDocuments.some((document) => document.uri.toString() === key)) this.#switched.delete(key);
    }, 0);
  }
}

/** Where users keep their files, on the desktop, remotely and in the browser. */
const userSchemes = ['file', 'untitled', 'vscode-remote', 'vscode-vfs', 'memfs', 'vscode-test-web'];

/** Output panels, diffs and the like are plain text too but no files of the user's. */
function isUserText({ uri }: TextDocument): boolean {
  return userSchemes.includes(uri.scheme);
}
