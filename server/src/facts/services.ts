/** The services that a text names: therapies, imaging, tests, injections, surgery, equipment, visits. */

import { longestServiceAt, type ServiceKind, serviceNames } from '../reference/services';
import { Beginnings, findNames } from './names';
import type { Stretch } from './passage';

export interface Service extends Stretch {
  /** The name as it stands. */
  readonly text: string;
  /** The vocabulary's short name: `physical-therapy`, `mri`. */
  readonly id: string;
  /** The vocabulary's name. */
  readonly name: string;
  readonly kind: Exclude<ServiceKind, 'drugs'>;
  /** The DIR's category and subcategory; `null` where there is none. */
  readonly category: string | null;
}

let beginnings: Beginnings | undefined;

/** Services in order, none overlapping; a short form such as `PT` counts in capitals only. Linear in the text. */
export function findServices(text: string): Service[] {
  beginnings ??= new Beginnings(serviceNames());
  return findNames(text, beginnings, longestServiceAt)
    .filter(({ start, end }) => end - start !== 2 || !isProthrombinTime(text, start, end))
    .map(({ start, end, value }) => ({
      start,
      end,
      text: text.slice(start, end),
      id: value.id,
      name: value.name,
      kind: value.kind as Service['kind'],
      category: value.category ?? null,
    }));
}

/** `PT/INR`, `PT, PTT`: a test of the blood, no physical therapy. */
function isProthrombinTime(text: string, start: number, end: number): boolean {
  return (
    text.slice(start, end) === 'PT' && /^(?: ?[/,&] ?| and | with )?(?:INR|a?PTT)\b/.test(text.slice(end, end + 12))
  );
}
