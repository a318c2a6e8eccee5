/**
 * The parts of the body that a text names, with side and region.
 *
 * One pass over the words: a word that begins a form of the table (`regions.ts`) is a part, a word for a side belongs to
 * the part behind it, or to the part before it where the text says so (`the knees bilaterally`). What only sounds like a
 * part (`on the other hand`, `came back`, `head of therapy`) and tests that are named for the limb that moves
 * (`straight leg raise`) are left out.
 */

import type { Stretch } from './passage';
import {
  isPaired,
  isSpine,
  type Region,
  type RegionSet,
  regionSet,
  type Term,
  type TermKind,
  termForms,
  termOfLevel,
} from './regions';

export type { Region } from './regions';

export type Side = 'left' | 'right' | 'bilateral';

export interface BodyPart extends Stretch {
  /** The words as they stand, the side among them. */
  readonly text: string;
  /** The part's plain name: `knee`, `lumbar spine`. */
  readonly name: string;
  readonly region: Region;
  /** `null` where no side is named. */
  readonly side: Side | null;
  /** The places that the words take in. */
  readonly covers: RegionSet;
  readonly kind: TermKind;
  /** The part's own words, without the side. */
  readonly own: Stretch;
  /** The words for the side; `null` where none is named or where an abbreviation holds it (`RUE`). */
  readonly sidePlace: Stretch | null;
  /** Whether the side was said of another part of the same list: the ankle of `left knee and ankle`. */
  readonly sharesSide: boolean;
}

/** `C5-6`, `L5-S1`, `C4/5/6`; group 1 is the first segment. */
const LEVEL =
  /[CTLScls]\d{1,2}(?:(?: ?[-\u2013/] ?| (?:to|through) (?=[CTLS]\d))[CTLS]?\d{1,2}(?![\d%]|\.\d)){0,4}(?![\dA-Za-z%]|\.\d)/y;

/** Between a side and its part; verbs and small words are none of these, so that `left the hand` names no side. */
const BETWEEN = new Set(
  `side sided sides of his her the total partial anterior posterior medial lateral distal proximal upper lower mid middle inner outer
  superior inferior open closed index ring small little long great big first second third fourth fifth dominant major
  minor non nondominant ventral dorsal volar radial ulnar acute chronic severe mild moderate injured affected
  symptomatic painful operative arthroscopic deep superficial intra inguinal parasagittal paracentral frozen st nd rd th`.split(
    /\s+/,
  ),
);
/** The small words among these count only behind `side of`: `the left side of her neck`. */
const SMALL = new Set(['of', 'his', 'her', 'the']);

interface PendingSide extends Stretch {
  readonly side: Side;
  /** Where the last word stands that may lead to the part. */
  readonly reach: number;
  /** Whether `side of` stood behind, so that an article may follow. */
  readonly opened: boolean;
  /** Whether an `and` or `than` stood behind, so that only another side may follow: `left and right`. */
  readonly joins: boolean;
}

const SIDE_WORDS: ReadonlyMap<string, Side> = new Map([
  ['left', 'left'],
  ['right', 'right'],
  ['bilateral', 'bilateral'],
  ['bilaterally', 'bilateral'],
  ['bilat', 'bilateral'],
  ['both', 'bilateral'],
  ['lt', 'left'],
  ['rt', 'right'],
  ['lft', 'left'],
  ['rgt', 'right'],
  ['rigth', 'right'],
]);

/** `upper and lower extremities`, `mid to low back`: two parts in one name. */
const DOUBLE =
  /(?:upper|mid(?:dle)?|lower|low)(?: ?-)? ?(?:and\/or|and|or|to|&|\/|,|-) ?(?:upper|mid(?:dle)?|lower|low)[- ]{1,2}(back|extremit(?:y|ies)|limbs?|arms?|legs?)\b/iy;

/** Where the text between two sides joins them: `left and right knee`, `right/left`, `left > right`. */
const SIDES_JOINED = /^ ?(?:,? ?and|or|&|\/|and\/or|>|<|-|,|(?:greater|more|worse) than(?: the)?|versus|vs\.?|to) ?$/i;
/** Between two parts of one list. */
const LIST = /^(?:, ?(?:and |or |& )?| (?:and\/or|and|or|&|as well as) (?:the |his |her )?| ?[/&-] ?|-)$/i;

/** A side behind its part: `knees bilaterally`, `shoulder (left)`, `knee, right`, `hip on the left`. */
const SIDE_BEHIND =
  /(?: (bilaterally|bilateral(?! [a-z]))| ?\((left|right|bilateral|L|R|B\/L)(?: side)?\)|(?: ?[-\u2013:]|,) ?(left|right|bilateral|bilaterally)(?= ?(?:[,.;:)]|side\b|$))|,? on the (left|right)(?= ?(?:[,.;:)]|sided?\b|and\b|with\b|$))(?: side)?|,? on (both) sides)/iy;

/** What a thing with arms, a head or a foot is called where one speaks of these. */
const FURNITURE =
  '(?:seat|chair|commode|stool|bench|wheelchair|recliner|toilet|bath|tub|table|bed|mattress|sofa|couch|frame|rail|tray)s?';
/** `Seat with arms`, `bed with adjustable head`, `swing-away arms`: a part of a thing, by the words before it. */
const PART_OF_THING = new RegExp(
  String.raw`\b(?:${FURNITURE}(?: with| without| has| having|'s|\u2019s)?|shower|(?:adjustable|removable|detachable|swing-?away|flip-?up|fold(?:ing|able)|padded|reclining|motorized|rotating)(?: (?:or |and )?(?!(?:the|his|her|a|both)\b)\w+)?(?: and| or| and\/or)?|${FURNITURE} with(?:out)?(?: \w+,?){1,2}(?: and| or)?)[ -]$`,
  'i',
);
/** The same by the words behind: `arms of the chair`, `foot board`. */
const OF_THING = String.raw`(?: of (?:the|a|his|her) (?:hospital )?${FURNITURE}\b|[- ]?(?:board|plate|section|end|rest|cradle|panel|rail)s?\b)`;

/**
 * Words that name no part of this patient where they stand so: what stands before (to its end) and behind (from its
 * start) is looked at. Anything matched leaves the word out.
 */
const UNLESS: Readonly<Record<string, { readonly before?: RegExp; readonly behind?: RegExp }>> = {
  hand: {
    before:
      /\b(?:other|one|second|first|at|by|in|on|out of|upper|lend a|case in|helping|free|short) $|[- ]?(?:second|first)-$/i,
    behind:
      /^(?: is (?:his |her |the )?dominan|[- ]?(?:dominan|handed|preference|out\b|outs\b|written|tool|tools|held|book|controls?\b|carr|off\b|in hand|washing|sanitizer|surgeon|surgery (?:consult|referral)|specialist|rail|truck|cart|brake|gun))/i,
  },
  hands: {
    before: /\b(?:in the|into the|at the|change|changing) $/i,
    behind: /^[- ](?:on\b|off\b|free\b|of (?:the|a|an)\b|(?:are|were) (?:tied|forced))/i,
  },
  head: {
    before: /\b(?:as(?: the)?|department|section|(?:over|above|behind) (?:the|his|her|their)) $|-$/i,
    behind:
      /^(?: of (?:the )?(?:department|therapy|physical|a |household|service|division|radiology|state|fibula|radius|humerus|femur)|[- ]on\b|[- ]first\b|[- ]to[- ](?:head|toe)|start|quarter|ache|ing\b|s\b|set| compression| tilt)/i,
  },
  back: {
    behind:
      /^ (?:to\b|in \d|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|and forth|up\b|for (?:a |re|follow|his|her|fu)|on (?:\w+ )?\d|from|at work|home|into|down|by|when|of (?:the|his|her|a)\b|rests?\b)/i,
  },
  backs: { behind: /^/ },
  face: {
    before: /\b(?:in the|in|to|on its|on the|may|will|can|must|would|could|they|we|who) $/i,
    behind: /^(?:[- ]to[- ]face|[- ](?:mask|value|valid|a\b|the\b|an\b|of\b|down\b|up\b|challenges))/i,
  },
  arm: {
    before: /\b(?:treatment|control|study|placebo|active|each|this|that|drop) $|\bdrop-$/i,
    behind: /^(?: (?:drop|raise|raising|squeeze|of the (?:study|trial))|['\u2019]s length|[- ]?chair|[- ]?rest|band)/i,
  },
  arms: { before: /\b(?:treatment|control|study|two|three) $/i, behind: /^ of the (?:study|trial)/i },
  leg: {
    before: /\b(?:straight|str|str\.) ?-? ?$/i,
    behind: /^[- ](?:raise|raises|raising|rise|lift|lifts|length|press|extension machine|room|rest|bag|lifter)/i,
  },
  legs: { before: /\bstraight $/i, behind: /^[- ](?:raise|raising)/i },
  foot: {
    before:
      /(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|per|square|cubic|on|by|set|under) ?-?$/i,
    behind: /^[- ](?:ladder|fall|tall|high|long|wide|deep|drop from|traffic|note|stool|rest|pedal|of\b|print)/i,
  },
  feet: {
    before:
      /(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|few|several|square|many|more|his own|own|her own)) ?-?$/i,
    behind:
      /^(?: (?:tall|high|long|wide|deep|inches|in (?:height|depth|length)|above|below|off|down|onto|from|into|away|per|per second|\d)|,? \d)/i,
  },
  toe: {
    before: /\b(?:heel|heel and|heel-to-|steel|and|to) ?-? ?$(?<=heel(?: and|-to-| to)? ?-? ?$|steel ?-?$)/i,
    behind: /^(?:[- ](?:walk|walking|gait|raise|raises|rise|touch|stand|standing|to[- ]|and[- ]heel)|s? and heel)/i,
  },
  toes: {
    before: /\b(?:on|tip|heels? (?:and|or)|heels?[- ]to[- ]?|to (?:his|her) ?) ?(?:his |her |the )?$/i,
    behind: /^ (?:and heels|or heels|walk)/i,
  },
  heel: { behind: /^(?:[- /](?:walk|walking|gait|raise|raises|rise|rises|toe|and toe|to|strike|lift|stand)|[- ]toe)/i },
  heels: { behind: /^ (?:and|or) toes/i },
  finger: { before: /\bto $/i, behind: /^(?:[- ]to\b|[- ]?print|[- ]?stick| pulse)/i },
  eye: {
    before:
      /\b(?:trained|experienced|practi[cs]ed|expert|keen|critical|untrained|watchful|careful|sharp|private|turn(?:s|ed|ing)? a blind|mind['\u2019]s|public|naked|bird['\u2019]s|(?:keep(?:s|ing)?|kept) an?(?: \w+)?) $/i,
    behind:
      /^[- ](?:contact|witness|wear|opening|sight|of\b|level|exam|to(?:ward)?s? (?:\w+ing|the (?:future|costs?)|eye)|catch)/i,
  },
  eyes: {
    before: /\b(?:in the|through the|fresh|all|many|prying|trained) $/i,
    behind: /^ of (?:the (?:law|guidelines?|reviewer|provider|employer|claims)|a\b|this reviewer)/i,
  },
  ear: {
    before: /\b(?:by|turn(?:s|ed|ing)? a deaf|sympathetic|willing|(?:lends?|lent|lending) an?|trained) $/i,
    behind: /^[- ]?(?:plug|mark|to the ground)/i,
  },
  ears: { before: /\b(?:on deaf|all|willing) $/i },
  chest: { behind: /^[- ](?:x[- ]?rays?|radiograph|film|ct|xr|pa\b|height|level|physician)/i },
  neck: {
    before: /\b(?:surgical|femoral|talar|metacarpal|metatarsal|radial|fibular|anatomic|v|crew) ?-?$/i,
    behind: /^ (?:of (?:the )?(?:femur|humerus|talus|radius|fibula)|and neck)/i,
  },
  spine: { behind: /^ (?:19|20)\d\d|^ \d{1,2} ?[(;:,]|^[,.;] ?\d{4}/i },
  spinal: { behind: /^ (?:needle|tap|anesthe|cord stimulat|headache)/i },
  knee: {
    before: /\bhand on $/i,
    behind: /^[- ](?:to[- ]chest|chest|walker|scooter|roller|jerk|high|reflex|room|length)/i,
  },
  knees: { behind: /^[- ]to[- ]chest/i },
  ankle: { behind: /^[- ](?:jerk|reflex|bracelet|high\b|clonus|brachial)/i },
  biceps: { behind: /^(?:,? (?:triceps|and triceps|brachioradialis|reflex|jerk|strength))/i },
  triceps: { behind: /^(?:,? (?:and )?(?:brachioradialis|reflex|jerk|strength))/i },
  patellar: { behind: /^,? (?:and achilles|reflex|tendon reflex|dtr|jerk|\d)/i },
  achilles: { behind: /^,? (?:and patellar|reflex|tendon reflex|dtr|jerk|\d)/i },
  femoral: { behind: /^[- ](?:nerve )?stretch|^ (?:artery|pulse|head|neck)/i },
  shoulder: {
    before: /\b(?:cannot|can|could|must|will|would|should|may|might)(?: not)? $/i,
    behind:
      /^[- ](?:abduction (?:relief|test)|depression test|harness|width|height|level|strap|belt|bag|to shoulder|(?:the|such|all|this|that|his|her|these|more|most|any|half|part of the) (?:entire |whole |full |extra |added |additional )?(?:cost|burden|expense|responsibilit|blame|load|risk|weight|work|bill|price|duty|duties|task))/i,
  },
  shoulders: {
    before:
      /\b(?:rest(?:s|ed)?|fall(?:s|en)?|fell|lies?|lay|placed|put|lands?)(?: \w+)? (?:on|upon) (?:the|its|his|her|their|our) $|\b(?:on|upon) (?:the )?(?:\w+ )?(?:provider|physician|doctor|surgeon|employer|carrier|insurer|administrator|reviewer|adjuster|family|wife|husband|spouse|taxpayer|other)s?['\u2019]?s? $/i,
    behind:
      /^ of (?:the (?:provider|physician|employer|claims|insurer|carrier|surgeon|requesting|treating)|others|those)/i,
  },
  forearm: { behind: /^[- ](?:crutch|platform|trough)/i },
  axillary: { behind: /^[- ]crutch/i },
  elbow: { behind: /^[- ](?:flexion test|room|grease|height|level|crutch)/i },
  wrist: { behind: /^[- ](?:watch|level|height)/i },
  palm: { behind: /^[- ](?:oil|pilot|up\b|down\b|tree|beach|springs?|desert)/i },
  calf: { behind: /^ (?:raise|raises|skin)/i },
  hip: { behind: /^[- ](?:hop|pocket|height|hinge)/i },
  plantar: { behind: /^ (?:response|reflex)/i },
  hearing: { behind: /^ (?:officer|date|held|on \d)/i, before: /\b(?:court|expedited|administrative|a) $/i },
  le: { before: /\b(?:la|de) $/i },
  nose: { before: /\bto[- ]$/i },
  rib: { behind: /^[- ]?eye/i },
};

/** The parts that things have, too. */
const OF_THINGS = new Set(['arm', 'arms', 'head', 'foot', 'leg', 'legs', 'feet']);
const OF_THING_BEHIND = new RegExp(`^${OF_THING}`, 'i');

/** Words that count in capitals only, for in small letters they are other words or none. */
const CAPITALS_ONLY = new Set([
  'ue',
  'ues',
  'le',
  'les',
  'bue',
  'rue',
  'lue',
  'ble',
  'rle',
  'lle',
  'acl',
  'pcl',
  'cts',
  'tbi',
  'tmj',
  'tfcc',
  'si',
  'ac',
  'ls',
  'it',
  'slap',
]);

/** A bare `back` is a part only where the words about it say so: elsewhere it means returning or earlier. */
const BACK_BEFORE =
  /(?:\b(?:the|his|her|their|patient['\u2019]s|worker['\u2019]s|of|and|or|left|right|bilateral|neck,|neck|shoulder,|shoulders?,|lumbar|entire|whole|hip,|for|in|with|chronic|acute|left-sided|right-sided|injured) |[/,] ?|-|^|: ?|\()$/i;
const BACK_BEHIND =
  /^[- ](?:pain|injur|surger|brace|strain|sprain|ache|complaint|spasm|condition|muscle|problem|symptom|stiff|support|school|disorder|discomfort|exam|trouble|disease|program|region|area|wall|fusion|therapy|treatment|and (?:neck|leg|shoulder|hip|arm|knee|lower|upper|buttock)|x-?ray|mri)/i;

/** Body parts in order, none overlapping. Linear in the text: most words are passed over by their first letters. */
export function findBodyParts(text: string): BodyPart[] {
  const found: BodyPart[] = [];
  const forms = termForms();
  const openings = wordOpenings();
  let side: PendingSide | null = null;
  const { length } = text;
  let at = 0;
  while (at < length) {
    if (!isLetterCode(text.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const start = at;
    at = endOfWord(text, start + 1, length);
    if (start > 0 && isApostrophe(text.charCodeAt(start - 1))) continue;
    const isLevel = at === start + 1 && at < length && isDigitCode(text.charCodeAt(at));
    if (side === null && !isLevel && !mayBegin(text, start, at, openings)) continue;
    if (side !== null && broken(text, side.reach, start)) side = null;
    const word = text.slice(start, at);
    const lower = word.toLowerCase();
    const sideWord = sideAt(text, start, word, lower);
    if (sideWord !== null) {
      side = joinSides(text, side, sideWord);
      at = sideWord.end;
      continue;
    }
    const named = isLevel ? levelAt(text, start) : partAt(text, start, word, lower, forms);
    if (named === null) {
      side = side && onTheWay(side, at, lower);
      continue;
    }
    at = named.end;
    if (named.term !== null) {
      const part = withSide(text, start, named.end, named.term, sideOfPart(text, side, start), found.at(-1));
      found.push(part);
      at = Math.max(at, part.end);
    }
    side = null;
  }
  return found;
}

/** Offsets stay within the text here: to ask for a character beyond its end makes the whole reading slow. */
function endOfWord(text: string, from: number, length: number): number {
  let at = from;
  while (at < length && isLetterCode(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a code is that of an unaccented letter; small letters and capitals differ in one bit. */
function isLetterCode(code: number): boolean {
  const small = code | 32;
  return small >= 97 && small <= 122;
}

function isDigitCode(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** What stands behind an apostrophe is the end of a word: `don't`. */
function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

/** The first three letters of a word as one number, capitals as small letters. */
function openingOf(text: string, start: number, end: number): number {
  const second = start + 1 < end ? text.charCodeAt(start + 1) & 31 : 0;
  const third = start + 2 < end ? text.charCodeAt(start + 2) & 31 : 0;
  return ((text.charCodeAt(start) & 31) << 10) | (second << 5) | third;
}

/** Whether a word may be a part or a side, by its opening and length; one broken at a line end, by its opening. */
function mayBegin(text: string, start: number, end: number, openings: Uint32Array): boolean {
  const lengths = openings[openingOf(text, start, end)] ?? 0;
  if (lengths === 0) return false;
  return (lengths & lengthBit(end - start)) !== 0 || (end < text.length && text.charCodeAt(end) === HYPHEN);
}

const HYPHEN = 0x2d;

function lengthBit(length: number): number {
  return 1 << Math.min(length, 31);
}

let openingTable: Uint32Array | undefined;

/** For each opening the lengths, as bits, of the words of a part or a side that have it; made at first use. */
function wordOpenings(): Uint32Array {
  if (openingTable !== undefined) return openingTable;
  const table = new Uint32Array(1 << 15);
  const words = [...termForms().keys(), ...SIDE_WORDS.keys(), 'l', 'r', 'b', 'upper', 'lower', 'low', 'mid', 'middle'];
  for (const word of words) {
    const opening = openingOf(word, 0, word.length);
    table[opening] = (table[opening] ?? 0) | lengthBit(word.length);
  }
  openingTable = table;
  return table;
}

/** The pending side, where it can belong to a part at `start`: no joining word and no comma stands between. */
function sideOfPart(text: string, side: PendingSide | null, start: number): PendingSide | null {
  return side === null || side.joins || text.slice(side.reach, start).includes(',') ? null : side;
}

/** Whether something between a side and the word at `start` parts them. */
function broken(text: string, reach: number, start: number): boolean {
  const between = text.slice(reach, start);
  if (between === ' ') return false;
  // Only abbreviations go on behind a full stop: `Lt. knee`.
  if (between === '. ') return !/\b(?:[LR]t|lft|rgt|bilat)$/i.test(text.slice(Math.max(0, reach - 6), reach));
  return !/^(?:-|- |\) ?| ?[/&<>] ?| \(|, ?| \d)$/.test(between);
}

/** The word for a side at `start`; single letters and `B/L` count in capitals before a part or in brackets. */
function sideAt(
  text: string,
  start: number,
  word: string,
  lower: string,
): { side: Side; start: number; end: number } | null {
  const known = SIDE_WORDS.get(lower);
  const end = start + word.length;
  if (known !== undefined) {
    if (word.length === 2 && !/[A-Z]/.test(word.charAt(0)) && !/\.? /.test(text.slice(end, end + 2))) return null;
    if (lower === 'right' && /^ (?:away|now|after|before|to\b|there|here|then|at\b)/i.test(text.slice(end, end + 8)))
      return null;
    if (lower === 'both' && /^ (?:of (?:these|which|them)|a\b|in\b|are\b|were\b)/i.test(text.slice(end, end + 10)))
      return null;
    return { side: known, start, end };
  }
  if (word === 'B' || word === 'b') {
    if (/^b\/l\b/i.test(text.slice(start, start + 4))) return { side: 'bilateral', start, end: start + 3 };
  }
  if (word === 'L' || word === 'R') {
    const behind = text.slice(end, end + 2);
    if (text.charAt(start - 1) === '/' || /^\/[SLR]|^-| ?spine/i.test(text.slice(end, end + 7))) return null;
    if (behind.startsWith(' ') || behind === ') ' || behind === '. ')
      return { side: word === 'L' ? 'left' : 'right', start, end };
  }
  return null;
}

function joinSides(
  text: string,
  pending: PendingSide | null,
  next: { side: Side; start: number; end: number },
): PendingSide {
  const { side, start, end } = next;
  const differ = pending !== null && pending.side !== side && pending.side !== 'bilateral' && side !== 'bilateral';
  if (differ && SIDES_JOINED.test(text.slice(pending.end, start))) {
    return { side: 'bilateral', start: pending.start, end, reach: end, opened: false, joins: false };
  }
  return { side, start, end, reach: end, opened: false, joins: false };
}

const JOINING = /^(?:and|or|greater|more|worse|than)$/;

/** The pending side behind one more word; `null` where the word leads to no part. */
function onTheWay(side: PendingSide, end: number, lower: string): PendingSide | null {
  if (JOINING.test(lower)) return side.end === side.reach || side.joins ? { ...side, reach: end, joins: true } : null;
  if (!BETWEEN.has(lower) || side.joins) return null;
  if (SMALL.has(lower)) {
    if (!side.opened && lower !== 'of') return null;
    return lower === 'of' && !side.opened ? null : { ...side, reach: end };
  }
  if (end - side.end > 40) return null;
  return { ...side, reach: end, opened: side.opened || lower === 'side' || lower === 'sides' };
}

/** The longest form that starts here; `term: null` for words that look like a part and are none. */
function partAt(
  text: string,
  start: number,
  word: string,
  lower: string,
  forms: ReturnType<typeof termForms>,
): { term: Term | null; end: number } | null {
  if (lower === 'upper' || lower === 'lower' || lower === 'low' || lower === 'mid' || lower === 'middle') {
    DOUBLE.lastIndex = start;
    const double = DOUBLE.exec(text);
    if (double !== null) return { term: doubleTerm(double[1] ?? ''), end: DOUBLE.lastIndex };
  }
  let end = start + word.length;
  let entries = forms.get(lower);
  // A word broken at a line end: `cervi- cal`.
  if (entries === undefined && text.charAt(end) === '-' && text.charAt(end + 1) === ' ') {
    const rest = /^[a-z]{2,14}/.exec(text.slice(end + 2, end + 16))?.[0];
    const joined = rest === undefined ? undefined : forms.get(lower + rest);
    if (rest !== undefined && joined !== undefined) {
      entries = joined;
      end += 2 + rest.length;
    }
  }
  if (entries === undefined) return null;
  if (CAPITALS_ONLY.has(lower) && word.replace(/s$/, '') !== word.replace(/s$/, '').toUpperCase()) return null;
  for (const { rest, term } of entries) {
    const behind = followedBy(text, end, rest);
    if (behind === null) continue;
    if (rest.length === 0 && excluded(text, start, end, lower)) return { term: null, end };
    return { term, end: behind };
  }
  return null;
}

/** The offset behind the words of a form that follow each other from `from`; `null` where they do not. */
function followedBy(text: string, from: number, rest: readonly string[]): number | null {
  let at = from;
  for (const word of rest) {
    if (text.charAt(at) === '\u2019' || text.charAt(at) === "'") at += text.charAt(at + 1) === 's' ? 2 : 1;
    if (text.charAt(at) === '-' || text.charAt(at) === '/') at += 1;
    if (text.charAt(at) === ' ') at += 1;
    if (at === from || text.slice(at, at + word.length).toLowerCase() !== word) return null;
    at += word.length;
    if (/[A-Za-z0-9]/.test(text.charAt(at))) return null;
  }
  return at;
}

const REACH = 40;

function excluded(text: string, start: number, end: number, lower: string): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const behind = text.slice(end, end + REACH);
  if (
    lower === 'back' &&
    !BACK_BEHIND.test(behind) &&
    (!BACK_BEFORE.test(before) || /\bcome|\bcame|\bget|\bgot/i.test(before))
  )
    return true;
  if (OF_THINGS.has(lower) && (PART_OF_THING.test(before) || OF_THING_BEHIND.test(behind))) return true;
  const unless = UNLESS[lower];
  if (unless === undefined) return false;
  return (unless.before?.test(before) ?? false) || (unless.behind?.test(behind) ?? false);
}

function levelAt(text: string, start: number): { term: Term | null; end: number } | null {
  LEVEL.lastIndex = start;
  const match = LEVEL.exec(text);
  if (match === null) return null;
  const [level] = match;
  const end = start + level.length;
  const behind = text.slice(end, end + 12);
  // Images are weighted T1 and T2; the heart has sounds S1 and S2; ICD codes go on behind a point.
  if (/^T[12]$/.test(level) && /^(?:[- ](?:weight|sag|axial|signal|hyper|image|stir|and T2|flair))|^, T2/i.test(behind))
    return null;
  if (/^S[12]$/.test(level) && /^(?:,| and| &|\/) ?S2\b|^ (?:heart|normal)/i.test(behind)) return null;
  if (level === 'S2' && /\bS1(?:,| and| &|\/) ?$/.test(text.slice(Math.max(0, start - 8), start))) return null;
  const term = termOfLevel(level);
  return term === undefined ? null : { term, end };
}

function doubleTerm(noun: string): Term {
  if (/^back/i.test(noun)) {
    return { name: 'back', region: 'back', covers: regionSet('back'), kind: 'part', side: null };
  }
  return { name: 'arms and legs', region: 'extremities', covers: regionSet('extremities'), kind: 'part', side: null };
}

/** The part at `[start, end)` with the side before it, behind it, or of the list to which it belongs. */
function withSide(
  text: string,
  start: number,
  end: number,
  term: Term,
  pending: PendingSide | null,
  previous: BodyPart | undefined,
): BodyPart {
  const { name, region, covers, kind } = term;
  const own = { start, end };
  const made = (
    from: number,
    to: number,
    side: Side | null,
    sidePlace: Stretch | null,
    sharesSide: boolean,
  ): BodyPart => ({
    start: from,
    end: to,
    text: text.slice(from, to),
    name,
    region,
    side,
    covers,
    kind,
    own,
    sidePlace,
    sharesSide,
  });
  if (term.side !== null) return made(start, end, term.side, null, false);
  // "Both" before one thing joins it to another: `both the knee and the hip`.
  const bothOfOne =
    pending !== null &&
    /^both$/i.test(text.slice(pending.start, pending.end)) &&
    !/s$|feet$|teeth$/i.test(text.slice(start, end)) &&
    !/^ (?:joints|sides|areas)/.test(text.slice(end, end + 8));
  if (pending !== null && !bothOfOne) {
    return made(pending.start, end, pending.side, { start: pending.start, end: pending.end }, false);
  }
  SIDE_BEHIND.lastIndex = end;
  const behind = SIDE_BEHIND.exec(text);
  if (
    behind !== null &&
    (isPaired(covers) || isSpine(covers) || region === 'low back and pelvis' || region === 'groin')
  ) {
    const [whole, ...groups] = behind;
    const word = groups.find((group) => group !== undefined) ?? '';
    const sideStart = end + whole.toLowerCase().lastIndexOf(word.toLowerCase());
    const place = { start: sideStart, end: sideStart + word.length };
    // `left knee bilaterally` never comes here, for its side stands before it.
    const side = sideOf(word);
    const closing = /\)$/.test(whole) ? end + whole.length : place.end;
    return made(start, closing, side, place, false);
  }
  if (previous?.side != null && isPaired(covers) && isPaired(previous.covers)) {
    const between = text.slice(previous.end, start);
    const nested = between === ' ' && (previous.covers & covers) !== 0;
    if (
      (nested || LIST.test(between)) &&
      previous.sidePlace !== null &&
      previous.sidePlace.start <= previous.own.start
    ) {
      return made(start, end, previous.side, previous.sidePlace, true);
    }
  }
  return made(start, end, null, null, false);
}

function sideOf(word: string): Side {
  const lower = word.toLowerCase();
  if (lower === 'left' || lower === 'l') return 'left';
  return lower === 'right' || lower === 'r' ? 'right' : 'bilateral';
}
