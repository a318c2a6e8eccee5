// Makes the vocabularies in server/src/reference/ from the reference collection beside the repository.
//
//   node scripts/reference.mjs          writes the JSON files
//   node scripts/reference.mjs --check  compares only; exit code 1 when a file is stale
//
// The collection is larger than what the program needs. This script picks the names that guideline lines and
// credentials lines are read by, adds the few that the collection has in shortened form, and keeps with every entry how
// sure it is ("verified": seen in the named sources; "recalled": known from practice only, never proof).
// Without the collection there is nothing to do: the JSON files are part of the repository.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const from = path.resolve(root, '../shared/reference');
const to = path.join(root, 'server/src/reference');

/** The day of the latest letter that names were taken from. */
const LATEST_LETTER = '2017-02-28';

/** The newest news about a chapter: only proposed when it was read, so the edition is none in force. */
const PROPOSED_CHRONIC_PAIN = {
  day: '2025-03-14',
  note: 'An ACOEM edition of 2024-12-19 was proposed (public hearing 2025-03-14); whether it is in force was not seen.',
};

/** Sources of every file: letters are named by their public case number. */
const LETTER_SOURCES = {
  CM: { what: 'IMR final determination letter posted by the California DIR; the key is its public case number' },
  letters: {
    what: '194 IMR final determination letters posted by the California DIR, decided 2016-12-09 to 2017-02-28',
  },
  'letter of 2013': { what: 'IMR notice of September 2013, posted without its case number' },
  'letter of 2014': { what: 'IMR final determination letters of 2014, posted without their header' },
  'news-2025': { what: 'news of February 2025 on the proposed chronic pain and cannabis guidelines' },
  recalled: { what: 'known from practice, not seen in a source: a hint, never a proof' },
};

const CHRONIC_OPIOIDS = 'Opioids for Chronic Pain and Chronic Opioid Treatment';
const SCREENING = `${CHRONIC_OPIOIDS}: Screening for Risk of Addiction or Adverse Events, Prior to Chronic Opioid Treatment`;
const MONITORING = `${CHRONIC_OPIOIDS}: Monitoring Effectiveness of Chronic Opioid Treatment`;
/**
 * The sections of the Opioids Treatment Guidelines 2016 in full, as guideline lines write them; the collection has them
 * shortened. Those without a letter of their own are named by the collection as seen in the letters.
 * @type {readonly (readonly [name: string, source: string])[]}
 */
const OPIOID_SECTIONS_2016 = [
  ['1.3 Opioids for Acute Pain: Severe Acute Injuries', 'letters'],
  ['1.4 Opioids for Acute Pain: Opioids for Post-operative Pain', 'CM17-0010420'],
  ['2. Opioids for Subacute Pain', 'letters'],
  [`3. ${CHRONIC_OPIOIDS}: Overview of Recommendations Regarding Chronic Opioid Treatment`, 'letters'],
  [`3.1 ${CHRONIC_OPIOIDS}: Comprehensive Evaluation and Assessment of Patient`, 'CM17-0015333'],
  [
    `3.2 ${CHRONIC_OPIOIDS}: Consideration of Alternative Treatments for Chronic Pain and Chronic Opioid Treatment`,
    'CM17-0015333',
  ],
  [`3.3 ${CHRONIC_OPIOIDS}: Initiating and Monitoring Chronic Opioid Treatment`, 'CM17-0015333'],
  [`3.3.1.1 ${SCREENING}: Screening for Drug Misuse/Abuse`, 'CM17-0016311'],
  [`3.3.1.2 ${SCREENING}: Screening for Alcohol Misuse/Abuse`, 'CM17-0016311'],
  [
    `3.3.1.3 ${SCREENING}: Screening for Additional Psychosocial Factors Contributing to Substance Misuse/Abuse`,
    'CM17-0015333',
  ],
  [`3.3.2 ${CHRONIC_OPIOIDS}: Patient Treatment Agreement and Informed Consent`, 'CM17-0015333'],
  [`3.3.3 ${CHRONIC_OPIOIDS}: Initiation of Chronic Opioid Treatment`, 'CM17-0015333'],
  [`3.3.4 ${CHRONIC_OPIOIDS}: Use of CURES to Ensure Safe and Effective Opioid Use`, 'CM17-0015333'],
  [`3.3.5 ${CHRONIC_OPIOIDS}: Use of Tools to Monitor Patients on Chronic Opioid Treatment`, 'CM17-0015333'],
  [`3.3.6 ${CHRONIC_OPIOIDS}: Use of Urine Drug Testing (UDT)`, 'CM17-0001064'],
  [
    `3.3.7.1 ${MONITORING}: Tracking Pain and Function to Monitor Effectiveness of Chronic Opioid Treatment`,
    'CM17-0017734',
  ],
  [`3.3.7.2 ${MONITORING}: Clinically Meaningful Improvement of Pain and Function`, 'CM17-0017734'],
  [`3.3.8 ${CHRONIC_OPIOIDS}: Opioid Titration and Dosing Threshold`, 'CM17-0015333'],
  [`3.3.9 ${CHRONIC_OPIOIDS}: Maintenance of Chronic Opioid Treatment`, 'CM17-0015333'],
  ['4.1 Tapering Opioids: Indications for Tapering Opioids', 'CM17-0015790'],
  ['4.2 Tapering Opioids: Methods for Tapering Opioids', 'CM17-0017734'],
];

/** Parts of the Postsurgical Treatment Guidelines that no letter of the collection cites. */
const POSTSURGICAL_RECALLED = [
  'Ankle & Foot',
  'Burns',
  'Cardiopulmonary',
  'Carpal Tunnel Syndrome',
  'Head',
  'Hernia',
  'Hip, Pelvis and Thigh',
  'Low Back',
  'Neck & Upper Back',
];

/**
 * Further section names of the 2016 chronic pain guideline that letters cite.
 * The doubled trade name stands so in the list that the letters are made from.
 * @type {readonly (readonly [name: string, source: string])[]}
 */
const CHRONIC_PAIN_2016_MORE = [
  ['Naproxen (Naprosyn, EC-Naprosyn, EC-Naprosyn, Anaprox, Anaprox DS [otc], Naprelan)', 'CM17-0013716'],
  ['Tricyclics', 'CM17-0008753'],
];

/** Wrong section names of real letters. They are no names; a checker may say what was meant. */
const TOPIC_MISSPELLINGS = [
  { text: 'Inital Care', means: 'Initial Care', sources: ['CM17-0002198'] },
  { text: 'Diagnositc Criteria', means: 'Diagnostic Criteria', sources: ['CM17-0020243'] },
  { text: 'Bendodiazepines', means: 'Benzodiazepines', sources: ['letter of 2014'] },
  { text: '326', means: '', sources: ['CM17-0002106', 'CM17-0014800'] },
];

/**
 * Drugs of such letters that the collection lacks, as `class: ingredient = brand, brand; ...`. Known from practice only:
 * they keep a true name from being taken for a slip, and a request for one of them is recognised.
 */
const DRUGS_RECALLED = [
  'opioid: codeine; meperidine = Demerol; levorphanol; pentazocine/naloxone; butorphanol; nalbuphine; dihydrocodeine; morphine/naltrexone = Embeda; hydrocodone/ibuprofen = Vicoprofen, Reprexain, Ibudone; oxycodone/aspirin = Percodan; oxycodone/naloxone; carisoprodol/aspirin/codeine; butalbital/acetaminophen/caffeine/codeine',
  'opioid antagonist: naltrexone = Vivitrol, Revia; methylnaltrexone = Relistor',
  'NSAID: aspirin = Ecotrin, Bufferin; diflunisal = Dolobid; salsalate; sulindac = Clinoril; tolmetin; fenoprofen = Nalfon, Fenortho; meclofenamate; mefenamic acid = Ponstel; choline magnesium trisalicylate',
  'topical analgesic: menthol = Biofreeze; methyl salicylate; camphor; trolamine salicylate; menthol/methyl salicylate = Bengay, Icy Hot',
  'topical anesthetic: lidocaine/prilocaine = Emla; benzocaine; tetracaine; pramoxine',
  'local anesthetic: bupivacaine = Marcaine, Sensorcaine, Exparel; ropivacaine = Naropin; mepivacaine = Carbocaine; lidocaine hydrochloride = Xylocaine',
  'corticosteroid: prednisone = Deltasone; prednisolone; triamcinolone = Kenalog; betamethasone = Celestone; hydrocortisone; cortisone; methylprednisolone acetate = Depo-Medrol, Depomedrol; fluticasone; clobetasol; budesonide; mometasone',
  'antidepressant: doxepin = Silenor; imipramine = Tofranil; desipramine = Norpramin; protriptyline; clomipramine = Anafranil; paroxetine = Paxil; fluvoxamine = Luvox; desvenlafaxine = Pristiq; vilazodone = Viibryd; vortioxetine = Trintellix, Brintellix; levomilnacipran = Fetzima; nefazodone',
  'anti-epilepsy drug: oxcarbazepine = Trileptal; zonisamide = Zonegran; lacosamide = Vimpat; phenytoin = Dilantin; valproic acid; divalproex = Depakote; tiagabine = Gabitril; primidone; phenobarbital; gabapentin enacarbil = Horizant',
  'benzodiazepine: chlordiazepoxide = Librium; oxazepam = Serax; clorazepate = Tranxene; estazolam; flurazepam = Dalmane; midazolam = Versed',
  'muscle relaxant: dantrolene = Dantrium; orphenadrine/aspirin/caffeine = Norgesic',
  'H2 blocker: cimetidine = Tagamet; nizatidine = Axid',
  'proton pump inhibitor: omeprazole/sodium bicarbonate = Zegerid',
  'gastrointestinal drug: sucralfate = Carafate; misoprostol = Cytotec; metoclopramide = Reglan; dicyclomine = Bentyl; simethicone; loperamide = Imodium',
  'antiemetic: prochlorperazine = Compazine; trimethobenzamide = Tigan; meclizine = Antivert; granisetron',
  'laxative: senna = Senokot, Senna-S; polyethylene glycol = Miralax; bisacodyl = Dulcolax; lactulose; linaclotide = Linzess; psyllium = Metamucil; magnesium citrate',
  'sedative-hypnotic: melatonin; diphenhydramine = Benadryl; doxylamine = Unisom',
  'antihistamine: cetirizine = Zyrtec; loratadine = Claritin; fexofenadine = Allegra; chlorpheniramine; cyproheptadine',
  'antipsychotic: quetiapine = Seroquel; olanzapine = Zyprexa; aripiprazole = Abilify; risperidone = Risperdal; ziprasidone = Geodon; haloperidol = Haldol; lurasidone = Latuda; lithium',
  'antihypertensive: lisinopril = Prinivil, Zestril; losartan = Cozaar; valsartan = Diovan; olmesartan = Benicar; benazepril = Lotensin; enalapril = Vasotec; ramipril = Altace; amlodipine = Norvasc; nifedipine = Procardia; diltiazem = Cardizem; verapamil; metoprolol = Lopressor, Toprol; atenolol = Tenormin; carvedilol = Coreg; propranolol = Inderal; hydrochlorothiazide; furosemide = Lasix; spironolactone = Aldactone; clonidine = Catapres; prazosin = Minipress; hydralazine; tamsulosin = Flomax',
  'statin: atorvastatin = Lipitor; simvastatin = Zocor; rosuvastatin = Crestor; pravastatin = Pravachol; lovastatin = Mevacor; ezetimibe = Zetia; fenofibrate = Tricor; gemfibrozil = Lopid',
  'antidiabetic: metformin = Glucophage; glipizide = Glucotrol; glyburide; glimepiride = Amaryl; pioglitazone = Actos; sitagliptin = Januvia; insulin = Lantus, Humalog, Novolog; liraglutide = Victoza',
  'anti-infective: cephalexin = Keflex; cefadroxil = Duricef; cefazolin = Ancef; ceftriaxone = Rocephin; amoxicillin = Amoxil; amoxicillin/clavulanate = Augmentin; penicillin; azithromycin = Zithromax; erythromycin; clarithromycin = Biaxin; clindamycin = Cleocin; doxycycline = Vibramycin; minocycline; tetracycline; ciprofloxacin = Cipro; levofloxacin = Levaquin; moxifloxacin = Avelox; sulfamethoxazole/trimethoprim = Bactrim, Septra; nitrofurantoin = Macrobid; metronidazole = Flagyl; vancomycin; linezolid; mupirocin = Bactroban; neomycin; polymyxin; bacitracin = Neosporin; fluconazole = Diflucan; terbinafine = Lamisil; ketoconazole; nystatin; acyclovir = Zovirax; valacyclovir = Valtrex; silver sulfadiazine = Silvadene',
  'anticoagulant: warfarin = Coumadin; enoxaparin = Lovenox; heparin; rivaroxaban = Xarelto; apixaban = Eliquis; dabigatran = Pradaxa; clopidogrel = Plavix',
  'antimigraine drug: zolmitriptan = Zomig; eletriptan = Relpax; naratriptan = Amerge; frovatriptan = Frova; almotriptan = Axert; sumatriptan/naproxen = Treximet; dihydroergotamine; ergotamine = Cafergot',
  'viscosupplement: hyaluronate = Synvisc, Orthovisc, Supartz, Euflexxa, Hyalgan, Monovisc, Gel-One',
  'bone drug: alendronate = Fosamax; risedronate = Actonel; ibandronate = Boniva; calcitonin = Miacalcin; teriparatide = Forteo',
  'asthma drug: albuterol = Ventolin, ProAir, Proventil; montelukast = Singulair; ipratropium = Atrovent; tiotropium = Spiriva',
  'stimulant: methylphenidate = Ritalin, Concerta; amphetamine = Adderall; phentermine; dextroamphetamine',
  'hormone: testosterone = Androgel; levothyroxine = Synthroid; estradiol; progesterone; finasteride = Propecia',
  'rheumatology drug: methotrexate; hydroxychloroquine = Plaquenil; colchicine = Colcrys; allopurinol = Zyloprim; febuxostat = Uloric; adalimumab = Humira; etanercept = Enbrel; infliximab = Remicade',
  'erectile dysfunction: vardenafil = Levitra',
  'bladder drug: oxybutynin = Ditropan; tolterodine = Detrol; solifenacin = Vesicare; phenazopyridine = Pyridium',
  'nutritional product: glucosamine; chondroitin; folic acid; cyanocobalamin; ergocalciferol; cholecalciferol; magnesium oxide; ferrous sulfate; potassium chloride; Theramine; Trepadone; Gabadone; Sentra PM; Sentra AM; Percura',
  'cannabinoid: dronabinol = Marinol; nabilone; cannabidiol',
  'analgesic: clonidine patch; ketamine = Ketalar; ziconotide = Prialt; caffeine; butalbital; dextromethorphan',
  'other: benzonatate = Tessalon; guaifenesin = Mucinex; pseudoephedrine = Sudafed; varenicline = Chantix; nicotine; donepezil = Aricept; memantine = Namenda; ropinirole = Requip; pramipexole = Mirapex; benztropine = Cogentin; epinephrine; atropine; propofol; tranexamic acid; latanoprost; timolol; cyclosporine; tacrolimus; disulfiram',
];

/** Sections of guidelines count as being about a drug by its class; the collection writes some classes with additions. */
const DRUG_CLASSES = [
  [/^topical NSAID/, 'NSAID'],
  [/^NSAID \+ prostaglandin/, 'NSAID'],
  [/^(?:antidepressant|SNRI)/, 'antidepressant'],
  [/^opioid analgesic/, 'opioid'],
  [/^antihistamine/, 'antihistamine'],
  [/^antiemetic/, 'antiemetic'],
  [/^antimigraine/, 'antimigraine drug'],
  [/^(?:melatonin agonist|orexin antagonist)/, 'sedative-hypnotic'],
  [/^(?:opioid-induced constipation|constipation|stool softener)/, 'laxative'],
  [/^compounded or convenience-kit product/, 'compounded product'],
];

/** Salts and forms that are part of a name in the collection: the ingredient itself is the first word or words. */
const INGREDIENTS = {
  'naproxen sodium': 'naproxen',
  'diclofenac sodium': 'diclofenac',
  'diclofenac potassium': 'diclofenac',
  'diclofenac epolamine patch': 'diclofenac',
  'lidocaine patch': 'lidocaine',
  'hydrocodone (ER)': 'hydrocodone',
  'methylprednisolone acetate': 'methylprednisolone',
  'lidocaine hydrochloride': 'lidocaine',
  'clonidine patch': 'clonidine',
};

/** What the Drugs@FDA table calls the ways of giving a drug. */
const ROUTES = [
  [/^(?:ORAL|ORALLY)/, 'oral'],
  [/^(?:TOPICAL|IONTOPHORESIS)/, 'topical'],
  [/^TRANSDERMAL/, 'transdermal'],
  [/^(?:INJECTION|INTRA|IM-IV|SUBCUTANEOUS|SINGLE-USE)/, 'injection'],
  [/^NASAL/, 'nasal'],
  [/^(?:BUCCAL|SUBLINGUAL)/, 'oral'],
  [/^RECTAL/, 'rectal'],
  [/^OPHTHALMIC/, 'eye'],
];

/**
 * How the collection's services stand to the rules: the kind, words that name the service in running text beside the
 * collection's aliases, and aliases that mean other things as often. The last kind, `drugs`, is read by the drugs' names.
 * @type {Readonly<Record<string, { kind: string, forms?: readonly string[], drop?: readonly string[] }>>}
 */
const SERVICES = {
  'svc-physical-therapy': { kind: 'therapy', forms: ['aqua therapy', 'pool therapy'], drop: ['therapy sessions'] },
  'svc-physical-therapy-postop': {
    kind: 'therapy',
    forms: ['postoperative physical therapy', 'post-operative physical therapy', 'post-op physical therapy'],
  },
  'svc-occupational-therapy': { kind: 'therapy', forms: ['occupational therapy', 'certified hand therapy'] },
  'svc-chiropractic': {
    kind: 'therapy',
    forms: [
      'chiropractic',
      'chiropractic therapy',
      'chiropractic treatment',
      'chiropractic manipulation',
      'chiropractic visits',
      'chiropractic sessions',
      'manipulation under anesthesia',
    ],
  },
  // "electro" as a word of its own would hide words that a line end has broken behind it ("electro- myography").
  'svc-acupuncture': {
    kind: 'therapy',
    forms: ['electroacupuncture', 'acupuncture treatment'],
    drop: ['electro acupuncture'],
  },
  'svc-mri': {
    kind: 'imaging',
    forms: ['magnetic resonance imaging', 'magnetic resonance image', 'magnetic resonance scan'],
    drop: ['MRI without contrast'],
  },
  'svc-mr-arthrogram': { kind: 'imaging', forms: ['MRI arthrogram', 'magnetic resonance arthrogram', 'arthrogram'] },
  'svc-ct': { kind: 'imaging', forms: ['CT myelogram', 'computerized tomography'] },
  'svc-xray': {
    kind: 'imaging',
    forms: ['x ray', 'xray', 'radiograph', 'plain film', 'plain radiographs', 'plain x-rays'],
  },
  'svc-bone-scan': { kind: 'imaging', forms: ['three-phase bone scan', 'triple phase bone scan'] },
  'svc-edx': {
    kind: 'test',
    forms: [
      'electromyography',
      'electromyogram',
      'electrodiagnostic testing',
      'electrodiagnostic study',
      'electrodiagnostic test',
      'electrodiagnostics',
      'nerve conduction studies',
      'nerve conduction velocity',
      'nerve conduction velocities',
      'nerve conduction test',
      'nerve conduction testing',
      'NCV/EMG',
      'NCS/EMG',
    ],
  },
  'svc-ssep': { kind: 'test', forms: ['somatosensory evoked potential'] },
  'svc-urine-drug': {
    kind: 'test',
    forms: ['urine drug screening', 'urine drug test', 'urine toxicology screen', 'drug testing'],
  },
  'svc-labs': {
    kind: 'test',
    forms: ['laboratory tests', 'laboratory testing', 'lab tests', 'preoperative labs', 'blood tests'],
  },
  'svc-ekg': { kind: 'test', forms: [] },
  'svc-eeg': { kind: 'test' },
  'svc-fce': { kind: 'test', forms: ['functional capacity exam'] },
  'svc-rom-test': { kind: 'test', forms: ['range of motion testing', 'grip strength testing'] },
  'svc-esi': {
    kind: 'injection',
    forms: [
      'epidural steroid',
      'epidural corticosteroid injection',
      'lumbar epidural',
      'cervical epidural',
      'selective nerve root block',
    ],
  },
  'svc-facet': {
    kind: 'injection',
    forms: [
      'facet joint injection',
      'facet block',
      'facet joint block',
      'medial branch block',
      'radiofrequency neurotomy',
      'rhizotomy',
    ],
  },
  'svc-trigger-point': { kind: 'injection', forms: ['trigger point injection'] },
  'svc-prp': { kind: 'injection', forms: ['platelet rich plasma', 'platelet-rich plasma'] },
  'svc-visco': { kind: 'injection', forms: ['hyaluronic acid', 'viscosupplement'] },
  'svc-surgery-shoulder': {
    kind: 'surgery',
    forms: ['shoulder arthroscopy', 'rotator cuff repair', 'arthroscopic surgery', 'biceps tenodesis'],
  },
  'svc-surgery-knee': {
    kind: 'surgery',
    forms: ['knee arthroscopy', 'total knee arthroplasty', 'total knee replacement', 'ACL reconstruction'],
  },
  'svc-surgery-spine': {
    kind: 'surgery',
    forms: ['spinal fusion', 'lumbar fusion', 'cervical fusion', 'microdiscectomy', 'decompression surgery'],
    drop: ['fusion'],
  },
  'svc-surgery-assistant': { kind: 'surgery', forms: ['assistant at surgery'] },
  'svc-preop-clearance': {
    kind: 'visit',
    forms: ['preoperative clearance', 'pre-operative clearance', 'preoperative medical clearance'],
  },
  'svc-cold-therapy': { kind: 'equipment', forms: ['cold unit', 'ice machine', 'hot/cold unit', 'polar care'] },
  'svc-sling-brace': {
    kind: 'equipment',
    forms: ['LSO', 'lumbar brace', 'back brace', 'knee brace', 'wrist brace', 'splint', 'orthosis', 'orthotics'],
    drop: ['pillow'],
  },
  'svc-tens': { kind: 'equipment', forms: ['TENS', 'transcutaneous electrotherapy'] },
  'svc-h-wave': { kind: 'equipment', forms: ['H-wave stimulation', 'H wave', 'H-wave device'] },
  'svc-interferential': {
    kind: 'equipment',
    forms: ['interferential current stimulation', 'interferential stimulation', 'interferential current'],
  },
  'svc-e-stim': {
    kind: 'therapy',
    forms: ['electrical stimulation', 'neuromuscular electrical stimulation', 'NMES', 'electric stimulation'],
  },
  'svc-infrared': { kind: 'therapy', forms: ['infrared', 'infrared heat'] },
  'svc-ultrasound': { kind: 'therapy', forms: ['ultrasound', 'ultrasound therapy', 'ultrasound treatment'] },
  'svc-eswt': {
    kind: 'therapy',
    forms: ['shock wave therapy', 'shockwave therapy', 'extracorporeal shock wave therapy', 'shock wave'],
  },
  'svc-biofeedback': { kind: 'therapy', forms: ['biofeedback therapy'] },
  'svc-psych-eval': {
    kind: 'visit',
    forms: ['psychological evaluation', 'psychiatric evaluation'],
  },
  'svc-cbt': { kind: 'therapy', forms: ['cognitive behavioral therapy', 'cognitive behavior therapy'] },
  'svc-frp': { kind: 'program', forms: ['functional restoration'] },
  'svc-home-health': { kind: 'care', forms: ['home health', 'home health services', 'home care'] },
  'svc-inpatient-rehab': {
    kind: 'care',
    forms: ['inpatient rehabilitation', 'skilled nursing facility', 'skilled nursing'],
  },
  'svc-dme': { kind: 'equipment' },
  'svc-transport': { kind: 'care' },
  'svc-gym': { kind: 'program', forms: ['health club membership'] },
  'svc-consult': {
    kind: 'visit',
    forms: ['consultation', 'office visit', 'follow-up visit'],
    drop: ['referral', 'evaluation', 'initial exam'],
  },
  'svc-opioids': { kind: 'drugs' },
  'svc-muscle-relaxants': { kind: 'drugs' },
  'svc-nsaids': { kind: 'drugs' },
  'svc-gi': { kind: 'drugs' },
  'svc-benzodiazepines': { kind: 'drugs' },
  'svc-antidepressants': { kind: 'drugs' },
  'svc-topicals': { kind: 'drugs' },
  'svc-compound-oral': { kind: 'drugs' },
  'svc-antiemetic': { kind: 'drugs' },
  'svc-laxative': { kind: 'drugs' },
  'svc-hearing-aids': { kind: 'equipment', forms: ['hearing aid'] },
};

/** States, the District and the territories: name, postal code, other forms. */
const STATES =
  'Alabama AL|Alaska AK|Arizona AZ|Arkansas AR|California CA|Colorado CO|Connecticut CT|Delaware DE|Florida FL|' +
  'Georgia GA|Hawaii HI|Idaho ID|Illinois IL|Indiana IN|Iowa IA|Kansas KS|Kentucky KY|Louisiana LA|Maine ME|' +
  'Maryland MD|Massachusetts MA|Michigan MI|Minnesota MN|Mississippi MS|Missouri MO|Montana MT|Nebraska NE|Nevada NV|' +
  'New Hampshire NH|New Jersey NJ|New Mexico NM|New York NY|North Carolina NC|North Dakota ND|Ohio OH|Oklahoma OK|' +
  'Oregon OR|Pennsylvania PA|Rhode Island RI|South Carolina SC|South Dakota SD|Tennessee TN|Texas TX|Utah UT|' +
  'Vermont VT|Virginia VA|Washington WA|West Virginia WV|Wisconsin WI|Wyoming WY|District of Columbia DC|' +
  'American Samoa AS|Guam GU|Northern Mariana Islands MP|Puerto Rico PR|U.S. Virgin Islands VI';
/** @type {Readonly<Record<string, readonly string[]>>} */
const STATE_FORMS = {
  DC: ['Washington DC', 'Washington D.C.'],
  VI: ['Virgin Islands', 'US Virgin Islands'],
};

/** The one state that the letters of 2014 add to those of the later letters. */
const STATES_2014 = ['Nevada'];

/** @param {string} name @returns {any} */
const read = (name) => JSON.parse(readFileSync(path.join(from, `${name}.json`), 'utf8'));

/**
 * The source keys of an entry in our form: letters by their case number, at most five, and `recalled` where none is left.
 * @param {readonly string[]} keys
 * @returns {string[]}
 */
function sourceKeys(keys) {
  const named = keys.map((key) => {
    if (key.startsWith('letter:')) return key.slice('letter:'.length);
    if (key.startsWith('seed:')) return 'letter of 2014';
    if (key === 'letter-2013') return 'letter of 2013';
    return key;
  });
  const kept = [...new Set(named)].slice(0, 5);
  return kept.length > 0 ? kept : ['recalled'];
}

/**
 * The table of the sources that some entry names.
 * @param {readonly any[]} catalogs collection files with their own `sources`
 * @param {readonly (readonly any[])[]} lists the entries written
 */
function sourceTable(catalogs, ...lists) {
  /** @type {Record<string, { what: string, url?: string }>} */
  const known = { ...LETTER_SOURCES };
  for (const catalog of catalogs) {
    for (const [key, source] of Object.entries(catalog.sources)) {
      if (/^(seed:|letter[:-])/.test(key)) continue;
      const { url, what } = /** @type {{ url: string, what: string }} */ (source);
      known[key] = url.startsWith('http') ? { what, url } : { what };
    }
  }
  // Two sources whose description in the collection speaks of how they were found.
  known['abms-yaml'] = { what: 'public list of the ABMS member boards with their certificates' };
  known['dir-imr-form'] = { what: 'option lists of the search form for IMR decisions of the California DIR, 2016-17' };
  const used = new Set(lists.flat().flatMap((entry) => entry.sources));
  if ([...used].some((key) => /^CM\d\d-\d{7}$/.test(key))) used.add('CM');
  return Object.fromEntries(
    [...used]
      .filter((key) => !/^CM\d\d-\d{7}$/.test(key))
      .sort()
      .map((key) => {
        const source = known[key];
        if (source === undefined) throw new Error(`No description of the source "${key}".`);
        return [key, source];
      }),
  );
}

/** MTUS chapters and other guidelines. */
function guidelines() {
  const catalog = read('guidelines');
  const acoem2004 = read('acoem-2004-chapters');
  /** @type {Map<string, any>} */
  const byId = new Map(catalog.guidelines.map((/** @type {any} */ entry) => [entry.id, entry]));
  /** @param {string} id */
  const entry = (id) => {
    const found = byId.get(id);
    if (found === undefined) throw new Error(`The collection has no guideline "${id}".`);
    return found;
  };
  /** @type {any[]} */
  const chapters = [];

  const acoem = entry('mtus-acoem-2004');
  const general = acoem2004.chapters.filter((/** @type {any} */ chapter) => chapter.chapter <= 5);
  chapters.push({
    label: 'General Approaches',
    publisher: 'ACOEM',
    regulation: '8 CCR 9792.22',
    editions: [
      {
        year: 2004,
        edition: '2nd edition, 2004',
        from: acoem.mtus_effective_from,
        to: acoem.mtus_effective_to,
        dates: 'recalled',
      },
    ],
    confidence: 'verified',
    sources: sourceKeys(general.flatMap((/** @type {any} */ chapter) => chapter.sources)),
  });
  for (const chapter of acoem2004.chapters.slice(7)) {
    const elbow = chapter.id === 'acoem-2004-ch10';
    const replacedIn2017 = chapter.id !== 'acoem-2004-ch15';
    chapters.push({
      label: elbow ? 'Elbow Complaints' : chapter.name,
      ...(chapter.id === 'acoem-2004-ch15' ? { aliases: ['Stress Related Conditions'] } : {}),
      publisher: 'ACOEM',
      regulation: `8 CCR ${chapter.mtus_section}`,
      editions: [
        {
          year: elbow ? 2007 : 2004,
          edition: elbow ? 'chapter 10, revised 2007' : `chapter ${chapter.chapter}, 2nd edition, 2004`,
          ...(elbow ? {} : { from: acoem.mtus_effective_from }),
          ...(replacedIn2017 ? { to: acoem.mtus_effective_to } : {}),
          dates: 'verified',
        },
      ],
      confidence: chapter.confidence,
      sources: sourceKeys(chapter.sources),
    });
  }

  const own = [
    {
      ids: [[2007, 'mtus-acupuncture']],
      label: 'Acupuncture Treatment',
      aliases: [
        'Acupuncture Medical Treatment Guidelines',
        'Acupuncture Treatment Guidelines',
        'Acupuncture Guidelines',
      ],
      note: 'This chapter has no sections. When it was withdrawn is not known for certain (recalled: 2017-12-01).',
    },
    {
      ids: [
        [2009, 'mtus-cpmtg-2009'],
        [2016, 'mtus-cpmtg-2016'],
      ],
      label: 'Chronic Pain Medical Treatment',
      aliases: [
        'Chronic Pain Medical Treatment Guidelines',
        'Chronic Pain Treatment Guidelines',
        'Chronic Pain Guidelines',
      ],
      note: 'A form without a year means the 2009 text before 2016-07-28 and the 2016 text from then on.',
    },
    {
      ids: [[2016, 'mtus-opioids-2016']],
      label: 'Opioid Treatment',
      aliases: ['Opioids Treatment Guidelines', 'Opioid Treatment Guidelines'],
    },
    {
      ids: [[2009, 'mtus-postsurgical']],
      label: 'Postsurgical Treatment',
      aliases: ['Postsurgical Treatment Guidelines', 'Post-surgical Treatment Guidelines'],
    },
  ];
  for (const { ids, label, aliases, note } of own) {
    const entries = ids.map(([year, id]) => ({ year, of: entry(String(id)) }));
    chapters.push({
      label,
      aliases,
      publisher: 'California DWC',
      regulation: `8 CCR ${entries[0]?.of.mtus_section}`,
      editions: entries.map(({ year, of }) => ({
        year,
        edition: of.edition,
        from: of.mtus_effective_from,
        ...(of.mtus_effective_to ? { to: of.mtus_effective_to } : {}),
        dates: 'verified',
      })),
      ...(note === undefined ? {} : { note }),
      confidence: 'verified',
      sources: sourceKeys(entries.flatMap(({ of }) => of.sources.slice(0, 3))),
    });
  }

  for (const of of catalog.guidelines) {
    if (!of.id.startsWith('mtus-acoem-') || of.id === 'mtus-acoem-2004') continue;
    const label = of.canonical.replace(/ \(ACOEM, adopted in the MTUS\)$/, '').replace(/ Guideline$/, '');
    const aliases = of.aliases
      .map((/** @type {any} */ alias) => alias.text)
      .filter((/** @type {string} */ text) => text !== label && !/^(ACOEM |TBI$|PTSD\/ASD$|Cornerstones$)/.test(text));
    const editions = of.year_labels_in_maximus_feed.map((/** @type {string} */ year) => {
      const version = of.versions.find((/** @type {any} */ one) => one.acoem_date.startsWith(year));
      if (version === undefined) return { year: Number(year) };
      return {
        year: Number(year),
        edition: `ACOEM ${version.acoem_date}`,
        ...(version.mtus_effective_from ? { from: version.mtus_effective_from } : {}),
        ...(version.mtus_effective_to ? { to: version.mtus_effective_to } : {}),
        ...(version.mtus_effective_from ? { dates: 'verified' } : {}),
      };
    });
    chapters.push({
      label,
      ...(aliases.length > 0 ? { aliases } : {}),
      publisher: 'ACOEM',
      ...(of.mtus_section && of.mtus_section_confidence === 'verified'
        ? { regulation: `8 CCR ${of.mtus_section}` }
        : {}),
      editions,
      ...(of.id === 'mtus-acoem-chronic-pain' ? { note: PROPOSED_CHRONIC_PAIN.note } : {}),
      confidence: of.confidence,
      sources: [...sourceKeys(of.sources), ...(of.id === 'mtus-acoem-chronic-pain' ? ['news-2025'] : [])],
    });
  }

  const others = [
    'mtus',
    'mtus-acoem-2004',
    'odg',
    'acoem-3rd',
    'ngc',
    'aaos',
    'cdc-opioid-2016',
    'fda',
    'uptodate',
    'drugs-com',
    'mdguidelines',
    'cms',
    'aanem',
    'aetna-cpb',
    'pdr',
    'cochrane',
  ].map((id) => {
    const of = entry(id);
    // Guideline lines write `MTUS` before these names as a word of the form, not of the name.
    const name = (/** @type {string} */ text) => (id === 'mtus-acoem-2004' ? text.replace(/^MTUS /, '') : text);
    const names = (/** @type {string} */ confidence) =>
      of.aliases
        .filter((/** @type {any} */ alias) => alias.confidence === confidence)
        .map((/** @type {any} */ alias) => name(alias.text))
        .filter((/** @type {string} */ text) => !/^\(|^General Approaches/.test(text) && text !== of.canonical);
    const aliases = [...new Set(names('verified'))];
    const recalled = [...new Set(names('recalled'))].filter((text) => !aliases.includes(text));
    return {
      id,
      kind: id.startsWith('mtus') ? 'mtus' : 'other',
      name: of.canonical,
      ...(aliases.length > 0 ? { aliases } : {}),
      ...(recalled.length > 0 ? { recalledAliases: recalled } : {}),
      ...(of.publisher ? { publisher: of.publisher.replace(' (recalled)', '') } : {}),
      confidence: of.confidence,
      sources: sourceKeys(of.sources),
    };
  });

  const misspellings = [
    {
      text: 'Forewarm, Wrist, and Hand Complaints',
      means: 'Forearm, Wrist, and Hand Complaints',
      sources: ['maxdat-2018'],
    },
    { text: 'Accupuncture Treatment', means: 'Acupuncture Treatment', sources: ['maxdat-2018'] },
  ];
  const days = chapters.flatMap((chapter) => chapter.editions.flatMap((/** @type {any} */ one) => [one.from, one.to]));
  return {
    asOf: [...days.filter((day) => day !== undefined), PROPOSED_CHRONIC_PAIN.day].sort().at(-1),
    sources: sourceTable([catalog, acoem2004], chapters, others, misspellings),
    chapters,
    guidelines: others,
    misspellings,
  };
}

/** Section and topic names. */
function topics() {
  const chronicPain = read('mtus-chronic-pain-topics');
  const acoem2004 = read('acoem-2004-chapters');
  const catalog = read('guidelines');
  const postsurgical = catalog.guidelines.find((/** @type {any} */ one) => one.id === 'mtus-postsurgical');
  /** @type {Map<string, any>} */
  const byName = new Map();
  /**
   * @param {string} name
   * @param {string} chapter label and year, as guideline lines write them
   * @param {'verified' | 'recalled'} confidence
   * @param {readonly string[]} sources
   * @param {{ pages: string, confidence: string } | undefined} [pages]
   */
  const add = (name, chapter, confidence, sources, pages) => {
    const known = byName.get(name) ?? { name, chapters: [], confidence, sources: [] };
    if (confidence === 'verified') known.confidence = 'verified';
    if (!known.chapters.includes(chapter)) known.chapters.push(chapter);
    if (pages !== undefined) known.pages = [...(known.pages ?? []), { chapter, ...pages }];
    known.sources = sourceKeys([
      ...known.sources.filter((/** @type {string} */ key) => key !== 'recalled'),
      ...sources,
    ]);
    byName.set(name, known);
  };

  const general = acoem2004.chapters.filter((/** @type {any} */ chapter) => [1, 2, 3, 5].includes(chapter.chapter));
  for (const chapter of general) add(chapter.name, 'General Approaches 2004', chapter.confidence, chapter.sources);
  for (const chapter of acoem2004.chapters.slice(7)) {
    const label = chapter.id === 'acoem-2004-ch10' ? 'Elbow Complaints 2007' : `${chapter.name} 2004`;
    for (const section of chapter.sections_seen ?? []) {
      const pages = (chapter.pages_recalled ?? []).find(
        (/** @type {any} */ one) => one.what === section.name.toLowerCase(),
      );
      add(section.name, label, 'verified', ['letters'], pages && { pages: pages.page, confidence: pages.confidence });
    }
  }

  for (const topic of chronicPain.topics) {
    const name2009 = topic.section_label_2009?.value ?? topic.name.replace(/ \((?:definition, )?Part 1\)$/, '');
    const label2016 = topic.section_label_2016;
    const only2016 = topic.note === 'label seen only with the 2016 guideline';
    const pages = topic.pages_2009?.value
      ? { pages: topic.pages_2009.value, confidence: topic.pages_2009.confidence }
      : undefined;
    if (!only2016) add(name2009, 'Chronic Pain Medical Treatment 2009', topic.confidence, topic.sources, pages);
    if (!only2016 && name2009 !== topic.name && topic.section_label_2009) {
      add(topic.name, 'Chronic Pain Medical Treatment 2009', topic.confidence, topic.sources, pages);
    }
    if (label2016) {
      add(label2016.value, 'Chronic Pain Medical Treatment 2016', label2016.confidence, label2016.sources);
    }
  }
  add('Benzodiazepine', 'Chronic Pain Medical Treatment 2009', 'verified', ['letter of 2014']);
  add('Physical Medicine', 'Chronic Pain Medical Treatment 2009', 'verified', ['letter of 2014']);
  for (const [name, source] of CHRONIC_PAIN_2016_MORE) {
    add(name, 'Chronic Pain Medical Treatment 2016', 'verified', [source]);
  }
  for (const [name, source] of OPIOID_SECTIONS_2016) add(name, 'Opioid Treatment 2016', 'verified', [source]);
  for (const name of postsurgical.sections_seen) {
    add(name, 'Postsurgical Treatment 2009', 'verified', postsurgical.sources);
  }
  for (const name of POSTSURGICAL_RECALLED) add(name, 'Postsurgical Treatment 2009', 'recalled', []);

  const entries = [...byName.values()].map(({ name, chapters, pages, confidence, sources }) => ({
    name,
    chapters,
    ...(pages === undefined ? {} : { pages }),
    confidence,
    sources,
  }));
  const misspellings = TOPIC_MISSPELLINGS.map(({ text, means, sources }) =>
    means === '' ? { text, sources } : { text, means, sources },
  );
  return {
    asOf: LATEST_LETTER,
    sources: sourceTable([chronicPain, acoem2004, catalog], entries, misspellings),
    topics: entries,
    misspellings,
  };
}

/** Chapters of the Official Disability Guidelines. */
function odgChapters() {
  const catalog = read('odg-chapters');
  // What may follow a chapter's name in any letter; the lookup takes it in, so it is no part of the forms.
  const tail = /(?: chapter| section| \((?:acute (?:&|and) chronic|online version)\))+$/i;
  const entries = catalog.chapters.map((/** @type {any} */ chapter) => {
    const forms = [chapter.name, ...chapter.surface_forms_seen].map((form) => form.replace(tail, ''));
    if (chapter.id === 'odg-preface') forms.push('Preface');
    /** @type {Map<string, string>} */
    const distinct = new Map();
    for (const form of [chapter.name, ...forms]) {
      const folded = form.toLowerCase().replace(/&/g, 'and');
      if (!distinct.has(folded)) distinct.set(folded, form);
    }
    return {
      id: chapter.id,
      name: chapter.name,
      forms: [...distinct.values()].slice(1),
      confidence: chapter.confidence,
      sources: sourceKeys(chapter.sources),
    };
  });
  return { asOf: LATEST_LETTER, sources: sourceTable([catalog], entries), chapters: entries };
}

/** Specialties and board certifications. */
function specialties() {
  const catalog = read('specialties');
  const dirList = new Set(read('vocab').dir_search_2017.reviewer_specialty);
  const entries = catalog.specialties
    // An umbrella for a whole family of boards, not the name of one.
    .filter((/** @type {any} */ one) => one.id !== 'spec-aoa')
    .map((/** @type {any} */ one) => {
      // A list of two names is no name of its own: credentials lines are split into single names.
      const names = [...new Set([one.canonical, ...one.forms])].filter(
        (name) => name !== 'Preventive Medicine, Occupational Medicine',
      );
      const dir = names.filter((name) => dirList.delete(name));
      return {
        name: one.canonical,
        ...(names.length > 1 ? { forms: names.slice(1) } : {}),
        ...(dir.length > 0 ? { dir } : {}),
        kind: one.kind === 'physician specialty' ? 'physician' : 'licence',
        confidence: one.confidence,
        sources: sourceKeys(one.sources),
      };
    });
  if (dirList.size > 0) throw new Error(`Not among the specialties: ${[...dirList].join(', ')}.`);
  const misspellings = catalog.known_misspellings.map((/** @type {any} */ one) => ({
    text: one.text,
    means: one.means,
    sources: sourceKeys([one.source]),
  }));
  return {
    asOf: LATEST_LETTER,
    sources: sourceTable([catalog], entries, misspellings),
    specialties: entries,
    misspellings,
  };
}

/** States and territories of licensure. */
function states() {
  const seen = read('specialties').licence_states_seen;
  const entries = STATES.split('|').map((text) => {
    const name = text.slice(0, -3);
    const code = text.slice(-2);
    const sources = [...(name in seen ? ['letters'] : []), ...(STATES_2014.includes(name) ? ['letter of 2014'] : [])];
    return {
      name,
      code,
      ...(code in STATE_FORMS ? { forms: STATE_FORMS[code] } : {}),
      confidence: sources.length > 0 ? 'verified' : 'recalled',
      sources: sources.length > 0 ? sources : ['recalled'],
    };
  });
  return { asOf: LATEST_LETTER, sources: sourceTable([], entries), states: entries };
}

/**
 * One strength of the Drugs@FDA table as letters write it, `10/325 mg`; `null` for liquids and units by the vial, whose
 * strength letters hardly ever give.
 * @param {string} text
 */
function strength(text) {
  const parts = text.replace(/ W\/W$/, '').split(/; ?/);
  const read = parts.map((part) => /^(?:EQ )?([\d.,]+) ?(MG|GM|MCG|MCG\/HR|%)(?: BASE)?$/.exec(part));
  if (read.some((one) => one === null || one[2] !== read[0]?.[2])) return null;
  const numbers = read.map((one) => Number(one?.[1]?.replace(',', ''))).sort((one, other) => one - other);
  return { numbers: numbers.join('/'), unit: String(read[0]?.[2]).toLowerCase().replace('gm', 'g') };
}

/**
 * The routes of some products with their strengths: `{ oral: '5, 10 mg' }`.
 * @param {readonly { form: string, strengths: readonly string[] }[]} products
 */
function routesOf(products) {
  /** @type {Map<string, Map<string, Set<string>>>} */
  const routes = new Map();
  for (const { form, strengths } of products) {
    const named = (form.split(';')[1] ?? '').trim().toUpperCase();
    const route = ROUTES.find(([pattern]) => /** @type {RegExp} */ (pattern).test(named))?.[1];
    if (route === undefined) continue;
    const units = routes.get(String(route)) ?? new Map();
    routes.set(String(route), units);
    for (const read of strengths.map(strength)) {
      if (read !== null) units.set(read.unit, (units.get(read.unit) ?? new Set()).add(read.numbers));
    }
  }
  return Object.fromEntries(
    [...routes].map(([route, units]) => [
      route,
      [...units]
        .map(
          ([unit, numbers]) =>
            `${[...numbers].sort((one, other) => parseFloat(one) - parseFloat(other)).join(', ')} ${unit}`,
        )
        .join('; '),
    ]),
  );
}

/** Drugs: ingredients, brands, classes, strengths, and the slips seen. */
function drugs() {
  const catalog = read('drugs');
  /** @param {string} named */
  const classOf = (named) => {
    const found = DRUG_CLASSES.find(([pattern]) => /** @type {RegExp} */ (pattern).test(named));
    return found ? String(found[1]) : named.replace(/ \(.*| \+ .*/, '');
  };
  const entries = catalog.drugs.map((/** @type {any} */ one) => {
    const name = one.generic ?? one.main_ingredient;
    const routes = routesOf(one.forms_and_strengths ?? []);
    const brands = (one.product ? [{ name: one.product }] : (one.brands ?? [])).map((/** @type {any} */ brand) => {
      const own = Object.keys(routesOf(brand.products ?? []));
      const brandName = brand.name.replace('W/ Codeine', 'with Codeine');
      return own.length === 0 || own.length >= Object.keys(routes).length
        ? brandName
        : { name: brandName, routes: own };
    });
    const also = / \+ (.+)/.exec(one.class)?.[1];
    /** @type {Record<string, string>} */
    const ingredients = INGREDIENTS;
    return {
      name: one.product ? one.product.toLowerCase() : name,
      ...(one.product ? { ingredient: name } : {}),
      ...(name in ingredients ? { ingredient: ingredients[name] } : {}),
      class: classOf(one.class),
      ...(also && also !== 'prostaglandin' ? { also: also === 'PPI' ? 'proton pump inhibitor' : also } : {}),
      ...(brands.length > 0 ? { brands } : {}),
      ...(Object.keys(routes).length > 0 ? { strengths: routes } : {}),
      confidence: one.confidence,
      sources: sourceKeys(one.sources).slice(0, 2),
    };
  });
  const recalled = DRUGS_RECALLED.map((line) => {
    for (const one of String(line.split(': ')[1]).split('; ')) {
      const name = one.split(' = ')[0];
      if (entries.some((/** @type {any} */ entry) => entry.name === name))
        throw new Error(`"${name}" is there already.`);
    }
    return line;
  });
  const misspellings = catalog.drugs.flatMap((/** @type {any} */ one) =>
    (one.misspellings_seen ?? []).map((/** @type {any} */ slip) => {
      const seed = slip.text === 'Zanax' || slip.text === 'Zanex';
      return { text: slip.text, means: seed ? 'Xanax' : one.generic, sources: sourceKeys([slip.source]) };
    }),
  );
  return {
    asOf: LATEST_LETTER,
    sources: sourceTable([catalog], entries, misspellings),
    drugs: entries,
    recalled,
    misspellings,
  };
}

/** Services that are no drugs, with the sections that reviewers cited for them. */
function services() {
  const catalog = read('services');
  const entries = catalog.services.map((/** @type {any} */ one) => {
    const curated = SERVICES[one.id];
    if (curated === undefined) throw new Error(`What is "${one.id}"?`);
    const aliases = one.aliases.filter((/** @type {string} */ alias) => !curated.drop?.includes(alias));
    const forms = curated.kind === 'drugs' ? [] : [...new Set([...aliases, ...(curated.forms ?? [])])];
    const cited = (one.guidelines_cited_by_reviewer ?? [])
      .map((/** @type {any} */ { citation }) => citation.replace('Electro- d', 'Electrod'))
      .slice(0, 2);
    return {
      id: one.id.replace(/^svc-/, ''),
      name: one.name,
      kind: curated.kind,
      ...(forms.length > 0 ? { forms } : {}),
      ...(one.dir_category ? { category: one.dir_category } : {}),
      ...(cited.length > 0 ? { cited } : {}),
      confidence: one.confidence,
      sources: sourceKeys(one.sources).slice(0, 1),
    };
  });
  return { asOf: LATEST_LETTER, sources: sourceTable([catalog], entries), services: entries };
}

/** Abbreviations with their meaning, and those that lists of dangerous abbreviations warn of. */
function abbreviations() {
  const catalog = read('abbreviations');
  const entries = catalog.abbreviations
    // Two entries describe ways to write a number, no abbreviations.
    .filter((/** @type {any} */ one) => !/^(?:X\.0 mg|\.X mg)$/.test(one.abbreviation))
    .map((/** @type {any} */ one) => {
      const forms = one.forms.filter((/** @type {string} */ form) => form !== one.abbreviation);
      const uses = (one.do_not_use ?? []).map((/** @type {any} */ list) => list.use_instead);
      const lists = (one.do_not_use ?? []).map((/** @type {any} */ list) => list.list);
      return {
        text: one.abbreviation,
        ...(forms.length > 0 ? { forms } : {}),
        means: one.expansion,
        ...(one.other_meanings ? { otherMeanings: one.other_meanings } : {}),
        domain: one.domain,
        ...(lists.length > 0 ? { dangerous: { lists, useInstead: uses[0] } } : {}),
        confidence: one.confidence,
        sources: sourceKeys([
          ...one.sources,
          ...(one.do_not_use ?? []).flatMap((/** @type {any} */ list) => list.sources),
        ]),
      };
    });
  return { asOf: LATEST_LETTER, sources: sourceTable([catalog], entries), abbreviations: entries };
}

/**
 * JSON with one entry a line, so that changes can be read line by line.
 * @param {Record<string, any>} data
 */
function print(data) {
  const parts = Object.entries(data).map(([key, value]) => {
    if (Array.isArray(value))
      return `${JSON.stringify(key)}:[\n${value.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
    if (typeof value === 'object') {
      const lines = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`);
      return `${JSON.stringify(key)}:{\n${lines.join(',\n')}\n}`;
    }
    return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
  });
  return `{\n${parts.join(',\n')}\n}\n`;
}

function main() {
  const args = process.argv.slice(2);
  const check = args.includes('--check');
  if (args.some((arg) => arg !== '--check')) {
    console.error('usage: node scripts/reference.mjs [--check]');
    return 2;
  }
  if (!existsSync(from)) {
    console.log('skipped: ../shared/reference is not here');
    return 0;
  }
  /** @type {Record<string, () => Record<string, any>>} */
  const files = {
    guidelines,
    topics,
    'odg-chapters': odgChapters,
    specialties,
    states,
    drugs,
    services,
    abbreviations,
  };
  let stale = 0;
  for (const [name, make] of Object.entries(files)) {
    const file = path.join(to, `${name}.json`);
    const text = print(make());
    const shown = path.relative(root, file);
    if (!check) {
      writeFileSync(file, text);
      console.log(`${shown}: ${text.length} characters`);
    } else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
      console.error(`${shown} is stale: run node scripts/reference.mjs`);
      stale += 1;
    }
  }
  if (check && stale === 0) console.log('The reference files are up to date.');
  return stale > 0 ? 1 : 0;
}

process.exitCode = main();
