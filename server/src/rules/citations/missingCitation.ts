import { formOf } from '../../letter/forms';
import { partBody } from '../../letter/formText';
import type { Citation, GuidelineLine, Letter } from '../../letter/letter';
import { longestGuidelineAt } from '../../reference/guidelines';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';

export const missingCitation: Rule = {
  code: 'missing-citation',
  title: 'A guideline line names no guideline',
  severity: 'error',
  source: '8 CCR 9792.21.1(b)-(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a guideline line that is empty, that stops after `MTUS`, or that goes outside the MTUS without naming the source. The sentence `... did not cite any medical evidence for its decision.` is not reported; whether it fits is not checked.',
  whyItMatters:
    'A citation lets the parties look up what the decision relies on: for the MTUS the year, chapter and section, for other sources enough to find them (8 CCR 9792.21.1(d)). A line that names nothing cannot be looked up.',
  whatToDo:
    'Name the guideline with chapter, year and section, or the source after `Decision based on Non-MTUS Citation`. Where the denial cited nothing, the line of the claims administrator says so with the standard sentence. On the MAXIMUS line that sentence fits only a service that depends on a denied surgery.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: «Decision based on MTUS.»

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: «The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines.»
`,
      `MRI of the left knee: Upheld

«Claims Administrator guideline:»

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.
`,
    ],
    right: [
      `MRI of the left hip: Upheld

Claims Administrator guideline: The Claims Administrator did not cite any medical evidence for its decision.

MAXIMUS guideline: The Expert Reviewer based their decision on recommendation(s) outside of the MTUS Guidelines. Decision based on Non-MTUS Citation Official Disability Guidelines (ODG) Hip & Pelvis, MRI.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const { parts } of letter.issues) {
      for (const part of parts) {
        if (part.kind === 'item' || part.kind === 'rationale' || part.noneCited !== null) continue;
        if (part.citations.some(namesGuideline)) continue;
        yield { ...placeOf(part), message: messageFor(part), ...fixesOf(letter, part) };
      }
    }
  },
};

/** Of a line that is empty: the sentence with fields, or for the claims administrator that nothing was cited. */
function fixesOf(letter: Letter, { body, label, kind }: GuidelineLine): Pick<Report, 'fix' | 'alternatives'> {
  if (body.text !== '' || label === null) return {};
  const inserting = (title: string, words: string): Fix => ({
    title,
    edits: [{ start: label.end, end: label.end, newText: ` ${words}` }],
  });
  const fix = inserting('Insert a field for the citation', partBody(kind));
  const noneCited = formOf(letter).parts.find((part) => part.kind === kind)?.sentences?.noneCited;
  if (kind === 'reviewerGuideline' || noneCited === undefined) return { fix };
  return { alternatives: [fix, inserting('Say that the claims administrator cited nothing', noneCited)] };
}

function placeOf({ body, label }: GuidelineLine) {
  const { start, end } = body.text === '' && label !== null ? label : body;
  return { start, end };
}

function messageFor({ kind, body, outsideMtus }: GuidelineLine): string {
  const what =
    body.text === ''
      ? 'This guideline line is empty'
      : outsideMtus !== null
        ? 'This line goes outside the MTUS but names no source'
        : 'This line names no guideline';
  return kind === 'reviewerGuideline'
    ? `${what}. Name the guideline or study with chapter, year and section (8 CCR 9792.21.1(b)-(d)).`
    : `${what}. Name the guideline that the denial cited, or write "The Claims Administrator did not cite any medical evidence for its decision."`;
}

function namesGuideline({ kind, chapter, source, text, pages }: Citation): boolean {
  if (kind === 'mtus') return chapter !== null || pages.length > 0;
  if (kind === 'non-mtus') return source !== null || /[\p{L}\p{N}]{3}/u.test(text);
  // Free words count where they begin with or hold the name of a guideline that is known.
  for (let at = 0; at >= 0 && at < Math.min(text.length, 2000); at = nextWord(text, at)) {
    if (longestGuidelineAt(text, at) !== undefined) return true;
  }
  return /https?:\/\/|www\.|\bguidelines?\b/i.test(text);
}

function nextWord(text: string, at: number): number {
  const blank = text.indexOf(' ', at);
  return blank < 0 ? -1 : blank + 1;
}
