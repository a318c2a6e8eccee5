import type { BodyPart } from '../../facts/bodyParts';
import type { Drug } from '../../facts/drugs';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import type { Reading } from '../../facts/reading';
import { isPaired, isSpine, overlaps, type RegionSet, withClosePlaces, withNerves } from '../../facts/regions';
import { coveredBy, namesOfParts, requestedParts } from '../../facts/requestedParts';
import type { Service } from '../../facts/services';
import { isDependent } from '../../facts/surgeries';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { slipsBetween } from '../../letter/phrases';
import { type Report, type Rule, structuredFormats } from '../rule';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.
`;

export const itemNotInSummary: Rule = {
  code: 'item-not-in-summary',
  title: 'The case summary never names the disputed item',
  severity: 'information',
  source: 'LC 4610.6(e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports an item whose drug or service the clinical case summary does not name in any form: neither by name, brand, abbreviation or class, nor misspelled, nor in general words (`topical cream`, `therapy`). `Surgery and ancillary services` names no such service (`perioperative services` does), and a sentence that points to `the requests below` names none. Also reports a study of a part of the body where the summary names the same study of other parts only. A summary too short to judge is left alone.',
  whyItMatters:
    "Each analysis must tie the decision to the employee's condition and to the relevant documents (LC 4610.6(e)). If the summary never mentions the treatment, a reader cannot see who asked for it and why, and the item may come from another case.",
  whatToDo: 'Add to the summary when and why the treatment was requested, or check that the item belongs to this case.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. Treatment has included naproxen and a splint. On 12/13/2016 utilization review non-certified an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
${guidelines}
«Orphenadrine» 100mg #60: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. Treatment has included naproxen and a splint. On 12/13/2016 utilization review non-certified an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

«Acupuncture» for the left wrist, 6 sessions: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old male with a tear of the left rotator cuff. Treatment has included therapy and rest. The treatment plan was surgery of the left shoulder with ancillary services. On 12/13/2016 utilization review denied the surgery.

IMR ISSUES, DECISIONS AND RATIONALES

Associated surgical service: «Cold therapy unit», 7 day rental: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old male with a strain of the lower back. Medications are naproxen and cyclobenzaprine. He was told to go on with the home exercise program. On 12/13/2016 utilization review denied another muscle relaxant.

IMR ISSUES, DECISIONS AND RATIONALES

«Orphenadrine» 100mg #60: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old male with pain of the neck and lower back. There is spasm of the lumbar spine. A request was made for an MRI of the cervical spine, and utilization review denied it on 12/13/2016.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the «lumbar spine»: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old male with a strain of the lower back and spasm of the lumbar spine. On 12/01/2016 the physician asked for «the requests below». An MRI was denied.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the lumbar spine: Upheld
${guidelines}`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old male with pain of the neck, lower back and right arm. The treatment plan was an MRI of the cervical spine and further imaging. Utilization review denied nerve conduction studies of the arms, a sling and a cold wrap on 12/13/2016.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the lumbar spine: Upheld
${guidelines}
EMG/NCV of the right upper extremity: Upheld
${guidelines}
Associated surgical service: Shoulder wrap: Upheld
${guidelines}
Associated surgical service: Shoulder immobilizer sling: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. She takes hydrocodone-acetaminophen, cyclobenzaprin, a muscle relaxant and a topical compound. Electrodiagnostic studies and radiographs of the wrist were requested. On 12/13/2016 utilization review denied them.

IMR ISSUES, DECISIONS AND RATIONALES

Norco 10/325mg #60: Upheld
${guidelines}
Cyclobenzaprine 7.5mg #60: Upheld
${guidelines}
Soma 350mg #30: Upheld
${guidelines}
Flurbiprofen 20%, Lidocaine 5% 120 grams: Upheld
${guidelines}
EMG/NCV of the left upper extremity: Upheld
${guidelines}
X-rays of the left wrist: Upheld
${guidelines}`,
    ],
  },
  *check(_letter: Letter, { summary, issues }: Facts): Generator<Report> {
    if (summary === null || summary.text.length < toJudge) return;
    const below = BELOW.exec(summary.text);
    if (below !== null) {
      yield {
        ...summary.place({ start: below.index, end: below.index + below[0].length }),
        message: `"${below[0]}" does not say what was requested. Name the treatments here.`,
      };
    }
    for (const issue of issues) {
      const { disputed } = issue;
      if (disputed === null) continue;
      const place = missingIn(summary.reading, disputed.reading);
      if (place === null) {
        yield* otherPart(issue, disputed, summary);
        continue;
      }
      if (isDependent(issue) && summary.reading.once(namesPerioperative)) continue;
      const words = disputed.text.slice(place.start, place.end);
      yield {
        ...disputed.place(place),
        message: `The case summary never mentions "${words}". Add when and why it was requested, or check that the item belongs to this case.`,
        related: {
          ...summary.place(summary.sentences[0] ?? { start: 0, end: 1 }),
          message: 'The case summary begins here.',
        },
      };
    }
  },
};

/**
 * A request for what goes with an operation, by the time at which it is needed. `Ancillary services` says less: it may be
 * anything, and readers miss the services there.
 */
const PERIOPERATIVE =
  /\b(?:peri|pre|post)-? ?op(?:erative(?:ly)?)? (?:[a-z]+ ){0,2}(?:services|care|needs|equipment|items|orders|measures|supplies)\b/i;

const namesPerioperative = ({ sentences }: Reading): boolean =>
  sentences.some(({ text }) => PERIOPERATIVE.test(text) && ASKED_FOR.test(text));

/** A shorter summary tells too little for anything to be missing in it. */
const toJudge = 150;

/** A sentence that ends by pointing to the issues instead of naming the requests. */
const BELOW = caseless(
  /\b(?:(?:the|all|these|disputed) )?(?:requests?|requested (?:items?|services?|treatments?)|items?|services?|treatments?) (?:(?:as )?(?:listed|noted|outlined|detailed|shown|stated|described|seen|set forth) )?below(?=\.(?: |$))/i,
);

interface Names {
  readonly text: string;
  readonly lower: string;
  readonly words: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly generics: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

function namesIn(summary: Reading): Names {
  const lower = summary.text.toLowerCase().replace(/- (?=[a-z])/g, '');
  return {
    text: summary.text,
    lower,
    words: new Set(lower.match(/[a-z]{5,}/g) ?? []),
    services: new Set(summary.services.map(({ id }) => id)),
    generics: new Set(summary.drugs.flatMap(({ generic }) => ingredientsOf(generic))),
    classes: new Set(summary.drugs.flatMap(({ classes }) => classes)),
  };
}

function ingredientsOf(generic: string): string[] {
  return generic.split('/');
}

/** By item, what a summary does not name of it, as far as it was looked for: most items stay while one is typed in. */
const noItems = (_summary: Reading) => new WeakMap<Reading, Stretch | null>();

function missingIn(summary: Reading, item: Reading): Stretch | null {
  const known = summary.once(noItems);
  let missing = known.get(item);
  if (missing === undefined) {
    missing = missingName(item, summary.once(namesIn));
    known.set(item, missing);
  }
  return missing;
}

/** The drug or service of an item, where the summary names nothing of the item. */
function missingName({ text, drugs, services }: Reading, named: Names): Stretch | null {
  const [drug] = drugs;
  const [service] = services;
  if (drug !== undefined) {
    const missing =
      drugs.every((one) => !namesDrug(one, text, named)) && !services.some((one) => namesService(one, text, named));
    return missing ? drug : null;
  }
  if (service === undefined || WORDED.has(service.id)) return missingThing(text, named);
  if (!JUDGED.has(service.id)) return null;
  return services.every((one) => JUDGED.has(one.id) && !namesService(one, text, named)) ? service : null;
}

/** A thing that is no service of the vocabulary, by the words of its own. */
function missingThing(text: string, named: Names): Stretch | null {
  for (const [thing, words] of things) {
    const match = thing.exec(text);
    if (match === null) continue;
    return words.test(named.lower) ? null : { start: match.index, end: match.index + match[0].length };
  }
  return null;
}

function namesDrug(drug: Drug, item: string, named: Names): boolean {
  if (ingredientsOf(drug.generic).some((ingredient) => named.generics.has(ingredient))) return true;
  const isTopical = drug.route === 'topical' || drug.route === 'transdermal' || TOPICAL_ITEM.test(item);
  if (isTopical && TOPICAL.test(named.lower)) return true;
  for (const one of drug.classes) {
    // Where another drug of the class is named, the class is spoken of because of that one.
    if (classWords[one]?.test(named.lower) && (isTopical || !named.classes.has(one))) return true;
  }
  const name = drug.text.toLowerCase();
  for (const word of [...(name.match(/[a-z]{5,}/g) ?? []), ...(drug.generic.match(/[a-z]{5,}/g) ?? [])]) {
    for (const other of named.words) if (word[0] === other[0] && slipsBetween(other, word, 2) !== null) return true;
  }
  return false;
}

const TOPICAL_ITEM = /%|\b(?:cream|ointment|gel|lotion|patch(?:es)?|topical|compound(?:ed)?|transdermal)\b/i;
const TOPICAL = /\b(?:topicals?|creams?|ointments?|gels?|lotions?|patch(?:es)?|compound(?:ed|s)?|transdermals?)\b/;

/** How summaries speak of a class without naming the drug, by the classes of the vocabulary. */
const classWords: Readonly<Record<string, RegExp>> = {
  opioid: /\b(?:opioids?|opiates?|narcotics?|analgesics?|pain medications?)\b/,
  NSAID: /\b(?:nsaids?|anti-? ?inflammator(?:y|ies)|analgesics?)\b/,
  'muscle relaxant': /\b(?:muscle relax[ae]nts?|relaxants?|antispasmodics?)\b/,
  benzodiazepine: /\b(?:benzodiazepines?|anxiolytics?|sedatives?)\b/,
  antidepressant: /\b(?:anti-? ?depressants?|ssris?|snris?|tricyclics?)\b/,
  'anti-epilepsy drug': /\b(?:anti-? ?convulsants?|anti-? ?epilep\w+|neuropathic (?:pain )?(?:agents?|medications?))\b/,
  'proton pump inhibitor': /\b(?:ppis?|proton pump inhibitors?|gastric|gi (?:prophylaxis|protect\w*)|antacids?)\b/,
  'H2 blocker': /\b(?:h2 (?:blockers?|antagonists?)|gastric|gi (?:prophylaxis|protect\w*)|antacids?)\b/,
  'sedative-hypnotic': /\b(?:hypnotics?|sleep(?:ing)? (?:aids?|medications?|pills?)|sedatives?)\b/,
  anxiolytic: /\b(?:anxiolytics?|sedatives?)\b/,
  'barbiturate-containing analgesic': /\b(?:barbiturates?|analgesics?|headache (?:medications?|abortive))\b/,
  'antimigraine drug': /\b(?:triptans?|anti-? ?migraine|migraine medications?)\b/,
  analgesic: /\banalgesics?\b/,
  'topical analgesic': /\b(?:topicals?|analgesics?)\b/,
  'topical anesthetic': /\b(?:topicals?|anesthetics?)\b/,
  'anti-infective': /\b(?:antibiotics?|anti-? ?(?:infectives?|virals?|fungals?))\b/,
  antiemetic: /\banti-? ?(?:emetics?|nausea)\b/,
  laxative: /\b(?:laxatives?|stool softeners?)\b/,
  corticosteroid: /\b(?:steroids?|corticosteroids?)\b/,
};

/** Services with what a summary may call them; others have too many names for their absence to be certain. */
const serviceWords: Readonly<Record<string, RegExp>> = {
  'physical-therapy': /\b(?:therap(?:y|ies|ist|eutic)|pt|physio\w*|p\.t\.|rehabilitation|aquatic|ot)\b/,
  'physical-therapy-postop': /\b(?:therap(?:y|ies|ist|eutic)|pt|physio\w*|rehabilitation)\b/,
  'occupational-therapy': /\b(?:therap(?:y|ies|ist|eutic)|pt|ot|o\.t\.|physio\w*|rehabilitation)\b/,
  chiropractic: /\bchiro\w*|\bmanipulat\w*|\bmanual therap|\bspinal adjust/,
  acupuncture: /\bacu\w*/,
  mri: /\bmri\b|\bmris\b|\bmr\b|\bmra\b|\bmagnetic|\bimaging|\bscan/,
  'mr-arthrogram': /\bmri\b|\bmra\b|\bmr\b|\barthrogra\w*|\bmagnetic|\bimaging/,
  ct: /\bct\b|\bcat\b|\btomogra\w*|\bimaging|\bscan/,
  xray: /\bx-? ?rays?\b|\bradiogra\w*|\bfilms?\b|\bimaging|\broentgen/,
  'bone-scan': /\bbone scan|\bscintigra|\bscans?\b/,
  edx: /\bemg|\bncv|\bncs|\belectro-? ?(?:diagnos|myo)\w*|\bnerve (?:conduction|stud)\w*|\bedx\b|\beds\b|\bnerve test\w*|\bneurodiagnostic/,
  'urine-drug': /\burine|\bdrug (?:screen|test)|\buds\b|\budt\b|\btoxicolog|\burinalysis/,
  esi: /\bepidural|\besis?\b|\blesi\b|\bcesi\b|\btfesi\b|\binjection|\bsteroid|\bblock/,
  facet: /\bfacet|\bmedial branch|\bmbbs?\b|\brhizotom|\bradio-? ?frequency|\brfa\b|\bneurotom|\binjection|\bblock/,
  'trigger-point': /\btrigger|\btpis?\b|\binjection/,
  tens: /\btens\b|\btranscutaneous|\belectrical? stim|\bstimulat|\bunit\b/,
  eswt: /\bshock-? ?wave|\beswt\b/,
  'e-stim': /\bstimulat|\be-? ?stim|\bmodalit|\btens\b/,
  infrared: /\binfra-? ?red|\bmodalit|\bheat\b/,
  biofeedback: /\bbio-? ?feedback|\bpsych|\bbehaviou?ral|\bcognitive/,
  cbt: /\bpsych|\bbehaviou?r|\bcognitive|\bcbt\b|\bcounsel/,
  'cold-therapy': /\bcold\b|\bcryo|\bice\b|\bcooling|\bvascutherm|\bpolar\b|\bthermo/,
  'rom-test': /\bjamar|\bgrip\b|\brange of motion test|\brom test|\bmuscle test|\bdynamomet/,
  ekg: /\be[kc]g\b|\belectrocardio|\bpre-? ?op|\blab(?:s|oratory)?\b|\bclearance/,
  'preop-clearance': /\bclearance|\bpre-? ?op/,
  frp: /\bfunctional restoration|\bfrp\b|\bpain program|\bmultidisciplinary|\binterdisciplinary/,
  'h-wave': /\bh-? ?wave|\bstimulat|\bunit\b/,
  interferential: /\binterferential|\bif unit|\bstimulat|\bunit\b/,
  visco: /\bhyaluron|\bvisco|\bsynvisc|\borthovisc|\binjection/,
  prp: /\bprp\b|\bplatelet|\binjection/,
  fce: /\bfunctional capacity|\bfce\b|\bcapacity/,
  'hearing-aids': /\bhearing/,
  gym: /\bgym\b|\bhealth club|\bmembership|\bpool\b/,
  labs: /\blabs?\b|\blaborator|\bblood (?:test|work|draw|count|panel)|\bcoagulation|\bclotting|\bprothrombin|\binr\b|\bptt\b|\burine\b|\bcbc\b|\bcmp\b|\bbmp\b|\bpanels?\b|\burinalysis|\btests\b|\bpre-? ?op/,
  'surgery-assistant': /\bassist|\bpa-?c?\b/,
  'sling-brace':
    /\bslings?\b|\bbrac(?:e|es|ing)\b|\bsplint|\borthos|\borthotic|\bsupports?\b|\bimmobili[sz]|\bcollar|\blso\b|\bboot\b|\bpillow|\binserts?\b/,
  ssep: /\bssep|\bevoked|\bsomatosensory/,
  eeg: /\beeg\b|\belectroenceph/,
  'home-health':
    /\bhome ?(?:health|care|aide|nurs|assist)|\bnurs(?:e|ing)|\baides?\b|\brn\b|\bcare ?giver|\battendant|\bhousekeep/,
};

const JUDGED: ReadonlySet<string> = new Set(Object.keys(serviceWords));

function namesService({ id, text }: Service, item: string, named: Names): boolean {
  if (GRIP.test(item)) return GRIP.test(named.lower);
  return (
    named.services.has(id) || (serviceWords[id]?.test(named.lower) ?? true) || named.lower.includes(text.toLowerCase())
  );
}

/** A test of grip, which is another one than that of motion. */
const GRIP = /\b(?:jamar|grip)\b|\bdynamomet/i;

/** Services of the vocabulary that take in many different things, so that the thing itself must be named. */
const WORDED: ReadonlySet<string> = new Set(['dme', 'transport']);

/** Things and services beside the vocabulary, with what a summary may call them. */
const things: readonly (readonly [item: RegExp, summary: RegExp])[] = [
  [/\bwrap\b/i, /\bwrap|\bcold\b|\bcryo|\bice\b|\bcompress/],
  [
    /\b(?:PT ?\/ ?INR|INR|prothrombin time|coagulation (?:panel|studies|profile|tests?))\b/i,
    /\bcoagul|\bclotting|\bprothrombin|\binr\b|\bptt\b|\blabs?\b|\blaborator|\bblood (?:test|work|draw|panel)|\bpre-? ?op/,
  ],
  [/\bcrutch(?:es)?\b/i, /\bcrutch|\bassistive|\bwalker/],
  [/\bmassage\b/i, /\bmassage|\bmyofascial|\bsoft tissue|\bmanual|\bmodalit/],
  [/\btraction\b/i, /\btraction|\bdecompress|\bmodalit|\bspinolator/],
  [/\btherapeutic exercises?\b/i, /(?<!home )\bexercis|\btherapeutic/],
  [/\bgloves\b/i, /\bglove/],
  [/\bwipes\b/i, /\bwipe|\bhygiene/],
  [/\bwork (?:hardening|conditioning)\b/i, /\bhardening|\bconditioning/],
  [/\b(?:sleep study|polysomnogra\w*)\b/i, /\bsleep (?:stud|test|medicine|lab)|\bpolysomn/],
  [/\bweight (?:loss|reduction)\b/i, /\bweight|\bobes|\bbariatric/],
  [/\b(?:CPM|continuous passive motion)\b/i, /\bcpm\b|\bpassive/],
  [/\b(?:hospital bed|mattress)\b/i, /\bbeds?\b|\bmattress/],
  [/\b(?:wheelchair|scooter)\b/i, /\bwheel-? ?chair|\bscooter|\bmobility/],
  [/\b(?:shower chair|commode)\b/i, /\bshower|\bcommode|\bbath/],
  [/\btransportation\b/i, /\btransport/],
  [/\b(?:pneumatic compression|DVT)\b/i, /\bdvt\b|\bthrombo|\bcompress|\bpneumatic/],
  [/\b(?:genetic|DNA|pharmacogenetic) test(?:s|ing)?\b/i, /\bgenetic|\bdna\b|\bpharmacogen|\bcytochrome/],
];

/** Studies that are done of a part of the body. */
const STUDIES: ReadonlySet<string> = new Set(['mri', 'mr-arthrogram', 'ct', 'xray', 'edx']);

/** A study of a part, where the summary names the same study of other parts only. */
function* otherPart(issue: IssueFacts, disputed: Passage, summary: Passage): Generator<Report> {
  const [study] = disputed.services;
  if (study === undefined || !STUDIES.has(study.id) || disputed.services.some(({ id }) => id !== study.id)) return;
  const known = summary.reading.once(noStudies);
  let named = known.get(study.id);
  if (named === undefined) {
    named = studiedParts(study.id, summary.reading);
    known.set(study.id, named);
  }
  if (named === null) return;
  const isNerveTest = study.id === 'edx';
  const wide = (covers: RegionSet) => withClosePlaces(isNerveTest ? withNerves(covers) : covers);
  const studied = wide(coveredBy(named.parts));
  const told = withClosePlaces(coveredBy(summary.bodyParts));
  const place = disputed.bodyParts.length > 0 ? disputed : (issue.item ?? disputed);
  for (const part of requestedParts(issue)) {
    const { covers } = part;
    // A part of which the summary tells nothing at all is reported as a foreign one.
    if (!(isPaired(covers) || isSpine(covers)) || overlaps(covers, studied) || !overlaps(covers, told)) continue;
    yield {
      ...place.place(part),
      message: `The case summary names this study for "${namesOfParts(named.parts)}", never for "${part.text}". Check the part of the body, or add to the summary that the study was requested for it.`,
      related: { ...summary.place(named.mention), message: 'The summary names the study here.' },
    };
    return;
  }
}

interface Studied {
  readonly parts: readonly BodyPart[];
  /** Where the summary tells that the study was asked for. */
  readonly mention: Stretch;
}

/** By study, the parts of which a summary names it, as far as they were looked for. */
const noStudies = (_summary: Reading) => new Map<string, Studied | null>();

/** The parts of which the summary names a study; `null` where it tells of a request and not of what part. */
function studiedParts(id: string, summary: Reading): Studied | null {
  const parts: BodyPart[] = [];
  let mention: Stretch | null = null;
  for (const sentence of summary.sentences) {
    const within = ({ start, end }: Stretch) => start >= sentence.start && end <= sentence.end;
    const asked = ASKED_FOR.test(sentence.text);
    if (asked && IN_GENERAL.test(sentence.text)) return null;
    const services = summary.services.filter(within);
    const found = services.filter((service) => service.id === id);
    if (found.length === 0) {
      if (asked && services.length === 0 && ANY_STUDY.test(sentence.text)) return null;
      continue;
    }
    const inSentence = summary.bodyParts.filter(within);
    if (inSentence.length === 0 && asked) return null;
    if (inSentence.length > 0 && asked) mention ??= found[0] ?? null;
    for (const one of found) parts.push(...partsOf(one, services, inSentence));
  }
  return mention === null ? null : { parts, mention };
}

/** The parts around a study, between the other services of its sentence: `MRI of the neck and EMG of the arms`. */
function partsOf(study: Service, services: readonly Service[], parts: readonly BodyPart[]): readonly BodyPart[] {
  const others = services.filter(({ id }) => id !== study.id);
  const from = others.findLast(({ end }) => end <= study.start)?.end ?? 0;
  // A service without a part of its own shares the next one: `MRI and x-ray of the neck`.
  const first = parts.find(({ start }) => start >= study.end)?.start ?? 0;
  const to = others.find(({ start }) => start >= study.end && start > first)?.start ?? Number.POSITIVE_INFINITY;
  const around = parts.filter(({ start, end }) => start >= from && end <= to);
  return around.length > 0 ? around : parts;
}

const ASKED_FOR =
  /\b(?:request\w*|certif\w*|non-? ?certif\w*|den(?:y|ied|ial)|authori[sz]\w*|recommend\w*|order\w*|(?:treatment )?plan)\b/i;
/** Studies or requests that are spoken of without a name. */
const IN_GENERAL =
  /\b(?:imaging|scans?|(?:diagnostic|radiolog\w*|neurodiagnostic) (?:studies|study|tests?|testing)|requested (?:studies|services|items)|requests? (?:below|above))\b/i;
/** Short names that may stand for the study of the item, written in a way that is not read as a service. */
const ANY_STUDY = /\b(?:MRIs?|EMG|NCV|NCS|X-? ?rays?|CTs?)\b/i;
