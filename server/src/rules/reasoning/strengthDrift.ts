import type { Drug } from '../../facts/drugs';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Sentence } from '../../facts/passage';
import type { Strength } from '../../facts/strengths';
import type { Letter } from '../../letter/letter';
import type { DrugEntry } from '../../reference/drugs';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

type Dosed = Drug & { readonly strength: Strength };

function dosed(passage: Passage | null, generic?: string): Dosed[] {
  return (passage?.drugs ?? []).filter(
    (drug): drug is Dosed => drug.strength !== null && (generic === undefined || drug.generic === generic),
  );
}

const IN_MILLIGRAMS: Readonly<Record<string, number>> = { mg: 1, g: 1000, mcg: 0.001 };

/**
 * Whether two strengths are the same: by their numbers, whatever their order and unit. A single number may stand for a
 * combination (`Norco 10`), and strengths of different kinds (percent and milligrams) cannot be compared.
 */
function sameStrength(one: Strength, other: Strength): boolean {
  const first = numbersOf(one);
  const second = numbersOf(other);
  if (first === null || second === null || first.kind !== second.kind) return true;
  const [few, many] = first.numbers.length <= second.numbers.length ? [first, second] : [second, first];
  return few.numbers.every((number) => many.numbers.some((same) => Math.abs(same - number) < 1e-9 * same));
}

function numbersOf({ values, unit }: Strength): { readonly kind: string; readonly numbers: readonly number[] } | null {
  if (unit === null) return { kind: 'mg', numbers: values };
  const factor = IN_MILLIGRAMS[unit];
  if (factor === undefined) return { kind: unit, numbers: values };
  return { kind: 'mg', numbers: values.map((value) => value * factor) };
}

/** A sentence that says what is asked for now. */
const REQUEST = /\brequest|\bmedically necessary\b|\bmedical necessity\b|\bnon-?certif|\bdenied\b|\bRFA\b/i;
/** A sentence that speaks of other doses: earlier ones, changed ones, or what a guideline allows. */
const OTHER_DOSES =
  /\b(?:previous|prior|earlier|formerly|was taking|had been|increas|decreas|reduc|titrat|switch|chang|instead|authoriz|approv|modif|maximum|up to|per day|a day|daily dose|total|history)\w*|(?<!non)(?<!non-)\bcertif|\d ?mg ?\/ ?day/i;

function saysRequest(passage: Passage, { start }: Drug): boolean {
  const sentence: Sentence | undefined = passage.sentenceAt(start);
  return sentence !== undefined && REQUEST.test(sentence.text) && !OTHER_DOSES.test(sentence.text);
}

/** The strength of a drug by the item; `null` where the item has none or several of the same drug. */
function itemStrength(passage: Passage | null, generic: string): Dosed | null {
  const mentions = dosed(passage, generic);
  const [first, ...others] = mentions;
  if (first === undefined || others.some((other) => !sameStrength(other.strength, first.strength))) return null;
  return first;
}

/** The strengths that are sold for a route, as numbers in the order of the text. */
function soldStrengths({ strengths }: DrugEntry): number[][] {
  return (strengths?.oral ?? '')
    .split('; ')
    .filter((list) => list.endsWith(' mg'))
    .flatMap((list) => list.slice(0, -3).split(', '))
    .map((one) => one.split('/').map(Number));
}

/** What a strength must have been: the same digits with one zero less or more, or milligrams for grams. */
interface Slip {
  readonly what: 'unit' | 'digit' | 'mark';
  readonly meant: string;
}

const ASIDE = /\b(?:per day|a day|daily dose|total|maximum|up to|exceed)\b|\/ ?day/i;

/** Drugs of which ten tablets are more than anyone is given in a day: a number without quantity is a strength, too. */
const NEVER_TENFOLD = new Set(['NSAID', 'proton pump inhibitor']);

/** Whether a number of milligrams is that of one tablet and not of a day or of an injection. */
function isOfOneTablet(passage: Passage, { drugClass, quantity, start }: Dosed): boolean {
  if (drugClass === 'corticosteroid') return false;
  if (passage.kind === 'item' || quantity !== null) return true;
  return NEVER_TENFOLD.has(drugClass) && !ASIDE.test(passage.sentenceAt(start)?.text ?? '');
}

/** A strength that cannot be right by itself; `null` for all others. Compounded products may have any strength. */
function slipOf(passage: Passage, drug: Dosed): Slip | null {
  const { strength, entry } = drug;
  const sold = soldStrengths(entry.drug);
  const [value] = strength.values;
  if (value === undefined || sold.length === 0 || drug.route === 'topical' || drug.route === 'injection') return null;
  const isSold = (number: number) => sold.some((one) => one.length === 1 && one[0] === number);
  if (strength.values.length > 1) {
    const marked = strength.text.replace(/(\d) (?=\d)/, '$1/');
    return marked === strength.text ? null : { what: 'mark', meant: marked };
  }
  if (strength.unit === 'g') {
    if (!isSold(value)) return null;
    return { what: 'unit', meant: strength.text.replace(/grams?|gms?|g$/i, 'mg') };
  }
  if (strength.unit !== 'mg' || isSold(value)) return null;
  if (!isOfOneTablet(passage, drug)) return null;
  const ten = value / 10;
  const largest = Math.max(...sold.map((one) => (one.length === 1 ? (one[0] ?? 0) : 0)));
  if (isSold(ten) && value > largest)
    return { what: 'digit', meant: strength.text.replace(String(value), String(ten)) };
  return null;
}

export const strengthDrift: Rule = {
  code: 'strength-drift',
  title: "A drug's strength differs from the request, or cannot be right",
  severity: 'warning',
  source: 'LC 4610.6(c) and (d); 8 CCR 9792.10.6(d); Drugs@FDA (strengths)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Compares the strength of a drug in the disputed part of an item with the original request, with what was authorized of it, and with the sentences of the rationale and the case summary that state the request. Also reports grams written for milligrams, ten times the strength that is sold, and a combination that has lost the mark between its numbers.',
  whyItMatters: 'The decision holds for one strength. A second one leaves it open what was decided, and can do harm.',
  whatToDo: 'Check the request for authorization and write the same strength everywhere.',
  examples: {
    wrong: [
      exampleLetter([
        { item: 'Naproxen 550mg #60', rationale: 'The request for Naproxen «500mg» #60 is not medically necessary.' },
      ]),
      exampleLetter([
        {
          item: 'Gabapentin 600mg #90 was the original request. Gabapentin 600mg #60 was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Gabapentin «60mg» #30 is',
          rationale: 'The request is not medically necessary.',
        },
      ]),
      exampleLetter(
        [{ item: 'Baclofen 10mg #60', rationale: 'The request is not medically necessary.' }],
        'The physician requested Baclofen «20 mg» #60.',
      ),
      exampleLetter(
        [{ item: 'Physical therapy, 6 visits', rationale: 'The request is not medically necessary.' }],
        'He takes Ultram «50 gm» once a day.',
      ),
      exampleLetter([
        { item: 'Baclofen «100mg» #30', rationale: 'There is no spasm. The request is not medically necessary.' },
      ]),
      exampleLetter([
        { item: 'Norco 5-325mg #60', rationale: 'The request for Norco «5 325 mg» #60 is not medically necessary.' },
      ]),
    ],
    right: [
      exampleLetter(
        [
          { item: 'Naproxen 550mg #60', rationale: 'The request for Naproxen 550 mg #60 is not medically necessary.' },
          {
            item: 'Norco 10/325mg #60',
            rationale: 'The prior dose was Norco 5/325. The request for Norco 10-325 mg is not medically necessary.',
          },
          { item: 'Voltaren gel 1% 100gm', rationale: 'The request for Voltaren 1% is not medically necessary.' },
          {
            item: 'Tramadol 50mg #60',
            rationale: 'The maximum dose of tramadol is 400 mg per day. The request is not medically necessary.',
          },
          { item: 'Acetaminophen 1 g tablets', rationale: 'The request is not medically necessary.' },
          {
            item: 'Norco 10/325mg #90 was the original request. The Claims Administrator authorized Norco 5/325mg #60, leaving the original request IMR eligible. The original request, Norco 10/325mg #90 is',
            rationale: 'The request is not medically necessary.',
          },
        ],
        'He took Naproxen 500 mg in May. Naproxen 550 mg was requested. Gabapentin 3000 mg did not help, nor did an injection of 40 mg of methylprednisolone.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issueFacts of facts.issues) {
      yield* driftInItem(issueFacts);
      yield* driftInRationale(issueFacts, facts);
    }
    yield* driftInSummary(facts);
    yield* slips(facts);
  },
};

/**
 * Strengths that cannot be right by themselves. What may be the physician's own slip runs through the whole letter and is
 * told once.
 */
function* slips({ summary, issues }: Facts): Generator<Report> {
  const told = new Set<string>();
  for (const passage of [summary, ...issues.flatMap(({ item, rationale }) => [item, rationale])]) {
    if (passage === null) continue;
    for (const drug of dosed(passage)) {
      const slip = slipOf(passage, drug);
      if (slip === null) continue;
      const key = `${drug.generic} ${drug.strength.values.join('/')}`;
      if (slip.what === 'digit' && told.has(key)) continue;
      told.add(key);
      yield reportOfSlip(passage, drug, slip);
    }
  }
}

/** The original request against the part in dispute and, where that is a part of it, the part that was authorized. */
function* driftInItem({ issue, original, authorized, disputed }: IssueFacts): Generator<Report> {
  const partly = issue.item?.partlyAuthorized;
  if (!partly || disputed === null) return;
  for (const generic of new Set(dosed(disputed).map((drug) => drug.generic))) {
    const here = itemStrength(disputed, generic);
    const asked = itemStrength(original, generic);
    const granted = partly.form === 'remaining' ? itemStrength(authorized, generic) : null;
    if (here === null) continue;
    const other = [asked, granted].find((one) => one !== null && !sameStrength(one.strength, here.strength));
    if (!other) continue;
    const of = other === asked ? original : authorized;
    const what = other === asked ? 'the original request' : 'the authorized part';
    yield {
      ...disputed.place(here.strength),
      message: `The part in dispute says ${here.text} ${here.strength.text}, ${what} ${other.strength.text}. Correct whichever is wrong.`,
      ...(of === null ? {} : { related: { ...of.place(other.strength), message: `The strength in ${what}.` } }),
    };
  }
}

/** The item against the sentences of its rationale that speak of the request. */
function* driftInRationale({ disputed, original, rationale, index }: IssueFacts, facts: Facts): Generator<Report> {
  if (disputed === null || rationale === null) return;
  for (const mention of dosed(rationale)) {
    const item = itemStrength(disputed, mention.generic);
    if (item === null || sameStrength(item.strength, mention.strength) || !saysRequest(rationale, mention)) continue;
    const elsewhere = [original, ...facts.issues.filter((other) => other.index !== index).map((other) => other.item)];
    if (elsewhere.some((other) => hasStrength(other, mention))) continue;
    yield {
      ...rationale.place(mention.strength),
      message: `The rationale says ${mention.text} ${mention.strength.text}, the item ${item.text} ${item.strength.text}. Correct whichever differs from the request for authorization.`,
      related: { ...disputed.place(item.strength), message: 'The strength in the item.' },
    };
  }
}

/** The items against the summary's account of the request, where none of its sentences agrees with any of them. */
function* driftInSummary({ summary, issues }: Facts): Generator<Report> {
  if (summary === null) return;
  const requests = dosed(summary).filter((mention) => saysRequest(summary, mention));
  for (const generic of new Set(requests.map((mention) => mention.generic))) {
    const items = issues.flatMap(({ item }) => dosed(item, generic).map((drug) => ({ drug, item })));
    const [first] = items;
    const mentions = requests.filter((mention) => mention.generic === generic);
    const [mention] = mentions;
    if (first === undefined || first.item === null || mention === undefined) continue;
    const agrees = mentions.some((one) => items.some(({ drug }) => sameStrength(drug.strength, one.strength)));
    if (agrees) continue;
    yield {
      ...summary.place(mention.strength),
      message: `The summary says that ${mention.text} ${mention.strength.text} was requested, the item ${first.drug.text} ${first.drug.strength.text}. Correct whichever differs from the request for authorization.`,
      related: { ...first.item.place(first.drug.strength), message: 'The strength in the item.' },
    };
  }
}

function hasStrength(passage: Passage | null, { generic, strength }: Dosed): boolean {
  return dosed(passage, generic).some((other) => sameStrength(other.strength, strength));
}

function reportOfSlip(passage: Passage, { text, strength }: Dosed, { what, meant }: Slip): Report {
  const place = passage.place(strength);
  const fix = { title: `Replace "${strength.text}" with "${meant}"`, edits: [{ ...place, newText: meant }] };
  if (what === 'unit') {
    return {
      ...place,
      message: `"${strength.text}" of ${text} means grams, a thousand times the strength that is sold. Write "${meant}".`,
      fix,
    };
  }
  if (what === 'mark') {
    return {
      ...place,
      message: `The strength "${strength.text}" of ${text} lacks the mark between its two numbers. Write "${meant}".`,
      fix,
    };
  }
  return {
    ...place,
    message: `${text} is not known to be sold as "${strength.text}"; "${meant}" is. Check the request for authorization; if it says this too, note it in the rationale.`,
  };
}
