/** What an issue asks for and which chapters are about that, in the words by which citations are counted. */

import { regionOfChapter } from '../../facts/chapterRegions';
import type { IssueFacts } from '../../facts/facts';
import { overlaps, placesIn, type RegionSet, wholeSpine } from '../../facts/regions';
import { isNerveTest, requestedRegion } from '../../facts/requestedParts';
import type { GuidelineLine } from '../../letter/letter';
import type { CitationForm } from '../../reference/citationUse';
import { mtusChapters } from '../../reference/guidelines';
import { odgChapters } from '../../reference/odgChapters';

export interface Subjects {
  /** Services by their short name and classes of drugs: `mri`, `opioid`, `topical drug`. */
  readonly own: readonly string[];
  /** What these are: `kind imaging`, `kind drug`. */
  readonly kinds: readonly string[];
  /** Further traits that bear on the sentence form. */
  readonly traits: readonly string[];
}

/** A service that is asked for around another one. */
const AROUND_SURGERY =
  /^(?:associated|assistant|surgical|anesthesia|facility|hospital|in-?patient|out-?patient|medical clearance|clearance)|\b(?:pre|post|peri|intra)-? ?op(?:erative(?:ly)?)?\b/i;
const ON_SKIN = /\b(?:cream|ointment|gel|patch(?:es)?|lotion|topical|transdermal|compound(?:ed)?)\b/i;

/** The subjects of an issue's item; empty lists where it names nothing that the vocabularies know. */
export function subjectsOf(facts: IssueFacts | null): Subjects {
  const passage = facts?.disputed ?? facts?.item ?? null;
  if (facts === null || passage === null) return { own: [], kinds: [], traits: [] };
  const own = new Set<string>();
  const kinds = new Set<string>();
  for (const { id, kind } of passage.services) {
    own.add(id);
    kinds.add(`kind ${kind}`);
  }
  const { drugs } = passage;
  const topical = drugs.length > 0 && (drugs.some(({ route }) => route === 'topical') || ON_SKIN.test(passage.text));
  if (topical) own.add('topical drug');
  else for (const { drugClass } of drugs) own.add(drugClass);
  if (drugs.length > 0) kinds.add('kind drug');
  if (own.size === 0) kinds.add('kind unknown');
  const traits: string[] = [];
  if (isAroundSurgery(facts)) traits.push('around surgery');
  const region = requestedRegion(facts);
  if (region !== 0 && !hasChapter(region)) traits.push('no chapter');
  return { own: [...own], kinds: [...kinds], traits };
}

/** Whether the item is a service around a surgery: an assistant, a clearance, a test before it. */
export function isAroundSurgery({ issue, disputed }: IssueFacts): boolean {
  return issue.item?.associatedSurgicalService === true || AROUND_SURGERY.test(disputed?.text ?? '');
}

/** Whether a chapter of 2004 is about the part of the body; later sets have one for each part. */
function hasChapter(region: RegionSet): boolean {
  return mtusChapters.some(({ label }) => {
    if (!/Complaints$|^Eye$/.test(label)) return false;
    const covers = regionOfChapter('MTUS', label);
    return covers !== null && overlaps(covers, region);
  });
}

/** The part of the body that an issue is about; none where its item names none. */
export function regionOf(facts: IssueFacts | null): RegionSet {
  return facts === null ? 0 : requestedRegion(facts);
}

/** The role that stands for the chapter of the item's part of the body. */
export const OWN_REGION = '*';
/** The role of the chapters on other parts of the body. */
export const OTHER_REGION = 'elsewhere';

/** What the general chapters are about, whatever the set they belong to calls them. */
const ROLES: readonly (readonly [beginning: RegExp, role: string])[] = [
  [/^Chronic Pain/i, 'chronic pain'],
  [/^Opioid/i, 'opioids'],
  [/^(?:General Approach|Initial Approaches|Cornerstones|Prevention)/i, 'general approaches'],
  [/^(?:Stress|Workplace Mental)/i, 'mental health'],
  [/^Acupuncture/i, 'acupuncture'],
  [/^Postsurgical/i, 'postsurgical'],
];

/** The role of a chapter of the MTUS for an item on a part of the body; of an item on none, each chapter is its own. */
export function roleOfMtusChapter(label: string, region: RegionSet): string {
  const covers = regionOfChapter('MTUS', label);
  if (covers !== null && region !== 0) return overlaps(covers, region) ? OWN_REGION : OTHER_REGION;
  return ROLES.find(([beginning]) => beginning.test(label))?.[1] ?? label.toLowerCase();
}

/** The role of a chapter of the ODG, by its id. */
export function roleOfOdgChapter(id: string, region: RegionSet): string {
  const covers = regionOfChapter('ODG', odgName(id));
  if (covers === null || region === 0) return id;
  return overlaps(covers, region) ? OWN_REGION : OTHER_REGION;
}

function odgName(id: string): string {
  return odgChapters.find((chapter) => chapter.id === id)?.name ?? '';
}

/** How well a chapter fits a part of the body, from 0 to 1: the fewer other parts it takes in, the better. */
export function fitOfChapter(
  organisation: 'MTUS' | 'ODG',
  name: string,
  facts: IssueFacts | null,
  region: RegionSet,
): number {
  const covers = regionOfChapter(organisation, name);
  if (covers === null || region === 0) return 1;
  // The trouble of a nerve is looked for where it leaves the spine.
  if (facts !== null && isNerveTest(facts) && overlaps(covers, wholeSpine)) return 1;
  return placesIn(covers & region) / placesIn(covers);
}

/** The form of a guideline line's first sentence; `null` for a line that says nothing yet. */
export function formOfLine(line: GuidelineLine | null): CitationForm | null {
  if (line === null) return null;
  if (line.noneCited !== null) return 'noneCited';
  if (line.outsideMtus !== null || line.citations[0]?.kind === 'non-mtus') return 'outsideMtus';
  return line.citations[0]?.kind === 'mtus' ? 'mtus' : null;
}
