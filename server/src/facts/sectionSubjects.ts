/**
 * What the sections of the treatment guidelines are about, and which of them an item may be judged by. Only sections of a
 * single subject stand here; "Special Studies", "Summary", "Medications for chronic pain" and the like fit anything.
 */

import type { Citation, TextSpan } from '../letter/letter';
import type { Route } from '../reference/drugs';
import type { IssueFacts } from './facts';

/** A group of drugs or services that a section is about. */
export type Subject =
  | 'opioids'
  | 'NSAIDs'
  | 'the stomach risk of NSAIDs'
  | 'proton pump inhibitors'
  | 'muscle relaxants'
  | 'anti-epilepsy drugs'
  | 'antidepressants'
  | 'benzodiazepines'
  | 'insomnia drugs'
  | 'barbiturates'
  | 'antiemetics'
  | 'laxatives'
  | 'topical drugs'
  | 'compounded drugs'
  | 'botulinum toxin'
  | 'physical medicine'
  | 'acupuncture'
  | 'imaging'
  | 'electrodiagnostic tests'
  | 'drug testing'
  | 'epidural steroid injections'
  | 'facet injections'
  | 'trigger point injections'
  | 'electrical stimulation'
  | 'thermography'
  | 'therapeutic ultrasound'
  | 'laser therapy'
  | 'infrared therapy'
  | 'shock wave therapy'
  | 'psychological care'
  | 'office visits'
  | 'home care'
  | 'restoration programs';

export interface SectionSubject {
  readonly subject: Subject;
  /** How the drugs are given that the section is about; absent where it does not matter. */
  readonly route?: 'oral' | 'topical';
}

/** By the beginning of a section's name. */
const SECTIONS: readonly (readonly [RegExp, SectionSubject])[] = [
  [/^(?:3\.3\.6 .*Urine|Drug testing)/i, { subject: 'drug testing' }],
  [/^(?:\d[\d.]* .*Opioid|Opioid(?:s\b|s?,| hyperalgesia)|Tramadol|Methadone|Buprenorphine)/i, { subject: 'opioids' }],
  [/^Proton Pump Inhibitors/i, { subject: 'proton pump inhibitors', route: 'oral' }],
  [/^NSAIDs, GI symptoms/i, { subject: 'the stomach risk of NSAIDs' }],
  [/^(?:NSAIDs|Anti-inflammatory medications|Naproxen|Celebrex)/i, { subject: 'NSAIDs', route: 'oral' }],
  [/^(?:Muscle relaxants|Cyclobenzaprine|Carisoprodol)/i, { subject: 'muscle relaxants', route: 'oral' }],
  [/^(?:Anti-?epilepsy drugs|Gabapentin|Pregabalin)/i, { subject: 'anti-epilepsy drugs', route: 'oral' }],
  [/^(?:Antidepressants|Tricyclics|SSRIs|Duloxetine|Venlafaxine)/i, { subject: 'antidepressants', route: 'oral' }],
  [/^Benzodiazepine/i, { subject: 'benzodiazepines', route: 'oral' }],
  [/^Insomnia treatment/i, { subject: 'insomnia drugs', route: 'oral' }],
  [/^Barbiturate-containing/i, { subject: 'barbiturates', route: 'oral' }],
  [/^Antiemetics/i, { subject: 'antiemetics', route: 'oral' }],
  [/^Opioid-induced constipation/i, { subject: 'laxatives', route: 'oral' }],
  [
    /^(?:Topical analgesics|Capsaicin, topical|Salicylate topicals|Lidoderm|Flector)/i,
    { subject: 'topical drugs', route: 'topical' },
  ],
  [/^Compound drugs/i, { subject: 'compounded drugs' }],
  [/^Botulinum toxin/i, { subject: 'botulinum toxin' }],
  [/^(?:Physical medicine|Manual therapy|Massage therapy|Aquatic therapy)/i, { subject: 'physical medicine' }],
  [/^Acupuncture/i, { subject: 'acupuncture' }],
  [/^Electro- ?diagnostic testing|^Electrodiagnostic testing/i, { subject: 'electrodiagnostic tests' }],
  [/^Epidural steroid injections/i, { subject: 'epidural steroid injections' }],
  [/^Facet blocks/i, { subject: 'facet injections' }],
  [/^Trigger point injections/i, { subject: 'trigger point injections' }],
  [
    /^(?:TENS\b|H-wave|Interferential|Microcurrent|Neuromuscular electrical|Transcutaneous electro)/i,
    { subject: 'electrical stimulation' },
  ],
  [/^Thermography/i, { subject: 'thermography' }],
  [/^Ultrasound, therapeutic/i, { subject: 'therapeutic ultrasound' }],
  [/^Low-Level Laser/i, { subject: 'laser therapy' }],
  [/^(?:Psychological|Behavioral interventions|Biofeedback)/i, { subject: 'psychological care' }],
  [/^Office visits/i, { subject: 'office visits' }],
  [/^Home health/i, { subject: 'home care' }],
  [/^(?:Chronic pain programs|Work conditioning)/i, { subject: 'restoration programs' }],
];

/** What a section is about; `null` for sections that fit anything and for names that are not known. */
export function subjectOf(section: string): SectionSubject | null {
  return SECTIONS.find(([pattern]) => pattern.test(section))?.[1] ?? null;
}

/** The subjects by which a drug of a class may be judged, its own first. */
const FIT_FOR_CLASS: Readonly<Record<string, readonly Subject[]>> = {
  opioid: ['opioids', 'topical drugs', 'compounded drugs'],
  'opioid antagonist': ['opioids'],
  NSAID: ['NSAIDs', 'the stomach risk of NSAIDs', 'topical drugs', 'compounded drugs'],
  'proton pump inhibitor': ['proton pump inhibitors', 'the stomach risk of NSAIDs', 'NSAIDs', 'compounded drugs'],
  'H2 blocker': ['the stomach risk of NSAIDs', 'NSAIDs', 'compounded drugs'],
  'muscle relaxant': ['muscle relaxants', 'topical drugs', 'compounded drugs', 'benzodiazepines'],
  'anti-epilepsy drug': ['anti-epilepsy drugs', 'topical drugs', 'compounded drugs'],
  antidepressant: ['antidepressants', 'insomnia drugs', 'topical drugs', 'compounded drugs'],
  benzodiazepine: ['benzodiazepines', 'insomnia drugs', 'muscle relaxants'],
  'sedative-hypnotic': ['insomnia drugs', 'benzodiazepines', 'compounded drugs'],
  'barbiturate-containing analgesic': ['barbiturates', 'opioids'],
  antiemetic: ['antiemetics', 'opioids', 'the stomach risk of NSAIDs'],
  laxative: ['laxatives', 'opioids'],
  'topical analgesic': ['topical drugs', 'compounded drugs'],
  'topical anesthetic': ['topical drugs', 'compounded drugs'],
  'compounded product': ['compounded drugs', 'topical drugs'],
  neurotoxin: ['botulinum toxin'],
};

/** The same for services. */
const FIT_FOR_SERVICE: Readonly<Record<string, readonly Subject[]>> = {
  'physical-therapy': ['physical medicine'],
  'physical-therapy-postop': ['physical medicine'],
  'occupational-therapy': ['physical medicine'],
  chiropractic: ['physical medicine'],
  acupuncture: ['acupuncture', 'laser therapy', 'infrared therapy', 'physical medicine'],
  mri: ['imaging'],
  'mr-arthrogram': ['imaging'],
  ct: ['imaging'],
  xray: ['imaging'],
  'bone-scan': ['imaging'],
  edx: ['electrodiagnostic tests'],
  ssep: ['electrodiagnostic tests'],
  'urine-drug': ['drug testing', 'opioids'],
  esi: ['epidural steroid injections'],
  facet: ['facet injections'],
  'trigger-point': ['trigger point injections'],
  tens: ['electrical stimulation', 'physical medicine'],
  'h-wave': ['electrical stimulation', 'physical medicine'],
  interferential: ['electrical stimulation', 'physical medicine'],
  'e-stim': ['electrical stimulation', 'physical medicine'],
  infrared: ['infrared therapy', 'laser therapy', 'physical medicine'],
  ultrasound: ['therapeutic ultrasound', 'physical medicine'],
  eswt: ['shock wave therapy', 'therapeutic ultrasound', 'physical medicine'],
  biofeedback: ['psychological care'],
  cbt: ['psychological care', 'office visits'],
  'psych-eval': ['psychological care', 'office visits'],
  frp: ['restoration programs', 'psychological care'],
  'home-health': ['home care'],
};

/** What an item itself may say of its drug, whatever its class. */
const SAID_OF_DRUGS: readonly (readonly [RegExp, Subject])[] = [
  [/\bcompound(?:s|ed|ing)?\b|\b(?:custom|specially|pharmacy)[- ](?:made|mixed|prepared)\b/i, 'compounded drugs'],
  [/\b(?:topical(?:ly)?|transdermal|creams?|gels?|ointments?|lotions?|patch(?:es)?|sprays?)\b/i, 'topical drugs'],
  [/\b(?:insomnia|sleep|hypnotic)\b/i, 'insomnia drugs'],
  [/\b(?:nausea|vomiting|anti-?emetic)\b/i, 'antiemetics'],
  [/\b(?:constipation|laxative)\b/i, 'laxatives'],
  [/\bspasms?\b/i, 'muscle relaxants'],
  [/\b(?:depression|anti-?depressant)\b/i, 'antidepressants'],
  [/\b(?:opioids?|taper(?:ing)?|wean(?:ing)?|detox\w*|withdrawal)\b/i, 'opioids'],
  [/\b(?:stomach|gastr[a-z]+|GI|reflux|ulcers?|dyspepsia)\b/i, 'the stomach risk of NSAIDs'],
];

export interface ItemSubject {
  /** What the item is by its class or kind, in words for a message: `an H2 blocker`. */
  readonly name: string;
  readonly fits: ReadonlySet<Subject>;
}

/**
 * By which subjects the disputed part of an item may be judged; `null` where it names nothing that is known for certain:
 * drugs and services in one item, a drug of a class without sections of its own, a visit to someone who may treat.
 */
export function subjectOfItem({ disputed }: IssueFacts): ItemSubject | null {
  if (disputed === null) return null;
  const { drugs, services } = disputed;
  const kinds = drugs.length > 0 ? drugs.flatMap(({ classes }) => classes) : services.map(({ id }) => id);
  if (kinds.length === 0 || (drugs.length > 0 && services.length > 0)) return null;
  const table = drugs.length > 0 ? FIT_FOR_CLASS : FIT_FOR_SERVICE;
  const fits = new Set<Subject>();
  for (const kind of kinds) {
    const subjects = table[kind];
    if (subjects === undefined) return null;
    for (const subject of subjects) fits.add(subject);
  }
  if (drugs.length > 0) {
    for (const [words, subject] of SAID_OF_DRUGS) if (words.test(disputed.text)) fits.add(subject);
  }
  const [drug] = drugs;
  const name = drug === undefined ? (services[0]?.text ?? '') : `${drug.text}, ${withArticle(drug.drugClass)}`;
  return { name, fits };
}

function withArticle(words: string): string {
  return `${/^(?:[aeiou]|NSAID|H2)/i.test(words) ? 'an' : 'a'} ${words}`;
}

/** The sections of a guideline line; `null` where a part of it could be about anything. */
export function sectionsOf(citations: readonly Citation[]): readonly (SectionSubject & TextSpan)[] | null {
  const found: (SectionSubject & TextSpan)[] = [];
  for (const { kind, sections } of citations) {
    if (kind !== 'mtus' || sections.length === 0) return null;
    for (const section of sections) {
      const subject = subjectOf(section.text);
      if (subject === null) return null;
      found.push({ ...section, ...subject });
    }
  }
  return found.length > 0 ? found : null;
}

/** Ways of giving a drug that put it on the skin. */
export function isOnSkin(route: Route): boolean {
  return route === 'topical' || route === 'transdermal';
}
