import type { BodyPart } from '../../facts/bodyParts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Reading, Sentence } from '../../facts/passage';
import { overlaps, withClosePlaces } from '../../facts/regions';
import { coveredBy, namesOfParts, requestedParts } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { isOfService } from './ownSentences';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.
`;

export const requestForOtherPart: Rule = {
  code: 'request-for-other-part',
  title: 'The physician wanted an image of another part of the body than the item',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Compares the images (MRI, CT, x-ray) that the case summary says the physician recommended or ordered with the items. Reports the only such image where it is of another part than the only item of that kind, and the summary names the part of the item in no recommendation.',
  whyItMatters:
    'The request and the reasons for it do not belong together: one of them may be a slip, and the wrong part may be decided.',
  whatToDo: 'Compare the progress note with the Request for Authorization, and say in the letter that they differ.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The back and the left shoulder hurt. The physician recommended an MRI of the «left shoulder» to rule out a tear. The request for an MRI of the lumbar spine was denied.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the lumbar spine: Upheld
${guidelines}`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The back and the left shoulder hurt. The physician recommended MRIs of the left shoulder and lumbar spine. The request for an MRI of the lumbar spine was denied.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the lumbar spine: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The back and the left shoulder hurt. An MRI of the left shoulder showed a tear, and surgery was recommended. X-rays of the shoulder were ordered. The request for an MRI of the lumbar spine was denied.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the lumbar spine: Upheld
${guidelines}`,
    ],
  },
  *check(_letter: Letter, { summary, issues }: Facts): Generator<Report> {
    if (summary === null) return;
    const planned = summary.reading.once(plannedImages);
    if (planned.length === 0) return;
    for (const image of IMAGES) {
      const plans = planned.filter(({ kind }) => kind === image);
      const items = issues.filter(({ item }) => item !== null && image.test(item.text));
      const [plan] = plans;
      const [issue] = items;
      if (plan === undefined || plan.isMixed || issue === undefined || plans.length > 1 || items.length > 1) continue;
      const report = reportOf(plan, issue, issues);
      if (report === null || issue.item === null) continue;
      yield {
        ...summary.place(plan.part),
        message: report,
        related: { ...issue.item.range, message: 'This is what was decided.' },
      };
    }
  },
};

/** The kinds of image. */
const IMAGES: readonly RegExp[] = [
  /\b(?:MRIs?|magnetic resonance)\b/i,
  /\b(?:CTs?|computed tomography)\b/i,
  /\b(?:x-? ?rays?|radiographs?)\b/i,
];

interface PlannedImage {
  readonly kind: RegExp;
  readonly part: BodyPart;
  /** Whether its sentence names a part elsewhere, so that it may be of several. */
  readonly isMixed: boolean;
}

const PLANS =
  /\b(?:recommend\w*|order(?:ed|s)|would like|plan(?:s|ned)? (?:is|was|for|to|includ)|treatment plan|rule out)/i;
/** What was done already, or is told of the request itself. */
const DONE =
  /\b(?:request\w*|RFA|UR|utilization|certif\w*|non-?certif\w*|den(?:y|ied|ial)|authoriz\w*|show(?:ed|s|n)|reveal\w*|dated|demonstrat\w*|performed|completed|obtained|results?|previous\w*|prior|underwent)\b/i;

/** The images that the physician planned, one for each kind and sentence. */
function plannedImages({ sentences, bodyParts }: Reading): readonly PlannedImage[] {
  const found: PlannedImage[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const from = next;
    while (next < bodyParts.length && (bodyParts[next]?.end ?? 0) <= sentence.end) next += 1;
    if (next === from || !PLANS.test(sentence.text) || DONE.test(sentence.text)) continue;
    const parts = bodyParts.slice(from, next);
    for (const kind of IMAGES) {
      const part = parts.find((one) => isImaged(sentence, one, kind));
      if (part === undefined) continue;
      const near = withClosePlaces(part.covers);
      found.push({ kind, part, isMixed: parts.some(({ covers }) => !overlaps(covers, near)) });
    }
  }
  return found;
}

function isImaged(sentence: Sentence, part: BodyPart, kind: RegExp): boolean {
  const at = part.start - sentence.start;
  const around = sentence.text.slice(Math.max(0, at - 40), part.end - sentence.start + 30);
  return kind.test(around) && isOfService(sentence, part);
}

function reportOf({ part }: PlannedImage, issue: IssueFacts, issues: readonly IssueFacts[]): string | null {
  const asked = requestedParts(issue);
  if (asked.length === 0) return null;
  const inItems = withClosePlaces(coveredBy(issues.flatMap(({ item }) => item?.bodyParts ?? [])));
  if (overlaps(inItems, part.covers)) return null;
  return `The physician wanted an image of "${part.text}", as the summary says, but the item asks for one of "${namesOfParts(asked)}". One of the two may be a slip in the request. Compare the progress note with the Request for Authorization, and say in the letter that they differ.`;
}
