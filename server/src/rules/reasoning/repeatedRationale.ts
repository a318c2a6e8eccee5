import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage } from '../../facts/passage';
import { overlaps, withClosePlaces } from '../../facts/regions';
import type { Letter } from '../../letter/letter';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placesOfItem } from './clinicalComparison';
import { hangsOnAnother } from './dependentReasons';
import { runsOf, shareOf, wordsAsNumbers } from './wordRuns';

/** Shorter texts say the same of many requests and fit them all. */
const SHORTEST = 25;
/** What is left without the words of the item must be a text of its own. */
const FEWEST_RUNS = 17;
/** How many of their runs of three words two texts must share to be one text. */
const ALIKE = 0.75;

export const repeatedRationale: Rule = {
  code: 'repeated-rationale',
  title: 'Two items that differ have the same rationale',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a rationale that stands word for word, but for the name of the item, under an earlier item that asks for another body part or another kind of service. The same item for the other side, drugs of one class and services that hang on a surgery are left out.',
  whyItMatters:
    'Each disputed item is decided on its own reasons. A text that was copied to another item cannot hold the findings that decide that one.',
  whatToDo:
    'Write the findings that belong to this item; or, where the reasons are the same, say so and name both items.',
  examples: {
    wrong: [
      twoIssues(['MRI of the neck', copied('the request')], ['MRI of the lumbar spine', marked(copied('the request'))]),
      twoIssues(
        ['MRI of the left knee', copied('the MRI of the left knee')],
        ['Chiropractic treatment, six visits', marked(copied('the MRI of the left knee'))],
      ),
    ],
    right: [
      twoIssues(
        ['MRI of the left knee', copied('the MRI of the left knee')],
        ['MRI of the right knee', copied('the MRI of the right knee')],
      ),
      twoIssues(
        ['MRI of the neck', copied('the request')],
        [
          'MRI of the lumbar spine',
          'The ACOEM Guidelines recommend imaging of the low back where red flags are present. The straight leg raise is positive, and there is numbness of the left foot. The request is not medically necessary.',
        ],
      ),
      twoIssues(['Pantoprazole 20 mg #60', copied('pantoprazole')], ['Omeprazole 20 mg #60', copied('omeprazole')]),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    if (facts.issues.length < 2) return;
    const earlier: Told[] = [];
    for (const issue of facts.issues) {
      const told = read(issue);
      if (told === null) continue;
      const same = earlier.find((other) => isOneText(told, other) && differ(told.issue, other.issue));
      // A text that came before under the like item is compared once.
      if (!earlier.some(({ key, issue: { item } }) => key === told.key && item?.text === issue.item?.text))
        earlier.push(told);
      if (same === undefined) continue;
      yield {
        ...told.rationale.place(told.rationale.sentences[0] ?? { start: 0, end: told.rationale.text.length }),
        message: `The rationale for ${nameOfIssue(issue.issue)} is the text that stands under ${nameOfIssue(same.issue.issue)}, although the items differ. Each item is decided on its own reasons (LC 4610.6(c)). Write the findings that belong to this item, or say that the reasons are the same.`,
        related: { ...same.rationale.range, message: `The rationale of ${nameOfIssue(same.issue.issue)}.` },
      };
    }
  },
};

function copied(request: string): string {
  return `Guidelines recommend the treatment where conservative care of at least six weeks has failed and where the examination shows a clear reason. In this case, there is no evidence of failed conservative care. Therefore, ${request} is not medically necessary.`;
}

/** With the marks of the finding around its first sentence. */
function marked(text: string): string {
  return `«${text.replace('. ', '.» ')}`;
}

function twoIssues(...issues: readonly (readonly [item: string, rationale: string])[]): string {
  return issues
    .map(
      ([item, rationale]) => `${item}: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies.

Decision rationale: ${rationale}
`,
    )
    .join('\n');
}

/** A rationale that can be compared. */
class Told {
  readonly issue: IssueFacts;
  readonly rationale: Passage;
  readonly words: readonly number[];
  /** The same for the same words. */
  readonly key: number;
  #runs: readonly number[] | undefined;
  #known: ReadonlySet<number> | undefined;

  constructor(issue: IssueFacts, rationale: Passage, words: readonly number[]) {
    this.issue = issue;
    this.rationale = rationale;
    this.words = words;
    this.key = runsOf(words, words.length)[0] ?? 0;
  }

  /** Runs of three words, without the words of the item. */
  get runs(): readonly number[] {
    if (this.#runs === undefined) {
      const item = this.issue.item?.text ?? '';
      const named = new Set(wordsAsNumbers(item, 0, item.length));
      this.#runs = runsOf(
        this.words.filter((word) => !named.has(word)),
        3,
      );
    }
    return this.#runs;
  }

  get known(): ReadonlySet<number> {
    this.#known ??= new Set(this.runs);
    return this.#known;
  }
}

function read(issue: IssueFacts): Told | null {
  const { rationale, item } = issue;
  if (rationale === null || item === null) return null;
  const words = wordsAsNumbers(rationale.text, 0, rationale.text.length);
  if (words.length < SHORTEST || hangsOnAnother(issue) || THIS_REGION.test(rationale.text)) return null;
  return new Told(issue, rationale, words);
}

/** Whether two items ask for what one text cannot decide: other places of the body, another service, another class of drug. */
function differ(one: IssueFacts, other: IssueFacts): boolean {
  const here = placesOfItem(one);
  const there = placesOfItem(other);
  if (here !== 0 && there !== 0 && !overlaps(withClosePlaces(here), there)) return true;
  const services = new Set(one.item?.services.map(({ kind }) => kind));
  const others = other.item?.services ?? [];
  const drugs = new Set(one.item?.drugs.flatMap(({ classes }) => classes));
  const otherDrugs = other.item?.drugs ?? [];
  if (services.size > 0 && others.length > 0 && drugs.size === 0 && otherDrugs.length === 0) {
    const ids = new Set(one.item?.services.map(({ id }) => idOf(id)));
    return others.every(({ id, kind }) => !services.has(kind) || (OF_ITS_OWN.has(kind) && !ids.has(idOf(id))));
  }
  if (drugs.size > 0 && otherDrugs.length > 0) {
    // What decides on a cream is often the same for all creams.
    if (ON_THE_SKIN.test(one.item?.text ?? '') && ON_THE_SKIN.test(other.item?.text ?? '')) return false;
    return otherDrugs.every(({ classes }) => classes.every((drugClass) => !drugs.has(drugClass)));
  }
  return (drugs.size > 0 && others.length > 0) || (services.size > 0 && otherDrugs.length > 0);
}

/** Kinds of service within which each has criteria of its own; equipment often has not. */
const OF_ITS_OWN: ReadonlySet<string> = new Set(['therapy', 'imaging', 'test', 'injection']);

/** The two nerve tests are asked for and decided together. */
function idOf(id: string): string {
  return /^(?:emg|ncs|ncv|nerve|electrodiag|electromyo)/.test(id) ? 'nerve-tests' : id;
}

/** Words that fit whatever part the item names. */
const THIS_REGION = /\b(?:this|the (?:affected|requested|above|same)) (?:region|body part|area|joint)\b/i;

const ON_THE_SKIN = /\b(?:creams?|gels?|ointments?|lotions?|patch(?:es)?|topical|compound(?:ed)?|transdermal)\b|\d ?%/i;

/** Whether the texts are one but for the words of their items. */
function isOneText(one: Told, other: Told): boolean {
  if (one.key === other.key && one.words.length === other.words.length) return true;
  if (Math.abs(one.words.length - other.words.length) > one.words.length * 0.3 + 4) return false;
  return one.runs.length >= FEWEST_RUNS && shareOf(one.known, other.runs) >= ALIKE;
}
