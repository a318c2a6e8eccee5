import type { Facts, IssueFacts } from '../../facts/facts';
import type { Sentence } from '../../facts/passage';
import type { DecisionValue, Letter, Range } from '../../letter/letter';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

/** Items that only make sense with an operation. */
const DEPENDENT =
  /^(?:associated surgical services?\b|(?:pre|post)-? ?(?:op|operative|surgical)\b|assistant surgeon|surgical assistant|medical clearance|(?:facility|surgery center|hospital stay|inpatient stay|anesthesi))/i;
/** An operation by its own name. */
const OPERATION =
  /\b(?:arthroscop\w+|(?!oste)\w{3,}ectomy|\w{3,}otomy|\w{3,}plasty|fusion|arthrodesis|decompression|reconstruction|ORIF|(?:rotator cuff|tendon|ligament|labral|meniscal|hernia|SLAP|Bankart|nerve) repair|(?:tunnel|trigger finger|finger|thumb|pulley|nerve|compartment) release|(?:hip|knee|joint|disc|shoulder) replacement|hardware removal|implantation|transposition|debridement)\b/i;
/** An operation by the general word. */
const SURGERY = /\b(?:surgery|surgical (?:procedure|repair|release|intervention)|operation)\b/i;
/** What is no operation, although an operation is named: an evaluation for it, a brace after it. */
const NO_SURGERY =
  /\b(?:consult\w*|evaluation|referral|opinion|follow-?up|visits?|clearance|assist\w*|therapy|unit|brace|sling|rental|purchase|MRI|X-? ?rays?|medications?|crutches|walker|injection|tests?|labs?|chair|bed|pump|stay|dressings?|#\d+)\b/i;
const NEAR = 30;

/** The standard sentences that lean on the decision about the operation. */
const LEANS_ON_DENIAL =
  /\b(?:surg\w+|operati\w+|procedure|arthroscop\w+|intervention)\b[^.;]{0,60}?\b(?:is|are|was|were|has been|have been|being|deemed|found)\b[^.;]{0,30}?\bnot\b[^.;]{0,30}?\b(?:medically necessary|necessary|supported|indicated|warranted|certified|approved|appropriate|recommended|authori[sz]ed)\b/i;
const LEANS_ON_GRANT =
  /\b(?:(?:concurrent |associated |accompanying |primary )?request(?:ed)? for (?:the )?(?:\w+ ){0,3}?(?:surgery|surgical (?:procedure|intervention)|procedure)|(?:requested|proposed|concurrent) (?:surgery|surgical (?:procedure|intervention)|operation))\b[^.;]{0,40}?\b(?:is|was|has been)\b (?:also |deemed |found |considered |determined (?:to be )?)*(?:medically necessary|supported|approved|certified|authori[sz]ed|warranted|indicated)\b/i;

export const dependentServiceInconsistent: Rule = {
  code: 'dependent-service-inconsistent',
  title: 'A service that goes with an operation is decided against it',
  severity: 'warning',
  source: 'LC 4610.6(c); standard sentences of the form for services associated with surgery',
  formats: structuredFormats,
  whatItDoes:
    'Compares services that only serve an operation (associated surgical services, preoperative and postoperative items) with the decision on the operation in the same letter: their reason "the surgery is not medically necessary" needs a surgery that was upheld, "the request for surgery is supported" one that was overturned, and none is granted for a surgery that is not.',
  whyItMatters:
    'A cold therapy unit or a clearance without the operation, or an operation without them for the wrong reason, cannot be carried out as decided.',
  whatToDo:
    'Compare the decision on the operation with the decisions on its services, and correct the one that is wrong.',
  examples: {
    wrong: [
      exampleLetter([
        {
          item: 'Left knee arthroscopy with partial meniscectomy',
          decision: 'Overturned',
          rationale: 'The request is medically necessary.',
        },
        {
          item: 'Associated surgical service: Cold therapy unit',
          rationale:
            'As «the requested surgical intervention is not medically necessary» per the documentation, the requested ancillary service is not medically necessary.',
        },
      ]),
      exampleLetter([
        { item: 'Left knee arthroscopy', rationale: 'The request is not medically necessary.' },
        {
          item: 'Post-operative physical therapy 12 visits',
          decision: 'Overturned',
          rationale: 'The «concurrent request for surgery is supported». The request is medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Right knee arthroscopy with evaluation of the ligament',
          decision: 'Overturned',
          rationale: 'The request is medically necessary.',
        },
        {
          item: 'PA assist',
          rationale:
            'As «the requested surgery is not medically necessary», the requested service is not medically necessary.',
        },
      ]),
      exampleLetter([
        { item: 'Lumbar laminectomy L4-5', rationale: 'The request is not medically necessary.' },
        {
          item: 'Associated surgical service: Assistant surgeon',
          decision: '«Overturned»',
          rationale: 'An assistant is needed. The request is medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter([
        { item: 'Left knee arthroscopy', rationale: 'The request is not medically necessary.' },
        {
          item: 'Associated surgical service: Cold therapy unit',
          rationale:
            'As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.',
        },
      ]),
      exampleLetter([
        { item: 'Left knee arthroscopy', decision: 'Overturned', rationale: 'The request is medically necessary.' },
        {
          item: 'Associated surgical service: Cold therapy unit',
          rationale: 'Cold packs are as good as a unit. The request is not medically necessary.',
        },
        {
          item: 'Post-op physical therapy',
          decision: 'Overturned',
          rationale: 'The concurrent request for surgery is supported. The request is medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI of the left knee',
          decision: 'Overturned',
          rationale: 'Where surgery is not indicated, an MRI may still help. The request is medically necessary.',
        },
        {
          item: 'Post-operative physical therapy 12 visits',
          decision: 'Overturned',
          rationale: 'She had surgery in May. The request is medically necessary.',
        },
      ]),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const surgeries = facts.issues.filter(isSurgery);
    for (const issue of facts.issues) {
      if (!isDependent(issue) || surgeries.includes(issue)) continue;
      const decisions = new Set(surgeries.map(({ decision }) => decision));
      const leaning = leaningOn(issue);
      if (leaning?.granted === false && surgeries.length > 0 && isOnly(decisions, 'Overturned')) {
        yield against(leaning.place, surgeries[0], 'the surgery is not necessary', 'Overturned');
      } else if (leaning?.granted === true && surgeries.length > 0 && isOnly(decisions, 'Upheld')) {
        yield against(leaning.place, surgeries[0], 'the surgery is supported', 'Upheld');
      } else if (
        leaning === null &&
        issue.decision === 'Overturned' &&
        isAssociated(issue) &&
        isOnly(decisions, 'Upheld')
      ) {
        const place = issue.issue.item?.decision ?? issue.item?.range;
        if (place !== undefined) yield withoutSurgery(place, surgeries[0]);
      }
    }
  },
};

function isOnly(decisions: ReadonlySet<DecisionValue | null>, value: DecisionValue): boolean {
  return decisions.size === 1 && decisions.has(value);
}

export function isSurgery({ item, issue }: IssueFacts): boolean {
  if (item === null || issue.item?.associatedSurgicalService || DEPENDENT.test(item.text)) return false;
  const operation = OPERATION.exec(item.text);
  if (operation === null) return SURGERY.test(item.text) && !NO_SURGERY.test(item.text);
  const behind = operation.index + operation[0].length;
  const next = /^[^,;]*?(?=,|;|\b(?:with|and|including)\b|$)/i.exec(item.text.slice(behind, behind + NEAR))?.[0] ?? '';
  return !NO_SURGERY.test(item.text.slice(0, operation.index) + next);
}

function isAssociated({ issue }: IssueFacts): boolean {
  return issue.item?.associatedSurgicalService ?? false;
}

export function isDependent(issue: IssueFacts): boolean {
  return isAssociated(issue) || (issue.item !== null && DEPENDENT.test(issue.item.text)) || leaningOn(issue) !== null;
}

/** The sentence of the rationale that rests on the decision about the operation. */
function leaningOn({ rationale, item }: IssueFacts): { readonly granted: boolean; readonly place: Range } | null {
  if (rationale === null || item === null) return null;
  for (const sentence of rationale.sentences) {
    if (isHypothetical(sentence)) continue;
    const grant = LEANS_ON_GRANT.exec(sentence.text);
    const denial = LEANS_ON_DENIAL.exec(sentence.text);
    const match = denial ?? grant;
    if (
      match === null ||
      !/\b(?:as|since|because|given|request\w*|therefore|concurrent|surgical|surgery)\b/i.test(sentence.text)
    )
      continue;
    const lead = /\bthe (?:requested |proposed |primary |associated )*$/i.exec(sentence.text.slice(0, match.index));
    const start = sentence.start + (denial === null ? match.index : (lead?.index ?? match.index));
    if (denial !== null && lead === null) continue;
    return {
      granted: denial === null,
      place: rationale.place({ start, end: sentence.start + match.index + match[0].length }),
    };
  }
  return null;
}

function isHypothetical({ text }: Sentence): boolean {
  return /\b(?:if|where|unless|guidelines?|recommend\w*|patients (?:who|with)|until|when|would)\b/i.test(text);
}

function against(place: Range, surgery: IssueFacts | undefined, reason: string, decision: DecisionValue): Report {
  return {
    start: place.start,
    end: place.end,
    message: `The reason given is that ${reason}, but ${surgery === undefined ? 'the surgery' : nameOfIssue(surgery.issue)} is ${decision} in this letter. Correct whichever is wrong.`,
    ...relatedTo(surgery),
  };
}

function withoutSurgery(place: Range, surgery: IssueFacts | undefined): Report {
  return {
    start: place.start,
    end: place.end,
    message: `This service is Overturned, but the operation it goes with, ${surgery === undefined ? 'the surgery' : nameOfIssue(surgery.issue)}, is Upheld. Correct whichever is wrong; if it goes with another operation, say so.`,
    ...relatedTo(surgery),
  };
}

function relatedTo(surgery: IssueFacts | undefined): { related?: { start: number; end: number; message: string } } {
  const place = surgery?.issue.item?.decision;
  return place == null
    ? {}
    : { related: { start: place.start, end: place.end, message: 'The decision on the surgery.' } };
}
