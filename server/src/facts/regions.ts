/**
 * The regions of the body, how they lie in each other, and the words that name them.
 *
 * A region is a set of places, kept as bits, so that comparing is tolerant by itself: an arm and a wrist overlap, a back
 * and a lumbar spine do. What only borders or radiates is told apart from what is the same.
 */

/** The smallest places that letters tell apart. */
const PLACES = [
  'head',
  'face',
  'jaw',
  'eye',
  'ear',
  'neck',
  'thoracic spine',
  'lumbar spine',
  'chest',
  'abdomen',
  'groin',
  'pelvis',
  'shoulder',
  'upper arm',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'hip',
  'thigh',
  'knee',
  'lower leg',
  'ankle',
  'foot',
] as const;

export type PlaceName = (typeof PLACES)[number];

/** A region by its plain name: one place, or several that are spoken of together. */
export type Region =
  | PlaceName
  | 'upper extremity'
  | 'lower extremity'
  | 'extremities'
  | 'back'
  | 'spine'
  | 'low back and pelvis'
  | 'hand or foot';

/** Places as bits. */
export type RegionSet = number;

const BITS: Readonly<Record<PlaceName, RegionSet>> = Object.fromEntries(
  PLACES.map((name, index) => [name, 1 << index]),
) as Record<PlaceName, RegionSet>;

const ARM: readonly PlaceName[] = ['shoulder', 'upper arm', 'elbow', 'forearm', 'wrist', 'hand'];
const LEG: readonly PlaceName[] = ['hip', 'thigh', 'knee', 'lower leg', 'ankle', 'foot'];
const SPINE: readonly PlaceName[] = ['neck', 'thoracic spine', 'lumbar spine'];

const COMPOSED: Readonly<Record<Exclude<Region, PlaceName>, readonly PlaceName[]>> = {
  'upper extremity': ARM,
  'lower extremity': LEG,
  extremities: [...ARM, ...LEG],
  back: ['thoracic spine', 'lumbar spine'],
  spine: SPINE,
  'low back and pelvis': ['lumbar spine', 'pelvis'],
  'hand or foot': ['hand', 'foot'],
};

/** The places of one or more regions. */
export function regionSet(...regions: readonly Region[]): RegionSet {
  let set = 0;
  for (const region of regions) {
    for (const place of COMPOSED[region as keyof typeof COMPOSED] ?? [region as PlaceName]) set |= BITS[place];
  }
  return set;
}

/** Both extremities together; a region that lies on one side of the body or the other. */
const EXTREMITIES = regionSet('extremities');
const PAIRED = EXTREMITIES | regionSet('eye', 'ear');
const MIDLINE = regionSet('spine');

export const upperExtremity: RegionSet = regionSet('upper extremity');
export const lowerExtremity: RegionSet = regionSet('lower extremity');
export const wholeSpine: RegionSet = MIDLINE;

/** Whether a region comes in two, left and right, so that a side decides which one is meant. */
export function isPaired(set: RegionSet): boolean {
  return (set & PAIRED) === set && set !== 0;
}

/** Whether a region is the spine or a part of it, of which there is one. */
export function isSpine(set: RegionSet): boolean {
  return (set & MIDLINE) === set && set !== 0;
}

/** How many places a region has. */
export function placesIn(set: RegionSet): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

export function overlaps(one: RegionSet, other: RegionSet): boolean {
  return (one & other) !== 0;
}

/** Places for which letters use one name and the other: a hand test is a wrist test, an ankle sprain a foot injury. */
const CLOSE: readonly (readonly PlaceName[])[] = [
  ['forearm', 'wrist', 'hand'],
  ['lower leg', 'ankle', 'foot'],
  ['knee', 'thigh'],
  ['knee', 'lower leg'],
  ['hip', 'pelvis', 'groin'],
  ['hip', 'thigh'],
  ['abdomen', 'groin', 'pelvis'],
  ['lumbar spine', 'pelvis'],
  ['chest', 'thoracic spine'],
  ['upper arm', 'shoulder'],
  ['upper arm', 'elbow'],
  ['forearm', 'elbow'],
  ['head', 'face', 'jaw', 'eye', 'ear'],
];

/** Places that a trouble reaches from each other: along nerves, muscles and neighbouring joints. */
const KIN: readonly (readonly PlaceName[])[] = [
  ['neck', 'head'],
  ['neck', 'face'],
  ['neck', 'jaw'],
  ...ARM.map((place): readonly PlaceName[] => ['neck', place]),
  ['neck', 'thoracic spine'],
  ['thoracic spine', 'lumbar spine'],
  ['thoracic spine', 'shoulder'],
  ['chest', 'shoulder'],
  ['chest', 'abdomen'],
  ...LEG.map((place): readonly PlaceName[] => ['lumbar spine', place]),
  ['lumbar spine', 'groin'],
  ['lumbar spine', 'abdomen'],
  ['elbow', 'wrist'],
  ['elbow', 'hand'],
  ['elbow', 'shoulder'],
  ['hip', 'knee'],
  ['knee', 'ankle'],
];

/** For each place, by its bit's number, what belongs to it under a table. */
function reach(table: readonly (readonly PlaceName[])[]): readonly RegionSet[] {
  const sets = PLACES.map((place) => BITS[place]);
  for (const group of table) {
    const all = regionSet(...group);
    for (const place of group) {
      const index = PLACES.indexOf(place);
      sets[index] = (sets[index] ?? 0) | all;
    }
  }
  return sets;
}

const CLOSE_REACH = reach(CLOSE);
const KIN_REACH = reach([...CLOSE, ...KIN]);

function widen(set: RegionSet, table: readonly RegionSet[]): RegionSet {
  let wide = set;
  for (let index = 0; index < PLACES.length; index += 1) {
    if ((set & (1 << index)) !== 0) wide |= table[index] ?? 0;
  }
  return wide;
}

/** A region with the places for which its name is also used. */
export function withClosePlaces(set: RegionSet): RegionSet {
  return widen(set, CLOSE_REACH);
}

/** A region with all that a trouble of it reaches, as the leg from the low back and the hand from the neck. */
export function withKin(set: RegionSet): RegionSet {
  return widen(set, KIN_REACH);
}

/** A region with the rest of the way of its nerves: from the neck into the arm, from the low back into the leg. */
export function withNerves(set: RegionSet): RegionSet {
  let wide = set;
  if (overlaps(set, upperExtremity | BITS.neck)) wide |= upperExtremity | BITS.neck;
  if (overlaps(set, lowerExtremity | BITS['lumbar spine'])) wide |= lowerExtremity | BITS['lumbar spine'];
  return wide;
}

/**
 * `part`: the part itself. `anatomy`: a bone, muscle, tendon or nerve of it. `diagnosis`: an illness that fixes it.
 * `level`: a segment of the spine.
 */
export type TermKind = 'part' | 'anatomy' | 'diagnosis' | 'level';

export interface Term {
  /** The part's plain name. */
  readonly name: string;
  readonly region: Region;
  readonly covers: RegionSet;
  readonly kind: TermKind;
  /** Of abbreviations that hold a side: `RUE`. */
  readonly side: 'left' | 'right' | 'bilateral' | null;
}

function term(
  name: string,
  region: Region,
  kind: TermKind = 'part',
  more: readonly Region[] = [],
  side: Term['side'] = null,
): Term {
  return { name, region, covers: regionSet(region, ...more), kind, side };
}

/** Each term with its forms, words parted by blanks (hyphens in the text count as blanks). */
const TERMS: readonly (readonly [Term, string])[] = [
  [term('neck', 'neck'), 'neck|nape'],
  [
    term('cervical spine', 'neck'),
    'cervical spine|cervical|c spine|paracervical|cervicalgia|cervico brachial|cervicobrachial|suboccipital|torticollis',
  ],
  [term('neck and upper back', 'neck', 'part', ['thoracic spine']), 'cervicothoracic'],
  [term('thoracic spine', 'thoracic spine'), 'thoracic spine|thoracic|t spine|dorsal spine'],
  [term('mid back', 'thoracic spine'), 'mid back|midback|middle back|upper back|upperback|interscapular'],
  [term('mid and low back', 'back'), 'thoracolumbar|thoraco lumbar|dorsolumbar|thoracolumbosacral'],
  [
    term('low back', 'lumbar spine'),
    'low back|lower back|lowback|lumbago|sciatica|lumbalgia|low backache|lumbar backache',
  ],
  [term('lumbar spine', 'lumbar spine'), 'lumbar spine|lumbar|l spine|lumber spine'],
  [
    term('lumbosacral spine', 'low back and pelvis'),
    'lumbosacral spine|lumbosacral|lumbo sacral spine|lumbo sacral|ls spine|l s spine|sacral|sacrum|coccyx|coccygeal|tailbone|coccydynia',
  ],
  [term('sacroiliac joint', 'low back and pelvis'), 'sacroiliac joint|sacroiliac joints|sacroiliac|si joint|si joints'],
  [term('buttock', 'low back and pelvis', 'part', ['hip']), 'buttock|buttocks|gluteal|piriformis|gluteus'],
  [term('back', 'back'), 'back|backache|backs'],
  [term('spine', 'spine'), 'spine|spinal|paraspinal|paraspinals|paraspinous|paravertebral|vertebral'],
  [
    term('head', 'head', 'part', ['face', 'jaw', 'eye', 'ear']),
    'head|brain|skull|scalp|cranial|craniofacial|intracranial|occiput',
  ],
  [
    term('head', 'head', 'diagnosis', ['face', 'eye', 'ear', 'neck']),
    'headache|headaches|migraine|migraines|concussion|post concussion|postconcussion|postconcussional|postconcussive|tbi',
  ],
  [term('face', 'face'), 'face|facial|nose|cheek|forehead|maxillofacial'],
  [term('jaw', 'jaw', 'part', ['face']), 'jaw|mandible|mandibular|tmj|temporomandibular|dental|tooth|teeth|bruxism'],
  [term('eye', 'eye'), 'eye|eyes|ocular|eyelid|cornea|corneal|retina|retinal'],
  [term('ear', 'ear'), 'ear|ears|hearing|tinnitus|tympanic|cochlear|audiogram'],
  [
    term('chest', 'chest'),
    'chest|chest wall|rib|ribs|rib cage|ribcage|sternum|sternal|costochondral|pectoral|thorax|pectoralis',
  ],
  [term('flank', 'abdomen', 'part', ['back']), 'flank|flanks'],
  [term('abdomen', 'abdomen'), 'abdomen|abdominal|upper quadrant|lower quadrant|umbilicus|epigastric'],
  [
    term('hernia', 'abdomen', 'diagnosis', ['groin']),
    'hernia|hernias|umbilical hernia|inguinal hernia|ventral hernia|incisional hernia|umbilical',
  ],
  [term('groin', 'groin'), 'groin|inguinal|scrotum|scrotal|testicle|testicular|testicles'],
  [term('pelvis', 'pelvis'), 'pelvis|pelvic|pubic|pubis|iliac crest'],
  [term('shoulder', 'shoulder'), 'shoulder|shoulders|shoulder girdle'],
  [
    term('shoulder blade', 'shoulder', 'part', ['thoracic spine']),
    'shoulder blade|shoulder blades|scapula|scapular|periscapular|parascapular|scapulothoracic|scapulae',
  ],
  [
    term('trapezius', 'neck', 'anatomy', ['shoulder', 'thoracic spine']),
    'trapezius|trapezii|trapezial|levator scapulae',
  ],
  [
    term('shoulder', 'shoulder', 'anatomy'),
    'rotator cuff|acromioclavicular|ac joint|ac joints|subacromial|acromion|acromial|acromioplasty|glenohumeral|glenoid|supraspinatus|infraspinatus|subscapularis|subdeltoid|deltoid|bicipital|adhesive capsulitis|frozen shoulder|coracoacromial|humeral head|slap tear|slap lesion|slap repair',
  ],
  [term('clavicle', 'shoulder', 'anatomy', ['chest', 'neck']), 'clavicle|clavicular|collarbone|sternoclavicular'],
  [
    term('upper arm', 'upper arm', 'anatomy', ['shoulder', 'elbow']),
    'upper arm|upper arms|humerus|humeral|biceps|triceps',
  ],
  [
    term('arm', 'upper extremity'),
    'arm|arms|upper extremity|upper extremities|upper limb|upper limbs|upper extermity|brachial plexus|ue|ues',
  ],
  [term('arm', 'upper extremity', 'part', [], 'bilateral'), 'bue'],
  [term('arm', 'upper extremity', 'part', [], 'right'), 'rue'],
  [term('arm', 'upper extremity', 'part', [], 'left'), 'lue'],
  [term('elbow', 'elbow'), 'elbow|elbows|antecubital|olecranon|radial head'],
  [
    term('elbow', 'elbow', 'diagnosis'),
    'lateral epicondyle|medial epicondyle|epicondyle|lateral epicondylitis|medial epicondylitis|epicondylitis|epicondylar|cubital tunnel|tennis elbow|golfers elbow|cubital',
  ],
  [term('forearm', 'forearm'), 'forearm|forearms'],
  [term('radius', 'forearm', 'anatomy', ['wrist', 'elbow']), 'radius|distal radius|ulna|radioulnar|distal ulna'],
  [
    term('nerve of the arm', 'elbow', 'anatomy', ['forearm', 'wrist', 'hand']),
    'ulnar nerve|ulnar neuropathy|median nerve|median neuropathy|radial nerve|radial tunnel',
  ],
  [term('wrist', 'wrist'), 'wrist|wrists|scapholunate|radiocarpal|tfcc|triangular fibrocartilage'],
  [
    term('wrist', 'wrist', 'diagnosis', ['hand']),
    'carpal tunnel|carpal|cts|scaphoid|lunate|de quervain|de quervains|dequervain|dequervains|ganglion cyst',
  ],
  [
    term('hand', 'hand'),
    'hand|hands|palm|palms|knuckle|knuckles|metacarpal|metacarpals|metacarpophalangeal|carpometacarpal|thenar|hypothenar|dupuytren|dupuytrens',
  ],
  [
    term('finger', 'hand'),
    'finger|fingers|thumb|thumbs|trigger finger|trigger thumb|index finger|ring finger|fingertip|fingertips|interphalangeal joint of the thumb',
  ],
  [term('phalanx', 'hand or foot', 'anatomy'), 'phalanx|phalanges|phalangeal|interphalangeal'],
  [
    term('hip', 'hip', 'part', []),
    'hip|hips|greater trochanter|greater trochanteric|trochanter|trochanteric|femoroacetabular|acetabulum|acetabular|femoral head|femoral neck',
  ],
  [term('thigh', 'thigh'), 'thigh|thighs'],
  [
    term('thigh', 'thigh', 'anatomy', ['knee', 'hip']),
    'femur|femoral|quadriceps|hamstring|hamstrings|iliotibial|it band',
  ],
  [
    term('knee', 'knee'),
    'knee|knees|patella|patellar|patellae|patellofemoral|kneecap|popliteal|tibiofemoral|pes anserine|tibial plateau',
  ],
  [
    term('knee', 'knee', 'anatomy'),
    'meniscus|menisci|meniscal|meniscectomy|acl|pcl|anterior cruciate ligament|anterior cruciate|posterior cruciate|cruciate ligament|chondromalacia patella|chondromalacia patellae|medial meniscus|lateral meniscus',
  ],
  [
    term('leg', 'lower extremity'),
    'leg|legs|lower extremity|lower extremities|lower limb|lower limbs|lower extermity|le|les',
  ],
  [term('leg', 'lower extremity', 'part', [], 'bilateral'), 'ble'],
  [term('leg', 'lower extremity', 'part', [], 'right'), 'rle'],
  [term('leg', 'lower extremity', 'part', [], 'left'), 'lle'],
  [term('lower leg', 'lower leg'), 'lower leg|lower legs|calf|calves|shin|shins|gastrocnemius'],
  [term('lower leg', 'lower leg', 'anatomy', ['knee', 'ankle']), 'tibia|tibial|fibula|fibular|peroneal|sural'],
  [
    term('ankle', 'ankle'),
    'ankle|ankles|achilles|achilles tendon|malleolus|malleolar|lateral malleolus|medial malleolus|talofibular|syndesmosis|talar|talus|tarsal tunnel',
  ],
  [
    term('foot', 'foot'),
    'foot|feet|heel|heels|metatarsal|metatarsals|plantar fascia|plantar|plantar fasciitis|calcaneus|calcaneal|tarsal|lisfranc|bunion|hallux|midfoot|forefoot|hindfoot|metatarsophalangeal|instep',
  ],
  [term('toe', 'foot'), 'toe|toes|great toe|big toe'],
];

/** One form: the words behind the first, and what it means. */
export interface TermForm {
  readonly rest: readonly string[];
  readonly term: Term;
}

let forms: ReadonlyMap<string, readonly TermForm[]> | undefined;

/** The terms by the first word of each form, in small letters, the longest form first; made at first use. */
export function termForms(): ReadonlyMap<string, readonly TermForm[]> {
  if (forms !== undefined) return forms;
  const map = new Map<string, TermForm[]>();
  for (const [meaning, wordings] of TERMS) {
    for (const wording of wordings.split('|')) {
      const [first = '', ...rest] = wording.split(' ');
      const known = map.get(first);
      if (known === undefined) map.set(first, [{ rest, term: meaning }]);
      else known.push({ rest, term: meaning });
    }
  }
  for (const entries of map.values()) entries.sort((one, other) => other.rest.length - one.rest.length);
  forms = map;
  return map;
}

const SEGMENTS: Readonly<Record<string, { readonly last: number; readonly name: string; readonly region: Region }>> = {
  c: { last: 8, name: 'cervical spine', region: 'neck' },
  t: { last: 12, name: 'thoracic spine', region: 'thoracic spine' },
  l: { last: 5, name: 'lumbar spine', region: 'lumbar spine' },
  s: { last: 5, name: 'lumbosacral spine', region: 'lumbar spine' },
};

/** The term of a level such as `C5-6` or `L5-S1`; `undefined` where no such segment exists (`S33`, `T14`). */
export function termOfLevel(level: string): Term | undefined {
  const found = [...level.matchAll(/([ctls])?(\d{1,2})/gi)];
  let segment: (typeof SEGMENTS)[string] | undefined;
  let first: typeof segment;
  let covers = 0;
  for (const [, letter, number] of found) {
    if (letter !== undefined) segment = SEGMENTS[letter.toLowerCase()];
    if (segment === undefined || Number(number) < 1 || Number(number) > segment.last) return undefined;
    first ??= segment;
    covers |= regionSet(segment.region);
  }
  return first && { name: first.name, region: first.region, covers, kind: 'level', side: null };
}
