import type { Topic } from '../../facts/clinicalTopics';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { overlaps, wholeSpine, withClosePlaces, withKin } from '../../facts/regions';
import { type Statement, standingOf } from '../../facts/statements';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placesAt, placesIn, placesOfItem, quoted } from './clinicalComparison';

/** How topics are called in a message. */
const NAMES: Readonly<Partial<Record<Topic, string>>> = {
  examination: 'examination findings',
  spasm: 'spasm',
  tenderness: 'tenderness',
  motion: 'a limited range of motion',
  weakness: 'weakness',
  sensation: 'a loss of sensation',
  reflexes: 'changed reflexes',
  neurologicDeficit: 'a neurologic deficit',
  straightLegRaise: 'a positive straight leg raise',
  radiculopathy: 'radiculopathy or radicular pain',
  numbness: 'numbness or tingling',
  swelling: 'swelling',
  fracture: 'a fracture',
  hematoma: 'a hematoma',
  instability: 'instability',
  atrophy: 'atrophy',
  crepitus: 'crepitus',
  locking: 'locking',
  gastrointestinal: 'gastrointestinal complaints',
  insomnia: 'trouble sleeping',
  depression: 'depression',
  anxiety: 'anxiety',
  headache: 'headache',
  dizziness: 'dizziness',
  functionalDeficit: 'limits of function',
  imaging: 'imaging',
  imagingFinding: 'positive imaging',
  mri: 'an MRI',
  xray: 'X-rays',
  ct: 'a CT',
  electrodiagnostic: 'an electrodiagnostic study',
  drugScreen: 'a drug screen',
  monitoring: 'monitoring of the medication',
  therapy: 'therapy',
  physicalTherapy: 'physical therapy',
  occupationalTherapy: 'occupational therapy',
  chiropractic: 'chiropractic treatment',
  acupuncture: 'acupuncture',
  conservativeCare: 'conservative treatment',
  homeExercise: 'home exercise',
  injection: 'an injection',
  surgery: 'surgery',
  nsaid: 'an NSAID',
  opioid: 'an opioid',
  muscleRelaxant: 'a muscle relaxant',
  antidepressant: 'an antidepressant',
  anticonvulsant: 'an anticonvulsant',
  medication: 'medication',
  requestForAuthorization: 'a Request for Authorization',
  painScore: 'a pain score',
};

const IMAGING: readonly Topic[] = ['imaging', 'mri', 'xray', 'ct'];
const THERAPIES: readonly Topic[] = ['physicalTherapy', 'occupationalTherapy', 'chiropractic', 'acupuncture'];
const DRUG_CLASSES: readonly Topic[] = ['nsaid', 'opioid', 'muscleRelaxant', 'antidepressant', 'anticonvulsant'];
const FINDINGS: readonly Topic[] = [
  'spasm',
  'tenderness',
  'motion',
  'weakness',
  'sensation',
  'reflexes',
  'straightLegRaise',
  'swelling',
  'atrophy',
  'crepitus',
];
const NERVE_FINDINGS: readonly Topic[] = ['weakness', 'sensation', 'reflexes'];
/** Troubles of a nerve show elsewhere than at the spine where they come from. */
const NERVE_TOPICS: ReadonlySet<Topic> = new Set([
  ...NERVE_FINDINGS,
  'neurologicDeficit',
  'straightLegRaise',
  'radiculopathy',
  'numbness',
]);

/** What in the summary shows the denied thing, where that is more than the thing by its own name. */
const SHOWN_BY: Readonly<Partial<Record<Topic, readonly Topic[]>>> = {
  examination: FINDINGS,
  neurologicDeficit: ['sensation', 'reflexes', 'weakness', 'neurologicDeficit'],
  functionalDeficit: ['motion', 'weakness', 'functionalDeficit'],
  imaging: IMAGING,
  therapy: [...THERAPIES, 'therapy'],
  conservativeCare: [...THERAPIES, 'conservativeCare'],
  medication: ['medication', ...DRUG_CLASSES],
  monitoring: ['monitoring', 'drugScreen'],
};

/** Of these a statement of the rationale must be answered by an examination, not by a complaint. */
const EXAMINED_ONLY: ReadonlySet<Topic> = new Set(['examination', 'neurologicDeficit', 'functionalDeficit']);

/** What a rationale may affirm against the summary. */
const AFFIRMED: ReadonlySet<Topic> = new Set([
  'spasm',
  'tenderness',
  'motion',
  'weakness',
  'sensation',
  'reflexes',
  'straightLegRaise',
  'radiculopathy',
  'numbness',
  'swelling',
  'fracture',
  'hematoma',
  'neurologicDeficit',
  'instability',
  'therapy',
  ...IMAGING,
  'electrodiagnostic',
  ...THERAPIES,
  'requestForAuthorization',
]);

const PAIN_NUMBER =
  /\b(?:10|\d(?:\.5)?)(?: ?(?:-|to|\u2013) ?(?:10|\d(?:\.5)?))? ?(?:\/|out of|over) ?10\b|\brated? (?:at |as )?(?:an? )?\d{1,2} on\b/i;
/** What only an image can have shown. */
const IMAGE_SHOWS =
  /(?<!\bno |\bwithout |\brule out |\bpossible |\bsuspected )\b(?:(?:\d+ ?mm )?(?:disc|disk) (?:protrusion|herniation|extrusion|bulges?|displacement)|(?:foraminal|spinal|canal|recess) stenosis)\b/i;
/** The request is dated, signed or came in: it is not only named. */
const REQUEST_EXISTS = /\b(?:dated|date|signed|received|submitted|included|form was|was made|was provided)\b/i;
/** A thing that was denied of a time or of a kind only: what the summary has may be another. */
const OTHER_TIME =
  /\b(?:since|recent|recently|new|repeat|updated|current|currently|at this time|additional|additionally requested|today|subsequent|after the|post-?operative|prior to the (?:surgery|injury)|before the injury|further|another|other)\b/i;

const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan\\.|feb\\.|aug\\.|sept?\\.|oct\\.|nov\\.|dec\\.)';
/** A denial that holds for a stretch of time only: `in the eight months since`, `during the last year`, `in 2016`. */
const IN_SPAN = caseless(
  new RegExp(
    String.raw`\b(?:in|over|during|within|for|throughout) (?:the |these |those |his |her |at least |about |almost |nearly |more than |over )*(?:(?:last|past|previous|preceding|intervening|following|latest|most recent)\b|(?:(?!documentation|evidence)[\w-]+ ){0,2}(?:days?|weeks?|months?|years?)\b(?!['\u2019]? ?(?:of|worth))|interim|meantime|interval)|\bsince(?:[.,;]|$| (?:then|that|this|\d|(?:about |early |late |mid-? ?)?${MONTH}|(?:the|his|her) (?:\w+ )?(?:injury|surgery|accident|fall|first|last|operation|procedure|injections?|denial|visit|trial|treatment|repair|release|fusion|replacement|arthroscopy)))|\b(?:in|before|after|until|by|from|between|during|for) (?:about |early |late |mid-? ?)?(?:${MONTH}|\d{1,2}[-/]\d|(?:19|20)\d\d)|\b(?:thereafter|afterwards?|lately|this (?:year|month|week)|last (?:year|month|week)|beforehand|at (?:that|the) time|back then|after (?:that|this|it)\b|(?:after|before) (?:the|his|her) (?:\w+ )?(?:injury|surgery|accident|fall|first|last|operation|procedure|injections?|denial|visit|trial|treatment|repair|release|fusion|replacement|arthroscopy))`,
    'i',
  ),
);

export const contradictsSummary: Rule = {
  code: 'contradicts-summary',
  title: 'The rationale contradicts the summary',
  severity: 'information',
  source: 'LC 4610.6(e) and (h)(5); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Compares what a rationale says of this patient with the clinical case summary: it says that something was not found, done or recorded that the summary reports (findings of the examination, imaging, therapy, medication, a pain score, the Request for Authorization), or it relies on something that the summary denies. Denials of a part only ("no significant weakness", "no recent therapy"), of a stretch of time or of what a test shows, quoted guidelines, plans and the reasons of the earlier denial are left alone, and so is whatever the summary itself both affirms and denies.',
  whyItMatters:
    'A plainly erroneous finding of fact is one of the few grounds on which a determination can be set aside (LC 4610.6(h)(5)), and this one can be shown from the letter alone.',
  whatToDo:
    'Check the records, then correct the rationale or the summary. If both hold, say why: another visit, another body part.',
  examples: {
    wrong: [
      letterWith(
        'The examination of the lumbar spine revealed spasm and tenderness.',
        'Cyclobenzaprine 7.5 mg #60',
        'However, there was «no documentation of muscle spasm» to support its use.',
      ),
      letterWith(
        'Treatment to date has included eight sessions of physical therapy and naproxen.',
        'MRI of the left knee',
        'The records show «no evidence of any conservative treatment».',
      ),
      letterWith(
        'The patient rated the pain 7/10.',
        'Norco 5/325 mg #60',
        'There is «no documentation of a pain score».',
      ),
      letterWith(
        'A Request for Authorization was signed on 03/02/2017.',
        'MRI of the left knee',
        'A «Request for Authorization» was not submitted for review.',
      ),
      letterWith(
        'Straight leg raise was negative bilaterally. Sensation was intact.',
        'MRI of the lumbar spine',
        'On examination the patient had a positive «straight leg raise».',
      ),
      letterWith(
        'The patient reports right leg pain with numbness.',
        'MRI of the lumbar spine',
        'There is «no documentation of radicular complaints».',
      ),
      letterWith(
        'The patient has not started physical therapy.',
        'MRI of the lumbar spine',
        'The patient has completed «physical therapy» without relief.',
      ),
    ],
    right: [
      letterWith(
        'The examination of the neck revealed spasm.',
        'X-ray of the lumbar spine',
        'There was no documentation of spasm of the lumbar spine.',
      ),
      letterWith(
        'Treatment to date has included physical therapy.',
        'MRI of the left knee',
        'There is no documentation of failed conservative treatment. There is no documentation of functional improvement with physical therapy.',
      ),
      letterWith(
        'The treatment plan included an MRI of the left knee and physical therapy. The prior review denied the MRI because of no evidence of instability.',
        'MRI of the left knee',
        'No prior MRI has been performed. The patient has not had physical therapy.',
      ),
      letterWith(
        'Examination showed strength of 4/5 of the left grip.',
        'MRI of the cervical spine',
        'There are no significant neurologic deficits. Guidelines support imaging where there is no nerve compromise on examination but surgery is planned.',
      ),
      letterWith(
        'Strength of the wrist was 4/5 on the left, and it was 5/5 on the right.',
        'EMG of the right upper extremity',
        'There is no weakness of the right wrist.',
      ),
      letterWith(
        'The diagnosis is lumbar radiculopathy. Carpal tunnel syndrome causes numbness of the hand.',
        'MRI of the neck',
        'There are no examination findings of radiculopathy. There is no documentation of radicular symptoms of the arm.',
      ),
      letterWith(
        'On 02/01/2017 spasm was noted. On 03/01/2017 there was no spasm.',
        'Cyclobenzaprine 7.5 mg #60',
        'There is no spasm on examination.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary === null) return;
    const known = summary.reading.once(topicsOfSummary);
    for (const issue of facts.issues) {
      const { rationale } = issue;
      if (rationale === null) continue;
      const told = new Set<Topic>();
      for (const statement of rationale.statements) {
        const { topic } = statement;
        if (told.has(topic) || NAMES[topic] === undefined || !known.mayOppose(statement)) continue;
        const against =
          statement.polarity === 'absent'
            ? whatShows(statement, rationale, summary, issue)
            : whatDenies(statement, rationale, summary, issue);
        if (against === null) continue;
        told.add(topic);
        yield report(statement, rationale, against, summary);
      }
    }
  },
};

function letterWith(summary: string, item: string, rationale: string): string {
  return `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:
${summary}

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: ${rationale} The request is not medically necessary.
`;
}

/** Which topics the summary speaks of at all, so that most statements need no closer look. */
class SummaryTopics {
  readonly #present = new Set<Topic>();
  readonly #absent = new Set<Topic>();

  constructor({ statements }: Reading) {
    for (const { topic, polarity } of statements) (polarity === 'present' ? this.#present : this.#absent).add(topic);
  }

  mayOppose({ topic, polarity }: Statement): boolean {
    if (polarity === 'present') {
      if (!AFFIRMED.has(topic)) return false;
      return this.#absent.has(topic) || (SHOWN_BY[topic] ?? []).some((one) => this.#absent.has(one)) || MORE.has(topic);
    }
    return this.#present.has(topic) || MORE.has(topic) || (SHOWN_BY[topic] ?? []).some((one) => this.#present.has(one));
  }
}

const topicsOfSummary = (reading: Reading): SummaryTopics => new SummaryTopics(reading);

/** What may be answered by other words than the topics of the summary. */
const MORE: ReadonlySet<Topic> = new Set([
  ...DRUG_CLASSES,
  'medication',
  'painScore',
  'imagingFinding',
  'radiculopathy',
  'numbness',
]);

function report(statement: Statement, rationale: Passage, against: Stretch, summary: Passage): Report {
  const name = NAMES[statement.topic] ?? '';
  const denied = statement.polarity === 'absent';
  const words = quoted(rationale, statement.end - statement.start < 25 ? shown(statement) : statement);
  return {
    ...rationale.place(statement),
    message: `${denied ? 'The rationale denies' : 'The rationale tells of'} ${name} (${words}), but the summary ${denied ? `reports ${name === 'examination findings' ? 'them' : 'it'}` : 'denies it'}: ${quoted(summary, against)}. Check the records and correct one of the two, or say why both hold.`,
    related: { ...summary.place(against), message: 'The summary.' },
  };
}

/** A short stretch alone says little: the message shows its sentence. */
function shown({ sentence }: Statement): Stretch {
  return sentence;
}

/** The summary's sentence that shows what a rationale denies; `null` where none does for certain. */
function whatShows(statement: Statement, rationale: Passage, summary: Passage, issue: IssueFacts): Stretch | null {
  const { topic, sentence } = statement;
  if (statement.standing !== 'said') return null;
  if (topic === 'examination' ? !deniesExamination(statement, rationale) : statement.qualified) return null;
  const denial = rationale.text.slice(statement.start, Math.min(sentence.end, statement.end + 30));
  if (OTHER_TIME.test(denial) || (isService(topic) && IN_SPAN.test(textOf(rationale, sentence)))) return null;
  if (topic === 'imagingFinding') return sentenceWith(summary, IMAGE_SHOWS);
  if (topic === 'painScore') return sentenceWith(summary, PAIN_NUMBER);
  const shows = topic === 'radiculopathy' ? showingRadiculopathy(denial, summary) : (SHOWN_BY[topic] ?? [topic]);
  const service = isService(topic);
  const places = placesIn(rationale, sentence) || (service || topic === 'examination' ? 0 : placesOfItem(issue));
  const near = NERVE_TOPICS.has(topic) ? withKin(places) : withClosePlaces(places);
  const side = sideOf(rationale.text, statement);
  const fits = (other: Statement): boolean => {
    const otherSide = sideOf(summary.text, other);
    if (side !== null && otherSide !== null && side !== otherSide) return false;
    if (places === 0) return true;
    const there = placesAt(summary, other, other.sentence);
    return there === 0 ? !service : overlaps(near, there);
  };
  let found: Statement | null = null;
  let numb = false;
  for (const other of summary.statements) {
    // That a request was made stands as well in a sentence on its denial.
    const made = topic === 'requestForAuthorization' && other.standing === 'earlierDecision';
    const monitored = topic === 'monitoring' && other.standing === 'planned';
    if (other.standing !== 'said' && !made && !monitored) continue;
    if (other.topic === topic && other.polarity === 'absent' && fits(other)) return null;
    if (other.polarity === 'absent') continue;
    if (other.topic === 'numbness' || other.topic === 'radiculopathy') numb = true;
    if ((found !== null && found.topic !== 'weakness') || !shows.includes(other.topic) || !fits(other)) continue;
    if (EXAMINED_ONLY.has(topic) && !other.examined) continue;
    if (topic === 'requestForAuthorization' && !REQUEST_EXISTS.test(textOf(summary, other.sentence))) continue;
    found = other;
  }
  // Weakness alone may come from a joint, above all where a joint is in question; with numbness it speaks for a nerve.
  const asked = placesOfItem(issue);
  const isOfJoint = asked !== 0 && !overlaps(asked, wholeSpine);
  if (topic === 'neurologicDeficit' && found?.topic === 'weakness' && (!numb || isOfJoint)) return null;
  if (found !== null) return found.sentence;
  return service ? sentenceOfDrug(topic, summary) : null;
}

/** The one side that the clause of a statement names, or else its sentence; `null` for none and for both. */
function sideOf(text: string, { start, end, sentence }: Statement): string | null {
  const from = Math.max(sentence.start, text.lastIndexOf(';', start) + 1, text.lastIndexOf(', and ', start) + 1);
  const to = CLAUSE_END.exec(text.slice(end, sentence.end))?.index;
  const clause = text.slice(from, to === undefined ? sentence.end : end + to);
  const sides = sidesNamed(clause);
  // `4/5 on the left and 5/5 on the right` says each of its side.
  const own = sides.size === 2 && !SIDES_TOGETHER.test(clause) ? sidesNamed(clause.split(' and ', 1)[0] ?? '') : sides;
  const [side] = own;
  return own.size === 1 && (side === 'left' || side === 'right') ? side : null;
}

function sidesNamed(clause: string): ReadonlySet<string> {
  return new Set(clause.toLowerCase().match(/\b(?:left|right|bilateral|both)\b/g) ?? []);
}
const SIDES_TOGETHER = /\b(?:bilateral|both)\b|\b(?:left|right)(?: and |\/|, | or )(?:the )?(?:left|right)\b/i;
const CLAUSE_END = /[;,]/;

/**
 * Complaints that go into a limb answer the denial of such complaints, a diagnosis that of radiculopathy; nothing here
 * answers the denial of its findings on examination.
 */
function showingRadiculopathy(denial: string, summary: Passage): readonly Topic[] {
  if (/\b(?:exam|objective|imaging|electro|evidence indicative|clinical)/i.test(denial)) return [];
  if (!/\b(?:symptom|complaint|pain)/i.test(denial)) return /\bfindings?\b/i.test(denial) ? [] : ['radiculopathy'];
  // Numb fingers of a trapped nerve are no complaint of the spine.
  return ENTRAPPED.test(summary.text) ? ['radiculopathy', 'radiation'] : ['radiculopathy', 'radiation', 'numbness'];
}

const ENTRAPPED = /\b(?:carpal tunnel|cubital|entrapment|neuropathy|laceration)\b/i;

/** The whole examination is denied, or that of a named part: not only findings that would be enough for something. */
function deniesExamination({ start, end, qualified, sentence }: Statement, rationale: Passage): boolean {
  const words = rationale.text.slice(start, end);
  const behind = rationale.text.slice(end, sentence.end);
  if (/^ (?:of|for|regarding|in|on|to|over|at|concerning) /i.test(behind)) {
    const part = rationale.bodyParts.find((one) => one.start >= end);
    if (part === undefined || part.start > end + 22) return false;
    return !qualified || /\bfail(?:s|ed) to \w+ any\b/i.test(words);
  }
  return (
    !qualified &&
    /^(?:[.,;]|$| (?:was|were|is|are|has|have|or|and|documented|submitted|provided|noted)\b)/i.test(behind)
  );
}

/** The summary's sentence that denies what a rationale tells; `null` where none does for certain. */
function whatDenies(statement: Statement, rationale: Passage, summary: Passage, issue: IssueFacts): Stretch | null {
  const { topic, sentence } = statement;
  const standing = topic === 'therapy' && statement.standing === 'open' ? 'said' : statement.standing;
  if (!AFFIRMED.has(topic) || standing !== 'said') return null;
  const words = rationale.text.slice(sentence.start, sentence.end);
  if (!statement.ofPatient && !IMPERSONAL.test(words)) return null;
  if (HEDGED.test(rationale.text.slice(sentence.start, statement.start))) return null;
  if (topic === 'requestForAuthorization' && !/\bin the request for authorization\b/i.test(words)) return null;
  const places = placesIn(rationale, sentence) || placesOfItem(issue);
  const near = NERVE_TOPICS.has(topic) ? withKin(places) : withClosePlaces(places);
  const denied = new Map<Topic, Statement>();
  for (const other of summary.statements) {
    if (other.standing === 'earlierDecision') continue;
    const same =
      other.topic === topic ||
      (topic === 'neurologicDeficit' && NERVE_FINDINGS.includes(other.topic)) ||
      related(topic, other.topic);
    if (!same) continue;
    if (other.polarity === 'present') {
      if (other.standing === 'said' || other.standing === 'open') return null;
      continue;
    }
    const there = placesAt(summary, other, other.sentence);
    if (places !== 0 && there !== 0 && !overlaps(near, there)) continue;
    if (!other.qualified && other.standing === 'said') denied.set(other.topic, other);
  }
  if (topic === 'neurologicDeficit' && !denied.has(topic) && denied.size < 2) return null;
  return [...denied.values()][0]?.sentence ?? null;
}

/** A finding that is told without naming the patient: `It was a fracture`. */
const IMPERSONAL = /^(?:it|there) (?:is|was|were) (?:an? |some |also )?/i;
/** Told of another time, as a possibility, or denied by its own sentence. */
const HEDGED =
  /\b(?:no|not|without|may|might|could|would|possible|suspected|suggest(?:s|ed|ive)?|rule out|if|unless|history of|previously|prior|initial(?:ly)?|risk|lack|deni\w+|request(?:s|ed)? (?:for|is))\b/i;

/** Different names under which the same is reported. */
function related(topic: Topic, other: Topic): boolean {
  if (topic === 'radiculopathy') return other === 'radiation' || other === 'numbness';
  if (topic === 'numbness') return other === 'sensation' || other === 'radiculopathy';
  if (topic === 'therapy') return THERAPIES.includes(other);
  if (topic === 'imaging') return IMAGING.includes(other);
  return false;
}

function isService(topic: Topic): boolean {
  return (
    IMAGING.includes(topic) ||
    THERAPIES.includes(topic) ||
    topic === 'therapy' ||
    DRUG_CLASSES.includes(topic) ||
    [
      'conservativeCare',
      'medication',
      'homeExercise',
      'injection',
      'surgery',
      'electrodiagnostic',
      'drugScreen',
    ].includes(topic)
  );
}

const CLASS_WORDS: Readonly<Partial<Record<Topic, RegExp>>> = {
  nsaid: /nsaid|anti-?inflammator/i,
  opioid: /opioid|opiate/i,
  muscleRelaxant: /muscle relax/i,
  antidepressant: /antidepress/i,
  anticonvulsant: /anticonvuls|antiepilep|anti-epilep/i,
  medication: /./,
};

/** Where the summary tells of a drug of the denied class as used. */
function sentenceOfDrug(topic: Topic, summary: Passage): Stretch | null {
  const drugClass = CLASS_WORDS[topic];
  if (drugClass === undefined) return null;
  for (const drug of summary.drugs) {
    if (!drugClass.test(drug.drugClass)) continue;
    const sentence = summary.sentenceAt(drug.start);
    if (sentence === undefined) continue;
    const at = { start: drug.start - sentence.start, end: drug.end - sentence.start };
    if (standingOf(textOf(summary, sentence), at) === 'said') return sentence;
  }
  return null;
}

function sentenceWith(passage: Passage, expression: RegExp): Stretch | null {
  const at = passage.text.search(expression);
  return at < 0 ? null : (passage.sentenceAt(at) ?? null);
}

function textOf(passage: Passage, { start, end }: Stretch): string {
  return passage.text.slice(start, end);
}
