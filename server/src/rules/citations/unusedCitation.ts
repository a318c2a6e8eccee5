import { chapterOf, titleOf } from '../../facts/citedChapters';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import { findUnnamedGuidelines } from '../../facts/sources';
import { caseless } from '../../letter/caseless';
import type { Citation, Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

export const unusedCitation: Rule = {
  code: 'unused-citation',
  title: 'The rationale does not mention a guideline that the guideline line cites',
  severity: 'information',
  source: '8 CCR 9792.21.1(b)-(c)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a citation of the MAXIMUS line where the rationale relies on another named guideline and never mentions this one: MTUS chapters and the Official Disability Guidelines are compared. It also reports an MTUS chapter where the rationale says only that the MTUS is silent. A sentence on a chapter, section or rule that has a telling word of its name is a mention.',
  whyItMatters:
    'Where more than one source is cited, the reasons should say what each adds. A guideline that they never mention decides nothing.',
  whatToDo: 'Say in the rationale what the guideline recommends, or remove it from the line.',
  examples: {
    wrong: [
      `Nortriptyline 25mg #30: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Tricyclics. Decision based on Non-MTUS Citation «Official Disability Guidelines (ODG) Pain (Chronic)», Antidepressants.

Decision rationale: The MTUS recommends tricyclics as a first choice. The request is not medically necessary.
`,
      `MRI of the left hip: Upheld

MAXIMUS guideline: Decision based on MTUS «Low Back Complaints 2004», Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Hip & Pelvis, MRI.

Decision rationale: The MTUS does not address imaging of the hip. The ODG recommends MRI for occult fractures. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS «Knee Complaints 2004», Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.

Decision rationale: According to the ODG, MRI is recommended for suspected tears. The request is not medically necessary.
`,
      `Home health care, 4 weeks: Overturned

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Home health services. Decision based on Non-MTUS Citation «Official Disability Guidelines (ODG) Pain (Chronic)», Home health services.

Decision rationale: The MTUS recommends it after surgery. It is indicated per evidence based guidelines. The request is medically necessary.
`,
    ],
    right: [
      `Nortriptyline 25mg #30: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Tricyclics. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain (Chronic), Antidepressants.

Decision rationale: The MTUS recommends tricyclics as a first choice. Other guidelines ask for a record of function. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.

Decision rationale: ACOEM asks for red flags. The ODG recommends MRI for suspected tears. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Knee & Leg, MRI.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `Ondansetron 4mg #20: Upheld

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Antiemetics (for opioid nausea). Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Pain (Chronic), Ondansetron.

Decision rationale: The rule on antiemetics covers nausea due to opioids. The ODG does not recommend it either. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) yield* inIssue(issueFacts);
  },
};

const OTHERS =
  /\b(?:other|another|additional|alternat(?:e|ive)|following|remaining|further|various|multiple|both|national\w*|clinical|current|general) (?:[\w-]+ ){0,3}$/i;
const STATES = caseless(
  /^(?: [\w-]+){0,3}? (?:states?|stated|recommends?|recommended|indicates?|notes?|supports?|suggests?|advises?|allows?|requires?|limits?|specif(?:y|ies)|stipulates?|outlines?|says?|lists?|(?:do|does) not|support|provide|reflect|call|universally|describe|address|document|caution|establish|define|consider|endorse)\b|^ ?[:;]/i,
);

type Family = 'MTUS' | 'ODG';

function* inIssue({ issue, rationale }: IssueFacts): Generator<Report> {
  const citations = issue.reviewerGuideline?.citations ?? [];
  if (rationale === null || citations.length === 0) return;
  const used = rationale.sources.filter(({ role }) => role === 'relied-on').map(familyOfSource);
  if (!used.some((family) => family !== null)) return;
  // "Other guidelines" and "the guidelines state" may mean any of them; "exceeds guidelines" means those named before.
  const { sources, text: reasons } = rationale;
  const unnamed = findUnnamedGuidelines(reasons, sources).some(
    ({ start, end }) =>
      OTHERS.test(reasons.slice(Math.max(0, start - 40), start)) || STATES.test(reasons.slice(end, end + 60)),
  );
  const cited = (family: Family) => citations.find((citation) => familyOf(citation) === family);
  for (const family of ['MTUS', 'ODG'] as const) {
    const citation = cited(family);
    if (citation === undefined || used.includes(family)) continue;
    const spoken = sources.filter((source) => familyOfSource(source) === family);
    const silent = family === 'MTUS' && spoken.length > 0 && spoken.every(({ role }) => role === 'silent');
    if (
      !silent &&
      (spoken.length > 0 ||
        unnamed ||
        isSpokenOf(
          citations.filter((one) => familyOf(one) === family),
          family,
          rationale,
        ))
    )
      continue;
    const { start, end, text } = placeOf(citation);
    const silence = silent ? spoken[0] : undefined;
    yield {
      start,
      end,
      message: silent
        ? `"${shortened(text)}" is cited, but the rationale says that ${silence?.organisation === 'ACOEM' ? 'ACOEM' : 'the MTUS'} does not address the request. Say what the chapter adds, or remove it.`
        : `"${shortened(text)}" is cited, but the rationale does not mention it. Say what it adds, or remove it.`,
      ...(silence === undefined
        ? {}
        : { related: { ...rationale.place(silence), message: 'Here the rationale calls it silent.' } }),
    };
  }
}

function familyOf(citation: Citation): Family | null {
  if (citation.kind === 'mtus') return chapterOf(citation) === undefined ? null : 'MTUS';
  if (citation.kind !== 'non-mtus') return null;
  return citation.chapter !== null || /^(?:ODG|Official Disability)/i.test(citation.source?.text ?? '') ? 'ODG' : null;
}

function familyOfSource({ organisation }: { readonly organisation: string }): Family | null {
  if (organisation === 'MTUS' || organisation === 'ACOEM') return 'MTUS';
  return organisation === 'ODG' ? 'ODG' : null;
}

/** A part of a guideline, by which prose speaks of it without the guideline's name: `the rule against antiemetics`. */
const PART =
  /\b(?:chapters?|sections?|topics?|rules?|passages?|entry|entries|headings?|citations?|guidance|advice|texts?|paragraphs?)\b/i;
/** Words that stand in many names, and tell none from the others. */
const COMMON =
  /^(?:acute|analgesics?|approach(?:es)?|based|care|chapter|chronic|complaints?|conditions?|criteria|decision|diagnostic|disability|drugs?|edition|general|guidelines?|illness|initial|injections?|introduction|management|medical|medications?|methods?|official|other|pain|physical|postsurgical|procedures?|programs?|recommendations?|section|sections|services?|special|stud(?:y|ies)|summary|testing|therapy|treatments?|with)$/;

/**
 * Whether a sentence speaks of a part of a cited guideline by words of its chapter or section: not where the sentence
 * names another guideline, to which the part would belong.
 */
function isSpokenOf(citations: readonly Citation[], family: Family, rationale: Passage): boolean {
  const names = new Set(citations.flatMap(wordsOfName));
  return rationale.sentences.some(({ start, end, text }) => {
    if (!PART.test(text)) return false;
    const isOther = rationale.sources.some(
      (source) => source.start >= start && source.end <= end && familyOfSource(source) !== family,
    );
    return !isOther && wordsIn(text).some((word) => names.has(word));
  });
}

/** The telling words of the chapter and the sections of a citation, in small letters and without the mark of the plural. */
function wordsOfName(citation: Citation): readonly string[] {
  const { chapter, source, sections, text } = citation;
  const name =
    citation.kind === 'mtus'
      ? [chapter, ...sections].map((part) => part?.text ?? '').join(' ')
      : text.replace(source?.text ?? '', '');
  return wordsIn(name);
}

function wordsIn(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? [])
    .filter((word) => !COMMON.test(word))
    .map((word) => word.replace(/s$/, ''));
}

/** Organisation and chapter, or chapter and year. */
function placeOf(citation: Citation) {
  if (citation.kind === 'mtus') return titleOf(citation);
  const { source, chapter } = citation;
  const start = source?.start ?? citation.start;
  const end = Math.max(source?.end ?? 0, chapter?.end ?? 0);
  const text = [source?.text, chapter?.text].filter((part) => part !== undefined).join(' ');
  return { start, end, text };
}
