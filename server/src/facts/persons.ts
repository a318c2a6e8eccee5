/** What a text says of the patient's sex and age, and the pronouns that stand for the patient. */

import { caseless } from '../letter/caseless';
import { numberOfWord } from './numberWords';
import { FAMILY } from './otherPersons';
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

/** Somebody else, to whom a pronoun may refer in this sentence or the next one; for nouns of agents see {@link AGENT}. */
const OTHERS = [
  // Of the clinic and the claim.
  'physicians?|providers?|doctors?|Dr|surgeons?|therapists?|chiropractors?|acupuncturists?|specialists?|nurses?|clinicians?|practitioners?|examiners?|evaluators?|dentists?|consultants?|assistants?|attendants?|aides?|interns?|paramedics?|medics?|PTP|AME|QME|PA-C|NP|attorneys?|adjusters?|interpreters?|reviewers?|authors?|representatives?|(?:social|case|care) workers?',
  // Of the family and the house.
  `${FAMILY}|students?|dogs?|cats?|(?:house|class|team|work)-?mates?|guardians?|landlords?|landlad(?:y|ies)|tenants?`,
  // Of the work and the street.
  'co-? ?workers?|colleagues?|supervisors?|bosse?s?|managers?|employers?|customers?|clients?|residents?|inmates?|suspects?|assailants?|drivers?|passengers?|officers?|guards?|clerks?|police(?:man|men|woman)?|deput(?:y|ies)|sheriffs?|sergeants?|agents?|secretar(?:y|ies)|trainees?|foreman|salesm[ae]n|handyman|repairman|guests?|patrons?|strangers?|victims?|witness(?:es)?|judges?|priests?|rabbis?|coach(?:es)?|waitress(?:es)?|(?:crew |fire |police )?chiefs?|chefs?|cooks?|mechanics?|pilots?|captains?|lieutenants?|accountants?|presidents?|CEO|CFO|hosts?|vets?|burglars?|thie(?:f|ves)|registrars?|trustees?|referees?|magistrates?|advocates?|occupants?|[a-z]{3,}s(?:man|woman|person)',
  // Anybody.
  'patients|workers|individuals?|persons?|people|a patient|an? (?:injured )?worker|(?:another|fellow|other) (?:worker|employee|patient)|someone|somebody|anyone|another (?:man|woman|male|female)|the (?:man|woman|fellow|other)|boy|girl|guy|(?:by|with|from|to) an? (?:[a-z-]+ ){0,2}(?:man|woman|gentleman|lady)',
].join('|');
const otherPerson = caseless(new RegExp(`\\b(?:${OTHERS})\\b(?!['\u2019]s\\b)`, 'i'));
/** Right behind an age: `a 32 year old co-worker`. */
const otherBehind = caseless(new RegExp(`^,? ?(?:[\\w-]+,? ){0,3}?(?!individual\\b|person\\b)(?:${OTHERS})\\b`, 'i'));
/** `Jane Quill, DPM`. */
const titled =
  /\b[A-Z][\w.'\u2019-]*,? (?:M\.?D|D\.?O|D\.?C|D\.?D\.?S|D\.?M\.?D|Ph\.?D|Psy\.?D|R\.?N|L\.?Ac|D\.?P\.?M|P\.?A|L\.?C\.?S\.?W|M\.?F\.?T|D\.?P\.?T)\b(?!['\u2019]s\b)/;

/**
 * A noun that, by its ending, is somebody who does something: `optometrist`, `dietitian`, `trainer`, `counselor`. No list
 * has all of them, so what ends in these ways is taken for a person unless it is among {@link NO_AGENTS}.
 */
const AGENT = /\b([a-z]+(?:ist|ian|er|or))s?\b(?!['\u2019]s\b|-)/gi;
/** Words with such an ending that name no person: of the language, of records, of the body, of devices, of the claim. */
const NO_AGENTS = new Set(
  `after alter altogether another answer assist better bigger bitter bother brighter cheaper cleaner clever closer coexist colder
  consider consist cover darker decipher deeper deliver desist differ discover earlier easier either enter ever exist exterior
  farther faster fewer flatter for former fuller further greater harder heavier her higher hinder however inferior inner insist
  interior junior later latter lesser lighter longer looser lower major median minor moreover narrower nearer neither never
  newer nor offer older or other outer over peer per persist poor prefer prior proper quicker quieter rather recover refer remember
  render resist safer senior sharper shorter simpler slower smaller sober softer sooner stronger subsist suffer super superior
  tender thereafter thicker thinner tighter together transfer twist under upper utter warmer weaker whatever whenever wherever
  whether whichever whoever wider younger
  behavior border cancer center chapter character charter checklist color corner counter danger december dinner
  disaster disorder door encounter error factor favor fever fiber filter floor gender gutter hamburger hammer humor
  ladder layer letter liquor list lumber maneuver manner marker master matter meter mirror monster motor november number october
  order paper parameter perimeter poster power quarter register remainder rigor river rumor saver september shower silver
  slipper soccer specter summer supper sweater temper terror theater timber tower tractor trailer tremor vapor vigor water
  weather whisper winter wonder
  abductor adductor agonist antagonist anterior bladder blister blocker diameter erector extensor finger fist flexor
  gallbladder inhibitor levator liver masseter mediator neuromotor neurotransmitter nontender posterior predictor pronator
  receptor rotator shoulder sphincter supinator tensor trigger trochanter tumor ulcer ureter vector waist wrist
  adapter binder blender buffer bumper burner catheter chamber computer concentrator conductor container converter
  cooker cooler copier cutter defibrillator detector diffuser dishwasher dispenser drawer dresser dryer dumpster elevator
  fixator folder freezer generator grabber grinder heater holder holter humidifier immobilizer indicator inhaler injector
  laser lever lifter locker massager mixer monitor mower muffler nebulizer oximeter pacemaker pager pointer printer projector
  propeller purifier radiator razor reacher receiver recliner refrigerator regulator respirator roller rollator router rubber
  ruler scanner scooter screwdriver sensor shaker softener spacer speaker spinolator stapler stepper stimulator stretcher taper
  thermometer tester timer toaster transducer transformer transmitter unloader ventilator vibrator viewer walker washer zipper
  administrator carrier insurer nonsmoker payer smoker worker`.split(/\s+/),
);
/** A person is named with an article or an owner: `her new trainer`, `an ear specialist`, `the school's pastor`. */
const ownerBefore =
  /\b(?:the|an?|his|her|their|this|that|another|one|each|every|some|[a-z]+['\u2019]s) (?:(?!(?:is|was|are|were|be|been|of|to|and|or|in|on|at|for|with|by|as|than|that|not|no|has|had|have)\b)[\w-]+ ){0,2}$/i;
/** `works as a roofer`, `is a machinist`: what the patient does. */
const occupationBefore =
  /\b(?:as|is|was|been|being|became|like|usual|former) (?:(?:an?|the|his|her) )?(?:(?!(?:by|with|to|of|and)\b)[\w-]+ ){0,3}$/i;

/** `The X who ...`, `her X said ...`: what does so is a person, whatever it is called. */
const humanSubject = caseless(
  /(?<!\b(?:is|was|as) (?:now )?)\b(?:the|an?|his|her|another) (?:[a-z-]+ )?(?!(?:patient|worker|claimant|applicant|employee|enrollee|injured|reports?|notes?|records?|letters?|forms?|requests?|guidelines?|review|decision|denial|documentation|chart|study|article|panel|clinic|office)\b)[a-z-]+ (?:who|whom|said|told|asked|apologi[sz]ed|promised|threatened|shouted|insisted|admitted|refused|argued|opined|wrote|phoned|telephoned|thinks|believes|wants|prescribed)\b/i,
);

/** Where a record is from: nobody that a pronoun behind it would mean. */
const recordLead = /^(?:according to|per|in|on|by|from) [^,]{1,120},/i;

/** `The worker is a 40-year-old bus driver who`: what the patient is, and no other driver. */
const patientDescribed =
  /(?<!\b(?:co|social|case|care|another|other)[- ]?)\b(?:worker|patient|claimant|applicant|employee) (?:is|was) (?:now )?an? [^,.;]{0,80}?(?=[,.;]| (?:who|that|with|and|of|by|from|to)\b|$)/i;

const patientWord =
  /(?<!\b(?:co|social|case|care|fellow|another|other)[- ]?)\b(?:patient|worker|claimant|applicant|employee)\b/i;

const agePattern = caseless(
  /\b(?:(\d{1,3})|(ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))(?:\s?\(\d{1,3}\))?[- ]?(?:(?:years?|yrs?)\.?[- ]?(?:of[- ])?(?:old|age)\b|y\/?o\b|y\.o\.)/gi,
);

/** Where a clause begins: nothing of the sentence can own or rule the noun that follows. */
const CLAUSE =
  '(?:^|[.:;,("\u201c\u2014\u2013] ?|\\b(?:that|and|but|as|because|since|while|where|whether|although|though|notes?|noted|reports?|reported|states?|stated|indicates?|indicated) )';
const PATIENT = `(?:(?:the|this|our|said) )?(?:(?:injured|insured|disabled|male|female) )?(?:patient|worker|claimant|applicant|employee|enrollee|injured(?: individual| person)?)(?: \\([^()]{1,30}\\))?|(?:mr|mrs|ms|miss)\\.? [a-z]+`;
const IS = "(?:is|was|(?:has|had) been|remains|(?:(?:is|was) described|presents|presented) as|isn['\u2019]t)";
const ARTICLE =
  '(?: (?:an?|a\\(n\\)|the|this|now|currently|presently|approximately|about|reportedly|noted to be|reported to be))*';
/** `right-handed, obese`: whatever joins another noun to the age is no such word. */
const DESCRIBED =
  '(?:(?!(?:of|for|to|with|by|in|on|at|from|and|or|than|over|under|about|caring|son|daughter|mother|father|brother|sister|wife|husband)\\b)[\\w-]+,? ){0,4}';

/** `The patient is a right-handed`, `The applicant, a`: the words behind are said of the patient. */
const patientBefore = caseless(
  new RegExp(`${CLAUSE}(?:${PATIENT})(?:(?:,[^,.;]{1,60},)? ${IS}${ARTICLE}|,${ARTICLE}) ${DESCRIBED}$`, 'i'),
);
const pronounBefore = caseless(new RegExp(`${CLAUSE}s?he is${ARTICLE} ${DESCRIBED}$`, 'i'));
/** `This is a`, `This case involves a now`, `in the case of a`: what a summary opens with. */
const caseBefore = caseless(
  new RegExp(
    `(?:(?:^|[:;.(] ?)(?:this|it) (?:is|was|involves|concerns|regards)|\\b(?:case|claim|matter|dispute) (?:is that of|is|was|of|involves|concerns|regards|describes|pertains to))${ARTICLE} ${DESCRIBED}$`,
    'i',
  ),
);
/** `A`, `The now`, or nothing: the age opens the sentence. */
const openingBefore = /(?:^|: ?)(?:(?:an?|the|this)(?: now)? )?$/i;
/** `for this`, `in the`: of the patient where the noun behind says so. */
const thisBefore = /\b(this|the|our)(?: now)? $/i;
/** `regarding a`: of the patient where a summary begins. */
const aboutBefore = /\b(?:involv(?:es|ing)|concerning|regarding|describes?|of|for|on) an?(?: now)? $/i;

const patientBehind = caseless(
  /^,? ?(?:(?:(?!(?:social|case|care)\b)[\w-]+,? ){0,3}?)(?:patient|worker|claimant|applicant|employee|enrollee|injured)\b(?!['\u2019]s)/i,
);
/** The noun of the patient's sex, and not `male patron`. */
const sexBehind = caseless(
  /^,? ?(?:(?:[\w-]+,? ){0,4}?)(?:males?|females?|man|woman|gentleman|lady)(?=[,.;:)]|$| (?:who|with|that|whose|presents?|presented|has|had|is|was|sustained|suffered|injured|reported|reports|patient|worker|claimant|applicant|employee|status|in|for|[a-z]+(?:s|ed))\b)/i,
);
/** What may stand behind an age that is itself the noun: `a 32-year-old that fell`. */
const bareBehind = /^(?:[,.;:)]|$| (?:who|with|that|whose|presenting|status post)\b)/i;
/** `year-old male`: any word by which a text says that a person is described. */
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
const patientSubject = caseless(new RegExp(`${CLAUSE}(?:(?:the|this|our|said) )?(?:injured )?$`, 'i'));

const title = /\b(Mr|Mrs|Ms|Miss)\.? (?=[A-Z][a-z])(?!Contin)/g;

/** The patient's sex and age as the text tells them. Linear in the text. */
export function findPersons(text: string, sentences: readonly Sentence[]): Persons {
  const genders: GenderMention[] = [];
  const mention = (start: number, word: string, kind: GenderMention['kind'], index: number) => {
    const sentence = sentences[index];
    if (sentence !== undefined)
      genders.push({ start, end: start + word.length, text: word, gender: genderOf(word), kind, sentence });
  };
  const ages = agesIn(text, sentences, new Referents(text, sentences));
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
    this.#other[index] ??= namesOther(this.#said(index).replace(recordLead, '').replace(patientDescribed, ' '));
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

/** Whether a sentence names somebody beside the patient. */
function namesOther(sentence: string): boolean {
  if (otherPerson.test(sentence) || titled.test(sentence) || humanSubject.test(sentence)) return true;
  for (const { 0: word, 1: single = '', index } of sentence.matchAll(AGENT)) {
    if (NO_AGENTS.has(single.toLowerCase())) continue;
    const before = sentence.slice(Math.max(0, index - 60), index);
    if (occupationBefore.test(before)) continue;
    // `-ist` and `-ian` are persons without an article as well; a name such as Weber is none.
    if (ownerBefore.test(before) ? /^[a-z]|(?:ist|ian)s?$/.test(word) : /(?:ist|ician|arian)s?$/i.test(word))
      return true;
  }
  return false;
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
    const index = at(match.index);
    const from = Math.max(sentences[index]?.start ?? 0, match.index - 40);
    if (!patientSubject.test(text.slice(from, match.index))) continue;
    const word = match[1] ?? '';
    const start = match.index + match[0].length - word.length;
    found.set(start, [start, word, index]);
  }
  return [...found.values()];
}

function genderOf(word: string): Gender {
  return male.test(word) ? 'male' : 'female';
}

/** An age is the patient's where the grammar says so, not wherever nothing speaks against it. */
function agesIn(text: string, sentences: readonly Sentence[], referents: Referents): AgeMention[] {
  const ages: AgeMention[] = [];
  const at = sentenceFinder(sentences);
  for (const match of text.matchAll(agePattern)) {
    const start = match.index;
    const end = start + match[0].length;
    const index = at(start);
    const sentence = sentences[index];
    if (sentence === undefined) break;
    const before = text.slice(Math.max(sentence.start, start - 200), start);
    const behind = text.slice(end, Math.min(sentence.end, end + 80));
    if (generalBefore.test(before) || generalBehind.test(behind) || /[\d.-]$/.test(before)) continue;
    if (!isOfPatient(before, behind, index, referents)) continue;
    const years = match[1] === undefined ? numberOfWord((match[2] ?? '').toLowerCase()) : Number(match[1]);
    if (years !== null) ages.push({ start, end, text: match[0], years, sentence });
  }
  return ages;
}

/** Whether the noun behind an age is that of an occupation: `machinist`, `truck loader`. */
function namesAgent(behind: string): boolean {
  const [noun] = / (?:[\w-]+ ){0,2}?[a-z]+(?:ist|ian|er|or)\b/iy.exec(behind) ?? [''];
  return noun !== '' && !NO_AGENTS.has(noun.slice(noun.lastIndexOf(' ') + 1).toLowerCase());
}

/** Whether an age is said of the patient, by the words of its sentence before it and behind it. */
function isOfPatient(before: string, behind: string, index: number, referents: Referents): boolean {
  // "The worker was 20 years old" tells of another time; "was a 20 year old male" does not.
  if (patientBefore.test(before)) return !/\b(?:was|had been) $/i.test(before) || personBehind.test(behind);
  if (pronounBefore.test(before)) return !referents.mayBeOther(index);
  if (otherBehind.test(behind)) return false;
  const described = patientBehind.test(behind) || sexBehind.test(behind);
  if (caseBefore.test(before)) return described || bareBehind.test(behind);
  // The text begins with the patient; what follows may open with anybody.
  const begins = index === 0;
  if (openingBefore.test(before)) {
    if (begins) return described || bareBehind.test(behind) || namesAgent(behind);
    if (before === '' && described) return true;
  }
  if (begins && aboutBefore.test(before)) return described && !patientWord.test(before) && !namesOther(before);
  const pointer = thisBefore.exec(before)?.[1]?.toLowerCase();
  if (pointer === undefined) return false;
  return patientBehind.test(behind) || (pointer === 'this' && sexBehind.test(behind) && !referents.mayBeOther(index));
}
