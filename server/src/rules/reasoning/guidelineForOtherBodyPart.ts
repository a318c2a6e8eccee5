import type { BodyPart } from '../../facts/bodyParts';
import { regionOfChapter } from '../../facts/chapterRegions';
import { saysWhyElsewhere } from '../../facts/choiceOfChapter';
import type { Facts, IssueFacts } from '../../facts/facts';
import { isOthersVoice } from '../../facts/otherVoices';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { isSpine, overlaps, placesIn, type RegionSet, withClosePlaces, withNerves } from '../../facts/regions';
import { isNerveTest, namesOfParts, requestedParts, requestedRegion } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { readSentences } from './ownSentences';

export const guidelineForOtherBodyPart: Rule = {
  code: 'guideline-for-other-body-part',
  title: 'A rationale applies what a guideline holds for another part of the body',
  severity: 'information',
  source: 'LC 4610.6(c); 8 CCR 9792.25.1(a)',
  formats: structuredFormats,
  whatItDoes:
    'Looks, in the rationale of an item that names a part of the body, for a chapter named for another part, for the ACOEM criterion of the neck and low back ("identify specific nerve compromise") under an image of a joint, and for guideline sentences that are all about another part. Where the item names no part, a recommendation for one part is compared with the findings of the rationale. Nerve tests are left alone, and so are drugs that name no part and rationales that say why they look into another chapter.',
  whyItMatters:
    'A recommendation holds for the condition that it was made for. One for another part of the body does not answer whether this treatment is medically necessary.',
  whatToDo: 'Apply the recommendation for the part in dispute, or say why the other one holds for it as well.',
  examples: {
    wrong: [
      `MRI of the right shoulder: Upheld

Claims Administrator guideline: Decision based on MTUS Shoulder Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Shoulder Complaints 2004, Section(s): Special Studies.

Decision rationale: The guidelines ask for objective findings that «identify specific nerve compromise» on the neurologic exam. The request is not medically necessary.
`,
      `Ultrasound of the right ankle: Upheld

Claims Administrator guideline: Decision based on MTUS Ankle and Foot Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Ankle and Foot Complaints 2004, Section(s): Special Studies.

Decision rationale: The ODG, «Shoulder Chapter», recommends ultrasound for some tears. The request is not medically necessary.
`,
      `Chiropractic care for the right wrist, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Manual therapy & manipulation.

Decision rationale: The MTUS recommends a trial of six visits for chronic «low back» pain. There is no plan of care. The request is not medically necessary.
`,
      `Four sessions of massage: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Massage therapy.

Decision rationale: The MTUS recommends massage for chronic «neck» pain. The patient has pain of the right knee. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the lumbar spine: Upheld

Claims Administrator guideline: Decision based on MTUS Low Back Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Low Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The ACOEM Low Back Complaints chapter asks for objective findings that identify specific nerve compromise on the neurologic exam, or for severe and disabling leg symptoms. The request is not medically necessary.
`,
      `EMG/NCV of the bilateral upper extremities: Upheld

Claims Administrator guideline: Decision based on MTUS Forearm, Wrist, and Hand Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck and Upper Back Complaints 2004, Section(s): Special Studies.

Decision rationale: The MTUS recommends these tests for neck or arm symptoms. The ODG Low Back Chapter does not. The request is not medically necessary.
`,
      `Chiropractic care for the right wrist, 6 visits: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Manual therapy & manipulation.

Decision rationale: The MTUS recommends manipulation for low back pain, but not for the forearm, wrist and hand. The request is not medically necessary.
`,
      `Cyclobenzaprine 10 mg: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Muscle relaxants (for pain).

Decision rationale: The MTUS recommends muscle relaxants for acute low back pain. The patient has pain of the right knee. The request is not medically necessary.
`,
      `Six visits of physical therapy: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Physical medicine treatment.

Decision rationale: The MTUS recommends active therapy for low back pain. The patient has pain of the right leg. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const asked = requestedParts(issue);
      if (issue.rationale === null || isNerveTest(issue) || issue.rationale.reading.once(saysWhyElsewhere)) continue;
      if (asked.length === 0) {
        // Drugs are recommended for one pain and prescribed for all.
        const found = issue.item?.reading.once(isNoDrug) ? otherPartThanFindings(issue.rationale) : null;
        if (found !== null) yield { ...found, ...issue.rationale.place(found) };
        continue;
      }
      const requested = withClosePlaces(requestedRegion(issue));
      const found =
        otherChapter(issue.rationale, requested) ??
        criterionOfTheSpine(issue, issue.rationale, asked) ??
        otherPart(issue.rationale, requested);
      if (found === null) continue;
      yield {
        ...issue.rationale.place(found),
        message: `${found.what}, but the item asks for "${namesOfParts(asked)}". Apply the recommendation for the part in dispute, or say why this one holds for it.`,
      };
    }
  },
};

interface Found extends Stretch {
  readonly what: string;
}

/** A chapter that the prose leans on, where it names none for the part in dispute. */
function otherChapter({ sources, text }: Passage, requested: RegionSet): Found | null {
  let first: Found | null = null;
  for (const { organisation, chapter, chapterPlace, role } of sources) {
    if (chapter === null || chapterPlace === null || role === 'silent' || role === 'set-aside') continue;
    const covers = regionOfChapter(organisation, chapter);
    if (covers === null) continue;
    if (overlaps(covers, requested)) return null;
    first ??= {
      ...chapterPlace,
      what: `The chapter "${text.slice(chapterPlace.start, chapterPlace.end)}" is for another part of the body`,
    };
  }
  return first;
}

const IMAGE = /\b(?:MRIs?|MR|magnetic resonance|CT|computed tomography|x-? ?rays?|radiographs?)\b/i;
const NERVE_COMPROMISE = /identify specific nerve compromise/i;

/** The criterion of the ACOEM chapters on neck and low back, which those on joints do not have. */
function criterionOfTheSpine({ item }: IssueFacts, { text }: Passage, asked: readonly BodyPart[]): Found | null {
  if (item === null || !IMAGE.test(item.text) || asked.some(({ covers }) => isSpine(covers) || !isJoint(covers)))
    return null;
  const match = NERVE_COMPROMISE.exec(text);
  if (match === null) return null;
  return {
    start: match.index,
    end: match.index + match[0].length,
    what: `"${match[0]}" is the criterion for images of the neck and the low back`,
  };
}

/** Whether a region has a few places only; a whole limb may hurt from the spine. */
function isJoint(covers: RegionSet): boolean {
  return placesIn(covers) <= 3;
}

/** The first part of the guideline sentences, where none of them is about the part in dispute. */
function otherPart({ reading }: Passage, requested: RegionSet): Found | null {
  let first: BodyPart | null = null;
  const reach = withNerves(requested);
  for (const { about, parts, text } of readSentences(reading)) {
    // A list of parts for which something is not recommended says nothing on the others.
    if (about !== 'guideline' || (parts.length > 1 && EXCLUDES.test(text)) || isOthersVoice(text)) continue;
    if (parts.some(({ part }) => overlaps(part.covers, reach))) return null;
    first ??= parts[0]?.part ?? null;
  }
  return first && { start: first.start, end: first.end, what: `The guideline here is about "${first.text}"` };
}

const EXCLUDES = /\bnot (?:recommended|indicated|supported|advised)\b/i;

/** Marks of a drug whose name may be unknown. */
const DOSED =
  /\d ?(?:mg|mcg|ml|gms?|grams?|%)|#|\b(?:cream|gel|patch(?:es)?|ointment|lotion|tablets?|capsules?|compound\w*)\b/i;

const isNoDrug = ({ drugs, text }: Reading): boolean => drugs.length === 0 && !DOSED.test(text);

const RECOMMENDS = /\brecommend/i;

/**
 * Of an item that names no part: the part for which the guideline recommends it, where all findings are of another one.
 * Only single places are compared, for pain of a limb may come from the spine.
 */
function otherPartThanFindings({ reading }: Passage): Report | null {
  let recommended: BodyPart | null = null;
  let finding: BodyPart | null = null;
  let region = 0;
  for (const { about, parts, text } of readSentences(reading)) {
    if (about === 'guideline' && RECOMMENDS.test(text)) recommended ??= parts[0]?.part ?? null;
    if (about === 'guideline') continue;
    for (const { part, isOfService } of parts) {
      region |= part.covers;
      if (about === 'own' && !isOfService) finding ??= part;
    }
  }
  if (recommended === null || finding === null || !isJoint(recommended.covers) || !isJoint(region)) return null;
  if (guidelineParts(reading).some(({ covers }) => overlaps(covers, withClosePlaces(region)))) return null;
  return {
    start: recommended.start,
    end: recommended.end,
    message: `The guideline here is about "${recommended.text}", the findings are of "${finding.text}". Apply the recommendation for the part that is treated, or say why this one holds for it.`,
  };
}

function guidelineParts(reading: Reading): readonly BodyPart[] {
  return readSentences(reading).flatMap(({ about, parts }) =>
    about === 'guideline' ? parts.map(({ part }) => part) : [],
  );
}
