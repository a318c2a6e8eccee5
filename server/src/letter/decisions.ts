/** The decision at the end of an item line: `: Upheld` or `: Overturned`. */

import type { DecisionValue } from './letter';
import type { Layout } from './lines';
import { slipsBetween } from './phrases';
import { isPlaceholder } from './placeholders';
import { isSpace, skipSpace, trimEnd } from './text';

/** The two decisions there are for an item; 8 CCR 9792.10.6(d) and the form know no third. */
export const decisionValues: readonly DecisionValue[] = ['Upheld', 'Overturned'];

export interface DecisionMatch {
  /** Offset of the colon, or of the end of the item where the colon is missing. */
  readonly itemEnd: number;
  readonly start: number;
  readonly end: number;
  readonly value: DecisionValue | null;
  readonly slips: number;
}

/** The word as one of the two decisions, with at most two letters wrong; `null` for any other word. */
function readDecision(word: string): { value: DecisionValue; slips: number } | null {
  const bare = word.replace(/\s+|\.$/g, '').toLowerCase();
  // A quotation mark or bracket is no slip: the words then belong to a sentence.
  if (bare.length < 5 || bare.length > 12 || /["'\u2018-\u201f()[\]]/.test(bare)) return null;
  for (const value of decisionValues) {
    const slips = slipsBetween(bare, value.toLowerCase(), 2);
    if (slips !== null) return { value, slips };
  }
  return null;
}

/** A decision of the form at the end of a line; the colon may stand on the line before. `null` where there is none. */
export function decisionAtEnd(layout: Layout, index: number): DecisionMatch | null {
  const { contentStart, contentEnd } = layout.line(index);
  const found = decisionBefore(layout.text, contentStart, contentEnd);
  if (found !== null) return found;
  if (contentEnd - contentStart > 12) return null;
  const alone = readDecision(layout.text.slice(contentStart, contentEnd));
  const previous = layout.previous(index);
  if (alone === null || previous < 0) return null;
  const colon = layout.line(previous).contentEnd - 1;
  if (layout.text.charAt(colon) !== ':') return null;
  return { itemEnd: colon, start: contentStart, end: contentEnd, ...alone };
}

/** A colon and one of the two decisions right before `end`, read backwards so that a long line costs nothing. */
function decisionBefore(text: string, start: number, end: number): DecisionMatch | null {
  let colon = end - 1;
  while (colon >= start && end - colon <= 24 && text.charAt(colon) !== ':') colon -= 1;
  if (colon < start || text.charAt(colon) !== ':') return null;
  const word = skipSpace(text, colon + 1, end);
  const decision = readDecision(text.slice(word, end));
  if (decision === null) return null;
  const stop = text.charAt(end - 1) === '.' ? end - 1 : end;
  return { itemEnd: colon, start: word, end: stop, ...decision };
}

/** Words with which reviewers decide although the form does not know them. */
const DECISION_STEMS =
  /^(uphold|upheld|overturn|partial|modif|den(y|ied|ial)|approv|certif|non-?certif|grant|affirm|revers|(not )?medically necessary|(not )?authorized|accepted|rejected|conditional|pending|sustained|up-?held|over-?turned)/i;

/** Whether a text ends with a colon (or dash) and a word that decides, known to the form or not. */
export function looksLikeDecision(text: string): boolean {
  return decisionTail(text) !== null;
}

/** Offset in a folded item text where the decision's words begin, and where the item before it ends. */
function decisionTail(text: string): { itemEnd: number; start: number } | null {
  const end = text.length;
  for (let at = end - 1; at >= 0 && end - at <= 60; at -= 1) {
    const mark = text.charAt(at);
    const isDash = (mark === '-' || mark === '\u2013' || mark === '\u2014') && isSpace(text.charCodeAt(at + 1));
    if (mark !== ':' && mark !== ';' && !isDash) continue;
    const start = skipSpace(text, at + 1, end);
    const words = text.slice(start);
    if (DECISION_STEMS.test(words) || isPlaceholder(words)) return { itemEnd: trimEnd(text, 0, at), start };
    if (mark === ':') return null;
  }
  return null;
}

/**
 * The decision of an item that is known to be one because a label follows it. Accepts what {@link decisionAtEnd} does and
 * also other words that decide, another mark than the colon, or none before one of the form's own two words.
 */
export function decisionOfItem(text: string, start: number, end: number): DecisionMatch | null {
  const exact = decisionBefore(text, start, end);
  if (exact !== null) return exact;
  // Long items are read from their end only.
  const from = Math.max(start, end - 200);
  const tail = text.slice(from, end);
  const found = decisionTail(tail);
  if (found !== null) {
    const word = readDecision(tail.slice(found.start));
    const stop = text.charAt(end - 1) === '.' ? end - 1 : end;
    const value = word === null ? { value: null, slips: 0 } : word;
    return { itemEnd: from + found.itemEnd, start: from + found.start, end: stop, ...value };
  }
  let word = end;
  while (word > from && !isSpace(text.charCodeAt(word - 1))) word -= 1;
  const bare = text.slice(word, end).replace(/\.$/, '');
  const value = decisionValues.find((known) => known.toLowerCase() === bare.toLowerCase());
  if (value === undefined || word === start) return null;
  return { itemEnd: trimEnd(text, start, word), start: word, end: word + bare.length, value, slips: 0 };
}
