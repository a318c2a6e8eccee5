/** Which sentences of a rationale speak of this patient or of the request, and which hand on what a guideline says. */

import type { BodyPart } from '../../facts/bodyParts';
import type { Reading, Sentence } from '../../facts/reading';
import { caseless } from '../../letter/caseless';
import { necessityOf } from '../../letter/necessity';

/** A part as a sentence of a rationale names it. In what a guideline holds, nothing is asked for or ruled on. */
export interface ReadPart {
  readonly part: BodyPart;
  /** Named only as what is tested or treated (`MRI of the knee`), so that nothing is said of its state. */
  readonly isOfService: boolean;
  /** The sentence asks for a test or treatment of this part, or rules on one: `does not warrant a cervical MRI`. */
  readonly isAskedFor: boolean;
  /** It belongs to what a concluding sentence rules on: `the request for an MRI of the hip is not ...`. */
  readonly isRuledOn: boolean;
}

export interface ReadSentence extends Sentence {
  /**
   * `own`: speaks of this patient or of the request. `guideline`: tells what a guideline or study holds, or quotes.
   * `open`: neither is said.
   */
  readonly about: 'own' | 'guideline' | 'open';
  readonly isQuoted: boolean;
  /** Whether it rules on medical necessity. */
  readonly isConclusion: boolean;
  /** The parts of the body that it names, at least one. */
  readonly parts: readonly ReadPart[];
}

const OWN = caseless(
  /\b(?:(?:the|this|an?) (?:injured )?(?:patient|worker|claimant|applicant|employee|individual|member)(?:['\u2019]s)?|\d+[- ]years?[- ]old|IW|he|she|his|her|in this case|documentation|documented|records?|medical documents|progress (?:note|report)s?|provider|treating physician|clinical note|submitted|on exam(?:ination)?|physical exam(?:ination)?|requests?|requested|utilization review)\b/i,
);
const GUIDELINE = caseless(
  /\b(?:guidelines?|MTUS|ACOEM|ODG|Official Disability|Medical Treatment Utilization|guidance|literature|studies (?:show|have|found|are|of)|study (?:shows|found)|recommend(?:s|ed)? (?:for|as|in|that|when|if|to|prior|before|only|over)|not recommended|(?:is|are) recommended|may be (?:recommended|indicated|appropriate|warranted|an option|used|considered|useful)|should (?:be|not|have|only|include)|patients (?:with|who|presenting|whose)|those (?:with|who)|for most patients|indications? (?:for|include)|criteria (?:include|are)|is (?:indicated|used|defined|a|an option)|are (?:indicated|used|needed)|can be|e\.g\.|for example|such as|in general|generally|typically|systematic review|trials?|randomized|according to)\b/i,
);
/** Words of a case that no guideline has; where no guideline is named, they outweigh what may be words of one. */
const CASE = caseless(
  /\bin this case\b|\b(?:this|the) (?:claimant|patient|injured worker|worker|applicant)(?:['\u2019]s\b| (?:is|was|has|had|does|did)\b)|\bdocumentation submitted\b/i,
);
const GUIDELINE_NAMED =
  /\b(?:guidelines?|MTUS|ACOEM|ODG|Official Disability|Medical Treatment Utilization|literature|recommends?)\b/i;
/** A sentence of these speaks of the case at hand even where it names the guideline that it applies. */
const APPLIES =
  /\b(?:patient|claimant|worker|applicant) (?:does|did|has|had|is|was)(?: not|n['\u2019]t)? (?:meet|satisf|fulfil)/i;

/** The sentences of a rationale that name a part of the body, each with what it speaks of; read once. Linear. */
export function readSentences(rationale: Reading): readonly ReadSentence[] {
  return rationale.once(sentencesWithParts);
}

function sentencesWithParts({ bodyParts, sentences, text: whole }: Reading): readonly ReadSentence[] {
  if (bodyParts.length === 0) return [];
  const quoted = quotedStretches(whole);
  const read: ReadSentence[] = [];
  let next = 0;
  let quote = 0;
  for (const sentence of sentences) {
    const from = next;
    while (next < bodyParts.length && (bodyParts[next]?.end ?? 0) <= sentence.end) next += 1;
    if (next === from) continue;
    while (quote < quoted.length && (quoted[quote]?.end ?? 0) <= sentence.start) quote += 1;
    const isQuoted = (quoted[quote]?.start ?? sentence.end) < sentence.end;
    const about = isQuoted ? 'guideline' : subjectOf(sentence.text);
    const isConclusion = !isQuoted && necessityOf(sentence.text) !== null;
    const parts = bodyParts.slice(from, next).map(
      (part): ReadPart => ({
        part,
        isOfService: !isQuoted && isOfService(sentence, part),
        isAskedFor: about === 'own' && isAskedFor(sentence, part),
        isRuledOn: isConclusion && isRuledOn(sentence, part),
      }),
    );
    read.push({ ...sentence, about, isQuoted, isConclusion, parts });
  }
  return read;
}

function subjectOf(text: string): ReadSentence['about'] {
  if (CASE.test(text) && !GUIDELINE_NAMED.test(text)) return 'own';
  if (GUIDELINE.test(text) && !APPLIES.test(text)) return 'guideline';
  return OWN.test(text) ? 'own' : 'open';
}

/** Shorter stretches in quotation marks are single terms or the name of the item. */
const LONG = 90;

/** Quotations in order; one that is never closed runs to the end. */
function quotedStretches(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  let open = -1;
  for (const { 0: mark, index } of text.matchAll(/["\u201c\u201d]/g)) {
    // An inch mark follows a digit and opens nothing.
    if (open < 0 && mark === '"' && /\d/.test(text.charAt(index - 1))) continue;
    if (open < 0 || mark === '\u201c') open = mark === '\u201d' ? open : index;
    else {
      if (index - open > LONG) found.push({ start: open, end: index + 1 });
      open = -1;
    }
  }
  if (open >= 0) found.push({ start: open, end: text.length });
  return found;
}

/** Tests and treatments that are asked for a part of the body. */
const SERVICE = String.raw`(?:MRIs?|MRA|magnetic resonance(?: imaging)?|CT|CAT|computed tomography|x-? ?rays?|radiographs?|ultrasound|EMG|NCV|NCS|EMG\/NC[VS]|electro-? ?diagnostic|SSEPs?|arthrograms?|scans?|imaging|injections?|blocks?|epidurals?|ESIs?|surgery|surgeries|arthroscopy|arthroplasty|replacement|fusion|repair|decompression|release|discectomy|laminectomy|brace|orthosis|splint|sling|therapy|PT|OT|acupuncture|chiropractic|manipulation|massage|traction|evaluation|consultation|procedure|study|studies|treatment|visits?|sessions?|rehabilitation)`;
/** One describing word may stand between: `left shoulder positional MRI`. */
const SERVICE_BEHIND = caseless(
  new RegExp(
    String.raw`^(?:['\u2019]s)? ?(?:(?!(?:that|which|and|or|to|for|in|on|with|is|was|are|were|has|the|pain|as)\b)[a-z-]{1,14} )?${SERVICE}\b`,
    'i',
  ),
);
const SERVICE_BEFORE = caseless(
  new RegExp(
    String.raw`\b${SERVICE}(?:[ ,/]+(?:[\w.()/#-]{1,14} ){0,5}?(?:of|for|to|on|in))?(?: (?:the|his|her|this|both|patient['\u2019]s))?(?: [a-z]{2,10}){0,1} $`,
    'i',
  ),
);
/** Words by which a sentence asks for something or rules on it. */
const RULING =
  /\b(?:warrant|criteria for|request|medically|necess|need (?:for|of)|justif|support(?:s|ed|ing)? (?:the|a|an|for|of|this)\b|indicated|indication for|appropriate|certif|approv|authoriz|reasonable|qualif|candidate)/i;
/** Words about the service by which it tells of one that was done, or of another person's or another day's. */
const TELLING =
  /\b(?:show(?:ed|s|n)|reveal|dated|previous|prior|already|past|earlier|recent|(?:was|were|been) (?:performed|done|completed|obtained|normal|negative|positive|unremarkable|denied|approved|authorized|certified|taken|also)|had (?:an?\b|undergone|completed|received|previous)|underwent|has (?:had|undergone|completed|received)|status[- ]post|s\/p|demonstrat|results?|findings of|after (?:his|her|the)|following|also (?:requested|asked)|pending|planned|concurrent|another|instead of|in addition|along with|both|and not|rather than|than)\b|\d{1,2}[-/]\d{1,2}[-/]\d{2,4}/i;

function isAskedFor(sentence: Sentence, part: BodyPart): boolean {
  if (!RULING.test(sentence.text)) return false;
  const before = sentence.text.slice(Math.max(0, part.start - sentence.start - 90), part.start - sentence.start);
  const behind = sentence.text.slice(part.end - sentence.start, part.end - sentence.start + 50);
  if (TELLING.test(before.slice(-60)) || TELLING.test(behind)) return false;
  return namesService(before, behind);
}

function namesService(before: string, behind: string): boolean {
  return SERVICE_BEHIND.test(behind) || SERVICE_BEFORE.test(before);
}

export function isOfService(sentence: Sentence, part: BodyPart): boolean {
  const at = part.start - sentence.start;
  return namesService(
    sentence.text.slice(Math.max(0, at - 90), at),
    sentence.text.slice(part.end - sentence.start, part.end - sentence.start + 50),
  );
}

const REASON =
  /\b(?:because|due to|given|as there|since|without|lack of|absence|evidence|documentation|for (?:his|her|this patient['\u2019]s)|based on|diagnos|pain|findings?|symptoms?|complaints?|examination|despite|although|while|failed|following|after|secondary|status|related|in addition|addition to|along with|history)\b/i;

function isRuledOn(sentence: Sentence, part: BodyPart): boolean {
  const at = part.start - sentence.start;
  const before = sentence.text.slice(0, at);
  const behind = sentence.text.slice(part.end - sentence.start);
  const subject = /\b(?:is|are|was|were|be|been|cannot|not|has|have)\b(?! (?:for|to)\b)/i.exec(behind);
  const necessity = behind.search(/necess/i);
  if (necessity < 0 || subject === null || subject.index > necessity) return false;
  const clause = before.slice(Math.max(before.lastIndexOf('; '), lastConclusionWord(before)) + 1);
  if (REASON.test(clause) || REASON.test(behind.slice(0, subject.index))) return false;
  return /\brequest/i.test(clause) || namesService(clause, behind.slice(0, 50));
}

/** The last opening of the ruling itself: what stands before gives the reasons. */
function lastConclusionWord(before: string): number {
  let at = -1;
  for (const { index } of before.matchAll(
    /\b(?:therefore|thus|hence|consequently|as such|accordingly|(?:the|this) request)\b/gi,
  )) {
    at = index - 1;
  }
  return at;
}
