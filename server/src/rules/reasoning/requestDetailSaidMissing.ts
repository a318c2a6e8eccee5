import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { quoted } from './clinicalComparison';
import { exampleLetter } from './exampleLetter';

type Detail = 'body part' | 'quantity' | 'number of visits' | 'strength' | 'duration' | 'frequency';

const DETAIL =
  '(?:(body (?:part|region|area)s?)|((?:number|quantity|amount) of (?:[a-z]+ ){0,2}?(?:sessions?|visits?|treatments?))|(quantity|number of (?:tablets|pills|capsules)|amount (?:of medication )?to be dispensed)|(strength|dos(?:e|age)s?)|(duration)|(frequency))';
const DETAILS: readonly Detail[] = ['body part', 'number of visits', 'quantity', 'strength', 'duration', 'frequency'];
/** The request fails to say something, in its own words; the six groups are the details. */
const SAID_MISSING = caseless(
  new RegExp(
    `\\b(?:the|this) (?:current )?request(?:ed (?:service|treatment|therapy|medication|item))?(?: (?:as|was|is) (?:it was |it is )?(?:submitted|written|stated|presented))?(?: also| further| additionally)?,? (?:fail(?:s|ed) to|(?:does|did) not|do not)(?: also| clearly)? (?:specify|identify|indicate|state|include|provide|note|list|mention) (?:the |a |an |any |which )?(?:exact |specific |intended |requested )?${DETAIL}\\b(?! (?:that (?:was|were|has|have) |which (?:was|were) |of )?(?:been )?(?:previously |already |prior |previous )?(?:completed|attended|received|had|used|done|to date|authorized|sessions?|visits?|therapy))`,
    'gi',
  ),
);
/** Services for which no part of the body is named. */
const OF_NO_PART: ReadonlySet<string> = new Set([
  'biofeedback',
  'cbt',
  'urine-drug',
  'labs',
  'psych-eval',
  'transport',
  'gym',
]);
const OF_WHAT: Readonly<Record<string, string>> = {
  biofeedback: 'biofeedback',
  cbt: 'cognitive behavioral therapy',
  'urine-drug': 'a drug test',
  labs: 'laboratory tests',
  'psych-eval': 'a psychological evaluation',
  transport: 'transportation',
  gym: 'a gym membership',
};

export const requestDetailSaidMissing: Rule = {
  code: 'request-detail-said-missing',
  title: 'The request is said to lack a detail that it has',
  severity: 'information',
  source: 'LC 4610.6(c) and (h)(5); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that says the request names no body part, quantity, strength, frequency, duration or number of visits where the item names it, or where the summary names the body part for which the service was planned. Also reports a missing body part as a reason against a service that has none, such as biofeedback.',
  whyItMatters:
    'The reason is wrong by the letter itself. A plainly erroneous finding of fact is a ground on which a determination can be set aside (LC 4610.6(h)(5)).',
  whatToDo: 'Delete the sentence, or say what is really missing.',
  examples: {
    wrong: [
      letterWith('Physical therapy for the left knee', '«The request as submitted failed to specify a body part».'),
      letterWith(
        'Physical therapy, four sessions',
        '«The request also failed to specify a body part».',
        'The physician requested more physical therapy for the hip.',
      ),
      letterWith('Biofeedback, four sessions', '«The request as submitted does not identify the body part».'),
      letterWith('Naproxen 550 mg #60', '«The request did not include the quantity».'),
      letterWith('Naproxen 550 mg #60', '«The request failed to provide the dosage».'),
      letterWith('Acupuncture, six sessions', '«The requested service did not specify the amount of sessions».'),
      letterWith(
        'Physical therapy 2 times a week for 4 weeks',
        '«The request did not specify the frequency» or the duration.',
      ),
    ],
    right: [
      letterWith('Physical therapy, four sessions', 'The request as submitted failed to specify a body part.'),
      letterWith('Naproxen', 'The request did not specify the quantity. The request failed to provide the frequency.'),
      letterWith('Naproxen 550 mg #60', 'The request failed to provide the frequency for the medication.'),
      letterWith(
        'Acupuncture, six sessions',
        'The request did not specify the number of sessions previously completed.',
      ),
      letterWith('Acupuncture', 'The request did not specify the number of sessions.'),
      letterWith(
        'Electrical stimulation, four sessions',
        'The request failed to specify a body part.',
        'The physician requested more physical therapy for the hip.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const issue of facts.issues) {
      const { rationale } = issue;
      if (rationale === null || issue.item === null) continue;
      for (const { detail, ...at } of rationale.reading.once(saidMissing)) {
        const there = whereNamed(detail, issue, issue.item, facts.summary);
        if (there !== null) yield { ...rationale.place(at), ...report(detail, issue, there) };
      }
    }
  },
};

function letterWith(item: string, rationale: string, summary?: string): string {
  return exampleLetter([{ item, rationale: `${rationale} The request is not medically necessary.` }], summary);
}

function report(detail: Detail, issue: IssueFacts, there: Named): Pick<Report, 'message' | 'related'> {
  const item = nameOfIssue(issue.issue);
  const end = 'Delete the sentence, or say what is really missing.';
  if (there.place === null) {
    return {
      message: `The rationale faults the request for naming no body part, but ${there.service ?? item} is not given to one. ${end}`,
    };
  }
  const { passage, at } = there.place;
  return {
    message: `The rationale says that the request names no ${detail}, but ${passage.kind === 'summary' ? 'the summary' : 'the item'} names it: ${quoted(passage, at)}. ${end}`,
    related: { ...passage.place(at), message: passage.kind === 'summary' ? 'The summary.' : 'The item.' },
  };
}

interface Missing extends Stretch {
  readonly detail: Detail;
}

/** For {@link Reading.once}. */
function saidMissing({ text }: Reading): readonly Missing[] {
  return [...text.matchAll(SAID_MISSING)].flatMap((match) => {
    const detail = DETAILS[match.slice(1).findIndex((group) => group !== undefined)];
    return detail === undefined ? [] : [{ detail, start: match.index, end: match.index + match[0].length }];
  });
}

/** Where the letter names the detail; without a place for a service that has no such detail. */
interface Named {
  readonly place: { readonly passage: Passage; readonly at: Stretch } | null;
  readonly service?: string;
}

function whereNamed(detail: Detail, issue: IssueFacts, item: Passage, summary: Passage | null): Named | null {
  const at = inItem(detail, issue.disputed ?? item);
  if (at !== undefined) return { place: { passage: issue.disputed ?? item, at } };
  if (detail !== 'body part') return null;
  const [service, ...more] = item.services;
  if (service === undefined || more.length > 0) return null;
  if (OF_NO_PART.has(service.id)) return { place: null, service: OF_WHAT[service.id] ?? service.text };
  const sentence = summary?.sentences.find((one) => plansFor(one, service.id, summary));
  return summary && sentence ? { place: { passage: summary, at: sentence } } : null;
}

function inItem(detail: Detail, { amounts, drugs, bodyParts }: Passage): Stretch | undefined {
  switch (detail) {
    case 'body part':
      return bodyParts[0];
    case 'number of visits':
      return amounts.find(({ unit, role }) => unit === 'visit' && role !== 'frequency');
    case 'quantity':
      return drugs.find(({ quantity }) => quantity !== null)?.quantity ?? undefined;
    case 'strength':
      return drugs.find(({ strength }) => strength !== null)?.strength ?? undefined;
    case 'duration':
      return amounts.find(({ role }) => role === 'duration' || role === 'schedule');
    case 'frequency':
      return (
        amounts.find(({ role }) => role === 'frequency' || role === 'schedule') ??
        drugs.find(({ directions }) => directions !== null)?.directions ??
        undefined
      );
  }
}

/** `The plan included physical therapy for the hip`: the part follows the service. */
function plansFor(sentence: Sentence, id: string, { services, bodyParts }: Passage): boolean {
  if (!/\bplan\b|\brequest|\brecommend/i.test(sentence.text)) return false;
  const service = services.find((one) => one.id === id && one.start >= sentence.start && one.end <= sentence.end);
  if (service === undefined) return false;
  const part = bodyParts.find(({ start }) => start >= service.end);
  if (part === undefined || part.end > sentence.end) return false;
  const between = sentence.text.slice(service.end - sentence.start, part.start - sentence.start);
  return /^[^,;]{0,40}? (?:for|of|to) (?:the |his |her )?$/.test(between);
}
