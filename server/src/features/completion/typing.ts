/** What was typed so far on the cursor's line, and how an offer takes its place. */

import type { Range } from '../../letter/letter';
import { isBlankText, isLetter, isSpace } from '../../letter/text';
import { fieldSnippet, hasField } from '../fieldSnippet';
import type { Place } from './completion';

/** The first words of a line, typed up to the cursor. */
export interface Typed extends Range {
  readonly text: string;
}

/** The line from its first character to the cursor; `null` where something else stands behind the cursor. */
export function typedLine({ before, after, offset }: Place): Typed | null {
  if (!isBlankText(after)) return null;
  let blanks = 0;
  while (blanks < before.length && isSpace(before.charCodeAt(blanks))) blanks += 1;
  const text = before.slice(blanks);
  return { text, start: offset - text.length, end: offset };
}

/** Whether a text begins with what was typed, be it in small letters or capitals. */
export function begins(text: string, typed: string): boolean {
  return text.length >= typed.length && text.slice(0, typed.length).toLowerCase() === typed.toLowerCase();
}

/** Whether the cursor stands inside a word, so that whatever is inserted would tear it. */
export function isInsideWord({ after }: Place): boolean {
  const next = String.fromCodePoint(after.codePointAt(0) ?? 0x20);
  return isLetter(next) || /[0-9]/.test(next);
}

/** A text as a snippet with fields; nothing for a text without any. */
export function withFields(text: string): { readonly snippet?: string } {
  return hasField(text) ? { snippet: fieldSnippet(text).value } : {};
}
