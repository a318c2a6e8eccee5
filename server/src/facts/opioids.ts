/** The opioid that an item asks for, as far as its denial may end a treatment. */

import type { Drug } from './drugs';
import type { IssueFacts } from './facts';

/** Drugs for the days after an operation: nobody has to be weaned from what was not yet given. */
const AROUND_SURGERY = /\b(?:post|pre|peri)-? ?op(?:erative(?:ly)?)?\b|\bassociated surgical service\b/i;

/** The opioid of the disputed part, taken by mouth or through the skin; `null` where there is none or a service besides. */
export function opioidOf({ disputed }: IssueFacts): Drug | null {
  if (disputed === null || disputed.services.length > 0 || AROUND_SURGERY.test(disputed.text)) return null;
  return (
    disputed.drugs.find(
      ({ classes, route, strength }) =>
        classes.includes('opioid') && route !== 'injection' && route !== 'topical' && strength?.unit !== '%',
    ) ?? null
  );
}
