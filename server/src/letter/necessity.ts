/** What sentences say on medical necessity: the one question that a determination answers (LC 4610.6(c)). */

import type { Rationale, TextSpan } from './letter';

export type Necessity =
  | 'necessary'
  | 'not-necessary'
  /** Speaks of medical necessity without deciding it: conditions, definitions, both answers at once. */
  | 'undecided';

/** The notice that follows a denied opioid; it speaks of medical necessity but decides nothing. */
const OPIOID_NOTICE =
  /addresses the medical necessity of opioids|medical necessity decision should not be interpreted|tapering opioids/i;

const MENTION = /medical(?:ly)?\s*necess(?:ary|ity|ities)/gi;
const CONDITION = /\b(?:if|unless|whether|would be|may be|might be|could be)\b/i;
const CONDITION_BEHIND = /^,? (?:only |and appropriate )?(?:if|when|unless|provided|for patients|in patients)\b/i;
/** Negated verbs of the concluding phrase: `is not`, `cannot be deemed`, `does not appear`, `notmedically` (a lost blank). */
const NEGATED_VERB =
  /(?:\bnot|n't|\bcannot|\bnever|\bno longer|\bnot yet)(?: (?:be|been|being|to|as|a|an|seen|deemed|considered|found|determined|felt|regarded|shown|proven|appear|seem|currently|clearly|presently|also))*$|(?:is|are|was|were)not$/i;
const NEGATED_SUBJECT = /\b(?:no|none|neither|nor)\b/i;
/** Clauses that tell what was or was not shown, without deciding it. */
const REPORTED =
  /\b(?:show|shows|shown|showing|indicate|indicates|indicating|demonstrate|demonstrates|demonstrating|evidence|support|supports|documentation|states?|stating|claims?|argues?|opines?) that\b/i;
const NEGATION =
  /\b(?:not|no|cannot|never|nor|neither|without|lacks?|lacking|fails?|failed|insufficient|unable)\b|n't\b/i;
const SETTLED =
  /\b(?:established|supported|demonstrated|substantiated|shown|met|confirmed|evident|documented|justified)\b/i;
const ASSERTION =
  /\b(?:is|are|was|were|be|been|being|as|deemed|considered|remains?|appears?|seems?|found|determined)(?: (?:also|therefore|thus|hereby|still|both|to be))*$/i;

/** What a sentence says on medical necessity; `null` where it does not speak of it. Linear in the sentence. */
export function necessityOf(sentence: string): Necessity | null {
  if (OPIOID_NOTICE.test(sentence)) return null;
  const answers = new Set<Necessity>();
  let from = 0;
  for (const match of sentence.matchAll(MENTION)) {
    const before = sentence.slice(Math.max(from, match.index - 300), match.index).trimEnd();
    const behindAt = match.index + match[0].length;
    const behind = sentence.slice(behindAt, behindAt + 90);
    answers.add(/ity|ities/i.test(match[0]) ? answerOfNoun(before, behind) : answerOfAdjective(before, behind));
    from = behindAt;
  }
  if (answers.size === 0) return null;
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : 'undecided';
}

/** `... is (not) medically necessary`: the verb stands before. */
function answerOfAdjective(before: string, behind: string): Necessity {
  if (CONDITION_BEHIND.test(behind)) return 'undecided';
  if (CONDITION.test(before) || REPORTED.test(before.slice(-80))) return 'undecided';
  if (NEGATED_VERB.test(before)) return 'not-necessary';
  if (NEGATED_SUBJECT.test(before)) return 'undecided';
  return ASSERTION.test(before) ? 'necessary' : 'undecided';
}

/** `Medical necessity has (not) been established`, `is not a medical necessity`. */
function answerOfNoun(before: string, behind: string): Necessity {
  if (CONDITION.test(before) || CONDITION.test(behind)) return 'undecided';
  if (/\b(?:is|was|are) not an?$/i.test(before)) return 'not-necessary';
  const settled = SETTLED.exec(behind);
  if (settled === null) return 'undecided';
  const verb = behind.slice(0, settled.index);
  if (/\b(?:to|for whom|that)\b/i.test(verb) && !/\b(?:is|was|has|have|had|are|were)\b/i.test(verb)) return 'undecided';
  const negated = NEGATION.test(verb) || /\b(?:no|lack of|without|insufficient)\b[^.]{0,20}$/i.test(before);
  return negated ? 'not-necessary' : 'necessary';
}

export interface Conclusion {
  readonly sentence: TextSpan;
  readonly necessity: Necessity;
}

/** The last sentence of a rationale that speaks of medical necessity; `null` where none does. */
export function conclusionOf(rationale: Rationale): Conclusion | null {
  for (let index = rationale.sentences.length - 1; index >= 0; index -= 1) {
    const sentence = rationale.sentences[index];
    const necessity = sentence === undefined ? null : necessityOf(sentence.text);
    if (sentence !== undefined && necessity !== null) return { sentence, necessity };
  }
  return null;
}

/** The last sentence of a rationale's own argument, without the opioid notice; `null` in an empty rationale. */
export function lastOwnSentence(rationale: Rationale): TextSpan | null {
  return rationale.sentences.findLast(({ text }) => !OPIOID_NOTICE.test(text)) ?? null;
}
