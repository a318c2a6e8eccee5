import type { BodyPart } from '../../facts/bodyParts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import {
  isPaired,
  isSpine,
  overlaps,
  placesIn,
  type RegionSet,
  wholeSpine,
  withClosePlaces,
  withKin,
  withNerves,
} from '../../facts/regions';
import {
  coveredBy,
  inSmallLetters,
  isWholeLimbOrNerveTest,
  namesOfParts,
  requestedParts,
  requestedRegion,
} from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';
import { isDenied } from './deniedParts';
import { readSentences } from './ownSentences';

export const foreignBodyPart: Rule = {
  code: 'foreign-body-part',
  title: 'A part of the body that this issue is not about',
  severity: 'warning',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the parts of the body in a rationale with those of the item, of the case summary and of the other issues. Reports a request or conclusion for another part ("a shoulder MRI" under an elbow), a rationale whose findings are all of another part, a part that the letter knows nowhere else, and an item for a part of which the summary tells nothing. Quotations, sentences that tell what a guideline holds and parts of which only is said that nothing is wrong there are not looked at; parts that border or share nerves count as the same.',
  whyItMatters:
    'Such a sentence usually comes from another issue or another letter, so that the reasons do not fit the treatment in dispute. A review of the wrong part can be appealed as a plainly erroneous finding of fact.',
  whatToDo: 'Name the part that is in dispute, and check that the findings in the rationale are about it.',
  examples: {
    wrong: [
      `MRI of the right elbow: Upheld

Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.

MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007, Section(s): Special Studies.

Decision rationale: There are no red flags. The patient does not meet criteria for a «shoulder» MRI. The request is not medically necessary.
`,
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request for an MRI of the «left hip» is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The patient is a 40 year old male with a strain of the right ankle. The right foot is swollen.

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

MRI of the «cervical spine»: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `MRI of the thoracic spine: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There were no red flags. The «left knee» pain was unchanged. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the right elbow: Upheld

Claims Administrator guideline: Decision based on MTUS Elbow Complaints 2007.

MAXIMUS guideline: Decision based on MTUS Elbow Complaints 2007, Section(s): Special Studies.

Decision rationale: The ODG states: "Recommended for shoulder MRI: suspected rotator cuff tear, labral tear, plain films of the knee or hip negative." The patient has pain in the lateral epicondyle. The request for an MRI of the right elbow is not medically necessary.
`,
      `MRI of the lumbar spine: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The patient has a diagnosis of cervical and lumbar strain. There is no weakness of the left leg, and sensation in the foot is normal. A cervical MRI was done in 2015. The request is not medically necessary.
`,
      `MRI of the thoracic spine: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The neurologic examination of the arms and legs is normal. The request is not medically necessary.
`,
      `Physical therapy for the right wrist, 6 sessions: Upheld

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004, Section(s): Initial Care.

Decision rationale: On the other hand, the patient came back to work and lifts crates over the head. There is no report of
weakness of the left shoulder, and nothing needs the hands of a therapist. The request for six sessions for the right hand is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const items = facts.issues.map(({ item }) => item?.bodyParts ?? []);
    const inSummary = facts.summary?.bodyParts ?? [];
    const known = withKin(coveredBy([...inSummary, ...items.flat()]));
    for (const issue of facts.issues) {
      const stranger = strangerInItem(issue, inSummary);
      if (stranger !== null) yield stranger;
      if (issue.rationale !== null) yield* inRationale(issue, issue.rationale, inSummary.length > 0 ? known : 0);
    }
  },
};

/** Fewer mentions in a summary than this are no picture of the case. */
const FEW = 2;

/** A part of the item of which the summary tells nothing. */
function strangerInItem(issue: IssueFacts, inSummary: readonly BodyPart[]): Report | null {
  if (inSummary.length < FEW || issue.item === null) return null;
  const told = withClosePlaces(coveredBy(inSummary));
  const place = issue.disputed !== null && issue.disputed.bodyParts.length > 0 ? issue.disputed : issue.item;
  const nerves = isWholeLimbOrNerveTest(issue);
  const reachOf = ({ covers }: BodyPart) => (nerves ? withNerves(covers) : covers);
  for (const part of requestedParts(issue)) {
    if (!isMusculoskeletal(part.covers) || overlaps(reachOf(part), told)) continue;
    return {
      ...place.place(part),
      message: `The item asks for "${part.text}", but the case summary has no complaint, finding or diagnosis there. Check the part, or add to the summary what the records say of it.`,
    };
  }
  return null;
}

function isMusculoskeletal(covers: RegionSet): boolean {
  return isPaired(covers) || isSpine(covers);
}

function* inRationale(issue: IssueFacts, rationale: Passage, known: RegionSet): Generator<Report> {
  const asked = requestedParts(issue);
  const requested = withClosePlaces(requestedRegion(issue));
  const reach = withNerves(requested);
  const ofSpine = overlaps(requested, wholeSpine);
  let firstFinding: BodyPart | null = null;
  let speaksOfIt = false;
  let reported = false;
  for (const { parts, about, isQuoted, isConclusion, start, text } of readSentences(rationale.reading)) {
    if (isQuoted) continue;
    if (asked.length > 0) {
      const fits = parts.some(({ part }) => overlaps(part.covers, requested));
      const foreign = fits ? undefined : parts.find(({ isRuledOn, isAskedFor }) => isRuledOn || isAskedFor)?.part;
      if (foreign !== undefined) {
        reported = true;
        yield {
          ...rationale.place(foreign),
          message: `This sentence is about "${foreign.text}", the item is about "${namesOfParts(asked)}". Name the part in dispute, and check that the findings are about it.`,
          ...fixOf(rationale, foreign, issue, asked),
        };
        continue;
      }
      if (about !== 'guideline') {
        const told = parts.filter(
          ({ part, isOfService }) =>
            !isOfService && !isDenied(rationale.text, part) && !isImplant(rationale.text, part),
        );
        // The examination of whole arms and legs is that of the spine.
        if (told.some(({ part: { covers } }) => overlaps(covers, reach) || (ofSpine && isLimb(covers))))
          speaksOfIt = true;
        else if (!isConclusion) firstFinding ??= told[0]?.part ?? null;
      }
    }
    if (known === 0 || about !== 'own') continue;
    const unknown = parts.find(
      ({ part }) =>
        isMusculoskeletal(part.covers) &&
        !overlaps(part.covers, known) &&
        !isDenied(rationale.text, part) &&
        !SUPPOSED.test(text.slice(0, part.start - start)),
    )?.part;
    if (unknown === undefined) continue;
    reported = true;
    yield {
      ...rationale.place(unknown),
      message: `"${unknown.text}" is named here, but neither in the case summary nor in any item. Check the part, or add to the summary what the records say of it.`,
    };
  }
  if (reported || speaksOfIt || firstFinding === null) return;
  yield {
    ...rationale.place(firstFinding),
    message: `The findings in this rationale are of "${firstFinding.text}" only, the item is about "${namesOfParts(asked)}". Give the findings for the part in dispute.`,
  };
}

/** An arm or a leg as a whole, not one joint of it. */
function isLimb(covers: RegionSet): boolean {
  return isPaired(covers) && placesIn(covers) > 3;
}

/** What a guideline asks of patients, told of this one: `... if the patient has enough strength of the arms`. */
const SUPPOSED = /\b(?:if|unless|whether|as long as|provided that)\b/i;

/** What lies in the body and is named for its place, as a reason against a test: it is no finding there. */
const IMPLANT =
  /^ (?:implants?|prosthes[ie]s|implanted|device|hardware|stents?|grafts?|pacemaker|clips?|shunt|pump|stimulator|aids?|lens|plates?|screws?)\b/i;

function isImplant(text: string, { end }: BodyPart): boolean {
  return IMPLANT.test(text.slice(end, end + 16));
}

/** The item's own words in the place of the foreign part, where the item names one part only. */
function fixOf(
  rationale: Passage,
  foreign: BodyPart,
  issue: IssueFacts,
  asked: readonly BodyPart[],
): { fix: Fix } | undefined {
  const [part] = asked;
  const place = issue.disputed !== null && issue.disputed.bodyParts.length > 0 ? issue.disputed : issue.item;
  if (part === undefined || asked.length > 1 || place === null) return undefined;
  const newText = inSmallLetters(place.text.slice(part.start, part.end));
  return {
    fix: {
      title: `Replace "${foreign.text}" with "${newText}"`,
      edits: [{ ...rationale.place(foreign), newText }],
    },
  };
}
