import type { BodyPart } from '../../facts/bodyParts';
import type { Facts, IssueFacts } from '../../facts/facts';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { overlaps, withClosePlaces, withKin } from '../../facts/regions';
import type { Service } from '../../facts/services';
import { standingOf } from '../../facts/statements';
import type { Letter } from '../../letter/letter';
import { necessityOf } from '../../letter/necessity';
import { nameOfIssue } from '../places';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placesOfItem, quoted } from './clinicalComparison';
import { hangsOnAnother } from './dependentReasons';
import { exampleLetter } from './exampleLetter';
import { numberedSentences, numberedWords, runsOf, shareOf, sketchOf, wordsAsNumbers } from './wordRuns';

/** Shorter texts say the same of many requests and fit them all. */
const SHORTEST = 25;
/** What is left without the words of the item must be a text of its own. */
const FEWEST_RUNS = 17;
/** How many of their runs of three words two texts must share to be one text. */
const ALIKE = 0.75;
/** So many words of reasons must be the same to be copied ones, and so long is each of their sentences at least. */
const REASONS = 30;
const SENTENCE = 5;

/** Reasons of the examples that speak of one treatment. */
const THERAPY_REASONS =
  'The patient already had physical therapy before. The records do not show how many sessions were attended or whether function improved with them. There is no reason why exercises at home would not do as well for this patient. The request is not medically necessary.';
const BIOFEEDBACK =
  'Biofeedback is no treatment by itself but an option within a program of behavioral therapy, where it helps those who are afraid to move. A first trial of three or four visits over two weeks may be followed by more, six to ten in all, where they helped. Those who are motivated may go on with it at home.';
const NERVE_REASONS =
  'EMG and NCS are separate studies that need not be done together. EMG may be an option to confirm radiculopathy after a month of care. In this case, there are no findings of a trapped nerve on examination. The request is not medically necessary.';

export const repeatedRationale: Rule = {
  code: 'repeated-rationale',
  title: 'Two items that differ have the same rationale',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a rationale that stands word for word, but for the name of the item, under an earlier item that asks for another body part, another kind of service or another class of drug. Also reports the text of the other side where summary and rationale tell of that side only, the text of one nerve test under the other where it says itself that they differ, one text for two drugs that do the same, and reasons under a treatment that speak of the treatment of another item. Services that hang on a surgery are left out.',
  whyItMatters:
    'Each disputed item is decided on its own reasons. A text that was copied to another item cannot hold the findings that decide that one.',
  whatToDo:
    'Make sure that the text fits this item and write the findings that belong to it; or, where the reasons are the same, say so and name both items.',
  examples: {
    wrong: [
      twoIssues(['MRI of the neck', copied('the request')], ['MRI of the lumbar spine', marked(copied('the request'))]),
      twoIssues(
        ['MRI of the left knee', copied('the MRI of the left knee')],
        ['Chiropractic treatment, six visits', marked(copied('the MRI of the left knee'))],
      ),
      exampleLetter([
        { item: 'Physical therapy, four visits', rationale: `Active therapy is recommended. ${THERAPY_REASONS}` },
        {
          item: 'Biofeedback, four sessions',
          rationale: `${BIOFEEDBACK} ${THERAPY_REASONS.replace(/^[^.]*\./, '«$&»')}`,
        },
      ]),
      exampleLetter(
        [
          { item: 'EMG of the left arm', rationale: copied('the request') },
          { item: 'EMG of the right arm', rationale: marked(copied('the request')) },
        ],
        'The patient has numbness of the left hand.',
      ),
      exampleLetter([
        { item: 'NCS of the left arm', rationale: NERVE_REASONS },
        { item: 'EMG of the left arm', rationale: marked(NERVE_REASONS) },
      ]),
      exampleLetter([
        { item: 'Pantoprazole 20 mg #60', rationale: copied('pantoprazole') },
        { item: 'Omeprazole 20 mg #60', rationale: marked(copied('omeprazole')) },
      ]),
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
      twoIssues(['Norco 5/325 mg #60', copied('Norco')], ['Oxycodone ER 10 mg #60', copied('oxycodone')]),
      exampleLetter(
        [
          { item: 'Pantoprazole 20 mg #60', rationale: copied('pantoprazole') },
          { item: 'Omeprazole 20 mg #60', rationale: copied('omeprazole') },
        ],
        'Omeprazole was discontinued, and pantoprazole was started.',
      ),
      exampleLetter(
        [
          { item: 'EMG of the left arm', rationale: copied('the request') },
          { item: 'EMG of the right arm', rationale: copied('the request') },
        ],
        'The patient has numbness of both hands. The left hand and the right hand are weak.',
      ),
      exampleLetter([
        { item: 'Physical therapy, four visits', rationale: `Active therapy is recommended. ${THERAPY_REASONS}` },
        {
          item: 'Additional physical therapy, two visits',
          rationale: `Therapy at home should follow. ${THERAPY_REASONS}`,
        },
      ]),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    if (facts.issues.length < 2) return;
    const earlier = new Earlier();
    for (const issue of facts.issues) {
      const told = read(issue);
      if (told === null) continue;
      const repeat = repeatOf(told, earlier, facts);
      earlier.add(told);
      if (repeat !== null) yield report(told, repeat);
    }
  },
};

function report(told: Told, { of, why, at }: Repeat): Report {
  const other = nameOfIssue(of.issue.issue);
  return {
    ...told.rationale.place(at),
    message: `The rationale for ${nameOfIssue(told.issue.issue)} ${why(other)} Make sure that the text fits this item, and add the findings that belong to it.`,
    related: { ...of.rationale.range, message: `The rationale of ${other}.` },
  };
}

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

  constructor(issue: IssueFacts, rationale: Passage) {
    this.issue = issue;
    this.rationale = rationale;
    this.words = rationale.reading.once(numberedWords);
    this.key = rationale.reading.once(keyOf);
  }

  /** The runs of three words, without the words of the item. */
  get runs(): OwnRuns {
    const { reading } = this.rationale;
    const item = this.issue.item?.text ?? '';
    let runs = known.get(reading);
    if (runs?.item !== item) {
      const named = new Set(wordsAsNumbers(item, 0, item.length));
      const all = runsOf(
        this.words.filter((word) => !named.has(word)),
        3,
      );
      runs = { item, all, different: new Set(all) };
      known.set(reading, runs);
    }
    return runs;
  }
}

interface OwnRuns {
  /** The item whose words are left out. */
  readonly item: string;
  readonly all: readonly number[];
  readonly different: ReadonlySet<number>;
}

/** Of the rationales that were compared, over keystrokes; a rationale stands under one item as a rule. */
const known = new WeakMap<Reading, OwnRuns>();

function keyOf(reading: Reading): number {
  const words = reading.once(numberedWords);
  return runsOf(words, words.length)[0] ?? 0;
}

/** Texts that are one share half of their sketches; a single run may come from a guideline that both quote. */
const IN_COMMON = 2;

/** A rationale is compared with so many others at most, several times as many as a letter has: the work stays linear. */
const MOST_COMPARED = 50;

const inOrder = (one: Told, other: Told): number => one.issue.index - other.issue.index;

/** The rationales that came before, to be found by what they share with another one. */
class Earlier {
  readonly #known = new Set<string>();
  readonly #bySketch = new Map<number, Told[]>();
  readonly #treatments: Told[] = [];

  add(told: Told): void {
    // A text that came before under the like item is compared once.
    const name = `${told.key} ${told.issue.item?.text}`;
    if (this.#known.has(name)) return;
    this.#known.add(name);
    for (const run of told.rationale.reading.once(sketchOf)) {
      const those = this.#bySketch.get(run);
      if (those === undefined) this.#bySketch.set(run, [told]);
      else if (those.length < MOST_COMPARED) those.push(told);
    }
    if (isTreatment(told.issue) && this.#treatments.length < MOST_COMPARED) this.#treatments.push(told);
  }

  /** In the order of the letter. */
  like(told: Told): readonly Told[] {
    const shared = new Map<Told, number>();
    for (const run of told.rationale.reading.once(sketchOf)) {
      for (const other of this.#bySketch.get(run) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    return [...shared].flatMap(([other, runs]) => (runs < IN_COMMON ? [] : [other])).sort(inOrder);
  }

  get treatments(): readonly Told[] {
    return this.#treatments;
  }
}

function read(issue: IssueFacts): Told | null {
  const { rationale, item } = issue;
  if (rationale === null || item === null || rationale.reading.once(numberedWords).length < SHORTEST) return null;
  if (hangsOnAnother(issue) || rationale.reading.once(fitsAnyRegion)) return null;
  return new Told(issue, rationale);
}

interface Repeat {
  readonly of: Told;
  /** What is wrong, behind the words `The rationale for this item`, given the name of the other one. */
  readonly why: (other: string) => string;
  /** In the rationale. */
  readonly at: Stretch;
}

function repeatOf(told: Told, earlier: Earlier, facts: Facts): Repeat | null {
  const at = told.rationale.sentences[0] ?? { start: 0, end: told.rationale.text.length };
  for (const of of earlier.like(told)) {
    if (!isOneText(told, of)) continue;
    const why = whyUnlike(told, of, facts);
    if (why !== null) return { of, why, at };
  }
  return copiedReasons(told, earlier);
}

/** Why one text cannot decide both items; `null` where it can. */
function whyUnlike(told: Told, of: Told, { summary }: Facts): Repeat['why'] | null {
  const { issue, rationale } = told;
  if (differ(issue, of.issue)) {
    return (other) => `is the text that stands under ${other}, although the items differ.`;
  }
  const untold = summary === null ? null : untoldSide(issue, of.issue, rationale, summary);
  if (untold !== null) {
    return (other) =>
      `is the text that stands under ${other}. Neither the rationale nor the summary tells anything of the ${untold}.`;
  }
  if (isOtherNerveTest(issue, of.issue) && TESTS_DIFFER.test(rationale.text)) {
    return (other) => `is the text that stands under ${other}, although it says itself that the two tests differ.`;
  }
  const drugClass = doubledClass(told, of, summary);
  if (drugClass !== null) {
    return (other) =>
      `is the text that stands under ${other}. Both drugs are of the class "${drugClass}", and whether the patient needs both is not said.`;
  }
  return null;
}

/** The part of an item whose side nobody speaks of, where all that is told is of the other side. */
function untoldSide(one: IssueFacts, other: IssueFacts, rationale: Passage, summary: Passage): string | null {
  const [part, ...more] = one.item?.bodyParts ?? [];
  const [there, ...others] = other.item?.bodyParts ?? [];
  if (part === undefined || there === undefined || more.length > 0 || others.length > 0) return null;
  const { side } = part;
  if (side === null || side === 'bilateral' || there.side === null || there.side === 'bilateral') return null;
  if (side === there.side || part.covers !== there.covers) return null;
  const near = withKin(part.covers);
  const isTold = (side: BodyPart['side']) => (one: BodyPart) => one.side === side && overlaps(near, one.covers);
  const sided = [...rationale.bodyParts, ...summary.bodyParts];
  if (sided.some(isTold(side)) || sided.some(isTold('bilateral'))) return null;
  if (BOTH_SIDES.test(summary.text) || BOTH_SIDES.test(rationale.text)) return null;
  return summary.bodyParts.some(isTold(there.side)) ? part.text.toLowerCase() : null;
}

const BOTH_SIDES = /\b(?:both (?:sides|arms|legs|hands|feet|knees|shoulders)|bilateral(?:ly)?|[a-z]+ extremities)\b/i;

const MYOGRAPHY = /\bEMGs?\b|electro-? ?myogra/i;
const CONDUCTION = /\bNC[SV]S?\b|nerve conduction/i;
/** The text itself tells the two nerve tests apart. */
const TESTS_DIFFER =
  /\bseparate (?:studies|tests)\b|\b(?:EMG|NC[SV])s? (?:is|are) not (?:generally |usually )?(?:recommended|necessary|indicated),? but (?:EMG|NC[SV])/i;

function isOtherNerveTest({ item: one }: IssueFacts, { item: other }: IssueFacts): boolean {
  const here = one?.text ?? '';
  const there = other?.text ?? '';
  return (
    (MYOGRAPHY.test(here) && !CONDUCTION.test(here) && CONDUCTION.test(there) && !MYOGRAPHY.test(there)) ||
    (CONDUCTION.test(here) && !MYOGRAPHY.test(here) && MYOGRAPHY.test(there) && !CONDUCTION.test(there))
  );
}

/** Classes of which nobody takes two at a time without a reason. */
const ONE_AT_A_TIME: ReadonlySet<string> = new Set([
  'proton pump inhibitor',
  'H2 blocker',
  'NSAID',
  'muscle relaxant',
  'sedative-hypnotic',
]);
/** One drug in the place of the other, or both spoken of. */
const CHANGED =
  /\b(?:discontinu\w*|switch\w*|instead of|replac\w*|chang(?:e|ed|ing)|stop(?:ped|s)?|both|two|duplicat\w*|concurrent(?:ly)?)\b/i;

function doubledClass(told: Told, of: Told, summary: Passage | null): string | null {
  const [one, ...more] = told.issue.item?.drugs ?? [];
  const [other, ...others] = of.issue.item?.drugs ?? [];
  if (one === undefined || other === undefined || more.length > 0 || others.length > 0) return null;
  if (one.generic === other.generic || one.drugClass !== other.drugClass || !ONE_AT_A_TIME.has(one.drugClass)) {
    return null;
  }
  const items = `${told.issue.item?.text ?? ''} ${of.issue.item?.text ?? ''}`;
  if (ON_THE_SKIN.test(items) || /\bretrospective|\bDOS\b|dates? of service/i.test(items)) return null;
  if (told.rationale.drugs.some(({ generic }) => generic === other.generic) || CHANGED.test(told.rationale.text)) {
    return null;
  }
  for (const drug of summary?.drugs ?? []) {
    if (drug.generic !== one.generic && drug.generic !== other.generic) continue;
    if (CHANGED.test(summary?.sentenceAt(drug.start)?.text ?? '')) return null;
  }
  return one.drugClass;
}

/** Reasons that stand word for word under another treatment and speak of that one. */
function copiedReasons(told: Told, earlier: Earlier): Repeat | null {
  const { issue, rationale } = told;
  if (earlier.treatments.length === 0 || !isTreatment(issue)) return null;
  const own = new Set(issue.item?.services.map(({ id }) => id));
  const services = rationale.services.filter(({ id, kind }) => kind === 'therapy' && !own.has(id));
  if (services.length === 0) return null;
  const reasons = rationale.reading.once(reasonsIn);
  if (reasons.size === 0) return null;
  for (const of of earlier.treatments) {
    const theirs = new Set(of.issue.item?.services.map(({ id }) => id));
    const named = services.filter(({ id }) => theirs.has(id));
    if (named.length === 0) continue;
    const there = of.rationale.reading.once(reasonsIn);
    let words = 0;
    let speaking: { readonly sentence: Sentence; readonly service: Service } | null = null;
    for (const [key, reason] of reasons) {
      if (!there.has(key)) continue;
      words += reason.words;
      const { sentence } = reason;
      const service = named.find(({ start }) => start >= sentence.start && start < sentence.end);
      if (service !== undefined) speaking ??= { sentence, service };
    }
    if (words < REASONS || speaking === null) continue;
    const { sentence, service } = speaking;
    return {
      of,
      why: (other) =>
        `repeats the reasons of ${other} and speaks of ${service.text}, not of this item: ${quoted(rationale, sentence)}.`,
      at: sentence,
    };
  }
  return null;
}

interface Reason {
  readonly sentence: Sentence;
  /** How many words. */
  readonly words: number;
}

/** The sentences that are neither a guideline's nor the conclusion, by their words. */
function reasonsIn(reading: Reading): ReadonlyMap<number, Reason> {
  const reasons = new Map<number, Reason>();
  for (const { sentence, words, key } of reading.once(numberedSentences)) {
    if (words.length < SENTENCE || necessityOf(sentence.text) !== null) continue;
    if (standingOf(sentence.text, { start: 0, end: 1 }) === 'guideline') continue;
    reasons.set(key, { sentence, words: words.length });
  }
  return reasons;
}

/** Whether an item asks for treatment in sessions, whose reasons are how that treatment went. */
function isTreatment({ item }: IssueFacts): boolean {
  if (item === null || item.drugs.length > 0) return false;
  const { services, text } = item;
  return services.length > 0
    ? services.every(({ kind }) => kind === 'therapy')
    : /\b(?:sessions?|visits?|therap(?:y|ies)|exercises?)\b/i.test(text);
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
const fitsAnyRegion = ({ text }: Reading): boolean => THIS_REGION.test(text);
const THIS_REGION = /\b(?:this|the (?:affected|requested|above|same)) (?:region|body part|area|joint)\b/i;

const ON_THE_SKIN = /\b(?:creams?|gels?|ointments?|lotions?|patch(?:es)?|topical|compound(?:ed)?|transdermal)\b|\d ?%/i;

/** Whether the texts are one but for the words of their items. */
function isOneText(one: Told, other: Told): boolean {
  if (one.key === other.key && one.words.length === other.words.length) return true;
  if (Math.abs(one.words.length - other.words.length) > one.words.length * 0.3 + 4) return false;
  return one.runs.all.length >= FEWEST_RUNS && shareMost(one.runs, other.runs);
}

/** Two rationales that are compared at one keystroke are compared at the next one, too. */
const compared = new WeakMap<OwnRuns, WeakMap<OwnRuns, boolean>>();

function shareMost(one: OwnRuns, other: OwnRuns): boolean {
  let answers = compared.get(one);
  if (answers === undefined) {
    answers = new WeakMap();
    compared.set(one, answers);
  }
  let answer = answers.get(other);
  if (answer === undefined) {
    answer = shareOf(one.different, other.all) >= ALIKE;
    answers.set(other, answer);
  }
  return answer;
}
