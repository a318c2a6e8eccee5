/** The drugs that a text names, with strength, quantity and directions. */

import { type DrugName, drugNames, findDrug, longestDrugAt, type Route } from '../reference/drugs';
import { Beginnings, findNames, type Named } from './names';
import type { Stretch } from './passage';
import {
  type Directions,
  findDirections,
  findQuantities,
  findRefills,
  findStrengths,
  type Quantity,
  type Refills,
  type Strength,
} from './strengths';

export interface Drug extends Stretch {
  /** The name as it stands. */
  readonly text: string;
  /** The ingredient's name by the vocabulary, in small letters, without its salt. */
  readonly generic: string;
  readonly drugClass: string;
  /** The classes of a combination, {@link drugClass} first. */
  readonly classes: readonly string[];
  readonly brand: boolean;
  /** The entry of the name in the vocabulary. */
  readonly entry: DrugName;
  /** `null` where none is written, as with all of these. */
  readonly strength: Strength | null;
  readonly quantity: Quantity | null;
  readonly directions: Directions | null;
  readonly refills: Refills | null;
  /** How it is given by the words around the name; `null` where they do not say. */
  readonly route: Route | null;
  /** The mark of a slow release: `ER`, `XR`, ... in capitals. */
  readonly release: string | null;
  /** From the name, or a strength or number before it, to the last of what belongs to it. */
  readonly whole: Stretch;
}

let beginnings: Beginnings | undefined;

/** Drugs in order, none overlapping. A second name in brackets (`Ultram (tramadol)`) is no drug of its own. Linear. */
export function findDrugs(text: string): Drug[] {
  beginnings ??= new Beginnings(drugNames().map(({ name }) => name));
  const names = findNames(text, beginnings, longestDrugAt);
  const drugs: Drug[] = [];
  let claimed = 0;
  for (let at = 0; at < names.length; at += 1) {
    const name = names[at];
    if (name === undefined) continue;
    if (PLAIN_WORDS.has(text.slice(name.start, name.end))) continue;
    let nameEnd = name.end;
    for (
      let next = names[at + 1];
      next !== undefined && isSecondName(text, name, nameEnd, next);
      next = names[at + 1]
    ) {
      nameEnd = next.end;
      at += 1;
    }
    const drug = readDrug(text, name, nameEnd, names[at + 1]?.start ?? text.length, claimed);
    claimed = drug.whole.end;
    drugs.push(drug);
  }
  return drugs;
}

/** Brands that are plain words where they stand in small letters: "well versed in a home exercise program". */
export const PLAIN_WORDS = new Set(['versed', 'sonata', 'intermezzo', 'icy hot']);

/** The same ingredient once more, in brackets or behind a slash. */
function isSecondName(text: string, name: Named<DrugName>, end: number, next: Named<DrugName>): boolean {
  const between = text.slice(end, next.start);
  return (
    /^(?: ?\(| ?\/ ?| (?:HCL|ER|XR) ?\()(?:generic |brand )?$/i.test(between) &&
    ingredientOf(name) === ingredientOf(next)
  );
}

function ingredientOf({ value: { drug } }: Named<DrugName>): string {
  return drug.ingredient ?? drug.name;
}

/** What belongs to a name stands at most so far behind it. */
const REACH = 170;
/** A sentence's end, a semicolon, or another thing in a list: what follows belongs to the name no longer. */
const BREAK = /[.?!] (?=[A-Z])|[;\u2022]|\. ?$|, (?=as well as |along with )| and (?=[a-z]+ )(?!needed|necessary)/;
/** What may stand between a name and its strength. */
const GLUE =
  /^(?:[ ,(:)/-]|(?:hcl|hydrochloride|sodium|sod|potassium|citrate|tartrate|bitartrate|acetate|besylate|maleate|er|xr|sr|cr|dr|ec|ir|la|ds|xl|tablets?|tabs?|capsules?|caps?|cream|ointment|gel|patch(?:es)?|pad|lotion|solution|suspension|oral|topical|transdermal|injections?|extended|delayed|release|compound(?:ed)?|base|one|with|of|at|a|in|dosage|dose|strength|prescription|medication|generic|apap|acetaminophen)(?![a-z])|#? ?\d{1,4}(?= ))*$/i;
const RELEASE = /^[ -]?(ER|XR|SR|CR|XL|LA|DR|EC)(?![A-Za-z])/;
const BEFORE_STRENGTH = /(\d{1,4}(?:\.\d{1,3})?) ?(mgs?|mcg|%|percent)(?: of)? $/i;
const BEFORE_QUANTITY = /(?:# ?(\d{1,4})|(\d{1,4}) (tablets?|tabs?|capsules?|caps|pills?|patches))(?: of)? $/i;

function readDrug(text: string, name: Named<DrugName>, nameEnd: number, nextName: number, claimed: number): Drug {
  const { value } = name;
  const limit = limitOf(text, nameEnd, nextName);
  const strengths = findStrengths(text, nameEnd, limit);
  const directions = findDirections(text, nameEnd, limit)[0] ?? null;
  const ahead = text.slice(Math.max(claimed, name.start - 30), name.start);
  const behind = strengths.find(({ start }) => start - nameEnd <= 60 && GLUE.test(text.slice(nameEnd, start))) ?? null;
  const strength = (isAmount(behind, value) ? null : behind) ?? strengthBefore(ahead, name.start);
  const quantity =
    findQuantities(text, nameEnd, limit).find(
      (one) => !overlaps(one, directions) && !overlaps(one, strength) && !isDose(text, one),
    ) ?? quantityBefore(ahead, name.start);
  const refills = findRefills(text, nameEnd, limit);
  const parts = [strength, quantity, directions, refills].filter((part) => part !== null);
  return {
    start: name.start,
    end: name.end,
    text: text.slice(name.start, name.end),
    generic: value.drug.ingredient ?? value.drug.name,
    drugClass: value.drug.class,
    classes: classesOf(value),
    brand: value.brand,
    entry: value,
    strength,
    quantity,
    directions,
    refills,
    route: routeOf(text.slice(nameEnd, limit), ahead, value),
    release: RELEASE.exec(text.slice(nameEnd, nameEnd + 4))?.[1] ?? / (ER|XR|CR)$/.exec(value.name)?.[1] ?? null,
    whole: {
      start: Math.min(name.start, ...parts.map(({ start }) => start)),
      end: Math.max(nameEnd, ...parts.map(({ end }) => end)),
    },
  };
}

/** The class of a drug, that of its second ingredient, and that of what a compounded product is made of. */
function classesOf({ drug }: DrugName): string[] {
  const made = drug.class === COMPOUNDED ? findDrug(drug.ingredient ?? '')?.drug.class : undefined;
  return [drug.class, drug.also, made].filter((name) => name !== undefined);
}

const COMPOUNDED = 'compounded product';

/** Where what belongs to a name must end. */
function limitOf(text: string, from: number, nextName: number): number {
  const far = Math.min(nextName, from + REACH, text.length);
  const at = text.slice(from, far + 2).search(BREAK);
  return at >= 0 && from + at < far ? from + at + (text.charAt(from + at) === '.' ? 1 : 0) : far;
}

/** `120gm` behind the name of a cream is how much of it is asked for; `50 gm` behind the name of a tablet is a strength. */
function isAmount(strength: Strength | null, { routes }: DrugName): boolean {
  if (strength === null || strength.unit !== 'g' || strength.values.length > 1) return false;
  return !(routes.length > 0 && routes.every((route) => route === 'oral' || route === 'rectal'));
}

function strengthBefore(ahead: string, nameStart: number): Strength | null {
  const match = BEFORE_STRENGTH.exec(ahead);
  if (match === null) return null;
  const [whole, number = '', unit = ''] = match;
  const start = nameStart - whole.length;
  return {
    start,
    end:
      start +
      number.length +
      (whole.length - whole.trimStart().length) +
      unit.length +
      (whole.charAt(number.length) === ' ' ? 1 : 0),
    text: whole.trim().replace(/ of$/i, ''),
    values: [Number(number)],
    unit: /^mg/i.test(unit) ? 'mg' : /^mcg/i.test(unit) ? 'mcg' : '%',
  };
}

function quantityBefore(ahead: string, nameStart: number): Quantity | null {
  const match = BEFORE_QUANTITY.exec(ahead);
  if (match === null) return null;
  const start = nameStart - match[0].length;
  const text = match[0].trim().replace(/ of$/i, '');
  return {
    start,
    end: start + text.length,
    text,
    value: Number(match[1] ?? match[2]),
    unit:
      match[3] === undefined ? null : /^cap/i.test(match[3]) ? 'capsule' : /^pat/i.test(match[3]) ? 'patch' : 'tablet',
  };
}

function overlaps(one: Stretch, other: Stretch | null): boolean {
  return other !== null && one.start < other.end && other.start < one.end;
}

/** `1 tablet` and `two tabs` without a number sign are what is taken at one time. */
function isDose(text: string, { start, value, unit }: Quantity): boolean {
  return (
    value <= 4 &&
    (unit === 'tablet' || unit === 'capsule') &&
    text.charAt(start) !== '#' &&
    /\d/.test(text.charAt(start))
  );
}

const ORAL = /\b(?:tablets?|tabs?|capsules?|caps|pills?|by mouth|p\.?o\.?|orally|oral|suspension|elixir|syrup)\b/i;
const TOPICAL = /\b(?:creams?|gel|ointment|lotion|topical(?:ly)?|patch(?:es)?|pads?|transdermal|roll-on|liniment)\b/i;
const INJECTION = /\b(?:inject(?:ions?|ed|able)|intramuscular(?:ly)?|intravenous(?:ly)?|IM|IV|intra-?articular)\b/i;

/** The first word that tells how the drug is given, behind the name or before it (`topical ketoprofen`). */
function routeOf(behind: string, ahead: string, { routes }: DrugName): Route | null {
  const said = [
    { route: 'oral' as Route, at: behind.search(ORAL) },
    { route: 'topical' as Route, at: behind.search(TOPICAL) },
    { route: 'injection' as Route, at: behind.search(INJECTION) },
  ]
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at)[0]?.route;
  const before = /\b(topical|oral|transdermal|injected)(?: compound(?:ed)?)? $/i.exec(ahead)?.[1]?.toLowerCase();
  const told =
    said ??
    (before === undefined ? undefined : before === 'oral' ? 'oral' : before === 'injected' ? 'injection' : 'topical');
  if (told === undefined) return /^[ (]{0,2}\d{1,2}(?:\.\d{1,3})? ?(?:%|percent)/.test(behind) ? 'topical' : null;
  return told === 'topical' && routes.includes('transdermal') && !routes.includes('topical') ? 'transdermal' : told;
}
