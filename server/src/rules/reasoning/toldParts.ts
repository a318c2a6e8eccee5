/** The parts of the body of which a case summary tells something of its own, beside what was asked for. */

import type { BodyPart } from '../../facts/bodyParts';
import type { Reading, Sentence } from '../../facts/reading';

/** Words of a request, of its denial, or of a plan. */
const REQUEST =
  /\b(?:requests?|requested|requesting|RFA|utilization review|UR|(?:non-?|de)?certif\w+|authoriz\w+|denied|denial|determination|treatment plan|plan (?:of care|consist|includ|was|is)|recommended|recommendations?|ordered|prescri\w+|dispute[ds]?|appeal\w*)\b/i;
/** Words of a complaint, a finding, a diagnosis or an injury. */
const TELLS =
  /\b(?:pain\w*|complain\w*|sore\w*|ache|aching|discomfort|symptom\w*|tender\w*|numb\w*|tingl\w*|weak\w*|swell\w*|swollen|stiff\w*|spasm\w*|injur\w*|sprain\w*|strain\w*|fractur\w*|tear|torn|contusion|diagnos\w*|exam\w*|findings?|range of motion|radi\w*|syndrome|\w+itis|status[- ]post|surgery|underwent|lesion|burn\w*|lacerat\w*|dislocat\w*|derangement|impingement|neuropathy|disorder|degenerat\w*|arthr\w+|revealed|showed)\b/i;

function isOnlyRequest({ text }: Sentence): boolean {
  return REQUEST.test(text) && !TELLS.test(text);
}

/** All parts but those that stand in sentences about requests alone. Doubtful sentences count as telling. */
export function toldParts(summary: Reading): readonly BodyPart[] {
  return summary.once(partsTold);
}

function partsTold({ bodyParts, sentences }: Reading): readonly BodyPart[] {
  const told: BodyPart[] = [];
  let next = 0;
  for (const sentence of sentences) {
    const from = next;
    while (next < bodyParts.length && (bodyParts[next]?.end ?? 0) <= sentence.end) next += 1;
    if (next > from && !isOnlyRequest(sentence)) told.push(...bodyParts.slice(from, next));
  }
  return told;
}
