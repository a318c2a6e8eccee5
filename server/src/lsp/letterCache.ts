/** One parse for each version of a document, shared by all features, dropped on close. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Letter } from '../letter/letter';
import { parseLetter } from '../letter/parse';

export class LetterCache {
  readonly #letters = new Map<string, { readonly version: number; readonly letter: Letter }>();

  get(document: TextDocument): Letter {
    const known = this.#letters.get(document.uri);
    if (known?.version === document.version) return known.letter;
    const letter = parseLetter(document.getText());
    this.#letters.set(document.uri, { version: document.version, letter });
    return letter;
  }

  drop(uri: string): void {
    this.#letters.delete(uri);
  }
}
