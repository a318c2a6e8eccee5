import { chapterOf, titleOf } from '../../facts/citedChapters';
import type { Facts, IssueFacts } from '../../facts/facts';
import { isOthersVoice } from '../../facts/otherVoices';
import type { Passage } from '../../facts/passage';
import type { Source } from '../../facts/sources';
import type { GuidelineLine, Letter } from '../../letter/letter';
import { findMtusChapter } from '../../reference/guidelines';
import { type Report, type Rule, structuredFormats } from '../rule';
import { organisationsOf } from './lines';

export const uncitedSource: Rule = {
  code: 'uncited-source',
  title: 'The rationale uses a guideline that the guideline line does not cite',
  severity: 'warning',
  source: '8 CCR 9792.21.1(b)-(d); LC 4610.6(e)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Compares the guidelines on which a rationale relies ("the ODG recommends", "according to the ACOEM chapter on knee complaints") with those of the MAXIMUS line: MTUS, ACOEM and ODG, and the chapters of the MTUS that the rationale names. Each missing one is reported once. What the claims administrator or the provider cited is left out, and so is a guideline that the rationale calls silent or sets aside.',
  whyItMatters:
    'The guideline line is the citation that the law asks for. A recommendation that decided the request and is not cited there cannot be looked up.',
  whatToDo:
    'Add the guideline to the line with chapter, year and section. If it is only mentioned, say that the decision does not rest on it.',
  examples: {
    wrong: [
      `Physical therapy, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

Decision rationale: The MTUS recommends ten visits. The «ODG» recommends a trial of six visits. The ODG also asks for progress. The request is not medically necessary.
`,
      `Manipulation of the neck, 6 visits: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Manual therapy & manipulation.

Decision rationale: According to «ACOEM, Chapter 8, Neck and Upper Back Complaints», manipulation is an option. The request is not medically necessary.
`,
      `Gloves: Upheld

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME.

Decision rationale: The «MTUS» recommends gloves for work only. The request is not medically necessary.
`,
      `Epidural injection: Upheld

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Initial Care.

Decision rationale: As noted in the «Chronic Pain Medical Treatment Guidelines», radiculopathy must be documented. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The claims administrator cited the ODG. The ACOEM Guidelines do not recommend early imaging, and the MTUS/ACOEM chapter on knee complaints asks for red flags. The request is not medically necessary.
`,
      `Large gloves: Upheld

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME.

Decision rationale: The MTUS does not give a number of gloves. The Official Disability Guidelines recommend equipment for a medical purpose. The request is not medically necessary.
`,
      `Topical cream: Upheld

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain Chapter, Topical analgesics.

Decision rationale: Chronic pain, as defined in the MTUS, lasts three months. This pain is younger, so that the ODG was used. The request is not medically necessary.
`,
      `Tramadol 50mg #30: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Tramadol (Ultram).

Decision rationale: The CA MTUS/ACOEM Guidelines recommend short use. The physician is advised to consult the MTUS Opioids Treatment Guidelines ("Tapering opioids"). The request is not medically necessary.
`,
      `Lift chair: Upheld

MAXIMUS guideline: Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, DME.

Decision rationale: Nothing on furniture is to be found in the MTUS. ACOEM recommends an early return to activity, but that advice was given less weight. The ODG asks for a medical purpose. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) yield* inIssue(issueFacts);
  },
};

function* inIssue({ issue, rationale, reviewerGuideline }: IssueFacts): Generator<Report> {
  const line = issue.reviewerGuideline;
  if (rationale === null || line === null || line.body.text === '') return;
  const organisations = organisationsOf(line.citations, reviewerGuideline);
  const chapters = line.citations.map(chapterOf).filter((chapter) => chapter !== undefined);
  // A chapter that nobody knows may be any; then only the organisations count.
  const chaptersKnown = line.citations.every((citation) => citation.kind !== 'mtus' || chapterOf(citation));
  // What a rationale sets aside at one place, the decision does not rest on at another.
  const setAside = new Set(
    rationale.sources.flatMap(({ role, organisation }) => (role === 'set-aside' ? organisation : [])),
  );
  const told = new Set<string>();
  for (const [index, source] of rationale.sources.entries()) {
    const { organisation, chapter, role } = source;
    if (role !== 'relied-on' || !COMPARED.has(organisation) || setAside.has(organisation)) continue;
    const sentence = rationale.sentenceAt(source.start)?.text ?? '';
    if (isOthersVoice(sentence) || (organisation !== 'ODG' && RANKING.test(sentence))) continue;
    let missing: string | null = null;
    if (!isNamed(source, index, rationale, organisations)) missing = organisation;
    else if (organisation !== 'ODG' && chapter !== null && chaptersKnown && chapters.length > 0) {
      if (!chapters.some(({ label }) => isSameChapter(label, chapter))) missing = chapter;
    }
    if (missing === null || told.has(missing)) continue;
    told.add(missing);
    yield report(source, missing === chapter ? chapter : organisation, rationale, line);
  }
}

const COMPARED = new Set(['MTUS', 'ACOEM', 'ODG']);

/** Sentences on the rank of the guidelines, on what they are made for and how they define it lean on none of them. */
const RANKING =
  /\b(?:hierarchy|presum(?:ed|ption)|silent|not addressed|(?:do|does) not (?:\w+ly )?address|sole basis|introduction|intended (?:to|for)|defin(?:es?|ed|ition)|not applicable|(?:do|does) not apply)\b/i;

function isNamed(source: Source, index: number, rationale: Passage, organisations: Set<string>): boolean {
  const { organisation } = source;
  if (organisations.has(organisation)) return true;
  // "CA MTUS/ACOEM Guidelines" is a common name of the MTUS as a whole.
  if (organisation === 'ACOEM' && source.chapter === null && organisations.has('MTUS')) {
    return (
      isJoined(rationale.sources[index - 1], source, rationale) ||
      isJoined(source, rationale.sources[index + 1], rationale)
    );
  }
  if (organisation !== 'MTUS' || !organisations.has('ACOEM')) return false;
  return true;
}

function isJoined(one: Source | undefined, other: Source | undefined, { text }: Passage): boolean {
  if (one === undefined || other === undefined) return false;
  const names = new Set([one.organisation, other.organisation]);
  return (
    names.has('MTUS') &&
    names.has('ACOEM') &&
    other.start - one.end < 20 &&
    !/[.;]/.test(text.slice(one.end, other.start))
  );
}

/** The guidelines of 2016 and 2017 on chronic pain and on opioids are near enough in name to be meant by one another. */
function isSameChapter(label: string, chapter: string): boolean {
  if (label === chapter) return true;
  return familyOf(label) !== null && familyOf(label) === familyOf(chapter);
}

function familyOf(label: string): string | null {
  return /^(chronic pain|opioid)/i.exec(label)?.[1]?.toLowerCase() ?? null;
}

const FULL_NAMES: Readonly<Record<string, string>> = {
  MTUS: 'the MTUS',
  ACOEM: 'ACOEM',
  ODG: 'the Official Disability Guidelines (ODG)',
};

function report(source: Source, missing: string, rationale: Passage, line: GuidelineLine): Report {
  const name = FULL_NAMES[missing] ?? `the chapter "${findMtusChapter(missing)?.label ?? missing}"`;
  const cited = line.citations[0];
  const place = cited === undefined ? line.body : titleOf(cited);
  return {
    ...rationale.place(source),
    message: `The rationale refers to ${name}, which the guideline line does not cite. Add it to the line (8 CCR 9792.21.1(b)-(d)), or say that the decision does not rest on it.`,
    related: { start: place.start, end: place.end, message: 'What the guideline line cites.' },
  };
}
