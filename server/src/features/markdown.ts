/** Text as Markdown that shows it and does nothing else. */

/**
 * What Markdown or its GitHub dialect reads as more than text: code, emphasis, links and pictures, HTML, tables, crossed
 * out words and the escape itself; entities; and the beginnings of addresses, which some readers make into links.
 */
const MEANING = /[\\`*_[\]<>|~]|&(?=[#A-Za-z])|:(?=\/\/)|@(?=[\w-]{1,63}\.)|(?<=\bwww)\./gi;
/** What makes a heading, a list, a rule or a block of code only at the start of a line. */
const AT_LINE_START = /^(?:[#+=-]|\d{1,9}(?=[.)]))/;

/**
 * One line of text, escaped: whatever a letter holds, it is shown as it stands. White space is folded to single blanks
 * and characters that show nothing are left out, so that a text can begin no line of its own.
 */
export function escapeMarkdown(text: string): string {
  return plainLine(text)
    .replace(MEANING, '\\$&')
    .replace(AT_LINE_START, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/** One line of text as clients without Markdown show it: the words of {@link escapeMarkdown} without its escapes. */
export function plainLine(text: string): string {
  return text.replace(UNSEEN, '').replace(BLANKS, ' ').trim().replace(LONE_SURROGATE, '\ufffd');
}

/** Control characters, marks without width, and marks that turn the direction of the text around them. */
const UNSEEN = /[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const BLANKS = /[\s\x85]+/g;
/** Half of a character, which no client can be sent. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
