import type { Topic } from '../../facts/clinicalTopics';
import type { Facts } from '../../facts/facts';
import { isDayOfGuideline, isReckoned, spansEndingAt } from '../../facts/otherDays';
import { isOfAnother } from '../../facts/otherPersons';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { isOfPatient, type Statement, standingOf } from '../../facts/statements';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { quoted } from './clinicalComparison';
import { unknownNumbers, visitsHad } from './visitsHad';

/** A thing that a rationale tells of, and how it would be known to the summary. */
interface Known {
  readonly name: string;
  /** Any of these words in the summary makes it known. */
  readonly words: RegExp;
}

/** Services of which a rationale tells that they were done. */
const SERVICES: Readonly<Partial<Record<Topic, Known>>> = {
  mri: {
    name: 'an MRI',
    words:
      /\bmri\b|magnetic resonance|(?<!radiographic |x-ray )\bimaging\b|diagnostic (?:stud\w+|tests?|testing|evaluations?)\b(?! to date)/gi,
  },
  xray: {
    name: 'X-rays',
    words:
      /x-? ?rays?\b|radiograph|plain film|radiolog|\bimaging\b|diagnostic (?:stud\w+|tests?|testing|evaluations?)\b(?! to date)/gi,
  },
  ct: {
    name: 'a CT',
    words:
      /\bct\b|computed tomograph|cat scan|(?<!radiographic |x-ray )\bimaging\b|diagnostic (?:stud\w+|tests?|testing|evaluations?)\b(?! to date)/gi,
  },
  electrodiagnostic: {
    name: 'an electrodiagnostic study',
    words:
      /electro-? ?(?:diagnos|myogra|neuro)|\bemg|\bnc[sv]|nerve conduction|diagnostic (?:stud\w+|tests?|testing|evaluations?)\b(?! to date)/gi,
  },
  drugScreen: { name: 'a urine drug screen', words: /urine|drug (?:screen|test)|toxicolog|\buds\b/gi },
  physicalTherapy: {
    name: 'physical therapy',
    words:
      /physical therap|physiotherap|\bp\.?t\.?\b|(?<!(?:occupational|medication|drug|chiropractic|acupuncture|cold|heat|ice|massage|hand|medical|shockwave) )\btherapy\b|physical medicine/gi,
  },
  occupationalTherapy: { name: 'occupational therapy', words: /occupational therap|\bo\.?t\.?\b|hand therap/gi },
  chiropractic: { name: 'chiropractic treatment', words: /chiro|manipulat|manual therap/gi },
  acupuncture: { name: 'acupuncture', words: /acupunct/gi },
  injection: { name: 'an injection', words: /inject|\besi\b|\bblocks?\b/gi },
  surgery: {
    name: 'surgery',
    words:
      /surg|operat|arthroscop|\borif\b|fusion|status post|s\/p|ectomy|plasty|fixation|\brepair|release|reduction/gi,
  },
  homeExercise: { name: 'home exercise', words: /exercis|\bhep\b|home program/gi },
};

/** Diseases and findings that a conclusion may rest on; the words are looked for in rationale and summary alike. */
const CONDITIONS: readonly (readonly [name: string, beginnings: string])[] = [
  ['diabetes', 'diabet(?:es|ic)\\b'],
  ['hypertension', 'hypertensi(?:on|ve)\\b|high blood pressure'],
  ['obesity', 'obes(?:e|ity)\\b|bmi\\b|body mass'],
  ['asthma', 'asthma'],
  ['fibromyalgia', 'fibromyalgia'],
  ['complex regional pain syndrome', 'crps\\b|complex regional|rsd\\b|reflex sympathetic'],
  ['osteoporosis', 'osteopor'],
  ['sleep apnea', 'sleep apnea'],
  ['cancer', 'cancer|malignan|tumor|carcinoma|neoplas'],
  ['a peptic ulcer', 'peptic ulcer|gastric ulcer|ulcers?\\b'],
  ['gastroesophageal reflux', 'gerd\\b|reflux'],
  ['a frozen shoulder', 'frozen shoulder|adhesive capsulitis'],
  ['carpal tunnel syndrome', 'carpal tunnel|cts\\b'],
  ['a disorder of the rotator cuff', 'rotator cuff|supraspinatus'],
  ['a disorder of the meniscus', 'menisc'],
  ['a fracture', 'fractur'],
  ['a disorder of a disc', 'herniat|protrusion|extrusion|dis[ck] (?:bulge|displace|disease)|bulg'],
  ['radiating or radicular symptoms', 'radiat|radicul|sciatic|shooting|down (?:the|his|her|both)|numb|tingl|paresthes'],
  ['depression', 'depress'],
  ['insomnia', 'insomnia|sleep|asleep'],
  ['swelling', 'swell|swollen|effusion|edema'],
  ['instability', 'instabil|unstable|giving (?:way|out)|gives (?:way|out)|buckl'],
  ['atrophy', 'atroph'],
];

/**
 * What a summary may tell in the place of a condition: its measure, its treatment, or another word for it. All in small
 * letters.
 */
const SIGNS: Readonly<Record<string, RegExp>> = {
  diabetes:
    /\b(?:hba1c|a1c|glucose|blood sugar|insulin|metformin|glipizide|glyburide|glimepiride|sitagliptin|januvia|lantus|[a-z]+gliflozin|[a-z]+glutide)\b/,
  hypertension:
    /\b(?:(?:high|elevated|raised|increased) (?:blood pressure|bp)|(?:blood pressure|bp)\b[^.;]{0,40}?\b(?:1[3-9]\d|2\d\d)\/\d{2,3}|(?:blood pressure|bp) (?:medic|drug|pill|tablet)|anti-?hypertensive|[a-z]{2,12}(?:pril|sartan|olol|dipine)|hydrochlorothiazide|hctz|clonidine)/,
  obesity: /\b(?:overweight|bariatric|weight (?:loss|gain)|weigh(?:s|ed|t)\b[^.;]{0,30}?\b[2-5]\d\d\b)/,
  asthma: /\b(?:albuterol|inhalers?|advair|singulair|montelukast|bronchospasm|reactive airway)\b/,
  osteoporosis: /\b(?:alendronate|fosamax|t-score|bone density|osteopenia|dexa)\b/,
  'sleep apnea': /\b(?:osa|cpap|bipap|apnea|polysomnogra[a-z]+)\b/,
  cancer: /\b(?:lymphoma|leukemia|myeloma|melanoma|sarcoma|metasta[a-z]+|chemotherapy|oncolog[a-z]+)\b/,
  'a peptic ulcer':
    /\b(?:(?:gi|gastrointestinal|gastric|stomach) (?:bleed[a-z]*|h(?:a)?emorrhage)|bleeding ulcer|h\. ?pylori)/,
  'gastroesophageal reflux':
    /\b(?:heartburn|[a-z]{3,8}prazole|prilosec|nexium|protonix|prevacid|esophagitis|dyspepsia)\b/,
  'a frozen shoulder': /\b(?:capsular|arthrofibrosis|frozen)\b/,
  'carpal tunnel syndrome': /\bmedian (?:nerve|neuropath)/,
  'a disorder of the rotator cuff': /\b(?:cuff|infraspinatus|subscapularis)\b/,
  'a fracture': /\b(?:broke|broken|nonunion|malunion|orif)\b/,
  'a disorder of a disc': /\b(?:hnp|dis[ck]s?|annular tear)\b/,
  'radiating or radicular symptoms':
    /\b(?:shoots?|travel(?:s|ing|led)|spread(?:s|ing)? (?:to|into|down)|extend(?:s|ing) (?:to|into|down)|into (?:the|his|her|both) (?:\w+ )?(?:legs?|arms?|foot|feet|hands?|buttocks?))\b/,
  depression: /\b(?:phq(?:-9)?|beck|bdi|antidepressants?|low mood|suicid[a-z]+|dysthymi[a-z]+)\b/,
  insomnia: /\b(?:zolpidem|ambien|lunesta|eszopiclone|lies awake|wakes?|awakens?|awakenings?|hours a night)\b/,
  swelling: /\b(?:puff(?:y|iness)|fluid)\b/,
  instability:
    /\b(?:laxity|lachman|pivot shift|gave way|give-way|sublux[a-z]+|dislocat[a-z]+|spondylolisthesis|listhesis)\b/,
  atrophy: /\b(?:wast(?:ed|ing)|circumference|girth)\b/,
};

const conditions = CONDITIONS.map(([name, beginnings]) => ({
  name,
  words: new RegExp(`\\b(?:${beginnings})`),
  signs: SIGNS[name],
}));
const ANY_CONDITION = new RegExp(`\\b(?:${CONDITIONS.map(([, beginnings]) => beginnings).join('|')})`, 'g');

/** That a condition is the patient's: it must stand shortly before it. */
const HAS =
  /\b(?:has|had|suffers? from|(?:was|is|been) diagnosed with|diagnos(?:is|es) of|history of|(?:was|is|were) noted (?:to (?:be|have)|as)|presents? with|presented with|(?:examination|exam|mri|x-?rays?|imaging) (?:revealed|showed|shows|reveals)|continues to have|comorbid(?:it(?:y|ies)| conditions?)(?: (?:to include|includ\w+|such as|of))?|due to (?:his|her|the patient's))\b[^.;:]{0,60}$/i;
const HEDGED =
  /\b(?:no|not|without|denie[sd]|may|might|could|would|should|possible|possibly|suspected|suspicion|rule out|if|unless|risk|concern|lack(?:s|ed|ing)?|absence|whether|unclear|nor|neither|such as|versus|guidelines?|mtus|acoem|odg|nothing|where|when|some|situations?|patients)\b|n['\u2019]t\b/i;

const PERSON = /\b(?:patient|worker|claimant|applicant|employee|individual|he|she|his|her)\b/i;

/** Whether a summary tells of the service otherwise than as planned; for {@link Reading.once}, hence made once for each. */
const tellsOf = Object.fromEntries(
  Object.entries(SERVICES).map(([topic, { words }]) => [topic, (summary: Reading) => tellsOfService(summary, words)]),
) as Readonly<Partial<Record<Topic, (summary: Reading) => boolean>>>;

/** Functions that a rationale calls sound, and the words that would tell the same in the summary. */
const FUNCTIONS: Readonly<Partial<Record<Topic, Known>>> = {
  weakness: { name: 'normal strength', words: /strength|weak|motor|neuro|\/5\b|myotom|muscle test/i },
  sensation: { name: 'normal sensation', words: /sens|numb|neuro|light touch|pin ?prick|dermatom/i },
  reflexes: { name: 'normal reflexes', words: /reflex|neuro/i },
};

/** A study that was made shows something; `MRI may show` is taught of all studies. */
const RESULT = caseless(
  /^(?: \([^)]{1,30}\))?(?: (?:scans?|stud(?:y|ies)|reports?|films?|results?))?(?: (?:of|from|dated|on|done|performed|taken|obtained|in)(?: [\w/,.-]+){1,9}?)?,? (?:(?:also |only )?(?:reveal(?:s|ed)?|show(?:s|ed)|demonstrate[sd]|confirm(?:s|ed)|document(?:s|ed)|indicate[sd] (?:a|an|no|that|there)|(?:does|did|do) not (?:show|reveal|indicate|demonstrate)|(?:was|were|is) (?:noted to be |reported as |read as |reported to be )?["\u201c]?(?:normal|negative|unremarkable|positive))|reveal )/i,
);
/** That a treatment was had: it must stand before it, with no plan between. */
const HAD =
  /\b(?:complet(?:ed|ion of)|underwent|undergone|received|attended|participated in|previously did|(?:was|been) (?:previously )?treated with|has had|have had|has already had|status post|s\/p|improved with|benefit(?:ed)? from|responded to|failed|despite|continued with|had) [^.;]{0,60}$/i;
const PLANNED =
  /\b(?:request|recommend|plan|order|authoriz|approv|certif|refer|will|should|would|could|may|might|trial of \w+ is|prior to|before|schedul|pending|if|unless|candidate)\w*/i;

/** The patient's own words or those of a record: a quotation that must come from somewhere. */
const QUOTED_RECORD =
  /\b(?:patient|worker|claimant|applicant|employee|provider|physician|doctor|therapist|pain|records?|notes?|report|documentation|he|she)\b[^.;]{0,70}?\b(?:notes?|noted|states?|stated|reports?|reported|documents?|documented|described|said|wrote|complain(?:s|ed))\b[^.;"\u201c\u201d]{0,40}$/i;
const QUOTES = /["\u201c\u201d]/g;

const PAIN = caseless(
  /\b(10|\d)(?:\.\d)?(?: ?\/ ?10)?(?: ?(?:-|to|\u2013) ?(10|\d)(?:\.\d)?)? ?(?:\/ ?10\b|out of (?:10|ten)\b|on (?:a|the) (?:pain )?(?:scale|10|vas|visual|0)|over 10\b)/gi,
);

/** The day on which a chapter was adopted: it belongs to the citation. */
const CITED_DAY =
  /(?:\d ?\(|(?:c\.?c\.?r\.?|mtus|guidelines?|schedule|effective|edition|updated|revised|accessed|version)[ ,]*\(?)$/i;

export const foreignFact: Rule = {
  code: 'foreign-fact',
  title: 'The rationale relies on a fact that the summary does not know',
  severity: 'information',
  source: 'LC 4610.6(b) and (e); 8 CCR 9792.10.6(b)(2) and (d)',
  formats: structuredFormats,
  perIssue: 'among items',
  whatItDoes:
    'Reports what only the rationale tells as a fact of this patient: a day, the result of a study, a treatment that was had, the number of its visits, a drug that was taken, a disease, a pain score, words in quotation marks. The summary, the header and the items are searched for it first; quoted guidelines with their days, possibilities, plans, other persons, and days that are reckoned from one in the summary are left alone. A combination is known by its leading drug, and a disease by its measure or its treatment.',
  whyItMatters:
    'The reasons must rest on the records, and the summary tells the reader what the records hold. A fact that stands nowhere else is often left over from another letter.',
  whatToDo: 'If the records show it, add it to the summary. If not, delete it.',
  examples: {
    wrong: [
      letterWith('X-rays were normal.', 'MRI of the left knee', 'On «02/14/2017», the patient reported locking.'),
      letterWith('The knee is tender.', 'Surgery of the left knee', 'The «MRI» does not show a meniscal tear.'),
      letterWith(
        'Treatment has included naproxen.',
        'Physical therapy, six visits',
        'The patient has completed twelve visits of «acupuncture» without relief.',
      ),
      letterWith(
        'Treatment has included naproxen.',
        'Lidocaine 5% patch #30',
        'The patient has been taking «gabapentin» since the injury.',
      ),
      letterWith('The knee is tender.', 'MRI of the left knee', 'The patient has a history of «diabetes».'),
      letterWith(
        'The hernia is reducible.',
        'Preoperative laboratory tests',
        "Based on the patient's comorbid conditions to include «hypertension», testing is appropriate.",
      ),
      letterWith('The neck is tender.', 'EMG of the left arm', 'On examination, «strength» was normal.'),
      letterWith(
        'Current medications include ibuprofen. The treatment plan included cyclobenzaprine.',
        'Cyclobenzaprine 7.5 mg #60',
        'The patient has been using «cyclobenzaprine» since 10/20/2016.',
      ).replace('Injury: 11/02/2016', 'Injury: 10/20/2016'),
      letterWith(
        'Treatment has included physical therapy.',
        'Physical therapy, four visits',
        'The patient has attended «six visits» of therapy.',
      ),
      letterWith(
        'Past treatment has included rest.',
        'Acupuncture, six visits',
        'The records do not show the «number of sessions completed» to date.',
      ),
      letterWith('The pain was rated 4/10.', 'Norco 5/325 mg #60', 'The patient rated the pain «8/10».'),
      letterWith(
        'The patient has neck pain.',
        'Acupuncture, six visits',
        'The provider noted that therapy was «"a great help."»',
      ),
    ],
    right: [
      letterWith(
        'On February 14, 2017 the patient was seen. X-rays were normal. Pain is 6-8 on a 10-point scale.',
        'MRI of the left knee',
        'On 2/14/17, plain films showed no fracture. The pain was rated 7/10.',
      ),
      letterWith(
        'The treatment plan included an MRI and acupuncture.',
        'MRI of the left knee',
        'An MRI may show a meniscal tear. The patient has not had acupuncture. Guidelines recommend naproxen. There is no history of diabetes.',
      ),
      letterWith(
        'The knee is tender.',
        'Ultram 50 mg #60',
        'The MTUS - 8 C.C.R. 9792.24.4 (July 28, 2016) states "opioids are not recommended." The patient has been taking tramadol.',
      ),
      letterWith(
        'The patient had 20 visits on land and 6 visits in the pool after the surgery of April 26, 2016. Tramadol reduced the pain from 7/10 to 3/10.',
        'Physical therapy, four visits',
        'The patient had 26 visits of therapy. The period ended on October 26, 2016, six months from the surgery. With tramadol the pain fell from 7/10 to 3/10.',
      ),
      letterWith(
        'Treatment has included therapy two times a week for three weeks.',
        'Physical therapy, four visits',
        'The patient has attended six visits. Guidelines recommend ten visits over eight weeks.',
      ),
      letterWith(
        'Current medications include Flexeril.',
        'Cyclobenzaprine 7.5 mg #60',
        'The patient has been using cyclobenzaprine for two months.',
      ),
      letterWith(
        'Diagnostic studies were reviewed. The patient has numbness of the left foot.',
        'Norco 5/325 mg #60',
        'X-rays showed no fracture. The patient has radiating pain. There was no indication of depression.',
      ),
      letterWith(
        'Current medications include Norco and lisinopril.',
        'Physical therapy, four visits',
        'The patient has been taking hydrocodone and has hypertension. The edition of 2009 was replaced on July 28, 2016. His wife takes clonazepam.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary === null) return;
    const known = knownFacts(facts, summary);
    for (const { rationale } of facts.issues) {
      if (rationale === null) continue;
      const told = new Set<Sentence | undefined>();
      for (const { at, what, isKnown } of rationale.reading.once(claimsIn)) {
        const sentence = rationale.sentenceAt(at.start);
        if (told.has(sentence) || isKnown(known) || standsIn(summary, rationale, at)) continue;
        told.add(sentence);
        yield {
          ...rationale.place(at),
          message: `The rationale relies on ${what} (${quoted(rationale, sentence ?? at)}), which the summary does not mention. Add it to the summary if the records show it; otherwise delete it here.`,
        };
      }
    }
  },
};

function letterWith(summary: string, item: string, rationale: string): string {
  return `Case Number: CM17-0000000
Date of Injury: 11/02/2016

CLINICAL CASE SUMMARY
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

/** What a rationale tells as a fact of this patient. */
interface Claim {
  readonly at: Stretch;
  readonly what: string;
  /** Whether the rest of the letter tells it too. */
  readonly isKnown: (known: KnownFacts) => boolean;
}

/** What the letter tells outside its rationales. Each kind is gathered when it is first asked for. */
class KnownFacts {
  readonly #facts: Facts;
  readonly summary: Passage;
  #days: Set<string> | undefined;
  #drugs: readonly string[] | undefined;
  #pains: Set<number> | undefined;
  #words: string | undefined;
  #visits: Set<number> | undefined;

  constructor(facts: Facts, summary: Passage) {
    this.#facts = facts;
    this.summary = summary;
  }

  get #passages(): readonly Passage[] {
    return [this.summary, ...this.#facts.items].filter((passage) => passage !== null);
  }

  get days(): ReadonlySet<string> {
    this.#days ??= new Set([
      ...Object.values(this.#facts.headerDays),
      ...this.#passages.flatMap(({ days }) => days.map(({ day }) => day ?? '')),
    ]);
    return this.#days;
  }

  /** By their generic names, each once. */
  get drugs(): readonly string[] {
    this.#drugs ??= [...new Set(this.#passages.flatMap(({ drugs }) => drugs.map(({ generic }) => generic)))];
    return this.#drugs;
  }

  get pains(): ReadonlySet<number> {
    this.#pains ??= painsOf(this.summary.text);
    return this.#pains;
  }

  /** Of the summary and the items, in small letters. */
  get words(): string {
    this.#words ??= this.#passages
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase();
    return this.#words;
  }

  /** Whether the summary says what the patient takes, and this drug is at most planned there. */
  listsMedicationWithout(generic: string): boolean {
    const { reading } = this.summary;
    if (!MEDICATION_LIST.test(reading.text)) return false;
    return reading.drugs.every((drug) => {
      if (!areSame(drug.generic, generic)) return true;
      const sentence = sentenceAround(reading, drug.start);
      if (sentence === undefined) return false;
      const at = { start: drug.start - sentence.start, end: drug.end - sentence.start };
      return ['planned', 'earlierDecision'].includes(standingOf(sentence.text, at)) || PLAN.test(sentence.text);
    });
  }

  /** The numbers of visits that the summary and the items name, and what their schedules come to. */
  get visits(): ReadonlySet<number> {
    this.#visits ??= new Set(
      this.#passages.flatMap(({ amounts }) =>
        amounts.filter(({ unit }) => unit === 'visit' || unit === 'time').flatMap(({ value, least }) => [value, least]),
      ),
    );
    return this.#visits;
  }
}

const PLAN = /^the (?:treatment )?plan\b|\brequests? (?:for|is|was|were)\b/i;
const MEDICATION_LIST =
  /\b(?:current|relevant|prior|previous|present) medications? (?:regimen )?(?:includ|consist|are\b|were\b|is\b|was\b)(?! not\b)/i;

/** Whether a summary tells of a service otherwise than as planned. */
function tellsOfService(summary: Reading, words: RegExp): boolean {
  for (const match of summary.text.matchAll(words)) {
    const sentence = sentenceAround(summary, match.index);
    if (sentence === undefined) continue;
    const at = { start: match.index - sentence.start, end: match.index + match[0].length - sentence.start };
    if (standingOf(sentence.text, at) === 'planned') continue;
    if (!/\brequest(?:s|ed)?(?: (?:for|of|was for|is for))? [^.;]{0,90}$/i.test(sentence.text.slice(0, at.start)))
      return true;
  }
  return false;
}

function sentenceAround({ sentences }: Reading, offset: number): Sentence | undefined {
  return sentences.find(({ end }) => offset < end);
}

/** By the items of the letter, which are the same for all its issues. */
const gathered = new WeakMap<Facts['items'], KnownFacts>();

function knownFacts(facts: Facts, summary: Passage): KnownFacts {
  let known = gathered.get(facts.items);
  if (known === undefined) {
    known = new KnownFacts(facts, summary);
    gathered.set(facts.items, known);
  }
  return known;
}

/** The pain scores that a text names, and all between the ends of a span: `6-8 out of 10` knows 7. */
function painsOf(text: string): Set<number> {
  const pains = new Set<number>();
  for (const [, first, last] of text.matchAll(PAIN)) {
    for (let pain = Number(first); pain <= Number(last ?? first); pain += 1) pains.add(pain);
  }
  return pains;
}

/** For {@link Reading.once}. */
/** The very numbers stand in the summary, in whatever form they are told there. */
function standsIn(summary: Passage, rationale: Passage, { start, end }: Stretch): boolean {
  const words = rationale.text.slice(start, end).toLowerCase();
  return /\d/.test(words) && summary.text.toLowerCase().includes(words);
}

function claimsIn(rationale: Reading): readonly Claim[] {
  return [
    ...daysIn(rationale),
    ...statementsIn(rationale),
    ...sessionsIn(rationale),
    ...earlierSessionsIn(rationale),
    ...drugsIn(rationale),
    ...conditionsIn(rationale),
    ...quotationsIn(rationale),
    ...painIn(rationale),
  ];
}

/** `six months from the surgery`: the day was reckoned from another. */
const COUNTED = /\b(?:days?|weeks?|months?|years?) (?:from|after|before|since|following|prior to|later than)\b/i;

function* daysIn(rationale: Reading): Generator<Claim> {
  for (const day of rationale.days) {
    if (day.day === null || CITED_DAY.test(rationale.text.slice(Math.max(0, day.start - 24), day.start))) continue;
    const sentence = sentenceAround(rationale, day.start);
    if (sentence === undefined || guides(rationale, day) || COUNTED.test(sentence.text)) continue;
    const { day: written } = day;
    const at = { start: day.start - sentence.start, end: day.end - sentence.start };
    yield {
      at: day,
      what: `${day.text}, a day that stands nowhere else in the letter`,
      isKnown: ({ days }) =>
        days.has(written) ||
        isDayOfGuideline(sentence.text, at, written) ||
        isReckoned(written, spansEndingAt(rationale, day), days),
    };
  }
}

function* statementsIn(rationale: Reading): Generator<Claim> {
  const { text } = rationale;
  for (const statement of rationale.statements) {
    const sound = FUNCTIONS[statement.topic];
    if (sound !== undefined && isSound(statement, text)) {
      yield { at: statement, what: sound.name, isKnown: ({ summary }) => sound.words.test(summary.text) };
    }
    const service = SERVICES[statement.topic];
    const tells = tellsOf[statement.topic];
    if (service === undefined || tells === undefined) continue;
    if (statement.polarity !== 'present' || statement.standing === 'guideline') continue;
    const { start, end, sentence } = statement;
    const before = text.slice(sentence.start, start);
    const result = RESULT.test(text.slice(end, Math.min(sentence.end, end + 160))) && !HEDGED.test(before);
    const had = HAD.exec(before);
    const done =
      result ||
      (had !== null && statement.ofPatient && !isOfAnother(before) && !PLANNED.test(had[0]) && !HEDGED.test(before)) ||
      isEarlierStudy(before);
    if (done)
      yield { at: statement, what: `${service.name} as done`, isKnown: ({ summary }) => summary.reading.once(tells) };
  }
}

/** Visits that were had or authorized, by their number. */
function* sessionsIn(rationale: Reading): Generator<Claim> {
  for (const { amount } of rationale.once(visitsHad)) {
    const { value } = amount;
    yield {
      at: amount,
      what: `"${amount.text}" of treatment, a number that stands nowhere else`,
      // A number that the summary says is unknown is another defect.
      isKnown: ({ visits, summary }) =>
        visits.has(value) || isSum(visits, value) || summary.reading.once(unknownNumbers).length > 0,
    };
  }
}

/** Visits of two kinds or courses may be told as one number. */
function isSum(numbers: ReadonlySet<number>, sum: number): boolean {
  return [...numbers].some((number) => numbers.has(sum - number));
}

const EARLIER_SESSIONS = caseless(
  /\b(?:number|amount|efficacy|outcomes?|results?) of (?:the |any |all )?(?:(?!of\b)[a-z-]{2,15} ){0,3}?(?:sessions?|visits?|treatments?) (?:(?:that )?(?:he|she|the patient) has )?(?:previously |already )?(?:completed|attended|received|had)\b/gi,
);
const TREATMENT_TOLD = /\btreatments?\b[^.;]{0,40}\b(?:includ|consist|are\b|were\b|was\b)/i;

/** Sessions of which only the number is missing, by the rationale: then there were some. */
function* earlierSessionsIn(rationale: Reading): Generator<Claim> {
  for (const match of rationale.text.matchAll(EARLIER_SESSIONS)) {
    const sentence = sentenceAround(rationale, match.index);
    if (sentence === undefined || guides(rationale, sentence)) continue;
    yield {
      at: { start: match.index, end: match.index + match[0].length },
      what: 'earlier sessions of a treatment',
      isKnown: ({ summary }) => !TREATMENT_TOLD.test(summary.text) || summary.reading.once(tellsOfSessions),
    };
  }
}

const tellsOfSessions = ({ statements, amounts }: Reading): boolean =>
  statements.some(
    ({ topic, polarity, standing }) =>
      SESSIONS.has(topic) && polarity === 'present' && (standing === 'said' || standing === 'open'),
  ) || amounts.some(({ unit, additional }) => unit === 'visit' && !additional);
const SESSIONS: ReadonlySet<Topic> = new Set([
  'therapy',
  'physicalTherapy',
  'occupationalTherapy',
  'chiropractic',
  'acupuncture',
  'conservativeCare',
]);

function* drugsIn(rationale: Reading): Generator<Claim> {
  for (const drug of rationale.drugs) {
    const sentence = sentenceAround(rationale, drug.start);
    if (sentence === undefined || !isOfPatient(sentence.text)) continue;
    const at = { start: drug.start - sentence.start, end: drug.end - sentence.start };
    const before = sentence.text.slice(0, at.start);
    if (HEDGED.test(before) || isOfAnother(before)) continue;
    const { generic } = drug;
    const isNamed = ({ drugs, words }: KnownFacts) =>
      drugs.some((known) => areSame(known, generic)) || words.includes(drug.text.toLowerCase());
    if (TAKES.test(before) && standingOf(sentence.text, at) === 'said') {
      const long = SINCE.test(sentence.text.slice(at.end));
      yield {
        at: drug,
        what: `${drug.text} as a drug that the patient ${long ? 'has been taking' : 'takes or took'}`,
        isKnown: (known) => isNamed(known) && !(long && known.listsMedicationWithout(generic)),
      };
    }
  }
}

/** What is added to a drug that gives the combination its name in speech: Norco is spoken of as hydrocodone. */
const ADDED = new Set(['acetaminophen', 'aspirin', 'caffeine', 'naloxone']);

/** Whether two generic names may mean one drug: the same, or a combination and its leading ingredient. */
function areSame(one: string, other: string): boolean {
  if (one === other) return true;
  const ingredients = new Set(one.split('/').filter((ingredient) => !ADDED.has(ingredient)));
  return other.split('/').some((ingredient) => ingredients.has(ingredient));
}

/** That a drug has been taken for some time; it stands behind the drug. */
const SINCE =
  /^[^.;,]{0,40}?\b(?:since|for (?:at least|over|more than|several|many|(?:\d+|two|three|four|five|six) (?:weeks|months|years)))\b/i;

/** A function is told as normal, not only as no cause for something. */
function isSound({ polarity, standing, start, sentence }: Statement, text: string): boolean {
  return (
    polarity === 'absent' &&
    standing === 'said' &&
    !HEDGED.test(text.slice(sentence.start, start)) &&
    SOUND.test(text.slice(sentence.start, sentence.end))
  );
}

const SOUND = /\b(?:normal|intact|unremarkable|symmetric(?:al)?|equal|5\/5)\b/i;

/** `It appears there is a previous x-ray`. */
function isEarlierStudy(before: string): boolean {
  return /\bthere (?:is|was) an? (?:previous|prior|recent) $/i.test(before) && !HEDGED.test(before);
}

const TAKES =
  /\b(?:taking|takes|took|using|uses|used|utiliz(?:es|ed|ing)|been on|is on|was on|currently on|tried|trialed|failed|(?:previous|prior|current) medications?|treated with|maintained on|medications? (?:include|included|consist|consisted)|prescribed)\b[^.;]{0,60}$/i;

function guides(rationale: Reading, { start, end }: Stretch): boolean {
  const sentence = sentenceAround(rationale, start);
  return (
    sentence !== undefined &&
    standingOf(sentence.text, { start: start - sentence.start, end: Math.min(end, sentence.end) - sentence.start }) ===
      'guideline'
  );
}

function* conditionsIn(rationale: Reading): Generator<Claim> {
  const lower = rationale.text.toLowerCase();
  // A few letters change their length with their case; then no offset would hold.
  if (lower.length !== rationale.text.length) return;
  for (const { index } of lower.matchAll(ANY_CONDITION)) {
    const sentence = sentenceAround(rationale, index);
    if (sentence === undefined) continue;
    const before = sentence.text.slice(0, index - sentence.start);
    if (!PERSON.test(before) || !HAS.test(before) || HEDGED.test(before) || isOfAnother(before)) continue;
    if (!isOfPatient(sentence.text) || guides(rationale, sentence)) continue;
    const rest = sentence.text.slice(index - sentence.start).toLowerCase();
    const condition = conditions.find(({ words }) => rest.search(words) === 0);
    if (condition === undefined) continue;
    yield {
      at: { start: index, end: index + (/^[a-z]+/.exec(rest)?.[0].length ?? 1) },
      what: condition.name,
      isKnown: ({ words }) => condition.words.test(words) || condition.signs?.test(words) === true,
    };
  }
}

function* quotationsIn(rationale: Reading): Generator<Claim> {
  let seen = -1;
  for (const { index } of rationale.text.matchAll(QUOTES)) {
    if (index < seen) continue;
    const sentence = sentenceAround(rationale, index);
    if (sentence === undefined) continue;
    seen = sentence.end;
    const [open, close, more] = [...sentence.text.matchAll(QUOTES)];
    if (open === undefined || close === undefined || more !== undefined) continue;
    const words = sentence.text.slice(open.index + 1, close.index).trim();
    if (words === '' || words.length > 160 || !QUOTED_RECORD.test(sentence.text.slice(0, open.index))) continue;
    if (/\b(?:guidelines?|mtus|acoem|odg)\b/i.test(sentence.text) || guides(rationale, sentence)) continue;
    const said = words.toLowerCase().replace(/[.,;]+$/, '');
    yield {
      at: { start: sentence.start + open.index, end: sentence.start + close.index + 1 },
      what: 'words in quotation marks that stand nowhere else',
      isKnown: (known) => known.words.includes(said),
    };
  }
}

function* painIn(rationale: Reading): Generator<Claim> {
  for (const match of rationale.text.matchAll(PAIN)) {
    const sentence = sentenceAround(rationale, match.index);
    if (sentence === undefined) continue;
    if (
      !/\bpain|\brate|\bvas\b/i.test(sentence.text) ||
      HEDGED.test(sentence.text.slice(0, match.index - sentence.start))
    )
      continue;
    if (!isOfPatient(sentence.text) || guides(rationale, sentence)) continue;
    const pain = Number(match[1]);
    yield {
      at: { start: match.index, end: match.index + match[0].length },
      what: `a pain of ${match[0]}`,
      isKnown: ({ pains }) => pains.size === 0 || pains.has(pain),
    };
  }
}
