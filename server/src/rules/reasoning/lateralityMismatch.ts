import type { BodyPart, Side } from '../../facts/bodyParts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { isPaired, lowerExtremity, overlaps, placesIn, upperExtremity } from '../../facts/regions';
import { inSmallLetters, requestedParts } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { necessityOf } from '../../letter/necessity';
import { type Report, type Rule, structuredFormats } from '../rule';
import { isDenied } from './deniedParts';
import { type ReadPart, type ReadSentence, readSentences } from './ownSentences';

export const lateralityMismatch: Rule = {
  code: 'laterality-mismatch',
  title: 'Left and right do not agree',
  severity: 'warning',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the sides of paired parts (limbs, eyes, ears) in the item, the rationale and the case summary. Reports a request or conclusion for the other side than the item, a side in the rationale or the item where the summary knows that part on the other side only, and a sentence that says one side and both sides of the same part. A side that is named for comparison, by way of contrast, or only to say that nothing is wrong there is left alone.',
  whyItMatters:
    'The wrong side makes it unclear which treatment was decided, and the claims administrator has to carry out the letter as it stands.',
  whatToDo: 'Check the side in the records, and write the same one in the item, the summary and the rationale.',
  examples: {
    wrong: [
      `MRI of the right hip: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS General Approaches 2004.

Decision rationale: There are no red flags. The request for an MRI of the «left» hip is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The patient has a sprain of the left knee. The left knee is swollen.

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

MRI of the «right» knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The right shoulder is tender at the acromioclavicular joint on «both» shoulders.

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Naproxen 550 mg: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

Decision rationale: There are no red flags. The request is not medically necessary.
`,
      `        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The patient broke the left hand. The left wrist is stiff.

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Occupational therapy, 6 sessions: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

Decision rationale: The patient had a fracture of the «right» hand. The request is not medically necessary.
`,
    ],
    right: [
      `        CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the
case file, including all medical records:

The right-handed patient has a sprain of the left knee and ankle. Straight leg raise is positive on the right. The left knee is swollen compared to the right knee, and both knees are stiff.

        IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: The patient left work right away. The left knee is weaker than the uninjured right knee. The request for an MRI of the knee is not medically necessary.
`,
      `EMG/NCV of the bilateral upper extremities: Upheld

Claims Administrator guideline: Decision based on MTUS Neck and Upper Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: There is numbness of the right arm. The request for EMG/NCV of the left and right upper extremities is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary !== null) yield* oneSideAndBoth(summary);
    for (const issue of facts.issues) {
      const inItem = summary === null ? null : otherSideThanSummary(issue, summary);
      if (inItem !== null) yield inItem;
      if (issue.rationale === null) continue;
      yield* oneSideAndBoth(issue.rationale);
      yield* inRationale(issue, issue.rationale, summary, inItem !== null);
    }
  },
};

/** A part whose side the text itself says, of a part that comes in two. */
interface SidedPart extends BodyPart {
  readonly side: Side;
  readonly sidePlace: Stretch;
}

function isSided(part: BodyPart): part is SidedPart {
  return part.side !== null && part.sidePlace !== null && isPaired(part.covers);
}

/** Whether two names mean the same thing, so that their sides can be compared: an arm is compared with an arm only. */
function isSamePart(one: BodyPart, other: BodyPart): boolean {
  const both = one.covers & other.covers;
  if (both === 0 || !isPaired(other.covers) || isWholeLimb(one) !== isWholeLimb(other)) return false;
  // A bone or nerve over several joints is none of them: a thigh bone and a knee may be hurt on different sides.
  const wider = one.covers | other.covers;
  return one.covers === other.covers || ((both === one.covers || both === other.covers) && placesIn(wider) <= 2);
}

function isWholeLimb({ covers }: BodyPart): boolean {
  return (covers & upperExtremity) === upperExtremity || (covers & lowerExtremity) === lowerExtremity;
}

/** The sides on which a passage knows a part; those of lists among them. */
function sidesOf(part: BodyPart, parts: readonly BodyPart[]): ReadonlySet<Side> {
  const sides = new Set<Side>();
  for (const other of parts) if (other.side !== null && isSamePart(part, other)) sides.add(other.side);
  return sides;
}

function oppositeOf(side: Side): Side | null {
  if (side === 'bilateral') return null;
  return side === 'left' ? 'right' : 'left';
}

/** Whether a part is known on the other side, and nothing that overlaps it on its own side. */
function isOnOtherSideOnly(part: SidedPart, parts: readonly BodyPart[]): boolean {
  const opposite = oppositeOf(part.side);
  if (opposite === null) return false;
  const known = parts.filter((other) => other.side === opposite && isSamePart(part, other)).length;
  if (known === 0) return false;
  return !parts.some((other) => {
    if ((other.side !== part.side && other.side !== 'bilateral') || !overlaps(other.covers, part.covers)) return false;
    // Trouble of the leg may be that of the knee, but one leg in passing does not outweigh a knee named again and again.
    return isWholeLimb(part) || !isWholeLimb(other) || known < OFTEN;
  });
}

const OFTEN = 3;

/** Whether a whole limb is asked for of which the summary knows several parts, all on the other side. */
function isOtherLimb(part: SidedPart, parts: readonly BodyPart[]): boolean {
  const opposite = oppositeOf(part.side);
  if (opposite === null || !isWholeLimb(part)) return false;
  const sided = parts.filter((other) => other.side !== null && overlaps(other.covers, part.covers));
  return sided.length > 1 && sided.every(({ side }) => side === opposite);
}

function otherSideThanSummary(issue: IssueFacts, summary: Passage): Report | null {
  const place = issue.disputed !== null && issue.disputed.bodyParts.length > 0 ? issue.disputed : issue.item;
  if (place === null) return null;
  for (const part of requestedParts(issue)) {
    if (!isSided(part) || part.sharesSide) continue;
    if (!isOnOtherSideOnly(part, summary.bodyParts) && !isOtherLimb(part, summary.bodyParts)) continue;
    const known = summary.bodyParts.find(
      ({ side, covers }) => side === oppositeOf(part.side) && overlaps(covers, part.covers),
    );
    return {
      ...place.place(part.sidePlace),
      message: `The item asks for "${part.text}", but the case summary knows this part on the ${oppositeOf(part.side)} only${known ? ` ("${known.text}")` : ''}. Check the side in the records, and write the same one in both places.`,
    };
  }
  return null;
}

/** What is named to compare with, or said of the sound side. */
const COMPARED =
  /\b(?:compared?|comparison|contralateral|opposite|uninjured|uninvolved|unaffected|unlike|versus|vs|than|as opposed|normal side|asymptomatic|other side|sound|mistake\w*|in error|erroneous\w*|slip|misnam\w*|compensat\w*|overuse|favou?r\w*|radiat\w*)\b/i;

function* inRationale(
  issue: IssueFacts,
  rationale: Passage,
  summary: Passage | null,
  itemReported: boolean,
): Generator<Report> {
  const asked = requestedParts(issue);
  const known = [...(summary?.bodyParts ?? []), ...(issue.item?.bodyParts ?? [])];
  for (const sentence of readSentences(rationale.reading)) {
    if (sentence.isQuoted) continue;
    for (const read of sentence.parts) {
      const { part } = read;
      if (!isSided(part) || part.sharesSide) continue;
      const wanted = sideAskedFor(part, asked);
      if (wanted !== null && wanted !== part.side && isRequest(sentence, read)) {
        if (isRulingOnAnotherItem(sentence, part, wanted, issue)) continue;
        yield {
          ...rationale.place(part.sidePlace),
          message: `This sentence rules on "${part.text}", but the item asks for the ${wanted === 'bilateral' ? 'part on both sides' : `${wanted} side`}. Write the side that is in dispute.`,
          fix: {
            title: `Replace "${rationale.text.slice(part.sidePlace.start, part.sidePlace.end)}" with "${wanted}"`,
            edits: [{ ...rationale.place(part.sidePlace), newText: wanted }],
          },
        };
        continue;
      }
      // An item on the wrong side has been reported once; its rationale may well follow it.
      if (itemReported || sentence.about === 'guideline' || !isOnOtherSideOnly(part, known)) continue;
      if (COMPARED.test(sentence.text) || isDenied(rationale.text, part)) continue;
      yield {
        ...rationale.place(part.sidePlace),
        message: `"${inSmallLetters(part.text)}" stands here, but the summary and the item know this part on the ${oppositeOf(part.side)} only. Check the side in the records and correct it.`,
      };
    }
  }
}

/** The one side on which the item asks for a part; `null` where it names none or several. */
function sideAskedFor(part: BodyPart, asked: readonly BodyPart[]): Side | null {
  const [side, ...others] = sidesOf(part, asked);
  return side !== undefined && others.length === 0 ? side : null;
}

function isRequest({ text }: ReadSentence, { isRuledOn, isAskedFor }: ReadPart): boolean {
  return isRuledOn || (isAskedFor && !COMPARED.test(text));
}

/** Ruled on as a thing that was not asked for, or by way of contrast: `were it requested`, `only the MRI of the left`. */
const CONTRASTED =
  /\b(?:would|were (?:it|one|that|this)|had (?:it|one|that)|if|only|but (?:that|those|not|the|this|an?)|unlike|whereas|instead|rather|other than|already|previously|separate\w*|that (?:of|for) the)\b/i;
const DECIDED = { Upheld: 'not-necessary', Overturned: 'necessary' } as const;

/**
 * Whether a ruling on the other side is none on this item: it contrasts, it names the side in dispute as well, or it says
 * the opposite of the decision.
 */
function isRulingOnAnotherItem(
  { text }: ReadSentence,
  { side }: SidedPart,
  wanted: Side,
  { decision }: IssueFacts,
): boolean {
  if (CONTRASTED.test(text)) return true;
  if (side !== 'bilateral' && wanted !== 'bilateral' && new RegExp(`\\b${wanted}\\b`, 'i').test(text)) return true;
  const says = necessityOf(text);
  return decision !== null && (says === 'necessary' || says === 'not-necessary') && says !== DECIDED[decision];
}

/** Between one side of a part and both sides of it, where they are said of one thing. */
const ON_BOTH = /^[^.;:,]{0,90}\b(?:on|of|in|at|over)(?: the)? $/i;
const REACHING = /^ (?:down )?to (?:the |his |her )?(?:level of (?:the |his |her )?)?$/i;
const NEW_CLAUSE =
  /\b(?:and|while|but|with|whereas|as well|than|radiat\w*|compared|plus|then|followed|before|after|along|together|or)\b|[/&+]/i;

/** `The right shoulder is tender on both shoulders`; `the right leg to the calf and foot bilaterally`. */
function* oneSideAndBoth(passage: Passage): Generator<Report> {
  for (const { first, both } of passage.reading.once(contradictionsIn)) {
    yield {
      ...passage.place(both.sidePlace),
      message: `The sentence speaks of "${first.text}" and then of both sides ("${both.text}"). Write the side that the records show.`,
    };
  }
}

function contradictionsIn({ bodyParts, text }: Reading): readonly { first: SidedPart; both: SidedPart }[] {
  const found: { first: SidedPart; both: SidedPart }[] = [];
  for (const [index, first] of bodyParts.entries()) {
    // A side that was said of another part of a list is no statement on this one: `of the left eye, corneal mapping`.
    if ((first.side !== 'left' && first.side !== 'right') || !isSided(first) || first.sharesSide) continue;
    const both = contradiction(text, first, bodyParts.slice(index + 1, index + 6));
    if (both !== null) found.push({ first, both });
  }
  return found;
}

function contradiction(text: string, first: SidedPart, followers: readonly BodyPart[]): SidedPart | null {
  // What lies within the part may be named on the way: `the right shoulder is tender at the AC joint on both shoulders`.
  const again = followers.find(({ covers, side }) => side !== null || !overlaps(covers, first.covers));
  if (again?.side === 'bilateral' && isSided(again) && again.name === first.name) {
    const between = text.slice(first.end, again.start);
    if (ON_BOTH.test(between) && !NEW_CLAUSE.test(between)) return again;
  }
  const [next] = followers;
  if (next === undefined || !isWholeLimb(first) || !REACHING.test(text.slice(first.end, next.start))) return null;
  let end = next.start;
  for (const part of followers) {
    if (!overlaps(part.covers, first.covers) || !/^(?:,? (?:and )?(?:the )?|)$/.test(text.slice(end, part.start)))
      return null;
    if (part.side === 'bilateral' && isSided(part)) return part;
    end = part.end;
  }
  return null;
}
