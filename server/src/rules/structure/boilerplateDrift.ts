import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { formats } from '../../letter/formats/index';
import { formOf } from '../../letter/forms';
import type { GuidelineLine, Letter, Range, Rationale, Section, TextSpan } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { FoldedText, foldSpace } from '../../letter/text';
import { type Report, type Rule, type RuleOptions, structuredFormats } from '../rule';
import { type Drift, driftOf, likeness, longest, sameWords } from './wording';

const how = formats[0]?.sections[0]?.paragraph ?? '';
const [howOpening = '', howMiddle = ''] = how.split('at least 24 hours');
const notice = formats[0]?.opioidNotice ?? [];

export const boilerplateDrift: Rule = {
  code: 'boilerplate-drift',
  title: 'A standard text of the form has been altered',
  severity: 'warning',
  source: 'Letter form of the review organization; LC 4610.6(f); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the texts that the form fixes with what the letter has: the paragraph on how the determination was made, the lead-ins of the case summary and of the issues, the fixed sentences of the guideline lines, and the opioid notice. Blanks, marks, capital letters, hyphens at line ends, and the name for the person (patient, injured worker) make no difference, nor does a wording listed in the setting for house variants. A text that is altered throughout, or half missing, is reported once.',
  whyItMatters:
    'The standard texts state what the law asks of every determination, such as the independence and experience of the reviewer (LC 4610.6(f)). They are the same in all letters, so a different word is most often a slip of typing or pasting.',
  whatToDo: 'Restore the standard wording. If the house has a wording of its own, list it in the house variants.',
  examples: {
    wrong: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
${howOpening}at least «2» hours${howMiddle}

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Neurology
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
«MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the employer, employee, providers or the claims administrator.»

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Neurology
`,
      `IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the «approved» items/services set forth below:

MRI of the left knee: Upheld
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical «guideline» for its decision.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
      `Oxycodone 10mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Opioid Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): Tapering opioids.

Decision rationale: The request is not medically necessary. ${notice[0] ?? ''} «This medical necessity decision should not be interpreted as a recommendation to stop long-term opioids abruptly and the patient is advised to speak with their treating physician.»
`,
    ],
    right: [
      `HOW THE IMR FINAL DETERMINATION WAS MADE
${how.toLowerCase().replace('administrator', 'adminis-\ntrator')}

The Expert Reviewer has the following credentials:
State(s) of Licensure: California
Certification(s)/Specialty: Neurology

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set
forth below:
`,
      `HOW THE IMR FINAL DETERMINATION WAS MADE
${how.replace('He/she has been', 'The expert reviewer is Board Certified in Neurology, has a subspecialty in Pain Medicine and is licensed to practice in Ohio. He/she has been')}

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints Page(s): 341.
`.replace('RATIONALES\n', `RATIONALES\n${formats[0]?.sections[2]?.leadIn ?? ''}\n`),
      `Oxycodone 10mg #60: Upheld

Claims Administrator guideline: The Claims Administrator based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non- MTUS Citation Official Disability Guidelines (ODG), Pain.

MAXIMUS guideline: Decision based on MTUS Opioid Treatment 2016, Section(s): Tapering opioids.

Decision rationale: The treating physician should consult the guideline before opioids are stopped. The request is not medically necessary. ${notice.join(' ').replaceAll('patient', 'injured worker')}
`,
    ],
  },
  *check(letter: Letter, facts: Facts, { houseVariants }: RuleOptions): Generator<Report> {
    const house = (text: string) => houseVariants.some((variant) => sameWords(text, variant));
    for (const section of letter.sections) yield* driftOfSection(letter, section, house);
    for (const [index, { parts, rationale }] of letter.issues.entries()) {
      const read = facts.issues[index]?.rationale?.reading;
      for (const part of parts) {
        if (part.kind === 'item' || (part === rationale && read?.once(mayHoldNotice) === false)) continue;
        if (part.kind === 'rationale') yield* driftOfNotice(letter, part, house);
        else yield* driftOfGuidelineLine(letter, part, house);
      }
    }
  },
};

type IsHouseVariant = (text: string) => boolean;

/** A standard text as it stands in a letter. */
interface Standing {
  readonly folded: FoldedText;
  /** The folded text with what varies from letter to letter blanked out. */
  readonly text: string;
  readonly standard: string;
  /** How the text is called in a message. */
  readonly name: string;
}

/** The sentence of the 2014 form that holds the qualifications, in the middle of the standard paragraph. */
const QUALIFICATIONS =
  /The (?:expert|physician) reviewer is Board[ -]?Certified in [^.]{1,300}? licensed to practice in [A-Za-z ,/&[\]]{2,90}\.?/i;

/** So far behind its expected end a lead-in is looked for its colon. */
const leadInReach = 1.6;

function* driftOfSection(letter: Letter, section: Section, isHouse: IsHouseVariant): Generator<Report> {
  const form = formOf(letter).sections.find(({ kind }) => kind === section.kind);
  if (form?.leadIn === undefined) return;
  const { heading, body } = section;
  if (form.paragraph !== undefined) {
    if (body === null) yield* missingText(letter, section, form.paragraph);
    else if (body.text !== form.paragraph) {
      const folded = new FoldedText(
        letter.text,
        body.start,
        Math.min(body.end, body.start + longest * form.paragraph.length),
      );
      const text = folded.text.replace(QUALIFICATIONS, (sentence) => ' '.repeat(sentence.length));
      const name = `the standard paragraph under "${form.heading}"`;
      yield* driftReports({ folded, text, standard: form.paragraph, name }, isHouse);
    }
    return;
  }
  const start = section.leadIn?.start ?? body?.start;
  if (start === undefined) return;
  const folded = new FoldedText(
    letter.text,
    start,
    Math.min(section.end, start + 2 * leadInReach * form.leadIn.length),
  );
  const end = endOfLeadIn(folded.text, form.leadIn.length);
  const text = folded.text.slice(0, end);
  const name = `the standard sentence under "${form.heading}"`;
  if (section.leadIn !== null || likeness(text, form.leadIn) >= alike) {
    yield* driftReports({ folded, text, standard: form.leadIn, name }, isHouse);
  } else if (heading !== null && !isHouse(text)) yield* missingText(letter, section, form.leadIn);
}

/** Where a lead-in ends: at a colon or full stop behind its first half, wherever that stands. */
function endOfLeadIn(text: string, expectedLength: number): number {
  const from = Math.floor(expectedLength * 0.5);
  const behind = /[:.](?= |$)/.exec(text.slice(from, Math.floor(expectedLength * leadInReach)));
  return behind === null ? Math.min(text.length, expectedLength) : from + behind.index + 1;
}

/** A section whose heading stands there without the standard text under it, although the letter goes on. */
function* missingText(letter: Letter, section: Section, standard: string): Generator<Report> {
  const { heading } = section;
  if (heading === null || letter.sections.at(-1) === section) return;
  yield {
    start: heading.start,
    end: heading.end,
    message: `The standard text under this heading is missing ("${shortened(standard)}"). Insert it below the heading.`,
    fix: {
      title: 'Insert the standard text below the heading',
      edits: [{ start: heading.end, end: heading.end, newText: `\n${standard}` }],
    },
  };
}

/** So alike a sentence is to a standard one if it is meant to be that. */
const alike = 0.6;

/** Whether a stretch is a text, line ends apart; most stand on one line or are folded at a glance. */
function isText(text: string, { start, end }: Range, standard: string): boolean {
  return (
    (end - start === standard.length && text.startsWith(standard, start)) || foldSpace(text, start, end) === standard
  );
}

function* driftOfGuidelineLine(letter: Letter, line: GuidelineLine, isHouse: IsHouseVariant): Generator<Report> {
  const forms = formOf(letter).parts.find(({ kind }) => kind === line.kind)?.sentences;
  if (forms === undefined) return;
  const { outsideMtus, noneCited, noneCited: none } = forms;
  const name = 'the standard sentence';
  const compare = function* (range: { start: number; end: number } | null, standard: string) {
    if (range === null || isText(letter.text, range, standard)) return;
    const end = Math.min(range.end, range.start + longest * standard.length);
    const folded = new FoldedText(letter.text, range.start, end);
    const stop = folded.text.indexOf('. ');
    const text = stop < 0 ? folded.text : folded.text.slice(0, stop + 1);
    yield* driftReports({ folded, text, standard, name }, isHouse);
  };
  yield* compare(line.outsideMtus, outsideMtus);
  yield* compare(line.noneCited, noneCited);
  for (const citation of line.citations) {
    if (citation.kind !== 'other') continue;
    const standard = [outsideMtus, none].find((wording) => likeness(citation.text, wording) >= alike);
    if (standard !== undefined) yield* compare(citation, standard);
  }
  if (!NON_MTUS_WITHOUT_CITATION.test(line.body.text)) return;
  const folded = new FoldedText(letter.text, line.body.start, line.body.end);
  for (const { index, 0: words } of folded.text.matchAll(EVERY_NON_MTUS_WITHOUT_CITATION)) {
    const text = folded.text.slice(index, index + words.length);
    yield* driftReports(
      {
        folded: spanOf(folded, letter, index, words.length),
        text,
        standard: forms.nonMtusOpening,
        name: 'the standard opening',
      },
      isHouse,
    );
  }
}

const NON_MTUS_WITHOUT_CITATION = /Decision based on Non ?- ?MTUS\b(?! Citations?\b)/i;
const EVERY_NON_MTUS_WITHOUT_CITATION = new RegExp(NON_MTUS_WITHOUT_CITATION.source, 'gi');

function spanOf(folded: FoldedText, letter: Letter, start: number, length: number): FoldedText {
  const range = folded.span(start, start + length);
  return new FoldedText(letter.text, range.start, range.end);
}

function* driftOfNotice(letter: Letter, rationale: Rationale, isHouse: IsHouseVariant): Generator<Report> {
  const standards = formOf(letter).opioidNotice ?? [];
  if (standards.length === 0) return;
  const candidates = rationale.sentences.filter(maySayNotice);
  if (candidates.length === 0) return;
  const found = standards.map((standard) =>
    candidates.find(({ text }) => text === standard || likeness(text, standard) >= alike),
  );
  if (found.every((sentence) => sentence === undefined)) return;
  if (isHouse(found.map((sentence) => sentence?.text ?? '').join(' '))) return;
  for (const [index, standard] of standards.entries()) {
    const sentence = found[index];
    if (sentence === undefined || sentence.text === standard) continue;
    const folded = new FoldedText(letter.text, sentence.start, sentence.end);
    yield* driftReports({ folded, text: folded.text, standard, name: 'the opioid notice' }, isHouse);
  }
  const missing = standards.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return;
  const last = found.findLast((sentence) => sentence !== undefined);
  if (last === undefined) return;
  yield {
    start: last.start,
    end: last.end,
    message: `The opioid notice lacks the sentence "${shortened(missing[0] ?? '')}". Insert what is missing.`,
    fix: { title: 'Insert what the opioid notice lacks', edits: editsFor(standards, found) },
  };
}

/** Only sentences that speak of opioids and say something of what the notice says are compared with it. */
const mayHoldNotice = ({ text }: Reading): boolean => OPIOID.test(text) && NOTICE.test(text);

function maySayNotice({ text }: TextSpan): boolean {
  return OPIOID.test(text) && NOTICE.test(text);
}

const OPIOID = /opioid/i;
const NOTICE = /\b(?:prescribed to|abruptly|are advised)\b/i;

function editsFor(standards: readonly string[], found: readonly ({ start: number; end: number } | undefined)[]) {
  const edits: { start: number; end: number; newText: string }[] = [];
  for (const [index, standard] of standards.entries()) {
    if (found[index] !== undefined) continue;
    const before = found.slice(0, index).findLast((sentence) => sentence !== undefined);
    const place = before?.end ?? found.find((sentence) => sentence !== undefined)?.start ?? 0;
    const newText = before === undefined ? `${standard} ` : ` ${standard}`;
    const last = edits.at(-1);
    if (last?.start === place) edits[edits.length - 1] = { ...last, newText: last.newText + newText };
    else edits.push({ start: place, end: place, newText });
  }
  return edits;
}

/** More places than these, or more than this part of the words, and the text is reported as a whole. */
const mostPlaces = 3;
const mostWords = 0.4;

/** One article or pronoun for another changes nothing of the sense. */
const SMALL_WORD = /^(?:the|this|that|these|those|an?|such)$/i;
const isSmallWord = ({ found, expected }: Drift) => SMALL_WORD.test(found) && SMALL_WORD.test(expected);

function* driftReports({ folded, text, standard, name }: Standing, isHouse: IsHouseVariant): Generator<Report> {
  const drifts = driftOf(text, standard).filter((drift) => !isSmallWord(drift));
  if (drifts.length === 0 || isHouse(text) || isHouse(folded.text)) return;
  const changed = drifts.reduce((sum, { words }) => sum + words, 0);
  if (drifts.length > mostPlaces || changed > mostWords * standard.split(' ').length) {
    const { start, end } = folded.span(0, text.length);
    yield {
      start,
      end,
      message: `Much of ${name} is missing or changed. Restore it, or list this wording as a house variant.`,
      fix: {
        title: 'Restore the standard text',
        edits: drifts.map((drift) => editOf(folded, drift)),
      },
    };
    return;
  }
  for (const drift of drifts) {
    const { start, end } = folded.span(drift.start, drift.end);
    yield {
      start,
      end,
      message: messageOf(drift, text, name),
      fix: { title: titleOf(drift), edits: [editOf(folded, drift)] },
    };
  }
}

function editOf(folded: FoldedText, { edit }: Drift) {
  if (edit.start === edit.end) {
    const at = edit.start === 0 ? folded.span(0, 1).start : folded.span(edit.start - 1, edit.start).end;
    return { start: at, end: at, newText: edit.newText };
  }
  const start = edit.start === 0 ? folded.span(0, 1).start : offsetOf(folded, edit.start);
  const goesToNextWord = folded.text.charAt(edit.end - 1) === ' ';
  const end = goesToNextWord ? folded.span(edit.end, edit.end + 1).start : folded.span(edit.end - 1, edit.end).end;
  return { start, end, newText: edit.newText };
}

/** The place of an offset in the letter; behind the character before it where a blank stands at the offset. */
function offsetOf(folded: FoldedText, offset: number): number {
  return folded.text.charAt(offset) === ' '
    ? folded.span(offset - 1, offset).end
    : folded.span(offset, offset + 1).start;
}

function messageOf(drift: Drift, text: string, name: string): string {
  const found = shortened(drift.found);
  const expected = shortened(drift.expected);
  if (isDoubled(drift, text)) return `"${found}" appears twice. Delete one.`;
  if (drift.found === '')
    return `${capital(name)} lacks "${expected}" here. Insert it, or list this wording as a house variant.`;
  if (drift.expected === '')
    return `"${found}" is not part of ${name}. Delete it, or list this wording as a house variant.`;
  return `${capital(name)} says "${expected}", this letter "${found}". Restore it, or list this wording as a house variant.`;
}

/** Whether words too many are those that stand beside them. */
function isDoubled({ start, end, found, expected }: Drift, text: string): boolean {
  if (found === '' || expected !== '') return false;
  const words = found.toLowerCase();
  const before = text.slice(0, start).trimEnd().toLowerCase();
  const behind = text.slice(end).trimStart().toLowerCase();
  return ` ${before}`.endsWith(` ${words}`) || `${behind} `.startsWith(`${words} `);
}

function titleOf({ found, expected }: Drift): string {
  if (found === '') return `Insert "${shortened(expected)}"`;
  if (expected === '') return `Delete "${shortened(found)}"`;
  return `Replace "${shortened(found)}" with "${shortened(expected)}"`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
