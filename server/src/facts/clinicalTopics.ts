/** What clinical sentences speak of: the topics that a summary and a rationale can affirm or deny of the same patient. */

export type Topic =
  /** The examination as a whole, or its findings. */
  | 'examination'
  | 'spasm'
  | 'tenderness'
  /** A range of motion that is less than normal. */
  | 'motion'
  | 'weakness'
  /** Sensation that is less than normal on examination. */
  | 'sensation'
  | 'reflexes'
  | 'neurologicDeficit'
  | 'straightLegRaise'
  | 'radiculopathy'
  /** Pain that goes into a limb. */
  | 'radiation'
  | 'numbness'
  | 'swelling'
  | 'fracture'
  | 'hematoma'
  | 'instability'
  | 'atrophy'
  | 'crepitus'
  | 'locking'
  | 'gastrointestinal'
  | 'insomnia'
  | 'depression'
  | 'anxiety'
  | 'headache'
  | 'dizziness'
  | 'complaints'
  | 'painScore'
  | 'redFlags'
  | 'functionalDeficit'
  | 'functionalImprovement'
  | 'imaging'
  /** An image that shows something. */
  | 'imagingFinding'
  | 'mri'
  | 'xray'
  | 'ct'
  | 'electrodiagnostic'
  | 'drugScreen'
  /** That the use of a drug is watched for its effects and for abuse. */
  | 'monitoring'
  /** Therapy of whatever kind. */
  | 'therapy'
  | 'physicalTherapy'
  | 'occupationalTherapy'
  | 'chiropractic'
  | 'acupuncture'
  | 'conservativeCare'
  | 'homeExercise'
  | 'injection'
  | 'surgery'
  | 'nsaid'
  | 'opioid'
  | 'muscleRelaxant'
  | 'antidepressant'
  | 'anticonvulsant'
  | 'medication'
  | 'requestForAuthorization';

/** How a topic is affirmed and denied. */
export type TopicKind =
  /** The word itself is the finding: `spasm`; `no spasm` denies it. */
  | 'finding'
  /** The word names a function that is normal or not: `strength`, `reflexes`. */
  | 'function'
  /** A test that is positive or negative. */
  | 'test'
  /** Something that is asked for, or was done. */
  | 'service'
  /** Something that stands in the records or does not. */
  | 'record';

interface Entry {
  readonly topic: Topic;
  readonly kind: TopicKind;
  /** The words from the stem on, in small letters. */
  readonly phrase: RegExp;
}

const entry = (topic: Topic, kind: TopicKind, phrase: string): Entry => ({
  topic,
  kind,
  phrase: new RegExp(`(?:${phrase})(?![a-z0-9])`, 'y'),
});

/** What the use of a drug is watched for. */
const DRUG_USE =
  '(?:the )?(?:potential )?(?:adverse|side effects|aberrant|abuse|misuse|compliance|effectiveness|efficacy|(?:possible )?dependency)';

/** By the letters with which the words begin; the longest stem that stands there is taken. */
const ENTRIES: Readonly<Record<string, () => Entry>> = {
  spasm: () => entry('spasm', 'finding', 'spasms?|spasmodic'),
  tender: () => entry('tenderness', 'finding', 'tender(?:ness)?'),
  'range of motion': () => entry('motion', 'function', 'range of motions?'),
  'range-of-motion': () => entry('motion', 'function', 'range-of-motion'),
  'ranges of motion': () => entry('motion', 'function', 'ranges of motion'),
  rom: () => entry('motion', 'function', 'rom'),
  weakness: () => entry('weakness', 'finding', 'weakness(?:es)?'),
  strength: () => entry('weakness', 'function', 'strength'),
  'motor power': () => entry('weakness', 'function', 'motor power'),
  sensation: () => entry('sensation', 'function', 'sensations?'),
  sensory: () => entry('sensation', 'function', 'sensory(?: (?:exam(?:ination)?|testing|function))?'),
  hypoesthesia: () => entry('sensation', 'finding', 'hypoesthesias?'),
  hypesthesia: () => entry('sensation', 'finding', 'hypesthesias?'),
  reflex: () => entry('reflexes', 'function', 'reflex(?:es)?'),
  neurolog: () =>
    entry(
      'neurologicDeficit',
      'finding',
      'neurolog(?:ic|ical)(?:ly)? (?:deficits?|compromise|impairments?|dysfunctions?|abnormalit(?:y|ies)|loss|involvement)',
    ),
  'nerve compromise': () => entry('neurologicDeficit', 'finding', 'nerve compromise'),
  'nerve root compromise': () => entry('neurologicDeficit', 'finding', 'nerve root compromise'),
  'nerve deficit': () => entry('neurologicDeficit', 'finding', 'nerve deficits?'),
  'abnormal neurolog': () =>
    entry('neurologicDeficit', 'finding', 'abnormal neurolog(?:ic|ical) (?:findings?|exam(?:ination)?)'),
  'nerve impairment': () => entry('neurologicDeficit', 'finding', 'nerve impairment'),
  'focal deficit': () => entry('neurologicDeficit', 'finding', 'focal deficits?'),
  'focal neurolog': () =>
    entry('neurologicDeficit', 'finding', 'focal neurolog(?:ic|ical) (?:deficits?|dysfunctions?|findings?)'),
  'straight leg rais': () => entry('straightLegRaise', 'test', 'straight leg rais(?:e|es|ing)(?: tests?(?:ing)?)?'),
  'straight-leg rais': () => entry('straightLegRaise', 'test', 'straight-leg rais(?:e|es|ing)(?: tests?(?:ing)?)?'),
  'straight-leg-rais': () => entry('straightLegRaise', 'test', 'straight-leg-rais(?:e|es|ing)(?: tests?(?:ing)?)?'),
  slr: () => entry('straightLegRaise', 'test', 'slr(?: test(?:ing)?)?'),
  radicul: () =>
    entry(
      'radiculopathy',
      'finding',
      'radicul(?:opath(?:y|ies)|itis|ar)(?:[ -](?:pains?|symptoms?|complaints?|findings?|symptomatology|signs?|type))?',
    ),
  sciatica: () => entry('radiculopathy', 'finding', 'sciatica'),
  radiat: () => entry('radiation', 'finding', 'radiat(?:es|ed|ing|ion)'),
  numb: () => entry('numbness', 'finding', 'numb(?:ness)?'),
  tingling: () => entry('numbness', 'finding', 'tingling'),
  paresthesia: () => entry('numbness', 'finding', 'paresthesias?'),
  parasthesia: () => entry('numbness', 'finding', 'parasthesias?'),
  swelling: () => entry('swelling', 'finding', 'swelling'),
  swollen: () => entry('swelling', 'finding', 'swollen'),
  effusion: () => entry('swelling', 'finding', 'effusions?'),
  fracture: () => entry('fracture', 'finding', 'fractures?'),
  hematoma: () => entry('hematoma', 'finding', 'hematomas?'),
  edema: () => entry('swelling', 'finding', 'edema'),
  instability: () => entry('instability', 'finding', 'instability'),
  atrophy: () => entry('atrophy', 'finding', 'atrophy'),
  crepitus: () => entry('crepitus', 'finding', 'crepitus'),
  locking: () => entry('locking', 'finding', 'locking'),
  'mechanical symptoms': () => entry('locking', 'finding', 'mechanical symptoms'),
  'gastrointestinal ': () =>
    entry(
      'gastrointestinal',
      'finding',
      'gastrointestinal (?:complaints?|symptoms?|upset|distress|issues|problems?|disturbances?|irritation|side effects)',
    ),
  gastritis: () => entry('gastrointestinal', 'finding', 'gastritis'),
  gerd: () => entry('gastrointestinal', 'finding', 'gerd'),
  dyspepsia: () => entry('gastrointestinal', 'finding', 'dyspepsia'),
  heartburn: () => entry('gastrointestinal', 'finding', 'heartburn'),
  'gi ': () =>
    entry('gastrointestinal', 'finding', 'gi (?:complaints?|symptoms?|upset|distress|issues|problems?|disturbances?)'),
  insomnia: () => entry('insomnia', 'finding', 'insomnia'),
  'sleep d': () => entry('insomnia', 'finding', 'sleep (?:disturbances?|disorders?|difficult(?:y|ies)|dysfunction)'),
  'difficulty sleeping': () => entry('insomnia', 'finding', 'difficulty sleeping'),
  'difficulty in sleep': () => entry('insomnia', 'finding', 'difficulty in sleep(?:ing)?'),
  'trouble falling asleep': () => entry('insomnia', 'finding', 'trouble falling asleep'),
  depression: () => entry('depression', 'finding', 'depression'),
  anxiety: () => entry('anxiety', 'finding', 'anxiety'),
  headache: () => entry('headache', 'finding', 'headaches?'),
  dizziness: () => entry('dizziness', 'finding', 'dizziness'),
  complaint: () => entry('complaints', 'finding', 'complaints?'),
  'pain score': () => entry('painScore', 'record', 'pain scores?'),
  'pain scale': () => entry('painScore', 'record', 'pain scale(?: scores?)?'),
  'pain rating': () => entry('painScore', 'record', 'pain ratings?'),
  'pain level': () => entry('painScore', 'record', 'pain levels?'),
  'vas ': () => entry('painScore', 'record', 'vas(?: (?:scores?|ratings?))?'),
  'visual analog': () => entry('painScore', 'record', 'visual analog(?:ue)?(?: pain)? (?:scale|scores?)(?: scores?)?'),
  'red flag': () =>
    entry('redFlags', 'finding', 'red flags?(?: (?:conditions?|findings?|diagnos[ei]s|signs?|symptoms?))?'),
  'red-flag': () =>
    entry('redFlags', 'finding', 'red-flags?(?: (?:conditions?|findings?|diagnos[ei]s|signs?|symptoms?))?'),
  'functional deficit': () => entry('functionalDeficit', 'finding', 'functional deficits?'),
  'functional limitation': () => entry('functionalDeficit', 'finding', 'functional limitations?'),
  'functional impairment': () => entry('functionalDeficit', 'finding', 'functional impairments?'),
  'objective deficit': () => entry('functionalDeficit', 'finding', 'objective deficits?'),
  'objective functional deficit': () => entry('functionalDeficit', 'finding', 'objective functional deficits?'),
  'functional improvement': () => entry('functionalImprovement', 'finding', 'functional improvements?'),
  'improved function': () => entry('functionalImprovement', 'finding', 'improved function'),
  'physical exam': () => entry('examination', 'record', 'physical exam(?:ination)?s?(?: findings?)?'),
  'objective finding': () => entry('examination', 'record', 'objective findings?'),
  'objective exam': () => entry('examination', 'record', 'objective exam(?:ination)?s?(?: findings?)?'),
  'clinical exam': () => entry('examination', 'record', 'clinical exam(?:ination)?s?(?: findings?)?'),
  'examination finding': () => entry('examination', 'record', 'examination findings?'),
  'exam finding': () => entry('examination', 'record', 'exam findings?'),
  imaging: () => entry('imaging', 'service', 'imaging(?: (?:stud(?:y|ies)|reports?|findings?))?'),
  'diagnostic imaging': () => entry('imaging', 'service', 'diagnostic imaging(?: (?:stud(?:y|ies)|reports?))?'),
  'positive imaging': () => entry('imagingFinding', 'finding', 'positive imaging(?: (?:findings?|stud(?:y|ies)))?'),
  'imaging evidence': () => entry('imagingFinding', 'finding', 'imaging evidence'),
  mri: () => entry('mri', 'service', "mri(?:'?s)?(?: (?:scans?|stud(?:y|ies)|reports?|findings?))?"),
  'magnetic resonance imaging': () => entry('mri', 'service', 'magnetic resonance imaging(?: \\(mri\\))?'),
  'x-ray': () => entry('xray', 'service', 'x-rays?(?: (?:stud(?:y|ies)|reports?|findings?))?'),
  'x- ray': () => entry('xray', 'service', 'x- rays?'),
  xray: () => entry('xray', 'service', 'xrays?'),
  radiograph: () => entry('xray', 'service', 'radiographs?'),
  'plain film': () => entry('xray', 'service', 'plain films?(?: (?:imaging|radiographs?|x-rays?))?'),
  'ct ': () => entry('ct', 'service', 'ct(?: scans?)?'),
  'computed tomography': () => entry('ct', 'service', 'computed tomography'),
  electrodiagnostic: () =>
    entry('electrodiagnostic', 'service', 'electrodiagnostic(?: (?:stud(?:y|ies)|tests?|testing|findings?))?'),
  'electro- ': () =>
    entry(
      'electrodiagnostic',
      'service',
      'electro- (?:myograph(?:y|ic)|diagnostic)(?: (?:stud(?:y|ies)|tests?|testing))?',
    ),
  electromyogra: () =>
    entry('electrodiagnostic', 'service', 'electromyogra(?:m|ms|phy|phic)(?: (?:stud(?:y|ies)|tests?|testing))?'),
  'nerve conduction': () =>
    entry(
      'electrodiagnostic',
      'service',
      'nerve conduction(?: velocit(?:y|ies))?(?: (?:stud(?:y|ies)|tests?|testing))?',
    ),
  emg: () => entry('electrodiagnostic', 'service', 'emg(?:\\/nc[sv]s?)?(?: (?:stud(?:y|ies)|tests?|testing))?'),
  'urine drug': () => entry('drugScreen', 'service', 'urine drug (?:screens?|screening|tests?|testing)'),
  toxicolog: () =>
    entry('drugScreen', 'service', 'toxicolog(?:y|ical) (?:screens?|screening|tests?|testing|evaluations?)'),
  'urine toxicology': () => entry('drugScreen', 'service', 'urine toxicology(?: (?:screens?|screening|tests?))?'),
  'monitored for': () => entry('monitoring', 'finding', `monitored for ${DRUG_USE}`),
  'monitoring for': () => entry('monitoring', 'finding', `monitoring for ${DRUG_USE}`),
  'monitoring of': () => entry('monitoring', 'finding', `monitoring of (?:the )?(?:medications?|opioids?)`),
  'physical therap': () => entry('physicalTherapy', 'service', 'physical therap(?:y|ies|ist)'),
  'despite therapy': () => entry('therapy', 'service', 'despite therapy'),
  'any therapy': () => entry('therapy', 'service', 'any therapy'),
  physiotherapy: () => entry('physicalTherapy', 'service', 'physiotherapy'),
  'pt ': () => entry('physicalTherapy', 'service', 'pt'),
  'occupational therap': () => entry('occupationalTherapy', 'service', 'occupational therapy'),
  chiropract: () =>
    entry(
      'chiropractic',
      'service',
      'chiropract(?:ic|or)(?: (?:physiotherapy|therapy|treatments?|care|services|manipulation|sessions|visits))?',
    ),
  'spinal manipulation': () => entry('chiropractic', 'service', 'spinal manipulation'),
  acupuncture: () => entry('acupuncture', 'service', 'acupuncture(?: (?:therapy|treatments?|sessions|visits))?'),
  'conservative ': () =>
    entry(
      'conservativeCare',
      'service',
      'conservative (?:care|treatments?|management|therap(?:y|ies)|measures|modalities|methods|interventions?)(?: (?:measures|modalities|methods|treatments?))?',
    ),
  'home exercise': () => entry('homeExercise', 'service', 'home exercises?(?: programs?)?'),
  injection: () => entry('injection', 'service', 'injections?'),
  surgery: () => entry('surgery', 'service', 'surger(?:y|ies)'),
  surgical: () => entry('surgery', 'service', 'surgical (?:interventions?|procedures?|history)'),
  nsaid: () => entry('nsaid', 'service', "nsaid(?:'?s)?"),
  'nonsteroidal anti': () =>
    entry(
      'nsaid',
      'service',
      'nonsteroidal anti-? ?inflammator(?:y|ies)(?: (?:drugs?|medications?|medicines?|agents?))?(?: \\(nsaids?\\))?',
    ),
  'non-steroidal anti': () =>
    entry(
      'nsaid',
      'service',
      'non-steroidal anti-? ?inflammator(?:y|ies)(?: (?:drugs?|medications?|medicines?|agents?))?(?: \\(nsaids?\\))?',
    ),
  'anti- inflammator': () =>
    entry('nsaid', 'service', 'anti- inflammator(?:y|ies)(?: (?:drugs?|medications?|agents?))?'),
  'anti-inflammator': () =>
    entry('nsaid', 'service', 'anti-inflammator(?:y|ies)(?: (?:drugs?|medications?|medicines?|agents?))?'),
  opioid: () => entry('opioid', 'service', 'opioids?(?: (?:medications?|analgesics?|therapy|treatment))?'),
  opiate: () => entry('opioid', 'service', 'opiates?'),
  'muscle relax': () => entry('muscleRelaxant', 'service', 'muscle relax(?:ants?|ers?)(?: medications?)?'),
  antidepressant: () => entry('antidepressant', 'service', 'antidepressants?'),
  anticonvulsant: () => entry('anticonvulsant', 'service', 'anticonvulsants?'),
  'anti-epilep': () => entry('anticonvulsant', 'service', 'anti-epilep(?:sy|tic)(?: (?:drugs?|medications?))?'),
  medication: () => entry('medication', 'service', 'medications?'),
  'request for authorization': () =>
    entry('requestForAuthorization', 'record', 'request for authorization(?: forms?)?(?: \\(rfa\\))?'),
  'requests for authorization': () => entry('requestForAuthorization', 'record', 'requests for authorization'),
  'authorization request': () => entry('requestForAuthorization', 'record', 'authorization requests?'),
  rfa: () => entry('requestForAuthorization', 'record', 'rfas?(?: forms?)?'),
};

export interface Mention {
  readonly topic: Topic;
  readonly kind: TopicKind;
  readonly start: number;
  readonly end: number;
}

/** Made at the first use: a letter without prose needs none of it. */
let stems: RegExp | undefined;
const made = new Map<string, Entry>();

function entryOf(stem: string): Entry | undefined {
  let known = made.get(stem);
  if (known === undefined) {
    known = ENTRIES[stem]?.();
    if (known !== undefined) made.set(stem, known);
  }
  return known;
}

/** The mentions of topics in order, none overlapping. The text is in small letters. Linear in the text. */
export function findMentions(lower: string): Mention[] {
  stems ??= new RegExp(
    `\\b(?:${Object.keys(ENTRIES)
      .sort((one, other) => (one < other ? 1 : -1))
      .join('|')})`,
    'g',
  );
  const mentions: Mention[] = [];
  stems.lastIndex = 0;
  for (let match = stems.exec(lower); match !== null; match = stems.exec(lower)) {
    const found = entryOf(match[0]);
    if (found === undefined) continue;
    found.phrase.lastIndex = match.index;
    const end = found.phrase.test(lower) ? found.phrase.lastIndex : -1;
    if (end < 0) continue;
    mentions.push({ topic: found.topic, kind: found.kind, start: match.index, end });
    stems.lastIndex = end;
  }
  return mentions;
}
