import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { overlaps, type RegionSet, regionSet } from '../../facts/regions';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';

const summaryLeadIn =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const guidelines = `
Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.
`;

export const testOfOtherBodyPart: Rule = {
  code: 'test-of-other-body-part',
  title: 'A clinical test is said of a part of the body that it does not test',
  severity: 'warning',
  source: 'Clinical examination: what the named tests examine, see for instance Magee, Orthopedic Physical Assessment',
  formats: structuredFormats,
  whatItDoes:
    'Knows the named tests of the hip, knee, shoulder, elbow, wrist and neck, and the straight leg raise, and reports one that the summary or a rationale says of a part of another limb ("a positive McMurray test of the left shoulder"). All parts of the same limb, and the spine behind it, are allowed.',
  whyItMatters:
    'Either the test or the part is wrong, and the decision may rest on this finding. A reader cannot tell which.',
  whatToDo: 'Look up the finding in the record, and correct the test or the part.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

There was a positive McMurray's test on the «left shoulder».

IMR ISSUES, DECISIONS AND RATIONALES

Naproxen 500 mg: Upheld
${guidelines}`,
      `Naproxen 500 mg: Upheld
${guidelines}
Decision rationale: Phalen's sign is positive in the «right knee». The request is not medically necessary.
`,
      `Naproxen 500 mg: Upheld
${guidelines}
Decision rationale: The Faber test of the «right wrist» was positive. The request is not medically necessary.
`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
${summaryLeadIn}

McMurray's test was positive on the left. Patrick's test was positive at the right sacroiliac joint. Straight leg raise is positive in the left leg, and the shoulder is tender. The Hawkins and Neer tests are positive for the right arm.

IMR ISSUES, DECISIONS AND RATIONALES

Naproxen 500 mg: Upheld
${guidelines}
Decision rationale: Dr. Hawkins is noted for the left knee. The speed of the right leg is slow. Spurling's test is negative, and there is no numbness of the foot. The request is not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, { summary, issues }: Facts): Generator<Report> {
    if (summary !== null) yield* inPassage(summary);
    for (const { rationale } of issues) if (rationale !== null) yield* inPassage(rationale);
  },
};

function* inPassage(passage: Passage): Generator<Report> {
  for (const { start, end, test, tests } of passage.reading.once(strayTests)) {
    yield {
      ...passage.place({ start, end }),
      message: `"${test}" is a test of the ${tests}, but it is said here of "${passage.text.slice(start, end)}". Look up the finding in the record, and correct the test or the part.`,
    };
  }
}

interface NamedTests {
  readonly names: string;
  /** What they test, in words. */
  readonly tests: string;
  /** The parts of which they may be said. */
  readonly allowed: RegionSet;
}

const LEG = regionSet('lower extremity', 'back', 'pelvis', 'groin', 'abdomen');
const ARM = regionSet('upper extremity', 'neck', 'thoracic spine', 'chest');

const TESTS: readonly NamedTests[] = [
  { names: 'patrick|faber|fabere|fadir|gaenslen|yeoman|trendelenburg', tests: 'hip and pelvis', allowed: LEG },
  { names: 'mcmurray|lachman|pivot[- ]shift|patellar (?:grind|apprehension)', tests: 'knee', allowed: LEG },
  { names: 'straight[- ]leg[- ]rais(?:e|es|ing)|slr|lasegue', tests: 'low back and leg', allowed: LEG },
  {
    names: "hawkins|neer|o['\u2019]?brien|yergason|speed|empty[- ]can|jobe|drop[- ]arm",
    tests: 'shoulder',
    allowed: ARM,
  },
  { names: 'cozen|mill', tests: 'elbow', allowed: ARM },
  { names: 'phalen|finkelstein|durkan|watson', tests: 'wrist', allowed: ARM },
  { names: 'spurling|adson', tests: 'neck', allowed: ARM },
];

/** A test up to the preposition that leads to its part; group 1 is its name, as it stands. */
const TEST_OF = caseless(
  new RegExp(
    String.raw`\b(${TESTS.map(({ names }) => names).join('|')})(?:['\u2019]?s?['\u2019]?)(?: (?:tests?|testing|signs?|maneuvers?|impingement (?:tests?|signs?)))?(?: (?:is|was|were|are|remains|remained))?(?: (?:also|mildly|strongly|weakly))?(?: (?:positive|negative|equivocal|present|noted|normal))? (?:on|of|at|in|over|for)(?: the| his| her| both)? $`,
    'i',
  ),
);
const byName: readonly (readonly [RegExp, NamedTests])[] = TESTS.map((tests) => [
  new RegExp(`^(?:${tests.names})$`, 'i'),
  tests,
]);

/** Names of tests are also names of persons and plain words: something must tell that a test is meant. */
const IS_TEST = /\b(?:tests?|testing|signs?|maneuvers?|positive|negative|equivocal|raise|raises|raising)\b/i;

interface StrayTest extends Stretch {
  readonly test: string;
  readonly tests: string;
}

/** How far before a part its test may stand. */
const REACH = 80;

function strayTests({ bodyParts, text }: Reading): readonly StrayTest[] {
  const found: StrayTest[] = [];
  for (const { start, end, covers } of bodyParts) {
    if (!/ (?:on|of|at|in|over|for)(?: the| his| her| both)? $/i.test(text.slice(Math.max(0, start - 10), start)))
      continue;
    const before = text.slice(Math.max(0, start - REACH), start);
    const match = TEST_OF.exec(before);
    const test = match?.[1];
    if (match === null || test === undefined || !IS_TEST.test(before.slice(Math.max(0, match.index - 10)))) continue;
    const known = byName.find(([name]) => name.test(test))?.[1];
    if (known === undefined || overlaps(covers, known.allowed)) continue;
    found.push({ start, end, test, tests: known.tests });
  }
  return found;
}
