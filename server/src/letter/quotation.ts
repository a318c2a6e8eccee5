/** How the words of a letter are quoted in a message. */

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
