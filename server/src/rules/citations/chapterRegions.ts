/** Which places of the body the chapters of the guidelines are about. */

import { type RegionSet, regionSet } from '../../facts/regions';
import type { Citation } from '../../letter/letter';
import { longestOdgChapterAt } from '../../reference/odgChapters';

/** A chapter that is about places of the body; `name` as the citation writes it. */
export interface RegionalChapter {
  readonly name: string;
  readonly covers: RegionSet;
  /** The guideline it belongs to, as a reader would call it. */
  readonly guideline: 'MTUS' | 'ODG';
}

/** Ribs and breastbone have no chapter of their own; they are looked up under the upper back. */
const NECK = regionSet('neck', 'thoracic spine', 'chest');
const SHOULDER = regionSet('shoulder', 'upper arm');
const ELBOW = regionSet('elbow', 'forearm', 'upper arm');
const HAND = regionSet('forearm', 'wrist', 'hand');
/** The Low Back chapters take in the thoracic spine by the ODG's own title, and the joints of the pelvis by custom. */
const LOW_BACK = regionSet('lumbar spine', 'thoracic spine', 'pelvis', 'chest');
const KNEE = regionSet('knee', 'lower leg', 'thigh');
const HIP = regionSet('hip', 'pelvis', 'groin', 'thigh', 'low back and pelvis');
const ANKLE = regionSet('ankle', 'foot', 'lower leg');
const HEAD = regionSet('head', 'face', 'jaw', 'eye', 'ear');

/** The chapters of the MTUS by how their labels begin, of 2004 and of the later editions. */
const MTUS: readonly (readonly [beginning: RegExp, covers: RegionSet])[] = [
  [/^(?:neck and upper back|cervical and thoracic)/i, NECK],
  [/^shoulder/i, SHOULDER],
  [/^elbow/i, ELBOW],
  [/^(?:forearm,? wrist|hand,? wrist)/i, HAND],
  [/^low back/i, LOW_BACK],
  [/^knee/i, KNEE],
  [/^ankle and foot/i, ANKLE],
  [/^hip and groin/i, HIP],
  [/^eye/i, regionSet('eye', 'head', 'face')],
];

/** The chapters of the ODG by their ids in the vocabulary; all others hold for the whole body. */
const ODG: Readonly<Record<string, RegionSet>> = {
  'odg-low-back': LOW_BACK,
  'odg-neck': NECK,
  'odg-shoulder': SHOULDER,
  'odg-elbow': ELBOW,
  'odg-hand': HAND,
  'odg-cts': regionSet('wrist', 'hand', 'forearm'),
  'odg-knee': KNEE,
  'odg-hip': HIP,
  'odg-ankle': ANKLE,
  'odg-head': HEAD,
  'odg-eye': regionSet('eye', 'head', 'face'),
  'odg-hernia': regionSet('abdomen', 'groin', 'pelvis'),
};

/** The chapter of a citation, where it is one about places of the body; `null` for Chronic Pain and its like. */
export function regionalChapterOf({ kind, chapter, source }: Citation): RegionalChapter | null {
  if (chapter === null) return null;
  if (kind === 'mtus') {
    const covers = MTUS.find(([beginning]) => beginning.test(chapter.text))?.[1];
    return covers === undefined ? null : { name: chapter.text, covers, guideline: 'MTUS' };
  }
  if (kind !== 'non-mtus' || (source !== null && !/ODG|Official Disability/i.test(source.text))) return null;
  const covers = ODG[longestOdgChapterAt(chapter.text, 0)?.chapter.id ?? ''];
  return covers === undefined ? null : { name: nameOf(chapter.text), covers, guideline: 'ODG' };
}

/** The places of a chapter that prose names, as its sources tell it; `null` for chapters on the whole body. */
export function regionOfChapter(organisation: string, chapter: string): RegionSet | null {
  if (organisation === 'ODG') return ODG[longestOdgChapterAt(chapter, 0)?.chapter.id ?? ''] ?? null;
  if (organisation !== 'MTUS' && organisation !== 'ACOEM') return null;
  return MTUS.find(([beginning]) => beginning.test(chapter))?.[1] ?? null;
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
