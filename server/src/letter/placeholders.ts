/** Text that waits to be replaced: what snippets leave to be filled in, and what people write for later. */

/** Every alternative begins with its own character and is bounded, so the search is linear. */
const PLACEHOLDER =
  /\[(?:INSERT|Insert|insert|ENTER|FILL IN|ADD|NAME|DATE|ITEM|STATE|SPECIALTY)\b[^\]\r\n]{0,200}\]?|\$\{\d{1,3}[:|][^}\r\n]{0,200}\}|\bX{3,}\b|\bXX\/XX\/X{2,4}\b|\bMM\/DD\/YYYY\b|\bTBD\b|_{3,}/g;

/** The placeholders of a text, in order. */
export function* findPlaceholders(text: string): Generator<{ start: number; end: number }> {
  for (const match of text.matchAll(PLACEHOLDER)) yield { start: match.index, end: match.index + match[0].length };
}

/** Whether a text holds a placeholder anywhere. */
export function hasPlaceholder(text: string): boolean {
  return !findPlaceholders(text).next().done;
}

/** Whether a text begins with a placeholder, so that it says nothing yet. */
export function isPlaceholder(text: string): boolean {
  const [first] = findPlaceholders(text);
  return first?.start === 0;
}
