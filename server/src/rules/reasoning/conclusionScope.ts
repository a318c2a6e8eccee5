import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { readingOf } from '../../facts/reading';
import { overlaps, regionSet, withClosePlaces } from '../../facts/regions';
import { isOnlyGoneWith, type Service } from '../../facts/services';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { withoutRanges } from '../../letter/ranges';
import { type Fix, type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';
import { decidedIssues, kindOf, meaningfulWords, NERVE_TESTS, type Restatement, restatementsOf } from './requested';

/** Services that are said for one another. */
const KIN: Readonly<Record<string, string>> = {
  'physical-therapy-postop': 'physical-therapy',
  'mr-arthrogram': 'mri',
  tens: 'electrical-stimulation',
  'e-stim': 'electrical-stimulation',
  interferential: 'electrical-stimulation',
  'h-wave': 'electrical-stimulation',
  'psych-eval': 'consult',
  'surgery-shoulder': 'surgery',
  'surgery-knee': 'surgery',
  'surgery-spine': 'surgery',
};

/** Words for many services of a kind at once. */
const GENERAL: Readonly<Partial<Record<Service['kind'], RegExp>>> = {
  imaging: /\b(?:imaging|special stud(?:y|ies)|diagnostic (?:stud|test)\w*|scans?|radiolog\w*)\b/i,
  test: /\b(?:electro-? ?diagnos\w+|diagnostic|tests?|testing|screen\w*|stud(?:y|ies)|clearance|lab\w*)\b/i,
  therapy:
    /\b(?:therap(?:y|ies)|physical medicine|modalit(?:y|ies)|rehabilitation|conservative|exercises?|visits|sessions)\b/i,
  injection: /\b(?:blocks?|steroids?|inject\w+|procedures?)\b/i,
  surgery: /\b(?:surger\w+|surgical|operat\w+|procedures?)\b/i,
  visit: /\b(?:visits?|evaluations?|specialists?|refer\w*|consult\w*|clearance|surgeon)\b/i,
  equipment: /\b(?:equipment|DME|devices?|units?|supports?|immobili[sz]\w+|bracing|stimulation)\b/i,
};

/** Words that tell no item from another. */
const COMMON = new Set(
  'request requested contrast spine additional continued initial times visit session treatment therapy week time day month unspecified unknown quantity study test testing scan left-sided dye outpatient s1 remaining portion original imr eligible use further more total number up unit service'.split(
    ' ',
  ),
);

export const conclusionScope: Rule = {
  code: 'conclusion-scope',
  title: 'The conclusion does not fit the item in dispute',
  severity: 'warning',
  source:
    'LC 4610.6(c); 8 CCR 9792.10.6(d): the determination states for the disputed treatment whether it is necessary',
  formats: structuredFormats,
  perIssue: 'among items',
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a concluding sentence that names another treatment of the request than the item (another service, drug or item that was asked for, a quotation that differs), and an item of two services of which the rationale gives reasons for one only.',
  whyItMatters:
    'A conclusion on another treatment leaves the disputed one undecided. The claims administrator must act on what is decided (8 CCR 9792.10.7(a)).',
  whatToDo:
    'Name the item in the conclusion in the words of the item line, and give a reason for each service that it asks for, or decide them as separate items.',
  examples: {
    wrong: [
      exampleLetter(
        [
          {
            item: 'MRI of the lumbar spine',
            rationale: 'Therefore, the request for «physical therapy» is not medically necessary.',
          },
        ],
        'An MRI of the lumbar spine and physical therapy were requested.',
      ),
      exampleLetter(
        [
          {
            item: 'Naproxen 500mg #60',
            rationale: 'Given the above, the request for «Tramadol 50mg #60» is not medically necessary.',
          },
        ],
        'The request for naproxen and tramadol was denied.',
      ),
      exampleLetter([
        {
          item: 'MRI of the lumbar spine',
          rationale: 'Therefore, the request for «MRI of the cervical spine» is not medically necessary.',
        },
        { item: 'MRI of the cervical spine', rationale: 'The request is not medically necessary.' },
      ]),
      exampleLetter([
        {
          item: 'Compound cream, 120 grams',
          rationale: 'The request for "«Compound cream and patches»" is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Physical therapy for the neck and «MRI» of the neck',
          rationale: 'Physical therapy is recommended for neck pain. The request is medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Epidural steroid injection with specialist «consult» and treatment',
          rationale:
            'There is no radiculopathy. The requested Epidural steroid injection with specialist consult and treatment is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Physical therapy for the right shoulder and «right wrist»',
          rationale: 'Ten visits are recommended for the rotator cuff. The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Physical therapy two sessions for the back and eight sessions for the wrist',
          rationale: 'Therefore, the additional «two sessions» is not necessary.',
        },
      ]),
      exampleLetter([
        {
          item: '«EMG»/NCS of the right upper extremity',
          rationale:
            'Nerve conduction velocities may help where numbness lasts. The request is not medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter([
        {
          item: 'MRI of the lumbar spine without contrast',
          rationale: 'Therefore, the request for MRI is not medically necessary.',
        },
        { item: 'MRI of the cervical spine', rationale: 'The requested study is not medically necessary.' },
      ]),
      exampleLetter([
        {
          item: 'Flexeril 10mg #60',
          rationale: 'The request for cyclobenzaprine 10mg #60 is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Associated surgical service: Cold therapy unit',
          rationale:
            'As the requested surgical intervention is not medically necessary per the documentation, the requested ancillary service is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'EMG/NCS of the bilateral lower extremities',
          rationale: 'Electrodiagnostic studies may help. The request for EMG/NCS is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI/CT of the pelvis',
          rationale: 'Imaging is recommended where there is doubt. The request is not medically necessary.',
        },
        {
          item: 'Pantoprazole 40mg #60',
          rationale:
            'Given that the naproxen is not medically necessary, the request for Pantoprazole 40mg #60 is also not medically necessary.',
        },
      ]),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const words = facts.items.map((item) => (item === null ? new Set<string>() : item.reading.once(wordsOfItem)));
    for (const issue of decidedIssues(facts)) {
      const named = restatementsOf(issue.rationale);
      const last = named.at(-1);
      let reported = false;
      if (last !== undefined) {
        const report =
          otherTreatment(facts, issue, last) ?? otherItem(facts, words, issue, last) ?? otherQuotation(issue, last);
        if (report !== null) {
          reported = true;
          yield report;
        }
      }
      const report = reported ? null : unanswered(issue);
      if (report !== null) yield report;
    }
  },
};

type Decided = IssueFacts & { readonly item: Passage; readonly disputed: Passage; readonly rationale: Passage };

/**
 * Another service or another drug of this request. What the summary does not count among the requested treatments is
 * the business of `rationale-answers-another-service`.
 */
function otherTreatment(facts: Facts, { item, disputed, rationale }: Decided, named: Restatement): Report | null {
  const head = headOf(named);
  if (head === null) return null;
  const within = ({ start, end }: Stretch) => start >= head.start && end <= head.end;
  const drugs = rationale.drugs.filter(within);
  const services = rationale.services.filter(within);
  if (drugs.length > 0) {
    const asked = item.drugs.map(({ generic }) => generic);
    // A combination may be called by one of its drugs.
    const same = (generic: string) => asked.some((other) => other.includes(generic) || generic.includes(other));
    if (drugs.some(({ generic, text }) => same(generic) || holds(item.text, text))) return null;
    if (asked.length === 0 && (item.services.length === 0 || services.length > 0)) return null;
    const requested = requestedIn(facts, ({ drugs: all }) => all).map(({ generic }) => generic);
    if (!drugs.some(({ generic }) => requested.includes(generic))) return null;
    return report(named, rationale, disputed);
  }
  if (services.length === 0) return null;
  const asked = new Set(item.services.map(kinOf));
  if (services.some((service) => asked.has(kinOf(service)) || holds(item.text, service.text))) return null;
  const rest = withoutRanges(
    named.text,
    services.map(({ start, end }) => ({ start: start - named.start, end: end - named.start })),
  );
  if (item.services.some(({ kind }) => GENERAL[kind]?.test(rest) && !services.some((other) => other.kind === kind)))
    return null;
  if (asked.size === 0 && (item.drugs.length === 0 || sharesWord(named.text, item.text))) return null;
  const requested = requestedIn(facts, ({ services: all }) => all).map(kinOf);
  if (!services.some((service) => requested.includes(kinOf(service)))) return null;
  return report(named, rationale, disputed);
}

/**
 * The words of a subject before those that only say what it is for, or when: an assistant for the operation, Norco after
 * it. `null` where they name the treatment in a way that no vocabulary holds.
 */
function headOf({ start, end, text }: Restatement): Stretch | null {
  const adjunct = ADJUNCT.exec(text)?.[0].length ?? 0;
  if (BELONGING.test(text.slice(adjunct))) return null;
  const cut = FOR_WHICH.exec(text.slice(adjunct));
  if (cut === null) return { start: start + adjunct, end };
  const head = text.slice(adjunct, adjunct + cut.index);
  const reading = readingOf(head);
  if (reading.services.length > 0 || reading.drugs.length > 0) {
    return { start: start + adjunct, end: start + adjunct + head.length };
  }
  return telling(meaningfulWords(head)).every((word) => SAYS_NOTHING.has(word)) ? { start, end } : null;
}

const ADJUNCT =
  /^(?:for|at|after|during|with|in|on|before|following) (?:an? |the |this |such )?[^,]{0,80}?(?:, (?:an? |the )?| (?:an?|the|this|his|her) )/i;
const BELONGING = /^(?:for|at|after|during|with|in|on|before|following) /i;
const FOR_WHICH = / (?:for|at|after|before|during|following|with|in) /i;
const SAYS_NOTHING = new Set(
  'course prescription purchase rental referral authorization procedure provision trial use need'.split(' '),
);

/** What the sentences of the summary name that tell of the request or of its denial. */
function requestedIn<Named extends Stretch>({ summary }: Facts, read: (passage: Passage) => readonly Named[]): Named[] {
  if (summary === null) return [];
  return read(summary).filter(({ start }) => REQUEST.test(summary.sentenceAt(start)?.text ?? ''));
}

const REQUEST = /\brequest|\bRFA\b|\bauthorization\b|\bdenied\b|\bnon-?certif/i;

function report(named: Restatement, rationale: Passage, disputed: Passage): Report {
  return {
    ...rationale.place(named),
    message: `The conclusion names "${short(named.text)}", the item line "${short(disputed.text)}". Conclude on the item in dispute.`,
    related: { ...disputed.range, message: 'The item in dispute.' },
    ...fixOf(named, rationale, disputed),
  };
}

function fixOf(named: Restatement, rationale: Passage, disputed: Passage): { fix: Fix } {
  return {
    fix: {
      title: `Replace "${short(named.text)}" with "${short(disputed.text)}"`,
      edits: [{ ...rationale.place(named), newText: disputed.text }],
    },
  };
}

/** The conclusion names another item of this letter: all its words stand in that one, and not in its own. */
function otherItem(
  facts: Facts,
  words: readonly Set<string>[],
  { index, rationale, disputed }: Decided,
  named: Restatement,
): Report | null {
  const own = words[index] ?? new Set();
  const said = telling(meaningfulWords(named.text));
  const foreign = said.filter((word) => !own.has(word));
  if (foreign.length === 0) return null;
  const heard = new Set(said);
  if (telling(meaningfulWords(disputed.text)).every((word) => heard.has(word))) return null;
  const other = facts.items.find((_item, at) => at !== index && said.every((word) => words[at]?.has(word) ?? false));
  if (other === undefined || other === null) return null;
  return {
    ...rationale.place(named),
    message: `The conclusion names "${short(named.text)}", which fits another item of this letter; this one is "${short(disputed.text)}". Conclude on this item.`,
    related: { ...disputed.range, message: 'The item in dispute.' },
    ...fixOf(named, rationale, disputed),
  };
}

const wordsOfItem = ({ text }: Reading): Set<string> => meaningfulWords(text);

/** Words that tell items apart: no numbers, which `quantity-drift` compares, and none of the common ones. */
function telling(words: Set<string>): string[] {
  return [...words].filter((word) => !/^\d/.test(word) && word.length > 1 && !COMMON.has(word));
}

/** A quotation of the item with words that the item does not have. */
function otherQuotation({ item, rationale, disputed }: Decided, named: Restatement): Report | null {
  if (!named.quoted) return null;
  const own = meaningfulWords(item.text);
  const added = [...meaningfulWords(named.text)].filter((word) => !own.has(word) && !/^\d/.test(word));
  if (added.length === 0) return null;
  return {
    ...rationale.place(named),
    message: `The conclusion quotes the item as "${short(named.text)}", but the item line says "${short(disputed.text)}". Use the words of the item line.`,
    related: { ...disputed.range, message: 'The item in dispute.' },
    ...fixOf(named, rationale, disputed),
  };
}

/**
 * Of a joint item: a service, a part of the body or a number of visits of which the rationale never speaks, although it
 * speaks of another one. Where the rationale only repeats the item line, it does not speak of it.
 */
function unanswered({ disputed, original, rationale }: Decided): Report | null {
  const repeated = repetitionsOf(rationale, disputed);
  const own: IsOwn = ({ start, end }) => !repeated.some((place) => start >= place.start && end <= place.end);
  const text = withoutRanges(rationale.text, repeated);
  return (
    silentService(disputed, rationale, own, text) ??
    silentTest(disputed, text) ??
    silentConsultation(disputed, text) ??
    (original === null ? silentPart(disputed, rationale, own) : null) ??
    silentNumber(disputed, rationale)
  );
}

/** Whether a mention stands outside of the repeated item line. */
type IsOwn = (stretch: Stretch) => boolean;

function repetitionsOf(rationale: Passage, disputed: Passage): readonly Stretch[] {
  const found: Stretch[] = [];
  const text = rationale.text.toLowerCase();
  const item = disputed.text.toLowerCase();
  for (let at = text.indexOf(item); at >= 0; at = text.indexOf(item, at + item.length)) {
    found.push({ start: at, end: at + item.length });
  }
  return found;
}

function silentService(disputed: Passage, rationale: Passage, own: IsOwn, text: string): Report | null {
  // `Transportation to and from office visits` asks for no visit.
  const asked = disputed.services.filter(({ start }) => !isOnlyGoneWith(disputed.reading, start));
  if (asked.length < 2 || !parted(disputed.text)) return null;
  const services = rationale.services.filter(own);
  const spoken = new Set(services.map(kinOf));
  const silent = asked.find((service) => !spoken.has(kinOf(service)) && !means(text, service));
  if (silent === undefined || !asked.some((service) => spoken.has(kinOf(service)))) return null;
  return unansweredAt(silent, silent.text, disputed);
}

/** Words for both electrodiagnostic tests. */
const BOTH_NERVE_TESTS = /electro-? ?diagnos|\bEDX\b|nerve (?:test|stud)/i;

function silentTest(disputed: Passage, text: string): Report | null {
  const pair = NERVE_TESTS.map((test) => ({ asked: test.exec(disputed.text), spoken: test.test(text) }));
  const missing = pair.find((test) => test.asked !== null && !test.spoken)?.asked;
  if (missing == null || pair.some((test) => test.asked === null) || !pair.some((test) => test.spoken)) return null;
  if (BOTH_NERVE_TESTS.test(text)) return null;
  return unansweredAt({ start: missing.index, end: missing.index + missing[0].length }, missing[0], disputed);
}

const CONSULTATION = /\b(?:with|and|plus) (?:[a-z]+ ){0,3}(consult(?:ation)?s?)\b/i;
const SPEAKS_OF_CONSULTATION = /\b(?:consult\w*|refer(?:ral|rals|red)|specialists?|evaluat(?:e|ion) (?:by|with))\b/i;

function silentConsultation(disputed: Passage, text: string): Report | null {
  const asked = CONSULTATION.exec(disputed.text);
  if (asked?.[1] === undefined || SPEAKS_OF_CONSULTATION.test(text)) return null;
  const start = asked.index + asked[0].length - asked[1].length;
  return unansweredAt({ start, end: start + asked[1].length }, asked[1], disputed);
}

/**
 * How much therapy a guideline allows depends on the part of the body. Of a partly authorised request nobody disputes the
 * parts but their number, and a trial that comes first does so for all of them.
 */
function silentPart(disputed: Passage, rationale: Passage, own: IsOwn): Report | null {
  if (!disputed.services.some(({ kind }) => kind === 'therapy') || TRIAL.test(rationale.text)) return null;
  const asked = disputed.bodyParts.filter(({ kind }) => kind === 'part');
  if (asked.length < 2) return null;
  const spoken = rationale.bodyParts.filter(own);
  let covered = 0;
  for (const { covers } of spoken) covered |= withClosePlaces(covers);
  // One chapter holds for both, and both are named by either.
  if (overlaps(covered, NECK_AND_UPPER_BACK)) covered |= NECK_AND_UPPER_BACK;
  const silent = asked.find(({ covers }) => !overlaps(covers, covered));
  if (silent === undefined || !asked.some(({ covers }) => overlaps(covers, covered))) return null;
  return unansweredAt(silent, silent.text, disputed);
}

const NECK_AND_UPPER_BACK = regionSet('neck', 'thoracic spine');
/** Not in a quotation of the guideline, which tells of trials in general. */
const TRIAL = /\b(?:an?|the|first|initial) (?:[\w-]+ ){0,2}trial\b|\btrial (?:of|has|was|is)\b/i;

/** `two sessions for the back and eight for the wrist`, of which the rationale judges the two. */
function silentNumber(disputed: Passage, rationale: Passage): Report | null {
  const counts = disputed.amounts.filter(({ unit, role }) => unit === 'visit' && role === 'count');
  const [one, other] = counts;
  if (counts.length !== 2 || one === undefined || other === undefined || one.value === other.value) return null;
  if (!/\band\b/i.test(disputed.text.slice(one.end, other.start))) return null;
  const judged = rationale.amounts.filter((amount) => {
    const text = rationale.sentenceAt(amount.start)?.text ?? '';
    return kindOf(amount) === 'visit' && /\b(?:necessary|necessity|warranted|appropriate)\b/i.test(text);
  });
  const named = judged.find(({ value }) => value === one.value || value === other.value);
  if (named === undefined) return null;
  const silent = named.value === one.value ? other : one;
  if (rationale.amounts.some(({ unit, value }) => unit === 'visit' && value === silent.value)) return null;
  return {
    ...rationale.place(named),
    message: `The rationale judges "${named.text}" only, but the item also asks for "${silent.text}". Add the reasons for these, or decide them as a separate item.`,
    related: { ...disputed.place(silent), message: 'The rationale does not mention these.' },
  };
}

function unansweredAt(place: Stretch, name: string, disputed: Passage): Report {
  return {
    ...disputed.place(place),
    message: `The rationale gives no reason for the "${short(name)}" part of this item. Add one, or decide it as a separate item.`,
  };
}

/** Joined services stand with `and`, `with`, a stroke or a comma between them. */
function parted(text: string): boolean {
  return /\b(?:and|with|plus)\b|[/,;&+]/i.test(text);
}

function means(text: string, { kind, text: name }: Service): boolean {
  return (GENERAL[kind]?.test(text) ?? false) || holds(text, name);
}

function kinOf({ id }: Service): string {
  return KIN[id] ?? id;
}

function holds(text: string, words: string): boolean {
  return text.toLowerCase().includes(words.toLowerCase());
}

function sharesWord(one: string, other: string): boolean {
  const words = new Set(telling(meaningfulWords(other)));
  return telling(meaningfulWords(one)).some((word) => words.has(word));
}

/** Two sides are quoted in one message. */
function short(text: string): string {
  return shortened(text, 48);
}
