/** The parts of the body that a text names, with side and region. */

import type { Stretch } from './passage';

export type Side = 'left' | 'right' | 'bilateral';

/** A region that a guideline chapter covers or that findings belong to. */
export type Region = string;

export interface BodyPart extends Stretch {
  /** The words as they stand, the side among them. */
  readonly text: string;
  /** The part's plain name: `knee`, `lumbar spine`. */
  readonly name: string;
  readonly region: Region;
  /** `null` where no side is named. */
  readonly side: Side | null;
}

/** Body parts in order, none overlapping. Linear in the text. */
export function findBodyParts(_text: string): BodyPart[] {
  return [];
}
