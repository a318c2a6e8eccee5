import type { Drug } from '../../facts/drugs';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import type { Service } from '../../facts/services';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { nameOfIssue, placeOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { exampleLetter } from './exampleLetter';

/**
 * Services that stand for each other: ruling on the one is no ruling on another thing. A service that is not named here
 * is a family of its own.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  'physical-therapy-postop': 'physical-therapy',
  'mr-arthrogram': 'mri',
  ssep: 'edx',
  tens: 'electrotherapy',
  'h-wave': 'electrotherapy',
  interferential: 'electrotherapy',
  'e-stim': 'electrotherapy',
  'surgery-shoulder': 'surgery',
  'surgery-knee': 'surgery',
  'surgery-spine': 'surgery',
  'surgery-assistant': 'surgery',
  'preop-clearance': 'surgery',
  'cold-therapy': 'equipment',
  'sling-brace': 'equipment',
  dme: 'equipment',
  'hearing-aids': 'equipment',
  'psych-eval': 'psychology',
  cbt: 'psychology',
  biofeedback: 'psychology',
};

/** Ways of naming a visit, a laboratory or a trip are too wide to be another thing than the item. */
const TOO_WIDE = new Set(['consult', 'labs', 'transport', 'rom-test', 'home-health', 'inpatient-rehab', 'equipment']);

/** What a sentence names: a service by its family, a drug by its ingredients. */
interface Named extends Stretch {
  readonly text: string;
  /** In the order of the text; equal keys are the same thing. */
  readonly keys: readonly string[];
  readonly kind: string;
}

function ofService({ start, end, text, id, kind }: Service): Named {
  return { start, end, text, keys: [FAMILIES[id] ?? id], kind };
}

function ofDrug({ start, end, text, generic, drugClass }: Drug): Named {
  return { start, end, text, keys: generic.split('/'), kind: drugClass === COMPOUNDED ? COMPOUNDED : 'drug' };
}

/** A compounded product has ingredients that its name does not tell; a rationale on any drug may be about it. */
const COMPOUNDED = 'compounded product';

/** For {@link Reading.once}. */
function namedIn({ services, drugs }: Reading): readonly Named[] {
  return [...services.map(ofService), ...drugs.map(ofDrug)].sort((one, other) => one.start - other.start);
}

function same(one: Named, other: Named): boolean {
  return one.keys.some((key) => other.keys.includes(key));
}

/** Words between a verb and what it asks for: `request for an additional six sessions of physical therapy`. */
const UP_TO = '(?: (?!(?:and|or|but|if|that|which|with|prior|after|before)\\b)[\\w()/#.-]{1,20}){0,5} ?$';
const REQUESTED = new RegExp(`\\brequest(?:s|ed)?(?: (?:is|was))? for${UP_TO}`, 'i');
const WARRANTED = new RegExp(
  `\\b(?:(?:would|to|not) (?:warrant|justify)|(?:does|did|do|has|have) not me?et (?:the )?(?:\\w+ )?criteria for|medical necessity (?:of|for))${UP_TO}`,
  'i',
);
const UNITS = '(?: (?:sessions?|visits?|treatments?|testing|studies|study|scans?|therapy|#?\\d+(?: ?mg)?,?))*';
const CONCLUDED = caseless(
  new RegExp(
    `^${UNITS} (?:is|are|was|were) (?:therefore |thus |also |deemed |considered |hence )?(?:not )?(?:deemed |considered )?(?:medically (?:necessary|indicated|appropriate)|a medical necessity|in excess|supported as medically)`,
    'i',
  ),
);
const IN_QUESTION = new RegExp(`^${UNITS} (?:in question|at issue|under review)\\b`, 'i');

/** A sentence on what was done, or one that argues from another decision. */
const ASIDE =
  /\b(?:prior|previous(?:ly)?|earlier|already|completed|underwent|history|failed|until|pending|concurrent|ancillary|associated|instead|rather than|alternative|as opposed|compar\w+|authorized|approved)\b/i;
const BECAUSE =
  /^(?:as(?! such| a result| of)|since|because|given(?! the above| this| these| that)|while|although|if|when|once|until|whereas)\b|\bgiven that\b/i;

/** Criteria of the guidelines that belong to one kind of treatment and are pasted into others. */
interface Criterion {
  readonly pattern: RegExp;
  /** What it is a criterion for, in words for a message. */
  readonly of: string;
  /** The kinds of service in whose rationale it is foreign. */
  readonly foreignTo: ReadonlySet<string>;
  /** Families that it does fit. */
  readonly fits: ReadonlySet<string>;
}

const DIAGNOSTIC = new Set(['imaging', 'test']);
const CRITERIA: readonly Criterion[] = [
  {
    pattern: /\breferral for surgical consultation (?:may be|is) indicated/gi,
    of: 'a surgical referral',
    foreignTo: DIAGNOSTIC,
    fits: new Set(['surgery', 'consult']),
  },
  {
    pattern: /\b(?:presumptive|suspected) diagnos[ie]s of peripheral nerve compression/gi,
    of: 'nerve tests',
    foreignTo: new Set(['imaging']),
    fits: new Set(['edx']),
  },
  {
    pattern: caseless(
      /\b(?:repeat (?:epidural )?(?:injections?|blocks?) (?:is|are|should be) based on|no more than (?:two|2|one|1) (?:nerve root|interlaminar) levels?|invasive (?:techniques|procedures) (?:\([^)]{1,80}\) )?(?:are|have) (?:of questionable merit|no proven benefit))/gi,
    ),
    of: 'injections',
    foreignTo: new Set(['imaging', 'test', 'therapy', 'drug']),
    fits: new Set(['esi', 'facet', 'trigger-point', 'prp', 'visco', 'surgery']),
  },
];

export const rationaleAnswersAnotherService: Rule = {
  code: 'rationale-answers-another-service',
  title: 'A rationale rules on another service or drug than the item',
  severity: 'warning',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    "Reports the sentence of a rationale that states or decides the request and names a service or drug that neither the item nor the case summary's account of the request names. Also reports criteria for injections, nerve tests or a surgical referral in the rationale of an imaging study.",
  whyItMatters:
    'The rationale must give the reasons for this item. A ruling on something else, left over from another text, leaves the item undecided.',
  whatToDo: 'Rewrite the sentence for the item, with the criteria that apply to it.',
  examples: {
    wrong: [
      exampleLetter([
        {
          item: 'X-ray of the thoracic spine',
          rationale: 'The findings do not warrant a cervical «MRI». It is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Occupational therapy, 12 sessions, right hand',
          rationale:
            'The requested number of «physical therapy sessions» is in excess of the guidelines. The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'EMG/NCS of both arms',
          rationale:
            'The benefit of the «ultrasound» testing in question is not clear. The request is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'MRI of the right knee',
          rationale:
            '«Referral for surgical consultation may be indicated» after one month. The request for an MRI is not medically necessary.',
        },
      ]),
      exampleLetter([
        {
          item: 'Pantoprazole 20mg #30',
          rationale:
            'There are no stomach complaints. Therefore, the request for «cyclobenzaprine» is not medically necessary.',
        },
      ]),
    ],
    right: [
      exampleLetter(
        [
          {
            item: 'MRI of the lumbar spine',
            rationale:
              'Physical therapy was not tried, and x-rays were not taken. EMG may show a lesion where the MRI is negative. Surgery is not planned. The request for an MRI is not medically necessary.',
          },
          {
            item: 'Pantoprazole 20mg #30',
            rationale:
              'Given that naproxen is not medically necessary, the request for pantoprazole is not medically necessary either.',
          },
          {
            item: 'Cold therapy unit rental',
            rationale:
              'As the shoulder arthroscopy is not medically necessary, the requested ancillary service is not medically necessary.',
          },
          {
            item: 'Ultram 50mg #60',
            rationale: 'The prior request for Norco was approved. The request for tramadol is not medically necessary.',
          },
          {
            item: 'Hand therapy, 6 visits',
            rationale: 'The request for occupational therapy is not medically necessary.',
          },
          {
            item: 'Six sessions of rehabilitation',
            rationale: 'The request for physical therapy is not medically necessary.',
          },
          {
            item: 'Additional sessions of acupuncture',
            rationale: 'The request for physical therapy and acupuncture is not medically necessary.',
          },
        ],
        'Pantoprazole, a cold therapy unit and physical therapy were requested.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const asked = facts.summary?.reading.once(askedFor) ?? [];
    for (const issueFacts of facts.issues) {
      const own = issueFacts.item?.reading.once(namedIn) ?? [];
      if (issueFacts.rationale === null || own.length === 0) continue;
      yield* foreignRequests(issueFacts, issueFacts.rationale, own, asked);
      yield* foreignCriteria(issueFacts, issueFacts.rationale, own);
    }
  },
};

/** What the summary's account of the request names; for {@link Reading.once}. */
function askedFor(summary: Reading): readonly Named[] {
  return summary.once(namedIn).filter(({ start }) => {
    const sentence = summary.sentences.find(({ end }) => start < end);
    return /\brequest|\bRFA\b|\bauthorization\b|\bdenied\b|\bnon-?certif/i.test(sentence?.text ?? '');
  });
}

/** Sentences that state or decide a request and name something else than the item only. */
function* foreignRequests(
  issueFacts: IssueFacts,
  rationale: Passage,
  own: readonly Named[],
  asked: readonly Named[],
): Generator<Report> {
  const compounded = own.some(({ kind }) => kind === COMPOUNDED);
  const isOwn = (one: Named) =>
    own.some((other) => same(one, other)) || (compounded && (one.kind === 'drug' || one.kind === COMPOUNDED));
  const mentions = rationale.reading.once(namedIn);
  let next = 0;
  for (const sentence of rationale.sentences) {
    const here: Named[] = [];
    for (let one = mentions[next]; one !== undefined && one.start < sentence.end; one = mentions[next]) {
      here.push(one);
      next += 1;
    }
    if (here.length === 0 || here.some(isOwn) || ASIDE.test(sentence.text) || BECAUSE.test(sentence.text)) continue;
    const foreign = here.find((one) => !TOO_WIDE.has(one.keys[0] ?? '') && isDecided(sentence, one, own));
    if (foreign === undefined || asked.some((one) => same(one, foreign))) continue;
    yield {
      ...rationale.place(foreign),
      message: `This sentence is about "${foreign.text}"; the item is ${nameOfIssue(issueFacts.issue)}. Correct it if the item is meant.`,
      related: { ...placeOfIssue(issueFacts.issue), message: 'The item.' },
    };
  }
}

/** Whether the sentence asks for or decides what is named; words such as "would warrant" count among like things only. */
function isDecided({ text, start }: Sentence, one: Named, own: readonly Named[]): boolean {
  const before = text.slice(0, one.start - start);
  const behind = text.slice(one.end - start);
  if (REQUESTED.test(before) || CONCLUDED.test(behind) || IN_QUESTION.test(behind)) return true;
  return (
    own.some(({ kind }) => isAlike(kind, one.kind)) &&
    (WARRANTED.test(before) || /\brequested(?: [\w()/#.-]{1,20}){0,4} ?$/i.test(before))
  );
}

function isAlike(kind: string, other: string): boolean {
  return kind === other || (DIAGNOSTIC.has(kind) && DIAGNOSTIC.has(other));
}

function* foreignCriteria(issueFacts: IssueFacts, rationale: Passage, own: readonly Named[]): Generator<Report> {
  for (const { pattern, of, foreignTo, fits } of CRITERIA) {
    if (!own.every(({ kind }) => foreignTo.has(kind)) || own.some(({ keys }) => keys.some((key) => fits.has(key))))
      continue;
    for (const match of rationale.text.matchAll(pattern)) {
      yield {
        ...rationale.place({ start: match.index, end: match.index + match[0].length }),
        message: `This sentence states a criterion for ${of}; the item is ${nameOfIssue(issueFacts.issue)}. Quote the criteria that apply to the item.`,
        related: { ...placeOfIssue(issueFacts.issue), message: 'The item.' },
      };
    }
  }
}
