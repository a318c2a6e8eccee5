import type { Drug } from '../../facts/drugs';
import type { Facts } from '../../facts/facts';
import type { Passage, Stretch } from '../../facts/passage';
import type { Service } from '../../facts/services';
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
    'Reports an item whose drug or service the clinical case summary does not name in any form: neither by name, brand, abbreviation or class, nor misspelled, nor in general words (`topical cream`, `therapy`). Services that go with a surgery are left alone, and so is a summary too short to judge.',
  whyItMatters:
    "Each analysis must tie the decision to the employee's condition and to the relevant documents (LC 4610.6(e)). If the summary never mentions the treatment, a reader cannot see who asked for it and why, and the item may come from another case.",
  whatToDo: 'Add to the summary when and why the treatment was requested, or check that the item belongs to this case.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. Treatment has included naproxen and a splint. On 12/14/2016 utilization review non-certified an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

MRI of the left wrist: Upheld
${guidelines}
«Orphenadrine» 100mg #60: Upheld
${guidelines}`,
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. Treatment has included naproxen and a splint. On 12/14/2016 utilization review non-certified an MRI of the left wrist.

IMR ISSUES, DECISIONS AND RATIONALES

«Acupuncture» for the left wrist, 6 sessions: Upheld
${guidelines}`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

The injured worker is a 45 year old female with a strain of the left wrist. She takes hydrocodone-acetaminophen, cyclobenzaprin, a muscle relaxant and a topical compound. Electrodiagnostic studies and radiographs of the wrist were requested. On 12/14/2016 utilization review denied them.

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
    const named = namesIn(summary);
    for (const { disputed, issue } of issues) {
      if (disputed === null || issue.item?.associatedSurgicalService) continue;
      const place = missingName(disputed, named);
      if (place === null) continue;
      const words = disputed.text.slice(place.start, place.end);
      yield {
        ...disputed.place(place),
        message: `The case summary never mentions "${words}". The decision must be tied to the employee's condition and records (LC 4610.6(e)), so a reader must see who asked for it and why. Add that to the summary, or check that the item belongs to this case.`,
        related: {
          ...summary.place(summary.sentences[0] ?? { start: 0, end: 1 }),
          message: 'The case summary begins here.',
        },
      };
    }
  },
};

/** A shorter summary tells too little for anything to be missing in it. */
const toJudge = 150;

interface Names {
  readonly text: string;
  readonly lower: string;
  readonly words: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly generics: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
}

function namesIn(summary: Passage): Names {
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

/** The drug or service of an item, where the summary names nothing of the item. */
function missingName({ text, drugs, services }: Passage, named: Names): Stretch | null {
  const [drug] = drugs;
  const [service] = services;
  if (drug !== undefined) {
    const missing =
      drugs.every((one) => !namesDrug(one, text, named)) && !services.some((one) => namesService(one, named));
    return missing ? drug : null;
  }
  if (service === undefined || !JUDGED.has(service.id)) return null;
  return services.every((one) => JUDGED.has(one.id) && !namesService(one, named)) ? service : null;
}

function namesDrug(drug: Drug, item: string, named: Names): boolean {
  if (ingredientsOf(drug.generic).some((ingredient) => named.generics.has(ingredient))) return true;
  const isTopical = drug.route === 'topical' || drug.route === 'transdermal' || TOPICAL_ITEM.test(item);
  if (isTopical && TOPICAL.test(named.lower)) return true;
  for (const one of drug.classes) {
    const words = classWords[one];
    if (words?.test(named.lower)) return true;
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
};

const JUDGED: ReadonlySet<string> = new Set(Object.keys(serviceWords));

function namesService({ id, text }: Service, named: Names): boolean {
  return (
    named.services.has(id) || (serviceWords[id]?.test(named.lower) ?? true) || named.lower.includes(text.toLowerCase())
  );
}
