/** Persons beside the patient of whom a sentence may tell: `his wife takes`, `a family history of`. */

import { caseless } from '../letter/caseless';

/** The family and who shares the house, for a pattern that ignores the case. */
export const FAMILY =
  'wife|husband|spouse|partner|girlfriend|boyfriend|friends?|sons?|daughters?|child(?:ren)?|bab(?:y|ies)|infants?|newborns?|mother|father|parents?|sisters?|brothers?|siblings?|family|aunts?|uncles?|cousins?|nieces?|nephews?|step-?(?:son|daughter|mother|father|brother|sister|child|children)s?|grand(?:mother|father|parent|son|daughter|child|children|ma|pa)s?|[a-z]+-in-law|in-laws?|fianc[e\u00e9]+|widow|ex-(?:wife|husband|spouse|boyfriend|girlfriend)|relatives?|twins?|room-?mates?|care-?(?:giver|taker)s?|neighbou?rs?';
const OTHERS = caseless(
  new RegExp(`\\b(?:${FAMILY}|co-?workers?|colleagues?|supervisors?|foreman)(?:['\u2019]s?)?\\b`, 'gi'),
);
/** The patient as the subject of a clause, or by whose body something is told. */
const PATIENT = caseless(
  new RegExp(
    `\\b(?:(?:he|she)\\b|(?:(?:the|this|that) )?(?:injured )?(?:patient|(?<!co-)worker|claimant|applicant|employee)\\b(?!['\u2019]s (?:${FAMILY}|co-?worker)))`,
    'gi',
  ),
);

/** Whether words, up to a thing that is told of somebody, last spoke of another person than the patient. */
export function isOfAnother(before: string): boolean {
  const other = lastOf(before, OTHERS);
  return other >= 0 && other > lastOf(before, PATIENT);
}

function lastOf(text: string, pattern: RegExp): number {
  let last = -1;
  for (const { index } of text.matchAll(pattern)) last = index;
  return last;
}
