import type { Facts } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

export const urOnlyRecord: Rule = {
  code: 'ur-only-record',
  title: 'The case summary rests on the utilization review decision alone',
  severity: 'warning',
  source: '8 CCR 9792.10.6(b)(2); LC 4610.6(b)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a case summary that says it was taken from the utilization review decision, and one that names that decision and no visit, examination, report, study or other record beside it.',
  whyItMatters:
    'No determination may rest solely on what the utilization review decision says; all pertinent records must be reviewed (8 CCR 9792.10.6(b)(2); LC 4610.6(b)).',
  whatToDo:
    'Name the records that were reviewed with their dates and findings. If the claims administrator sent none, say so, and name the documents that the employee or the requesting physician sent.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The injured worker is a 45 year old female with a work injury of 10/11/2016. The diagnosis is a strain of the left wrist. «The utilization review decision» of 12/13/2016 denied an MRI of the left wrist because the criteria of the guideline were not met.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
`,
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

«The following case summary was taken directly from the utilization review denial» dated 12/13/2016. The injured worker is a 45 year old female who was seen on 11/02/2016 for a strain of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The injured worker is a 45 year old female with a work injury of 10/11/2016. On 11/02/2016 she complained of pain in the left wrist. The utilization review decision of 12/13/2016 denied an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
`,
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The injured worker is a 45 year old female with a strain of the left wrist. The wrist was tender and swollen. The utilization review decision denied an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
`,
    ],
  },
  *check(_letter: Letter, { summary }: Facts): Generator<Report> {
    if (summary === null) return;
    const said = saysSo(summary);
    const place = said ?? namesNothingElse(summary);
    if (place === null) return;
    const fact =
      said === null
        ? 'The case summary names no record but the utilization review decision.'
        : 'The case summary says that it comes from the utilization review decision.';
    yield {
      ...summary.place(place),
      message: `${fact} Name the records reviewed, with dates and findings; a determination may not rest on that decision alone (8 CCR 9792.10.6(b)(2)).`,
    };
  },
};

/** `The following summary was taken directly from the utilization review denial`, and its like. */
const SAYS_SO = caseless(
  /\b(?:the )?(?:following |above |clinical |case |this ){0,4}(?:summary|history|information|facts?) (?:is|was|were|are|has been|have been) (?:directly |solely |only |entirely )?(?:taken|copied|quoted|drawn|obtained|extracted|based)(?: directly| solely| only| entirely| exclusively)? (?:from|on|upon) (?:the )?(?:utilization review|UR)(?: (?:denial|decision|determination|report|letter))?/i,
);
const ONLY = caseless(
  /\b(?:the )?only (?:records?|documents?|documentation|information|report|source)(?: (?:\w{1,20} ){0,5})(?:is|was|were|are) (?:the |a )?(?:utilization review|UR)(?: (?:denial|decision|determination|report|letter))?/i,
);

function saysSo({ text }: Passage): Stretch | null {
  const match = SAYS_SO.exec(text) ?? ONLY.exec(text);
  return match === null ? null : { start: match.index, end: match.index + match[0].length };
}

const REVIEW_WORDS =
  /\b(?:the )?(?:(?:prior|previous|initial|original) )?(?:utili[sz]ation review(?: \(UR\))?|UR)(?: (?:decision|determination|denial|report|letter|physician|reviewer|form|documentation))?\b/i;
const REVIEW = caseless(REVIEW_WORDS);
const EVERY_REVIEW = caseless(new RegExp(REVIEW_WORDS.source, 'gi'));

/**
 * Words of a record or of what only a record can tell: visits, complaints, findings, studies, treatment. Any one of them
 * is enough, since a summary may draw on a record without naming it.
 */
const RECORD = caseless(
  /\b(?:reports?|reported|reporting|progress|notes?|noted|visits?|visited|evaluat\w+|exam\w*|seen|presented|presents|complain\w*|follow-? ?up|consult\w*|records?|chart|questionnaire|radiogra\w+|x-? ?rays?|mri|ct|emg|ncv|imaging|ultrasound|studies|study|tests?|tested|findings?|palpation|tender\w*|swelling|swollen|range of motion|rom|spasms?|strength|reflex\w*|gait|positive|negative|rated|pain (?:was|is|level|score)|pr-? ?[12]|dfr|rfa|request for authorization|operative|underwent|surgery|discharge|therapy notes?|treated|treatment has|prescribed|medications? (?:include|included|are|were)|taking|takes|denies|states?|stated|describe[ds]?|document\w*|indicat\w+|reveal\w*|show\w*|demonstrat\w*)\b/i,
);

const VISIT =
  /\b(?:visits?|visited|seen|evaluated|examin\w+|complain\w*|presented|progress|notes? (?:of|dated)|reported)\b/i;

/** A summary that speaks of the review and, beside it and the injury, tells nothing that comes from a record. */
function namesNothingElse(summary: Passage): Stretch | null {
  const { text } = summary;
  const review = REVIEW.exec(text);
  if (review === null) return null;
  for (const sentence of summary.sentences) {
    const rest = sentence.text.replace(EVERY_REVIEW, ' ');
    // The sentence on the review names what was denied and why; only a visit told in it is another source.
    if ((rest === sentence.text ? RECORD : VISIT).test(rest)) return null;
  }
  // A day that is neither the injury's nor the review's is the day of some record.
  const known = summary.events.filter(({ kind }) => kind === 'injury' || kind === 'decision' || kind === 'birth');
  if (summary.days.some((day) => !known.some((event) => event.day === day))) return null;
  return { start: review.index, end: review.index + review[0].length };
}
