import type { Topic } from '../../facts/clinicalTopics';
import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import { overlaps, withClosePlaces } from '../../facts/regions';
import type { Statement } from '../../facts/statements';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placesAt, quoted } from './clinicalComparison';

/** What can only be there or not be there at one examination. */
const TOPICS: Readonly<Partial<Record<Topic, string>>> = {
  spasm: 'spasm',
  tenderness: 'tenderness',
  motion: 'a limited range of motion',
  weakness: 'weakness',
  sensation: 'a loss of sensation',
  reflexes: 'changed reflexes',
  straightLegRaise: 'a positive straight leg raise',
  numbness: 'numbness or tingling',
  swelling: 'swelling',
  instability: 'instability',
  neurologicDeficit: 'a neurologic deficit',
  physicalTherapy: 'physical therapy',
  chiropractic: 'chiropractic treatment',
  acupuncture: 'acupuncture',
};
/** Another time or a possibility: both may hold. */
const OTHERWISE =
  /\b(?:previous(?:ly)?|prior|initial(?:ly)?|earlier|history|may|might|could|would|possible|suspected|if|unless|rule out|request(?:ed|s)?|recommend(?:s|ed)?|new|recent|since|on \d|in (?:19|20)\d\d|dated|improved|resolved|now|currently|at this time)\b/i;

export const rationaleContradictsItself: Rule = {
  code: 'rationale-contradicts-itself',
  title: 'A rationale both affirms and denies a finding',
  severity: 'information',
  source: 'LC 4610.6(c) and (e); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that tells of a finding or treatment of this patient (spasm, weakness, swelling, physical therapy, ...) and denies it in another sentence, for the same part of the body. Guidelines, other visits and denials of a part only are left alone.',
  whyItMatters: 'A reader cannot tell which of the two the decision rests on.',
  whatToDo: 'Check the records and keep the one that holds; or say when, where or how far each of them does.',
  examples: {
    wrong: [
      rationaleOf(
        'The examination revealed spasm and tenderness of the neck. However, there is «no documentation of muscle spasm».',
      ),
      rationaleOf(
        'The patient has completed physical therapy. The records show «no documentation of physical therapy».',
      ),
    ],
    right: [
      rationaleOf('The examination revealed spasm of the neck. There is no spasm of the lumbar spine.'),
      rationaleOf('On 02/01/2017 the examination revealed spasm. There is no spasm at this time.'),
      rationaleOf(
        'The examination revealed weakness of the left grip. There is no significant weakness of the left grip.',
      ),
      rationaleOf(
        'Guidelines support treatment where spasm is found on examination. There is no documentation of muscle spasm.',
      ),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const { rationale } of facts.issues) {
      if (rationale === null) continue;
      for (const [denied, affirmed] of rationale.reading.once(clashesIn)) {
        yield {
          ...rationale.place(denied),
          message: `The rationale denies ${TOPICS[denied.topic] ?? ''} here, but tells of it in another sentence: ${quoted(rationale, affirmed.sentence)}. Keep the one that the records show, or say when and where each holds.`,
          related: { ...rationale.place(affirmed), message: 'Here it is told of.' },
        };
      }
    }
  },
};

function rationaleOf(rationale: string): string {
  return `Cyclobenzaprine 7.5 mg #60: Upheld

Claims Administrator guideline: Decision based on MTUS Neck Complaints 2004.

MAXIMUS guideline: Decision based on MTUS Neck Complaints 2004, Section(s): Initial Care.

Decision rationale: ${rationale} The request is not medically necessary.
`;
}

type Clash = readonly [denied: Statement, affirmed: Statement];

/** One for each topic; for {@link Reading.once}. */
function clashesIn(rationale: Reading): readonly Clash[] {
  const told = new Map<Topic, Statement[]>();
  for (const statement of rationale.statements) {
    if (TOPICS[statement.topic] === undefined) continue;
    const others = told.get(statement.topic);
    if (others === undefined) told.set(statement.topic, [statement]);
    else others.push(statement);
  }
  return [...told.values()].flatMap((statements) => clashOf(rationale, statements) ?? []);
}

/** A denial and an affirmation that cannot both hold; `null` where there are none. */
function clashOf(rationale: Reading, statements: readonly Statement[]): [Clash] | null {
  if (!statements.some(({ polarity }) => polarity === 'absent')) return null;
  const certain = statements.filter(
    ({ standing, qualified, sentence }) =>
      standing === 'said' && !qualified && !OTHERWISE.test(rationale.text.slice(sentence.start, sentence.end)),
  );
  for (const denied of certain) {
    if (denied.polarity !== 'absent') continue;
    for (const affirmed of certain) {
      if (affirmed.polarity !== 'present' || !(affirmed.ofPatient || affirmed.examined)) continue;
      if (affirmed.sentence.start === denied.sentence.start) continue;
      const here = placesAt(rationale, denied, denied.sentence);
      const there = placesAt(rationale, affirmed, affirmed.sentence);
      if (here === 0 || there === 0 || overlaps(withClosePlaces(here), there)) return [[denied, affirmed]];
    }
  }
  return null;
}
