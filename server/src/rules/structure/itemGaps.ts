/**
 * What an item can leave open beside its own words `unknown` and `unspecified`: how many visits, which side, which
 * level, which operation. Each gap has a grammar of its own, and its own words for what is missing.
 *
 * A claims administrator must carry the decision out from the item line alone, so a gap is one that cannot be filled
 * without asking. Whatever says it in another way, in the disputed part or in the original request, closes it.
 */

import type { BodyPart } from '../../facts/bodyParts';
import type { Reading, Stretch } from '../../facts/reading';
import { isPaired, isSpine, lowerExtremity, overlaps, upperExtremity } from '../../facts/regions';
import { isOnlyGoneWith, type Service } from '../../facts/services';
import { caseless } from '../../letter/caseless';

export interface Gap {
  readonly stretch: Stretch;
  /** What is missing, as a sentence. */
  readonly what: string;
  /** What to write, as a sentence. */
  readonly toDo: string;
  readonly about: Missing;
}

/** What is missing. */
export type Missing = 'place' | 'side' | 'level' | 'name' | 'amount' | 'strength';

/** One kind of gap: `whole` is the disputed part with the original request, which may say what the part leaves out. */
type GapFinder = (disputed: Reading, whole: Reading) => Omit<Gap, 'about'> | null;

/** The gaps of a request. */
export function gapsOfRequest(disputed: Reading, whole: Reading): Gap[] {
  return finders.flatMap(([find, about]) => {
    const gap = find(disputed, whole);
    return gap === null ? [] : [{ ...gap, about }];
  });
}

/** A number in figures or words, or what stands for one. */
const NUMBERED = caseless(
  /\d|#|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|twenty-?four|thirty|once|twice|single|an? (?:pair|box|pack|week|month|year|day)|pairs?|(?:box|boxes|pack|set|bottle|case) of|annual|yearly|monthly|weekly|daily|per (?:day|week|month))\b/i,
);
/** Figures that count nothing: a day of service, a level of the spine, a code. */
const NO_COUNT =
  /\b(?:DOS|dates? of service)\b[^a-z]{0,40}|\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b|\b[CTLS]\d{1,2}(?:\s?[-/]\s?[CTLS]?\d{1,2}){0,3}\b|\b(?:CPT|HCPCS|ICD)\b[^,;]{0,30}/gi;

function isNumbered(request: Reading): boolean {
  return request.once(readIsNumbered);
}

const readIsNumbered = ({ text }: Reading): boolean => NUMBERED.test(text.replace(NO_COUNT, ' '));

function stretchOf(match: RegExpExecArray): Stretch {
  return { start: match.index, end: match.index + match[0].length };
}

/** `Labs`, `DME`, `Compound cream`: a class of which nothing is named. */
const NAMELESS = caseless(
  /^(?:(?:associated surgical services?:|retrospective(?: request for)?|request for|(?:pre|post)(?:-| |- )?op(?:erative)?|outpatient|additional|continued?|routine|topical|oral|compound(?:ed)?|prescription|medical|various|unnamed|other) )*(durable medical equipment|DME|medications?(?: refills?)?|topicals?|(?:topical |compound(?:ed)? )+(?:creams?|ointments?|medications?)|compounds?|braces?|injections?|labs?(?: works?| tests?| testing| studies| panels?| draw)?|laboratory (?:works?|tests?|testing|studies|panels?)|blood (?:tests?|testing|work|draw)|urine test(?:s|ing)?|diagnostic (?:tests?|testing|imaging|studies)|(?:medical )?treatments?|therapy|surgery|equipment|(?:specialist )?(?:referral|consultation)|specialist|compound(?:ed)? (?:creams?|topicals?|medications?))(?:,? (?:x|times|#) ?\d{1,3}| \(?DOS\b.{0,30})?$/i,
);

const nameless: GapFinder = ({ text }) => {
  const match = NAMELESS.exec(text);
  const name = match?.[1];
  if (match === null || name === undefined) return null;
  const start = match[0].toLowerCase().lastIndexOf(name.toLowerCase());
  return {
    stretch: { start, end: start + name.length },
    what: `The item says only "${name}".`,
    toDo: 'Name the tests, drugs, devices or the specialty, as requested.',
  };
};

/** `Consultation and treatment`: whoever is seen may do anything. */
const OPEN_TREATMENT = caseless(
  /\b(?:evaluations?|evals?|evaluate|consult(?:ation)?s?|referral|assess(?:ment)?)\b(?: (?!and\b|or\b)[\w-]+){0,4} ?(?:and|&|\/|\+|with) ?(?:possible |any )?(treat(?:ments?|s)?)(?=$|,? (?:by|with|for|from|of|to) )/i,
);

const openTreatment: GapFinder = (disputed) => {
  const match = OPEN_TREATMENT.exec(disputed.text);
  const name = match?.[1];
  if (match === null || name === undefined || isNumbered(disputed)) return null;
  const end = match.index + match[0].length;
  return {
    stretch: { start: end - name.length, end },
    what: `"${name}" does not say which treatment.`,
    toDo: 'Name the treatment that was requested, or leave it out if only the visit was.',
  };
};

/** Requests to be seen about a treatment, which ask for a visit. */
const VISIT =
  /\b(?:consult\w*|eval\w*|assess\w*|refer\w*|re-?exam\w*|follow-? ?up|clearance|specialist|second opinion)\b/i;

/** `MRI of the spine`: which part of it. */
const spinePart: GapFinder = (disputed, whole) => {
  if (!disputed.services.some(({ kind, id }) => kind === 'imaging' && id !== 'bone-scan')) return null;
  const spinal = whole.bodyParts.filter(({ covers }) => isSpine(covers));
  const open = disputed.bodyParts.find(({ region, own }) => region === 'spine' && SPINE.test(wordsAt(disputed, own)));
  if (open === undefined || spinal.some(({ region }) => region !== 'spine')) return null;
  if (WHOLE_SPINE.test(whole.text)) return null;
  return {
    stretch: open.own,
    what: `"${wordsAt(disputed, open.own)}" does not say which part of the spine.`,
    toDo: 'Write cervical, thoracic or lumbar, as requested.',
  };
};

const SPINE = /^(?:spine|spinal)$/i;
const WHOLE_SPINE = /\b(?:whole|entire|full|complete|total|scoliosis|C-?spine|L-?spine|T-?spine|survey|series)\b/i;

function wordsAt({ text }: Pick<Reading, 'text'>, { start, end }: Stretch): string {
  return text.slice(start, end);
}

/** Limbs in letters: `BUE`, `LLE`. */
const LIMB_LETTERS =
  /\b(?:B\/?L?|R|L)?[UL]\/?E'?s?\b|\b(?:upper|lower)s?\b|\blimbs?\b|\bfac(?:e|ial)\b|\bblink\b|\bcranial\b|\b(?:[Mm]edian|[Uu]lnar|[Rr]adial|[Pp]eroneal|[Tt]ibial|[Ss]ural|[Ff]emoral|[Ss]ciatic|[Aa]xillary)\b/;

/** An electrodiagnostic study that names no arm or leg: it is done on one. */
const testedLimb: GapFinder = (disputed, whole) => {
  const study = disputed.services.find(({ id }) => id === 'edx');
  if (study === undefined || VISIT.test(disputed.text) || LIMB_LETTERS.test(whole.text)) return null;
  if (isOnlyGoneWith(disputed, study.start)) return null;
  if (whole.bodyParts.some(({ covers, name }) => name !== 'hip' && overlaps(covers, upperExtremity | lowerExtremity)))
    return null;
  return {
    stretch: study,
    what: `"${study.text}" names no arm or leg.`,
    toDo: 'Add the extremity and the side, as requested.',
  };
};

const SIDED = caseless(
  /\b(?:left|right|bilat\w*|both|B\/L|lt|rt|two|unilateral|dominant|LLE|RLE|LUE|RUE|BLE|BUE|affected|contralateral)\b|\((?:L|R|B)\)|\b[LR] (?=\w)/i,
);
/** What is done to one side of the body and would be done to the wrong one. */
const SIDED_SERVICE = new Set<Service['kind']>(['imaging', 'injection', 'surgery']);
const INJECTED = /\binjections?\b|\baspiration\b/i;

/** A study, injection or operation on a limb or joint of which there are two, without the side. */
const sideOfPart: GapFinder = (disputed, whole) => {
  const { bodyParts, services, text } = disputed;
  if (SIDED.test(whole.text) || VISIT.test(text)) return null;
  if (!services.some(({ kind, id }) => SIDED_SERVICE.has(kind) || id === 'edx') && !INJECTED.test(text)) return null;
  if (services.some(({ kind }) => kind === 'equipment' || kind === 'therapy')) return null;
  const starts = services.length > 0 ? services.map(({ start }) => start) : [text.search(INJECTED)];
  if (starts.every((start) => isOnlyGoneWith(disputed, start))) return null;
  const part = bodyParts.find((one) => isOneOfTwo(one, disputed));
  if (part === undefined || whole.bodyParts.some(({ side, covers }) => side !== null || isSpine(covers))) return null;
  return {
    stretch: part.own,
    what: `No side is given for "${wordsAt(disputed, part.own)}".`,
    toDo: 'Write left, right or bilateral, as requested.',
  };
};

/** Parts in the plural are both; an organ, a muscle or an illness is left alone. */
function isOneOfTwo({ kind, covers, own }: BodyPart, request: Reading): boolean {
  const words = wordsAt(request, own);
  return kind === 'part' && isPaired(covers) && JOINT.test(words);
}

const JOINT =
  /^(?:(?:upper|lower) (?:extremity|limb|arm|leg)|shoulder|elbow|forearm|wrist|hand|hip|thigh|knee|ankle|foot|leg|arm|heel|thumb|finger)$/i;

const LEVEL = /\b[CTLS] ?-?\d|\bcaudal\b|\bsacr\w*|\bSI\b|\bgenicular\b|\boccipital\b|\bganglion\b|\bpatch\b|\bpump\b/i;

/** An epidural or facet injection, or a spinal operation, without the level. */
const spinalLevel: GapFinder = (disputed, whole) => {
  const { services, text } = disputed;
  const service = services.find(({ id, start }) =>
    id === 'surgery-spine' ? !VISIT.test(text) : SPINAL.has(id) && !VISIT.test(text.slice(0, start)),
  );
  if (service === undefined || isOnlyGoneWith(disputed, service.start) || LEVEL.test(whole.text)) return null;
  if (whole.bodyParts.some(({ covers }) => !isSpine(covers))) return null;
  const end = service.end + (INJECTION_BEHIND.exec(text.slice(service.end))?.[0].length ?? 0);
  return {
    stretch: { start: service.start, end },
    what: `No level is given for "${text.slice(service.start, end)}".`,
    toDo: 'Add the level and the side, as requested.',
  };
};

const SPINAL = new Set(['esi', 'facet']);
const INJECTION_BEHIND = /^(?: (?:cortico)?steroid)?(?: injections?| blocks?)?/i;

/** `Arthroscopy of the left knee`: nothing says what is done there. */
const operation: GapFinder = ({ text, bodyParts }) => {
  const match = OPERATION.exec(text);
  if (match === null) return null;
  let rest = text;
  for (const part of [...bodyParts].reverse()) {
    if (part.kind === 'part' || part.kind === 'level') rest = `${rest.slice(0, part.start)} ${rest.slice(part.end)}`;
  }
  if ((rest.match(/[a-z]+/gi) ?? []).some((word) => !SAYS_NO_OPERATION.has(word.toLowerCase()))) return null;
  return {
    stretch: stretchOf(match),
    what: `"${match[0]}" does not say which operation.`,
    toDo: 'Name the procedure, as requested.',
  };
};

const OPERATION =
  /\b(?:(?:operative |surgical )?arthroscop(?:y|ic surgery|ic procedure)|surgery|surgical (?:procedure|intervention)|operation)\b/i;
const SAYS_NO_OPERATION = new Set(
  'arthroscopy arthroscopic surgery surgical procedure intervention operation operative of the for to on at a an left right bilateral both outpatient inpatient joint side possible retrospective repeat under general anesthesia'.split(
    ' ',
  ),
);

/** A course of treatment of which only the number of visits says how much was decided. */
const COURSES: ReadonlySet<string> = new Set([
  'physical-therapy',
  'physical-therapy-postop',
  'occupational-therapy',
  'chiropractic',
  'acupuncture',
  'eswt',
  'biofeedback',
  'cbt',
  'infrared',
  'frp',
]);
const COURSE =
  /\b(?:massage(?: therapy)?|work (?:conditioning|hardening)(?: program)?|(?:individual |group )?psychotherapy|vocational rehabilitation|vestibular therapy|speech therapy|cognitive therapy)\b/i;
/** What makes of a therapy something else: a visit to plan it, a device, a thing done once. */
const NO_COURSE =
  /\b(?:consult\w*|eval\w*|assess\w*|refer\w*|re-?exam\w*|unit|units|device|machine|chair|table|kit|equipment|supplies|anesthesia|notes|records|report|transport\w*|home exercise|purchase|rental|DOS|date of service|retrospective)\b/i;

/** A therapy without a number of visits, or a program without its length. */
const visits: GapFinder = (disputed, whole) => {
  if (isNumbered(whole) || NO_COURSE.test(disputed.text)) return null;
  const named = COURSE.exec(disputed.text);
  const course = disputed.services.find(({ id }) => COURSES.has(id)) ?? (named === null ? undefined : stretchOf(named));
  if (course === undefined || isOnlyGoneWith(disputed, course.start)) return null;
  return {
    stretch: course,
    what: `No number of visits is given for "${wordsAt(disputed, course)}".`,
    toDo: 'Add the number of visits or hours, as requested.',
  };
};

const LASTING =
  /\b(?:gym|health club|fitness|pool|YMCA)(?: \w+)? membership\b|\b(?:weight loss|weight reduction) program\b/i;
const HOME_CARE =
  /\bhome (?:health )?(?:aide?s?|care|assistance|attendant|nurse|nursing)(?: services?)?\b|\bhome health(?: services?)?\b|\bhomemaker services?\b|\bhousekeeping(?: services?)?\b|\b(?:caregiver|attendant care)(?: services?)?\b/i;

/** A membership or help at home without its length. */
const duration: GapFinder = (disputed, whole) => {
  if (isNumbered(whole)) return null;
  const { text } = disputed;
  const membership = LASTING.exec(text);
  if (membership !== null) {
    return {
      stretch: stretchOf(membership),
      what: `"${membership[0]}" does not say for how long.`,
      toDo: 'Add the number of months, as requested.',
    };
  }
  const care = HOME_CARE.exec(text);
  if (care === null || NO_COURSE.test(text)) return null;
  return {
    stretch: stretchOf(care),
    what: `"${care[0]}" does not say for how many hours and how long.`,
    toDo: 'Add the hours a day and the number of weeks, as requested.',
  };
};

const CONSUMABLE = caseless(
  /\b(?:(?:hygiene |wet |baby |cleansing )?wipes|(?:\w+ )?gloves|diapers|adult briefs|underpads|chux|(?:incontinence|bed|alcohol|gauze) pads|bandages|gauze|(?:wound )?dressings|electrodes|batteries|lead ?wires|catheters|syringes|lancets|test strips|(?:TENS unit |TENS |medical |surgical |incontinence |wound care |CPAP )?supplies)\b/i,
);

/** What is used up, without a number. */
const count: GapFinder = (disputed, whole) => {
  const match = CONSUMABLE.exec(disputed.text);
  if (match === null || isNumbered(whole) || disputed.drugs.length > 0) return null;
  // Supplies that go with a device are a part of it.
  if (/\b(?:with|and|unit|machine|plus)\b|[/&+]/i.test(disputed.text.slice(0, match.index))) return null;
  return {
    stretch: stretchOf(match),
    what: `No quantity is given for "${match[0]}".`,
    toDo: 'Add the quantity, or for how long they are to be supplied, as requested.',
  };
};

const RENTAL = /\brental\b/i;
const BOUGHT =
  /\b(?:purchas\w*|buy|trial|replac\w*|repair\w*|own(?:ed)?|lease|permanent|indefinite\w*|rent(?:ed|al)?)\b/i;
const LENT: ReadonlySet<string> = new Set(['tens', 'interferential', 'h-wave', 'cold-therapy', 'e-stim']);
const DEVICE = /\b(?:unit|device|machine|system|stimulator)\b|\bcold compression\b/i;
const LENT_DEVICE =
  /\b(?:continuous passive motion|CPM|(?:NMES|muscle stimulator|DVT(?: \w+)?|(?:intermittent )?pneumatic compression)) (?:unit|device|machine)\b/i;

/** A rental without its length, or a device of which nothing says whether it is rented or bought. */
const rental: GapFinder = (disputed, whole) => {
  if (isNumbered(whole)) return null;
  const { text, services } = disputed;
  const rented = RENTAL.exec(text);
  if (rented !== null) {
    if (/\bpurchas\w*\b/i.test(text)) return null;
    return {
      stretch: stretchOf(rented),
      what: '"Rental" does not say for how long.',
      toDo: 'Add the number of days or weeks, as requested.',
    };
  }
  if (BOUGHT.test(whole.text) || VISIT.test(text)) return null;
  const lent = LENT_DEVICE.exec(text);
  const device =
    lent !== null ? stretchOf(lent) : DEVICE.test(text) ? services.find(({ id }) => LENT.has(id)) : undefined;
  if (device === undefined) return null;
  return {
    stretch: device,
    what: `The item does not say whether the "${wordsAt(disputed, device)}" is rented or bought, or for how long.`,
    toDo: 'Write rental with its length, or purchase, as requested.',
  };
};

const PSYCHOLOGICAL_TESTS =
  /\b(?:(?:neuro)?psych(?:ological|ometric|iatric)?|neurocognitive|psychodiagnostic) (?:tests?|testing)\b/i;
const NAMED_TESTS =
  /\bMMPI|\bMCMI|\bBDI\b|\bBAI\b|\bBeck\b|\bWAIS|\bMBMD|\bPHQ|\bGAD|\binventory\b|\bscale\b|\bbattery of\b|\bbaseline\b|\bhours?\b|\bunits?\b|:/i;

/** Psychological testing of which neither the tests nor the hours are named. */
const psychologicalTests: GapFinder = (disputed, whole) => {
  const match = PSYCHOLOGICAL_TESTS.exec(disputed.text);
  if (match === null || isNumbered(whole) || NAMED_TESTS.test(whole.text)) return null;
  return {
    stretch: stretchOf(match),
    what: `"${match[0]}" names neither the tests nor the number of hours.`,
    toDo: 'Name the tests or the units, as requested.',
  };
};

/** An ingredient of a compound without its share, where the others have theirs. */
const share: GapFinder = ({ text, drugs }) => {
  if (drugs.length < 3) return null;
  const sharing = drugs.filter(({ strength }) => strength?.unit === '%');
  if (sharing.length < 2 || sharing.length !== drugs.filter(({ strength }) => strength !== null).length) return null;
  const bare = drugs.filter(({ strength, end }, index) => {
    const next = drugs[index + 1]?.start ?? text.length;
    return strength === null && !/[%\d]/.test(text.slice(end, next)) && !/\bbase\b/i.test(text.slice(end, next));
  });
  const [first] = bare;
  if (first === undefined || bare.length > 1 || first.entry.brand) return null;
  // Shares may be listed behind all names: as many as there are names.
  if ((text.match(/%/g) ?? []).length >= drugs.length) return null;
  return {
    stretch: first,
    what: `No strength is given for "${wordsAt({ text }, first)}", while the other ingredients have theirs.`,
    toDo: 'Add the strength, as requested.',
  };
};

const CREAM = /\b(?:cream|ointment|gel|lotion)\b/i;
const BARE_NUMBER =
  /# ?\d\d\b(?! ?(?:g|gm|gms|gr|grams?|ml|mls|cc|oz|ounces?|tubes?|bottles?|jars?|packs?|packets?|units?|each)\b)/i;
const MEASURE =
  /\d ?-?(?:g|gm|gms|gr|grams?|ml|mls|cc|oz|ounces?|tubes?|bottles?|jars?|packs?|packets?)\b|\b(?:tubes?|bottles?|jars?|grams)\b/i;

/** `cream #30`: thirty of what. */
const creamUnit: GapFinder = ({ text, drugs }) => {
  if (drugs.length === 0 || !CREAM.test(text) || MEASURE.test(text)) return null;
  const match = BARE_NUMBER.exec(text);
  if (match === null) return null;
  return {
    stretch: stretchOf(match),
    what: `"${match[0]}" of a topical has no unit.`,
    toDo: 'Write grams, milliliters or tubes, as requested.',
  };
};

/** A number of tablets, or what is dispensed instead. */
const DISPENSED =
  /#|\b(?:qty|quantity|count|ct\.?|disp(?:ense)?|refills?)\b|\b(?:[5-9]|\d{2,4}) ?-?(?:tabs?|tablets?|caps?|capsules?|pills?|patch(?:es)?|units?)\b|\b(?:tablets?|capsules?|patch(?:es)?|pens?|inhalers?|box(?:es)?|bottles?|tubes?|vials?|kits?|spray)\b|\d ?(?:g|gm|grams?|ml|cc|oz)\b/i;
const SUPPLY =
  /\b(?:\d{1,3}|one|two|three|four|five|six|twelve|thirty|sixty|ninety)(?: \(\d{1,3}\))?[ -]?(?:days?|weeks?|months?)\b(?:'s?)?(?: (?:supply|coverage))?/i;
const OFTEN =
  /\b(?:daily|once|twice|times|nightly|bedtime|every|per day|a day|b\.?i\.?d|t\.?i\.?d|q\.?i\.?d|q\.?h\.?s|q\.?d|q ?\d)\b/i;

/** A drug for so many months, with neither a number nor how often it is taken. */
const supply: GapFinder = ({ text, drugs }) => {
  if (drugs.length === 0 || DISPENSED.test(text) || OFTEN.test(text) || INJECTED.test(text) || CREAM.test(text))
    return null;
  if (drugs.some(({ directions, route }) => directions !== null || route === 'topical' || route === 'transdermal'))
    return null;
  if (drugs.every(({ strength }) => strength === null) || drugs.length > 1) return null;
  const match = SUPPLY.exec(text);
  if (match === null) return null;
  return {
    stretch: stretchOf(match),
    what: `"${match[0]}" says neither how many nor how often.`,
    toDo: 'Add the quantity, as requested.',
  };
};

const finders: readonly (readonly [GapFinder, Missing])[] = [
  [nameless, 'name'],
  [spinePart, 'place'],
  [testedLimb, 'place'],
  [sideOfPart, 'side'],
  [spinalLevel, 'level'],
  [operation, 'name'],
  [visits, 'amount'],
  [duration, 'amount'],
  [count, 'amount'],
  [rental, 'amount'],
  [psychologicalTests, 'name'],
  [share, 'strength'],
  [creamUnit, 'amount'],
  [supply, 'amount'],
  [openTreatment, 'name'],
];
