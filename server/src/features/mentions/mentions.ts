/**
 * What one place of a letter refers to, and all places of the same thing: a disputed item, a cited guideline, a day of the
 * header, or else a drug or service. Definition, references and highlights ask here.
 */

import type { Passage, Stretch } from '../../facts/passage';
import type { Letter, Range } from '../../letter/letter';
import { clampOffset, rangeOf } from '../../letter/ranges';
import { type CitedGuideline, guidelinesMeant, guidelinesOf, isSameGuideline } from './citationMentions';
import { itemMentionsIn, keyOfDrug, keyOfService, namesOf } from './itemMentions';
import { type Prose, proseAt, proseOf } from './prose';

/** What stands at a place; `origin` is the place itself, as far as it names the thing. */
export type Subject =
  | { readonly kind: 'item'; readonly issue: number; readonly origin: Range }
  | {
      readonly kind: 'guideline';
      /** The issue in whose lines or rationale it is named. */
      readonly issue: number;
      readonly guidelines: readonly CitedGuideline[];
      readonly origin: Range;
    }
  /** `YYYY-MM-DD`. */
  | { readonly kind: 'day'; readonly day: string; readonly origin: Range }
  /** A drug or service that is no mention of an item. */
  | { readonly kind: 'name'; readonly key: string; readonly origin: Range };

export interface Place extends Range {
  /** Whether the thing is laid down here: in the item line, the guideline line, the header. */
  readonly isDefinition: boolean;
}

/** The subject at an offset; offsets outside the text are taken for its ends. `null` where nothing is known by name. */
export function subjectAt(letter: Letter, offset: number): Subject | null {
  if (letter.format === null) return null;
  const at = clampOffset(letter.text, offset);
  const inHeader = headerDayAt(letter, at);
  if (inHeader !== null) return inHeader;
  const piece = proseAt(letter, at);
  if (piece === null) return null;
  return itemAt(letter, piece, at) ?? guidelineAt(letter, piece, at) ?? dayAt(piece, at) ?? nameAt(piece, at);
}

/** Where the subject is laid down, the chief place first; empty where the letter does not lay it down. */
export function definitionsOf(letter: Letter, subject: Subject): Range[] {
  switch (subject.kind) {
    case 'item': {
      const issue = letter.issues[subject.issue];
      return issue === undefined ? [] : namesOf(issue, letter.text).slice(0, 1).map(rangeOf);
    }
    case 'guideline':
      return subject.guidelines.map(({ title }) => rangeOf(title));
    case 'day':
      return (letter.header?.fields ?? []).flatMap(({ date, value }) =>
        date === subject.day && value !== null ? [rangeOf(value)] : [],
      );
    case 'name':
      return [];
  }
}

/** All places of a subject in the order of the text, none twice and none overlapping. */
export function placesOf(letter: Letter, subject: Subject): Place[] {
  const definitions = definitionsOf(letter, subject);
  const places = [
    ...definitions.map((range) => ({ ...range, isDefinition: true })),
    ...mentionsOf(letter, subject).map((range) => ({ ...rangeOf(range), isDefinition: false })),
  ];
  // A definition comes before a mention of the same place, which is then left out.
  places.sort((one, other) => one.start - other.start || Number(other.isDefinition) - Number(one.isDefinition));
  let end = -1;
  return places.filter((place) => {
    if (place.start < end) return false;
    end = place.end;
    return true;
  });
}

function mentionsOf(letter: Letter, subject: Subject): Range[] {
  switch (subject.kind) {
    case 'item': {
      const issue = letter.issues[subject.issue];
      const parts = issue === undefined ? [] : namesOf(issue, letter.text).slice(1);
      const mentions = proseOf(letter).flatMap((piece) => itemMentionsIn(letter, piece));
      return [...parts, ...mentions.filter((mention) => mention.issue === subject.issue)];
    }
    case 'guideline':
      return guidelineMentions(letter, subject.issue, subject.guidelines);
    case 'day':
      return proseOf(letter)
        .filter(({ kind }) => kind !== 'reviewerGuideline' && kind !== 'claimsAdministratorGuideline')
        .flatMap(({ passage }) =>
          passage.days.filter(({ day }) => day === subject.day).map((day) => passage.place(day)),
        );
    case 'name':
      return proseOf(letter).flatMap(({ passage }) =>
        namesIn(passage)
          .filter(({ key }) => key === subject.key)
          .map((name) => passage.place(name)),
      );
  }
}

/** The same guideline in all lines of the letter, and what the rationale of its own issue says of it. */
function guidelineMentions(letter: Letter, index: number, guidelines: readonly CitedGuideline[]): Range[] {
  const lines = letter.issues.flatMap(guidelinesOf);
  const cited = lines.filter((one) => guidelines.some((guideline) => isSameGuideline(guideline, one)));
  const issue = letter.issues[index];
  const own = issue === undefined ? [] : guidelinesOf(issue);
  const spoken = proseOf(letter)
    .filter((piece) => piece.issue === index && piece.kind === 'rationale')
    .flatMap(({ passage }) =>
      passage.sources
        .filter((source) =>
          guidelinesMeant(own, source, passage.text).some((meant) =>
            guidelines.some((guideline) => isSameGuideline(guideline, meant)),
          ),
        )
        .map((source) => passage.place(source)),
    );
  return [...cited.map(({ title }) => title), ...spoken];
}

function headerDayAt(letter: Letter, at: number): Subject | null {
  for (const { label, value, date } of letter.header?.fields ?? []) {
    if (date === null || value === null) continue;
    const origin = touches(value, at) ? value : touches(label, at) ? label : null;
    if (origin !== null) return { kind: 'day', day: date, origin: rangeOf(origin) };
  }
  return null;
}

function itemAt(letter: Letter, piece: Prose, at: number): Subject | null {
  if (piece.kind === 'item' && piece.issue !== null) {
    const issue = letter.issues[piece.issue];
    const name = issue === undefined ? undefined : namesOf(issue, letter.text).find((one) => touches(one, at));
    return name === undefined ? null : { kind: 'item', issue: piece.issue, origin: rangeOf(name) };
  }
  const mention = itemMentionsIn(letter, piece).find((one) => touches(one, at));
  return mention === undefined ? null : { kind: 'item', issue: mention.issue, origin: rangeOf(mention) };
}

function guidelineAt(letter: Letter, piece: Prose, at: number): Subject | null {
  const { kind, issue: index, passage } = piece;
  const issue = index === null ? undefined : letter.issues[index];
  if (index === null || issue === undefined || kind === 'item') return null;
  const guidelines = guidelinesOf(issue);
  if (kind !== 'rationale') {
    const named = guidelines.find(({ title }) => touches(title, at));
    if (named === undefined) return null;
    // The reviewer's line lays down what the claims administrator's line cites as well.
    const same = guidelines.filter((one) => isSameGuideline(one, named));
    const chief = same.find(({ side }) => side === 'reviewer') ?? named;
    return { kind: 'guideline', issue: index, guidelines: [chief], origin: rangeOf(named.title) };
  }
  for (const source of passage.sources) {
    const origin = passage.place(source);
    if (!touches(origin, at)) continue;
    const meant = guidelinesMeant(guidelines, source, passage.text);
    if (meant.length > 0) return { kind: 'guideline', issue: index, guidelines: meant, origin };
  }
  return null;
}

function dayAt({ kind, passage }: Prose, at: number): Subject | null {
  if (kind === 'reviewerGuideline' || kind === 'claimsAdministratorGuideline') return null;
  for (const day of passage.days) {
    const origin = passage.place(day);
    if (day.day !== null && touches(origin, at)) return { kind: 'day', day: day.day, origin };
  }
  return null;
}

function nameAt({ passage }: Prose, at: number): Subject | null {
  for (const name of namesIn(passage)) {
    const origin = passage.place(name);
    if (touches(origin, at)) return { kind: 'name', key: name.key, origin };
  }
  return null;
}

function namesIn({ drugs, services }: Passage): (Stretch & { readonly key: string })[] {
  const named = drugs.map((drug) => ({ start: drug.start, end: drug.end, key: keyOfDrug(drug) }));
  return [
    ...named,
    ...services.map((service) => ({ start: service.start, end: service.end, key: keyOfService(service) })),
  ];
}

/** Whether an offset stands in a range or right behind it, as a cursor behind a word does. */
function touches({ start, end }: Range, at: number): boolean {
  return start <= at && at <= end && end > start;
}
