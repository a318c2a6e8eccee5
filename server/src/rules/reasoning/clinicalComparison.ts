/** What a rule needs to compare statements of a rationale with those of the summary: where they belong on the body. */

import type { IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import type { RegionSet } from '../../facts/regions';

/** The places that a sentence names; 0 where it names none. */
export function placesIn(passage: Passage | Reading, { start, end }: Stretch): RegionSet {
  let places: RegionSet = 0;
  for (const part of passage.bodyParts) {
    if (part.start >= end) break;
    if (part.start >= start) places |= part.covers;
  }
  return places;
}

/**
 * The places that go with a word of a sentence: those between the commas around it, else those of the nearest part before
 * these, of which a list goes on, else those of the sentence.
 */
export function placesAt(passage: Passage | Reading, { start, end }: Stretch, sentence: Stretch): RegionSet {
  const before = passage.text.slice(sentence.start, start);
  const behind = passage.text.slice(end, sentence.end);
  const from = sentence.start + Math.max(before.lastIndexOf(','), before.lastIndexOf(';')) + 1;
  const next = behind.search(/[,;]/);
  const places = placesIn(passage, { start: from, end: next < 0 ? sentence.end : end + next });
  return places || placesBefore(passage, sentence.start, from) || placesIn(passage, sentence);
}

/** The places of the last part between two offsets; 0 where there is none. */
function placesBefore({ bodyParts }: Passage | Reading, start: number, end: number): RegionSet {
  let places: RegionSet = 0;
  for (const part of bodyParts) {
    if (part.start >= end) break;
    if (part.start >= start) places = part.covers;
  }
  return places;
}

/** The places that an item is about; 0 where it names none, as a drug does. */
export function placesOfItem({ item }: IssueFacts): RegionSet {
  return item === null ? 0 : placesIn(item, { start: 0, end: item.text.length });
}

/** A stretch of the text as it is quoted in a message. */
export function quoted(passage: Passage, { start, end }: Stretch): string {
  const text = passage.text.slice(start, end).trim();
  return `"${text.length > 90 ? `${text.slice(0, 87).trimEnd()}...` : text}"`;
}
