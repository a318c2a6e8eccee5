import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Sentence, Stretch } from '../../facts/passage';
import { overlaps, withClosePlaces } from '../../facts/regions';
import { standingOf } from '../../facts/statements';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { placesIn, quoted } from './clinicalComparison';
import { exampleLetter } from './exampleLetter';

type Study = 'MRI' | 'CT' | 'X-rays' | 'nerve tests';

const STUDY = caseless(
  /\b(?:(MRIs?|magnetic resonance imaging)|(CT|CAT scans?|computed tomography|computerized tomography)|(x-? ?rays?|radiographs?|plain films?)|(EMGs?|electromyogra(?:m|phy)|NC[SV]s?|nerve conduction(?: stud(?:y|ies))?|electro-? ?diagnostic stud(?:y|ies)))\b/gi,
);
const STUDIES: readonly Study[] = ['MRI', 'CT', 'X-rays', 'nerve tests'];

const NORMAL_BEHIND = caseless(
  /^(?: (?:scans?|stud(?:y|ies)|reports?|films?|results?|imaging))?(?: (?:of|from|dated|on|done|performed|taken|obtained) [^.;]{1,60}?)? (?:was|were|is|are)(?: also| reported| read| noted| found| interpreted)?(?: as| to be)? ["\u201c]?(?:completely |entirely |essentially )?(?:normal|unremarkable|negative)\b(?!,? (?:for|alignment|bone|disc|disk|soft|except|other|findings? (?:of|at)|aside|apart|at|but|in|on|with))/i,
);
const NOTHING_FOUND = caseless(
  /\b(?:no|without) (?:significant |abnormal |positive |acute )?(?:findings?|abnormalit(?:y|ies)) (?:of|on|in|by) (?:the |a )?(?:lumbar |cervical |thoracic |left |right )?$/i,
);
const PATHOLOGY =
  '(?:tears?|fractures?|herniations?|protrusions?|extrusions?|bulg(?:e|es|ing)|stenosis|tendin(?:itis|osis|opathy)|(?:pars )?defects?|ruptures?|spondylolisthesis|anterolisthesis|dislocations?|neuropathy|carpal tunnel syndrome|radiculopathy|entrapment)';
const FOUND_BEHIND = caseless(
  new RegExp(
    `^[^.;]{0,80}?\\b(?:reveal(?:s|ed|ing)?|show(?:s|ed|ing)?|demonstrat(?:es|ed|ing)|confirm(?:s|ed)|evidenced|positive for|was notable for)(?: (?!(?:no|not|without|negative)\\b)[^\\s.;]+){0,7}? ${PATHOLOGY}\\b`,
    'i',
  ),
);
/** Told as a possibility, as a plan, or by a guideline. */
const OPEN =
  /\b(?:if|may|might|could|would|should|when|where|whether|unless|patients|guidelines?|rule out|request(?:ed|s)? (?:for|is)|recommend\w*|possible|suspected|repeat)\b/i;

export const studyResultMismatch: Rule = {
  code: 'study-result-mismatch',
  title: 'A study is normal in one place and not in the other',
  severity: 'information',
  source: 'LC 4610.6(e) and (h)(5); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  perIssue: 'alone',
  whatItDoes:
    'Reports a rationale that calls an MRI, a CT, X-rays or a nerve test normal of which the summary tells a finding (a tear, a fracture, a bulging disc, ...), or tells a finding of a study that is normal by the summary. Only studies of one kind and of the same part of the body are compared.',
  whyItMatters:
    'The result of a study decides many requests. A plainly erroneous finding of fact is a ground on which a determination can be set aside (LC 4610.6(h)(5)).',
  whatToDo: 'Look up the report of the study and correct the place that is wrong.',
  examples: {
    wrong: [
      letterWith('An MRI of the left knee revealed a medial meniscal tear.', 'The «MRI of the left knee was normal».'),
      letterWith(
        'A CT of the lumbar spine showed multilevel disc bulging.',
        'There is tenderness, but there were no significant findings on the «CT».',
      ),
      letterWith('X-rays of the left knee were normal.', '«X-rays of the left knee showed a fracture» of the patella.'),
    ],
    right: [
      letterWith(
        'An MRI of the left knee revealed a tear. X-rays were normal.',
        'X-rays of the left knee were normal.',
      ),
      letterWith('An MRI of the neck revealed a disc bulge.', 'The MRI of the left knee was normal.'),
      letterWith(
        'An MRI of the left knee revealed a tear.',
        'The MRI was negative for fracture. If the MRI is normal, therapy is advised.',
      ),
      letterWith('X-rays showed no fracture.', 'X-rays were normal.'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const { summary } = facts;
    if (summary === null) return;
    const known = summary.reading.once(resultsIn);
    if (known.length === 0) return;
    for (const { rationale } of facts.issues) {
      if (rationale === null) continue;
      for (const result of rationale.reading.once(resultsIn)) {
        const against = opposed(result, rationale, known, summary);
        if (against !== null) yield report(result, rationale, against, summary);
      }
    }
  },
};

function letterWith(summary: string, rationale: string): string {
  return exampleLetter(
    [{ item: 'Surgery', rationale: `${rationale} The request is not medically necessary.` }],
    summary,
  );
}

function report(result: Result, rationale: Passage, against: Result, summary: Passage): Report {
  return {
    ...rationale.place(result),
    message: `The rationale says that the ${result.study} ${result.isNormal ? 'showed nothing' : 'showed a finding'} (${quoted(rationale, result.sentence)}), but the summary says: ${quoted(summary, against.sentence)}. Look up the report and correct the place that is wrong.`,
    related: { ...summary.place(against), message: 'The summary.' },
  };
}

interface Result extends Stretch {
  readonly study: Study;
  readonly isNormal: boolean;
  readonly sentence: Sentence;
}

/** For {@link Reading.once}. */
function resultsIn({ text, sentences }: Reading): readonly Result[] {
  const results: Result[] = [];
  for (const match of text.matchAll(STUDY)) {
    const study = STUDIES[match.slice(1).findIndex((group) => group !== undefined)];
    const sentence = sentences.find(({ end }) => match.index < end);
    if (study === undefined || sentence === undefined) continue;
    const end = match.index + match[0].length;
    const behind = text.slice(end, Math.min(sentence.end, end + 200));
    const before = text.slice(sentence.start, match.index);
    const normal = NORMAL_BEHIND.exec(behind);
    const nothing = NOTHING_FOUND.test(before);
    const found = normal === null && !nothing ? FOUND_BEHIND.exec(behind) : null;
    if ((normal === null && !nothing && found === null) || OPEN.test(sentence.text)) continue;
    if (standingOf(sentence.text, { start: 0, end: 1 }) !== 'said' && EARLIER.test(sentence.text)) continue;
    results.push({
      start: match.index,
      end: end + (normal?.[0].length ?? found?.[0].length ?? 0),
      study,
      isNormal: found === null,
      sentence,
    });
  }
  return results;
}

const EARLIER = /\butili[sz]ation review\b|\bdenied\b|\bnon-?certified\b/i;

/** The result of the same study in the summary, where all that it tells of it is the opposite. */
function opposed(result: Result, rationale: Passage, known: readonly Result[], summary: Passage): Result | null {
  const places = placesIn(rationale, result.sentence);
  const near = withClosePlaces(places);
  let against: Result | null = null;
  for (const other of known) {
    if (other.study !== result.study) continue;
    const there = placesIn(summary, other.sentence);
    if (places !== 0 && there !== 0 && !overlaps(near, there)) continue;
    if (other.isNormal === result.isNormal) return null;
    against ??= other;
  }
  return against;
}
