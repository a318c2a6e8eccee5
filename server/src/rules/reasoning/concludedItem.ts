/**
 * Whether a concluding sentence speaks of the item in dispute, and of all of it.
 *
 * A rationale says of many things that they are, or are not, medically necessary: of the exercise that is better than the
 * gym, of the operation for which the brace was asked, of the other knee, of six visits among twelve, of an earlier
 * study. Only what is said of the item itself can contradict its decision, so a subject counts where it is heard in the
 * item's words, in those of its kind (`the study`, `this medication`) or as `the request`.
 */

import type { IssueFacts } from '../../facts/facts';
import { numberOfWord } from '../../facts/numberWords';
import { type Reading, readingOf, type Stretch } from '../../facts/reading';
import { overlaps, withClosePlaces } from '../../facts/regions';
import { isSurgery } from '../../facts/surgeries';
import { caseless } from '../../letter/caseless';
import { decidingClauseOf } from '../../letter/necessity';
import { slipsBetween } from '../../letter/phrases';
import { withoutRanges } from '../../letter/ranges';
import { foldSpace } from '../../letter/text';
import { meaningfulWords, NERVE_TESTS } from './requested';

/** What may stand behind the answer without turning it round or narrowing it down. */
const BEHIND =
  /^[\s"'\u201d\u2019)\]]*(?:[.!;]|$|,? (?:at this|as (?:requested|submitted|written|prescribed|ordered|stated|such|the|there|it|he|she|noted|outlined|documented)\b|and\b(?! (?:was|were|has been|have been) (?:already |also )?(?:certif|authori|approv|grant))|n?or\b|because|since|given|due to|based|per|in (?:this|view|light|accordance|the (?:care|treatment|management))\b|under|(?:for|to) (?:this|the|his|her|their|all|these|any)\b(?:$|[.;]| (?:injur|patient|worker|claimant|applicant|employee|m[ae]n|wom[ae]n|reason|case|condition|request|above|time|document))|here|now|today|either|with(?:out)?\b(?! (?:modif|chang|limit|the exception|an exception|one exception))|on the (?:basis|grounds?|record)|according|therefore|so\b))/i;
/** Words that narrow an answer down, however far behind it. */
const NARROWED = /\b(?:only|except\w*|in part|partly|partially|up to|as modified|however|but|yet|instead|rather)\b/i;
/** A sentence that takes back in part what the one before it concluded. */
const TAKEN_BACK = /^(?:however|but|yet|still|only|nevertheless|nonetheless|that said|even so|instead|rather)\b/i;
/** Openings of a clause, and adjuncts and subordinate clauses that a comma closes. */
const OPENING = caseless(
  new RegExp(
    `^(?:${[
      '(?:therefore|thus|hence|consequently|accordingly|then|and|but|so|at this (?:time|point|juncture|stage)|for (?:now|the time being)|today|now|currently|at present|in (?:the|this|these) (?:circumstances?|case|instance|setting)|under (?:the|these|present) circumstances|as (?:such|noted above)|for (?:all|this|these|that|those|the) (?:above )?reasons?|(?:given|based on|per|due to) the (?:above|foregoing)),? ',
      '(?:again|overall|however|furthermore|moreover|finally|also|here|clearly|in (?:short|sum|summary|conclusion|total|all|addition))[,:] ',
      '(?:given|based|because|since|as|with|in|on|under|for|at|after|per|despite|due|although|though|while|from|considering|having|once|absent|without|by|even|to)\\b[^,]*, ',
      '[^,]*\\bhaving been\\b[^,]*, ',
    ].join('|')})`,
    'i',
  ),
);
/** A general statement, not a conclusion: `without locking, an MRI is not necessary`. */
const HYPOTHETICAL = /^(?:(?:and|but|so) )?(?:without|absent|in the absence of|with no|before|until|unless)\b/i;
/** `I find`, `we consider`, before what is found. */
const FINDING =
  /^(?:I|we|the reviewer) (?:therefore |thus |also )?(?:find|finds|found|deem|deems|consider|considers|conclude|concludes|determine|determines|agree|believe) (?:that )?/i;

const REQUEST =
  /\b(?:the|this|these|his|her|their|said|any|such) (?:(?!(?:of|for|in|to|than) )[\w\u2019'-]+ ){0,4}?request(?:s|ed)?\b/gi;
/** What may stand before the words for the request, unless these are but a part of the subject. */
const BEFORE_REQUEST =
  /^$|(?:[,;]|\b(?:and|but|so|that|deem|find|consider|conclude|met|above))$|^(?:(?:the|this) request for )?(?:the )?(?:(?:remaining|disputed|imr|eligible) )+(?:portion|part|amount|balance) (?:of|for|from|in)$|\b(?:decision|necessity) (?:for|of|about)$/i;
const FROM_REQUEST = /^(?: for\b| of\b)?(?: authorization\b)?(?: (?:of|for|to)\b)?/i;
/** A request that is not this one, or not the whole of it. */
const NOT_THIS_REQUEST =
  /\b(?:other|another|first|second|third|last|earlier|previous|previously|prior|initial|part|parts|half|portion|remainder|rest|some|most|two|three|none|neither|only|alone|future|new|similar|any|each|every|more|beyond|than|instead|alternative)\b/i;
const INSTEAD =
  /\b(?:instead|rather than|other than|in place of|except|apart from|aside from|(?:after|beyond) (?:these|this|those|that))\b/i;
/** What a request is said to be in question by. */
const REQUEST_AS_IT_STANDS =
  /^,?(?: (?:as (?:submitted|written|stated|made|it (?:stands|is))|at (?:hand|issue)|in (?:question|dispute)|above|here|itself|in (?:its|their) entirety|in full|(?:now|currently) (?:before|under) \w+))?$/i;

/** Words that say nothing of what is asked for. */
const FREE = new Set(
  'item service treatment proposed recommended prescribed current currently present continued continuing ongoing continuation use need decision quantity amount number purchase prescription authorization certification disputed above said patient worker claimant applicant injured employee his her their there it they them which both total ancillary associated dependent concurrent week month day time imr eligible remaining portion'.split(
    ' ',
  ),
);
/** What follows the disputed treatment, as often as the treatment itself. */
const AGAIN = new Set(['additional', 'further', 'repeat', 'repeated']);
/** The part in dispute of a partly authorised request. */
const REST = new Set(['other', 'extra', 'second', 'additional', 'further']);
const PRONOUN = /^(?:it|this|that|they|these|those|the same|both|all (?:of )?(?:it|this|these))$/i;

/** By the kind of a service, the words by which one of them is called. */
const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  imaging: ['plain', 'study', 'imaging', 'image', 'scan', 'test', 'testing', 'film', 'diagnostic'],
  test: ['study', 'test', 'testing', 'screen', 'screening', 'diagnostic'],
  therapy: ['therapy', 'visit', 'session', 'course', 'rehabilitation'],
  injection: ['injection', 'procedure', 'block'],
  surgery: ['surgery', 'operation', 'procedure', 'intervention'],
  visit: ['visit', 'consultation', 'consult', 'referral', 'evaluation', 'appointment'],
  equipment: ['device', 'equipment', 'unit', 'dme'],
  program: ['program'],
  care: ['care'],
  drug: ['drug', 'medication', 'medicine', 'tablet', 'refill'],
  associated: ['ancillary', 'associated', 'dependent', 'related'],
};

/** What stands around a concluding sentence. */
export interface Surroundings {
  /** The sentence before it, to which a pronoun leads back; `null` where there is none. */
  readonly before: string | null;
  /** The sentence of the reviewer's own behind it. */
  readonly after: string | null;
  /** Another sentence concludes the opposite. */
  readonly disputed: boolean;
}

/** Whether a sentence that decides on medical necessity does so for the whole item of an issue. */
export function concludesOn(sentence: string, issue: IssueFacts, { before, after, disputed }: Surroundings): boolean {
  const clause = decidingClauseOf(foldSpace(sentence, 0, sentence.length));
  if (clause === null || !BEHIND.test(clause.behind) || NARROWED.test(clause.behind)) return false;
  if (after !== null && TAKEN_BACK.test(after)) return false;
  if (
    /\b(?:says?|said|writes?|wrote|states?|stated|believes?|notes?|noted|argues?|argued|asserts?):\s*$/i.test(
      clause.lead,
    )
  ) {
    return false;
  }
  const subject = withoutOpenings(clause.subject);
  const asRequest = [...subject.matchAll(REQUEST)].at(-1);
  if (asRequest !== undefined) return isOfRequest(subject, asRequest[0], asRequest.index, issue);
  const requested = /^(.+) requested$/i.exec(subject)?.[1];
  if (requested !== undefined) return isHeard(requested, issue, 'loosely');
  // What follows such a conclusion may well take it back in part.
  if (after !== null || clause.behind.includes(';') || HYPOTHETICAL.test(clause.lead + clause.subject)) return false;
  if (subject === '') return before === null || !namesAnother(before, issue);
  if (PRONOUN.test(subject)) return before === null || names(`${before} ${clause.lead}`, issue);
  return isHeard(subject, issue, disputed ? 'to the letter' : 'strictly');
}

function withoutOpenings(subject: string): string {
  let rest = subject;
  for (let match = OPENING.exec(rest); match !== null; match = OPENING.exec(rest)) rest = rest.slice(match[0].length);
  return rest.replace(FINDING, '').trim();
}

function isOfRequest(subject: string, words: string, at: number, issue: IssueFacts): boolean {
  const head = subject.slice(0, at).trim();
  if (!BEFORE_REQUEST.test(head)) return false;
  const adjectives = words.replace(/^\w+ |request(?:s|ed)?$/gi, '');
  if (NOT_THIS_REQUEST.test(adjectives) || INSTEAD.test(subject)) return false;
  const behind = subject.slice(at + words.length);
  const rest = /requested$/i.test(words) ? behind : behind.replace(FROM_REQUEST, '');
  const named = REQUEST_AS_IT_STANDS.test(rest) ? adjectives : `${adjectives} ${rest}`;
  return isHeard(named, issue, 'loosely');
}

/** Whether the sentence before an answer without a subject speaks of another treatment only. */
function namesAnother(sentence: string, issue: IssueFacts): boolean {
  const { services, drugs } = readingOf(foldSpace(sentence, 0, sentence.length));
  return services.length + drugs.length > 0 && !names(sentence, issue);
}

/** Whether words before a pronoun speak of the item or of the request. */
function names(words: string, issue: IssueFacts): boolean {
  if (/\brequest/i.test(words)) return true;
  const said = readingOf(foldSpace(words, 0, words.length));
  const asked = askedIn(issue);
  if (sameNames(said, asked).length > 0) return true;
  const known = meaningfulWords(withoutRanges(asked.text, asked.bodyParts));
  return [...meaningfulWords(said.text)].some((word) => word.length > 3 && known.has(word) && !FREE.has(word));
}

/**
 * Whether the words of a subject mean the item. `loosely`: behind `the request for`, half of them must be the item's or its
 * kind's; `strictly`: each of them; `to the letter`: also those that only say that it is the same once more.
 */
function isHeard(words: string, issue: IssueFacts, how: 'loosely' | 'strictly' | 'to the letter'): boolean {
  const strictly = how !== 'loosely';
  const said = readingOf(foldSpace(words, 0, words.length));
  const asked = askedIn(issue);
  if (isOtherSide(said.text, asked.text) || isOtherNumber(said, asked, strictly)) return false;
  const meant = sameNames(said, asked);
  if (meant.length > 0 && namesPartOnly(said, asked)) return false;
  const parts = said.bodyParts.filter(({ covers }) =>
    asked.bodyParts.some((one) => overlaps(withClosePlaces(one.covers), covers)),
  );
  // Another part of the body is another request.
  if (asked.bodyParts.length > 0 && said.bodyParts.some((part) => part.kind === 'part' && !parts.includes(part)))
    return false;
  const known = wordsFor(issue, asked);
  const free = (word: string) =>
    FREE.has(word) || (how !== 'to the letter' && AGAIN.has(word)) || (issue.original !== null && REST.has(word));
  const others = [...meaningfulWords(withoutRanges(said.text, [...meant, ...parts]))].filter(
    (word) => word.length > 1 && !/^\d/.test(word) && numberOfWord(word) === null && !free(word),
  );
  const own = others.filter((word) => known.has(word) || isMisspelled(word, known));
  if (strictly) return own.length === others.length;
  return meant.length > 0 || own[0] === others[0] || own.length * 2 >= others.length;
}

/** Whether a text names one service or drug of a joint item, and another one not. Operations have many names. */
function namesPartOnly(said: Reading, asked: Reading): boolean {
  const isSilent = (id: string) => !said.services.some((one) => one.id === id);
  if (asked.services.some(({ id, kind }) => kind !== 'surgery' && isSilent(id))) return true;
  const [first, second] = NERVE_TESTS.map((test) => ({ isAsked: test.test(asked.text), isSaid: test.test(said.text) }));
  return first?.isAsked === true && second?.isAsked === true && first.isSaid !== second.isSaid;
}

/** `Zanax` for `Zanex`: two spellings of one name. */
function isMisspelled(word: string, known: ReadonlySet<string>): boolean {
  if (word.length < 5) return false;
  for (const other of known) if (other[0] === word[0] && slipsBetween(other, word, 1) !== null) return true;
  return false;
}

function askedIn({ item, original }: IssueFacts): Reading {
  return readingOf([item?.text, original?.text].filter(Boolean).join('; '));
}

/** The services and drugs of one text that are those of another. */
function sameNames(said: Reading, asked: Reading): readonly Stretch[] {
  return [
    ...said.services.filter(({ id }) => asked.services.some((one) => one.id === id)),
    ...said.drugs.filter(({ generic }) =>
      asked.drugs.some((one) => one.generic.includes(generic) || generic.includes(one.generic)),
    ),
  ];
}

function wordsFor(issue: IssueFacts, asked: Reading): ReadonlySet<string> {
  const words = meaningfulWords(asked.text);
  const kinds = new Set(asked.services.flatMap(({ kind }) => (kind === 'surgery' ? [] : [kind as string])));
  if (isSurgery(issue)) kinds.add('surgery');
  if (asked.drugs.length > 0) kinds.add('drug');
  if (issue.issue.item?.associatedSurgicalService) kinds.add('associated');
  for (const kind of kinds) for (const word of KIND_WORDS[kind] ?? []) words.add(word);
  for (const { classes } of asked.drugs) for (const word of meaningfulWords(classes.join(' '))) words.add(word);
  return words;
}

/** Sides, `both` as `bilateral`. */
function sidesIn(text: string): Set<string> {
  return new Set((text.toLowerCase().match(SIDE) ?? []).map((side) => (side === 'both' ? 'bilateral' : side)));
}

const SIDE = /\b(?:left|right|bilateral|both)\b/g;

function isOtherSide(said: string, asked: string): boolean {
  const sides = sidesIn(asked);
  return sides.size > 0 && [...sidesIn(said)].some((side) => !sides.has(side));
}

/** Whether a number is named that the item does not have; `strictly`: also where the item has none. */
function isOtherNumber(said: Reading, asked: Reading, strictly: boolean): boolean {
  const numbers = numbersIn(asked);
  if (numbers.size === 0 && !strictly) return false;
  for (const number of numbersIn(said)) if (!numbers.has(number)) return true;
  return false;
}

function numbersIn({ text, amounts }: Reading): Set<number> {
  const numbers = new Set(amounts.flatMap(({ value, least }) => [value, least]));
  for (const [word] of text.matchAll(/\d+(?:\.\d+)?|[a-z]+/gi)) {
    const number = /^\d/.test(word) ? Number(word) : numberOfWord(word);
    if (number !== null) numbers.add(number);
  }
  return numbers;
}
