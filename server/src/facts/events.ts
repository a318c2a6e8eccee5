/** What the days of a text are the days of: the injury, the utilization review decision, a visit, a study, ... */

import { caseless } from '../letter/caseless';
import type { Day } from './days';
import type { Sentence, Stretch } from './passage';

export type EventKind =
  | 'injury'
  /** A decision of utilization review. */
  | 'decision'
  /** A request for authorization. */
  | 'request'
  | 'visit'
  /** A note or report of a treating provider. */
  | 'record'
  /** Imaging, electrodiagnostic and laboratory studies. */
  | 'study'
  | 'surgery'
  | 'therapy'
  | 'birth'
  /** A day to come: the end of a work restriction, an appointment. */
  | 'plan';

/** The event of a day: the stretch is the day's, where a finding is shown. */
export interface DatedEvent extends Stretch {
  readonly kind: EventKind;
  readonly day: Day;
  readonly sentence: Sentence;
  /** The words by which the event was told. */
  readonly words: Stretch;
}

/** Words that name an event, the longer ones first where one holds another. */
const eventWords: readonly (readonly [EventKind, string])[] = [
  [
    'record',
    "(?:doctor'?s'? )?first report of (?:the )?(?:occupational |work )?(?:injury|illness)(?: or (?:illness|injury))?",
  ],
  [
    'plan',
    'off work (?:until|through|till)|return(?:s|ed)? to (?:the |his |her )?(?:full |modified |regular |light )?(?:work |duty )?(?:work|duty|duties) (?:until|on)',
  ],
  ['plan', 'next (?:office )?(?:visit|appointment)|(?:is|was|be) scheduled|restrictions? (?:until|through)'],
  ['birth', '(?:birth ?dates?|dates? of birth|was born|born|DOB)'],
  [
    'injury',
    '(?:dates? of (?:the )?(?:industrial |occupational |work )?injur(?:y|ies)|DOI|injur(?:y|ies)|injured(?! (?:worker|employee|party|claimant|individual|person|patient|body|area|part))|occupational claim|accident|incident)',
  ],
  [
    'decision',
    '(?:utili[sz]ation review|UR|UM)(?: \\([^)\\d]{1,30}\\))?(?: (?:determination|decision|denial|report|letter|form|documentation))?',
  ],
  [
    'decision',
    '(?:prior|previous|original|initial|adverse) (?:utilization )?(?:determination|denial|review|decision)(?: letter)?',
  ],
  [
    'decision',
    'previously (?:reviewed|denied|modified|non-?certified|not certified)(?: and (?:denied|modified|non-?certified))?',
  ],
  [
    'decision',
    '(?:was|were|been) (?:previously )?(?:denied|modified|(?:non-?|not )certified)|non-?certified|denied (?:certification|authorization|the request)|pre-?authorization process',
  ],
  [
    'request',
    '(?:requests? for authorization|authorization requests?|RFA)(?: \\([^)\\d]{1,30}\\))?(?: (?:form|letter))?|requested on|requests? (?:form )?(?:was|were) (?:received|submitted|signed|dated|made)',
  ],
  [
    'record',
    '(?:progress |clinical |clinic |visit |office |follow-up |therapy |chart )?(?:notes?|reports?)|documentation|medical records?|records?|PR-?2s?',
  ],
  [
    'study',
    '(?:MRIs?|MRA|x-?rays?|radiographs?|plain films?|CTs?|CAT scan|scans?|EMG|NCS|NCV|electromyograph\\w*|(?:electro-? ?)?diagnostic (?:stud(?:y|ies)|imaging|test\\w*)|electrodiagnostics?|nerve conduction|ultrasound|sonogram|imaging|stud(?:y|ies)|arthrogram|echocardiogram|EKG|ECG|drug screen\\w*|drug test\\w*|laborator\\w*)',
  ],
  [
    'surgery',
    '(?:surger(?:y|ies)|surgical procedure|operation|operative report|arthroscop\\w*|fixation|ORIF|fusion|discectomy|laminectomy|meniscectomy|arthroplasty|carpal tunnel release)',
  ],
  [
    'therapy',
    '(?:(?:physical|chiropractic|occupational|massage|aqua\\w*|acupuncture) (?:therapy|treatments?|physiotherapy|visits?|sessions?|care)|physiotherapy|therapy|acupuncture|chiropractic|sessions?|injections?|block)',
  ],
  [
    'visit',
    '(?:seen|evaluated|re-?evaluated|examined|assessed|re-?assessed|presented|presents|office visit|visits?|follow-? ?up|(?:re-?)?evaluation|(?:re-?)?assessment|consultation|consulted|complained|complains|reported|reports|encounter|(?:physical )?exam(?:ination)?|dates? of service|DOS|appointment|(?:treatment )?plan|findings|complaints|continued to|(?:subjective|objective) data|pain level|(?:was|were) (?:given|rated)|rated|stated)',
  ],
];

/** One expression with a group for each entry, made at the first use: it is large, and many texts have no days. */
let anyEventWord: RegExp | undefined;

/** How far from the day its event is looked for, in letters. */
const reach = 90;

/** The day opens its clause (`On 11/04/2016, the patient ...`), so that its event follows it. */
const opensClause = /(?:^|[.;:,] ?|\band |\bHowever,? )\(?on (?:an? |the )?\(?$/i;
/** The day stands before what it dates: `A November 18, 2016 office visit`. */
const article = /(?:^|\s)(?:an?|the|his|her) $/i;
/** The day goes with the one before it: `from 11/08/2016 to 11/30/2016`. */
const goesOn = /^(?: ?[-\u2013] ?|,? (?:to|through|thru|and|until|&) |, )$/;

/** The injury's own day follows its word closely, or where the body part was named first. */
const directInjury =
  /^(?:[ ,:(]|\b(?:that|which|had|reportedly|occurred|occurring|happened|sustained|as|of|on|or|about|from|dated?|is|was|at|work|in|illness)\b)*$/i;
const injuryOfPart = /^ (?:to|of|involving) [^.;\d]{2,70} on (?:or about )?$/i;
const isHurt = /\b(?:sustained|suffered|incurred|had|injured)\b/i;

/** `three months past the injury on 02/22/2017`: the day is that of the count, not of the injury. */
const measuredFromInjury =
  /\b(?:days?|weeks?|months?|years?) (?:past|after|post|since|from|following|out from) (?:the |his |her |this )?(?:\w+ )?$/i;

/** `On 10/11/2016, the patient was injured`: told of the day that stands before it. */
const hurtBehind = /^[ ,)]{0,3}[\w' -]{0,40}\b(?:was|were|sustained|suffered|incurred|had)\b/i;

/** The events of a text's days, in order; a day whose event is not told has none. Linear in the text. */
export function findEvents(text: string, days: readonly Day[], sentences: readonly Sentence[]): DatedEvent[] {
  const events: DatedEvent[] = [];
  let index = 0;
  let hits: readonly Hit[] = [];
  let hitsOf: Sentence | null = null;
  let previous: DatedEvent | null = null;
  let previousDay: Day | null = null;
  for (const day of days) {
    while (index < sentences.length - 1 && (sentences[index]?.end ?? 0) <= day.start) index += 1;
    const sentence: Sentence | undefined = sentences[index];
    if (sentence === undefined) break;
    if (hitsOf !== sentence) {
      hits = hitsIn(text, sentence);
      hitsOf = sentence;
    }
    const from = Math.max(previousDay?.end ?? 0, sentence.start);
    const joined: boolean =
      previous !== null &&
      previous.day === previousDay &&
      previous.sentence === sentence &&
      goesOn.test(text.slice(from, day.start));
    const event: Told | null = joined && previous !== null ? previous : eventAt(text, day, from, sentence, hits);
    previousDay = day;
    if (event === null) continue;
    previous = { start: day.start, end: day.end, kind: event.kind, day, sentence, words: event.words };
    events.push(previous);
  }
  return events;
}

interface Hit extends Stretch {
  readonly kind: EventKind;
}

interface Told {
  readonly kind: EventKind;
  readonly words: Stretch;
}

function hitsIn(text: string, { start, end }: Sentence): Hit[] {
  anyEventWord ??= caseless(
    new RegExp(`\\b(?:${eventWords.map(([, words]) => `(${words})`).join('|')})(?![a-z])`, 'gi'),
  );
  const hits: Hit[] = [];
  for (const match of text.slice(start, end).matchAll(anyEventWord)) {
    const group = match.findIndex((value, at) => at > 0 && value !== undefined);
    const kind = eventWords[group - 1]?.[0];
    // The short names of the review are written in capitals.
    if (kind === undefined || (/^u[rm]\b/i.test(match[0]) && !/^U[RM]\b/.test(match[0]))) continue;
    hits.push({ kind, start: start + match.index, end: start + match.index + match[0].length });
  }
  return hits;
}

function eventAt(text: string, day: Day, from: number, sentence: Sentence, hits: readonly Hit[]): Told | null {
  const lead = text.slice(from, day.start);
  if (/\bsince (?:at least )?\(?$/i.test(lead)) return null;
  if (opensClause.test(lead) || article.test(lead)) {
    const hit = eventBehind(text, day, sentence, hits);
    if (hit !== null) return hit;
  }
  for (let at = hits.length - 1; at >= 0; at -= 1) {
    const hit = hits[at];
    if (hit === undefined || hit.start < from || hit.end > day.start || day.start - hit.end > reach) continue;
    if (hit.kind !== 'injury') return told(hit);
    if (measuredFromInjury.test(text.slice(Math.max(sentence.start, hit.start - 40), hit.start))) return null;
    const gap = text.slice(hit.end, day.start);
    if (directInjury.test(gap)) return told(hit);
    if (injuryOfPart.test(gap) && isHurt.test(text.slice(sentence.start, hit.end))) return told(hit);
  }
  // `(12/01/2016 office visit)`: what follows without a word between.
  const next = hits.find(({ start, kind }) => start >= day.end && start - day.end <= 2 && kind !== 'injury');
  return next === undefined ? null : told(next);
}

/** The event of a day that opens its clause. */
function eventBehind(text: string, day: Day, sentence: Sentence, hits: readonly Hit[]): Told | null {
  const behind = text.slice(day.end, sentence.end);
  const request = /^\)?,? (?:an? |the )?requests? (?:for|was|were)\b(?! authorization)/i.exec(behind);
  if (request !== null) {
    // The thing asked for stands between the request and what became of it.
    const fate =
      /\b(?:(received|submitted|sent)|denied|non-? ?certified|not certified|modified|utili[sz]ation review|UR)\b/i.exec(
        behind,
      );
    const words = { start: day.end, end: day.end + request[0].length };
    if (fate !== null) return { kind: fate[1] === undefined ? 'decision' : 'request', words };
    return null;
  }
  for (const hit of hits) {
    if (hit.start < day.end) continue;
    if (hit.start - day.end > reach) break;
    if (hit.kind !== 'injury' || hurtBehind.test(text.slice(day.end, hit.end))) return told(hit);
  }
  return null;
}

function told({ kind, start, end }: Hit): Told {
  return { kind, words: { start, end } };
}
