/** Behind an item's colon: the two decisions that the form knows. */

import { Passage } from '../../facts/passage';
import { decisionValues } from '../../letter/decisions';
import type { DecisionValue } from '../../letter/letter';
import { conclusionOf } from '../../letter/necessity';
import { foldSpace, isBlankText } from '../../letter/text';
import type { Completion, CompletionProvider, Place } from './completion';
import { itemParagraphAt } from './itemLines';
import { begins } from './typing';

/** So much of an item is read before the colon. */
const reach = 2000;

/** The colon, the blanks behind it, and the letters of a decision typed so far; a long item may break its line between. */
const BEHIND_COLON = /:([^\S\r\n]{0,20}(?:\r?\n[^\S\r\n]{0,20})?)([A-Za-z]{0,10})$/;
const longestEnding = 60;

/** Both decisions, that first to which the rationale has come; none behind a colon of prose. */
export const decisionCompletions: CompletionProvider = (place) => {
  const { letter, offset, trigger } = place;
  if (trigger !== null && trigger !== ':' && trigger !== ' ') return [];
  const ending = Math.max(0, offset - longestEnding);
  const colon = BEHIND_COLON.exec(letter.text.slice(ending, offset));
  if (colon === null) return [];
  const [, blanks = '', typed = ''] = colon;
  const rest = /^[A-Za-z]{0,10}/.exec(place.after)?.[0] ?? '';
  if (!isBlankText(place.after.slice(rest.length))) return [];
  // A word that stands there already is replaced only where it is one of the two, begun or whole.
  const values = decisionValues.filter((value) => begins(value, typed) && (rest === '' || begins(value, typed + rest)));
  if (values.length === 0 || !isItemBefore(place, ending + colon.index)) return [];
  const concluded = concludedDecision(place);
  const order = concluded === 'Overturned' ? [...values].reverse() : values;
  return order.map(
    (value): Completion => ({
      label: value,
      kind: 'decision',
      ...(value === concluded ? { detail: 'as the rationale concludes' } : {}),
      range: { start: offset - typed.length, end: offset + rest.length },
      newText: blanks === '' ? ` ${value}` : value,
    }),
  );
};

/** A word for prose that announces a list; an item names a service and says nothing of it. */
const SENTENCE = /\b(?:is|are|was|were|has|have|had|been|(?<!to )includ\w+|follow\w*|below|above|not)\b|[.?!] [A-Z]/;
/** What opens an item and is followed by the service itself. */
const OPENING = /^(?:Associated surgical services?|Retrospective(?: requests?)?(?: for)?)$/i;

/** Whether the words before a colon are an item whose decision is still to come. */
function isItemBefore(place: Place, colon: number): boolean {
  const paragraph = itemParagraphAt(place, colon);
  if (paragraph === null || colon <= paragraph.start) return false;
  const { letter, part, offset } = place;
  // What stands behind the cursor in the same item is still the item.
  if (part?.kind === 'item' && !/^[A-Za-z]*\s*$/.test(letter.text.slice(offset, part.end))) return false;
  const item = foldSpace(letter.text, Math.max(paragraph.start, colon - reach), colon);
  if (item === '' || OPENING.test(item)) return false;
  if (/\boriginal request\b/i.test(item)) return true;
  const isKnown = namesService(item);
  if (paragraph.kind === 'perhaps') {
    // Right below an argument `Physical therapy:` may open a list, and a decision that pops up there is taken by Enter.
    const isApart = letter.layout.breakBefore(paragraph.firstLine) === 'paragraph';
    return isKnown && !SENTENCE.test(item) && (isApart || place.trigger === null);
  }
  if (part?.kind === 'item') return isKnown || item.includes(' ');
  return isKnown ? !SENTENCE.test(item) : item.includes(' ') && !SENTENCE.test(item);
}

function namesService(item: string): boolean {
  const { services, drugs, bodyParts } = new Passage('item', item, { start: 0, end: item.length });
  return services.length > 0 || drugs.length > 0 || bodyParts.length > 0;
}

/** The decision that the issue's rationale has already come to; `null` where it has not, or speaks both ways. */
function concludedDecision({ issue, part }: Place): DecisionValue | null {
  if (issue === null || part?.kind !== 'item') return null;
  const conclusion = conclusionOf(issue.parts.filter((one) => one.kind === 'rationale'));
  if (conclusion === null || conclusion.disputed || conclusion.necessity === 'undecided') return null;
  return conclusion.necessity === 'necessary' ? 'Overturned' : 'Upheld';
}
