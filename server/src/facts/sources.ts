/**
 * The guidelines and other sources that a text names, what it says of them, and which chapter and year it gives.
 *
 * Each organisation is a source of its own: `CA MTUS/ACOEM Guidelines` names two. What belongs to one name (its
 * abbreviation, a year, a chapter, the word "Guidelines") is part of its stretch.
 */

import { caseless } from '../letter/caseless';
import { longestChapterAt, mtusChapters } from '../reference/guidelines';
import { longestOdgChapterAt } from '../reference/odgChapters';
import type { Stretch } from './passage';
import { rolesOf, type SourceRole } from './sourceRoles';

export interface Source extends Stretch {
  readonly text: string;
  /**
   * The organisation or collection by one name: `MTUS`, `ACOEM`, `ODG`, the name of another source, or the host of an
   * address (`cms.gov`).
   */
  readonly organisation: string;
  /**
   * The chapter by its name in the vocabularies (`Low Back Complaints`, `Hip & Pelvis (Acute & Chronic)`), also where the
   * text gives its number or its short name; `null` where none is named or none is known by that name.
   */
  readonly chapter: string | null;
  /** Where the chapter stands. */
  readonly chapterPlace: Stretch | null;
  /** The year of the edition, where one is named. */
  readonly year: number | null;
  readonly yearPlace: Stretch | null;
  readonly role: SourceRole;
}

/** Sources in order, none overlapping. Linear in the text. */
export function findSources(text: string): Source[] {
  const found: Named[] = [];
  const head = headPattern();
  head.lastIndex = 0;
  for (let match = head.exec(text); match !== null; match = head.exec(text)) {
    const named = readName(text, match);
    if (named === null) continue;
    found.push(named);
    head.lastIndex = Math.max(head.lastIndex, named.end);
  }
  const roles = rolesOf(text, found);
  return found.map((named, index) => ({
    ...named,
    text: text.slice(named.start, named.end),
    role: roles[index] ?? 'mentioned',
  }));
}

/** Where a text speaks of guidelines without a name: `the guidelines state`, `per guidelines`. */
export function findUnnamedGuidelines(text: string, sources: readonly Source[]): Stretch[] {
  const found: Stretch[] = [];
  let next = 0;
  UNNAMED.lastIndex = 0;
  for (let match = UNNAMED.exec(text); match !== null; match = UNNAMED.exec(text)) {
    while (next < sources.length && (sources[next] as Source).end <= match.index) next += 1;
    const source = sources[next];
    if (source === undefined || source.start >= match.index + match[0].length) {
      found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

const UNNAMED = /\bguid(?:e|ance\b|eline)s?\b|\bevidence[- ]based (?:criteria|medicine|literature)\b/gi;

type Named = Omit<Source, 'text' | 'role'>;

/** The organisations with every wording by which letters name them, each a pattern without groups. */
const ORGANISATIONS: readonly (readonly [name: string, wording: string])[] = [
  [
    'MTUS',
    String.raw`Medical Treatment Utili[sz]ation (?:Schedule|Guidelines?)(?:,? ?\((?:CA[- ]?)?MTUS\))?|(?:CA[- ]?)?MTUS|(?:8 (?:CCR|C\.C\.R\.),? )?(?:\u00a7 ?)?9792\.2[2-4](?:\.[0-9]{1,2})?`,
  ],
  [
    'ACOEM',
    String.raw`American College of Occupational (?:and|&) Environmental (?:Medicine|Medical)(?:'s|\u2019s)?(?:,? ?\(ACOEM\))?|ACOEM|Occupational Medicine Practice Guidelines?`,
  ],
  [
    'ODG',
    String.raw`Offici?al Disabilit(?:y|ies) Guid(?:elines?|lines?|ance)(?:,? ?\(ODG\))?|ODG(?:[- ]TWC)?(?: by MCG)?|Work Loss Data Institute`,
  ],
  ['AAOS', String.raw`American Academy of Orthop(?:a?edic) Surgeons(?:,? ?\(AAOS\))?|AAOS`],
  ['AANEM', 'American Association of (?:Neuromuscular|Electrodiagnostic)[^.;]{0,50}?Medicine|AANEM'],
  ['AMA', String.raw`American Medical Association(?:,? ?\(AMA\))?|AMA Guides?`],
  ['ACR', String.raw`American College of Radiology(?:,? ?\(ACR\))?|ACR Appropriateness Criteria`],
  ['CDC', String.raw`Centers? for Disease Control(?: and Prevention)?(?:,? ?\(CDC\))?|CDC`],
  [
    'CMS',
    String.raw`Centers? for Medicare (?:and|&) Medicaid(?: Services)?(?:,? ?\(CMS\))?|CMS|Medicare(?= (?:guidelines?|criteria|rules?))`,
  ],
  ['FDA', String.raw`(?:US |U\.S\. )?Food (?:and|&) Drug Administration(?:,? ?\(FDA\))?|FDA`],
  ['NGC', String.raw`National Guidelines? Clearinghouse(?:,? ?\(NGC\))?`],
  ['UpToDate', String.raw`UpToDate|Up To Date\.com`],
  ['Cochrane', 'Cochrane(?: (?:Database|Library|Collaboration|Review)[a-z ]{0,25})?'],
  ['Aetna', 'Aetna(?: Clinical Policy Bulletins?)?'],
  ['PDR', String.raw`Physicians?['\u2019]? Desk Reference|PDR`],
  ['MDGuidelines', 'MD ?Guidelines'],
  ['PubMed', 'PubMed|Medline(?! ?Plus)'],
];

/** The chapters by which letters name the MTUS without saying so; ordinary prose has none of these forms. */
const CHAPTER_ALONE = String.raw`(?:(?:19|20)\d\d )?(?:Chronic Pain (?:Medical )?(?:Treatment )?Guidelines?|Opioids? (?:Medical )?Treatment Guidelines?|Post-? ?surgical (?:Medical )?(?:Treatment )?Guidelines?|Acupuncture (?:Medical )?(?:Treatment )?Guidelines?)`;
/** Chapters of ACOEM are told from a patient's complaints by their capital. */
const COMPLAINTS_ALONE = String.raw`(?:Neck (?:and|&) Upper Back|Shoulder|Elbow|Forearm, Wrist,? (?:and|&) Hand|Low Back|Knee|Ankle (?:and|&) Foot) Complaints\b`;
const ADDRESS = String.raw`(?:https?://|www\.)[^\s<>"')\]]{3,400}`;

let heads: RegExp | undefined;

/** Made at first use. Group 1: address; 2: chapter alone; 3: complaints; then one group for each organisation. */
function headPattern(): RegExp {
  heads ??= caseless(
    new RegExp(
      `\\b(?:(${ADDRESS})|(?:(${CHAPTER_ALONE})|(${COMPLAINTS_ALONE})|${ORGANISATIONS.map(([, wording]) => `(${wording})`).join('|')})(?![a-z]))`,
      'gi',
    ),
  );
  return heads;
}

/** `Non-MTUS` names no guideline, `Gross-Cochrane` is an author. */
function isPartOfAWord(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 6), start);
  return /non ?- ?$/i.test(before) || (before.endsWith('-') && /^cochrane/i.test(text.slice(start, start + 8)));
}

function readName(text: string, match: RegExpExecArray): Named | null {
  const [words, address, chapterAlone, complaints] = match;
  const start = match.index;
  if (isPartOfAWord(text, start)) return null;
  const end = start + words.length;
  if (address !== undefined) {
    const trimmed = start + words.replace(/[.,;:]+$/, '').length;
    const host = /^(?:https?:\/\/)?(?:www\.)?([^/?#]{1,100})/i.exec(words)?.[1]?.toLowerCase() ?? words;
    return plain(host, start, trimmed);
  }
  if (chapterAlone !== undefined) {
    // "ODG Acupuncture Guidelines" belongs to the name before it and never comes here as a name alone.
    const year = /^(\d{4}) /.exec(words);
    const from = start + (year === null ? 0 : 5);
    const chapter = proseChapterAt(text, from, true);
    return readTail(text, {
      ...plain('MTUS', start, end),
      chapter: chapter?.name ?? null,
      chapterPlace: chapter === null ? null : { start: from, end: chapter.end },
      year: year === null ? null : Number(year[1]),
      yearPlace: year === null ? null : { start, end: start + 4 },
    });
  }
  if (complaints !== undefined) {
    if (!/Complaints$/.test(words)) return null;
    const chapter = proseChapterAt(text, start, false);
    if (chapter === null) return null;
    return readTail(text, {
      ...plain('ACOEM', start, end),
      chapter: chapter.name,
      chapterPlace: { start, end },
    });
  }
  const index = match.findIndex((group, at) => at > 3 && group !== undefined) - 4;
  const organisation = ORGANISATIONS[index]?.[0];
  if (organisation === undefined) return null;
  // Abbreviations of a few letters count in capitals only: "ama", "cdc" and the like are no names.
  if (words.length <= 5 && words !== words.toUpperCase()) {
    if (!/^(?:mtus|acoem|odg)$/i.test(words)) return null;
  }
  const regulation = organisation === 'MTUS' ? /9792\.[\d.]+$/.exec(words)?.[0] : undefined;
  const named = readTail(text, { ...plain(organisation, start, end), chapter: chapterOfRegulation(regulation) });
  return named.chapter === null ? { ...named, ...chapterBefore(text, named) } : named;
}

function plain(organisation: string, start: number, end: number): Named {
  return { organisation, start, end, chapter: null, chapterPlace: null, year: null, yearPlace: null };
}

/** The chapter that a section of the regulation adopts. */
function chapterOfRegulation(section: string | undefined): string | null {
  if (section === undefined) return null;
  return mtusChapters.find(({ regulation }) => regulation?.endsWith(section))?.label ?? null;
}

/** Between two pieces of one name: blanks, a comma, a dash, a colon, quotation marks, an opening bracket. */
const JOINT = /(?:['\u2019]s)? ?[,:\u2013-]? ?["'\u201c\u2018([]{0,2}/y;
/** Group 1: what may stand before the year inside brackets; 2: the year. */
const YEAR = /((?<=\()[a-z]{3,9}\.? \d{1,2}, )?((?:19|20)\d\d)(?![\d/-])(?:['\u2019]s)?[)\]]?/iy;
const FILLER =
  /(?:(?:medical |practice |treatment |clinical |current |updated |online |evidence[- ]based )?guid(?:e|eline|line)s?\b|(?:2nd|3rd|second|third) ed(?:ition|\.)?|section\b|in the\b|in\b|online version\b|for\b|on\b|regarding\b|the\b|of the\b|of\b)["'\u201d\u2019)\]]?/iy;
/** The treatment guidelines inside a collection: `ODG Physical Therapy Guidelines`. */
const TREATMENT_GUIDELINES =
  /(?:Physical|Occupational|Acupuncture|Chiropractic|Psychotherapy|Cognitive|Behavioral|Therapy|Medicine|Massage|Treatment|[/ ,-]|and\b){1,9}(?<=[ ])Guidelines?\b/iy;
const CHAPTER_NUMBER = /ch(?:apter|\.) ?(\d{1,2})\b/iy;
const CHAPTER_WORD = /chapters?(?: (?:on|regarding|for|of|titled|entitled)(?: the)?)?\b/iy;
/** More pieces than this belong to no name. */
const MAX_PIECES = 8;

/** Takes in the year, the chapter and the word "Guidelines" that follow a name. */
function readTail(text: string, head: Named): Named {
  let { end, chapter, chapterPlace, year, yearPlace } = head;
  // Behind a number the name of the same chapter may follow: "Chapter 12, Low Back Complaints".
  let byNumber = false;
  let at = end;
  for (let pieces = 0; pieces < MAX_PIECES; pieces += 1) {
    JOINT.lastIndex = at;
    JOINT.test(text);
    const from = Math.max(at, JOINT.lastIndex);
    YEAR.lastIndex = from;
    const yearMatch = YEAR.exec(text);
    if (yearMatch !== null && year === null) {
      const yearAt = from + (yearMatch[1]?.length ?? 0);
      year = Number(yearMatch[2]);
      yearPlace = { start: yearAt, end: yearAt + 4 };
      at = end = YEAR.lastIndex;
      continue;
    }
    const named: ChapterPiece | null =
      chapter === null || byNumber ? chapterPieceAt(text, from, head.organisation) : null;
    if (named !== null) {
      byNumber = !byNumber && named.byNumber;
      chapter = named.name ?? chapter;
      chapterPlace = { start: from, end: named.end };
      at = end = named.end;
      continue;
    }
    if (head.organisation !== 'MTUS') {
      TREATMENT_GUIDELINES.lastIndex = from;
      if (TREATMENT_GUIDELINES.test(text)) {
        at = end = TREATMENT_GUIDELINES.lastIndex;
        continue;
      }
    }
    CHAPTER_WORD.lastIndex = from;
    const word = CHAPTER_WORD.exec(text);
    if (word !== null) {
      at = CHAPTER_WORD.lastIndex;
      if (/^chapters?$/i.test(word[0])) end = at;
      continue;
    }
    FILLER.lastIndex = from;
    const filler = FILLER.exec(text);
    if (filler === null) break;
    at = FILLER.lastIndex;
    if (/guid|edition|ed\./i.test(filler[0])) end = at;
  }
  // The guidelines of 2017 bear shorter names than those before them.
  if (year !== null && year >= 2017 && chapter !== null) chapter = NAMES_SINCE_2017[chapter] ?? chapter;
  return { ...head, end, chapter, chapterPlace, year, yearPlace };
}

const NAMES_SINCE_2017: Readonly<Record<string, string>> = {
  'Chronic Pain Medical Treatment': 'Chronic Pain',
  'Opioid Treatment': 'Opioids',
};

interface ChapterPiece {
  readonly name: string | null;
  readonly end: number;
  readonly byNumber: boolean;
}

function chapterPieceAt(text: string, at: number, organisation: string): ChapterPiece | null {
  if (organisation === 'ODG') {
    const odg = longestOdgChapterAt(text, at);
    if (odg === undefined || /^(?:ODG|Pain relie|Physical|Chiropractic)/i.test(text.slice(at, odg.end + 6)))
      return null;
    // A body part in small letters is a chapter only where the text says so.
    const capital = /[A-Z]/.test(text.charAt(at)) || /chapter|section/i.test(text.slice(at, odg.end));
    return capital ? { name: odg.chapter.name, end: odg.end, byNumber: false } : null;
  }
  if (organisation !== 'MTUS' && organisation !== 'ACOEM') return null;
  CHAPTER_NUMBER.lastIndex = at;
  const number = CHAPTER_NUMBER.exec(text);
  if (number !== null) {
    const name = ACOEM_NUMBERS[Number(number[1])] ?? null;
    return { name, end: CHAPTER_NUMBER.lastIndex, byNumber: true };
  }
  const named = proseChapterAt(text, at, organisation === 'MTUS');
  return named && { ...named, byNumber: false };
}

/** The chapters of the 2004 ACOEM Guidelines that the MTUS adopts, by their numbers. */
const ACOEM_NUMBERS: Readonly<Record<number, string>> = {
  1: 'General Approaches',
  2: 'General Approaches',
  3: 'General Approaches',
  5: 'General Approaches',
  8: 'Neck and Upper Back Complaints',
  9: 'Shoulder Complaints',
  10: 'Elbow Complaints',
  11: 'Forearm, Wrist, and Hand Complaints',
  12: 'Low Back Complaints',
  13: 'Knee Complaints',
  14: 'Ankle and Foot Complaints',
  15: 'Stress-Related Conditions',
  16: 'Eye',
};

/** The short names of prose. The second set stands only behind the name of the MTUS. */
const PROSE_CHAPTERS: readonly (readonly [RegExp, string, boolean])[] = [
  [/chronic pain(?: medical)?(?: treatment)?(?: guidelines?)?\b/iy, 'Chronic Pain Medical Treatment', true],
  [/opioids? (?:medical )?treatment(?: guidelines?)?\b|opioids? guidelines?\b/iy, 'Opioid Treatment', true],
  [/post-? ?surgical(?: medical)?(?: treatment)?(?: guidelines?)?\b/iy, 'Postsurgical Treatment', true],
  [/acupuncture(?: medical)?(?: treatment)?(?: guidelines?)\b/iy, 'Acupuncture Treatment', true],
  [/neck (?:and|&) upper back complaints\b/iy, 'Neck and Upper Back Complaints', false],
  [/shoulder complaints\b/iy, 'Shoulder Complaints', false],
  [/elbow complaints\b/iy, 'Elbow Complaints', false],
  [/forearm, wrist,? (?:and|&) hand complaints\b/iy, 'Forearm, Wrist, and Hand Complaints', false],
  [/low back complaints\b/iy, 'Low Back Complaints', false],
  [/knee complaints\b/iy, 'Knee Complaints', false],
  [/ankle (?:and|&) foot complaints\b/iy, 'Ankle and Foot Complaints', false],
];

function proseChapterAt(text: string, at: number, ofMtus: boolean): { name: string; end: number } | null {
  for (const [wording, name, mtusOnly] of PROSE_CHAPTERS) {
    if (mtusOnly && !ofMtus) continue;
    wording.lastIndex = at;
    if (wording.test(text)) return { name, end: wording.lastIndex };
  }
  const known = longestChapterAt(text, at);
  if (known === undefined) return null;
  // Labels of one common word ("Eye", "Opioids", "Prevention") are no chapter in prose.
  if (!/[ /]/.test(text.slice(at, known.end)) || !/[A-Z]/.test(text.charAt(at))) return null;
  return { name: known.chapter.label, end: known.end };
}

const BEFORE = /\bchapter (\d{1,2}),? (?:of|in|from) (?:the )?(?:California |CA )?(?:MTUS[/ ,-]*)?$/i;

/** `Chapter 12 of the ACOEM Guidelines`. */
function chapterBefore(text: string, { start, organisation }: Named): Partial<Named> {
  if (organisation !== 'ACOEM' && organisation !== 'MTUS') return {};
  const from = Math.max(0, start - 60);
  const match = BEFORE.exec(text.slice(from, start));
  if (match === null) return {};
  const at = from + match.index;
  return {
    chapter: ACOEM_NUMBERS[Number(match[1])] ?? null,
    chapterPlace: { start: at, end: at + `chapter ${match[1]}`.length },
  };
}
