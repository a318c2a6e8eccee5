/** Growing selections: word, sentence, paragraph, part, issue, section, letter; inside a note, the note behind the word. */

import type { Letter, Node, Range } from '../letter/letter';
import { noteAt } from '../letter/notes';
import { clampOffset, withoutBlanks } from '../letter/ranges';
import { splitSentences } from '../letter/sentences';

/**
 * The selections around an offset, the smallest first; each contains the offset and the one before it.
 * Offsets outside the text are taken for its ends.
 */
export function selectionRanges(letter: Letter, offset: number): Range[] {
  const { text } = letter;
  const at = clampOffset(text, offset);
  const body = innermostText(letter, at);
  const paragraph = paragraphAt(letter, at, body);
  const sentence = splitSentences(text, paragraph.start, paragraph.end).find(
    ({ start, end }) => start <= at && at <= end,
  );
  const ranges: Range[] = [];
  const grow = ({ start, end }: Range): void => {
    const last = ranges.at(-1);
    if (start > at || end < at || end === start) return;
    if (last !== undefined && (start > last.start || end < last.end || (start === last.start && end === last.end)))
      return;
    ranges.push({ start, end });
  };
  const note = noteAt(letter.notes, at);
  // The words of a note stand in the source only.
  grow(wordAt(note === undefined ? text : letter.source, at));
  if (note !== undefined) grow(note);
  if (sentence !== undefined) grow(sentence);
  grow(paragraph);
  grow(body);
  for (const node of nodesAround(letter, at).reverse()) grow(withoutBlanks(text, node));
  grow({ start: 0, end: text.length });
  return ranges;
}

function nodesAround(letter: Letter, at: number): Node[] {
  const nodes: Node[] = [letter];
  for (let node: Node | undefined = letter; node !== undefined; ) {
    const inner: Node | undefined =
      node.children.find(({ start, end }) => start <= at && at < end) ?? lastAtEnd(node, at);
    if (inner !== undefined) nodes.push(inner);
    node = inner;
  }
  return nodes;
}

function lastAtEnd(node: Node, at: number): Node | undefined {
  const last = node.children.at(-1);
  return last !== undefined && last.end === at ? last : undefined;
}

/** The text of the part or section around an offset, without its label. */
function innermostText(letter: Letter, at: number): Range {
  const part = letter.issues.flatMap(({ parts }) => parts).find(({ start, end }) => start <= at && at < end);
  const leaf = nodesAround(letter, at).at(-1) ?? letter;
  const body = part?.body;
  return body !== undefined && body.start <= at && at <= body.end ? body : withoutBlanks(letter.text, leaf);
}

/** The paragraph around an offset, inside the given stretch; a note inside a paragraph belongs to it. */
function paragraphAt({ layout, notes }: Letter, at: number, within: Range): Range {
  const none = { start: at, end: at };
  let line = layout.lineAt(at);
  if (line >= 0 && layout.isBlank(line) && noteAt(notes, at) !== undefined) {
    const behind = layout.nextText(line, layout.lines.length);
    line = behind < layout.lines.length && layout.breakBefore(behind) !== 'paragraph' ? layout.previous(line) : -1;
  }
  if (line < 0 || layout.isBlank(line)) return none;
  let first = line;
  while (layout.breakBefore(first) !== 'paragraph' && layout.line(first).start > within.start)
    first = layout.previous(first);
  for (let next = layout.nextText(line + 1, layout.lines.length); next < layout.lines.length; ) {
    if (layout.breakBefore(next) === 'paragraph' || layout.line(next).start >= within.end) break;
    line = next;
    next = layout.nextText(next + 1, layout.lines.length);
  }
  return {
    start: Math.max(within.start, layout.line(first).contentStart),
    end: Math.min(within.end, layout.line(line).contentEnd),
  };
}

const WORD = /[\p{L}\p{M}\p{N}'\u2019.%/-]/u;

/** The word around an offset; strengths, dates and hyphenated words are one word. */
function wordAt(text: string, at: number): Range {
  let start = at;
  let end = at;
  while (start > 0 && isWordUnit(text, start - 1)) start -= 1;
  while (end < text.length && isWordUnit(text, end)) end += 1;
  while (end > start && /[.'\u2019/-]/.test(text.charAt(end - 1))) end -= 1;
  return { start: Math.min(start, at), end: Math.max(end, at) };
}

function isWordUnit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Surrogates are kept together with their neighbours so that no selection cuts a character in two.
  return (code >= 0xd800 && code <= 0xdfff) || WORD.test(text.charAt(at));
}
