import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Sentence } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { necessityOf } from '../../letter/necessity';
import { type Report, type Rule, structuredFormats } from '../rule';
import { type NumberedSentence, numberedSentences, OPENING, runsOf, shareOf } from './wordRuns';

/** Shorter sentences are said twice for good reason: `The range of motion was normal.` */
const FEWEST_WORDS = 9;
/** Each third run is kept: whoever shares seven words in a row meets one of them. */
const STEP = 3;
/** How many of their runs of three words two sentences must share to say the same. */
const ALIKE = 0.8;

export const repeatedSentence: Rule = {
  code: 'repeated-sentence',
  title: 'A sentence stands twice in one text',
  severity: 'information',
  source: 'Good practice; LC 4610.6(d)(1) asks for plain words',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports a sentence of nine words or more that stands a second time in the same rationale or, word for word, in the summary. In the summary it may come again for another visit: there it is reported only where no day stands between.',
  whyItMatters:
    'A text that says the same twice was put together without being read. The reader looks for the difference and finds none.',
  whatToDo: 'Delete one of the two.',
  examples: {
    wrong: [
      letterWith(
        'The patient has neck pain.',
        'Guidelines recommend six visits of manual therapy over two weeks as a trial. The request exceeds this. «Guidelines recommend six visits of manual therapy over two weeks as a trial.» The request is not medically necessary.',
      ),
      letterWith(
        'The patient has neck pain.',
        'Up to eighteen visits over eight weeks may be appropriate with documented improvement. Improvement is documented. «However, up to eighteen visits over eight weeks may be appropriate with documented improvement.» The request is not medically necessary.',
      ),
      letterWith(
        'The patient fell from a ladder and injured the neck and the back. «The patient fell from a ladder and injured the neck and the back.»',
        'The request is not medically necessary.',
      ),
    ],
    right: [
      letterWith(
        'On 02/01/2017 there was tenderness to palpation over the left cervical paraspinal muscles. On 03/01/2017 the patient came again. There was tenderness to palpation over the left cervical paraspinal muscles.',
        'Six visits are medically necessary. The request is not medically necessary. As such, the request is not medically necessary.',
      ),
      letterWith(
        'The patient has neck pain.',
        'The Official Disability Guidelines recommend up to nine visits for neck pain over eight weeks. The Official Disability Guidelines recommend up to ten visits for a sprain of the neck over eight weeks. The request is not medically necessary.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const passage of [facts.summary, ...facts.issues.map(({ rationale }) => rationale)]) {
      if (passage === null) continue;
      const repeats = passage.reading.once(passage.kind === 'summary' ? repeatsInSummary : repeatsInRationale);
      for (const repeat of repeats) yield report(passage, repeat);
    }
  },
};

function letterWith(summary: string, rationale: string): string {
  return `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:
${summary}

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:

Manual therapy, twelve visits: Upheld

Claims Administrator guideline: Decision based on MTUS Neck Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck Complaints 2004, Section(s): Initial Care.

Decision rationale: ${rationale}
`;
}

interface Earlier extends NumberedSentence {
  /** The runs of three words, made when the sentence is first compared. */
  runs?: ReadonlySet<number>;
}

interface Repeat {
  readonly first: NumberedSentence;
  readonly second: NumberedSentence;
  readonly verbatim: boolean;
}

const repeatsInSummary = (reading: Reading): readonly Repeat[] => repeatsIn(reading, true);
const repeatsInRationale = (reading: Reading): readonly Repeat[] => repeatsIn(reading, false);

function repeatsIn(reading: Reading, isSummary: boolean): Repeat[] {
  const repeats: Repeat[] = [];
  const verbatim = new Map<number, Earlier>();
  /** By a run of five words, so that only sentences that share one are compared. */
  const byRun = new Map<number, Earlier>();
  for (const told of reading.once(numberedSentences)) {
    if (told.words.length < FEWEST_WORDS) continue;
    const same = verbatim.get(told.key);
    if (same !== undefined) {
      if (isSummary ? !dayBetween(reading, same.sentence, told.sentence) : isClose(same, told))
        repeats.push({ first: same, second: told, verbatim: true });
      continue;
    }
    const second: Earlier = { ...told };
    verbatim.set(told.key, second);
    if (isSummary) continue;
    const runs = runsOf(told.words, 5);
    const near = nearly(second, runs, byRun);
    if (near !== undefined && isClose(near, second)) repeats.push({ first: near, second, verbatim: false });
    for (let at = 0; at < runs.length; at += STEP) byRun.set(runs[at] ?? 0, second);
  }
  return repeats;
}

/**
 * Whether a sentence is repeated without need: a criterion that is quoted first and restated far below is being applied,
 * but a conclusion that stands twice is one too many wherever it stands.
 */
function isClose({ sentence: first }: NumberedSentence, { sentence: second }: NumberedSentence): boolean {
  return second.start - first.end <= CLOSE || necessityOf(second.text) !== null;
}
/** About eight lines, in UTF-16 units. */
const CLOSE = 700;

function nearly(told: Earlier, runs: readonly number[], byRun: ReadonlyMap<number, Earlier>): Earlier | undefined {
  const tried = new Set<Earlier>();
  for (const run of runs) {
    const other = byRun.get(run);
    if (other === undefined || tried.has(other)) continue;
    tried.add(other);
    if (sayTheSame(told, other)) return other;
  }
  return undefined;
}

/** Few words differ, and none of these is a number or denies: `nine visits` and `ten visits` are two statements. */
function sayTheSame(one: Earlier, other: Earlier): boolean {
  other.runs ??= new Set(runsOf(other.words, 3));
  if (shareOf(other.runs, runsOf(one.words, 3)) < ALIKE) return false;
  const here = new Set(wordsOf(one.sentence));
  const there = new Set(wordsOf(other.sentence));
  const only = [...[...here].filter((word) => !there.has(word)), ...[...there].filter((word) => !here.has(word))];
  return !only.some((word) => TELLING.test(word));
}

function wordsOf({ text }: Sentence): string[] {
  return (
    text
      .toLowerCase()
      .replace(OPENING, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

const TELLING =
  /^(?:\d.*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|no|not|without|left|right|bilateral|upper|lower|cervical|lumbar|thoracic|acute|chronic|initial|subsequent|neck|back|shoulder|elbow|wrist|hand|hip|knee|ankle|foot)$/;

function dayBetween({ days }: Reading, one: Sentence, other: Sentence): boolean {
  return days.some(({ start }) => start >= one.start && start < other.end);
}

function report(passage: Passage, { first, second, verbatim }: Repeat): Report {
  const { sentence } = second;
  const range = passage.place(sentence);
  // The blank before the sentence goes with it.
  const from = passage.place({ start: Math.max(0, sentence.start - 1), end: sentence.end });
  const before = passage.sentences.findLast(({ end }) => end <= sentence.start);
  const start = before === undefined ? from.start : passage.place(before).end;
  return {
    ...range,
    message: `This sentence repeats an earlier one${verbatim ? ' word for word' : ' in nearly the same words'}. Keep one of the two.`,
    related: { ...passage.place(first.sentence), message: 'The first time.' },
    ...(verbatim
      ? { fix: { title: 'Delete the second sentence', edits: [{ start, end: range.end, newText: '' }] } }
      : {}),
  };
}
