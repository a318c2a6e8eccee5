/**
 * What speaks for one citation or another at a place: the item, what the claims administrator cited for it, what other
 * issues of the letter cite, and what is usually cited for such an item. All of it only puts offers in an order.
 */

import { governingDay } from '../../facts/editions';
import { factsOf, type IssueFacts } from '../../facts/facts';
import type { RegionSet } from '../../facts/regions';
import { subjectOf, subjectOfItem } from '../../facts/sectionSubjects';
import type { Citation, GuidelineLine, Letter } from '../../letter/letter';
import { type CitationForm, type CitationUse, type Counts, citationUse } from '../../reference/citationUse';
import { longestOdgChapterAt, type OdgChapter } from '../../reference/odgChapters';
import { services } from '../../reference/services';
import { findTopic, longestTopicAt, topics } from '../../reference/topics';
import {
  fitOfChapter,
  formOfLine,
  isAroundSurgery,
  OTHER_REGION,
  OWN_REGION,
  regionOf,
  roleOfMtusChapter,
  roleOfOdgChapter,
  type Subjects,
  subjectsOf,
} from './citationSubjects';

/** A line of another issue, and how like that issue is to this one, from 0 to 1. */
interface OtherLine {
  readonly line: GuidelineLine;
  readonly region: RegionSet;
  readonly likeness: number;
}

export interface Evidence {
  readonly side: CitationUse['side'];
  /** `null` where the letter has no issue at the place. */
  readonly issue: IssueFacts | null;
  readonly issues: readonly IssueFacts[];
  /** The day whose guidelines count, `YYYY-MM-DD`; `undefined` where nothing tells it. */
  readonly day: string | undefined;
  /** Whether that day stands in the header; otherwise the form or another citation only tells the time. */
  readonly isDayWritten: boolean;
  readonly subjects: Subjects;
  /** The part of the body of the item, else of the letter's other items. */
  readonly region: RegionSet;
  /** What the claims administrator cited for the same item; `null` in its own line. */
  readonly claims: GuidelineLine | null;
  readonly others: readonly OtherLine[];
}

/** The evidence for a guideline line of a letter; little of it for a line that belongs to no issue. */
export function evidenceFor(letter: Letter, side: CitationUse['side'], line: GuidelineLine): Evidence {
  const facts = factsOf(letter);
  const issue = facts.issues.find(({ issue: { parts } }) => parts.includes(line)) ?? null;
  const subjects = subjectsOf(issue);
  const governing = governingDay(letter, side);
  const named = regionOf(issue);
  let ofOthers = 0;
  const others: OtherLine[] = [];
  for (const other of nearest(facts.issues, issue)) {
    const region = regionOf(other);
    ofOthers |= region;
    const otherLine = other.issue[side];
    if (otherLine !== null) others.push({ line: otherLine, region, likeness: likeness(subjects, subjectsOf(other)) });
  }
  return {
    side,
    issue,
    issues: facts.issues,
    ...governing,
    subjects,
    region: named === 0 ? ofOthers : named,
    claims: side === 'reviewerGuideline' ? (issue?.issue.claimsAdministratorGuideline ?? null) : null,
    others,
  };
}

/** More issues than these tell nothing new, and reading them takes time. */
const NEAREST = 12;

/** The other issues, the nearest ones first. */
function nearest(issues: readonly IssueFacts[], issue: IssueFacts | null): IssueFacts[] {
  const at = issue?.index ?? issues.length;
  return issues
    .slice(Math.max(0, at - NEAREST), at + NEAREST)
    .filter((other) => other !== issue)
    .sort((one, other) => Math.abs(one.index - at) - Math.abs(other.index - at))
    .slice(0, NEAREST);
}

function likeness(one: Subjects, other: Subjects): number {
  if (one.own.some((subject) => other.own.includes(subject))) return 1;
  return one.kinds.some((kind) => other.kinds.includes(kind)) ? 0.3 : 0.1;
}

/** Shares of 1 by name. */
type Shares = Map<string, number>;

function addTo(shares: Shares, key: string, amount: number): void {
  shares.set(key, (shares.get(key) ?? 0) + amount);
}

/** Counts of a wider group bear as much as this many issues of the own one. */
const WEIGHT_OF_WIDER = 2;

/** What is usual for the item: what is known of its own subjects, filled up with that of their kinds and of all items. */
function usual({ side, subjects }: Evidence, countsOf: (use: CitationUse) => Counts, cited: Counts = {}): Shares {
  let shares = shared(['all'], side, countsOf, {});
  for (const [keys, more] of [
    [subjects.kinds, {}],
    [subjects.own, cited],
  ] as const) {
    const own = shared(keys, side, countsOf, more);
    const total = [...own.values()].reduce((sum, count) => sum + count, 0);
    const widerTotal = [...shares.values()].reduce((sum, count) => sum + count, 0);
    const wider = new Map([...shares].map(([key, count]) => [key, (count / (widerTotal || 1)) * WEIGHT_OF_WIDER]));
    for (const [key, count] of own) addTo(wider, key, count);
    if (total > 0) shares = wider;
  }
  const total = [...shares.values()].reduce((sum, count) => sum + count, 0);
  return new Map([...shares].map(([key, count]) => [key, count / (total || 1)]));
}

function shared(
  keys: readonly string[],
  side: CitationUse['side'],
  countsOf: (use: CitationUse) => Counts,
  more: Counts,
): Shares {
  const shares: Shares = new Map();
  for (const key of keys) {
    const use = citationUse(side, key);
    if (use !== undefined) for (const [name, count] of Object.entries(countsOf(use))) addTo(shares, name, count);
  }
  for (const [name, count] of Object.entries(more)) addTo(shares, name, count);
  return shares;
}

/** Between a chapter's role and its section. */
const SECTION_OF = ' > ';

/** The counts of chapters only, or those of the sections of one chapter. */
function chapterCounts(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).filter(([key]) => !key.includes(SECTION_OF)));
}

function sectionCounts(counts: Counts, role: string): Counts {
  const lead = role + SECTION_OF;
  return Object.fromEntries(
    Object.entries(counts).flatMap(([key, count]) => (key.startsWith(lead) ? [[key.slice(lead.length), count]] : [])),
  );
}

/** What the vocabulary of services notes as customary counts like one letter. */
const CUSTOM = 1;
/** The vocabulary's entries for groups of drugs, by the classes of their drugs. */
const GROUP_OF_CLASS: Readonly<Record<string, string>> = {
  opioid: 'opioids',
  'muscle relaxant': 'muscle-relaxants',
  NSAID: 'nsaids',
  'proton pump inhibitor': 'gi',
  'H2 blocker': 'gi',
  benzodiazepine: 'benzodiazepines',
  antidepressant: 'antidepressants',
  'topical drug': 'topicals',
  'compounded product': 'compound-oral',
  antiemetic: 'antiemetic',
  laxative: 'laxative',
};

/** What the vocabulary of services says is customarily cited for the item, as chapter roles and sections. */
function customary({ subjects, region }: Evidence): Counts {
  const counts: Record<string, number> = {};
  for (const subject of subjects.own) {
    const id = GROUP_OF_CLASS[subject] ?? subject;
    for (const cited of services.find((service) => service.id === id)?.cited ?? []) {
      const [chapter = '', sections = ''] = cited.split(SECTION_OF);
      const found = roleOfMtusChapter(chapter.replace(/ \d{4}$/, ''), region);
      // The vocabulary names one part of the body for all.
      const role = found === OTHER_REGION ? OWN_REGION : found;
      counts[role] = CUSTOM;
      for (let at = 0; at < sections.length; ) {
        const known = longestTopicAt(sections, at);
        if (known === undefined) break;
        counts[role + SECTION_OF + known.name] = CUSTOM;
        at = known.end + 2;
      }
    }
  }
  return counts;
}

const FORMS: readonly CitationForm[] = ['mtus', 'outsideMtus', 'noneCited'];

/** The forms of the first sentence, the likeliest first. */
export function rankForms(evidence: Evidence): readonly CitationForm[] {
  const { side, claims, others, subjects } = evidence;
  const formsOf = ({ forms }: CitationUse) => forms as Counts;
  const shares = mixed(
    usual(evidence, formsOf),
    others.flatMap(({ line, likeness: weight }) =>
      [...(formOfLine(line) ?? '').matchAll(/.+/g)].map(([form]) => ({ form, weight })),
    ),
    ({ form }) => form,
  );
  const all = usual({ ...evidence, subjects: { own: [], kinds: [], traits: [] } }, formsOf);
  const claimsForm = formOfLine(claims);
  for (const trait of [...subjects.traits, ...(claimsForm === null ? [] : [`claims ${claimsForm}`])]) {
    const use = citationUse(side, trait);
    if (use === undefined) continue;
    const total = FORMS.reduce((sum, form) => sum + (use.forms[form] ?? 0), 0);
    for (const form of FORMS) {
      const general = all.get(form) ?? 0.01;
      const ofTrait = ((use.forms[form] ?? 0) + WEIGHT_OF_WIDER * general) / (total + WEIGHT_OF_WIDER);
      shares.set(form, ((shares.get(form) ?? 0) * ofTrait) / general);
    }
  }
  return [...FORMS].sort((one, other) => (shares.get(other) ?? 0) - (shares.get(one) ?? 0));
}

/** How much the lines of other issues count at most, against what is usual. */
const MOST_OF_OTHERS = 0.5;

/** What is usual, with what other lines have; each of these counts by its weight. */
function mixed<T extends { readonly weight: number }>(
  base: Shares,
  seen: readonly T[],
  keyOf: (one: T) => string,
): Shares {
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return base;
  const share = (MOST_OF_OTHERS * total) / (total + 0.5);
  const result: Shares = new Map([...base].map(([key, part]) => [key, part * (1 - share)]));
  for (const one of seen) addTo(result, keyOf(one), (share * one.weight) / total);
  return result;
}

/** How much the claims administrator's citation of the same item counts. */
const WEIGHT_OF_CLAIMS = 0.35;

/** A score for each chapter of the MTUS by its label; the higher, the likelier. */
export function scoreChapters(evidence: Evidence, labels: readonly string[]): ReadonlyMap<string, number> {
  const seen = evidence.others.flatMap(({ line, region, likeness: weight }) =>
    mtusOf(line).map((chapter) => ({ role: roleOfMtusChapter(chapter, region), weight })),
  );
  const usually = usual(evidence, ({ mtus }) => chapterCounts(mtus), chapterCounts(customary(evidence)));
  return scored(
    evidence,
    mixed(usually, seen, ({ role }) => role),
    new Set(mtusOf(evidence.claims)),
    labels.map((label) => ({
      key: label,
      roleIn: (region) => roleOfMtusChapter(label, region),
      fit: fitOfChapter('MTUS', label, evidence.issue, evidence.region),
    })),
  );
}

interface ScoredChapter {
  /** By which the claims administrator's line may name it. */
  readonly key: string;
  readonly roleIn: (region: RegionSet) => string;
  readonly fit: number;
}

/** Chapters that share a role share its score, by how well they fit. */
function scored(
  { region }: Evidence,
  roles: Shares,
  named: ReadonlySet<string>,
  chapters: readonly ScoredChapter[],
): ReadonlyMap<string, number> {
  const weightOf = ({ roleIn, fit }: ScoredChapter) => (roleIn(region) === OTHER_REGION ? 1 : fit);
  const fits: Shares = new Map();
  for (const chapter of chapters) addTo(fits, chapter.roleIn(region), weightOf(chapter));
  return new Map(
    chapters.map((chapter) => {
      const role = chapter.roleIn(region);
      const own = chapter.roleIn(0);
      const ofRole = ((roles.get(role) ?? 0) * weightOf(chapter)) / (fits.get(role) || 1);
      const usually = ofRole + (own === role ? 0 : (roles.get(own) ?? 0));
      const ofClaims = named.has(chapter.key) ? WEIGHT_OF_CLAIMS / named.size : 0;
      return [chapter.key, usually * (named.size > 0 ? 1 - WEIGHT_OF_CLAIMS : 1) + ofClaims];
    }),
  );
}

/** The labels of the chapters of the MTUS that a line cites. */
function mtusOf(line: GuidelineLine | null): string[] {
  return (line?.citations ?? []).flatMap(({ kind, chapter }) =>
    kind === 'mtus' && chapter !== null ? [chapter.text] : [],
  );
}

/** How much it counts that a section is named for the very drug. */
const WEIGHT_OF_NAME = 0.35;

/** How much it counts, for all of them together, that sections are about the item's class or kind. */
const WEIGHT_OF_FIT = 0.3;

/** A score for each section of a chapter of the MTUS by its name. */
export function scoreSections(
  evidence: Evidence,
  label: string,
  names: readonly string[],
): ReadonlyMap<string, number> {
  const { region, others, claims, issue } = evidence;
  const role = roleOfMtusChapter(label, region);
  const custom = sectionCounts(customary(evidence), role);
  const usually = usual(evidence, ({ mtus }) => sectionCounts(mtus, role === OTHER_REGION ? OWN_REGION : role), custom);
  const seen = others.flatMap(({ line, region: other, likeness: weight }) =>
    line.citations
      .filter(({ kind, chapter }) => kind === 'mtus' && roleOfMtusChapter(chapter?.text ?? '', other) === role)
      .flatMap(({ sections }) => sections.map(({ text }) => ({ name: nameOfTopic(text), weight }))),
  );
  const shares = mixed(usually, seen, ({ name }) => name);
  const ofClaims = new Set(
    (claims?.citations ?? []).flatMap(({ kind, sections }) =>
      kind === 'mtus' ? sections.map(({ text }) => nameOfTopic(text)) : [],
    ),
  );
  const drugs = (issue?.disputed?.drugs ?? []).flatMap(({ generic, text }) => [generic, text.toLowerCase()]);
  // The item's own subject stands first.
  const subjects = [...((issue === null ? null : subjectOfItem(issue))?.fits ?? [])];
  const fits = names.map((name) => {
    const subject = subjectOf(name)?.subject;
    return subject === undefined ? -1 : subjects.indexOf(subject);
  });
  const numberOf = (fit: number) => fits.filter((other) => other === fit).length;
  return new Map(
    names.map((name, index) => {
      const low = name.toLowerCase();
      const fit = fits[index] ?? -1;
      const isNamed = drugs.some((drug) => low.includes(drug));
      const ofSubject = (isNamed ? WEIGHT_OF_NAME : 0) + (fit < 0 ? 0 : WEIGHT_OF_FIT / (1 + fit) / numberOf(fit));
      const score = (shares.get(name) ?? 0) + ofSubject;
      return [name, score + (ofClaims.has(name) ? WEIGHT_OF_CLAIMS / ofClaims.size : 0)];
    }),
  );
}

function nameOfTopic(text: string): string {
  return findTopic(text)?.name ?? text;
}

/** A score for each chapter of the ODG by its id. */
export function scoreOdgChapters(evidence: Evidence, chapters: readonly OdgChapter[]): ReadonlyMap<string, number> {
  const seen = evidence.others.flatMap(({ line, region, likeness: weight }) =>
    odgOf(line).map(({ id }) => ({ role: roleOfOdgChapter(id, region), weight })),
  );
  const usually = usual(evidence, ({ odg }) => chapterCounts(odg), customaryOdg(evidence));
  return scored(
    evidence,
    mixed(usually, seen, ({ role }) => role),
    new Set(odgOf(evidence.claims).map(({ id }) => id)),
    chapters.map(({ id, name }) => ({
      key: id,
      roleIn: (region) => roleOfOdgChapter(id, region),
      fit: fitOfChapter('ODG', name, evidence.issue, evidence.region),
    })),
  );
}

/** Where the ODG keeps what belongs to no part of the body: equipment with the knee, care around surgery with the low back. */
function customaryOdg({ subjects, issue }: Evidence): Counts {
  const isUnknown = subjects.kinds.every((kind) => kind === 'kind unknown' || kind === 'kind equipment');
  return {
    ...(isUnknown ? { 'odg-knee': CUSTOM } : {}),
    ...(issue !== null && isAroundSurgery(issue) ? { 'odg-low-back': CUSTOM } : {}),
    ...(subjects.kinds.includes('kind drug') ? { 'odg-pain': CUSTOM } : {}),
  };
}

/** The ODG's sections that are likely behind one of its chapters, the likeliest first. */
export function odgSections(evidence: Evidence, chapterId: string): readonly string[] {
  const { region, others, claims, subjects, issue } = evidence;
  const role = roleOfOdgChapter(chapterId, region);
  const shares: Shares = new Map();
  const spell = new Map<string, string>();
  const add = (name: string, amount: number) => {
    const key = name.toLowerCase();
    if (!spell.has(key)) spell.set(key, name);
    addTo(shares, key, amount);
  };
  for (const { sections } of odgOf(claims)) for (const { text } of sections) add(text, WEIGHT_OF_CLAIMS);
  for (const { line, likeness: weight } of others)
    if (weight === 1) for (const { sections } of odgOf(line)) for (const { text } of sections) add(text, weight);
  for (const subject of subjects.own) {
    const use = citationUse(evidence.side, subject);
    for (const [name, count] of Object.entries(sectionCounts(use?.odg ?? {}, role))) add(name, count / 4);
    for (const [name, count] of Object.entries(sectionCounts(use?.odg ?? {}, 'any'))) add(name, count / 8);
  }
  for (const { name, id } of issue?.disputed?.services ?? []) {
    const names = ODG_NAMES[id] ?? (name.includes(' / ') ? [] : [name]);
    for (const [index, one] of names.entries()) add(one, 0.1 / (index + 1));
  }
  if (chapterId === 'odg-pain') for (const [name, score] of painSections(evidence)) add(name, score / 4);
  return [...shares]
    .sort(([, one], [, other]) => other - one)
    .map(([key]) => spell.get(key) ?? key)
    .slice(0, MOST_SECTIONS);
}

const MOST_SECTIONS = 8;

/** What the ODG calls services, where that is not the vocabulary's name. */
const ODG_NAMES: Readonly<Record<string, readonly string[]>> = {
  mri: ['MRI (magnetic resonance imaging)', 'Magnetic resonance imaging (MRI)', 'MRI'],
  ct: ['CT (computed tomography)', 'Computed tomography (CT)'],
  xray: ['Radiography (x-rays)', 'X-rays'],
  edx: ['Electrodiagnostic studies (EDS)', 'Electromyography (EMG)', 'Nerve conduction studies (NCS)'],
  chiropractic: ['Manipulation', 'Chiropractic'],
  dme: ['Durable medical equipment (DME)'],
  gym: ['Gym memberships'],
  eswt: ['Shock wave therapy', 'Extracorporeal shock wave therapy (ESWT)'],
  esi: ['Epidural steroid injections (ESIs)'],
  fce: ['Functional capacity evaluation (FCE)'],
  consult: ['Office visits'],
  tens: ['TENS (transcutaneous electrical nerve stimulation)'],
  labs: ['Preoperative lab testing'],
  'preop-clearance': ['Preoperative testing, general'],
};

/** The chronic pain guideline of the MTUS has its sections from the ODG's chapter on pain, under the same names. */
function painSections(evidence: Evidence): (readonly [string, number])[] {
  if (evidence.subjects.own.length === 0) return [];
  const chapter = 'Chronic Pain Medical Treatment';
  const names = topics.flatMap(({ name, chapters }) => (chapters.includes(`${chapter} 2016`) ? [name] : []));
  return [...scoreSections(evidence, chapter, names)].sort(([, one], [, other]) => other - one).slice(0, 4);
}

interface CitedOdgChapter {
  readonly id: string;
  readonly sections: Citation['sections'];
}

function odgOf(line: GuidelineLine | null): CitedOdgChapter[] {
  return (line?.citations ?? []).flatMap(({ kind, chapter, sections }) => {
    const id = kind === 'non-mtus' && chapter !== null ? longestOdgChapterAt(chapter.text, 0)?.chapter.id : undefined;
    return id === undefined ? [] : [{ id, sections }];
  });
}
