/** Which places of the body the chapters of the guidelines are about. */

import type { Citation } from '../letter/letter';
import { longestOdgChapterAt } from '../reference/odgChapters';
import { type RegionSet, regionSet } from './regions';

/** A chapter that is about places of the body; `name` as the citation writes it. */
export interface RegionalChapter {
  readonly name: string;
  /** The places that it may be cited for. */
  readonly covers: RegionSet;
  /** The places that its own name says. */
  readonly names: RegionSet;
  /** The guideline it belongs to, as a reader would call it. */
  readonly guideline: 'MTUS' | 'ODG';
}

type Places = Pick<RegionalChapter, 'covers' | 'names'>;

function places(covers: RegionSet, names: RegionSet = covers): Places {
  return { covers, names };
}

/** Ribs and breastbone have no chapter of their own; they are looked up under the upper back. */
const NECK = places(regionSet('neck', 'thoracic spine', 'chest'), regionSet('neck', 'thoracic spine'));
const SHOULDER = places(regionSet('shoulder', 'upper arm'));
const ELBOW = places(regionSet('elbow', 'forearm', 'upper arm'));
const HAND = places(regionSet('forearm', 'wrist', 'hand'));
/** The Low Back chapters take in the thoracic spine by the ODG's own title, and the joints of the pelvis by custom. */
const LOW_BACK = places(regionSet('lumbar spine', 'thoracic spine', 'pelvis', 'chest'), regionSet('lumbar spine'));
const KNEE = places(regionSet('knee', 'lower leg', 'thigh'));
const HIP = places(regionSet('hip', 'pelvis', 'groin', 'thigh', 'low back and pelvis'));
const ANKLE = places(regionSet('ankle', 'foot', 'lower leg'));
const HEAD = places(regionSet('head', 'face', 'jaw', 'eye', 'ear'));
const EYE = places(regionSet('eye', 'head', 'face'));

/** The chapters of the MTUS by how their labels begin, of 2004 and of the later editions. */
const MTUS: readonly (readonly [beginning: RegExp, places: Places])[] = [
  [/^(?:neck and upper back|cervical and thoracic)/i, NECK],
  [/^shoulder/i, SHOULDER],
  [/^elbow/i, ELBOW],
  [/^(?:forearm,? wrist|hand,? wrist)/i, HAND],
  [/^low back/i, LOW_BACK],
  [/^knee/i, KNEE],
  [/^ankle and foot/i, ANKLE],
  [/^hip and groin/i, HIP],
  [/^eye/i, EYE],
];

/** The chapters of the ODG by their ids in the vocabulary; all others hold for the whole body. */
const ODG: Readonly<Record<string, Places>> = {
  'odg-low-back': LOW_BACK,
  'odg-neck': NECK,
  'odg-shoulder': SHOULDER,
  'odg-elbow': ELBOW,
  'odg-hand': HAND,
  'odg-cts': places(regionSet('wrist', 'hand', 'forearm')),
  // The chapter's full name is `Knee & Leg`.
  'odg-knee': places(KNEE.covers, regionSet('lower extremity')),
  'odg-hip': HIP,
  'odg-ankle': ANKLE,
  'odg-head': HEAD,
  'odg-eye': EYE,
  'odg-hernia': places(regionSet('abdomen', 'groin', 'pelvis')),
};

/** The chapter of a citation, where it is one about places of the body; `null` for Chronic Pain and its like. */
export function regionalChapterOf({ kind, chapter, source }: Citation): RegionalChapter | null {
  if (chapter === null) return null;
  if (kind === 'mtus') {
    const found = placesOfMtusChapter(chapter.text);
    return found === undefined ? null : { ...found, name: chapter.text, guideline: 'MTUS' };
  }
  if (kind !== 'non-mtus' || (source !== null && !/ODG|Official Disability/i.test(source.text))) return null;
  const found = placesOfOdgChapter(chapter.text);
  return found === undefined ? null : { ...found, name: nameOf(chapter.text), guideline: 'ODG' };
}

const placesOfOdgChapter = remembered((name) => ODG[longestOdgChapterAt(name, 0)?.chapter.id ?? '']);
const placesOfMtusChapter = remembered((label) => MTUS.find(([beginning]) => beginning.test(label))?.[1]);

/** More names than these come from typing, and are forgotten again. */
const REMEMBERED = 200;

/** A letter names few chapters, again and again, so that each is looked up once. */
function remembered(look: (name: string) => Places | undefined): (name: string) => Places | undefined {
  const known = new Map<string, Places | undefined>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined || known.has(name)) return before;
    if (known.size >= REMEMBERED) known.clear();
    const found = look(name);
    known.set(name, found);
    return found;
  };
}

/** The places of a chapter that prose names, as its sources tell it; `null` for chapters on the whole body. */
export function regionOfChapter(organisation: string, chapter: string): RegionSet | null {
  if (organisation === 'ODG') return placesOfOdgChapter(chapter)?.covers ?? null;
  if (organisation !== 'MTUS' && organisation !== 'ACOEM') return null;
  return placesOfMtusChapter(chapter)?.covers ?? null;
}

/** A chapter's name without the remarks behind it: `Knee & Leg (updated 11/22/16) Chapter` is `Knee & Leg`. */
function nameOf(text: string): string {
  return text
    .replace(/ ?\((?:acute|updated|online|trauma)[^)]{0,80}\)/gi, '')
    .replace(/ ?\bchapter\b/i, '')
    .trim();
}

/**
 * Entries that stand in one chapter of the ODG only and are customarily cited from there for every part of the body:
 * equipment and care at home in the knee chapter, tests and help around an operation in the low back chapter.
 */
export const BORROWED_ENTRIES =
  /durable medical|\bDME\b|home health|home care|skilled nursing|nursing facility|walking aid|wheelchair|crutch|walker|\bcane\b|transport|cryo|cold (?:therapy|pack|compress|unit)|continuous[- ]flow|venous|\bDVT\b|deep vein|compression|hospital bed|bed\b|mattress|commode|bath|shower|raised toilet|gym member|neurophysiolog|intra-? ?operative|monitoring|pre-? ?op|medical clearance|surgical assist|assistant surgeon|length of stay|hospital stay|\bLOS\b|whirlpool|hygiene|scooter|office visit|fitness for duty|work condition|work hardening|manipulation under/i;
