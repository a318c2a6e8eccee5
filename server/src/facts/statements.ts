/**
 * What the sentences of a text say was found, done or recorded, and what they say was not.
 *
 * A sentence says it of the patient, or quotes a guideline, tells what is planned, or what an earlier decision held.
 * Whatever is not clearly one of them has the standing `open`, and no rule builds on it.
 */

import { splitSentences } from '../letter/sentences';
import { findMentions, type Mention, type Topic } from './clinicalTopics';
import type { Stretch } from './passage';
import { denialBefore, isDeniedBehind, isTurned, servesPurpose } from './polarity';

export type Standing =
  /** Of this patient: found, done, recorded, or found missing. */
  | 'said'
  /** Asked for, recommended, to come. */
  | 'planned'
  /** What a guideline says of patients in general. */
  | 'guideline'
  /** What utilization review or an earlier reviewer held. */
  | 'earlierDecision'
  | 'open';

export interface Statement extends Stretch {
  /** What is spoken of: `examination`, `imaging`, `physicalTherapy`, ... */
  readonly topic: Topic;
  /** Whether it is there. Of a range of motion, strength, sensation and reflexes: whether there is a deficit. */
  readonly polarity: 'present' | 'absent';
  readonly standing: Standing;
  /** Only a part is denied: `no significant weakness`, `no findings to warrant imaging`. */
  readonly qualified: boolean;
  /** The sentence names the patient or the patient's records, so that it is no general teaching. */
  readonly ofPatient: boolean;
  /** Told as found on examination, not as a complaint. */
  readonly examined: boolean;
  readonly sentence: Stretch;
}

const GUIDELINE =
  /\b(?:guidelines?|mtus|acoem|odg|official disability|treatment utilization schedule|literature|cigna|medicare|fda|studies (?:show|have)|evidence[- ]based|randomized|systematic review|meta-analysis|table \d|page \d)\b/;
const PATIENT =
  /\b(?:(?:the|this|that) (?:injured )?(?:patient|worker|claimant|applicant|employee|individual|gentleman|lady|man|woman|male|female)(?:['\u2019]s)?|^patient (?:has|had|is|was|continues|complain|report)|the injury (?:is|was|occurred)|in this case|(?:in|regarding) this claimant['\u2019]s case|he|she|his|her|documentation (?:submitted|provided|presented|does|did|did not|indicates?)|(?:submitted|provided|available|medical|clinical|treating|physical) (?:documentation|records?|notes?|documents?|information|exam(?:ination)?|physician|provider)|progress (?:notes?|reports?)|findings on (?:imaging|(?:physical )?exam(?:ination)?)|on (?:physical )?exam(?:ination)?|there (?:is|was|were|are|has been|have been) (?:no|not|a lack|lack|insufficient|inadequate|also|an absence|evidence|continued|documented)|records? (?:do|does|indicates?|shows?)|(?:on|dated) \d)\b/;
const GENERIC =
  /\b(?:patients|individuals|people|adults|clinicians|practitioners|should|may be|can be|if|unless|whether)\b/;
const EARLIER =
  /\b(?:utili[sz]ation review|prior (?:determination|review|denial|reviewer)|previous (?:determination|denial|review)|previously (?:denied|reviewed|modified|non-?certified)|non-?certifi(?:ed|cation)|(?:was|were|been) (?:denied|modified)|denied (?:the|a|certification)|claims administrator (?:failed|denied|modified)|adverse determination)\b/;
const PLANNED =
  /\b(?:plan(?:s|ned)?|recommend(?:s|ed|ation|ations|ing)?|request(?:s|ed|ing)?|order(?:s|ed)?|referr(?:ed|al)|refer|will|pending|await(?:s|ing)?|scheduled|authoriz(?:ed|ation|e)|appeal(?:s|ed)?|seek(?:s|ing)?|propos(?:ed|al|es)|to rule out|prescri(?:bed|ption|be)|continu(?:e|ation)|consider(?:ed|ing|ation)?|advised|approved)\b/g;
/** Behind these the words before them plan nothing: `the treatment plan was followed; X-rays revealed`. */
const DONE_BEHIND =
  /^[^;]{0,90}?\b(?:reveal(?:s|ed|ing)?|show(?:s|ed|ing|n)?|demonstrat(?:es|ed|ing)|was (?:normal|negative|unremarkable|positive|performed|obtained|done|completed|notable|noted to reveal)|were (?:normal|negative|unremarkable|positive|performed|obtained|taken|done|completed|notable|noted to reveal)|confirm(?:s|ed)|objectified|document(?:s|ed)|with findings|indicated (?:there|a|an|that)|indicates (?:there|a|an|that)|does not (?:indicate|show|reveal)|did not (?:indicate|show|reveal))\b/;
/** `Treatment to date has included`, unless it is planned or asked for: group 1 is what stands before. */
const TREATMENT_LED =
  /\b(?:treatments?|therap(?:y|ies)|care|management|studies|testing|tests|modalities)\b(?! plan)[^.;]{0,70}?\b(?:includ(?:e|es|ed|ing)|consist(?:s|ed|ing)?)\b/;
const NOT_YET = /\bplan\b|request|recommend|propos/;
const DONE_BEFORE =
  /\b(?:complet(?:ed|ion)|underwent|undergone|undergoing|received|receiving|attended|participated|participating|has had|have had|had|has tried|tried|trial of|treated with|managed with|status post|s\/p|course of|responded to|improved with|improvement with|benefit(?:ed)? from|relief with|history of|(?:has|have) been (?:on|using|taking)|takes|taking|uses|using|used|utilized|utilizes|currently on|current medications?|medications? (?:include|included|consist)|despite|prior(?! to)|previous|previously|past)\b/g;
const DONE_AFTER =
  /^(?: (?:sessions|visits|treatments))?(?: (?:were|was|have been))? completed\b|^[^.;]{0,50}?\b(?:(?:was|were|is|has been|have been) (?:completed|received|helping|helpful|performed|attended|provided|done|tried|administered|noted to improve)|(?:has|have) (?:helped|been tried)|was helping|helped|with (?:no|some|mild|minimal|partial|significant|good|temporary|little) (?:relief|benefit|improvement|help))\b/;
const EXAMINED =
  /\b(?:exam(?:ination)?s?|objective(?:ly)?|palpation|palpable|revealed|on inspection|physical assessment|findings|dermatomes?|myotomes?|degrees|test(?:ing)?|positive|negative|[0-5][+-]?(?:\/| out of | over )5|noted over|paravertebral|paraspinal)\b/;
const COMPLAINED =
  /\b(?:complain(?:s|ed|ing|ts?)?|report(?:s|ed|ing)?|subjective(?:ly)?|stated|states|described|feels?|felt|denie[sd]|symptoms (?:include|included)|concerned|presents? with|presented with)\b/;

const DEFICIT =
  '(?:decreased?|decreases|diminished|reduced|limited|limitations?|restricted|restrictions?|impaired|lost|abnormal|altered|painful|asymmetric(?:al)?|asymmetry|weak|less than|hypoactive|loss|deficits?|discrepanc(?:y|ies)|insufficient)';
const SOUND = '(?:normal|full|intact|symmetric(?:al)?|equal|unremarkable|unrestricted|preserved|within normal)';
/** What may stand between a function and the word that judges it. */
const LINK =
  '(?:,? (?:and|or|to|in|of|the|at|for|his|her|both|with|is|was|were|are|light|touch|pinprick|pin|prick|dermatomal|motor|muscle|sensory|grip|hip|knee|ankle|shoulder|elbow|wrist|hand|foot|leg|arm|neck|back|spine|cervical|lumbar|thoracic|lumbosacral|left|right|bilateral(?:ly)?|upper|lower|extremity|extremities|deep|tendon|patellar|achilles|range of motion|strength|sensation|sensory|reflex|reflexes|tone|painful|pain|slightly|mildly|markedly|moderately|significantly|noted|found|noted to be|testing|exam|examination|function|active|passive|joint|all planes|also|secondary|over|along|distribution|[clts]\\d[-\\/a-z0-9]*)){0,8}';
const deficitBefore = new RegExp(`\\b${DEFICIT}${LINK},? $`);
const soundBefore = new RegExp(`\\b${SOUND}${LINK},? $`);
const deficitAfter = new RegExp(
  `^(?:\\(rom\\))?${LINK}[:,]? (?:noted to be |found to be )?(?:\\b${DEFICIT}\\b|[0-4][+-]?(?:\\/| out of | over )5\\b|1\\+|absent\\b|trace\\b)`,
);
const soundAfter = new RegExp(
  `^(?:\\(rom\\))?${LINK}[:,]? (?:graded |rated |noted to be |found to be )?(?:\\b${SOUND}\\b|5(?:\\/| out of | over )5\\b|2\\+|showed no deficits?\\b|revealed no deficits?\\b)`,
);
const noDeficit = new RegExp(`\\b(?:no|without|denies)${LINK} ${DEFICIT}${LINK},? $|\\b(?:no|without)${LINK},? $`);

const POSITIVE_BEFORE = /\bpositive(?: (?:for|left|right|bilateral|seated|supine|lasegue'?s?|a))* $/;
const NEGATIVE_BEFORE = /\bnegative(?: (?:for|left|right|bilateral|seated|supine|a))* $/;
const TEST_AFTER =
  /^(?: (?:is|was|were|are|test|tests|on|the|in|at|left|right|bilateral(?:ly)?|both|legs?|side|supine|seated|sitting|noted|to|be|lower|extremity|extremities|and|\d+ degrees)){0,8} (positive|negative|normal)\b/;

/** Statements in order. Linear in the text; the sentences are split here unless the caller has them. */
export function findStatements(
  text: string,
  sentences: readonly Stretch[] = splitSentences(text, 0, text.length),
): Statement[] {
  let lower = text.toLowerCase();
  // A few letters change their length with their case; offsets count more than they do.
  if (lower.length !== text.length) lower = text;
  const statements: Statement[] = [];
  const reader = new Reader(lower, sentences);
  let at = -1;
  let sentence: Said | null = null;
  for (const mention of findMentions(lower)) {
    while (sentence === null || sentence.end <= mention.start) {
      at += 1;
      const next = sentences[at];
      if (next === undefined) return statements;
      if (next.end > mention.start) sentence = new Said(reader, at, next);
    }
    const read = readMention(lower, sentence, mention);
    if (read !== null) statements.push(new Told(sentence, mention, read));
  }
  return statements;
}

/** A text on its way through the reader. What a sentence stands for is told only when a rule asks. */
class Reader {
  #earlier: Set<number> | undefined;

  constructor(
    readonly lower: string,
    readonly sentences: readonly Stretch[],
  ) {}

  /**
   * The sentences that tell what an earlier decision held, by their number. Its reasons follow it in sentences of their
   * own, all of them denials.
   */
  get earlier(): ReadonlySet<number> {
    if (this.#earlier !== undefined) return this.#earlier;
    this.#earlier = new Set();
    let goesOn = false;
    for (const [index, { start, end }] of this.sentences.entries()) {
      const said = this.lower.slice(start, end);
      const decides = EARLIER.test(said);
      if (decides || (goesOn && DENIES.test(said))) this.#earlier.add(index);
      else goesOn = false;
      if (decides) goesOn = REASONS.test(said);
    }
    return this.#earlier;
  }
}

/** A decision that gives its reasons, so that more of them may follow. */
const REASONS =
  /\b(?:due to|because|given|as there|as the|indicat(?:es|ed)|rationale|reasons?|stat(?:es|ed)|for (?:no|lack))\b/;

/** A sentence that holds a mention. */
class Said implements Stretch {
  readonly start: number;
  readonly end: number;
  readonly #reader: Reader;
  readonly #index: number;
  #standing: Standing | undefined;
  #denies: boolean | undefined;

  constructor(reader: Reader, index: number, { start, end }: Stretch) {
    this.start = start;
    this.end = end;
    this.#reader = reader;
    this.#index = index;
  }

  get words(): string {
    return this.#reader.lower.slice(this.start, this.end);
  }

  get denies(): boolean {
    this.#denies ??= DENIES.test(this.words);
    return this.#denies;
  }

  get standing(): Standing {
    this.#standing ??= this.#reader.earlier.has(this.#index)
      ? 'earlierDecision'
      : isGuideline(this.words)
        ? 'guideline'
        : 'said';
    return this.#standing;
  }
}

/** Any word that could deny, so that most sentences need no closer look. */
const DENIES =
  /\b(?:no|not|none|nor|neither|never|without|lack(?:s|ed|ing)?|absen(?:t|ce)|den(?:y|ies|ied|ying|ial)|negative|cannot|fail(?:s|ed|ing)?|insufficient|inadequate|unclear)\b|n['\u2019]t\b/;

/** Nobody complains of these; they are found. */
const FOUND_BY_EXAMINING: ReadonlySet<Topic> = new Set([
  'tenderness',
  'sensation',
  'reflexes',
  'straightLegRaise',
  'atrophy',
]);

class Told implements Statement {
  readonly topic: Topic;
  readonly polarity: 'present' | 'absent';
  readonly qualified: boolean;
  readonly start: number;
  readonly end: number;
  readonly #said: Said;
  readonly #mention: Mention;

  constructor(said: Said, mention: Mention, { start, end, polarity, qualified }: Read) {
    this.topic = mention.topic;
    this.polarity = polarity;
    this.qualified = qualified;
    this.start = start;
    this.end = end;
    this.#said = said;
    this.#mention = mention;
  }

  get sentence(): Stretch {
    return this.#said;
  }

  get standing(): Standing {
    const { standing, words, start } = this.#said;
    if (standing !== 'said' || this.#mention.kind !== 'service' || this.polarity === 'absent') return standing;
    return standingOfService(words, this.#mention.start - start, this.#mention.end - start);
  }

  get ofPatient(): boolean {
    return PATIENT.test(this.#said.words);
  }

  get examined(): boolean {
    const { words } = this.#said;
    return (FOUND_BY_EXAMINING.has(this.topic) || EXAMINED.test(words)) && !COMPLAINED.test(words);
  }
}

/** A sentence of a guideline: it names one before any word of this patient, or speaks of patients in general. */
function isGuideline(said: string): boolean {
  const patient = PATIENT.exec(said)?.index ?? -1;
  const guideline = GUIDELINE.exec(said)?.index ?? -1;
  if (guideline < 0 || (patient >= 0 && patient < guideline)) return patient < 0 && GENERIC.test(said);
  return patient < 0 || !MEASURED_BY.test(said.slice(0, guideline));
}

/** `Per the guidelines, the patient ...` applies a guideline to this patient. */
const MEASURED_BY =
  /\b(?:per|according to|based on|by|outside|beyond|in)(?: the| ca| california| current)*(?: \w+){0,3} $/;

type Read = Pick<Statement, 'start' | 'end' | 'polarity' | 'qualified'>;

function readMention(lower: string, sentence: Said, mention: Mention): Read | null {
  const { start, end, kind } = mention;
  if (
    mention.topic === 'examination' &&
    /\b(?:on|upon|during|by|in|from|with|at) (?:the |his |her |recent |a )*$/.test(
      lower.slice(Math.max(sentence.start, start - 24), start),
    )
  )
    return null;
  const before = lower.slice(Math.max(sentence.start, start - 110), start);
  const behind = lower.slice(end, Math.min(sentence.end, end + 110));
  if (kind === 'function') {
    const judged = judgedFunction(before, behind);
    if (judged === null) return null;
    if (judged === 'deficit' && sentence.denies) {
      const denial = denialBefore(lower, sentence, mention, false);
      if (denial !== null) return { start: denial.start, end, polarity: 'absent', qualified: denial.qualified };
    }
    return { start, end, polarity: judged === 'deficit' ? 'present' : 'absent', qualified: false };
  }
  if (kind === 'test') {
    const result = POSITIVE_BEFORE.test(before)
      ? 'positive'
      : NEGATIVE_BEFORE.test(before)
        ? 'negative'
        : TEST_AFTER.exec(behind)?.[1];
    const denied = denialBefore(lower, sentence, mention, false);
    if (result === undefined)
      return denied === null ? null : { start: denied.start, end, polarity: 'absent', qualified: denied.qualified };
    const found = result === 'positive' && denied === null;
    return { start, end, polarity: found ? 'present' : 'absent', qualified: false };
  }
  const there: Read = { start, end, polarity: 'present', qualified: false };
  const thing = kind !== 'finding';
  const prefix = thing ? null : NON.exec(before.slice(-7));
  if (prefix !== null) return { start: start - prefix[0].length, end, polarity: 'absent', qualified: false };
  if (!sentence.denies) return there;
  const denial = denialBefore(lower, sentence, mention, thing);
  if (denial !== null) {
    if (isTurned(lower, end, sentence.end, thing)) return null;
    const qualified = denial.qualified || (thing && servesPurpose(lower, end, sentence.end));
    return { start: denial.start, end, polarity: 'absent', qualified };
  }
  if (isDeniedBehind(lower, end, sentence.end)) return { start, end, polarity: 'absent', qualified: false };
  // What stands behind a denial that does not reach it is neither affirmed nor denied, unless its clause ended.
  const said = lower.slice(Math.max(sentence.start, start - 320), start);
  return DENIES.test(said.slice(Math.max(0, lastOf(said, thing ? TURN : TURN_OF_FINDING)))) ? null : there;
}

/** `Non-radicular`, `non-tender`. */
const NON = /\bnon ?[-\u2010\u2011]? ?$/;

/** Behind these a clause begins that a denial before them does not reach. */
const TURN = /;|\b(?:but|however|although|though|despite|revealed|showed)\b/g;
const TURN_OF_FINDING = /;|\b(?:but|however|although|though|with|despite|revealed|showed|positive)\b/g;

function judgedFunction(before: string, behind: string): 'deficit' | 'sound' | null {
  if (noDeficit.test(before))
    return /^(?: (?:loss|deficits?|changes|abnormalit\w+|limitations?|restrictions?|asymmetry)| was| were|[,.;]|$| or| and| in| of)/.test(
      behind,
    )
      ? 'sound'
      : null;
  if (deficitBefore.test(before)) return 'deficit';
  if (soundBefore.test(before)) return 'sound';
  const sound = soundAfter.exec(behind);
  const deficit = deficitAfter.exec(behind);
  if (deficit !== null && (sound === null || deficit[0].length <= sound[0].length)) {
    return /\b(?:no|not|without)\b/.test(deficit[0]) ? 'sound' : 'deficit';
  }
  if (sound !== null) return /\b(?:not|less than)\b/.test(sound[0]) ? 'deficit' : 'sound';
  if (/^ (?:(?:deficits?|loss|changes|abnormalit\w+|asymmetry|limitations?|restrictions?)\b)/.test(behind))
    return 'deficit';
  return null;
}

/** Whether a sentence names this patient or the patient's records. */
export function isOfPatient(sentence: string): boolean {
  return PATIENT.test(sentence.toLowerCase());
}

/** How a thing is told that a sentence names, such as a drug: used, planned, taught by a guideline. */
export function standingOf(sentence: string, { start, end }: Stretch): Standing {
  const said = sentence.toLowerCase();
  if (EARLIER.test(said)) return 'earlierDecision';
  return isGuideline(said) ? 'guideline' : standingOfService(said, start, end);
}

function standingOfService(said: string, start: number, end: number): Standing {
  const before = said.slice(0, start);
  const behind = said.slice(end, end + 130);
  if (
    /^[^.;,]{0,60}? (?:was|were|is|are|has been|had been) (?:previously )?(?:authorized|requested|denied|recommended|ordered|modified|certified|approved)\b/.test(
      behind,
    )
  )
    return 'planned';
  if (DONE_BEHIND.test(behind) && !/\b(?:to rule out|requests? (?:for|was|is)|denied)\b/.test(behind)) return 'said';
  const plan = lastOf(before, PLANNED);
  const done = Math.max(lastOf(before, DONE_BEFORE), endOfLead(before));
  if (done > plan) return 'said';
  if (plan >= 0) return 'planned';
  return DONE_AFTER.test(behind) ? 'said' : 'open';
}

/** Where `treatment to date has included` ends; -1 where the words tell of a plan. */
function endOfLead(before: string): number {
  const lead = TREATMENT_LED.exec(before);
  if (lead === null || NOT_YET.test(lead[0]) || /\bplan (?:of )?$/.test(before.slice(0, lead.index))) return -1;
  return lead.index + lead[0].length;
}

/** The last place where a global expression holds; -1 where it does not. */
function lastOf(text: string, expression: RegExp): number {
  let last = -1;
  for (const match of text.matchAll(expression)) last = match.index + match[0].length;
  return last;
}
