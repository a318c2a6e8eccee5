/** What a request asks for in numbers, and where a rationale says again what it decides. */

import type { Amount } from '../../facts/amounts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import { decidingClauseOf, necessityOf } from '../../letter/necessity';

/** Amounts that can be compared: visits with visits, tablets with tablets. */
export type QuantityKind = 'visit' | 'tablet' | 'injection' | 'duration';

export interface Quantity {
  readonly kind: QuantityKind;
  readonly least: number;
  readonly most: number;
  /** Where the number stands that says so; the sum before the schedule. */
  readonly amount: Amount;
}

/** The kind of quantity that an amount is; `null` for refills, frequencies and how a drug is taken. */
export function kindOf({ unit, role }: Amount): QuantityKind | null {
  if (role === 'frequency') return null;
  if (unit === 'visit') return 'visit';
  if (unit === 'time') return role === 'count' ? 'visit' : null;
  if (unit === 'tablet' || unit === 'injection') return unit;
  return role === 'duration' ? 'duration' : null;
}

/**
 * The quantity of one kind that a request asks for; `null` where it names none, or several that differ (then nobody can
 * tell which of them is meant).
 */
export function quantityOf(passage: Passage | null, kind: QuantityKind): Quantity | null {
  let found: Quantity | null = null;
  for (const amount of passage?.amounts ?? []) {
    if (kindOf(amount) !== kind || isDose(amount)) continue;
    if (found === null) {
      found = { kind, least: amount.least, most: amount.value, amount };
      continue;
    }
    const stated: Amount = found.amount.role === 'schedule' ? amount : found.amount;
    if (amount.value < found.least || amount.least > found.most) return null;
    found = { kind, least: stated.least, most: stated.value, amount: stated };
  }
  return found;
}

/** `one tablet twice daily`: how much is taken at a time, not how much is dispensed. */
export function isDose({ unit, value, text }: Amount): boolean {
  return unit === 'tablet' && value <= 4 && !text.includes('#') && !/^q/i.test(text);
}

/** All quantities of a request, of whatever kind. */
export function quantitiesOf(passage: Passage | null): readonly Quantity[] {
  return (['visit', 'tablet', 'injection', 'duration'] as const).flatMap((kind) => quantityOf(passage, kind) ?? []);
}

/** Whether an amount can be meant by a quantity. */
export function agrees({ least, value }: Amount, quantity: Quantity): boolean {
  return value >= quantity.least && least <= quantity.most;
}

/** A quantity in words for a message: `8 visits`, `12 to 24 visits`. */
export function said({ kind, least, most, amount }: Quantity): string {
  const number = least === most ? String(most) : `${least} to ${most}`;
  const unit = { visit: 'visit', tablet: 'tablet', injection: 'injection', duration: amount.unit }[kind];
  return `${number} ${unit}${most === 1 ? '' : 's'}`;
}

/** Where a concluding sentence names what it decides. */
export interface Restatement extends Stretch {
  readonly text: string;
  readonly quoted: boolean;
  readonly sentence: Sentence;
}

const REQUEST_FOR = caseless(
  /\b(?:requests?|requested) for(?: authorization (?:of|for))?(?: (?:continued )?use of)?(?: (?:the|an?))? |\b(?:the|this) requested /gi,
);
const VERB = caseless(
  /["\u201d']?,? (?:(?:is|are|was|were|has|have|had|does|do|did|would|cannot|can|could|should|will|meets?|fails?|exceeds?|remains?|appears?|at this time|as requested|per the|without (?:evidence|documentation)|given|due|based|therefore|because|since)\b|\((?:which|that)\b)/gi,
);
const LEAD =
  /^(?:(?:and|so|as such|therefore|thus|hence|consequently|accordingly|given the above|based on the above|in this case|overall|in summary|under these circumstances),? )+(?:the |this |these |an? )?/i;
/** A clause or an adjunct ends and the subject begins: `given the above; an MRI ...`. */
const CLAUSE = /; |, (?=(?:the|an?) )|(?<=\bmet|\babove), /gi;
const NEXT_SUBJECT = /\b(?:therefore|thus|so|hence|(?:the|this) (?:\w+ )?request|associated|ancillary)\b/i;
const ARTICLE = /^(?:the|this|these|an?) (?:(?:continued )?use of )?/i;
/** Subjects that name nothing, or are no subjects. */
const NO_NAME =
  /^(?:this|it|they|these|those|there|medical necess|given|as|because|since|based|with|without|although|while|if|according|criteria|guideline|study|and|or|but|his|her|no)\b|^medical necess|\brequest(?:ed)?$/i;
const NECESSITY = /medical(?:ly)?[\s-]*(?:un)?necess|medical necessity/i;
const QUOTE = /["\u201c\u201d]/;

/** The concluding sentences of a rationale, those that say of something that it is, or is not, medically necessary. */
export function conclusionsOf(rationale: Passage): readonly Sentence[] {
  return rationale.reading.once(conclusionsIn);
}

const conclusionsIn = ({ sentences }: Reading): readonly Sentence[] =>
  sentences.filter(({ text }) => {
    const necessity = necessityOf(text);
    return necessity === 'necessary' || necessity === 'not-necessary';
  });

/** What the concluding sentences name; nothing for those that say `the request` only. */
export function restatementsOf(rationale: Passage): readonly Restatement[] {
  return rationale.reading.once(restatementsIn);
}

const restatementsIn = (reading: Reading): readonly Restatement[] =>
  reading.once(conclusionsIn).flatMap((sentence) => restatementIn(sentence) ?? []);

function restatementIn(sentence: Sentence): Restatement | null {
  const { text } = sentence;
  const necessity = NECESSITY.exec(text);
  if (necessity === null) return null;
  let at = -1;
  for (const match of text.slice(0, lastNecessity(text)).matchAll(REQUEST_FOR)) at = match.index + match[0].length;
  const clause = clauseIn(text);
  // `The request for surgery is supported; an assistant is not necessary`: another clause names what it decides itself.
  if (at < 0 || (at < clause.start && !clause.leadsBack)) return subjectOf(sentence, clause.start);
  return stretch(sentence, at);
}

/** Where the subject of the deciding clause begins, and whether it only leads back to what was named before. */
function clauseIn(text: string): { readonly start: number; readonly leadsBack: boolean } {
  const subject = decidingClauseOf(text)?.subject ?? '';
  const start = subject === '' ? -1 : text.lastIndexOf(subject, lastNecessity(text));
  return { start: Math.max(start, 0), leadsBack: start < 0 || LEADS_BACK.test(subject) };
}

const LEADS_BACK = /\brequest|^(?:it|this|that|they|these|those)$/i;

function lastNecessity(text: string): number {
  return Math.max(text.search(NECESSITY), text.toLowerCase().lastIndexOf('medically'));
}

/** `MRI of the right knee is not medically necessary`: the sentence's subject behind its openings and adjuncts. */
function subjectOf(sentence: Sentence, clauseStart: number): Restatement | null {
  let lead = LEAD.exec(sentence.text)?.[0].length ?? 0;
  VERB.lastIndex = lead;
  let verb = VERB.exec(sentence.text);
  if (verb !== null && verb.index < clauseStart) {
    lead = clauseStart;
    VERB.lastIndex = lead;
    verb = VERB.exec(sentence.text);
  }
  if (verb === null) return null;
  const head = sentence.text.slice(0, verb.index);
  // `The surgery is not necessary; therefore the associated service is not`: the subject is the reason's.
  if (NEXT_SUBJECT.test(sentence.text.slice(verb.index))) return null;
  let at = lead;
  for (const match of head.matchAll(CLAUSE)) if (match.index > at) at = match.index + match[0].length;
  const named = stretch(sentence, at + (ARTICLE.exec(head.slice(at))?.[0].length ?? 0));
  return named === null || NO_NAME.test(named.text) ? null : named;
}

function stretch(sentence: Sentence, from: number): Restatement | null {
  const { text } = sentence;
  VERB.lastIndex = from;
  const verb = VERB.exec(text);
  if (verb === null || verb.index <= from || verb.index - from > 260) return null;
  const quoted = QUOTE.test(text[from] ?? '') || QUOTE.test(text[from - 1] ?? '');
  const start = QUOTE.test(text[from] ?? '') ? from + 1 : from;
  return {
    start: sentence.start + start,
    end: sentence.start + verb.index,
    text: text.slice(start, verb.index),
    quoted,
    sentence,
  };
}

const SMALL_WORDS = new Set(
  'a an the of for in on at by to from with without and or but as is are was were be this that these those each per via under into request requested requests item items'.split(
    ' ',
  ),
);
const SAME_WORD: Readonly<Record<string, string>> = {
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  twelve: '12',
  twice: '2',
  once: '1',
  x: 'times',
  xray: 'x-ray',
  electromyography: 'emg',
  electromyogram: 'emg',
};

/** The two electrodiagnostic tests, which are often asked for together and answer different questions. */
export const NERVE_TESTS: readonly RegExp[] = [
  /\bEMGs?\b|electro-? ?myogra\w+/i,
  /\b(?:NCS|NCV)s?\b|nerve conduction/i,
];

/** The words of a text that carry meaning, in small letters and in the singular; numbers in figures. */
export function meaningfulWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const [found] of text.toLowerCase().matchAll(/x-?rays?\b|[a-z]+|\d+(?:\.\d+)?/g)) {
    const word = found.startsWith('x') && found.includes('ray') ? 'x-ray' : found;
    if (SMALL_WORDS.has(word)) continue;
    words.add(SAME_WORD[word] ?? (word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word));
  }
  return words;
}

/** The issues that are decided on their own, with their item and their rationale. */
export function* decidedIssues(
  facts: Facts,
): Generator<IssueFacts & { readonly item: Passage; readonly disputed: Passage; readonly rationale: Passage }> {
  for (const issue of facts.issues) {
    const { item, disputed, rationale } = issue;
    if (item !== null && disputed !== null && rationale !== null) yield { ...issue, item, disputed, rationale };
  }
}
