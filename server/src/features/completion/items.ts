/**
 * At the start of an item: what the case summary says was requested and no issue decides yet, then the services and drugs
 * of the vocabulary. Behind a service: the parts of the body that the summary names.
 *
 * Strengths are those of the ingredient, so they are offered with its own name only, not with a brand's, and only where
 * the entry is verified.
 */

import { withCapital } from '../../letter/text';
import { type DrugEntry, drugs, type Route } from '../../reference/drugs';
import { notVerified } from '../../reference/entry';
import { longestServiceAt, type ServiceEntry, services } from '../../reference/services';
import type { Completion, CompletionProvider, Place } from './completion';
import { itemParagraphAt } from './itemLines';
import { requestedItems, summaryParts } from './requestedItems';
import { begins, type Typed, typedLine, withFields } from './typing';

/** So many letters say which drug is meant. */
const lettersOfDrug = 2;

/** What the summary says was requested. */
export const requestedItemCompletions: CompletionProvider = (place) => {
  const typed = place.trigger === null ? typedItem(place) : null;
  return typed === null ? [] : requested(place, typed);
};

/** The names of the vocabulary, asked for by hand; a blank behind a service goes on with it. */
export const itemCompletions: CompletionProvider = (place) => {
  const { trigger } = place;
  const typed = trigger === null || trigger === ' ' ? typedItem(place) : null;
  if (typed === null) return [];
  return [...behindService(place, typed), ...(trigger === null ? vocabulary(place, typed) : [])];
};

/** What is typed of an item so far; behind the cursor its colon and decision may stand already. */
function typedItem(place: Place): Typed | null {
  const line = /^\s*:/.test(place.after) ? typedLine({ ...place, after: '' }) : typedLine(place);
  if (line === null || line.text.length > 60 || /[:.;]/.test(line.text)) return null;
  const paragraph = itemParagraphAt(place);
  if (paragraph === null || paragraph.start !== line.start) return null;
  // What goes on with an open rationale is prose until a colon says otherwise.
  return paragraph.kind === 'item' || line.text === '' ? line : null;
}

function requested({ letter, issue, part }: Place, typed: Typed): Completion[] {
  return requestedItems(letter, part?.kind === 'item' ? issue : null)
    .filter(({ text }) => begins(text, typed.text))
    .map(({ text }) => ({
      label: text,
      kind: 'item',
      detail: 'in the case summary',
      range: { start: typed.start, end: typed.end },
      newText: text,
      isPartial: typed.text.length < lettersOfDrug,
    }));
}

function vocabulary({ letter }: Place, typed: Typed): Completion[] {
  const range = { start: typed.start, end: typed.end };
  const isPartial = typed.text.length < lettersOfDrug;
  const hasParts = summaryParts(letter).length > 0;
  const found: Completion[] = [];
  const offered = new Set<string>();
  const offer = (text: string, more: Partial<Completion> = {}) => {
    if (offered.has(text.toLowerCase())) return;
    offered.add(text.toLowerCase());
    const newText = more.newText ?? text;
    found.push({ label: text, kind: 'item', range, newText, isPartial, ...withFields(newText), ...more });
  };
  for (const service of services) {
    if (service.kind === 'drugs') continue;
    for (const name of namesOf(service, typed.text)) {
      offer(withCapital(name), takesPart(service) && hasParts ? { continues: true } : {});
    }
  }
  if (!isPartial) for (const drug of drugs()) offerDrug(drug, typed.text, offer);
  return found;
}

/** The names of a service that begin as typed; of those not yet begun only the first, so that the list stays short. */
function namesOf({ name, forms = [] }: ServiceEntry, typed: string): readonly string[] {
  const plain = /[,/(]/.test(name) ? forms : [name, ...forms];
  // Short forms such as `OT` are known to those who type them.
  if (typed === '') return plain.filter((one) => one.length > 3).slice(0, 1);
  return plain.filter((one) => begins(one, typed));
}

function offerDrug(drug: DrugEntry, typed: string, offer: (text: string, more?: Partial<Completion>) => void): void {
  const isVerified = drug.confidence === 'verified';
  const generic = withCapital(drug.name);
  if (begins(drug.name, typed) && !drug.name.includes('(')) {
    const strengths = isVerified ? strengthsOf(drug) : [];
    for (const strength of strengths) {
      offer(`${generic} ${strength}`, { newText: `${generic} ${strength} #[INSERT quantity]`, detail: drug.class });
    }
    if (strengths.length === 0) offer(generic, named(generic, drug.class, isVerified));
  }
  for (const brand of drug.brands ?? []) {
    const name = typeof brand === 'string' ? brand : brand.name;
    if (begins(name, typed)) offer(name, named(name, name === generic ? drug.class : drug.name, isVerified));
  }
}

/** A name without known strengths; what the vocabulary says of one that is known from practice only is not certain. */
function named(name: string, means: string, isVerified: boolean): Partial<Completion> {
  return {
    newText: `${name} [INSERT strength] #[INSERT quantity]`,
    detail: isVerified ? means : `${means} (${notVerified})`,
  };
}

/** How strengths are written where the route is told by the unit, or by a word behind it. */
const ROUTE_WORDS: Readonly<Partial<Record<Route, string>>> = { oral: '', transdermal: ' patch', topical: '' };

/** The strengths of `2.5, 5, 10 mg; 1 g`, each as letters write it: `2.5mg`. */
function strengthsOf({ strengths = {} }: DrugEntry): string[] {
  return Object.entries(strengths).flatMap(([route, listed]) => {
    const word = ROUTE_WORDS[route as Route];
    if (word === undefined) return [];
    return listed
      .split('; ')
      .flatMap((group) => {
        const unit = / ([^\d ]+)$/.exec(group)?.[1];
        if (unit === undefined) return [];
        return group
          .slice(0, -unit.length - 1)
          .split(', ')
          .map((value) => `${value}${unit}${word}`);
      })
      .sort((one, other) => rank(one) - rank(other));
  });
}

/** By amount, a gram behind the milligrams. */
function rank(strength: string): number {
  return Number.parseFloat(strength) * (/\dg\b/.test(strength) ? 1000 : 1);
}

/** Behind the name of a service: ` of the left knee`, for the parts that the summary names. */
function behindService({ letter }: Place, typed: Typed): Completion[] {
  const service = longestServiceAt(typed.text, 0);
  if (service === undefined || !takesPart(service.value)) return [];
  const rest = typed.text.slice(service.end);
  if (rest !== '' && !rest.startsWith(' ')) return [];
  const joint = service.value.kind === 'imaging' || service.value.kind === 'test' ? ' of the ' : ' for the ';
  return summaryParts(letter)
    .map((part) => joint + part)
    .filter((text) => begins(text, rest))
    .map((text) => ({
      label: text.trim(),
      kind: 'item',
      detail: 'in the case summary',
      range: { start: typed.start + service.end, end: typed.end },
      newText: text,
      filterText: text,
    }));
}

const NO_PART = new Set([
  'urine-drug',
  'labs',
  'ekg',
  'eeg',
  'fce',
  'biofeedback',
  'cbt',
  'dme',
  'hearing-aids',
  'transport',
]);

/** Whether a service is one of some part of the body. */
function takesPart({ id, kind }: ServiceEntry): boolean {
  return ['therapy', 'imaging', 'test', 'injection', 'equipment'].includes(kind) && !NO_PART.has(id);
}
