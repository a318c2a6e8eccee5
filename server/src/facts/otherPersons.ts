/** Persons beside the patient of whom a sentence may tell: `his wife takes`, `a family history of`. */

const OTHERS =
  /\b(?:wi(?:fe|dow)|husband|spouse|partner|fianc[e\u00e9]e?|girlfriend|boyfriend|mother|father|parents?|son|daughter|child(?:ren)?|bab(?:y|ies)|infant|newborn|brother|sister|siblings?|twin|grand(?:mother|father|parents?|son|daughter)|uncle|aunt|cousin|nephew|niece|in-law|relatives?|family|friend|neighbou?r|roommate|co-?workers?|colleague|supervisor|foreman|caregiver)(?:['\u2019]s?)?\b/gi;
/** The patient as the subject of a clause, or by whose body something is told. */
const PATIENT =
  /\b(?:(?:he|she)\b|(?:(?:the|this|that) )?(?:injured )?(?:patient|(?<!co-)worker|claimant|applicant|employee)\b(?!['\u2019]s (?:wi(?:fe|dow)|husband|spouse|partner|mother|father|parents?|son|daughter|child|brother|sister|family|friend|co-?worker)))/gi;

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
