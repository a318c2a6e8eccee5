/** Where in a text a test asks: at its `|`. */

import assert from 'node:assert/strict';

/** The text without its cursor, and the offset at which the cursor stood, in UTF-16 units. */
export function readCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.notEqual(offset, -1, 'the text has a cursor');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}
