import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { type Report, type Rule, structuredFormats } from '../rule';
import { quoted } from './clinicalComparison';
import { exampleLetter } from './exampleLetter';

/** The motions of a joint, each with the word that makes it another one: `lateral flexion` is no flexion. */
const MOTION = caseless(
  /\b((?:plantar |palmar |volar |dorsal |lateral |side |left |right |horizontal |cross[- ]?body |ulnar |radial )?(?:flexion|extension|abduction|adduction|internal rotation|external rotation|supination|pronation|dorsiflexion|inversion|eversion|bending|tilt|deviation|rotation))\b/gi,
);
/** Any two of them, so that most texts need no closer look. */
const TWO_MOTIONS = /\b(?:flexion|extension|abduction|adduction|rotation|supination|pronation)\b/i;
const DEGREES = '\\d{1,3}(?: ?[-\u2013/] ?\\d{1,3})?(?: ?\u00b0| ?degrees?\\b)';
/** What is found of the motion, behind its name. */
const VALUE_BEHIND = new RegExp(
  `^(?: (?:of|at|to|is|was|up to|limited to|noted at|measured at|about))?:? ?(?:${DEGREES}|(?:is |was )?within normal(?: limits)?\\b)`,
  'i',
);
/** Behind a number of degrees: it tells the position in which the motion was measured, not the motion. */
const POSITION = /^ of (?:abduction|adduction|flexion|extension|elevation)\b/i;
/** Between two findings these tell what makes them two: another side, joint, kind or day. */
const APART =
  /[;.]|\b(?:left|right|bilateral(?:ly)?|both|active|passive|actively|passively|r|l|rt|lt|mcpj?|pipj?|dipj?|mpj?|ipj?|cmc|joints?|thumb|finger|digit|index|ring|little|small|middle|toe|opposite|contralateral|affected|unaffected|other|normal is|before|after|then|now|improved|previous(?:ly)?|prior|initial(?:ly)?|with the|while|but|compared|versus|vs|against|resisted|strength|pain (?:on|with|at))\b/i;

export const motionMeasuredTwice: Rule = {
  code: 'motion-measured-twice',
  title: 'One motion has two findings in one list',
  severity: 'information',
  source: 'LC 4610.6(e) and (h)(5); 8 CCR 9792.10.6(d)',
  formats: structuredFormats,
  whatItDoes:
    'Reports a motion of a joint that is named twice with its finding in one list (abduction 30 degrees, ... and abduction within normal limits), where no side, joint, kind of motion or visit stands between to tell the two apart.',
  whyItMatters:
    'One of the two is another motion, as abduction is easily written for adduction. The limits of motion are findings on which a decision rests.',
  whatToDo: 'Look up the examination and name the motion that was measured; or say what tells the two apart.',
  examples: {
    wrong: [
      letterWith(
        'The hip has flexion of 90 degrees, extension of 5 degrees, abduction of 30 degrees, and «abduction» within normal limits.',
      ),
      letterWith(
        'The examination showed cervical flexion at 30 degrees, «flexion» at 35 degrees, and left rotation at 50 degrees.',
      ),
      letterWith('Internal rotation was 40\u00b0, external rotation 60\u00b0, «internal rotation» 45\u00b0.'),
    ],
    right: [
      letterWith('Flexion of the left knee is 95 degrees and flexion of the right knee is 100 degrees.'),
      letterWith(
        'Left rotation is 40 degrees and right rotation is 50 degrees. Lateral flexion is 20 degrees, flexion 30 degrees.',
      ),
      letterWith(
        'Active flexion was 90 degrees, passive flexion 120 degrees. MCP flexion was 60 degrees and PIP flexion 30 degrees.',
      ),
      letterWith(
        'External rotation at 0 degrees of abduction is 40 degrees, external rotation at 90 degrees of abduction 60 degrees.',
      ),
      letterWith('On 11/02/2016 flexion was 40 degrees, on 12/02/2016 flexion was 60 degrees.'),
      letterWith('The knee had pain on flexion, and flexion was 90 degrees. Strength of flexion was 4/5.'),
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    for (const passage of [facts.summary, ...facts.issues.map(({ rationale }) => rationale)]) {
      if (passage === null) continue;
      for (const twice of passage.reading.once(measuredTwice)) yield report(passage, twice);
    }
  },
};

function letterWith(summary: string): string {
  return exampleLetter(
    [{ item: 'MRI of the left hip', rationale: 'The request is not medically necessary.' }],
    summary,
  );
}

function report(passage: Passage, { first, second, name }: Twice): Report {
  return {
    ...passage.place(name),
    message: `This list names ${passage.text.slice(name.start, name.end).toLowerCase()} twice, each with its own finding: ${quoted(passage, first)} and ${quoted(passage, second)}. One of the two is probably another motion. Look it up in the examination and correct it.`,
    related: { ...passage.place(first), message: 'The first time.' },
  };
}

interface Twice {
  /** With their findings. */
  readonly first: Stretch;
  readonly second: Stretch;
  /** The second name. */
  readonly name: Stretch;
}

/** For {@link Reading.once}. */
function measuredTwice({ text, sentences, bodyParts, days }: Reading): readonly Twice[] {
  const found: Twice[] = [];
  if (!TWO_MOTIONS.test(text)) return found;
  for (const { start, text: sentence } of sentences) {
    const earlier = new Map<string, Stretch>();
    for (const { 0: words, index } of sentence.matchAll(MOTION)) {
      const value = VALUE_BEHIND.exec(sentence.slice(index + words.length, index + words.length + 60));
      if (value === null || POSITION.test(sentence.slice(index + words.length + value[0].length))) continue;
      if (/(?:\u00b0|degrees) of $/i.test(sentence.slice(Math.max(0, index - 12), index))) continue;
      const name = { start: start + index, end: start + index + words.length };
      const second = { start: name.start, end: name.end + value[0].length };
      const first = earlier.get(words.toLowerCase());
      earlier.set(words.toLowerCase(), second);
      if (first === undefined || APART.test(text.slice(first.end, second.start))) continue;
      const isBetween = (one: Stretch) => one.start >= first.end && one.start < second.start;
      if (bodyParts.some(isBetween) || days.some(isBetween)) continue;
      // A part that is named behind its value belongs to it: `flexion is 95 degrees in the knee`.
      if (bodyParts.some((part) => part.start >= second.end && part.start < second.end + 16)) continue;
      found.push({ first, second, name });
    }
  }
  return found;
}
