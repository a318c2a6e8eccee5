/** How well the rules find that a rationale does not go with the summary, with itself or with its item. */

import type { Topic } from '../server/src/facts/clinicalTopics';
import type { Facts, IssueFacts } from '../server/src/facts/facts';
import type { Passage, Sentence } from '../server/src/facts/passage';
import { overlaps, withClosePlaces } from '../server/src/facts/regions';
import { placesOfItem } from '../server/src/rules/reasoning/clinicalComparison';
import { hangsOnAnother } from '../server/src/rules/reasoning/dependentReasons';
import type { Edit } from '../server/src/rules/rule';
import type { Measure, Mutant, Mutation } from './mutation';

type Seed = (facts: Facts, issue: IssueFacts) => string | null;

/** Puts a sentence before the conclusion of each rationale for which there is one. */
function insertion(code: string, what: string, seed: Seed): Mutation {
  return {
    code,
    what,
    *mutants(_letter, facts): Generator<Mutant> {
      for (const issue of facts.issues) {
        const { rationale } = issue;
        const conclusion = rationale?.sentences.at(-1);
        if (rationale === null || conclusion === undefined) continue;
        const sentence = seed(facts, issue);
        if (sentence === null) continue;
        const { start } = rationale.place(conclusion);
        yield { edits: [{ start, end: start, newText: `${sentence} ` }], issue: issue.index };
      }
    },
  };
}

/** Whether the summary tells of a topic as found or done, and nowhere denies it. */
function tells({ summary }: Facts, topics: readonly Topic[], examined = false): boolean {
  const statements = (summary?.statements ?? []).filter(({ standing }) => standing === 'said');
  return (
    statements.some((one) => topics.includes(one.topic) && one.polarity === 'present' && (!examined || one.examined)) &&
    !statements.some((one) => topics.includes(one.topic) && one.polarity === 'absent')
  );
}

function denies({ summary }: Facts, topic: Topic): boolean {
  const statements = (summary?.statements ?? []).filter((one) => one.topic === topic);
  return (
    statements.some(
      ({ polarity, standing, qualified }) => polarity === 'absent' && standing === 'said' && !qualified,
    ) &&
    !statements.some(
      ({ polarity, standing }) => polarity === 'present' && standing !== 'earlierDecision' && standing !== 'planned',
    )
  );
}

const denial =
  (topics: readonly Topic[], sentence: string, examined = false): Seed =>
  (facts) =>
    tells(facts, topics, examined) ? sentence : null;

/** In small letters: the summary and the items. */
function wordsOf({ summary, issues }: Facts): string {
  return [summary, ...issues.map(({ item }) => item)].map((passage) => passage?.text.toLowerCase() ?? '').join('\n');
}

const foreign =
  (unless: RegExp, sentence: string): Seed =>
  (facts) =>
    facts.summary !== null && !unless.test(wordsOf(facts)) ? sentence : null;

function day(facts: Facts): string | null {
  const decided = facts.headerDays.decisionDate;
  if (decided === undefined || facts.summary === null) return null;
  const taken = new Set([...Object.values(facts.headerDays), ...facts.summary.days.map((one) => one.day)]);
  for (const issue of facts.issues) for (const one of issue.item?.days ?? []) taken.add(one.day ?? '');
  for (let back = 20; back < 28; back += 1) {
    const at = new Date(Date.parse(decided) - back * 86_400_000).toISOString().slice(0, 10);
    if (!taken.has(at)) return `${at.slice(5, 7)}/${at.slice(8)}/${at.slice(0, 4)}`;
  }
  return null;
}

/** Whether two items ask for things that no text can decide alike. */
function differ(one: IssueFacts, other: IssueFacts): boolean {
  const here = placesOfItem(one);
  const there = placesOfItem(other);
  if (here !== 0 && there !== 0 && !overlaps(withClosePlaces(here), there)) return true;
  const kinds = new Set(one.item?.services.map(({ kind }) => kind));
  const others = other.item?.services ?? [];
  const bare = one.item?.drugs.length === 0 && other.item?.drugs.length === 0;
  return bare && kinds.size > 0 && others.length > 0 && others.every(({ kind }) => !kinds.has(kind));
}

function* copies(facts: Facts): Generator<Mutant> {
  for (const issue of facts.issues) {
    const { rationale } = issue;
    if (rationale === null) continue;
    const source = facts.issues.find(
      (other) =>
        other.index < issue.index &&
        !hangsOnAnother(other) &&
        !hangsOnAnother(issue) &&
        // Such a text fits any item.
        !/\bthis region\b/i.test(other.rationale?.text ?? '') &&
        (other.rationale?.text.split(' ').length ?? 0) >= 30 &&
        differ(issue, other),
    );
    if (source?.rationale)
      yield { edits: [{ ...rationale.range, newText: source.rationale.text }], issue: issue.index };
  }
}

/** Repeats the longest sentence of a text at its end, before the conclusion. */
function repeat(passage: Passage, before: Sentence | undefined): Edit | null {
  const own = passage.sentences.slice(0, -2).filter(({ text }) => text.split(' ').length >= 12);
  const longest = own.sort((one, other) => other.text.length - one.text.length)[0];
  if (longest === undefined || before === undefined) return null;
  const { start } = passage.place(before);
  return { start, end: start, newText: `${longest.text} ` };
}

function* repeats(facts: Facts): Generator<Mutant> {
  for (const { rationale, index } of facts.issues) {
    const edit = rationale && repeat(rationale, rationale.sentences.at(-1));
    if (edit) yield { edits: [edit], issue: index };
  }
}

/** Leaves guideline text and the conclusion. */
function* guidelinesOnly(facts: Facts): Generator<Mutant> {
  for (const issue of facts.issues) {
    const { rationale } = issue;
    const conclusion = rationale?.sentences.findLast(({ text }) => /^[^.]{0,200}medically necessary\.$/.test(text));
    if (rationale === null || conclusion === undefined || hangsOnAnother(issue) || !SHORT.test(conclusion.text))
      continue;
    const newText = `The guidelines recommend treatment for patients who have failed conservative care. Treatment beyond this should be supported by documented improvement in function. ${conclusion.text}`;
    yield { edits: [{ ...rationale.range, newText }], issue: issue.index };
  }
}

/** A closing without reasons of its own. */
const SHORT =
  /^(?:(?:As such|Therefore|Given the above|Thus), )?(?:the|this) request (?:for [^.;]{1,120} )?is (?:not )?medically necessary\.$/i;

const IMAGING: readonly Topic[] = ['imaging', 'mri', 'xray', 'ct'];

export const statements: Measure = {
  kinds: {
    'contradicts-summary': [
      'other:rationale-contradicts-summary',
      'other:rationale-vs-summary-facts',
      'other:negation-lost',
    ],
    'foreign-fact': ['other:fact-not-in-summary', 'other:rationale-vs-summary-facts'],
    'rationale-without-patient-facts': ['rationale-no-patient-facts'],
    'repeated-rationale': ['duplicate-rationale'],
    'repeated-sentence': [
      'other:repeated-sentence',
      'other:duplicate-passage',
      'other:redundant-text',
      'other:duplicate-conclusion',
    ],
    'rationale-contradicts-itself': ['other:rationale-self-contradiction', 'other:internal-contradiction'],
    'decision-against-criteria': ['decision-contradicts-rationale'],
  },
  mutations: [
    insertion(
      'contradicts-summary',
      'denies an examination that the summary reports',
      denial(
        ['tenderness', 'spasm', 'straightLegRaise', 'reflexes', 'sensation', 'motion'],
        'There is no documentation of a physical examination.',
        true,
      ),
    ),
    insertion('contradicts-summary', 'denies spasm that the summary reports', (facts, issue) =>
      placesOfItem(issue) === 0 && tells(facts, ['spasm'], true)
        ? 'There was a lack of muscle spasm on examination.'
        : null,
    ),
    insertion(
      'contradicts-summary',
      'denies imaging that the summary reports',
      denial(IMAGING, 'No imaging has been performed.'),
    ),
    insertion(
      'contradicts-summary',
      'denies X-rays that the summary reports',
      denial(['xray'], 'There is no documentation of x-rays.'),
    ),
    insertion(
      'contradicts-summary',
      'denies physical therapy that the summary reports',
      denial(['physicalTherapy'], 'The patient has not had physical therapy.'),
    ),
    insertion(
      'contradicts-summary',
      'denies conservative treatment although the summary reports therapy',
      denial(
        ['physicalTherapy', 'chiropractic', 'acupuncture'],
        'There is no documentation of any conservative treatment.',
      ),
    ),
    insertion(
      'contradicts-summary',
      'denies medication that the summary reports',
      denial(['medication', 'nsaid', 'opioid', 'muscleRelaxant'], 'There is no evidence of any medication.'),
    ),
    insertion('contradicts-summary', 'denies a Request for Authorization that the summary dates', ({ summary }) =>
      /request for authorization (?:form )?(?:was )?(?:signed|dated|received)/i.test(summary?.text ?? '')
        ? 'A Request for Authorization was not submitted.'
        : null,
    ),
    insertion('contradicts-summary', 'denies a pain score that the summary gives', ({ summary }) =>
      /\b\d(?:\/| out of )10\b/.test(summary?.text ?? '') ? 'There is no documentation of a pain score.' : null,
    ),
    insertion('contradicts-summary', 'affirms a straight leg raise that the summary denies', (facts, issue) =>
      denies(facts, 'straightLegRaise') && placesOfItem(issue) === 0
        ? 'The patient has a positive straight leg raise.'
        : null,
    ),
    insertion('contradicts-summary', 'affirms physical therapy that the summary denies', (facts) =>
      denies(facts, 'physicalTherapy') ? 'The patient has completed physical therapy.' : null,
    ),
    insertion('foreign-fact', 'tells of a day that stands nowhere else', (facts) => {
      const at = day(facts);
      return at === null ? null : `On ${at}, the patient reported that the pain was worse.`;
    }),
    insertion(
      'foreign-fact',
      'tells of the result of an MRI that the summary does not know',
      foreign(/\bmri\b|magnetic|imaging|diagnostic/, 'The MRI does not show nerve compression.'),
    ),
    insertion(
      'foreign-fact',
      'tells of acupuncture that the summary does not know',
      foreign(/acupunct/, 'The patient has completed six visits of acupuncture.'),
    ),
    insertion(
      'foreign-fact',
      'tells of a drug that the summary does not know',
      foreign(/gabapentin|neurontin|gralise/, 'The patient has been taking gabapentin.'),
    ),
    insertion(
      'foreign-fact',
      'tells of a disease that the summary does not know',
      foreign(/diabet/, 'The patient has a history of diabetes.'),
    ),
    insertion(
      'foreign-fact',
      'quotes words that stand nowhere else',
      foreign(/well controlled/, 'The provider noted that the pain was "well controlled".'),
    ),
    {
      code: 'rationale-without-patient-facts',
      what: 'replaces the reasons by guideline text',
      mutants: (_letter, facts) => guidelinesOnly(facts),
    },
    {
      code: 'repeated-rationale',
      what: 'copies the rationale of another item for another service or body part',
      mutants: (_letter, facts) => copies(facts),
    },
    {
      code: 'repeated-sentence',
      what: 'repeats a sentence before the conclusion',
      mutants: (_letter, facts) => repeats(facts),
    },
    insertion('rationale-contradicts-itself', 'denies a finding in the next sentence', ({ summary }) =>
      summary === null
        ? null
        : 'The examination revealed swelling of the affected joint. However, there is no documentation of swelling.',
    ),
    insertion(
      'decision-against-criteria',
      'finds the criteria met, or not met, against the decision',
      (_facts, issue) => {
        if (issue.decision === null || issue.issue.item?.partlyAuthorized) return null;
        if (/\bmeet|criteria|\bmet\b|satisf|fulfill|supported by|recommended by/i.test(issue.rationale?.text ?? ''))
          return null;
        return issue.decision === 'Upheld'
          ? 'The records provided satisfy the criteria of the guidelines.'
          : 'The request does not meet the criteria of the guidelines.';
      },
    ),
  ],
};
