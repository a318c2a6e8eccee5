/**
 * What sentences say on medical necessity: the one question that a determination answers (LC 4610.6(c)).
 *
 * A sentence decides only where its last clause says so in plain words. Whatever might turn the answer round (a second
 * denial, a condition, somebody else's opinion, a guideline) makes it undecided: a false contradiction harms a writer
 * more than a missed one.
 */

import { caseless } from './caseless';
import type { Rationale, TextSpan } from './letter';

export type Necessity =
  | 'necessary'
  | 'not-necessary'
  /** Speaks of medical necessity without deciding it: conditions, definitions, both answers at once. */
  | 'undecided';

/** The notice that follows a denied opioid; it speaks of medical necessity but decides nothing. */
const OPIOID_NOTICE =
  /addresses the medical necessity of opioids|medical necessity decision should not be interpreted|advised to consult the MTUS Opioids/i;

/** Group 1 and 2: a denial inside the words (`non-medically necessary`, `medically unnecessary`); 3: the noun. */
const MENTION =
  /(non-?)?medical(?:ly)?[\s-]*(?:(?:indicated|appropriate|reasonable|warranted|justified|supported)(?:,? (?:and|or|nor)) )?(un|not[\s-])?necess(?:ary|(ity|ities))/gi;

/** Only so much of a sentence is looked at before and behind a mention. */
const REACH = { before: 600, behind: 120 };

/** Words that close what was said before, unless they stand inside a verb (`is therefore not`): a new clause follows. */
const STRONG_BREAK =
  /[;:] |(?:^|(?<!\b(?:is|are|was|were|be|also|that)) )(?:therefore|thus|hence|consequently|accordingly|as such),? (?!(?:not|no|be|is|are|was|were|does|do|has|considered|deemed|found|determined)\b)|(?:^|, )(?:and )?so,? /gi;
/** A comma behind which a new main clause may begin. */
const COMMA_BREAK =
  /, (?=(?:and |but |then |however,? )?(?:the|this|these|that|it|a|an|I|surgery|continued|is|are|was|were|does|do)\b)/gi;
/** A part with such an opening or such a verb is a clause or an adjunct of its own, not the start of a list. */
const STANDS_ALONE =
  /^(?:given|based|because|since|as|without|despite|although|though|while|in|under|for|until|by|with|after|no,|yes,)|\b(?:is|are|was|were|has|have|had|do|does|did|can|cannot|could|will)\b/i;
/** A denying subject holds for all that follows, over any comma (`None of the brace, the pump and the cane is ...`). */
const DENYING_OPENING =
  /^(?:and |but )?(?:(?:at|in|under|by|on) )?(?:none|neither|nothing|nobody|nowhere|never|not|no|few|little|hardly|rarely)\b(?!,)/i;

const DENIAL =
  /\b(?:not|no|none|nothing|nobody|cannot|never|nor|neither|lacks?|lacking|fails?|failed|unable|unlikely|doubt|doubtful|doubts|unclear|unconvinced|unproven|disagree|disagrees|dispute|disputes|deny|denies|refuse|refuses|decline|declines|reject|rejects|false|wrong|incorrect|hardly|barely|scarcely|rarely|seldom|poorly|few|little|far from|short of|anything but|less than|absence|insufficient)\b|n['\u2019]t\b/i;
const CONDITION = /\b(?:if|unless|whether|assuming|supposing|were it|should it|as long as|otherwise)\b/i;
const CONDITIONAL_OPENING = /^(?:when|where|once|whenever|only|in (?:patients|cases|those)|for (?:patients|those))\b/i;
const MODAL = /\b(?:would|may|might|could|should|can|must|will) (?:\w+ )?(?:be|have|become|seem|appear)\b/i;
/** `cannot be`, `could not be` and the like deny plainly, although they hold a modal verb. */
const DENIED_MODAL = /\b(?:can not|cannot|can't|could not) be\b/i;
const CONDITION_BEHIND =
  /^,? (?:only\b|(?:and appropriate )?(?:if|when|where|unless|until|provided|as long as|except|for (?:red flags|patients|those|people|individuals|persons)|in (?:patients|those|cases|people|individuals|persons|the presence))\b)/i;
/** Past care: `was medically necessary in 2014`, `until last year`. */
const PAST_BEHIND =
  /^,? (?:in|since|until|during|before|through) (?:\w+ ){0,2}(?:19|20)\d\d\b|^,? (?:then|at that time)\b/i;
const TURN_BEHIND = /\b(?:but|however|yet|whereas|except|although|though|while|nor)\b/i;
const STRONG_TURN_BEHIND = /\b(?:but|however|whereas|except)\b/i;
/** An answer that is left to what was said before it: `; the brace is not.`, `Neither is this one.`, `, the cane is.` */
const ELLIPSIS =
  /\b(?:(?:is|are|was|were|does|do|did) not|(?:is|are|was|were|does|do|did)n['\u2019]t|(?:neither|nor|so) (?:is|are|was|were|does|do|did) [^.;,]{1,80})(?: (?:yet|either|here|so))?[.!"'\u201d\u2019)\]]{0,3}$|[;,] (?:and |but |while |whereas )?(?:the|this|that|these|those|it|an?)\b[^;,.]{0,80}\b(?:is|are|was|were|does|do|did)\.?$/i;
/** What has been decided in another place: `has just been found`, `is medically necessary above`. */
const DECIDED_BEFORE = /\b(?:has|have) (?:just|already) been\b/i;
const DECIDED_ELSEWHERE = /^,? (?:above|below|elsewhere|in (?:this|the same) (?:letter|review|determination))\b/i;

/** Those whose opinions a rationale reports; what they hold is not its conclusion. */
const OTHERS =
  /\b(?:provider|physician|doctor|surgeon|specialist|therapist|administrator|adjuster|applicant|patient|worker|employee|claimant|attorney|utilization review|UR|guidelines?|ODG|MTUS|ACOEM|literature|studies|authors?|Dr|he|she|they)\b/i;
const OPINION =
  /\b(?:deem|believ|feel|consider|stat|say|says|find|claim|argu|contend|view|recommend|not|opin|indicat|suggest|show|report|think|hold|assert|maintain|insist|propos|describ|conclud|determin)(?:e|es|s|ing)?\b|\b(?:said|held|thought|wrote|stated|claimed|argued|noted|opined|believed|contended|suggested|reported|asserted|insisted|opinion|assertion)\b|(?<!\b(?:is|are|was|were|be|been|being) )\b(?:found|deemed|considered|determined|felt|concluded)\b/i;
/** Verbs that hang a clause on what stands before it, so that no comma parts them. */
const HANGING =
  /\b(?:says?|said|shows?|showed|states?|stated|indicates?|suggests?|believes?|believed|agrees?|finds?|concludes?|think|thinks|hold|holds|accept|claims?|argues?|opines?|proves?|means?|demonstrates?|confirms?|supports?|establish|establishes|feels?|deems?|considers?|notes?|wrote|writes)\b/i;
/** `While the brace is not ..., the MRI is`: the concession is not the conclusion. */
const CONCESSION = /^(?:even )?(?:while|although|though|whereas|if)\b[^,]*$/i;
const GUIDELINE_OPENING =
  /^(?:according to|per|as per|in the view of|under) (?:the )?(?:\w+ ){0,3}(?:ODG|MTUS|ACOEM|guidelines?|literature)\b/i;
/** The earlier decision and its reasons, which this review may turn round. */
const EARLIER =
  /\b(?:denied|denial|previously|initially|originally|mistake|mistaken|error|erred|erroneously|(?:reason|rationale) given)\b/i;
const OTHERS_BEHIND = caseless(
  /^,? (?:by|according to|in the (?:opinion|view|eyes) of) (?:the )?(?:\w+ )?(?:provider|physician|doctor|surgeon|specialist|therapist|administrator|adjuster|utilization|UR|applicant|patient)\b|\b(?:overturned|incorrect|wrong|mistaken|initially|at the first review)\b/i,
);
/** An undenied verdict verb: `I find that`, `it is my opinion that`. */
const VERDICT_THAT =
  /\b(?:I|we|reviewer|it is|it was|it has been|my|is)\b.*\b(?:find|finds|found|conclude|concludes|concluded|determine|determines|determined|opinion|agree|agrees|conclusion|clear|evident)(?: \w+)?$/i;

/** Denied verbs of the concluding phrase: `is not`, `cannot be deemed`, `does not appear`, `notmedically` (a lost blank). */
const DENIED_VERB =
  /(?:\bnot|n['\u2019]t|\bcannot|\bnever|\bno longer|(?:is|are|was|were)not)(?: (?:yet|be|been|being|to|as|a|an|seen|deemed|considered|found|determined|felt|regarded|shown|proven|appear|seem|currently|clearly|presently|also|certified|supported|recommended|indicated|established|reasonable|appropriate|and|or|and\/or))*$/i;
const ASSERTION =
  /\b(?:is|are|was|were|been|being|deemed|considered|remains?|appears?|seems?|found|determined|to be|I find|I deem)(?: (?:also|therefore|thus|hereby|still|both|as|to be|and|indeed|clearly|appropriate|reasonable|considered|deemed))*$/i;

const SETTLED =
  /\b(?:established|supported|demonstrated|substantiated|shown|met|confirmed|evident|documented|justified)\b/i;
/** A denial of the noun must stand directly at its verb: `has not been`, `is not clearly`. */
const DENIED_SETTLING =
  /(?:\bnot|n['\u2019]t|\bcannot|\bnever)(?: (?:yet|be|been|being|adequately|clearly|sufficiently|fully|properly|well|further))*$/i;
const SETTLING =
  /\b(?:is|are|was|were|been|being)(?: (?:therefore|thus|clearly|well|fully|also|adequately|sufficiently))*$/i;
const RELATIVE = /\b(?:that|which|who|whom|whose)\b/i;
const LIMITED = /\b(?:yet|still|must|should|would|may|might|could|to be|only|partly|partially)\b/i;

/** The closings of the form, with the openings that reviewers put before them: most conclusions are one of these. */
const CLOSING =
  /^(?:(?:as such|therefore|thus|consequently|given the above|based on the above),? )?(?:the|this) request (?:for ([^:;?!]{1,160}) )?is (not )?medically necessary\.?$/;
/** An answer without a subject: `Medically necessary.` */
const BARE = /^(?:(?:therefore|thus|hence|accordingly|as such),? )?(not )?medically necessary\.?$/i;
/** Words by which an item's name would be more than a name; the sentence is then looked at in full. */
const MORE_THAN_A_NAME =
  /\b(?:that|which|who|is|are|was|were|be|been|not|no|if|when|unless|because|since|deem|deems|deemed|by|although|though|while|but|denied)\b/;

/** What a sentence says on medical necessity; `null` where it does not speak of it. Linear in the sentence. */
export function necessityOf(sentence: string): Necessity | null {
  const lower = sentence.toLowerCase();
  if (!lower.includes('necess')) return null;
  const closing = CLOSING.exec(lower);
  if (closing !== null && !MORE_THAN_A_NAME.test(closing[1] ?? '')) {
    return closing[2] === undefined ? 'necessary' : 'not-necessary';
  }
  const bare = BARE.exec(sentence);
  if (bare !== null) return bare[1] === undefined ? 'necessary' : 'not-necessary';
  if (OPIOID_NOTICE.test(sentence)) return null;
  const answers = new Set<Necessity>();
  let last: Necessity | null = null;
  let from = 0;
  const mentions = [...sentence.matchAll(MENTION)];
  for (const [index, match] of mentions.entries()) {
    const [words, non, un, noun] = match;
    const behindAt = match.index + words.length;
    const next = mentions[index + 1]?.index;
    const before = sentence.slice(Math.max(from, match.index - REACH.before), match.index).trim();
    // A turn that leads to the next mention (`but the brace is not ...`) is that mention's to judge.
    const behind = sentence.slice(behindAt, Math.min(next ?? sentence.length, behindAt + REACH.behind));
    const turn = next === undefined ? behind : '';
    if (noun !== undefined) last = answerOfNoun(before, behind, turn);
    else last = answerOfAdjective(before, behind, turn, non !== undefined || un !== undefined);
    answers.add(last);
    from = behindAt;
  }
  // A definite end outweighs what was left open before it, but not the opposite answer.
  if (last === null || !(answers.has('necessary') && answers.has('not-necessary'))) return last;
  return 'undecided';
}

/** `... is (not) medically necessary`: the verb stands before. */
function answerOfAdjective(before: string, behind: string, turn: string, denied: boolean): Necessity {
  if (CONDITION_BEHIND.test(behind) || PAST_BEHIND.test(behind) || DECIDED_ELSEWHERE.test(behind)) return 'undecided';
  const clause = OTHERS_BEHIND.test(behind) ? null : lastClause(before);
  if (clause === null || DECIDED_BEFORE.test(clause) || ELLIPSIS.test(turn)) return 'undecided';
  const verb = DENIED_VERB.exec(clause);
  if (verb !== null) {
    // `is not medically unnecessary`: two denials.
    if (denied || STRONG_TURN_BEHIND.test(turn) || deniedTwice(clause.slice(0, verb.index))) return 'undecided';
    return MODAL.test(clause) && !DENIED_MODAL.test(clause) ? 'undecided' : 'not-necessary';
  }
  if (DENIAL.test(clause) || MODAL.test(clause) || !ASSERTION.test(clause)) return 'undecided';
  if (TURN_BEHIND.test(turn) && (denied || DENIAL.test(turn))) return 'undecided';
  return denied ? 'not-necessary' : 'necessary';
}

/** `Medical necessity has (not) been established`, `is not a medical necessity`. */
function answerOfNoun(before: string, behind: string, turn: string): Necessity {
  if (CONDITION.test(behind) || STRONG_TURN_BEHIND.test(turn)) return 'undecided';
  const clause = lastClause(before);
  if (clause === null || MODAL.test(clause)) return 'undecided';
  const predicate = /\b(?:is|was|are) not an?$/i.exec(clause);
  if (predicate !== null) return deniedTwice(clause.slice(0, predicate.index)) ? 'undecided' : 'not-necessary';
  if (DENIAL.test(clause) || /\b(?:lack of|without)(?: \w+)?$/i.test(clause)) return 'undecided';
  const settled = SETTLED.exec(behind);
  if (settled === null) return 'undecided';
  const verb = behind.slice(0, settled.index).trimEnd();
  const rest = behind.slice(settled.index + settled[0].length);
  if (OTHERS_BEHIND.test(rest) || RELATIVE.test(verb) || CONDITION_BEHIND.test(rest) || PAST_BEHIND.test(rest))
    return 'undecided';
  const denial = DENIED_SETTLING.exec(verb);
  if (denial !== null) {
    if (!/\b(?:is|are|was|were|has|have|had|cannot|can|does|did)\b|n['\u2019]t\b/i.test(verb)) return 'undecided';
    return DENIAL.test(verb.slice(0, denial.index)) || /\b(?:only|just)\b/i.test(verb) ? 'undecided' : 'not-necessary';
  }
  if (DENIAL.test(verb) || LIMITED.test(verb) || !SETTLING.test(verb)) return 'undecided';
  return TURN_BEHIND.test(turn) && DENIAL.test(rest) ? 'undecided' : 'necessary';
}

/** The clause by which a sentence decides, taken apart. */
export interface DecidingClause {
  /** What is said to be necessary or not; empty where the sentence names nothing (`Medical necessity is not met.`). */
  readonly subject: string;
  /** What the sentence says before this clause. */
  readonly lead: string;
  /** What it says behind its answer. */
  readonly behind: string;
}

/** The clause of a sentence's last mention of medical necessity; `null` where that decides nothing. */
export function decidingClauseOf(sentence: string): DecidingClause | null {
  const mentions = [...sentence.matchAll(MENTION)];
  const last = mentions.at(-1);
  if (last === undefined) return null;
  if (BARE.test(sentence)) return { subject: '', lead: '', behind: '' };
  const previous = mentions.at(-2);
  const from = previous === undefined ? 0 : previous.index + previous[0].length;
  const before = sentence.slice(Math.max(from, last.index - REACH.before), last.index).trim();
  const clause = lastClause(before);
  if (clause === null) return null;
  const lead = before.endsWith(clause) ? before.slice(0, before.length - clause.length) : '';
  const behindAt = last.index + last[0].length;
  const behind = sentence.slice(behindAt, behindAt + 4 * REACH.behind);
  const verb = DENIED_VERB.exec(clause) ?? ASSERTION.exec(clause) ?? /\b(?:is|was|are) not an?$/i.exec(clause);
  if (last[3] === undefined || verb !== null) {
    if (verb === null) return null;
    const subject = subjectIn(clause.slice(0, verb.index));
    // `The request, as it stands, is not ...`: a comma parts the subject from its verb.
    return subject === '' && /,\s*$/.test(lead)
      ? { subject: lead.replace(/,\s*$/, ''), lead: '', behind }
      : { subject, lead, behind };
  }
  const settled = SETTLED.exec(behind);
  if (settled === null) return null;
  const subject = behind.slice(0, settled.index).replace(/^ (?:of|for)\b/i, '');
  return { subject: subjectIn(subject), lead: lead + clause, behind: behind.slice(settled.index + settled[0].length) };
}

/** The words before the first verb of a clause; `and the request is ...` behind a verb begins a clause of its own. */
function subjectIn(clause: string): string {
  const verb = VERB.exec(clause);
  for (const next of [...clause.matchAll(NEXT_SUBJECT)].reverse()) {
    if ((verb?.index ?? clause.length) > next.index && !/(?:deem|find) $/i.test(next[0])) break;
    const subject = beforeVerb(clause.slice(next.index + next[0].length));
    if (!/\b(?:and|or|nor)$/i.test(subject)) return subject;
  }
  return beforeVerb(clause);
}

const VERB =
  /(?:^|[ ,])(?:(?:also|therefore|thus|hence|hereby) )?(?:is|are|was|were|has|have|had|does|do|did|cannot|can|could)(?:n['\u2019]t)?\b/i;
const NEXT_SUBJECT =
  /(?:,| (?:and|but|yet|so),?)(?: therefore,?)? (?:deem |find )?(?=(?:an?|the|this|that|these|those) )/gi;

function beforeVerb(clause: string): string {
  return clause
    .slice(0, VERB.exec(clause)?.index ?? clause.length)
    .trim()
    .replace(/[,\s]*(?:\bto)?$/i, '');
}

/** The writer's own last clause before a mention; `null` where it is a condition's, a guideline's or another person's. */
function lastClause(before: string): string | null {
  const part = before
    .slice(lastBreak(before, STRONG_BREAK, () => true))
    .replace(/\bnot only\b/i, '')
    .trimStart();
  if (/^(?:had|were|should)\b/i.test(part)) return null;
  if (EARLIER.test(part) || CONDITION.test(part) || CONDITIONAL_OPENING.test(part)) return null;
  if (GUIDELINE_OPENING.test(part) && !/\brequest/i.test(part)) return null;
  let clause = part;
  if (!DENYING_OPENING.test(part)) {
    const at = lastBreak(part, COMMA_BREAK, (end) => {
      const head = part.slice(0, end);
      return STANDS_ALONE.test(head) || !DENIAL.test(head);
    });
    if (!HANGING.test(part.slice(at)) || /^(?:and |but )?(?:I|we) /i.test(part.slice(at))) clause = part.slice(at);
  }
  if (CONCESSION.test(clause) || isOthersOpinion(clause)) return null;
  const that = clause.toLowerCase().lastIndexOf('that ');
  if (that < 0 || /\w/.test(clause[that - 1] ?? ' ')) return clause;
  const head = clause.slice(0, that).trimEnd();
  if (head === '' && part === clause) return clause;
  return VERDICT_THAT.test(head) && !DENIAL.test(head) && !OTHERS.test(head) ? clause.slice(that + 5) : null;
}

/** The end of the last break that `holds`; 0 where there is none. */
function lastBreak(text: string, breaks: RegExp, holds: (index: number) => boolean): number {
  let at = 0;
  for (const match of text.matchAll(breaks)) if (holds(match.index)) at = match.index + match[0].length;
  return at;
}

function isOthersOpinion(clause: string): boolean {
  const others = OTHERS.exec(clause);
  if (others === null) return false;
  return OPINION.test(clause.slice(others.index + others[0].length).replace(/\bnot\b/gi, ''));
}

/**
 * Whether a denied clause is denied once more by what stands before its verb. A denial that a comma or an `and` sets
 * apart gives the reason (`The criteria are not met and the request is not ...`), unless an opinion hangs on it.
 */
function deniedTwice(head: string): boolean {
  if (!DENIAL.test(head)) return false;
  if (DENYING_OPENING.test(head)) return true;
  const at = Math.max(head.lastIndexOf(', '), head.toLowerCase().lastIndexOf(' and '));
  return at < 0 || DENIAL.test(head.slice(at)) || HANGING.test(head);
}

export interface Conclusion {
  readonly sentence: TextSpan;
  readonly necessity: Necessity;
  /** Another sentence decides the opposite (part of a request, another item, an earlier period). */
  readonly disputed: boolean;
}

/**
 * The last sentence that speaks of medical necessity; `null` where none does. All rationales of one issue are read
 * together, since one that stands twice by mistake may hold its conclusion in either place.
 */
export function conclusionOf(rationales: readonly Rationale[]): Conclusion | null {
  let last: Omit<Conclusion, 'disputed'> | null = null;
  const answers = new Set<Necessity>();
  let wasAnswered = false;
  for (const sentence of rationales.flatMap(({ sentences }) => sentences)) {
    const answer = necessityOf(sentence.text);
    // `The cane is medically necessary. The brace is not.`
    const necessity = answer ?? (wasAnswered && ELLIPSIS.test(sentence.text) ? 'undecided' : null);
    wasAnswered = answer !== null;
    if (necessity === null) continue;
    last = { sentence, necessity };
    answers.add(necessity);
  }
  return last && { ...last, disputed: answers.has('necessary') && answers.has('not-necessary') };
}

/** The sentences of the rationales' own argument, without the opioid notice. */
export function ownSentencesOf(rationales: readonly Rationale[]): readonly TextSpan[] {
  return rationales.flatMap(({ sentences }) => sentences).filter(({ text }) => !OPIOID_NOTICE.test(text));
}

/** The last sentence of the rationales' own argument; `null` where they are empty. */
export function lastOwnSentence(rationales: readonly Rationale[]): TextSpan | null {
  return ownSentencesOf(rationales).at(-1) ?? null;
}

const REQUEST = /\b(?:the|this) (?:\w+ )?request(?:ed)?\b/i;
const NUMBER =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty)\b/gi;

/**
 * Whether a sentence speaks of the request or of the item: by that word or by at least half of the item's words, and
 * with no number that the item lacks (six visits are not the twelve that were asked for).
 */
export function speaksOf(sentence: string, item: string): boolean {
  const said = wordsOf(sentence);
  const asked = wordsOf(item);
  for (const [number] of sentence.matchAll(NUMBER)) if (!asked.has(number.toLowerCase())) return false;
  if (REQUEST.test(sentence)) return true;
  const long = [...asked].filter((word) => word.length > 2 && !/^(?:the|for|and|with|of|per|\d+)$/.test(word));
  const shared = long.filter((word) => said.has(word)).length;
  return shared > 0 && shared * 2 >= long.length;
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
}
