/** The rules on parts of the body and sides: what the readers found of their kind, and seeded defects. */

import type { BodyPart } from '../server/src/facts/bodyParts';
import type { Facts, IssueFacts } from '../server/src/facts/facts';
import type { Passage } from '../server/src/facts/passage';
import { overlaps, type RegionSet, regionSet, withClosePlaces, withKin } from '../server/src/facts/regions';
import type { Citation } from '../server/src/letter/letter';
import { necessityOf } from '../server/src/letter/necessity';
import type { Measure, Mutant } from './mutation';

/** Parts far from each other, one of which is foreign to any case about one region. */
const STRANGERS: readonly { readonly words: string; readonly covers: RegionSet }[] = [
  { words: 'right knee', covers: regionSet('knee') },
  { words: 'left shoulder', covers: regionSet('shoulder') },
  { words: 'cervical spine', covers: regionSet('neck') },
  { words: 'lumbar spine', covers: regionSet('lumbar spine') },
];

const MTUS_CHAPTERS = [
  { words: 'Knee Complaints', covers: regionSet('knee') },
  { words: 'Shoulder Complaints', covers: regionSet('shoulder') },
  { words: 'Ankle and Foot Complaints', covers: regionSet('ankle', 'foot') },
];
const ODG_CHAPTERS = [
  { words: 'Knee & Leg', covers: regionSet('knee') },
  { words: 'Shoulder', covers: regionSet('shoulder') },
  { words: 'Ankle & Foot', covers: regionSet('ankle', 'foot') },
];

const REGIONAL_MTUS = /Complaints/i;
const REGIONAL_ODG = /^(?:low back|neck|shoulder|elbow|forearm|carpal|knee|hips?|ankle)/i;
/** Entries that stand in one chapter only and are cited from there for the whole body. */
const FOR_ALL_PARTS =
  /durable|DME|home health|nursing|walking|cryo|cold|compression|mattress|monitoring|pre-?op|bed\b/i;

function partsOf({ disputed, item }: IssueFacts): readonly BodyPart[] {
  return disputed !== null && disputed.bodyParts.length > 0 ? disputed.bodyParts : (item?.bodyParts ?? []);
}

function coversOf(parts: readonly BodyPart[]): RegionSet {
  return parts.reduce((set, { covers }) => set | covers, 0);
}

/** Puts a chapter for a distant part in the place of the only regional chapter of its kind on a guideline line. */
function* otherChapter({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const asked = withKin(coversOf(partsOf(facts)));
    if (asked === 0) continue;
    for (const line of [facts.issue.claimsAdministratorGuideline, facts.issue.reviewerGuideline]) {
      const regional = (line?.citations ?? []).filter(
        ({ kind, chapter, text }: Citation) =>
          chapter !== null &&
          (kind === 'mtus' ? REGIONAL_MTUS : REGIONAL_ODG).test(chapter.text) &&
          !FOR_ALL_PARTS.test(text),
      );
      for (const { kind, chapter } of regional) {
        if (chapter === null || regional.filter((other) => other.kind === kind).length > 1) continue;
        const other = (kind === 'mtus' ? MTUS_CHAPTERS : ODG_CHAPTERS).find(({ covers }) => !overlaps(asked, covers));
        if (other === undefined) continue;
        yield { edits: [{ start: chapter.start, end: chapter.end, newText: other.words }], issue: facts.index };
      }
    }
  }
}

/** Names a distant part in a conclusion: `the request for an MRI of the ... is not medically necessary`. */
function* otherPartInConclusion({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const asked = withClosePlaces(withKin(coversOf(partsOf(facts))));
    if (asked === 0) continue;
    for (const { passage, part } of ruledOn(facts)) {
      const stranger = STRANGERS.find(({ covers }) => !overlaps(asked, covers));
      if (stranger !== undefined) {
        yield { edits: [{ ...passage.place(part), newText: stranger.words }], issue: facts.index };
      }
    }
  }
}

/** The one part that a concluding sentence names between its request and its verb. */
function* ruledOn({ rationale }: IssueFacts): Generator<{ passage: Passage; part: BodyPart }> {
  if (rationale === null) return;
  for (const sentence of rationale.sentences) {
    const subject = /\brequest(?:ed)?\b([^.;,]{1,140}?)\b(?:is|are|was|has|cannot)\b/i.exec(sentence.text);
    if (subject === null || necessityOf(sentence.text) === null) continue;
    const from = sentence.start + subject.index;
    const to = from + subject[0].length;
    const parts = rationale.bodyParts.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const [part] = parts;
    if (part !== undefined && parts.length === 1 && part.start > from && part.end < to)
      yield { passage: rationale, part };
  }
}

/** Asks for a part that the summary does not know: the item's only part becomes one far from all the summary tells. */
function* otherPartInItem({ issues, summary }: Facts): Generator<Mutant> {
  const told = summary?.bodyParts ?? [];
  if (told.length < 3) return;
  const reach = withKin(withClosePlaces(coversOf(told)));
  for (const { item, index } of issues) {
    const [part] = item?.bodyParts ?? [];
    if (item === null || part === undefined || item.bodyParts.length > 1) continue;
    const stranger = STRANGERS.find(({ covers }) => !overlaps(reach, covers));
    if (stranger !== undefined) yield { edits: [{ ...item.place(part), newText: stranger.words }], issue: index };
  }
}

const LIMBS = regionSet('extremities');

function swapped(words: string): string | null {
  const lower = words.toLowerCase();
  if (lower !== 'left' && lower !== 'right') return null;
  const other = lower === 'left' ? 'right' : 'left';
  return /^[A-Z]/.test(words) ? other.charAt(0).toUpperCase() + other.slice(1) : other;
}

/** Swaps the side of the item where the summary or the conclusion knows the same part on the first side only. */
function* otherSideInItem({ issues, summary }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const { item, index } = facts;
    if (item === null || item.bodyParts.length !== 1) continue;
    const [part] = item.bodyParts;
    if (part === undefined || part.sidePlace === null || (part.covers & LIMBS) !== part.covers) continue;
    const newText = swapped(item.text.slice(part.sidePlace.start, part.sidePlace.end));
    const told = (summary?.bodyParts ?? []).filter(({ name, side }) => name === part.name && side !== null);
    if (newText === null || told.length === 0 || told.some(({ side }) => side !== part.side)) continue;
    yield { edits: [{ ...item.place(part.sidePlace), newText }], issue: index };
  }
}

/** Swaps the side in a conclusion where the item has one. */
function* otherSideInConclusion({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const asked = partsOf(facts);
    for (const { passage, part } of ruledOn(facts)) {
      if (part.sidePlace === null || (part.covers & LIMBS) !== part.covers) continue;
      const sides = new Set(asked.filter(({ covers }) => overlaps(covers, part.covers)).map(({ side }) => side));
      if (sides.size !== 1 || !sides.has(part.side)) continue;
      const newText = swapped(passage.text.slice(part.sidePlace.start, part.sidePlace.end));
      if (newText !== null) yield { edits: [{ ...passage.place(part.sidePlace), newText }], issue: facts.index };
    }
  }
}

/** Puts a guideline for a distant part before a rationale that names no part outside what it says of the item. */
function* otherGuideline({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const { rationale, item, index } = facts;
    const asked = withKin(withClosePlaces(coversOf(partsOf(facts))));
    if (rationale === null || asked === 0 || /EMG|NC[SV]|electro|nerve|epidural|evoked/i.test(item?.text ?? ''))
      continue;
    const stranger = STRANGERS.find(({ covers }) => !overlaps(asked, covers));
    const told = rationale.bodyParts.filter(({ start }) =>
      /guideline|MTUS|ODG|ACOEM|recommend|"|\u201c/i.test(rationale.sentenceAt(start)?.text ?? ''),
    );
    if (stranger === undefined || told.length > 0 || /["\u201c]/.test(rationale.text)) continue;
    const newText = `The MTUS recommends this treatment for patients with pain of the ${stranger.words}. `;
    yield { edits: [{ start: rationale.range.start, end: rationale.range.start, newText }], issue: index };
  }
}

/** Puts a side before the spine of which an image is asked for. */
function* sideOfSpine({ issues }: Facts): Generator<Mutant> {
  for (const { item, index } of issues) {
    if (item === null || !/\b(?:MRI|CT|x-?rays?|magnetic resonance)\b/i.test(item.text)) continue;
    for (const part of item.bodyParts) {
      const words = item.text.slice(part.own.start, part.own.end);
      if (part.side !== null || !/^(?:cervical|thoracic|lumbar) spine$/i.test(words)) continue;
      if (!/(?:of|of the|to|to the|for the) $/i.test(item.text.slice(0, part.own.start))) continue;
      yield { edits: [{ ...item.place(part.own), newText: `bilateral ${words}` }], issue: index };
    }
  }
}

/** Cites the low back chapter of the MTUS for the thoracic spine. */
function* lowBackForThoracic({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const asked = partsOf(facts);
    if (asked.length === 0 || asked.some(({ name }) => name !== 'thoracic spine')) continue;
    for (const line of [facts.issue.claimsAdministratorGuideline, facts.issue.reviewerGuideline]) {
      const mtus = (line?.citations ?? []).filter(({ kind, chapter }) => kind === 'mtus' && chapter !== null);
      const [citation] = mtus;
      if (citation?.chapter == null || mtus.length > 1) continue;
      const { start, end } = citation.chapter;
      yield { edits: [{ start, end, newText: 'Low Back Complaints' }], issue: facts.index };
    }
  }
}

/** Cites the chapter on chronic pain for an image of one part. */
function* painForImage({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const { item, index, issue } = facts;
    if (!/\b(?:MRI|CT|x-?rays?)\b/i.test(item?.text ?? '') || /EMG|NC[SV]/.test(item?.text ?? '')) continue;
    const citations = issue.reviewerGuideline?.citations ?? [];
    const [citation] = citations;
    if (partsOf(facts).length === 0 || citations.length !== 1 || citation?.chapter == null || citation.kind !== 'mtus')
      continue;
    const { start, end } = citation.chapter;
    yield { edits: [{ start, end, newText: 'Chronic Pain Medical Treatment' }], issue: index };
  }
}

/** Asks for a part of which the summary tells nothing but that it was asked for. */
function* partOfRequestOnly({ issues, summary }: Facts): Generator<Mutant> {
  const told = summary?.bodyParts ?? [];
  if (summary === null || told.length < 4) return;
  const reach = withKin(withClosePlaces(coversOf(told)));
  for (const { item, index } of issues) {
    const [part] = item?.bodyParts ?? [];
    if (item === null || part === undefined || item.bodyParts.length > 1) continue;
    const stranger = STRANGERS.find(({ covers }) => !overlaps(reach, covers));
    if (stranger === undefined) continue;
    const { end } = summary.range;
    const newText = ` The request for treatment of the ${stranger.words} was denied.`;
    const edits = [
      { start: end, end, newText },
      { ...item.place(part), newText: stranger.words },
    ];
    yield { edits, issue: index };
  }
}

/** Says a test of the knee of a shoulder, and a test of the wrist of a foot. */
function* testOfOther({ summary }: Facts): Generator<Mutant> {
  if (summary === null) return;
  const { end } = summary.range;
  for (const newText of [
    " McMurray's test was positive on the left shoulder.",
    " There was a positive Phalen's sign in the right foot.",
  ]) {
    yield { edits: [{ start: end, end, newText }], issue: null };
  }
}

/** Says of an item with a part that it has none. */
function* saysNoPart({ issues }: Facts): Generator<Mutant> {
  for (const facts of issues) {
    const { rationale, index } = facts;
    if (rationale === null || !partsOf(facts).some(({ kind }) => kind === 'part')) continue;
    const { start } = rationale.range;
    yield { edits: [{ start, end: start, newText: 'The request failed to specify a body part. ' }], issue: index };
  }
}

/** Gives one side to a trouble that the summary has on both. */
function* halfOfBoth({ issues, summary }: Facts): Generator<Mutant> {
  const told = summary?.bodyParts ?? [];
  const both = told.find(
    ({ side, covers, name }) =>
      side === 'bilateral' &&
      /^(?:knee|shoulder|wrist|hand|foot|hip|elbow|ankle)$/.test(name) &&
      told.every((other) => other.side === null || other.side === 'bilateral' || !overlaps(other.covers, covers)),
  );
  if (both === undefined || summary === null) return;
  const words = summary.text.slice(both.own.start, both.own.end).toLowerCase();
  if (/^feet/.test(words)) return;
  for (const facts of issues) {
    const { rationale, index } = facts;
    const others = [...(rationale?.bodyParts ?? []), ...partsOf(facts)];
    if (rationale === null || others.some(({ side, covers }) => side !== null && overlaps(covers, both.covers)))
      continue;
    const { start } = rationale.range;
    const newText = `The patient has pain of the left ${words.replace(/s$/, '')}. `;
    yield { edits: [{ start, end: start, newText }], issue: index };
  }
}

/** Lets the physician recommend an MRI of a part far from the one that is asked for. */
function* mriOfOther({ issues, summary }: Facts): Generator<Mutant> {
  const items = issues.filter(({ item }) => /\b(?:MRI|magnetic resonance)\b/i.test(item?.text ?? ''));
  const [only] = items;
  if (summary === null || only === undefined || items.length > 1 || partsOf(only).length === 0) return;
  if (/(?:recommend|order|plan|rule out|would like)/i.test(summary.text)) return;
  const all = withKin(withClosePlaces(coversOf(issues.flatMap(({ item }) => item?.bodyParts ?? []))));
  const stranger = STRANGERS.find(({ covers }) => !overlaps(all, covers));
  if (stranger === undefined) return;
  const { end } = summary.range;
  const newText = ` The physician recommended an MRI of the ${stranger.words}.`;
  yield { edits: [{ start: end, end, newText }], issue: null };
}

export const bodyPartsMeasure: Measure = {
  kinds: {
    'citation-wrong-body-part': ['guideline-wrong-body-part'],
    'foreign-body-part': ['body-part-mismatch', 'rationale-answers-another-item'],
    'guideline-for-other-body-part': ['guideline-wrong-body-part'],
    'laterality-mismatch': ['laterality-mismatch'],
    'bilateral-midline': ['laterality-mismatch'],
    'citation-unrelated-chapter': ['guideline-wrong-body-part'],
    'citation-thoracic-as-low-back': ['guideline-wrong-body-part'],
    'citation-general-for-image': ['guideline-wrong-body-part'],
    'requested-part-without-complaint': ['body-part-mismatch'],
    'test-of-other-body-part': ['body-part-mismatch'],
    'part-said-unspecified': ['rationale-answers-another-item'],
    'one-side-of-both': ['laterality-mismatch'],
    'request-for-other-part': ['body-part-mismatch'],
  },
  mutations: [
    {
      code: 'citation-wrong-body-part',
      what: 'replaces a chapter by that of a distant part of the body',
      mutants: (_letter, facts) => otherChapter(facts),
    },
    {
      code: 'foreign-body-part',
      what: 'names a distant part of the body in the conclusion',
      mutants: (_letter, facts) => otherPartInConclusion(facts),
    },
    {
      code: 'foreign-body-part',
      what: 'asks in the item for a part that the summary does not know',
      mutants: (_letter, facts) => otherPartInItem(facts),
    },
    {
      code: 'guideline-for-other-body-part',
      what: 'adds a guideline for a distant part where none is told for the item',
      mutants: (_letter, facts) => otherGuideline(facts),
    },
    {
      code: 'laterality-mismatch',
      what: 'swaps left and right in the item',
      mutants: (_letter, facts) => otherSideInItem(facts),
    },
    {
      code: 'laterality-mismatch',
      what: 'swaps left and right in the conclusion',
      mutants: (_letter, facts) => otherSideInConclusion(facts),
    },
    {
      code: 'bilateral-midline',
      what: 'puts "bilateral" before the spine in the item',
      mutants: (_letter, facts) => sideOfSpine(facts),
    },
    {
      code: 'citation-thoracic-as-low-back',
      what: 'cites Low Back Complaints for the thoracic spine',
      mutants: (_letter, facts) => lowBackForThoracic(facts),
    },
    {
      code: 'citation-general-for-image',
      what: 'cites the chapter on chronic pain for an image',
      mutants: (_letter, facts) => painForImage(facts),
    },
    {
      code: 'requested-part-without-complaint',
      what: 'asks for a part that the summary names in the request only',
      mutants: (_letter, facts) => partOfRequestOnly(facts),
    },
    {
      code: 'test-of-other-body-part',
      what: 'says a clinical test of a part that it does not test',
      mutants: (_letter, facts) => testOfOther(facts),
    },
    {
      code: 'part-said-unspecified',
      what: 'says of an item with a part that it has none',
      mutants: (_letter, facts) => saysNoPart(facts),
    },
    {
      code: 'one-side-of-both',
      what: 'gives one side to what the summary has on both',
      mutants: (_letter, facts) => halfOfBoth(facts),
    },
    {
      code: 'request-for-other-part',
      what: 'lets the physician recommend an MRI of another part than the item',
      mutants: (_letter, facts) => mriOfOther(facts),
    },
  ],
};
