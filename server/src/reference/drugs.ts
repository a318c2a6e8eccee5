/**
 * The drugs that letters name: ingredients, brands, classes, routes and strengths.
 *
 * Names, routes and strengths are those of the Drugs@FDA table (discontinued products among them) and of posted letters;
 * the classes are the collection's own grouping. Further names, known from practice only, keep a true name from being
 * taken for a slip. See the source table of `drugs.json`.
 */

import data from './drugs.json';
import type { Confidence, Misspelling, ReferenceEntry, SourceTable } from './entry';
import { type ForwardMatch, NameIndex } from './nameIndex';

export type Route = 'oral' | 'topical' | 'transdermal' | 'injection' | 'nasal' | 'rectal' | 'eye';

export interface DrugEntry extends ReferenceEntry {
  /** The generic name in small letters, with its salt: `naproxen sodium`, `hydrocodone/acetaminophen`. */
  readonly name: string;
  /** The active ingredient where the name says more: `naproxen` of `naproxen sodium`. */
  readonly ingredient?: string;
  /** `opioid`, `NSAID`, `muscle relaxant`, ... */
  readonly class: string;
  /** The second class of a combination: `H2 blocker` of ibuprofen with famotidine. */
  readonly also?: string;
  readonly brands?: readonly (string | { readonly name: string; readonly routes: readonly Route[] })[];
  /**
   * The strengths that are or were sold, by route, as `2.5, 5, 10 mg` or `5/325, 10/325 mg`; empty for a route of which
   * only liquids are known.
   */
  readonly strengths?: Readonly<Partial<Record<Route, string>>>;
}

/** One name of a drug. */
export interface DrugName {
  /** As the vocabulary writes it. */
  readonly name: string;
  readonly brand: boolean;
  readonly drug: DrugEntry;
  /** The routes of what is sold under this name; empty where they are not known. */
  readonly routes: readonly Route[];
}

interface DrugsFile {
  readonly asOf: string;
  readonly sources: SourceTable;
  readonly drugs: readonly DrugEntry[];
  /** `class: ingredient = brand, brand; ...` */
  readonly recalled: readonly string[];
  readonly misspellings: readonly Misspelling[];
}

const file: DrugsFile = data as DrugsFile;

/** The day of the newest fact among the drugs. */
export const drugsAsOf: string = file.asOf;
export const drugMisspellings: readonly Misspelling[] = file.misspellings;

let allDrugs: readonly DrugEntry[] | undefined;

/** All drugs, those known from practice only behind the others. */
export function drugs(): readonly DrugEntry[] {
  allDrugs ??= [...file.drugs, ...file.recalled.flatMap(readRecalled)];
  return allDrugs;
}

/** What a recalled name adds to its ingredient. */
const SALT = / (?:hydrochloride|acetate|patch)$/;

function readRecalled(line: string): DrugEntry[] {
  const colon = line.indexOf(': ');
  return line
    .slice(colon + 2)
    .split('; ')
    .map((one) => {
      const [name = '', brands] = one.split(' = ');
      const ingredient = name.replace(SALT, '');
      return {
        name: name.toLowerCase(),
        ...(ingredient === name ? {} : { ingredient }),
        class: line.slice(0, colon),
        // A name with a capital is a brand without an ingredient of its own.
        ...(brands !== undefined || name !== name.toLowerCase() ? { brands: (brands ?? name).split(', ') } : {}),
        confidence: 'recalled' as Confidence,
        sources: ['recalled'],
      };
    });
}

let allNames: readonly DrugName[] | undefined;

/** Every name of every drug; the first entry of a name counts. */
export function drugNames(): readonly DrugName[] {
  allNames ??= drugs().flatMap((drug) => {
    const routes = Object.keys(drug.strengths ?? {}) as Route[];
    const brands = (drug.brands ?? []).map((brand): DrugName => {
      if (typeof brand === 'string') return { name: brand, brand: true, drug, routes };
      return { name: brand.name, brand: true, drug, routes: brand.routes };
    });
    const sold = brands.some(({ name }) => name.toLowerCase() === drug.name);
    const generics = sold ? [] : formsOf(drug.name).map((name): DrugName => ({ name, brand: false, drug, routes }));
    return [...generics, ...brands];
  });
  return allNames;
}

/** How letters write a generic name: combinations with a slash, a hyphen or a word between, APAP for acetaminophen. */
function formsOf(name: string): string[] {
  if (name === 'hydrocodone (ER)') return ['hydrocodone'];
  if (name === 'diclofenac sodium') return ['diclofenac', 'diclofenac sodium'];
  if (name === 'diclofenac epolamine patch') return ['diclofenac epolamine'];
  if (name === 'lidocaine patch') return ['lidocaine'];
  const parts = name.split('/');
  if (parts.length === 1) return [name];
  const orders = parts.length === 2 ? [parts, [...parts].reverse()] : [parts];
  const spelled = orders.flatMap((order) => [
    order,
    ...(order.includes('acetaminophen') ? [order.map((part) => (part === 'acetaminophen' ? 'APAP' : part))] : []),
  ]);
  // "Ibuprofen and hydrocodone" are two drugs more often than one; with acetaminophen the words stand for the tablet.
  const between =
    name === 'hydrocodone/acetaminophen' || name === 'oxycodone/acetaminophen'
      ? ['/', '-', ' and ', ' with ']
      : ['/', '-', ' with '];
  return spelled.flatMap((order) => between.map((mark) => order.join(mark)));
}

let index: NameIndex<DrugName> | undefined;

function names(): NameIndex<DrugName> {
  index ??= new NameIndex<DrugName>(function* () {
    for (const name of drugNames()) yield [name.name, name];
    // Behind the others, so that the entry of the single name wins over the combination that begins with it.
    yield ['Tylenol #3', codeineTablets()];
    yield ['Tylenol No. 3', codeineTablets()];
    yield ['Tylenol 3', codeineTablets()];
    yield ['Tylenol #4', codeineTablets()];
    yield ['Tylenol with codeine', codeineTablets()];
  });
  return index;
}

function codeineTablets(): DrugName {
  const found = drugNames().find(({ drug }) => drug.name === 'acetaminophen/codeine');
  if (found === undefined) throw new Error('acetaminophen/codeine is in the vocabulary');
  return { ...found, brand: true };
}

/** The name of a drug by brand or generic name; `undefined` for a text that is no such name. */
export function findDrug(name: string): DrugName | undefined {
  return names().get(name);
}

/** The longest name of a drug that starts exactly at `start`; `undefined` where none does. */
export function longestDrugAt(text: string, start: number): ForwardMatch<DrugName> | undefined {
  return names().longestAt(text, start);
}
