import type { Facts } from '../../facts/facts';
import type { Reading, Sentence } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

/** What a request is measured by. */
const MEASURE =
  '(?:criteri(?:a|on)|guidelines?|requirements|recommendations?|indications|mtus|acoem|odg|official disability guidelines)';
const FILLER =
  '(?: (?:the|all|all of the|of|these|those|above|current|required|necessary|evidence|based|evidence-based|mtus|acoem|odg|guideline|guidelines|official|disability|california|clinical|medical|treatment|stated|listed|applicable|noted|quoted|set|forth|in|by)){0,6}';

/** The subject is the request or the case: a patient can meet one criterion of several. */
const SUBJECT =
  '(?:the (?:clinical |medical )?(?:information|documentation|records?|notes?)(?: (?:submitted|provided|presented|available|reviewed)(?: for review)?)?|the (?:current |requested )?(?:request|treatment|service|study|medication|patient|injured worker|claimant|applicant)|this (?:request|patient|case))';

const MET = caseless(
  new RegExp(
    `\\b(?:${SUBJECT}(?: (?:clearly|currently|also|does|therefore|thus|now)){0,2} (?:meets?|satisf(?:y|ies)|fulfills?)${FILLER} ${MEASURE}\\b|(?:the|these|all|all of the|guideline) (?:\\w+ ){0,3}criteria(?: \\w+){0,3} (?:are|have been|were|has been) (?:clearly |therefore |fully |now )?(?:met|satisfied|fulfilled)\\b|(?:the|this) request(?: [^.;]{1,60})? is (?:clearly |fully |therefore )?(?:supported|recommended) by (?:the )?(?:\\w+ ){0,3}${MEASURE})`,
    'i',
  ),
);
const NOT_MET = caseless(
  new RegExp(
    `\\b(?:${SUBJECT}(?: (?:clearly|currently|also|therefore|thus)){0,2} (?:(?:does|do|did|has|have) not (?:meet|met|satisfy|satisfied|fulfill?)|fails? to (?:meet|satisfy|fulfill?))${FILLER} ${MEASURE}\\b|(?:the|these|guideline) (?:\\w+ ){0,3}criteria(?: \\w+){0,3} (?:are|have|were|has) not (?:been )?(?:met|satisfied|fulfilled)\\b|(?:the|this) request(?: [^.;]{1,60})? is not (?:supported|recommended) by (?:the )?(?:\\w+ ){0,3}${MEASURE})`,
    'i',
  ),
);
/** A part only, another time, another view, a condition: these decide nothing. */
const QUALIFIED =
  /\b(?:although|though|while|whereas|if|when|where|unless|until|once|some|one|only|part|partial(?:ly)?|initial|trial|first|previously|prior|utilization review|claims administrator|(?:reviewer|adjuster)|would|could|may|might|should|whether|not all|except|but|however, the|additional|further|stat(?:es|ed)|argu|contend|conclud)\b/i;

/** The next sentence takes back what this one grants. */
const TURNED = /^(?:however|but|nevertheless|nonetheless|yet|still|although|though|despite|even so)\b/i;

export const decisionAgainstCriteria: Rule = {
  code: 'decision-against-criteria',
  title: 'The rationale finds the criteria met, or not met, and decides otherwise',
  severity: 'information',
  source: 'LC 4610.6(c) and (g); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a sentence by which the request meets the criteria under an item that is Upheld, or does not meet them under one that is Overturned. Sentences on a part of the criteria or of the request, conditions and the views of others are left alone, and so are requests that were authorized in part.',
  whyItMatters:
    'The criteria are the reason for the decision. Where the rationale answers them one way and decides the other, a "not" was lost or the decision is wrong, and it binds the parties (LC 4610.6(g)).',
  whatToDo: 'Correct this sentence or the decision; or add the reason that outweighs the criteria.',
  examples: {
    wrong: [
      issueWith(
        'Upheld',
        '«The records provided satisfy all of the guideline criteria.» The request is not medically necessary.',
      ),
      issueWith('Upheld', '«The above criteria have been met.» The request is not medically necessary.'),
      issueWith(
        'Overturned',
        '«The request does not meet the criteria of the guidelines.» The request is medically necessary.',
      ),
    ],
    right: [
      issueWith(
        'Upheld',
        'The clinical information does not meet the criteria. The criteria have not been met. The request is not medically necessary.',
      ),
      issueWith('Overturned', 'The patient meets the criteria of the guidelines. The request is medically necessary.'),
      issueWith(
        'Upheld',
        'Although the patient meets the criteria for an MRI, one was done a month ago. If the criteria are met, imaging is supported. The patient meets some of the criteria. The request is not medically necessary.',
      ),
      issueWith(
        'Upheld',
        'The patient meets the criteria of the guidelines. However, the request is for a purchase, not for a trial. The request is not medically necessary.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { rationale, decision, issue } of facts.issues) {
      if (rationale === null || decision === null || issue.item?.partlyAuthorized) continue;
      const answers = rationale.reading.once(answersIn);
      const [against, other] = decision === 'Upheld' ? [answers.met, answers.notMet] : [answers.notMet, answers.met];
      const sentence = against.find(({ stands }) => stands)?.sentence;
      // A rationale that weighs both sides leaves the answer to its last sentence.
      if (sentence === undefined || other.length > 0) continue;
      const place = issue.item?.decision;
      yield {
        ...rationale.place(sentence),
        message: `This sentence finds the criteria ${decision === 'Upheld' ? 'met' : 'not met'}, but the decision is ${decision}. Correct the one that is wrong, or add the reason that outweighs the criteria.`,
        ...(place ? { related: { start: place.start, end: place.end, message: `The decision is ${decision}.` } } : {}),
      };
    }
  },
};

function issueWith(decision: string, rationale: string): string {
  return `MRI of the left knee: ${decision}

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: ${rationale}
`;
}

interface Answer {
  readonly sentence: Sentence;
  /** It is about the whole request, and the next sentence does not take it back. */
  readonly stands: boolean;
}

/** The sentences that find the criteria met, and those that find them not met; for {@link Reading.once}. */
function answersIn({ sentences }: Reading): { readonly met: readonly Answer[]; readonly notMet: readonly Answer[] } {
  const met: Answer[] = [];
  const notMet: Answer[] = [];
  for (const [index, sentence] of sentences.entries()) {
    if (!MAY_ANSWER.test(sentence.text)) continue;
    const stands = !QUALIFIED.test(sentence.text) && !TURNED.test(sentences[index + 1]?.text ?? '');
    if (MET.test(sentence.text)) met.push({ sentence, stands });
    if (NOT_MET.test(sentence.text)) notMet.push({ sentence, stands });
  }
  return { met, notMet };
}

/** Most sentences need no closer look. */
const MAY_ANSWER = /\b(?:meets?|met|satisf|fulfill|supported|recommended)/i;
