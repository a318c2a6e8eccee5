/** One parse for each version of a document, shared by all features, and gone with the document. */

import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Letter } from '../letter/letter';
import { parseLetter } from '../letter/parse';

/** One for a session. */
export class LetterCache {
  /** By document, not by address: a letter that is opened anew is another document, though its version may be the same. */
  readonly #letters = new WeakMap<TextDocument, { readonly version: number; readonly letter: Letter }>();

  get(document: TextDocument): Letter {
    const known = this.#letters.get(document);
    // A change keeps the document and raises its version.
    if (known?.version === document.version) return known.letter;
    const letter = parseLetter(document.getText());
    this.#letters.set(document, { version: document.version, letter });
    return letter;
  }
}
