/** How well the rules find that a rationale does not go with the summary, with itself or with its item. */

import type { Topic } from '../server/src/facts/clinicalTopics';
import type { Facts, IssueFacts } from '../server/src/facts/facts';
import type { Passage, Sentence } from '../server/src/facts/passage';
import { overlaps, withClosePlaces } from '../server/src/facts/regions';
import type { Edit } from '../server/src/letter/edits';
import { placesOfItem } from '../server/src/rules/reasoning/clinicalComparison';
import { hangsOnAnother } from '../server/src/rules/reasoning/dependentReasons';
import { quantityOf } from '../server/src/rules/reasoning/requested';
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

/** Puts one sentence at the end of the summary and one before the conclusion of each rationale, where neither has such words. */
function inBoth(
  code: string,
  what: string,
  told: string,
  say: string | ((issue: IssueFacts, summary: Passage) => string | null),
  unless: RegExp,
): Mutation {
  return {
    code,
    what,
    *mutants(_letter, { summary, issues }): Generator<Mutant> {
      const last = summary?.sentences.at(-1);
      if (summary === null || last === undefined || unless.test(summary.text)) return;
      const { end } = summary.place(last);
      for (const issue of issues) {
        const { rationale, index } = issue;
        const sentence = typeof say === 'string' ? say : say(issue, summary);
        const conclusion = rationale?.sentences.at(-1);
        if (rationale === null || conclusion === undefined || sentence === null || unless.test(rationale.text))
          continue;
        const { start } = rationale.place(conclusion);
        const edits = [
          { start: end, end, newText: ` ${told}` },
          { start, end: start, newText: `${sentence} ` },
        ];
        yield { edits, issue: index };
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

/** Reasons that speak of physical therapy, in the rationale of an item for it and of a later one for another treatment. */
const REASONS =
  'The patient already had physical therapy before. The records do not show how many sessions were attended or whether function improved with them. There is no reason why exercises at home would not do as well for this patient.';

function* copiedReasons(facts: Facts): Generator<Mutant> {
  const ids = ({ item }: IssueFacts) => item?.services.map(({ id }) => id) ?? [];
  const isTreatment = ({ item }: IssueFacts) =>
    item !== null && item.services.length > 0 && item.services.every(({ kind }) => kind === 'therapy');
  const long = (issue: IssueFacts) => (issue.rationale?.text.split(' ').length ?? 0) >= 40;
  const source = facts.issues.find((issue) => ids(issue).join() === 'physical-therapy' && !hangsOnAnother(issue));
  if (source === undefined || !long(source)) return;
  for (const issue of facts.issues) {
    if (issue.index < source.index || !isTreatment(issue) || ids(issue).includes('physical-therapy')) continue;
    if (hangsOnAnother(issue) || !long(issue)) continue;
    const edits = [source, issue].flatMap(({ rationale }) => {
      const conclusion = rationale?.sentences.at(-1);
      if (!rationale || !conclusion) return [];
      const { start } = rationale.place(conclusion);
      return [{ start, end: start, newText: `${REASONS} ` }];
    });
    if (edits.length === 2) yield { edits, issue: issue.index };
  }
}

/** A motion that is written for the one after it, in a list of motions with degrees. */
const TWO_MOTIONS =
  /\b(flexion|extension|abduction|adduction|internal rotation|external rotation)((?: at| of)? \d{1,3}(?: ?°| degrees),? (?:and )?)(flexion|extension|abduction|adduction|internal rotation|external rotation)((?: at| of)? \d{1,3}(?: ?°| degrees))/gi;

function* motions({ summary, issues }: Facts): Generator<Mutant> {
  for (const passage of [summary, ...issues.map(({ rationale }) => rationale)]) {
    for (const { 0: all, 1: first = '', 2: between = '', 3: second = '', index } of passage?.text.matchAll(
      TWO_MOTIONS,
    ) ?? []) {
      if (first.toLowerCase() === second.toLowerCase() || passage === null || all === '') continue;
      const start = index + first.length + between.length;
      const issue = issues.find(({ rationale }) => rationale === passage)?.index ?? null;
      yield { edits: [{ ...passage.place({ start, end: start + second.length }), newText: first }], issue };
    }
  }
}

/** Allows visits beyond the only limit that the rationale then quotes. */
function* beyondLimit(facts: Facts): Generator<Mutant> {
  for (const issue of facts.issues) {
    const { rationale, disputed, decision } = issue;
    const visits = quantityOf(disputed, 'visit');
    const word = issue.issue.item?.decision;
    if (rationale === null || visits === null || visits.most < 4 || !word || decision === null) continue;
    if (rationale.amounts.some(({ unit }) => unit === 'visit' || unit === 'time')) continue;
    if (
      /surg|post-?\s?op|flare|beyond|exceed|excess|outside|extenuat|exceptional/i.test(
        `${disputed?.text} ${rationale.text}`,
      )
    )
      continue;
    const { start } = rationale.range;
    yield {
      edits: [
        { start: word.start, end: word.end, newText: 'Overturned' },
        {
          start,
          end: start,
          newText: `The guidelines recommend up to ${Math.floor(visits.least / 2)} visits over 8 weeks. `,
        },
      ],
      issue: issue.index,
    };
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
    // Further down a criterion may be restated on purpose.
    if (edit && (rationale?.text.length ?? 0) < 700) yield { edits: [edit], issue: index };
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
    'foreign-fact': [
      'other:fact-not-in-summary',
      'other:rationale-vs-summary-facts',
      'other:rationale-contradicts-summary',
    ],
    'session-count-mismatch': ['other:rationale-contradicts-summary'],
    'study-result-mismatch': ['other:rationale-contradicts-summary'],
    'request-detail-said-missing': ['other:rationale-contradicts-summary', 'rationale-answers-another-item'],
    'passage-for-another-item': ['rationale-answers-another-item'],
    'overturned-beyond-limit': ['decision-contradicts-rationale'],
    'motion-measured-twice': ['other:internal-contradiction', 'other:duplicate-finding'],
    'rationale-without-patient-facts': ['rationale-no-patient-facts'],
    'repeated-rationale': ['duplicate-rationale', 'rationale-answers-another-item'],
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
    insertion('foreign-fact', 'tells of a number of visits that the summary does not know', (facts) =>
      facts.summary !== null && !/\b(?:17|34|51)\b|seventeen|number of|amount of/i.test(wordsOf(facts))
        ? 'The patient has completed 17 sessions of treatment.'
        : null,
    ),
    inBoth(
      'foreign-fact',
      'tells that a drug was used for months that the summary does not list',
      'Current medications include acetaminophen.',
      (issue, { drugs }) => {
        const [drug, ...more] = issue.item?.drugs ?? [];
        if (drug === undefined || more.length > 0 || drugs.some(({ generic }) => generic === drug.generic)) return null;
        return `The patient has been using ${drug.text} for three months.`;
      },
      /\bhas been using\b/i,
    ),
    inBoth(
      'session-count-mismatch',
      'does not know the number of visits that the summary gives',
      'The patient has completed 12 sessions of physical therapy.',
      'It is unclear how many sessions the patient has had.',
      /\b(?:number|amount) of|sessions|visits/i,
    ),
    inBoth(
      'session-count-mismatch',
      'knows the number of visits that the summary does not',
      'Treatment has included physical therapy (number of sessions not provided).',
      'The patient has completed 9 sessions of physical therapy.',
      /\b(?:number|amount) of|sessions|visits/i,
    ),
    inBoth(
      'study-result-mismatch',
      'calls an MRI normal that the summary finds abnormal',
      'An MRI showed a disc protrusion.',
      'The MRI was unremarkable.',
      /\bMRI\b|magnetic resonance/i,
    ),
    insertion('request-detail-said-missing', 'misses the body part that the item names', (_facts, { disputed }) =>
      disputed !== null && disputed.bodyParts.length > 0
        ? 'The request as submitted failed to specify a body part for treatment.'
        : null,
    ),
    insertion('request-detail-said-missing', 'misses the quantity that the item names', (_facts, { disputed }) =>
      /#\d+/.test(disputed?.text ?? '') && disputed?.drugs.length === 1
        ? 'The request did not specify the quantity.'
        : null,
    ),
    insertion(
      'passage-for-another-item',
      'quotes hand therapy for another part of the body',
      ({ summary }, { item }) =>
        item?.bodyParts.length === 1 &&
        /\b(?:lumbar|knee|ankle|hip)\b/.test(item.bodyParts[0]?.name ?? '') &&
        !/CRPS|regional pain|sympathetic/i.test(summary?.text ?? '')
          ? 'Patient-specific hand therapy is very important in reducing swelling in CRPS.'
          : null,
    ),
    {
      code: 'motion-measured-twice',
      what: 'writes a motion for the next one of the list',
      mutants: (_letter, facts) => motions(facts),
    },
    {
      code: 'overturned-beyond-limit',
      what: 'allows more visits than the limit that is quoted',
      mutants: (_letter, facts) => beyondLimit(facts),
    },
    {
      code: 'repeated-rationale',
      what: 'gives the reasons of physical therapy for another treatment',
      mutants: (_letter, facts) => copiedReasons(facts),
    },
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
