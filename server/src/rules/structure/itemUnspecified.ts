import type { Drug } from '../../facts/drugs';
import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/reading';
import { isOnlyGoneWith, type Service } from '../../facts/services';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { type Gap, gapsOfRequest, type Missing } from './itemGaps';
import { saidMissing } from './saidMissing';

const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.
`;

export const itemUnspecified: Rule = {
  code: 'item-unspecified',
  title: 'An item does not say exactly what is requested',
  severity: 'information',
  source: '8 CCR 9792.10.6(d); LC 4610.6(c); Stevens v. Outspoken (2014), on a decision whose scope was unclear',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports an item that calls itself unknown or unspecified, and one that leaves open what a claims administrator must know: a therapy without a part of the body or without a number of visits; an imaging study without a part, a spinal segment or a side; an electrodiagnostic study without an extremity; a spinal injection without a level; an operation or a class of things that is not named; a drug without quantity or strength, a cream counted without a unit; supplies, memberships, help at home and rentals without number or length; a device that may be rented or bought. What the original request says counts, too. Drugs given by injection, drugs sold in one strength only, and what a service only goes with (`sedation for the injection`) are left alone, and so is what the rationale says the request left open.',
  whyItMatters:
    'The decision binds the parties for exactly what the item line says (LC 4610.6(g)). If it leaves open how much, of what strength, or for which part of the body, they cannot tell what was decided.',
  whatToDo:
    'Write the item as the request for authorization has it. If the request itself left it open, say so in the rationale.',
  examples: {
    wrong: [
      `«Unknown» shockwave treatments to the left shoulder: Upheld
${guidelines}`,
      `Acupuncture for the low back («unspecified quantity»): Upheld
${guidelines}`,
      `«Physical therapy» 3 times a week for 2 weeks: Upheld
${guidelines}`,
      `«MRI» without contrast: Overturned
${guidelines}`,
      `«Naproxen 500mg»: Upheld
${guidelines}`,
      `«Gabapentin» #60: Upheld
${guidelines}`,
      `«Acupuncture» for the neck: Upheld
${guidelines}`,
      `MRI of the «spine»: Upheld
${guidelines}`,
      `X-ray of the «knee»: Upheld
${guidelines}`,
      `«EMG/NCV» of the cervical spine: Upheld
${guidelines}`,
      `«Lumbar epidural steroid injection»: Upheld
${guidelines}`,
      `«Arthroscopy» of the right shoulder: Upheld
${guidelines}`,
      `«Blood work»: Upheld
${guidelines}`,
      `«Psychological testing»: Upheld
${guidelines}`,
      `Orthopedic consultation and «treatment»: Upheld
${guidelines}`,
      `«Gym membership»: Upheld
${guidelines}`,
      `«Home health aide»: Upheld
${guidelines}`,
      `«Latex gloves»: Upheld
${guidelines}`,
      `Interferential unit «rental»: Upheld
${guidelines}`,
      `«TENS unit»: Upheld
${guidelines}`,
      `Lidocaine 4% cream «#30»: Upheld
${guidelines}`,
      `Ketoprofen 10%/«Lidocaine»/Menthol 2%/Camphor 2%, 120 grams: Upheld
${guidelines}`,
      `Norco 10/325mg, «one month supply»: Upheld
${guidelines}`,
    ],
    right: [
      `Physical therapy for the lumbar spine 3 times a week for 2 weeks: Upheld
${guidelines}
MRI of the brain: Upheld
${guidelines}
Naproxen 500mg #60: Upheld
${guidelines}
Lidocaine 5% ointment 50 grams: Upheld
${guidelines}
Cognitive behavioral therapy, 6 sessions: Upheld
${guidelines}
Toradol injection: Upheld
${guidelines}`,
      `Physical therapy to the right knee 12 visits was the original request. 6 visits was authorized by the Claims Administrator. The remaining IMR eligible portion of the original request, Physical therapy 6 visits is: Upheld
${guidelines}
X-ray of the left foot for fracture of unspecified bone: Upheld
${guidelines}
Post-operative physical therapy, 12 sessions: Upheld
${guidelines}`,
      `Whole spine MRI: Upheld
${guidelines}
X-rays of the hands: Upheld
${guidelines}
EMG of the median nerve: Upheld
${guidelines}
EMG/NCS BLE: Upheld
${guidelines}
Caudal epidural steroid injection: Upheld
${guidelines}
Consultation for a lumbar epidural steroid injection: Upheld
${guidelines}
Diagnostic arthroscopy of the right shoulder: Upheld
${guidelines}
Pre-op labs: CBC: Upheld
${guidelines}
Psychological testing, 4 hours: Upheld
${guidelines}
Initial acupuncture evaluation: Upheld
${guidelines}
Acupuncture, low back, 2x4: Upheld
${guidelines}`,
      `One year gym membership: Upheld
${guidelines}
Home health aide, 4 hours a day: Upheld
${guidelines}
Box of gloves: Upheld
${guidelines}
Interferential unit rental, 30 days: Upheld
${guidelines}
TENS unit, purchase: Upheld
${guidelines}
Lidocaine 4% cream 30 grams: Upheld
${guidelines}
20% Ketoprofen, 5% Lidocaine, 4% Menthol cream, 120 grams: Upheld
${guidelines}
Lyrica 75mg twice daily, 30 day supply: Upheld
${guidelines}
Retrospective physical therapy to the lumbar spine (DOS 11/14/2016): Upheld
${guidelines}`,
    ],
  },
  *check(_letter: Letter, { issues }: Facts): Generator<Report> {
    for (const issue of issues) {
      const { disputed } = issue;
      if (disputed === null) continue;
      const gaps = gapsIn(disputed.reading, (issue.item ?? disputed).reading);
      if (gaps.length === 0) continue;
      // Where the rationale says that the request left it open, the item is told as the request was made.
      const said = issue.rationale?.reading.once(saidMissing);
      const gap = gaps.find(({ about }) => !said?.has(about));
      if (gap === undefined) continue;
      yield {
        ...disputed.place(gap.stretch),
        message: `${gap.what} ${gap.toDo}`,
      };
    }
  },
};

/** By disputed part, what a request leaves open, as far as it was looked for: most items stay while one is typed in. */
const noGaps = (_whole: Reading) => new WeakMap<Reading, readonly Gap[]>();

function gapsIn(disputed: Reading, whole: Reading): readonly Gap[] {
  const known = whole.once(noGaps);
  let gaps = known.get(disputed);
  if (gaps === undefined) {
    gaps = gapsOf(disputed, whole);
    known.set(disputed, gaps);
  }
  return gaps;
}

/** What an item leaves open; one gap is enough to send a person back to the request. */
function gapsOf(disputed: Reading, whole: Reading): readonly Gap[] {
  const said = OPEN.exec(disputed.text);
  if (said !== null) {
    const stretch = { start: said.index, end: said.index + said[0].length };
    return [
      {
        stretch,
        what: `The item calls itself "${said[0]}".`,
        toDo: 'Write what was requested; if the request left it open, say so in the rationale.',
        about: leftOpen(said[0]),
      },
    ];
  }
  return [...placeGap(disputed, whole), ...drugGaps(disputed), ...gapsOfRequest(disputed, whole)];
}

/** What an item leaves open by its own words; a bare `unknown` stands for the quantity. */
function leftOpen(words: string): Missing {
  if (/strength|dos(?:e|age)/i.test(words)) return 'strength';
  return /body part/i.test(words) ? 'place' : 'amount';
}

/** The words by which an item leaves something open; a diagnosis may have them too (`fracture of unspecified bone`). */
const OPEN = caseless(
  /\b(?:unknown|unspecified|undetermined|unstated)\b(?: (?:quantity|number|amount|duration|frequency|dose|dosage|strength|length)\b)?(?! (?:(?:\w+ )?(?:bone|site|part|joint|injury|sprain|strain|disorder|disease|fracture|pain|cause|etiology|origin|organism|type|side|laterality)|as to)\b)|\b(?:quantity|number|amount|duration|frequency|dose|dosage|strength|body part)s? (?:is |was )?(?:not (?:specified|stated|given|indicated|listed|provided)|unknown|unspecified)\b/i,
);

const PLACED = new Set([
  'physical-therapy',
  'occupational-therapy',
  'chiropractic',
  'acupuncture',
  'eswt',
  'ultrasound',
  'e-stim',
  'infrared',
  'mri',
  'mr-arthrogram',
  'ct',
  'xray',
  'trigger-point',
]);

/** A therapy or a study without a part of the body, neither in the disputed part nor in the original request. */
function placeGap(disputed: Reading, whole: Reading): readonly Gap[] {
  const service = disputed.services.find(
    ({ id, start, end }) =>
      PLACED.has(id) && !isOnlyGoneWith(disputed, start) && !THING_BEHIND.test(disputed.text.slice(end)),
  );
  if (service === undefined || ASSOCIATED.test(whole.text)) return [];
  if (whole.bodyParts.length > 0 || PLACE.test(whole.text)) return [];
  const what = `"${serviceName(disputed, service)}" names no part of the body.`;
  const toDo =
    'Add the part of the body and the side, as requested; if the request gave none, say so in the rationale.';
  return [{ stretch: service, what, toDo, about: 'place' }];
}

function serviceName(passage: Reading, { start, end }: Service): string {
  return passage.text.slice(start, end);
}

/** `Physical therapy supplies`: things, and no therapy. */
const THING_BEHIND = /^ (?:supplies|equipment|tables?|notes?|records?|reports?|films?|kit)\b/i;
/** What goes with an operation is done where that is. */
const ASSOCIATED = /^associated surgical service/i;
/** Words that say the place in another way, organs, therapy whose place is that of the operation, and visits. */
const PLACE =
  /\b(?:post-? ?op\w*|after surgery|whole body|full body|body parts?|spin(?:e|al)|extremit\w+|brain|cranial|chest|abdom\w+|pelvi\w+|facial|sinus(?:es)?|dental|dentition|mouth|teeth|tooth|periapical\w*|bite-?wings?|cephalo\w+|maxill\w+|mandib\w+|oral|nasal|nose|mastoids?|larynx|esophag\w*|swallow\w*|stomach|gastr\w+|bowel|colon|rect(?:al|um)|breasts?|adrenals?|pancrea\w*|spleen|gallbladder|uter(?:us|ine)|ovar\w+|jaw|TMJ|vestibular|gait|balance|aquatic|panoramic|functional|evaluat\w*|consult\w*|assessment|guid(?:ance|ed)|liver|hepat\w*|renal|kidneys?|bladder|thyroid|prostat\w*|testic\w*|scrot\w*|transvaginal|carotid|venous|arterial|duplex|doppler|vascular|cardiac|coronary|heart|angiogra\w*|pituitary|orbits?|auditory|IACs?|plexus|coccyx|soft tissues?|rhomboids?|splenius|latissimus|quadratus|(?:supra|infra)spinatus|subscapularis|teres|deltoids?|pectoral\w*|scalenes?|sternocleidomastoid|multifid\w+|iliopsoas|psoas|hamstrings?|quadriceps|gastrocnemius|masseters?|temporalis|lungs?|sternum|ribs?|KUB|sauna|lower|upper|unit|device|machine|LS)\b|\b[CTLS](?:\d|\/S\b)/i;

/** A drug without strength or without quantity. */
function drugGaps(disputed: Reading): readonly Gap[] {
  const { text, drugs } = disputed;
  const [first] = drugs;
  if (first === undefined || NO_PRESCRIPTION.test(text)) return [];
  if (drugs.some(({ entry, route }) => route === 'injection' || isInjected(entry.routes))) return [];
  if (disputed.services.some(({ kind }) => kind === 'injection' || kind === 'surgery')) return [];
  const name = text.slice(first.start, first.end);
  const toDo = 'Add it, as requested; if the request gave none, say so in the rationale.';
  const gaps: Gap[] = [];
  if (drugs.every(({ quantity }) => quantity === null) && !COUNTED.test(text))
    gaps.push({ stretch: first.whole, what: `No quantity is given for "${name}".`, toDo, about: 'amount' });
  if (drugs.every(({ strength }) => strength === null) && !MEASURED.test(text) && drugs.some(hasStrengths))
    gaps.push({ stretch: first, what: `No strength is given for "${name}".`, toDo, about: 'strength' });
  return gaps;
}

function isInjected(routes: readonly string[]): boolean {
  return routes.length > 0 && routes.every((route) => route === 'injection');
}

/** Whether a drug is sold in several strengths, so that the name alone leaves one open. */
function hasStrengths({ entry }: Drug): boolean {
  return Object.values(entry.drug.strengths ?? {}).some((list) => list.includes(',') && !isFixed(list));
}

/** `40/50/300, 40/50/325 mg`: a combination whose name says its strength, but for the year in which it was made. */
function isFixed(list: string): boolean {
  const parts = list
    .replace(/ [a-z]+$/, '')
    .split(', ')
    .map((strength) => strength.split('/'));
  const [first = []] = parts;
  const varying = first.filter((amount, at) => parts.some((strength) => strength[at] !== amount));
  return first.length >= 3 && varying.length <= 1;
}

/** Requests about a drug that are no prescription. */
const NO_PRESCRIPTION =
  /\b(?:inject\w*|infusion|pump|trial|consult\w*|evaluat\w*|test\w*|screen\w*|detox\w*|taper\w*|wean\w*|implant\w*|block|iontophoresis|phonophoresis|kit|allergy|level|inhaler|dose ?pa(?:ck|k)|z-?pa(?:ck|k))\b/i;
/** A quantity in any words; fewer than five tablets are what is taken at a time. */
const COUNTED = caseless(
  /# ?\d|\b(?:qty|quantity|count|ct\.?|disp(?:ense)?)\b|\b(?:[5-9]|\d{2,4}) ?-?(?:tabs?|tablets?|caps?|capsules?|pills?)\b|\b\d{1,4}(?:\.\d{1,3})? ?-?(?:g|gm|gms|gr|grams?|ml|mls|cc|oz|ounces?|units?|patch(?:es)?|box(?:es)?|bottles?|tubes?|vials?|packs?|days?|weeks?|months?|refills?|supply)\b|\b(?:one|two|three|four|six) (?:box(?:es)?|bottles?|tubes?|months?|weeks?|patch(?:es)?)\b|\bx ?\d/i,
);
const MEASURED = /\d ?(?:mg|mgs|mcg|g|gm|ml|%|percent|units?|meq|iu)\b|%|\d+[/-]\d{2,3}\b/i;
