import { PLAIN_WORDS } from '../../facts/drugs';
import { type DrugEntry, type DrugName, longestDrugAt } from '../../reference/drugs';
import { notVerified } from '../../reference/entry';
import { type Hover, type HoverProvider, nameAt } from './hover';

/** A drug in an item or in prose: what is in it, its class, its brands, the strengths in which it is or was sold. */
export const hoverDrug: HoverProvider = (place): Hover | null => {
  const { letter, section } = place;
  if (section === null || section.kind === 'header' || section.kind === 'reviewer') return null;
  const found = nameAt(place, longestDrugAt);
  if (found === null || PLAIN_WORDS.has(letter.text.slice(found.start, found.end))) return null;
  const { start, end, value } = found;
  const { drug } = value;
  return {
    start,
    end,
    title: titleOf(value),
    lines: [what(value), ...brands(value), ...strengths(value)],
    source: sourceOf(drug),
  };
};

/** The name, and what it is a name of where that says more. */
function titleOf({ name, brand, drug }: DrugName): string {
  const isWhole = name.toLowerCase() === drug.name || (!brand && drug.name.startsWith(`${name} `));
  return isWhole ? name : `${name} (${drug.name})`;
}

function what({ brand, drug }: DrugName): string {
  const classes = [drug.class, drug.also].filter((one) => one !== undefined).join(' with ');
  const ingredient =
    drug.ingredient === undefined || drug.ingredient === drug.name ? '' : ` Ingredient: ${drug.ingredient}.`;
  return `${brand ? 'Brand name' : 'Generic name'}; class: ${classes}.${ingredient}`;
}

function brands({ name, brand, drug }: DrugName): string[] {
  const all = (drug.brands ?? []).map((one) => (typeof one === 'string' ? one : one.name));
  const others = all.filter((one) => one !== name);
  if (others.length === 0) return [];
  const more = others.length > 6 ? ', and others' : '';
  return [`${brand ? 'Other brands' : 'Brands'}: ${others.slice(0, 6).join(', ')}${more}.`];
}

/** The strengths are those of the ingredient under all its names: which of them a brand has is not known here. */
function strengths({ brand, drug }: DrugName): string[] {
  const { name, strengths: sold = {} } = drug;
  const routes = Object.entries(sold).filter(([, list]) => list !== '');
  if (routes.length === 0) return [];
  const whose = brand ? `Strengths of ${name} under all its names` : 'Strengths';
  return [`${whose}, sold now or earlier: ${routes.map(([route, list]) => `${list} (${route})`).join('; ')}.`];
}

function sourceOf({ confidence, sources }: DrugEntry): string {
  if (confidence === 'recalled') return notVerified;
  const from = sources.includes('fda-products') ? 'Drugs@FDA table of products' : 'posted letters';
  return `${from}; the class is our own grouping`;
}
