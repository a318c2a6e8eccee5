import type { BodyPart } from '../../facts/bodyParts';
import type { Facts } from '../../facts/facts';
import type { Passage, Reading } from '../../facts/passage';
import {
  isPaired,
  isSpine,
  lowerExtremity,
  overlaps,
  type RegionSet,
  upperExtremity,
  withClosePlaces,
  withNerves,
} from '../../facts/regions';
import { coveredBy, isNerveTest, isWholeLimbOrNerveTest, requestedParts } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { toldParts } from './toldParts';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.
`;

export const requestedPartWithoutComplaint: Rule = {
  code: 'requested-part-without-complaint',
  title: 'The summary names the part of the body in the request only',
  severity: 'information',
  source: 'LC 4610.6(e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a limb or a stretch of the spine in an item that the case summary repeats as requested or denied, but of which it tells no complaint, finding, diagnosis or treatment. For nerve tests of the arms or legs it looks for any trouble of that limb, or of the neck or back that goes into it. Neighboring parts count as the same.',
  whyItMatters:
    "Each analysis must tie the decision to the employee's condition. Without a word on the condition of this part, a reader cannot see why it was asked for, and it may be a slip in the request.",
  whatToDo: 'Add what the records say of this part, or say in the rationale that they say nothing of it.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has pain of both shoulders and of the left elbow. The neck is stiff. Utilization review denied physical therapy for the shoulder, elbow and ankle.

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy for the shoulder, elbow and «ankle»: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has a lumbar strain. The low back pain radiates to the left leg. The neck is tender. The request for an EMG of the bilateral upper extremities was denied.

IMR ISSUES, DECISIONS AND RATIONALES

EMG of the «bilateral upper extremities»: Upheld
${guidelines}`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has pain of both shoulders and of the left forearm. Utilization review denied physical therapy for the shoulder and wrist.

IMR ISSUES, DECISIONS AND RATIONALES

Physical therapy for the shoulder and wrist: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has a lumbar strain. The neck pain goes with numbness. The request for an EMG of the bilateral upper extremities was denied.

IMR ISSUES, DECISIONS AND RATIONALES

EMG of the bilateral upper extremities: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The patient has pain of the left shoulder and the neck. An MRI of the right knee was requested for the torn meniscus.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the right knee: Upheld
${guidelines}`,
    ],
  },
  *check(_letter: Letter, { summary, issues }: Facts): Generator<Report> {
    if (summary === null) return;
    const told = toldParts(summary.reading);
    if (told.length < FEW) return;
    const trouble = coveredBy(told);
    for (const issue of issues) {
      const test = { ofNerves: isNerveTest(issue), ofLimb: isWholeLimbOrNerveTest(issue) };
      const part = requestedParts(issue).find((asked) => isWithoutComplaint(asked, test, summary.reading, trouble));
      const place = issue.disputed !== null && issue.disputed.bodyParts.length > 0 ? issue.disputed : issue.item;
      if (part === undefined || place === null) continue;
      const again = mentionOf(part, summary);
      // A part that the summary does not name at all is left to another rule.
      if (again === undefined) continue;
      yield {
        ...place.place(part),
        message: `The item asks for "${part.text}", but the case summary has no complaint, finding or diagnosis there. Add what the records say of this part, or say in the rationale that they say nothing.`,
        related: { ...summary.place(again), message: 'It is named here, in the request.' },
      };
    }
  },
};

/** Fewer mentions in a summary than this are no picture of the case. */
const FEW = 2;

interface TestAsked {
  readonly ofNerves: boolean;
  readonly ofLimb: boolean;
}

function isWithoutComplaint(
  part: BodyPart,
  { ofNerves, ofLimb }: TestAsked,
  summary: Reading,
  trouble: RegionSet,
): boolean {
  const { covers } = part;
  if (!isPaired(covers) && !isSpine(covers)) return false;
  const limb = ofNerves ? limbOf(covers) : 0;
  if (limb !== 0) return !overlaps(trouble, limb) && !summary.once(goesIntoLimbs).some((way) => overlaps(way, limb));
  return !overlaps(ofLimb ? withNerves(covers) : covers, withClosePlaces(trouble));
}

/** The whole limbs that a part is. */
function limbOf(covers: RegionSet): RegionSet {
  return [upperExtremity, lowerExtremity].reduce((set, limb) => ((covers & limb) === limb ? set | limb : set), 0);
}

function mentionOf(part: BodyPart, { bodyParts }: Passage): BodyPart | undefined {
  return bodyParts.find(({ covers }) => overlaps(covers, part.covers));
}

/** Words by which a trouble of the spine goes into a limb. */
const NERVE_SIGN =
  /\b(?:radic\w+|radiat\w+|radiculopath\w*|numb\w*|tingl\w*|paresthesias?|dysesthesias?|dermatom\w+|myotom\w+|weak\w*|sensation|sensory|neuropath\w*|shoot\w*)\b/gi;
const NONE = /\b(?:no|not|without|den(?:y|ies|ied)|insufficient|lack\w*|negative|normal|intact)\b/i;

/** Where signs of the nerves go: those of the nearest part of the sentence; everywhere, where it names none. */
function goesIntoLimbs({ sentences, bodyParts }: Reading): readonly RegionSet[] {
  const ways: RegionSet[] = [];
  for (const { start, end, text } of sentences) {
    for (const { index } of text.matchAll(NERVE_SIGN)) {
      const nearest = nearestPart(start + index, bodyParts, start, end);
      if (nearest !== null) ways.push(withNerves(nearest.covers));
      else if (!NONE.test(text)) ways.push(upperExtremity | lowerExtremity);
    }
  }
  return ways;
}

function nearestPart(at: number, parts: readonly BodyPart[], from: number, to: number): BodyPart | null {
  let nearest: BodyPart | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    if (part.start < from || part.end > to) continue;
    const distance = part.start > at ? part.start - at : at - part.end;
    if (distance < least) {
      least = distance;
      nearest = part;
    }
  }
  return nearest;
}
