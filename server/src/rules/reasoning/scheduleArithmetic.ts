import type { Drug } from '../../facts/drugs';
import type { Facts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import type { Directions } from '../../facts/strengths';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

/** Pharmacies fill up to whole packs: so many tablets, or so large a part of the quantity, make no difference. */
const ROUNDING = { tablets: 2, part: 0.1 };

/** What the directions come to, from the least to the most. */
function neededBy({ dose, perDay, days, asNeeded }: Directions): { min: number; max: number } | null {
  if (dose === null || days === null || days <= 0) return null;
  const max = dose.max * perDay.max * days;
  return { min: asNeeded ? 0 : dose.min * perDay.min * days, max };
}

/** Tablets, capsules and patches are counted; grams and boxes are not what directions count. */
function isCounted({ quantity, refills }: Drug): boolean {
  const unit = quantity?.unit ?? null;
  return refills === null && (unit === null || unit === 'tablet' || unit === 'capsule' || unit === 'patch');
}

export const scheduleArithmetic: Rule = {
  code: 'schedule-arithmetic',
  title: 'The directions do not come to the quantity of a drug',
  severity: 'warning',
  source: 'LC 4610.6(c) and (d); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Multiplies the dose, the times a day and the days of the directions and compares the product with the quantity behind the same drug. Differences of two tablets or a tenth are left alone, and so are quantities with refills.',
  whyItMatters:
    'The decision is about a quantity. If the directions come to another one, it stays open how long the treatment was meant to last.',
  whatToDo: 'Compare quantity and directions with the prescription, and say in the rationale if they differ there.',
  examples: {
    wrong: [
      exampleLetter([
        {
          item: 'Norco 5/325mg, one tablet twice daily 14 days «#40»',
          rationale: 'The request is not medically necessary.',
        },
      ]),
      exampleLetter(
        [{ item: 'Physical therapy, 6 visits', rationale: 'The request is not medically necessary.' }],
        'He was given naproxen 500 mg, 1 tablet BID for 30 days «#90».',
      ),
      exampleLetter([
        {
          item: 'Tramadol 50mg «#120», 1 tab every 8 hours as needed for 10 days',
          rationale: 'The request is not medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter(
        [
          { item: 'Norco 5/325mg, one tablet twice daily 14 days #28', rationale: 'It is not medically necessary.' },
          { item: 'Norco 5/325mg, one tablet twice daily 14 days #30', rationale: 'It is not medically necessary.' },
          { item: 'Tramadol 50mg #20, 1-2 tabs q6h prn for 10 days', rationale: 'It is not medically necessary.' },
          { item: 'Ibuprofen 600mg #90, one tablet three times a day', rationale: 'It is not medically necessary.' },
          { item: 'Lidocaine patch 5% #1 box, one daily for 30 days', rationale: 'It is not medically necessary.' },
          {
            item: 'Meloxicam 15mg #90 with 2 refills, one tablet daily for 30 days',
            rationale: 'It is not medically necessary.',
          },
        ],
        'Etodolac 400 mg, 1 tablet twice daily for 2 weeks, #28.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const passage of [facts.summary, ...facts.issues.flatMap(({ item, rationale }) => [item, rationale])]) {
      if (passage === null) continue;
      for (const drug of passage.drugs) yield* compare(passage, drug);
    }
  },
};

function* compare(passage: Passage, drug: Drug): Generator<Report> {
  const { directions, quantity, text } = drug;
  if (directions === null || quantity === null || !isCounted(drug)) return;
  const needed = neededBy(directions);
  if (needed === null) return;
  const slack = Math.max(ROUNDING.tablets, needed.max * ROUNDING.part);
  if (quantity.value <= needed.max + slack && quantity.value >= needed.min - slack) return;
  const amount = needed.min > 0 && needed.min !== needed.max ? `${needed.min} to ${needed.max}` : `${needed.max}`;
  const most = directions.asNeeded ? 'at most ' : '';
  yield {
    ...passage.place(quantity),
    message: `"${shortened(directions.text)}" comes to ${most}${amount}, but the quantity of ${text} is ${quantity.value}. Check the prescription; if both are right, say why in the rationale.`,
    related: { ...passage.place(directions), message: 'The directions.' },
  };
}
