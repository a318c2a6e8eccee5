import type { Facts, IssueFacts } from '../../facts/facts';
import { isAssociated, isDependent, isSurgery, leaningOn } from '../../facts/surgeries';
import type { DecisionValue, Letter, Range } from '../../letter/letter';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

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
