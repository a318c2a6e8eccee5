/** The item line: what is in dispute, in which form, and how it was decided. */

import { decisionOfItem } from './decisions';
import type { Item, PartlyAuthorizedRequest, TextSpan } from './letter';
import type { Layout } from './lines';
import { movedRange, movedSpan, PartMemory } from './partMemory';
import { FoldedText, span } from './text';

/** What the form puts before an item that goes with an operation; it is no part of the item's name. */
const ASSOCIATED = /^Associated surgical services?\s*:\s*/i;

/** The name of an item: its text without `Associated surgical service:`. Of a partly authorised request the whole line. */
export function nameOfItem({ body }: Item, text: string): TextSpan {
  return withoutAssociated(body, text);
}

/** A stretch of an item line without `Associated surgical service:` at its beginning. */
export function withoutAssociated(stretch: TextSpan, text: string): TextSpan {
  const prefix = ASSOCIATED.exec(text.slice(stretch.start, stretch.end))?.[0].length ?? 0;
  return prefix === 0 ? stretch : span(text, stretch.start + prefix, stretch.end);
}

/** Reads the item that stands on the lines `[firstLine, endLine)`. */
export function parseItem(layout: Layout, firstLine: number, endLine: number): Item {
  const start = layout.startOf(firstLine);
  const end = layout.startOf(endLine);
  return { kind: 'item', start, end, children: [], label: null, ...items.at(layout.text, start, end) };
}

type ItemWords = Omit<Item, 'kind' | 'start' | 'end' | 'children' | 'label'>;

const items = new PartMemory<ItemWords>(
  (text) => {
    const whole = span(text, 0, text.length);
    const match = decisionOfItem(text, whole.start, whole.end);
    const decision =
      match === null ? null : { ...span(text, match.start, match.end), value: match.value, slips: match.slips };
    const body = match === null ? whole : span(text, whole.start, match.itemEnd);
    return {
      body,
      decision,
      associatedSurgicalService: ASSOCIATED.test(body.text),
      retrospective: /^Retrospective\b/i.test(body.text),
      partlyAuthorized: parsePartlyAuthorized(text, body.start, body.end),
    };
  },
  ({ body, decision, associatedSurgicalService, retrospective, partlyAuthorized }, by) => ({
    body: movedSpan(body, by),
    decision: decision === null ? null : { ...decision, ...movedRange(decision, by) },
    associatedSurgicalService,
    retrospective,
    partlyAuthorized:
      partlyAuthorized === null
        ? null
        : {
            form: partlyAuthorized.form,
            original: movedSpan(partlyAuthorized.original, by),
            authorized: movedSpan(partlyAuthorized.authorized, by),
            disputed: movedSpan(partlyAuthorized.disputed, by),
          },
  }),
);

const ORIGINAL = /\s+(?:was|were) the original requests?\.\s*/i;
const AUTHORIZED_PART = /\s+(?:was|were) (?:authorized|approved) by (?:the )?Claims Administrator\.\s*/i;
const REMAINING = /^The remaining IMR[ -]eligible portion of the original request,?\s*/i;
const AUTHORIZED_OTHER = /^The Claims Administrator authorized\s+/i;
const LEAVING = /,?\s+leaving the original request IMR[ -]eligible\.\s*/i;
const ORIGINAL_AGAIN = /^The original request,?\s*/i;

/** The three sentences of a partly authorised request; `null` for any other item. */
function parsePartlyAuthorized(text: string, start: number, end: number): PartlyAuthorizedRequest | null {
  const folded = new FoldedText(text, start, end);
  const first = ORIGINAL.exec(folded.text);
  if (first === null) return null;
  const original = folded.span(0, first.index);
  const secondStart = first.index + first[0].length;
  const rest = folded.text.slice(secondStart);
  const other = AUTHORIZED_OTHER.exec(rest);
  const middle = other === null ? AUTHORIZED_PART.exec(rest) : LEAVING.exec(rest);
  if (middle === null) return null;
  const thirdStart = secondStart + middle.index + middle[0].length;
  const third = folded.text.slice(thirdStart);
  const opening = (other === null ? REMAINING : ORIGINAL_AGAIN).exec(third);
  if (opening === null) return null;
  const closing = /\s+is$/i.exec(third)?.[0].length ?? 0;
  return {
    form: other === null ? 'remaining' : 'replaced',
    original,
    authorized: folded.span(secondStart + (other?.[0].length ?? 0), secondStart + middle.index),
    disputed: folded.span(thirdStart + opening[0].length, folded.text.length - closing),
  };
}
