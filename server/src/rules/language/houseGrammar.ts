/**
 * Slips of house language that need a look at the words around them: an article before an abbreviation, "due to" before
 * a clause, a region of the spine without its noun, a verb that does not agree with a fixed subject.
 *
 * Every finder takes the words of one passage and yields stretches with what should stand there. Where a sentence may be
 * read another way, nothing is yielded.
 */

import type { Reading } from '../../facts/passage';
import { type Word, wordsIn } from './prose';

export interface Slip {
  readonly start: number;
  readonly end: number;
  /** The wrong words as they are shown. */
  readonly wrong: string;
  readonly right: string;
  readonly why: string;
  /** The stretch that the right words replace; the whole slip where it is left out. */
  readonly edit?: { readonly start: number; readonly end: number; readonly newText: string };
}

/** All slips of a passage in one pass over its words. */
/** The slips of an item. */
export const slipsInItem = (reading: Reading): readonly Slip[] => [...slipsIn(reading, true)];
/** The slips of any other passage. */
export const slipsInProse = (reading: Reading): readonly Slip[] => [...slipsIn(reading, false)];

function* slipsIn(reading: Reading, inItem: boolean): Generator<Slip> {
  const { text } = reading;
  const words = reading.once(wordsIn);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === undefined) continue;
    const slip = finders.get(word.key)?.(text, words, at, inItem);
    if (slip !== undefined && slip !== null) yield slip;
  }
}

type Finder = (text: string, words: readonly Word[], at: number, inItem: boolean) => Slip | null;

/** `21th`: the ending of a number. */
function ordinal(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  if (word === undefined || !word.glued) return null;
  const number = /(?<![\d.,/#A-Za-z-])\d{1,3}$/.exec(text.slice(Math.max(0, word.start - 5), word.start))?.[0];
  if (number === undefined || word.key === ordinalOf(Number(number))) return null;
  const right = `${number}${ordinalOf(Number(number))}`;
  return slip(text, word.start - number.length, word.end, right, 'The ending does not fit the number.');
}

/** A number above one before a singular that ends its phrase, so that it is no adjective (`an 8 visit trial`). */
function oneOfMany(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  if (word === undefined || word.glued) return null;
  const number = /(?<![\d.,/#-]|[-\u2013] )\b(?:[2-9]|[1-9]\d) $/.exec(
    text.slice(Math.max(0, word.start - 6), word.start),
  )?.[0];
  if (
    number === undefined ||
    !/^(?:[.,;:)](?:\s|$)| (?:of|were|was|are|over|per)\b)/.test(text.slice(word.end, word.end + 6))
  ) {
    return null;
  }
  const start = word.start - number.length;
  return slip(text, start, word.end, `${text.slice(start, word.end)}s`, 'Use the plural.');
}

function ordinalOf(number: number): string {
  const tens = number % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][number % 10] ?? 'th';
}

function slip(text: string, start: number, end: number, right: string, why: string): Slip {
  return { start, end, wrong: text.slice(start, end), right, why };
}

// Articles

/** Said by their letters, of which the first begins with a vowel: an M-R-I. Some are said both ways and are left out. */
const AN_BEFORE = new Set(
  'MRI MRIs MRA MRCP EMG EMGs NCS NCV NSAID NSAIDs RFA RFAs H2 HNP HEP FCE FRP ESI ESIs LSO AFO AME EKG ECG EEG ER ED IMR IME IV IM LVN RN NP MD MMI MUA SNRI SSRI SSEP ACDF ACL AC AP ALIF MCL LCL SI SLR SCS RTC ADL HMO MTUS ODG X x h2'.split(
    ' ',
  ),
);
/** Said by their letters with a consonant first, or as words that begin with one. */
const A_BEFORE = new Set(
  'CT CTS TENS PT PTP UDS UDT UR PPI GI BMI DVT PRP QME PQME VAS CESI TFESI PCL TFCC DME CPM CBT TBI'.split(' '),
);
/** Written with a vowel first but said with a consonant. */
const CONSONANT_SOUND = /^(?:u(?:ni|s[aeu]|t[ei]|r[eio]|ti|ro|k)|eu|ewe|one|once|ouija)/;
/** Written with a consonant first but said with a vowel. */
const VOWEL_SOUND = /^(?:hour|honest|honor|heir|herb)/;
const SMALL_WORDS = new Set(
  'and or is in of as at on if are it i a an am also else either only even after one'.split(' '),
);
const NUMBER_WITH_AN = /^(?:8\d?|11|18|8\d{2})(?![\d/.:]|\d|-\d|,\d)/;

function article(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  if (word === undefined || word.glued || text.charAt(word.end) !== ' ') return null;
  const written = text.slice(word.start, word.end);
  // A capital in the middle of a sentence is a grade or a list member: "vitamin A in".
  if (written.charAt(0) === 'A' && !beginsSentence(text, word.start)) return null;
  if (/[-/'\u2019]/.test(text.charAt(word.start - 1))) return null;
  const from = word.end + 1;
  if (word.key === 'a' && NUMBER_WITH_AN.test(text.slice(from, from + 5))) {
    const number = /^\d+/.exec(text.slice(from))?.[0] ?? '';
    if (
      !/^[ -](?:day|week|month|year|visit|session|hour|point|pound|inch|degree|foot|percent|mg|mm|cm)/.test(
        text.slice(from + number.length, from + number.length + 10),
      )
    ) {
      return null;
    }
    return articleSlip(text, word, `an`, from + number.length);
  }
  const next = words[at + 1];
  if (next === undefined || next.start !== from || next.broken) return null;
  const following = text.slice(next.start, next.end);
  const digit = text.charAt(next.end);
  const abbreviation = digit === '2' && following === 'H' ? 'H2' : following;
  if (next.glued && abbreviation !== 'H2') return null;
  if (word.key === 'a') {
    if (AN_BEFORE.has(abbreviation)) {
      // A single letter needs its word: an x-ray.
      if (/^x$/i.test(following) && !/^[- ]?ray/i.test(text.slice(next.end, next.end + 4))) return null;
      return articleSlip(text, word, 'an', next.end);
    }
    if (!/^[aeio][a-z]{3,}$/.test(following)) return null;
    if (SMALL_WORDS.has(following) || CONSONANT_SOUND.test(following) || isListMember(text, word)) return null;
    return articleSlip(text, word, 'an', next.end);
  }
  if (A_BEFORE.has(abbreviation)) return articleSlip(text, word, 'a', next.end);
  if (!/^[bcdfgjklmnpqrstvwz][a-z]{3,}$/.test(following) || VOWEL_SOUND.test(following)) return null;
  return articleSlip(text, word, 'a', next.end);
}

function articleSlip(text: string, word: Word, right: string, end: number): Slip {
  const newText = text.charAt(word.start) === 'A' ? `A${right.slice(1)}` : right;
  return {
    start: word.start,
    end,
    wrong: text.slice(word.start, end),
    right: `${newText}${text.slice(word.end, end)}`,
    why: 'Use "an" before a vowel sound, "a" before a consonant.',
    edit: { start: word.start, end: word.end, newText },
  };
}

/** `hepatitis a antibodies`, `grade a evidence`, `type a influenza`. */
function isListMember(text: string, word: Word): boolean {
  return /(?:hepatitis|grade|type|level|class|part|category|vitamin|group|schedule|option|influenza|botulinum|toxin) $/i.test(
    text.slice(Math.max(0, word.start - 12), word.start),
  );
}

function beginsSentence(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && ' "()\u201c\u201d'.includes(text.charAt(at))) at -= 1;
  return at < 0 || '.:;!?'.includes(text.charAt(at));
}

// "due to" before a clause

const FINITE = new Set('is are was were has have does do did had'.split(' '));
/** Words behind which a new clause begins, so that the verb is its own. */
const NEW_CLAUSE = new Set(
  'that which who whom whose where when while because since as if although though but unless until before after what how why whether than he she they it we i you so therefore fact request'.split(
    ' ',
  ),
);
const DETERMINERS = new Set('the a an his her their its this these those'.split(' '));
const PREPOSITIONS = new Set(
  'of in for to with on by from at including regarding concerning under over into between through about within during without per'.split(
    ' ',
  ),
);
/** What is done to a request: behind these, the clause has its verb already. */
const DECIDED = new Set(
  'denied modified certified noncertified approved authorized upheld rejected declined delayed deferred recommended requested necessary established supported granted given'.split(
    ' ',
  ),
);

function dueTo(text: string, words: readonly Word[], at: number): Slip | null {
  const due = words[at];
  const to = words[at + 1];
  if (due === undefined || to?.key !== 'to' || to.gap !== 'blank') return null;
  const there = words[at + 2];
  if (there?.key === 'there' && there.gap === 'blank') {
    const verb = words[at + 3];
    return verb?.gap === 'blank' && FINITE.has(verb.key) ? dueToSlip(text, due, to, verb) : null;
  }
  if (!hasVerbBefore(text, words, at)) return null;
  let joined = false;
  for (let next = at + 2; next < words.length && next < at + 20; next += 1) {
    const word = words[next];
    const before = words[next - 1];
    if (word === undefined || before === undefined) return null;
    if (word.gap === null && text.slice(before.end, word.start) !== '/') {
      // Numbers and parentheses stand inside a phrase; other marks end it.
      if (/[.,;:]/.test(text.slice(before.end, word.start))) return null;
    }
    if (NEW_CLAUSE.has(word.key)) return null;
    if (DETERMINERS.has(word.key) && next > at + 2 && !PREPOSITIONS.has(before.key)) return null;
    if (FINITE.has(word.key)) {
      if (next < at + 3 || before.key === 'and' || before.key === 'or' || PREPOSITIONS.has(before.key)) return null;
      // "due to the fall and is", "due to A and the patient has": the verb may belong to what stands before.
      if (joined && !/^(?:are|were)$/.test(word.key)) return null;
      return dueToSlip(text, due, to, word);
    }
    if (word.key === 'and' || word.key === 'or') joined = true;
  }
  return null;
}

/** Whether the same clause has a verb before `due to`, so that the one behind it cannot be its own. */
function hasVerbBefore(text: string, words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  const due = words[at];
  if (before === undefined || due === undefined || due.gap !== 'blank') return false;
  if (DECIDED.has(before.key)) return true;
  for (let back = at - 1; back >= 0 && back > at - 20; back -= 1) {
    const word = words[back];
    const follower = words[back + 1];
    if (word === undefined || follower === undefined) return false;
    if (/[.,;:]/.test(text.slice(word.end, follower.start))) return false;
    if (NEW_CLAUSE.has(word.key) || word.key === 'and') return false;
    if (word.key === 'denied' || word.key === 'modified') return true;
  }
  return false;
}

function dueToSlip(text: string, due: Word, to: Word, verb: Word): Slip {
  const newText = text.charAt(due.start) === 'D' ? 'Because' : 'because';
  return {
    start: due.start,
    end: verb.end,
    wrong: shorten(text.slice(due.start, verb.end)),
    right: shorten(`${newText}${text.slice(to.end, verb.end)}`),
    why: 'Use "because" before a subject and its verb.',
    edit: { start: due.start, end: to.end, newText },
  };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 28)}...${text.slice(-28)}` : text;
}

// A region of the spine without its noun

const NEVER_A_NOUN = new Set(
  'without with was were is are has at two three four twice six eight for that which x in on from after since due'.split(
    ' ',
  ),
);

function spineRegion(text: string, words: readonly Word[], at: number, inItem: boolean): Slip | null {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined || before === undefined || word.broken || word.glued || word.gap !== 'blank') return null;
  const behind = text.slice(word.end, word.end + 2);
  const next = words[at + 1];
  const ends =
    behind === '' ||
    /^[.;:](?: |$)/.test(behind) ||
    (/^ \d/.test(behind) && inItem) ||
    (next?.gap === 'blank' && NEVER_A_NOUN.has(next.key) && !/^rays?$/.test(words[at + 2]?.key ?? ''));
  if (!ends) return null;
  if (!namesSomething(text, words, at, inItem)) return null;
  return {
    start: word.start,
    end: word.end,
    wrong: `${before.key} ${text.slice(word.start, word.end)}`,
    right: `${before.key} ${text.slice(word.start, word.end)} spine`,
    why: `"${text.slice(word.start, word.end)}" is an adjective and needs its noun.`,
    edit: { start: word.end, end: word.end, newText: ' spine' },
  };
}

/** Whether the region stands where a noun must: behind an article, or in a list that begins with one. */
function namesSomething(text: string, words: readonly Word[], at: number, inItem: boolean): boolean {
  const before = words[at - 1]?.key ?? '';
  if (before === 'the') return true;
  if (inItem && (before === 'of' || before === 'for' || before === 'to')) return true;
  if (before !== 'and' && before !== 'or') return false;
  // `the hip and lumbar.`
  for (let back = at - 2; back >= 0 && back > at - 6; back -= 1) {
    const word = words[back];
    const follower = words[back + 1];
    if (word === undefined || follower === undefined) return false;
    if (!/^[ ,/-]*$/.test(text.slice(word.end, follower.start))) return false;
    if (word.key === 'the') return true;
    if (!REGIONS.has(word.key)) return false;
  }
  return false;
}

const REGIONS = new Set(
  'lumbar cervical thoracic hip hips knee knees shoulder shoulders neck back wrist wrists ankle foot feet elbow hand hands left right bilateral upper lower and or head pelvis spine'.split(
    ' ',
  ),
);

/** `over the scapular.`: the adjective stands where the bone is meant. */
function scapular(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const before = words[at - 1];
  if (word === undefined || word.gap !== 'blank' || before?.key !== 'the') return null;
  if (!/^(?:$|[.;:](?: |$))/.test(text.slice(word.end, word.end + 2))) return null;
  return slip(text, word.start, word.end, 'scapula', '"Scapular" is the adjective; the bone is the scapula.');
}

// Verbs that do not agree

/** Plural nouns of findings and records that are never used like a singular. */
const PLURALS = new Set(
  'spasms findings deficits studies reports symptoms signs complaints records abnormalities factors flags changes rays radiographs injuries fractures contraindications limitations indications restrictions complications visits sessions medications details circumstances documents osteophytes treatments problems concerns conditions notes injections guidelines recommendations tests'.split(
    ' ',
  ),
);
/** What may stand between the verb and such a noun. */
const BETWEEN = new Set(
  'no also still now some several multiple many few bilateral lumbar cervical thoracic muscle paraspinal paravertebral positive abnormal significant exceptional objective neurological neurologic motor sensory diagnostic previous prior other additional further current recent progressive specific clear documented clinical physical radicular focal red insufficient limited ongoing new active severe mild moderate medical subjective imaging radiographic residual x any not degenerative palpable extenuating associated clinical trigger relevant acute chronic noted reported'.split(
    ' ',
  ),
);
const NOT_BEHIND_PLURAL = new Set('based relief improvement magnification review'.split(' '));

function thereIs(text: string, words: readonly Word[], at: number): Slip | null {
  const verb = words[at + 1];
  if (verb === undefined || verb.gap !== 'blank' || (verb.key !== 'is' && verb.key !== 'was')) return null;
  for (let next = at + 2; next < at + 7; next += 1) {
    const word = words[next];
    if (word === undefined || word.gap === null) return null;
    if (PLURALS.has(word.key)) {
      const behind = words[next + 1];
      if (behind !== undefined && behind.gap !== null && NOT_BEHIND_PLURAL.has(behind.key)) return null;
      if (word.key === 'rays' && words[next - 1]?.key !== 'x') return null;
      return agreement(verb, 'there ', ` ... ${word.key}`, text.slice(word.start, word.end));
    }
    if (!BETWEEN.has(word.key)) return null;
  }
  return null;
}

const OTHER_NUMBER: Readonly<Record<string, string>> = {
  is: 'are',
  was: 'were',
  has: 'have',
  does: 'do',
  are: 'is',
  were: 'was',
  have: 'has',
};

/** `before` and `behind` are the words around the verb that the message shows. */
function agreement(verb: Word, before: string, behind: string, subject: string): Slip {
  const right = OTHER_NUMBER[verb.key] ?? verb.key;
  return {
    start: verb.start,
    end: verb.end,
    wrong: `${before}${verb.key}${behind}`,
    right: `${before}${right}${behind}`,
    why: `The subject is "${subject}".`,
    edit: { start: verb.start, end: verb.end, newText: right },
  };
}

/** Verbs and marks at which the search for the verb of a subject ends. */
const OTHER_VERBS = new Set(
  'will would can could should may might must shall did had do does remains remain exceeds exceed meets meet includes include fails fail showed shows show revealed reveals reveal indicated indicate indicates demonstrated demonstrate demonstrates suggest suggests suggested confirmed being there seems appears requests'.split(
    ' ',
  ),
);

/** The first verb behind a subject; `null` where another clause or verb comes first. */
function verbOf(text: string, words: readonly Word[], from: number): Word | null {
  for (let next = from; next < words.length && next < from + 24; next += 1) {
    const word = words[next];
    const before = words[next - 1];
    if (word === undefined || before === undefined) return null;
    if (/[.,;:"\u201c]/.test(text.slice(before.end, word.start))) return null;
    if (NEW_CLAUSE.has(word.key) || OTHER_VERBS.has(word.key)) return null;
    if (OTHER_NUMBER[word.key] !== undefined) return word;
  }
  return null;
}

function request(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const article = words[at - 1];
  const preposition = words[at + 1];
  if (word === undefined || article === undefined || (article.key !== 'the' && article.key !== 'this')) return null;
  if (!beginsSentence(text, article.start) || preposition === undefined) return null;
  if (preposition.key !== 'for' && preposition.key !== 'of') return null;
  const verb = verbOf(text, words, at + 2);
  if (verb === null || !/^(?:are|were|have)$/.test(verb.key)) return null;
  return agreement(verb, `${article.key} request ... `, '', 'request');
}

function results(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const preposition = words[at + 1];
  if (words[at - 1]?.key !== 'the' || word === undefined || word.gap !== 'blank') return null;
  if (words[at - 2]?.key === 'of' || words[at - 2]?.key === 'with' || words[at - 2]?.key === 'by') return null;
  if (preposition?.key !== 'of' && preposition?.key !== 'from') return null;
  const verb = verbOf(text, words, at + 2);
  if (verb === null || !/^(?:is|was|has)$/.test(verb.key)) return null;
  // "the results of the MRI and the exam was": still plural; "the results of what is" is ended by its pronoun.
  return agreement(verb, 'the results ... ', '', 'results');
}

// A possessive without its apostrophe

const OWNED = new Set(
  'lumbar cervical thoracic symptoms symptom pain condition conditions injury injuries diagnosis diagnoses medical current ear ears knee shoulder wrist back neck hand foot ankle hip spine body needs treatment treatments complaints complaint functional function medication medications job employer work history past progress physical range quality activities ability response'.split(
    ' ',
  ),
);
/** Of the persons a letter speaks of there is only one. */
const PERSONS = new Map([
  ['workers', "worker's"],
  ['patients', "patient's"],
  ['claimants', "claimant's"],
]);

function possessive(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined || next === undefined || next.gap !== 'blank' || word.gap !== 'blank') return null;
  const before = words[at - 1]?.key;
  const one = word.key === 'workers' ? before === 'injured' && words[at - 2]?.key === 'the' : before === 'the';
  if (!one || !OWNED.has(next.key)) return null;
  // "the patients work", "the patients progress": the word may be the verb of a real plural.
  const behind = words[at + 2];
  if (MAY_BE_VERB.has(next.key) && (behind === undefined || behind.gap === null || !FINITE.has(behind.key)))
    return null;
  const right = PERSONS.get(word.key) ?? word.key;
  return slip(text, word.start, word.end, right, 'One person is meant, so use the singular possessive.');
}

const MAY_BE_VERB = new Set(['work', 'progress', 'needs', 'function', 'back', 'range', 'past', 'current']);

/** `the injured workers' symptoms`: the plural possessive for one person. */
function pluralPossessive(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined || next === undefined || word.gap !== 'blank' || words[at - 1]?.key !== 'injured') return null;
  if (words[at - 2]?.key !== 'the' || next.start !== word.end + 2 || !OWNED.has(next.key)) return null;
  if (text.charAt(word.end) !== "'" && text.charAt(word.end) !== '\u2019') return null;
  const right = `worker${text.charAt(word.end)}s`;
  return slip(text, word.start, word.end + 1, right, 'One person is meant, so use the singular possessive.');
}

// Sentences that run together, and marks before quotations

/** What may stand before "therefore" inside a clause. */
const BEFORE_THEREFORE = new Set(
  'and is was are were be been but that so has have had can could would should may might must will it not or which who'.split(
    ' ',
  ),
);

/** `is not supported therefore the request is denied`: two sentences without a mark between them. */
function therefore(_text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const before = words[at - 1];
  const article = words[at + 1];
  const subject = words[at + 2];
  if (word === undefined || before === undefined || word.gap !== 'blank' || BEFORE_THEREFORE.has(before.key))
    return null;
  if (article?.gap !== 'blank' || (article.key !== 'the' && article.key !== 'this')) return null;
  if (subject?.gap !== 'blank' || !/^(?:requests?|requested|treatment|medical|medication)$/.test(subject.key))
    return null;
  return {
    start: before.end,
    end: word.end,
    wrong: `${before.key} therefore`,
    right: `${before.key}; therefore,`,
    why: 'Two sentences run together.',
    edit: { start: before.end, end: word.end, newText: '; therefore,' },
  };
}

/** `The ODG states; "...`: a semicolon before a quotation. */
function statesSemicolon(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  if (word === undefined || !/^; ["\u201c]/.test(text.slice(word.end, word.end + 3))) return null;
  return {
    start: word.start,
    end: word.end + 1,
    wrong: `${word.key};`,
    right: `${word.key},`,
    why: 'Put a comma or colon before a quotation.',
    edit: { start: word.end, end: word.end + 1, newText: ',' },
  };
}

/** `6/10 the 8/10`: a range of pain scores. */
function scoreRange(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  if (word === undefined || text.charAt(word.start - 2) !== '0' || text.charAt(word.start - 1) !== ' ') return null;
  if (!/\d\/10 $/.test(text.slice(Math.max(0, word.start - 6), word.start))) return null;
  if (!/^ \d{1,2}\/10/.test(text.slice(word.end, word.end + 7))) return null;
  return slip(text, word.start, word.end, 'to', 'A range runs from one score "to" the other.');
}

// An adjective without its ending

const CHANGED = new Set('sensation range strength grip reflexes lordosis mobility rom'.split(' '));
const BEFORE_DECREASED = new Set(
  'has had with is was are were shows showed reveals revealed noted demonstrated demonstrates documented there and includes included'.split(
    ' ',
  ),
);

function decrease(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const before = words[at - 1];
  const next = words[at + 1];
  if (word === undefined || before === undefined || next === undefined || word.gap !== 'blank') return null;
  if (next.gap !== 'blank' || !CHANGED.has(next.key) || !BEFORE_DECREASED.has(before.key)) return null;
  // "to reduce pain and decrease range" is a verb.
  if (before.key === 'and') return null;
  return slip(text, word.start, word.end, `${text.slice(word.start, word.end)}d`, 'Use the participle before a noun.');
}

// Plurals of abbreviations

const ABBREVIATION_PLURAL_VERBS = new Set('are were have do'.split(' '));

function abbreviationPlural(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined || next === undefined || next.gap !== 'blank' || !ABBREVIATION_PLURAL_VERBS.has(next.key)) {
    return null;
  }
  // A guideline is quoted with its own spelling.
  if (isQuoted(text, word.start)) return null;
  const written = text.slice(word.start, word.end);
  const right = written.replace(/['\u2019]/, '');
  return slip(text, word.start, word.end, right, 'A plural takes no apostrophe.');
}

/** Whether an odd number of quotation marks stands before a place, so that it lies in a quotation. */
function isQuoted(text: string, at: number): boolean {
  let marks = 0;
  for (let before = 0; before < at; before += 1) if ('"\u201c\u201d'.includes(text.charAt(before))) marks += 1;
  return marks % 2 === 1;
}

const ABBREVIATIONS_WITH_S = "mri's nsaid's tca's emg's esi's ssri's snri's x-ray's adl's ppi's".split(' ');

// A plural subject with a singular verb

const RECORDS = new Set(
  'notes records guidelines reports findings rays radiographs results studies symptoms aids'.split(' '),
);
const BEFORE_RECORDS = new Set(
  'the these those provided submitted medical clinical progress office treatment available current most recent prior previous bilateral hearing physical examination diagnostic imaging x patient laboratory radiology operative'.split(
    ' ',
  ),
);
const SINGULAR_VERBS = new Map([
  ['does', 'do'],
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['fails', 'fail'],
  ['indicates', 'indicate'],
  ['shows', 'show'],
  ['reveals', 'reveal'],
  ['demonstrates', 'demonstrate'],
  ['documents', 'document'],
  ['supports', 'support'],
  ['recommends', 'recommend'],
]);

function plural(text: string, words: readonly Word[], at: number): Slip | null {
  const word = words[at];
  const verb = words[at + 1];
  if (word === undefined || verb === undefined || verb.gap !== 'blank') return null;
  const right = SINGULAR_VERBS.get(verb.key);
  if (right === undefined) return null;
  // A title in capitals is one work, and may have its verb in the singular.
  if (word.key === 'guidelines' && text.charAt(word.start) === 'G') return null;
  let first = at;
  while (first > 0 && at - first < 5 && words[first]?.gap !== null && BEFORE_RECORDS.has(words[first - 1]?.key ?? '')) {
    first -= 1;
  }
  const start = words[first];
  if (start === undefined || first === at || !beginsSentence(text, start.start)) return null;
  if (word.key === 'rays' && words[at - 1]?.key !== 'x') return null;
  const subject = text.slice(word.start, word.end);
  return {
    start: verb.start,
    end: verb.end,
    wrong: `${subject} ${verb.key}`,
    right: `${subject} ${right}`,
    why: `The subject is "${subject}".`,
    edit: { start: verb.start, end: verb.end, newText: right },
  };
}

function guidelinesNoun(text: string, words: readonly Word[], at: number): Slip | null {
  const agreed = plural(text, words, at);
  if (agreed !== null) return agreed;
  const word = words[at];
  const next = words[at + 1];
  if (word === undefined || next?.gap !== 'blank' || text.charAt(word.start) !== 'g') return null;
  if (!/^(?:recommendations?|criteria|criterion)$/.test(next.key)) return null;
  const right = `guideline ${text.slice(next.start, next.end)}`;
  return slip(text, word.start, next.end, right, 'Use the singular before a noun.');
}

const finders: ReadonlyMap<string, Finder> = new Map<string, Finder>([
  ...['st', 'nd', 'rd', 'th'].map((key): [string, Finder] => [key, ordinal]),
  ...['session', 'visit', 'tablet', 'capsule'].map((key): [string, Finder] => [key, oneOfMany]),
  ['a', article],
  ['an', article],
  ['due', dueTo],
  ['lumbar', spineRegion],
  ['cervical', spineRegion],
  ['thoracic', spineRegion],
  ['scapular', scapular],
  ['there', thereIs],
  ['request', request],
  ['results', (text, words, at) => results(text, words, at) ?? plural(text, words, at)],
  ['workers', (text, words, at) => possessive(text, words, at) ?? pluralPossessive(text, words, at)],
  ['therefore', therefore],
  ['the', scoreRange],
  ...['state', 'states', 'stated', 'recommends', 'recommend'].map((key): [string, Finder] => [key, statesSemicolon]),
  ['patients', possessive],
  ['claimants', possessive],
  ['decrease', decrease],
  ['guidelines', guidelinesNoun],
  ...ABBREVIATIONS_WITH_S.map((key): [string, Finder] => [key, abbreviationPlural]),
  ...[...RECORDS]
    .filter((key) => key !== 'guidelines' && key !== 'results')
    .map((key): [string, Finder] => [key, plural]),
]);
