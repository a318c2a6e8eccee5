/**
 * Denials: whether the words around a mention say that the thing is not there.
 *
 * A denial is followed back from the mention word by word, and only over words that leave its meaning alone: other
 * findings, body parts, `documentation of`. At any other word the way ends, because `no doubt`, `no documentation of
 * failed therapy` and `not in response to` deny something else than what is named behind them.
 */

import type { Stretch } from './passage';

export interface Denial {
  /** Where the denying words begin, in the text. */
  readonly start: number;
  /** A denial of a part only: `no significant weakness`, `no recent therapy`. */
  readonly qualified: boolean;
}

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

const NEGATORS = words(`
  no not without denies denied deny denying denial nor neither never lack lacks lacked lacking absence absent cannot
  none`);

/** Between a denial and what it denies. */
const PLAIN = words(`
  a an any the of or and either evidence evident documentation documented documenting document indication indicated
  indicate indicates indicating mention mentioned mentioning record recorded recording history sign signs symptom
  symptoms finding findings complaint complaints report reports reported reporting note noted noting provide provided
  provides providing show showed shows shown demonstrate demonstrated demonstrates demonstrating reveal revealed
  reveals revealing identify identified include included includes including submitted submit describe described
  establish have had has having been be being is are was were there that patient patient's patients worker worker's
  claimant applicant he she his her him suggest suggests suggesting suggestive support supporting indicative
  consistent with such as to regarding about for in on at from currently previously prior previous current
  physical physically clinical clinically objective subjective muscle muscular paraspinal paravertebral motor sensory
  neurologic neurological neurologically focal associated related presence diagnosis diagnoses diagnostic imaging
  spasm spasms tenderness weakness numbness tingling paresthesia paresthesias swelling edema effusion instability
  crepitus atrophy locking sensation strength reflex reflexes pain pains decreased diminished reduced limited restricted
  loss deficit deficits limitation limitations abnormal abnormality abnormalities asymmetry changes change
  nausea vomiting fever chills deformity ecchymosis erythema redness bruising discoloration warmth laceration
  red flag flags radicular radiculopathy insomnia depression anxiety headache headaches dizziness stiffness guarding
  left right bilateral both upper lower mid low back neck cervical thoracic lumbar lumbosacral spine spinal shoulder
  elbow wrist hand hands finger fingers hip knee knees ankle foot feet toe toes leg legs arm arms extremity extremities
  joint soft tissue received undergone underwent completed attended tried trialed used using utilized utilizing
  taken taking had participated performed obtained done started begun therapy treatment treatments physical
  occupational chiropractic acupuncture medication medications nsaids opioids mri ct x-ray x-rays emg session sessions
  visit visits care conservative formal supervised initial examination exam date ever yet specific clear firm actual
  dermatomal myotomal tissue insult nerve root compromise impairment dysfunction injury does do did could fracture dislocation
  intracranial subdural bleeding bleed hemorrhage palpable visible apparent obvious lesion lesions mass
  injured individual employee individual's employee's claimant's applicant's worker's`);

/** They make a denial one of a part only. */
const NARROWING = words(`
  significant severe progressive new recent acute adequate sufficient unequivocal quantified measurable further
  additional other another more moderate serious gross convincing compelling definite detailed specifically
  marked major emerging possible suspected true considerable large multiple chronic objective subjective focal
  overt abnormal ongoing persistent continued`);

/** Words that are not denials by themselves but make one with what follows (`failed to document`). */
const FAILING = words('failed fails failing fail');
const FAILING_VERBS = words(`
  provide document show demonstrate reveal identify establish include submit furnish indicate note mention report
  describe record`);
const POOR = words('insufficient inadequate');

/** How many words are looked at, which also holds the reader's own way along. */
const REACH = 26;
/** And how many letters. */
const LETTERS = 240;

/** Behind these words it is not the thing that is denied, but what it would be for: `no indication for surgery`. */
const FOR_SERVICES = words('for support supporting suggest suggests suggesting suggestive indicative consistent');

/**
 * The denial that stands before a mention; `null` where there is none, or where it denies something else.
 * Of a service the thing itself must be denied, not what would speak for it.
 */
export function denialBefore(lower: string, sentence: Stretch, mention: Stretch, service: boolean): Denial | null {
  const denial = followBack(lower, sentence.start, mention.start, service);
  if (denial === null) return null;
  const between = lower.slice(denial.start, mention.start);
  if (service && / and $/.test(between)) return null;
  // Behind a comma only a list goes on that ends with its `or`: `no swelling, spasm of the calf` denies one.
  if (between.includes(',') && !ENDS_LIST.test(between)) {
    const rest = lower.slice(mention.end, Math.min(sentence.end, mention.end + 90));
    if (!/^[^.;:]*?(?:,| )(?:or|nor|and\/or)\b/.test(rest)) return null;
  }
  return denial;
}

const ENDS_LIST = /\b(?:or|nor|and\/or)\b/;

function followBack(lower: string, sentenceStart: number, mention: number, service: boolean): Denial | null {
  let end = mention;
  let qualified = false;
  let next = '';
  const floor = Math.max(sentenceStart, mention - LETTERS);
  for (let count = 0; count < REACH && end > floor; count += 1) {
    while (end > floor && isGap(lower.charCodeAt(end - 1))) end -= 1;
    const start = lower.lastIndexOf(' ', end - 1) + 1;
    if (start < floor || start >= end) return null;
    const raw = lower.slice(start, end);
    if (/[;:.?!]$/.test(raw)) return null;
    const word = raw.replace(/^[("'\u201c]+|[)"',\u201d]+$/g, '');
    if (NEGATORS.has(word) || word.endsWith("n't") || word.endsWith('n\u2019t')) {
      if (next === 'longer' || next === 'only') return null;
      if (next === 'limited' && lower.startsWith('not limited to', start)) return null;
      return isDoubled(lower, floor, start) ? null : { start, qualified };
    }
    if (word === 'negative' && next === 'for') return { start, qualified };
    if (FAILING.has(word)) return FAILING_VERBS.has(afterTo(lower, end, next)) ? { start, qualified } : null;
    if (POOR.has(word) && (next === 'documentation' || next === 'evidence')) return { start, qualified: true };
    if (service && FOR_SERVICES.has(word)) return null;
    const narrowing = NARROWING.has(word);
    if (narrowing && !isTrivial(word)) qualified = true;
    if (!narrowing && !PLAIN.has(word) && !/^(?:[clts]\d|and\/or|[a-z]+\/[a-z]+$)/.test(word)) return null;
    next = word;
    end = start;
  }
  return null;
}

/** `objective`, `focal` and `acute` say which kind of finding, not how much of it. */
function isTrivial(word: string): boolean {
  return word === 'objective' || word === 'subjective' || word === 'focal' || word === 'abnormal' || word === 'acute';
}

function isGap(code: number): boolean {
  return code === 0x20 || code === 0x2c;
}

/** The verb behind `failed to`. */
function afterTo(lower: string, end: number, next: string): string {
  if (next !== 'to') return '';
  return /^ to ([a-z]+)/.exec(lower.slice(end, end + 24))?.[1] ?? '';
}

/** `no lack of`, `not without`: what is denied twice is there. */
function isDoubled(lower: string, floor: number, start: number): boolean {
  return /\b(?:no|not|denies|without) (?:a )?$/.test(lower.slice(Math.max(floor, start - 12), start));
}

const DENIED_BEHIND =
  /^(?: \([^)]{0,40}\))?(?: (?:of|in|over|for|at|on|to) (?:the |both |his |her )?[a-z0-9 -]{1,50}?)?,?(?: which| that)? (?:was|were|is|are|has|have|had) (?:also |previously |currently |reportedly |clearly )?(?:not|never)(?: yet)?(?: been)?(?: adequately| clearly| specifically)? (?:noted|documented|provided|reported|performed|done|submitted|included|present|found|observed|recorded|completed|started|attempted|tried|seen|appreciated|available|evident|demonstrated|obtained|received|mentioned|described|identified|indicated in)\b/;
const ABSENT_BEHIND = /^ (?:was|were|is|are) (?:also |currently )?(?:absent|denied|lacking)\b/;

/** Whether the words behind a mention deny it: `weakness was not noted`. */
export function isDeniedBehind(lower: string, end: number, sentenceEnd: number): boolean {
  const behind = lower.slice(end, Math.min(sentenceEnd, end + 160));
  return DENIED_BEHIND.test(behind) || ABSENT_BEHIND.test(behind);
}

const PURPOSE =
  /^(?:,? (?:noted |found |documented |submitted |provided |recorded )?(?:on|in|upon|at) (?:the )?[a-z ]{1,40}?)?,? (?:to (?:suggest|warrant|support|justify|indicate|necessitate|establish|substantiate|show|demonstrate|raise|corroborate|be|identify)|that (?:would|could|might|may|will|warrant|support|indicate|suggest|justify)|which (?:would|could|might|may|will|warrant|support)|(?:warranting|supporting|suggesting|justifying|indicating|indicative|consistent|sufficient|significant enough))\b/;
const TURNED =
  /^ (?:failure|response|responses|improvements?|benefits?|relief|results?|outcomes?|notes?|reports?|progress|scores? (?:reduction|improvement|decrease)|reductions?|efficacy|effectiveness|use|usage|modification|changes?|values?|need|request|monitoring|compliance|risk|attempts|intervention has|before|after|with and without|with (?:documented|objective|evidence)|to be)\b/;
const CLAUSE_BEHIND =
  /^ (?:has|have|had|was|were|is|are|will|would|did|does)(?: (?:been|being|not|also|previously|ever))* (?!been\b|being\b|not\b|performed|done|received|completed|provided|tried|attempted|obtained|documented|noted|submitted|given|utilized|used|taken|undergone|present|reported|started|initiated)[a-z]/;

/** `Neither the MRI nor the EMG corroborates`, `no injection helped`: the thing is there, what it shows or does is denied. */
const VERB_BEHIND =
  /^ (?:abnormalit|lesion|patholog|correlat|evidence\b)|^(?: (?:of|for|from|on|to) [\w/ -]{1,40}?)?(?:(?:,? (?:or|nor|and|and\/or)|,) (?:the |any |an? |his |her )?[\w/-]+(?: [\w/-]+){0,2}?){0,4}?(?: (?:clearly|really|ever|even|reliably|convincingly|unequivocally|otherwise|fully|yet))? (?:corroborat|confirm|support|suggest|explain|prov|establish|substantiat|account|match|correlat|identif|detect|help|reliev|improv|chang|alter|add|giv|eas|resolv|last|speak|localiz|bear|bring|cur)(?:e|es|s|ed|d|ies|ied|ing)?\b(?! (?:by|of|session|visit))|^(?: (?:of|for|from|on) [\w/ -]{1,40}?)?(?:(?:,? (?:or|nor|and|and\/or)|,) (?:the |any |an? |his |her )?[\w/-]+(?: [\w/-]+){0,2}?){0,4}? (?:shows?|showed|showing|reveal(?:s|ed|ing)?|demonstrat(?:es|ed|ing)|finds?|found (?!in)|indicat(?:es|ed)|detects|fits?|gave|brought|led|made|tells?|told|proved|stands?)\b/;

/** Whether the words behind a mention say that only what would be enough for something is meant. */
export function servesPurpose(lower: string, end: number, sentenceEnd: number): boolean {
  return PURPOSE.test(lower.slice(end, Math.min(sentenceEnd, end + 140)));
}

/** Whether the words behind a mention make it part of another thing: `physical therapy notes`, `opioid use`. */
export function isTurned(lower: string, end: number, sentenceEnd: number, service: boolean): boolean {
  const behind = lower.slice(end, Math.min(sentenceEnd, end + 60));
  return (
    TURNED.test(behind) ||
    (service && (CLAUSE_BEHIND.test(behind) || VERB_BEHIND.test(lower.slice(end, Math.min(sentenceEnd, end + 110)))))
  );
}
