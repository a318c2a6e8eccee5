/** How the words of a letter are shown where there is little room. Lengths count UTF-16 units. */

/** Shortens a quotation in its middle, between words, since a request says at both ends what it is. */
export function shortened(text: string, length = 60): string {
  const words = text.replace(/\s+/g, ' ').trim();
  if (words.length <= length) return words;
  const room = length - 3;
  const head = Math.ceil(room * 0.6);
  const beginning = words.slice(0, head).replace(/(\S) \S*$/, '$1');
  const end = words.slice(words.length - (room - head)).replace(/^\S* (?=\S)/, '');
  return `${beginning}...${end}`;
}

/** Cuts a text short behind its beginning; no half of an astral character is left. `length`: of the result, at most. */
export function cutShort(text: string, length: number): string {
  if (text.length <= length) return text;
  const beginning = text.slice(0, length - 3).replace(/[\ud800-\udbff]$/, '');
  return `${beginning.trimEnd()}...`;
}
