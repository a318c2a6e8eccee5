/** What the case summary says was requested, as item lines, and the parts of the body that it names. */

import type { BodyPart } from '../../facts/bodyParts';
import type { Drug } from '../../facts/drugs';
import { Passage } from '../../facts/passage';
import type { Reading } from '../../facts/reading';
import { isPaired, overlaps } from '../../facts/regions';
import { coveredBy, inSmallLetters } from '../../facts/requestedParts';
import type { Service } from '../../facts/services';
import type { Issue, Letter } from '../../letter/letter';
import { withCapital } from '../../letter/text';

export interface RequestedItem {
  /** As an item line writes it, without its decision: `MRI of the left knee`. */
  readonly text: string;
}

interface Request extends RequestedItem {
  /** The service's id, or the drug's generic name. */
  readonly id: string;
  readonly parts: readonly BodyPart[];
}

/** A sentence that tells of a request or of its denial. */
const ASKED = /\b(?:request\w*|disput\w*|non-? ?certif\w*|denied|denial|den(?:y|ies)|appeal\w*)\b/i;

/** What a patient denies is a complaint or a habit, and no request. */
const PATIENT_DENIES =
  /\b(?:he|she|they|who|patient|worker|employee|applicant|claimant|individual|man|woman|male|female)\s+(?:also |further |specifically |currently |has |had )*den(?:y|ies|ied)\b[^.;]*/gi;

function tellsRequest(sentence: string): boolean {
  return ASKED.test(sentence.replace(PATIENT_DENIES, ''));
}

/** The requests of the summary that no issue but the given one (which is being typed) decides yet, in its order. */
export function requestedItems(letter: Letter, typed: Issue | null): RequestedItem[] {
  const summary = summaryOf(letter);
  if (summary === null) return [];
  const decided = letter.issues
    .filter((issue) => issue !== typed)
    .flatMap(({ item }) => (item === null || item.body.text === '' ? [] : new Passage('item', letter.text, item.body)));
  return summary.reading.once(requestsIn).filter((request) => !decided.some((item) => decides(item, request)));
}

/** The parts of the body that the summary names, those of its requests first: `left knee`, `bilateral wrists`. */
export function summaryParts(letter: Letter): readonly string[] {
  return summaryOf(letter)?.reading.once(partsIn) ?? [];
}

function summaryOf({ text, clinicalCaseSummary }: Letter): Passage | null {
  return clinicalCaseSummary === null ? null : new Passage('summary', text, clinicalCaseSummary);
}

function decides(item: Passage, { id, parts }: Request): boolean {
  if (item.drugs.some(({ generic }) => generic === id)) return true;
  if (!item.services.some((service) => service.id === id)) return false;
  const covers = coveredBy(item.bodyParts);
  return covers === 0 || parts.length === 0 || overlaps(covers, coveredBy(parts));
}

function requestsIn(summary: Reading): readonly Request[] {
  const found = new Map<string, Request>();
  for (const { start, end, text } of summary.sentences) {
    if (!tellsRequest(text)) continue;
    const within = (fact: { readonly start: number; readonly end: number }) => fact.start >= start && fact.end <= end;
    for (const service of summary.services.filter(within)) {
      const request = requestOf(service, summary);
      if (request !== null) found.set(request.text.toLowerCase(), found.get(request.text.toLowerCase()) ?? request);
    }
    for (const drug of summary.drugs.filter(within)) {
      const request = requestOfDrug(drug, summary.text);
      found.set(request.text.toLowerCase(), found.get(request.text.toLowerCase()) ?? request);
    }
  }
  // "An MRI" behind "an MRI of the left knee" is the same request once more.
  const requests = [...found.values()];
  return requests.filter(
    (one) => !requests.some((other) => other !== one && other.id === one.id && isFuller(other, one)),
  );
}

function isFuller(one: Request, other: Request): boolean {
  return one.text.length > other.text.length && one.text.toLowerCase().startsWith(other.text.toLowerCase());
}

/** What may stand between a service and its part of the body. */
const JOINT =
  /^(?: (?:scans?|stud(?:y|ies)|tests?|testing|sessions?|visits?|treatments?|therapy))? (?:(of|for|to|on) (?:the |his |her |their )?)?$/;
/** Behind an amount: it is that of the service that follows, as in `an MRI, 6 visits of physical therapy`. */
const OF_ANOTHER = /^ (?:of|with|in) (?!the next|the following)/;

function requestOf(service: Service, { text, bodyParts, amounts }: Reading): Request | null {
  // `Physical therapy 12 visits for the neck`: the amount stands between the service and its part.
  const between = amounts.find(({ start, end }) => start === service.end + 1 && !OF_ANOTHER.test(text.slice(end)));
  const from = between?.end ?? service.end;
  const behind = bodyParts.find(({ start }) => start >= from);
  const joint = behind === undefined ? null : JOINT.exec(text.slice(from, behind.start));
  const ahead = bodyParts.findLast(({ end }) => end <= service.start);
  const isAhead = ahead !== undefined && text.slice(ahead.end, service.start) === ' ';
  const part = behind !== undefined && joint !== null ? behind : isAhead ? ahead : undefined;
  if (part === undefined && service.kind === 'visit') return null;
  // A level of the spine says more than the name of its part: `right L4-5 epidural steroid injection`.
  const isLevel = part !== undefined && /\d/.test(part.text);
  const name = withCapital(isLevel && part === ahead ? `${part.text} ${service.text}` : service.text);
  const where = part === undefined ? '' : isLevel ? part.text : `the ${nameOf(part)}`;
  const place = where === '' || (isLevel && part === ahead) ? '' : ` ${joint?.[1] ?? 'of'} ${where}`;
  const end = part !== undefined && part === behind && between === undefined ? part.end : service.end;
  const before = amounts.find(
    (amount) => amount.end <= service.start && /^ (?:of )?$/.test(text.slice(amount.end, service.start)),
  );
  const after = amounts.find(
    (amount) =>
      amount.start >= end &&
      /^,? $/.test(text.slice(end, amount.start)) &&
      !OF_ANOTHER.test(text.slice(amount.end)) &&
      (amount.unit !== 'visit' || service.kind === 'therapy'),
  );
  const counted = after ?? (before?.unit === 'visit' ? before : undefined);
  const amount = counted === undefined ? '' : ` ${counted.text}`;
  return { text: name + place + amount, id: service.id, parts: part === undefined ? [] : [part] };
}

function requestOfDrug({ start, whole, generic }: Drug, text: string): Request {
  const words = text.slice(Math.min(start, whole.start), whole.end).replace(/[,;.]$/, '');
  return { text: withCapital(words), id: generic, parts: [] };
}

function partsIn({ sentences, bodyParts }: Reading): readonly string[] {
  const asked = sentences.filter(({ text }) => tellsRequest(text));
  const counts = new Map<string, number>();
  for (const part of bodyParts) {
    if (part.kind !== 'part' || part.region === 'extremities') continue;
    const isAsked = asked.some(({ start, end }) => part.start >= start && part.end <= end);
    const name = nameOf(part);
    counts.set(name, (counts.get(name) ?? 0) + (isAsked ? 100 : 1));
  }
  const names = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  // A knee without its side is no item where the summary tells which knee.
  return names.filter((name) => !names.some((other) => other === `left ${name}` || other === `right ${name}`));
}

/** `left knee`, `bilateral wrists`, `lumbar spine`. */
function nameOf({ side, name, region, covers }: BodyPart): string {
  // The letters call a whole limb so, whatever the summary calls it.
  const plain = region === 'upper extremity' || region === 'lower extremity' ? region : inSmallLetters(name);
  if (side === null || !isPaired(covers)) return plain;
  return side === 'bilateral' ? `bilateral ${plural(plain)}` : `${side} ${plain}`;
}

function plural(name: string): string {
  if (name.endsWith('s')) return name;
  if (name.endsWith('foot')) return name.replace(/foot$/, 'feet');
  return name.endsWith('y') ? name.replace(/y$/, 'ies') : `${name}s`;
}
