/** The services that a text names: therapies, imaging, tests, injections, surgery, equipment, visits. */

import { caseless } from '../letter/caseless';
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
  const services: Service[] = [];
  for (const { start, end, value } of findNames(text, beginnings, longestServiceAt)) {
    if (isProthrombinTime(text, start, end)) continue;
    services.push({
      start,
      end,
      text: text.slice(start, end),
      id: value.id,
      name: value.name,
      kind: value.kind as Service['kind'],
      category: value.category ?? null,
    });
  }
  return services;
}

/** Tests of the blood, as lists of them name them. */
const BLOOD_TEST =
  '(?:a?PTT|INR|CBC|BMP|CMP|LFTs?|BUN|ESR|CRP|TSH|A1c|HbA1c|UA|Chem[- ]?\\d{1,2}|platelets?|creatinine|electrolytes|urinalysis|fibrinogen|bleeding time|metabolic panel|blood count|type and (?:screen|cross)|coagulation|coags?|clotting)';
const BETWEEN_TESTS = '(?: ?[,/&;+-] ?(?:and )?| and | or | \\()';
const TEST_BEFORE = caseless(
  new RegExp(
    `(?:\\b${BLOOD_TEST}(?: (?:studies|study|tests?|panel|profile))?\\)?${BETWEEN_TESTS}|\\b(?:labs?|laborator(?:y|ies)|blood ?(?:work|tests?)|coagulation|coags?|clotting)(?: ?[:(-] ?| (?:of|with|including|such as) ))$`,
    'i',
  ),
);
const TEST_BEHIND = caseless(
  new RegExp(`^(?:${BETWEEN_TESTS}${BLOOD_TEST}\\b| (?:levels?|time)\\b|[^.;\\d]{0,12} \\d{1,2}(?:\\.\\d)? ?sec)`, 'i'),
);
/** `PT x 6`, `PT visits`: nobody counts a test of the blood in this way. */
const THERAPY_BEHIND =
  /^,?\)? ?(?:x ?\d|\d{1,2} ?(?:x|visits|sessions|times)|visits|sessions|eval|treatments?|program|\d ?(?:times|x)|(?:for|to) the|twice|once)/i;

/** Whether `PT` is the prothrombin time, a test of the blood: `PT/INR`, `CBC, PT, PTT`. */
function isProthrombinTime(text: string, start: number, end: number): boolean {
  if (!text.startsWith('PT', end - 2)) return false;
  const behind = text.slice(end, end + 40);
  if (THERAPY_BEHIND.test(behind)) return false;
  // `Post-op PT, CBC` is two requests; `Post-op PT/INR` is one.
  if (end - start > 2) return /^ ?\/ ?(?:a?PTT|INR)\b/i.test(behind);
  return TEST_BEHIND.test(behind) || TEST_BEFORE.test(text.slice(Math.max(0, start - 40), start));
}

/**
 * The request is for something that goes with a service, and not for the service: `transportation to physical therapy`,
 * `sedation for the injection`.
 */
const GOES_WITH = caseless(
  /\b(?:transport\w*|mileage|taxi|rides?|travel|lodging|parking|escort|sedat\w*|an(?:a?e)sthesi\w*|interpret\w*|translat\w*|reimburse\w*|co-?pay\w*|child ?care|pre-?medicat\w*|contrast|monitoring|supplies|gowns?|gel|recordings?|records?|reports?|notes?|disc|copy|copies|reading|printing)\b[^;]{0,60}?\b(?:to|for|from|during|with|of|after|before)\b[^;]{0,60}$/i,
);

/** Whether a service that begins at an offset of an item is only what the item goes with. */
export function isOnlyGoneWith({ text }: { readonly text: string }, start: number): boolean {
  return GOES_WITH.test(text.slice(0, start));
}
