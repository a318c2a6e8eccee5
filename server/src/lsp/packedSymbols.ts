/** The symbols of a letter as one short text: what the index keeps of a letter, a few hundred characters. */

import type { Location } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type LetterSymbol, type LetterSymbolKind, letterSymbols } from '../features/workspaceSymbol';
import type { Letter } from '../letter/letter';

/** A symbol with its place, as a search gives it. */
export interface FoundSymbol {
  readonly kind: LetterSymbolKind;
  readonly name: string;
  readonly container: string;
  readonly location: Location;
}

/** One line a symbol: kind, place, name and container. Names hold no line breaks and no tabs. */
const LINE = '\n';
const FIELD = '\t';

/**
 * The symbols of a letter as one text; empty where it has none, and for a text that is no letter. A text of its own, so that
 * it does not keep the letter in memory of which its names are stretches.
 */
export function pack(letter: Letter, document: TextDocument): string {
  return letterSymbols(letter)
    .map((symbol) => packOne(symbol, document))
    .join(LINE);
}

function packOne({ kind, name, container, range }: LetterSymbol, document: TextDocument): string {
  const start = document.positionAt(range.start);
  const end = document.positionAt(range.end);
  return [kind, start.line, start.character, end.line, end.character, name, container].join(FIELD);
}

/** The lines of a packed letter, one for each symbol, for {@link unpack}. */
export function packedLines(packed: string): string[] {
  return packed.split(LINE);
}

/** The symbol of one line, in the letter at an address; `null` for a line that holds none. */
export function unpack(uri: string, line: string): FoundSymbol | null {
  const [kind, startLine, startCharacter, endLine, endCharacter, name, container] = line.split(FIELD);
  if (name === undefined || container === undefined) return null;
  return {
    kind: kind as LetterSymbolKind,
    name,
    container,
    location: {
      uri,
      range: {
        start: { line: Number(startLine), character: Number(startCharacter) },
        end: { line: Number(endLine), character: Number(endCharacter) },
      },
    },
  };
}
