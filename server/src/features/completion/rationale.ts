/**
 * In a rationale, at the start of a sentence and asked for by hand: the closing sentences that agree with the decision, the
 * standard sentences of services that go with an operation, and the notice on tapering. Behind an abbreviation: its words.
 *
 * No sentence is offered that contradicts the issue's decision. Facts of guidelines are not offered, since the vocabulary
 * holds their names and editions and not what they recommend.
 */

import { factsOf, type IssueFacts } from '../../facts/facts';
import { opioidOf } from '../../facts/opioids';
import { Passage } from '../../facts/passage';
import { isDependent, isSurgery } from '../../facts/surgeries';
import { offeredForm } from '../../letter/forms';
import { nameOfItem } from '../../letter/items';
import type { DecisionValue, Issue, Item, Rationale } from '../../letter/letter';
import { conclusionOf } from '../../letter/necessity';
import { findPlaceholders, hasPlaceholder } from '../../letter/placeholders';
import { cutShort } from '../../letter/quotation';
import { isBlankText } from '../../letter/text';
import { findAbbreviation } from '../../reference/abbreviations';
import { notVerified } from '../../reference/entry';
import type { Completion, CompletionProvider, Place } from './completion';
import { begins, isInsideWord, type Typed } from './typing';

/** The words of an abbreviation right before the cursor; else sentences, where one may begin. */
export const rationaleCompletions: CompletionProvider = (place) => {
  const { part, trigger } = place;
  if (trigger !== null || isInsideWord(place)) return [];
  const abbreviation = expansions(place);
  if (abbreviation.length > 0 || part?.kind !== 'rationale') return abbreviation;
  const verdicts = conclusion(place);
  if (verdicts.length > 0) return verdicts;
  const typed = typedSentence(place, part);
  return typed === null ? reasons(place, part) : sentences(place, typed);
};

/** Before the words `medically necessary`: the verb, as the decision has it. */
function conclusion({ issue, before, after, offset }: Place): Completion[] {
  if (!/^ ?medically necessary\b/.test(after) || !/[a-z")\]\u201d] $/i.test(before) || SAID.test(before)) return [];
  const decision = issue?.item?.decision?.value ?? null;
  const values: readonly DecisionValue[] = decision === null ? ['Upheld', 'Overturned'] : [decision];
  return values.map((value) => ({
    label: value === 'Upheld' ? 'is not' : 'is',
    kind: 'value',
    detail: decision === null ? `if ${value}` : `the item is ${value}`,
    range: { start: offset, end: offset },
    newText: (value === 'Upheld' ? 'is not' : 'is') + (after.startsWith(' ') ? '' : ' '),
  }));
}

/** The verb stands there already, or the words are those of another phrase. */
const SAID = /\b(?:is|are|was|were|be|been|not|as|deemed|considered|found|both|neither|nor|or|and|if|no longer) $/i;

/** Where the reasons are still to be written and their full stop stands there: the standard sentences that fit. */
function reasons({ letter, issue, offset, after }: Place, part: Rationale): Completion[] {
  const from = part.label?.end ?? part.start;
  if (!/^\.(?:\s|$)/.test(after) || !isBlankText(letter.text.slice(from, offset))) return [];
  const { issues } = factsOf(letter);
  const own = issues.find((one) => one.issue === issue);
  if (own === undefined) return [];
  const written = part.sentences.map(({ text }) => text).join(' ');
  return [...silence(own, written), ...onSurgery(own, issues)].map((offer) => ({
    kind: 'sentence',
    documentation: offer.newText,
    range: { start: offset, end: offset },
    ...offer,
    newText: offer.newText.replace(/\.$/, ''),
  }));
}

/** The sentence that is being typed at the cursor, from its first character; `null` in the middle of another one. */
function typedSentence({ letter, offset, after, lineStart }: Place, part: Rationale): Typed | null {
  const from = part.label?.end ?? part.start;
  if (offset < from || !isBlankText(after)) return null;
  const { text } = letter;
  const last = part.sentences.findLast(({ start }) => start < offset);
  if (last === undefined || last.end <= offset) {
    const end = last?.end ?? from;
    // Behind the last sentence, which has to be finished and, as sentences are, followed by a blank or a line end.
    if (last === undefined || (/[.?!]["'\u201d\u2019)\]]*$/.test(last.text) && end < offset))
      return isBlankText(text.slice(end, offset)) ? { text: '', start: offset, end: offset } : null;
  }
  if (last.end > offset) return null;
  const typed = text.slice(last.start, offset);
  return last.start >= lineStart && typed.length <= 80 ? { text: typed, start: last.start, end: offset } : null;
}

type Sentence = Pick<Completion, 'label' | 'newText'> & Partial<Completion>;

function sentences(place: Place, typed: Typed): Completion[] {
  const { letter, issue, part } = place;
  if (issue === null || part?.kind !== 'rationale') return [];
  const facts = factsOf(letter);
  const own = facts.issues.find((one) => one.issue === issue);
  const decision = issue.item?.decision?.value ?? null;
  const rationales = issue.parts.filter((one) => one.kind === 'rationale');
  // The sentence at the cursor is not yet one of those that stand.
  const others = rationales.map((one) => ({
    ...one,
    sentences: one.sentences.filter(({ start }) => start !== typed.start),
  }));
  const isConcluded = conclusionOf(others) !== null;
  const written = others.flatMap((one) => one.sentences.map(({ text }) => text)).join(' ');
  const notice = own === undefined ? [] : taperingNotice(place, own, written);
  const offers = [
    ...(isConcluded ? notice : []),
    ...(own === undefined ? [] : silence(own, written)),
    ...(own === undefined || isConcluded ? [] : onSurgery(own, facts.issues)),
    ...(isConcluded && typed.text === '' ? [] : closings(issue, decision, letter.text)),
    ...(isConcluded ? [] : notice),
  ];
  return offers
    .filter(({ newText }) => begins(newText, typed.text))
    .map((offer) => ({
      kind: 'sentence',
      documentation: offer.newText,
      range: { start: typed.start, end: typed.end },
      filterText: offer.newText,
      ...offer,
    }));
}

/** A list shows so much of a sentence; all of it stands in the documentation. */
const longestLabel = 100;

function sentence(newText: string, detail: string): Sentence {
  return { label: cutShort(newText, longestLabel), newText, detail };
}

/** Closings as posted letters have them, the commonest first; of both decisions where none is made yet. */
function closings({ item }: Issue, decision: DecisionValue | null, text: string): Sentence[] {
  const values: readonly DecisionValue[] = decision === null ? ['Upheld', 'Overturned'] : [decision];
  const name = item === null ? null : disputedName(item, text);
  const wordings = [
    { opening: 'As such', request: 'the request' },
    ...(name === null
      ? []
      : [
          { opening: 'Therefore', request: `the request for ${inSentence(name)}`, names: true },
          { opening: 'Given the above', request: `the request for "${name}"`, names: true },
        ]),
    { opening: 'Therefore', request: 'the request' },
    { opening: 'Based on the above', request: 'the request' },
  ];
  return values.flatMap((value) => {
    const verdict = value === 'Upheld' ? 'not medically necessary' : 'medically necessary';
    return wordings.map(({ opening, request, names }): Sentence => {
      const details = [...(decision === null ? [`if ${value}`] : []), ...(names === true ? ['with item'] : [])];
      return {
        // A list is narrow, and the verdict is what has to be seen of it.
        label: `${opening} ... ${verdict}`,
        newText: `${opening}, ${request} is ${verdict}.`,
        ...(details.length === 0 ? {} : { detail: details.join(', ') }),
      };
    });
  });
}

/** Longer ones are not named again. */
const longestName = 160;

/** What is in dispute, as a sentence may name it; `null` where nothing stands there yet, or too much. */
function disputedName(item: Item, text: string): string | null {
  const name = (item.partlyAuthorized?.disputed ?? nameOfItem(item, text)).text.replace(/[.,;:\s]+$/, '');
  return name === '' || name.length > longestName || hasPlaceholder(name) ? null : name;
}

/** The name of an item inside a sentence: `the left knee`, `physical therapy`, but `MRI` and `Norco`. */
function inSentence(name: string): string {
  if (!/^[A-Z][a-z]/.test(name)) return name;
  const { services, bodyParts } = new Passage('item', name, { start: 0, end: name.length });
  const isPlain = services.some(({ start }) => start === 0) || bodyParts.some(({ start }) => start === 0);
  return isPlain ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The form's notice, where an opioid is denied and none of its sentences stands there yet. */
function taperingNotice({ letter }: Place, own: IssueFacts, written: string): Sentence[] {
  const notice = offeredForm(letter)?.opioidNotice ?? [];
  if (own.decision !== 'Upheld' || notice.length === 0 || opioidOf(own) === null) return [];
  if (notice.some((one) => written.includes(one))) return [];
  return [
    {
      ...sentence(notice.join(' '), 'notice where the denial of an opioid is upheld'),
      label: 'Notice on tapering of opioids',
    },
  ];
}

/** The sentences of services that go with an operation, by the decision on it in the same letter. */
function onSurgery(own: IssueFacts, issues: readonly IssueFacts[]): Sentence[] {
  if (!isDependent(own) || isSurgery(own)) return [];
  const decisions = new Set(issues.filter(isSurgery).map(({ decision }) => decision));
  if (decisions.size !== 1) return [];
  if (decisions.has('Upheld') && own.decision !== 'Overturned') {
    return [
      sentence(
        'As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.',
        'the surgery is Upheld',
      ),
    ];
  }
  if (decisions.has('Overturned') && own.decision !== 'Upheld') {
    return [sentence('The concurrent request for surgery is supported.', 'the surgery is Overturned')];
  }
  return [];
}

/** That the MTUS is silent, where the reviewer's guideline line goes outside it; 8 CCR 9792.21(d)(1). */
function silence({ issue }: IssueFacts, written: string): Sentence[] {
  const line = issue.reviewerGuideline;
  const goesOutside = line?.outsideMtus != null || line?.citations.some(({ kind }) => kind === 'non-mtus') === true;
  if (!goesOutside || /\bMTUS\b[^.]*\b(?:silent|not address)/i.test(written)) return [];
  return [sentence('The California MTUS and ACOEM Guidelines do not address the specific request.', 'MTUS is silent')];
}

/** Letters, figures and marks of an abbreviation right before the cursor. */
const ABBREVIATION = /(?:^|[\s("/-])((?:[A-Za-z\u00b5][A-Za-z0-9.&/-]{0,11}))$/;

/** What an abbreviation right before the cursor stands for; on a list of error-prone ones, what to write instead. */
function expansions({ letter, section, part, before, offset }: Place): Completion[] {
  if (part?.kind !== 'rationale' && section?.kind !== 'summary') return [];
  const text = ABBREVIATION.exec(before)?.[1];
  const entry = text === undefined ? undefined : findAbbreviation(text);
  if (text === undefined || entry === undefined) return [];
  const start = offset - text.length;
  // `lumbar epidural steroid injection (LESI)` is written out already, and in `[INSERT AD]` nothing is.
  if (letter.text.charAt(start - 1) === '(' && letter.text.charAt(offset) === ')') return [];
  if ([...findPlaceholders(before)].some((gap) => gap.end >= before.length)) return [];
  const doubt = entry.confidence === 'verified' ? [] : [notVerified];
  const { dangerous } = entry;
  const warning = dangerous && `"${text}" is on a do-not-use list: ${dangerous.lists.join('; ')}.`;
  const words =
    dangerous === undefined
      ? [entry.means, ...(entry.otherMeanings ?? [])].map((means) => `${means.replace(/ \([^()]*\)$/, '')} (${text})`)
      : dangerous.useInstead.split(/ \/ | or |, /);
  return words.map((newText) => ({
    label: newText,
    kind: 'abbreviation',
    detail: [`for ${text}`, ...(warning === undefined ? [] : ['do not use']), ...doubt].join(', '),
    ...(warning === undefined ? {} : { documentation: warning }),
    range: { start, end: offset },
    newText,
    filterText: text,
  }));
}
