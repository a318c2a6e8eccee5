/** The words of a text as tidying and formatting must leave them. */

/**
 * The text with white space folded to single blanks and without hyphens and the white space behind them, as a line's end
 * behind a hyphen may go with it; behind a colon a blank more or less is no other word.
 */
export function foldWords(text: string): string {
  return text
    .replace(/[\s\u0085\u200b]+/g, ' ')
    .replace(/[-\u2010\u00ad] ?/g, '')
    .replace(/: /g, ':')
    .trim();
}
