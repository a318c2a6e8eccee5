/** Services that hang on a surgery or another request: its reasons are theirs. */

import type { IssueFacts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { caseless } from '../../letter/caseless';

const DEPENDENT = caseless(
  /(?:^|\. )(?:as|since|because|given that|given the|due to|with)\b[^.]{0,90}\b(?:surg\w+|procedures?|operations?|injections?)\b[^.]{0,60}\b(?:not|is|are|was|were) (?:\w+ ){0,2}(?:medically necessary|certified|established|approved|necessary)\b|\b(?:concurrent|associated|primary|requested) (?:request for |requested )?(?:surgery|surgical (?:procedure|intervention)|procedure|operation)\b[^.]{0,40}\b(?:is|are|was|were) (?:not )?(?:medically necessary|supported|certified|established|approved|necessary)\b/i,
);

/** Whether an item is decided by the decision on another one. */
export function hangsOnAnother({ issue, rationale }: IssueFacts): boolean {
  return issue.item?.associatedSurgicalService === true || (rationale?.reading.once(dependsInWords) ?? false);
}

const dependsInWords = ({ text }: Reading): boolean => DEPENDENT.test(text);
