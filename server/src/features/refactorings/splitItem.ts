/**
 * An item line that holds two requests becomes two issues, as each disputed treatment has a decision of its own
 * (8 CCR 9792.10.6(d)). Offered only where both sides of the joint name a service or a drug.
 */

import { factsOf } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import { issueBehind } from '../../letter/insertions';
import type { Letter } from '../../letter/letter';
import { cutShort } from '../../letter/quotation';
import { withCapital } from '../../letter/text';
import { holdsNote, issueAt, type Refactoring } from './refactoring';

/** At an item line; an item of more than two requests is split behind its first. */
export function splitItem(letter: Letter, offset: number): Refactoring[] {
  const index = issueAt(letter, offset);
  const issue = letter.issues[index];
  const passage = factsOf(letter).issues[index]?.item;
  if (issue?.item == null || passage == null || issue.item.partlyAuthorized !== null) return [];
  const { item } = issue;
  const parts = requestsIn(passage);
  if (parts === null || offset > item.end || holdsNote(letter, item)) return [];
  const [first, second] = parts;
  const text = passage.text.slice(second.start, second.end);
  const lead = LEAD.exec(passage.text)?.[0] ?? '';
  const other = issueBehind(letter, index, withCapital(lead + text), item.decision?.text ?? null);
  if (other === null) return [];
  const kept = passage.place(first);
  const body = passage.range;
  const from = lead === '' ? body.start : passage.place({ start: 0, end: lead.length }).end;
  const blank = lead === '' ? '' : ' ';
  const edits = [
    ...(kept.start - from > blank.length ? [{ start: from, end: kept.start, newText: blank }] : []),
    { start: kept.end, end: body.end, newText: '' },
    other,
  ];
  return [
    { title: `Split off "${cutShort(text, 50)}" as a disputed item of its own`, kind: 'refactor.rewrite', edits },
  ];
}

/** What is said of both requests. */
const LEAD = /^(?:Associated surgical services?:|Retrospective(?: requests?(?: for)?)?)\s+/i;
const NUMBERED = /^(?:\(?1[).]|\(?a[).])\s+(.+?)[,;]?\s+(?:and\s+)?(?:\(?2[).]|\(?b[).])\s+/i;
const JOINT = /\s*;\s*(?:and\s+)?|,?\s+and\s+|,\s+|\s+[&+]\s+/gi;
const QUANTITY = /#\s?\d|\b(?:qty|quantity)\b/i;
/** What pharmacies compound: creams of several drugs, each with its share. */
const MIXED = /\b(?:creams?|gels?|ointments?|lotions?|compound\w*|topical)\b|\d\s?%/i;

/** The two requests of an item; of more than two, the first and the rest. `null` where there is one only. */
function requestsIn(passage: Passage): readonly [Stretch, Stretch] | null {
  const { text } = passage;
  const from = LEAD.exec(text)?.[0].length ?? 0;
  const whole = { start: from, end: text.length };
  const numbered = NUMBERED.exec(text.slice(from));
  const [all, words] = numbered ?? [];
  if (all !== undefined && words !== undefined) {
    const start = from + all.indexOf(words);
    const first = { start, end: start + words.length };
    const second = { start: from + all.length, end: whole.end };
    return isRequest(passage, first) && isRequest(passage, second) ? [first, second] : null;
  }
  for (const match of text.slice(from).matchAll(JOINT)) {
    const first = { start: from, end: from + match.index };
    const second = { start: first.end + match[0].length, end: whole.end };
    if (!isRequest(passage, first) || !isRequest(passage, second)) continue;
    const isComma = /^,\s+$/.test(match[0]);
    const areTwo = isComma ? areDrugs(passage, first, second) : areApart(passage, first, second);
    if (match[0].includes(';') || areTwo) return [first, second];
  }
  return null;
}

/** Whether two stretches of a list each begin with a drug, the first with its quantity and the second with figures. */
function areDrugs({ text, drugs }: Passage, first: Stretch, second: Stretch): boolean {
  const opens = ({ start }: Stretch) => drugs.some((drug) => drug.start === start);
  const words = text.slice(second.start, second.end);
  return opens(first) && opens(second) && QUANTITY.test(text.slice(first.start, first.end)) && /\d/.test(words);
}

function isRequest({ services, drugs }: Passage, stretch: Stretch): boolean {
  return [...services, ...drugs].some((named) => isIn(named, stretch));
}

const isIn = (named: Stretch, { start, end }: Stretch) => named.start >= start && named.end <= end;

/** Whether what stands behind an "and" says nothing that also belongs to what stands before it. */
function areApart({ text, services, drugs, bodyParts }: Passage, first: Stretch, second: Stretch): boolean {
  // `Arthroscopy with decompression and rotator cuff repair` is one operation.
  if (/\bwith\b/i.test(text.slice(first.start, first.end))) return false;
  const words = text.slice(second.start, second.end);
  const bothDrugs = drugs.some((drug) => isIn(drug, first)) && drugs.some((drug) => isIn(drug, second));
  if (bothDrugs) {
    const named = text.slice(first.start, first.end);
    // What is mixed has one quantity, behind all of it.
    return /\d/.test(named) && (QUANTITY.test(named) || !MIXED.test(named + words));
  }
  const bare = (stretch: Stretch) => !bodyParts.some((part) => isIn(part, stretch));
  const isService = services.some((service) => isIn(service, first));
  return !(isService && bare(first) && !bare(second) && services.some((service) => isIn(service, second)));
}
