/** Which part of the body an issue is about, as its item says. */

import type { BodyPart } from './bodyParts';
import type { IssueFacts } from './facts';
import type { Reading } from './reading';
import { lowerExtremity, type RegionSet, upperExtremity, withNerves } from './regions';

/** The parts that are asked for: those of the disputed part of the request, else those of the whole item. */
export function requestedParts({ disputed, item }: IssueFacts): readonly BodyPart[] {
  const parts = disputed?.bodyParts ?? [];
  return parts.length > 0 ? parts : (item?.bodyParts ?? []);
}

const NERVE_TEST =
  /\b(?:EMG|NCV|NCS|SSEPs?|DSEPs?)\b|electro-? ?myo|electro-? ?diagnos|nerve conduction|evoked potential|\bepidural|\bESI\b|\bnerve root/i;

/**
 * The places that an issue is about; none where its item names none. Trouble of a whole limb may be the spine's, and nerve
 * tests look for just that, so these take in the way of the nerves.
 */
export function requestedRegion(issue: IssueFacts): RegionSet {
  const named = coveredBy(requestedParts(issue));
  return isWholeLimbOrNerveTest(issue) ? withNerves(named) : named;
}

/** Whether the item asks for a test or a block of nerves, which looks for the trouble along their way. */
export function isNerveTest({ item }: IssueFacts): boolean {
  return item?.reading.once(asksForNerveTest) ?? false;
}

const asksForNerveTest = ({ text }: Reading): boolean => NERVE_TEST.test(text);

export function isWholeLimbOrNerveTest(issue: IssueFacts): boolean {
  if (isNerveTest(issue)) return true;
  return requestedParts(issue).some(
    ({ covers }) => (covers & upperExtremity) === upperExtremity || (covers & lowerExtremity) === lowerExtremity,
  );
}

export function coveredBy(parts: readonly BodyPart[]): RegionSet {
  return parts.reduce((set, { covers }) => set | covers, 0);
}

/** The parts in the text's own words, as a message lists them: `neck and left shoulder`. */
export function namesOfParts(parts: readonly BodyPart[]): string {
  const names = [...new Set(parts.map(({ text }) => inSmallLetters(text)))];
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A part at the head of a line has a capital; levels and abbreviations keep theirs. */
export function inSmallLetters(words: string): string {
  return words.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
