/**
 * The items of the letters of 2013, which decide in numbered sentences (`1) ... has determined the request for X is not
 * medically necessary and appropriate.`) and argue under `1) Regarding the request for X:`. Read leniently.
 */

import type { DecisionValue } from './letter';
import type { Layout } from './lines';
import type { LabelMark } from './marks';
import { FoldedText } from './text';

export interface NumberedItem {
  readonly number: number;
  /** `decision`: the sentence that decides; `discussion`: the heading under which the item is argued. */
  readonly kind: 'decision' | 'discussion';
  readonly firstLine: number;
  /** Behind the last line of the sentence. */
  readonly endLine: number;
  readonly item: { readonly start: number; readonly end: number };
  /** The deciding words with what they come to; `null` for a discussion. */
  readonly decision: { readonly start: number; readonly end: number; readonly value: DecisionValue } | null;
}

const NUMBER = /^(\d{1,2})[.)]\s/;
const OPENING = /^\d{1,2}[.)] (?:MAXIMUS Federal Services,? Inc\.? has determined (?:that )?)?(?:the requests? for )?/i;
const DISCUSSION = /^\d{1,2}[.)] Regarding the requests? for /i;
const NECESSITY = /\b(?:is|are) (not ?)?medically necessary(?: and appropriate)?/i;
const longestSentence = 12;

/** The numbered items between two lines, in order. */
export function findNumberedItems(
  layout: Layout,
  labels: readonly LabelMark[],
  firstLine: number,
  endLine: number,
): NumberedItem[] {
  const labelled = new Set(labels.map((label) => label.firstLine));
  const items: NumberedItem[] = [];
  for (let index = firstLine; index < endLine; index += 1) {
    if (!isNumbered(layout, index)) continue;
    let end = index + 1;
    while (end < endLine && end < index + longestSentence && !labelled.has(end) && !isNumbered(layout, end)) {
      if (!layout.isBlank(end) && layout.breakBefore(end) === 'paragraph') break;
      end += 1;
    }
    const item = readItem(layout, index, end);
    if (item === null) continue;
    items.push(item);
    index = item.endLine - 1;
  }
  return items;
}

function isNumbered(layout: Layout, index: number): boolean {
  const { contentStart, contentEnd } = layout.line(index);
  return NUMBER.test(layout.text.slice(contentStart, Math.min(contentEnd, contentStart + 5)));
}

function readItem(layout: Layout, firstLine: number, endLine: number): NumberedItem | null {
  const start = layout.startOf(firstLine);
  const folded = new FoldedText(layout.text, start, Math.min(layout.startOf(endLine), start + 4000));
  const number = Number(NUMBER.exec(folded.text)?.[1]);
  const discussion = DISCUSSION.exec(folded.text);
  if (discussion !== null) {
    const colon = folded.text.indexOf(':', discussion[0].length);
    const stop = colon < 0 ? folded.text.length : colon;
    const item = folded.span(discussion[0].length, stop);
    return {
      number,
      kind: 'discussion',
      firstLine,
      endLine: lineBehind(layout, firstLine, item.end),
      item,
      decision: null,
    };
  }
  const opening = OPENING.exec(folded.text);
  const necessity = NECESSITY.exec(folded.text);
  if (opening === null || necessity === null || necessity.index < opening[0].length) return null;
  const item = folded.span(opening[0].length, necessity.index);
  const words = folded.span(necessity.index, necessity.index + necessity[0].length);
  const value: DecisionValue = necessity[1] === undefined ? 'Overturned' : 'Upheld';
  const decision = { start: words.start, end: words.end, value };
  return { number, kind: 'decision', firstLine, endLine: lineBehind(layout, firstLine, words.end), item, decision };
}

function lineBehind(layout: Layout, from: number, offset: number): number {
  let index = from;
  while (index < layout.lines.length && layout.line(index).end < offset) index += 1;
  return index + 1;
}
