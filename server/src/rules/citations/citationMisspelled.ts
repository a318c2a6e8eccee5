import type { Facts, IssueFacts } from '../../facts/facts';
import type { Citation, Letter, Range, TextSpan } from '../../letter/letter';
import { slipsBetween, squeeze } from '../../letter/phrases';
import { shortened } from '../../letter/quotation';
import { longestGuidelineAt } from '../../reference/guidelines';
import { type Report, type Rule, structuredFormats } from '../rule';
import { guidelineLines } from './lines';
import { isKnownSection, meantChapter, meantOdgChapter, meantSection } from './names';

export const citationMisspelled: Rule = {
  code: 'citation-misspelled',
  title: 'A guideline, chapter or section is misspelled',
  severity: 'warning',
  source: '8 CCR 9792.21.1(d); chapter and section names of the MTUS and the Official Disability Guidelines',
  formats: structuredFormats,
  perIssue: 'alone',
  fixSafety: 'safe',
  whatItDoes:
    'Reports names in guideline lines and rationales that differ by a letter or two from a guideline, chapter or section that is known, and wrong forms that are known, such as "Inital Care" or "Hips & Pelvis".',
  whyItMatters: 'A citation is a search term. A misspelled one is not found.',
  whatToDo: 'Correct the name.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004, Section(s): «Inital Care», Special Studies.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `MRI of the left wrist: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on MTUS «Forewarm, Wrist, and Hand Complaints» 2004, Section(s): Special Studies.
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) «Hips & Pelvis» Chapter, MRI.
`,
      `MRI of the left hip: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: Decision based on Non-MTUS Citation «Offical Disabilty Guidelines» (ODG) Hip & Pelvis, MRI.
`,
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The «ACEOM» Guidelines do not recommend early imaging. The request is not medically necessary.
`,
      `MRI of the lumbar spine: Upheld

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The ACOEM «Lower Back» Complaints chapter does not recommend early imaging. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left wrist: Upheld

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, & Hand Complaints 2004, Section(s): special studies, Follow up visits.

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Forearm, Wrist and Hand, MRI.

Decision rationale: He has lower back complaints and hips that ache. The request is not medically necessary.
`,
      `Urine drug test: Upheld

Claims Administrator guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): 3.3.6 Opioids for Chronic Pain and Chronic Opioid Treatment: Use of Urine Drug Testing (UDT).

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2009, Section(s): Benzodiazepine, Benzodiazepines.
`,
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    // The same few names come again and again in a letter.
    const names = { chapter: remembered(meantChapter), section: remembered(meantSection) };
    for (const { line } of guidelineLines(letter, facts)) {
      for (const citation of line.citations) yield* inCitation(citation, letter.text, names);
      yield* wrongOrganisations(letter.text, line.body);
    }
    for (const issueFacts of facts.issues) yield* inRationale(issueFacts, letter.text);
  },
};

type Meant = (text: string) => string | null;

function remembered(meant: Meant): Meant {
  const known = new Map<string, string | null>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = meant(text);
      known.set(text, answer);
    }
    return answer;
  };
}

function* inCitation(
  citation: Citation,
  text: string,
  names: { readonly chapter: Meant; readonly section: Meant },
): Generator<Report> {
  const { kind, chapter, source, sections } = citation;
  if (kind === 'mtus') {
    const name = chapter === null ? null : wholeName(chapter, text, names.chapter);
    const meant = name === null ? null : names.chapter(name.text);
    if (name !== null && meant !== null) yield report(name, meant, 'chapter');
    for (let at = 0; at < sections.length; at += 1) {
      for (let last = at; last < Math.min(sections.length, at + MAX_COMMAS + 1); last += 1) {
        const section = joined(sections, at, last, text);
        if (section === null) break;
        const meantOne = names.section(section.text);
        if (meantOne === null) continue;
        yield report(section, meantOne, 'section');
        at = last;
        break;
      }
    }
  }
  if (kind !== 'non-mtus') return;
  if (chapter !== null) {
    // The vocabulary knows this form, which letters use, so that the chapter is found in spite of it.
    const plural = /^hips (?:&|and) pelvis/i.exec(chapter.text);
    const meant = plural === null ? null : meantOdgChapter(chapter.text);
    if (plural !== null && meant !== null) yield report(within(text, chapter.start, plural[0]), meant, 'chapter');
  } else if (source !== null && /^(?:ODG|Official)/i.test(source.text)) {
    const behind = /^[\s,:;\u2013-]*([^,;:/(]{4,40}?)(?: chapter)?(?=[,;:/(]|$)/i.exec(
      citation.text.slice(source.text.length),
    );
    const words = behind?.[1];
    const meant = words === undefined ? null : meantOdgChapter(words);
    if (behind !== null && words !== undefined && meant !== null) {
      const place = find(text, source.end, citation.end, words);
      if (place !== null) yield report(place, meant, 'chapter');
    }
  }
}

/** Names such as `NSAIDs, GI symptoms & cardiovascular risk` have commas; a misspelled one has been taken for several. */
const MAX_COMMAS = 2;

function joined(sections: readonly TextSpan[], first: number, last: number, text: string): TextSpan | null {
  const start = sections[first];
  const end = sections[last];
  if (start === undefined || end === undefined || first === last) return start ?? null;
  // A part that is a section itself begins a new one.
  for (const part of sections.slice(first, last + 1)) if (isKnownSection(part.text)) return null;
  return { start: start.start, end: end.end, text: text.slice(start.start, end.end).replace(/\s+/g, ' ') };
}

/** A misspelled name with ", and" in it has been taken for two chapters; the first part belongs to the second again. */
function wholeName(chapter: TextSpan, text: string, meantChapterOf: Meant): TextSpan {
  const before = /[A-Z][a-z]{2,9},\s+[A-Z][a-z]{3,6},\s+and\s+$/.exec(
    text.slice(Math.max(0, chapter.start - 40), chapter.start),
  );
  if (before === null || meantChapterOf(chapter.text) !== null) return chapter;
  const whole = `${before[0].replace(/\s+/g, ' ')}${chapter.text}`;
  return meantChapterOf(whole) === null
    ? chapter
    : { start: chapter.start - before[0].length, end: chapter.end, text: whole };
}

/** Where folded words stand in the letter, from an offset on. */
function find(text: string, from: number, to: number, words: string): TextSpan | null {
  const at = text.slice(from, to).indexOf(words);
  return at < 0 ? null : within(text, from + at, words);
}

/** A name that stands at `start`, perhaps over a line end. */
function within(text: string, start: number, name: string): TextSpan {
  let end = start;
  for (const letter of name.replace(/\s+/g, '')) {
    while (end < text.length && text.charAt(end) !== letter) end += 1;
    end += 1;
  }
  return { start, end, text: name };
}

/** The full names of the organizations; a run of words that begins and ends like one is compared with it. */
const FULL_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\bO[a-z]{5,8}\s+Dis[a-z]{5,9}\s+Gui[a-z]{5,8}\b/gi, 'Official Disability Guidelines'],
  [/\bMed[a-z]{2,6}\s+Tr[a-z]{5,9}\s+Ut[a-z]{6,11}\s+Sc[a-z]{4,8}\b/gi, 'Medical Treatment Utilization Schedule'],
  [
    /\bAm[a-z]{4,8}\s+Col[a-z]{3,6}\s+of\s+Oc[a-z]{6,11}\s+and\s+En[a-z]{7,13}\s+Me[a-z]{4,8}\b/gi,
    'American College of Occupational and Environmental Medicine',
  ],
];

/** Letters that changed places in an abbreviation; only in capitals and before a word that goes with a guideline. */
const ABBREVIATIONS =
  /\b(ACEOM|AECOM|ACOME|ACOEMM|ACCOEM|MUTS|MTSU|MTUUS|MTUSS|OGD|ODGG)(?= (?:[Gg]uid|states?\b|recommend|chapter|indicates?\b|supports?\b|note|do not|does not))/g;
const MEANT_ABBREVIATION: Readonly<Record<string, string>> = { M: 'MTUS', O: 'ODG', A: 'ACOEM' };

function* wrongOrganisations(text: string, { start, end }: Range): Generator<Report> {
  const stretch = text.slice(start, end);
  for (const [wording, name] of FULL_NAMES) {
    wording.lastIndex = 0;
    for (let match = wording.exec(stretch); match !== null; match = wording.exec(stretch)) {
      const words = match[0].replace(/\s+/g, ' ');
      if (longestGuidelineAt(words, 0)?.end === words.length) continue;
      const slips = slipsBetween(squeeze(words), squeeze(name), 3);
      // The singular "Guideline" is as good.
      if (slips === null || slips === 0 || /guideline$/i.test(words)) continue;
      yield report(
        { start: start + match.index, end: start + match.index + words.length, text: words },
        name,
        'source',
      );
    }
  }
  ABBREVIATIONS.lastIndex = 0;
  for (let match = ABBREVIATIONS.exec(stretch); match !== null; match = ABBREVIATIONS.exec(stretch)) {
    const words = match[1] as string;
    const name = MEANT_ABBREVIATION[words.charAt(0)] as string;
    yield report({ start: start + match.index, end: start + match.index + words.length, text: words }, name, 'source');
  }
}

/** One quick look for all of the names below. */
const ANY_PROSE_NAME =
  /\b(?:Hips|Lower Back (?:Complaints|Disorders)|Forewarm|Inital|Diagnositc|Accupuncture|Acupunture)\b/i;
/** Chapter names of prose that no guideline has; a patient's complaints are told from them by the words around. */
const PROSE_NAMES: readonly (readonly [RegExp, string])[] = [
  [/\b(Hips)(?= (?:&|and) Pelvis\b)/g, 'Hip'],
  [
    /\b(Lower Back)(?= (?:Complaints|Disorders)(?: Chapter|,| \d{4}|\)| guideline))|(?<=\b(?:ACOEM|MTUS|guidelines?|chapter \d{1,2}),? )(Lower Back)(?= (?:Complaints|Disorders)\b)/gi,
    'Low Back',
  ],
  [/\b(Forewarm)(?=, Wrist)/gi, 'Forearm'],
  [/\b(Inital)(?= (?:Care|Approaches)\b)/g, 'Initial'],
  [/\b(Diagnositc)(?= Criteria\b)/gi, 'Diagnostic'],
  [/\b(Accupuncture|Acupunture)(?= (?:Medical )?(?:Treatment )?Guideline)/gi, 'Acupuncture'],
];

function* inRationale({ rationale }: IssueFacts, text: string): Generator<Report> {
  if (rationale === null) return;
  yield* wrongOrganisations(text, rationale.range);
  if (!ANY_PROSE_NAME.test(rationale.text)) return;
  for (const [wording, name] of PROSE_NAMES) {
    wording.lastIndex = 0;
    for (let match = wording.exec(rationale.text); match !== null; match = wording.exec(rationale.text)) {
      const words = match[1] ?? match[0];
      const place = rationale.place({ start: match.index, end: match.index + words.length });
      yield report({ ...place, text: words }, name, 'name');
    }
  }
}

function report({ start, end, text }: TextSpan, meant: string, what: string): Report {
  return {
    start,
    end,
    message: `The ${what === 'name' ? "guideline's title" : what} ${what === 'name' ? 'says' : what === 'source' ? 'is called' : 'is titled'} "${shortened(meant)}", not "${shortened(text)}". Correct the name.`,
    fix: { title: `Replace "${shortened(text)}" with "${shortened(meant)}"`, edits: [{ start, end, newText: meant }] },
  };
}
