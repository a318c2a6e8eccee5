/** Completion at a `|` cursor, for the tests of each provider. */

import assert from 'node:assert/strict';
import type { Completion, CompletionRequest } from '../../../server/src/features/completion/completion';
import { completions } from '../../../server/src/features/completion/index';
import { parseLetter } from '../../../server/src/letter/parse';
import { readCursor } from '../../support/cursor';

/** The offers at the cursor; each range holds it, as editors ask. */
export function offersAt(marked: string, request: CompletionRequest = {}): Completion[] {
  const { text, offset } = readCursor(marked);
  const offers = completions(parseLetter(text), offset, request);
  for (const { range, label } of offers) {
    assert.ok(range.start <= offset && offset <= range.end, `the range of "${label}" holds the cursor`);
  }
  return offers;
}

/** The cursor's line as it becomes with an offer; line breaks of the offer are drawn as `/`. */
export function lineWith(marked: string, { range, newText }: Completion): string {
  const { text } = readCursor(marked);
  const from = Math.max(text.lastIndexOf('\n', range.start - 1), text.lastIndexOf('\r', range.start - 1)) + 1;
  const to = /[\r\n]|$/.exec(text.slice(range.end))?.index ?? 0;
  return text.slice(from, range.start) + newText.replaceAll('\n', '/') + text.slice(range.end, range.end + to);
}

/** The lines that the offers make of the cursor's line, in their order. */
export function linesAt(marked: string, request: CompletionRequest = {}): string[] {
  return offersAt(marked, request).map((offer) => lineWith(marked, offer));
}
