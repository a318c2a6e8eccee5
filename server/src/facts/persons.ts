/** What a text says of the patient's sex and age, and the pronouns that stand for the patient. */

import { caseless } from '../letter/caseless';
import { numberOfWord } from './numberWords';
import type { Sentence, Stretch } from './passage';

export type Gender = 'male' | 'female';

export interface GenderMention extends Stretch {
  readonly text: string;
  readonly gender: Gender;
  /** `noun`: the word that describes the patient (`58 year old female`); `title`: `Mr.`; `pronoun`: `he`, `hers`. */
  readonly kind: 'noun' | 'title' | 'pronoun';
  readonly sentence: Sentence;
}

export interface AgeMention extends Stretch {
  readonly text: string;
  readonly years: number;
  readonly sentence: Sentence;
}

export interface Persons {
  /** The mentions that are of the patient and of nobody else, in order. */
  readonly genders: readonly GenderMention[];
  readonly ages: readonly AgeMention[];
}

const male = /^(?:he|him|his|himself|males?|man|gentleman|boy|mr)$/i;

const pronoun = /\b(?:[Hh](?:e|im|is|imself|er|ers|erself)|[Ss]he)\b/g;
/** `he/she`, `his or her`, `(s)he`: said of anybody. */
const eitherBefore = /(?:\b(?:he|him|his|himself|she|her|hers|herself)(?: ?\/ ?| or | and )|\(s\))$/i;
const eitherBehind = /^(?: ?\/ ?| or | and )(?:he|him|his|himself|she|her|hers|herself)\b|^\/|^\(/i;
/** `(He, 2004)` and `He et al.` are an author; `bundle of His` and `HER2` are none of the patient either. */
const authorBehind = /^(?:, (?:19|20)\d\d|,? et al)/;

/** Somebody else, to whom a pronoun may refer in this sentence or the next one. */
const otherPerson = caseless(
  /\b(?:physicians?|providers?|doctors?|Dr|surgeons?|therapists?|chiropractors?|acupuncturists?|specialists?|nurses?|clinicians?|practitioners?|examiners?|evaluators?|orthopedists?|neurologists?|psychologists?|psychiatrists?|podiatrists?|radiologists?|attorneys?|adjusters?|interpreters?|PTP|AME|QME|PA-C|NP|wife|husband|spouse|partner|girlfriend|boyfriend|friends?|sons?|daughters?|child(?:ren)?|baby|infant|students?|mother|father|parents?|sisters?|brothers?|family|aunt|uncle|cousin|co-? ?workers?|colleagues?|supervisors?|bosse?s?|managers?|employers?|customers?|clients?|residents?|inmates?|suspects?|assailants?|drivers?|passengers?|officers?|patients|workers|individuals?|persons?|people|reviewers?|authors?|a patient|an? (?:injured )?worker|someone|somebody|anyone|another (?:man|woman|male|female)|the (?:man|woman|other))\b(?!['\u2019]s\b)/i,
);
/** Where a record is from: nobody that a pronoun behind it would mean. */
const recordLead = /^(?:according to|per|in|on|by|from) [^,]{1,120},/i;

const patientWord = /\b(?:patient|injured worker|worker|claimant|applicant|employee)\b/i;

const agePattern = caseless(
  /\b(?:(\d{1,3})|(ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))(?:\s?\(\d{1,3}\))?[- ]?(?:(?:years?|yrs?)\.?[- ]?(?:of[- ])?(?:old|age)\b|y\/?o\b|y\.o\.)/gi,
);

/** What stands before the patient's age: `is a`, `a now`, `This`, or the start of a sentence. */
const ageLead = caseless(
  /(?:^|[:;,(] ?|\b(?:is|was|involves|has been|of|for|with|this|that|the|patient|worker|claimant|applicant|employee)(?: (?:an?|the|this|currently|now|approximately|presently)){0,3}|\b(?:an?|the|this|now)) $/i,
);
const personBehind =
  /^,? ?(?:(?:[\w-]+,? ){0,4}?)(males?|females?|man|woman|gentleman|lady|patient|worker|employee|claimant|applicant|individual|person|injured)\b/i;
/** Ages of groups, of another time and of other persons. */
const generalBefore =
  /\b(?:over|under|above|below|than|least|aged?|between|adults?|patients|those|persons|people|to|or|child|son|daughter|mother|father|brother|sister|wife|husband)(?: (?:an?|the|is|was))? $/i;
const generalBehind =
  /^ ?(?:or (?:older|younger|over|above)|and (?:older|younger|over|above)|to \d|smoker|history|injury|fracture|surgery|scar)/i;

/** `The patient is a right-handed female`: the patient described without an age. */
const plainNoun = caseless(
  /\b(?:patient|worker|claimant|applicant|employee) (?:is|was) an? (?:[\w-]+,? ){0,2}?(males?|females?|man|woman|gentleman|lady)\b/gi,
);

const title = /\b(Mr|Mrs|Ms|Miss)\.? (?=[A-Z][a-z])(?!Contin)/g;

/** The patient's sex and age as the text tells them. Linear in the text. */
export function findPersons(text: string, sentences: readonly Sentence[]): Persons {
  const genders: GenderMention[] = [];
  const mention = (start: number, word: string, kind: GenderMention['kind'], index: number) => {
    const sentence = sentences[index];
    if (sentence !== undefined)
      genders.push({ start, end: start + word.length, text: word, gender: genderOf(word), kind, sentence });
  };
  const ages = agesIn(text, sentences);
  for (const [start, word, index] of describedIn(text, sentences, ages)) mention(start, word, 'noun', index);
  let at = sentenceFinder(sentences);
  for (const match of text.matchAll(title)) mention(match.index, match[1] ?? '', 'title', at(match.index));
  at = sentenceFinder(sentences);
  const referents = new Referents(text, sentences);
  for (const [start, word] of pronounsIn(text)) {
    const index = at(start);
    if (!referents.mayBeOther(index)) mention(start, word, 'pronoun', index);
  }
  genders.sort((one, next) => one.start - next.start);
  return { genders, ages };
}

/** Finds the place of the sentence around an offset; asked for offsets in order. */
function sentenceFinder(sentences: readonly Sentence[]): (offset: number) => number {
  let index = 0;
  return (offset) => {
    while (index < sentences.length - 1 && (sentences[index]?.end ?? 0) <= offset) index += 1;
    return index;
  };
}

/** Who a pronoun of a sentence may mean, found out only for sentences that have one. */
class Referents {
  readonly #text: string;
  readonly #sentences: readonly Sentence[];
  readonly #other: (boolean | undefined)[] = [];
  /** Up to where it is known whether somebody else is still meant behind a sentence. */
  #known = 0;
  #meant = false;

  constructor(text: string, sentences: readonly Sentence[]) {
    this.#text = text;
    this.#sentences = sentences;
  }

  /** Whether a pronoun of this sentence may mean somebody else; asked for sentences in order. */
  mayBeOther(index: number): boolean {
    if (this.#isOtherNamed(index)) return true;
    // Until the patient is named again, a pronoun goes on meaning the other person.
    let from = index;
    while (from > this.#known && !this.#isOtherNamed(from - 1) && !this.#isPatientNamed(from - 1)) from -= 1;
    if (from > this.#known) this.#meant = this.#isOtherNamed(from - 1);
    this.#known = index;
    return this.#meant;
  }

  #isOtherNamed(index: number): boolean {
    this.#other[index] ??= otherPerson.test(this.#said(index).replace(recordLead, ''));
    return this.#other[index] ?? false;
  }

  #isPatientNamed(index: number): boolean {
    return patientWord.test(this.#said(index));
  }

  #said(index: number): string {
    const sentence = this.#sentences[index];
    return sentence === undefined ? '' : this.#text.slice(sentence.start, sentence.end);
  }
}

/** The pronouns that mean one certain person, with their offsets. */
function* pronounsIn(text: string): Generator<readonly [number, string]> {
  for (const match of text.matchAll(pronoun)) {
    const word = match[0];
    const at = match.index;
    const before = text.slice(Math.max(0, at - 14), at);
    if ((word === 'His' && before.endsWith('of ')) || eitherBefore.test(before)) continue;
    const behind = text.slice(at + word.length, at + word.length + 14);
    if (!eitherBehind.test(behind) && !authorBehind.test(behind)) yield [at, word];
  }
}

/** The nouns that describe the patient, behind an age or without one: offset, word and place of the sentence. */
function describedIn(
  text: string,
  sentences: readonly Sentence[],
  ages: readonly AgeMention[],
): (readonly [number, string, number])[] {
  const found = new Map<number, readonly [number, string, number]>();
  let at = sentenceFinder(sentences);
  for (const { end, sentence } of ages) {
    const noun = personBehind.exec(text.slice(end, sentence.end));
    const word = noun?.[1] ?? '';
    const start = end + (noun?.[0].length ?? 0) - word.length;
    if (/^(?:fe)?males?$|man$|^lady$/i.test(word)) found.set(start, [start, word, at(end)]);
  }
  at = sentenceFinder(sentences);
  for (const match of text.matchAll(plainNoun)) {
    const word = match[1] ?? '';
    const start = match.index + match[0].length - word.length;
    found.set(start, [start, word, at(match.index)]);
  }
  return [...found.values()];
}

function genderOf(word: string): Gender {
  return male.test(word) ? 'male' : 'female';
}

function agesIn(text: string, sentences: readonly Sentence[]): AgeMention[] {
  const ages: AgeMention[] = [];
  const at = sentenceFinder(sentences);
  for (const match of text.matchAll(agePattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const sentence = sentences[at(start)];
    if (sentence === undefined) break;
    const before = text.slice(Math.max(sentence.start, start - 40), start);
    const behind = text.slice(end, Math.min(sentence.end, end + 80));
    if (generalBefore.test(before) || generalBehind.test(behind) || /[\d.-]$/.test(before)) continue;
    if (!ageLead.test(before) && before !== '' && !personBehind.test(behind)) continue;
    const years = match[1] === undefined ? numberOfWord((match[2] ?? '').toLowerCase()) : Number(match[1]);
    if (years !== null) ages.push({ start, end, text: match[0], years, sentence });
  }
  return ages;
}
