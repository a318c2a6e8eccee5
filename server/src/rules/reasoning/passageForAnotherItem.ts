import type { Facts, IssueFacts } from '../../facts/facts';
import { overlaps, upperExtremity } from '../../facts/regions';
import { requestedRegion } from '../../facts/requestedParts';
import type { Letter } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

/** A passage of a guideline that is quoted under items which it does not concern. */
interface Quotation {
  readonly words: RegExp;
  /** What it is about, for the message. */
  readonly about: string;
  /** Whether it is certainly not about the item. */
  isForeign(issue: IssueFacts, summary: string): boolean;
}

const QUOTATIONS: readonly Quotation[] = [
  {
    words: /\bhand therapy is very important in reducing swelling\b/i,
    about: 'therapy of the hand in complex regional pain syndrome (CRPS)',
    isForeign(issue, summary) {
      const region = requestedRegion(issue);
      return (
        region !== 0 &&
        !overlaps(region, upperExtremity) &&
        !/\bCRPS\b|complex regional|reflex sympathetic/i.test(summary)
      );
    },
  },
  {
    words: /\bany compounded product that contains at least (?:one|1) drug\b/i,
    about: 'compounded products with several ingredients',
    isForeign({ item }) {
      const [drug, ...more] = item?.drugs ?? [];
      if (item === null || drug === undefined || more.length > 0) return false;
      return (
        drug.classes.length === 1 &&
        !/\/|compound/.test(`${drug.generic} ${drug.drugClass}`) &&
        isOneIngredient(item.text)
      );
    },
  },
  {
    words: /\bthermography\b/i,
    about: 'thermography, a test that takes pictures of warmth',
    isForeign: ({ item }) => /\binfra-?red\b/i.test(item?.text ?? '') && !/thermogra/i.test(item?.text ?? ''),
  },
];

/** A product of the shelf, named with one ingredient: nothing that a pharmacy mixes. */
function isOneIngredient(item: string): boolean {
  return OFF_THE_SHELF.test(item) && !MIXED.test(item) && (item.match(/%/g)?.length ?? 0) < 2;
}

const OFF_THE_SHELF = /\b(?:patch(?:es)?|pads?|tab(?:let)?s?|caps(?:ule)?s?)\b/i;
const MIXED = /\b(?:compound\w*|cream|gel|base|kit|mix\w*|with|plus)\b/i;

export const passageForAnotherItem: Rule = {
  code: 'passage-for-another-item',
  title: 'A quoted passage is not about this item',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports standard passages of guidelines under items which they do not concern: therapy of the hand in CRPS under an item for another part of the body, the sentence on compounded products under a patch or tablet of one ingredient, thermography under infrared therapy.',
  whyItMatters:
    'Such a passage gives no reason for or against the item, and it shows that the text was copied without being read.',
  whatToDo: 'Delete the passage, or quote the one that applies to the item.',
  examples: {
    wrong: [
      exampleLetter(
        [
          {
            item: 'Physical therapy for the lumbar spine, six visits',
            rationale:
              'Patient-specific «hand therapy is very important in reducing swelling» in CRPS. The request is not medically necessary.',
          },
        ],
        'The patient has low back pain.',
      ),
      exampleLetter([
        {
          item: 'Lidocaine 5% patch #30',
          rationale:
            'The guidelines state that «any compounded product that contains at least one drug» that is not recommended is not recommended. The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Infrared therapy, four sessions',
          rationale:
            'According to the guidelines, «thermography» is not recommended. The request is not medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter(
        [
          {
            item: 'Hand therapy, six visits, left wrist',
            rationale:
              'Patient-specific hand therapy is very important in reducing swelling in CRPS. The request is not medically necessary.',
          },
          {
            item: 'Physical therapy, six visits',
            rationale:
              'Patient-specific hand therapy is very important in reducing swelling in CRPS. The request is not medically necessary.',
          },
          {
            item: 'Gabapentin 10%, Lidocaine 5% cream',
            rationale:
              'Any compounded product that contains at least one drug that is not recommended is not recommended. The request is not medically necessary.',
          },
          {
            item: 'Lidocaine 4% cream, 30 grams',
            rationale:
              'Any compounded product that contains at least one drug that is not recommended is not recommended. The request is not medically necessary.',
          },
        ],
        'The patient has pain of the left wrist.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const { rationale } = issue;
      if (rationale === null) continue;
      for (const { words, about, isForeign } of QUOTATIONS) {
        const match = words.exec(rationale.text);
        if (match === null || !isForeign(issue, facts.summary?.text ?? '')) continue;
        yield {
          ...rationale.place({ start: match.index, end: match.index + match[0].length }),
          message: `This passage is about ${about}; the item is ${nameOfIssue(issue.issue)}. Delete it, or quote the passage that applies.`,
          related: { ...placeOfIssue(issue.issue), message: 'The item.' },
        };
      }
    }
  },
};
