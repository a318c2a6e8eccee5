/** Ranges drawn under the text, so that expectations show what is marked instead of numbers. */

export interface Marked {
  readonly start: number;
  readonly end: number;
  readonly note?: string;
}

/**
 * The lines of a text that hold a range, each with the range as `^^^` beneath it and its note behind; an empty range is
 * drawn as `|`. Ranges over several lines are drawn under each of them.
 */
export function underline(text: string, ranges: readonly Marked[]): string {
  const drawn: string[] = [];
  for (const { start, end, note } of [...ranges].sort((one, other) => one.start - other.start)) {
    let at = 0;
    for (const line of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
      const lineEnd = at + line.length;
      const bare = line.replace(/[\r\n]+$/, '');
      const from = Math.max(start, at);
      const to = Math.min(end, at + bare.length);
      const touches =
        start === end
          ? start >= at && (start < lineEnd || (start === text.length && lineEnd === text.length))
          : from < to;
      if (touches) {
        const marks = start === end ? '|' : '^'.repeat(to - from);
        const isLast = end <= lineEnd;
        drawn.push(bare, `${' '.repeat(from - at)}${marks}${isLast && note !== undefined ? ` ${note}` : ''}`);
      }
      at = lineEnd;
    }
  }
  return drawn.join('\n');
}

/** A template without its first line break and without the indentation of its first line. */
export function lines(template: string): string {
  const body = template.replace(/^\n/, '').replace(/\n[ \t]*$/, '\n');
  const indent = /^[ \t]*/.exec(body)?.[0] ?? '';
  return body
    .split('\n')
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join('\n');
}

/** Reads «marked» ranges out of a text and gives the text without the marks. */
export function readMarks(marked: string): { text: string; ranges: { start: number; end: number }[] } {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  let start = -1;
  for (const character of marked) {
    if (character === '«') start = text.length;
    else if (character === '»') ranges.push({ start, end: text.length });
    else text += character;
  }
  return { text, ranges };
}
