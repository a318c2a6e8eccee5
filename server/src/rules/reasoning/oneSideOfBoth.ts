import type { BodyPart, Side } from '../../facts/bodyParts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { overlaps } from '../../facts/regions';
import { requestedParts } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { readSentences } from './ownSentences';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.
`;

export const oneSideOfBoth: Rule = {
  code: 'one-side-of-both',
  title: 'The rationale knows a trouble on one side only, the summary on both',
  severity: 'information',
  source: 'LC 4610.6(c) and (e)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a left or right part of the body in what a rationale says of this patient, where the case summary gives that part on both sides and never on one, and the item does not ask for that side. A side that is named for comparison is left alone, and so is a rationale that names the other side as well.',
  whyItMatters:
    'The reasons must fit the condition that the records show. Half of it is missing here, or the side is wrong.',
  whatToDo: 'Check the side in the records, and write the same in the summary and the rationale.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

She was diagnosed with left and right sided sciatica. The low back is stiff.

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy for the low back: Upheld
${guidelines}
Decision rationale: The patient complains of «right» sided sciatica. The request is not medically necessary.
`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has bilateral knee pain. Both knees are swollen.

IMR ISSUES, DECISIONS AND RATIONALES

Naproxen 500 mg: Upheld
${guidelines}
Decision rationale: The patient has pain of the «left» knee. The request is not medically necessary.
`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has bilateral knee pain. The right knee is swollen. Both shoulders are stiff.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left shoulder: Upheld
${guidelines}
Decision rationale: The patient has pain of the right knee and of the left shoulder. The request is not medically necessary.
`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has pain of both shoulders.

IMR ISSUES, DECISIONS AND RATIONALES

Naproxen 500 mg: Upheld
${guidelines}
Decision rationale: The patient has pain of the left shoulder and less pain of the right shoulder. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, { summary, issues }: Facts): Generator<Report> {
    if (summary === null) return;
    for (const issue of issues) {
      if (issue.rationale === null) continue;
      for (const { part, side } of issue.rationale.reading.once(oneSided)) {
        const both = onBothSidesOnly(part, summary.reading);
        if (both === null || part.sidePlace === null || isAskedOn(side, part, issue)) continue;
        yield {
          ...issue.rationale.place(part.sidePlace),
          message: `The rationale says "${part.text}", the case summary "${both.text}". Check the sides in the records, and write the same in both places.`,
          related: { ...summary.place(both), message: 'Both sides are given here.' },
        };
      }
    }
  },
};

interface OneSided {
  readonly part: BodyPart;
  readonly side: Side;
}

/** What is named to compare with, or follows from something else. */
const COMPARED =
  /\b(?:compared?|comparison|contralateral|opposite|unlike|versus|vs|than|as opposed|greater|worse|more|other side|dominant|surgery|surgical|underwent|arthroscop\w*|injections?|replacement|repair\w*|previous\w*|prior)\b/i;

/** The parts that a rationale's own sentences know on one side, where it names the other side nowhere. */
function oneSided(rationale: Reading): readonly OneSided[] {
  const found: OneSided[] = [];
  for (const { about, parts, text } of readSentences(rationale)) {
    if (about !== 'own') continue;
    for (const { part, isOfService } of parts) {
      const { side } = part;
      if ((side !== 'left' && side !== 'right') || part.sidePlace === null || part.sharesSide || isOfService) continue;
      if (COMPARED.test(text.replace(part.text, ''))) continue;
      const others = rationale.bodyParts.filter(({ covers }) => overlaps(covers, part.covers));
      if (others.every((other) => other.side === null || other.side === side)) found.push({ part, side });
    }
  }
  return found;
}

/** The first mention of the same part on both sides, where the summary gives it on one side nowhere. */
function onBothSidesOnly(part: BodyPart, { bodyParts, text }: Reading): BodyPart | null {
  let both: BodyPart | null = null;
  for (const other of bodyParts) {
    if (other.side === null || !overlaps(other.covers, part.covers)) continue;
    if (other.side !== 'bilateral') return null;
    if (both === null && wordsOf(other, text) === wordsOf(part, null)) both = other;
  }
  return both;
}

/** A part's own words without the plural. */
function wordsOf({ text, own, start }: BodyPart, whole: string | null): string {
  const words = whole === null ? text.slice(own.start - start, own.end - start) : whole.slice(own.start, own.end);
  return words.toLowerCase().replace(/s$/, '');
}

function isAskedOn(side: Side, part: BodyPart, issue: IssueFacts): boolean {
  return requestedParts(issue).some((asked) => asked.side === side && overlaps(asked.covers, part.covers));
}
