// Made-up determination letters of any size for the benchmarks. The same seed gives the same letter on every machine.
// Only the standard sentences of the form are those of real letters.

/** Lines are no longer than the line length that Markdown linters accept, so that no peer is busy with long lines. */
const WIDTH = 78;

const HOW = `MAXIMUS Federal Services sent the complete case file to an expert reviewer. He/she has no affiliation with the \
employer, employee, providers or the claims administrator. He/she has been in active clinical practice for more than \
five years and is currently working at least 24 hours a week in active practice. The expert reviewer was selected based \
on his/her clinical experience, education, background, and expertise in the same or similar specialties that evaluate \
and/or treat the medical condition and disputed items/Service. He/she is familiar with governing laws and regulations, \
including the strength of evidence hierarchy that applies to Independent Medical Review determinations.`;
const CREDENTIALS_LEAD_IN = 'The Expert Reviewer has the following credentials:';
const SUMMARY_LEAD_IN =
  'The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:';
const ISSUES_LEAD_IN =
  'The Final Determination was based on decisions for the disputed items/services set forth below:';
const HEADINGS = {
  how: 'HOW THE IMR FINAL DETERMINATION WAS MADE',
  summary: 'CLINICAL CASE SUMMARY',
  issues: 'IMR ISSUES, DECISIONS AND RATIONALES',
};

const WORKERS = ['baker', 'bus driver', 'florist', 'glazier', 'librarian', 'machinist', 'postal clerk', 'welder'];
const EVENTS = ['slipped on a wet ramp', 'lifted a crate of tools', 'fell from a step stool', 'caught a falling shelf'];
const PARTS = [
  { name: 'lumbar spine', chapter: 'Low Back Complaints 2004' },
  { name: 'cervical spine', chapter: 'Neck and Upper Back Complaints 2004' },
  { name: 'left knee', chapter: 'Knee Complaints 2004' },
  { name: 'right knee', chapter: 'Knee Complaints 2004' },
  { name: 'left shoulder', chapter: 'Shoulder Complaints 2004' },
  { name: 'right wrist', chapter: 'Forearm, Wrist, and Hand Complaints 2004' },
  { name: 'left ankle', chapter: 'Ankle and Foot Complaints 2004' },
];
const SERVICES = [
  'MRI of the @ without contrast, study %',
  '% sessions of physical therapy for the @',
  '% acupuncture treatments for the @',
  'Brace for the @, model %',
  'Injection % of a corticosteroid, @',
  'Topical menthol gel for the @, % grams',
  'Electrical stimulation unit for the @ (%-day trial)',
];
const CITATIONS = [
  'Decision based on MTUS @, Section(s): Special Studies.',
  'Decision based on MTUS @, Section(s): Special Studies, Initial Care.',
  'Decision based on MTUS @, Section(s): Summary, and General Approaches 2004, Section(s): Initial Approaches to Treatment.',
];
const FINDINGS = [
  'The note of # gives a pain level of % out of 10 at rest and more after a day of work.',
  'On #, the examination found stiffness of the @ and no loss of strength or feeling.',
  'The injured worker wore a support for % weeks and used ice and anti-inflammatory tablets.',
  'X-rays of the @ taken on # showed no fracture, and the joint spaces were kept.',
  'The records mention 6 visits for exercises, but not what was gained by them.',
  'A trial of light duty began on #, with a limit of % kilograms for lifting.',
  'The treating physician plans to see the injured worker again in % weeks.',
  'Sleep is broken about % nights a week, which has not changed since #.',
];
const DEFECTS = /** @type {const} */ ([
  'placeholder',
  'contradiction',
  'no conclusion',
  'unknown decision',
  'missing guideline',
]);
/** In characters; the longest issue needs less. */
const SMALLEST_REST = 1_600;
const REASONS = [
  'The guideline asks for a finding that would change the plan of care before this service is approved.',
  'The examination of # shows such a finding at the @, and simpler care has been tried for % weeks.',
  'The examination of # shows no such finding at the @, and simpler care has not been tried.',
  'The guideline allows a first course of % visits and more where a gain in function is written down.',
  'The records do not tell what the earlier 6 visits have done for work or daily life.',
  'Exercises at home remain open to the injured worker and are recommended in any case.',
  'Heat and a change of pace at work were enough for the @ until #, when the pain came back after a long shift.',
  'Swelling of the @ went down within % days, which speaks for a strain and against a tear.',
  'A second opinion was offered on # and declined, as the injured worker preferred to wait.',
  'Nothing in the file explains why the @ should be treated before the other complaints.',
  'Tablets were taken on % days of the last month, fewer than in the month before.',
  'The note of # is hard to read, and a typed copy was asked for without success.',
  'Stairs and ladders are avoided, while walking on level ground is possible for % minutes.',
  'Grip and stance were steady on #, and no support was needed to cross the room.',
  'The plan gives no goal for the @ that could be measured after % weeks.',
  'Work at a desk was tried for % hours a day and given up when the line was closed.',
  'A brace that was bought privately is worn at night and eases the @ a little.',
  'The family drives the injured worker to appointments, % miles each way, since #.',
];

/** Three lists whose combinations make the rationales of a long letter as different as those that people write. */
const WHO = [
  'the foreman',
  'a co-worker',
  'the nurse',
  'her brother',
  'the dispatcher',
  'the pharmacist',
  'a neighbor',
  'the clerk',
];
const DID = [
  'called about',
  'described',
  'remembered',
  'wrote down',
  'asked about',
  'mentioned',
  'confirmed',
  'doubted',
];
const WHAT = [
  'the long shifts of last winter',
  'a stumble on the loading dock',
  'the broken lift in the warehouse',
  'an evening without any pain',
  'the new chair by the window',
  'a walk around the harbor',
  'the heavy doors of the cold store',
  'an hour of gardening on a Sunday',
];

/**
 * @typedef {object} MadeLetter
 * @property {string} text the letter in the form of 2016
 * @property {string} markdown the same words as a Markdown document, for tools that read no letters
 */

/**
 * Makes a letter with as many issues as its size takes. About one issue in four has a defect that our rules report.
 * @param {{ seed: number, size: number }} options `size` in characters, met within a sentence
 * @returns {MadeLetter}
 */
export function makeLetter({ seed, size }) {
  const random = makeRandom(seed);
  const fill = (/** @type {string} */ sentence, /** @type {string} */ part) =>
    sentence
      .replaceAll('@', part)
      .replaceAll('#', () => random.pick(days))
      .replaceAll('%', () => String(2 + random.below(8)));
  const days = Array.from({ length: 6 }, () => date(random, 2016));
  const body = random.pick(PARTS).name;
  const summary = [
    `The injured worker is a ${20 + random.below(45)}-year-old ${random.pick(WORKERS)} who ${random.pick(EVENTS)} and hurt the ${PARTS.map(({ name }) => name).join(', the ')}.`,
    `Visits took place on ${days.join(', ')}. The treating physician requested MRI studies, physical therapy, acupuncture, braces, injections of a corticosteroid, topical menthol gel, and electrical stimulation units.`,
    ...Array.from({ length: 9 }, () => fill(random.pick(FINDINGS), body)),
  ].join(' ');
  const rows = [
    ['Case Number', `CM17-0${990000 + random.below(10000)}`],
    ['Date Assigned', date(random, 2017, 5), 'Date of Injury', date(random, 2015)],
    ['Decision Date', date(random, 2017, 6), 'UR Denial Date', date(random, 2017, 3)],
    ['Priority', 'Standard', 'Application', date(random, 2017, 4)],
  ];
  const text = [
    ...rows.map(([label = '', value = '', second, other]) =>
      second === undefined
        ? `${`${label}:`.padEnd(20)}${value}`
        : `${`${label}:`.padEnd(20)}${value.padEnd(18)}${(second === 'Application' ? second : `${second}:`).padEnd(18)}${other}`,
    ),
    `${' '.repeat(38)}Received:`,
    '',
    `${' '.repeat(17)}${HEADINGS.how}`,
    wrap(HOW),
    '',
    CREDENTIALS_LEAD_IN,
    'State(s) of Licensure: California, Oregon',
    'Certification(s)/Specialty: Occupational Medicine',
    '',
    `${' '.repeat(28)}${HEADINGS.summary}`,
    wrap(SUMMARY_LEAD_IN),
    '',
    wrap(summary),
    '',
    `${' '.repeat(20)}${HEADINGS.issues}`,
    wrap(ISSUES_LEAD_IN),
    '',
  ];
  const markdown = [
    `# ${rows[0]?.join(' ')}`,
    '',
    ...rows.slice(1).flatMap(([label, value, second, other]) => [`- ${label}: ${value}`, `- ${second}: ${other}`]),
    '',
    `## ${HEADINGS.how}`,
    '',
    wrap(HOW),
    '',
    CREDENTIALS_LEAD_IN,
    '',
    '- State(s) of Licensure: California, Oregon',
    '- Certification(s)/Specialty: Occupational Medicine',
    '',
    `## ${HEADINGS.summary}`,
    '',
    wrap(SUMMARY_LEAD_IN),
    '',
    wrap(summary),
    '',
    `## ${HEADINGS.issues}`,
    '',
    wrap(ISSUES_LEAD_IN),
    '',
  ];
  let length = text.join('\n').length;
  for (let number = 1; length < size; number += 1) {
    const { name: part, chapter } = random.pick(PARTS);
    const overturned = random.below(5) === 0;
    const defect = random.below(4) === 0 ? random.pick(DEFECTS) : undefined;
    const decision = defect === 'unknown decision' ? 'Partially Upheld' : overturned ? 'Overturned' : 'Upheld';
    const item = `${random
      .pick(SERVICES)
      .replace('@', part)
      .replace('%', String(number + 1))}: ${decision}`;
    const claimsAdministrator = `Claims Administrator guideline: ${random.pick(CITATIONS).replace('@', chapter)}`;
    const reviewer = `MAXIMUS guideline: ${random.pick(CITATIONS).replace('@', chapter)}`;
    const necessary = overturned !== (defect === 'contradiction');
    const conclusion = `Therefore, the request is ${necessary ? '' : 'not '}medically necessary.`;
    const from = random.below(REASONS.length);
    const reasons = [0, 5, 11].map((step) => fill(REASONS[(from + step) % REASONS.length] ?? '', part));
    const remark = () =>
      `Then ${random.pick(WHO)} ${random.pick(DID)} ${random.pick(WHAT)}, while ${random.pick(WHO)} ${random.pick(DID)} ${random.pick(WHAT)}.`;
    reasons.splice(1, 0, remark(), remark());
    const paragraphs = () => {
      const rationale = [
        ...reasons,
        ...(defect === 'placeholder' ? ['[INSERT what the records show]'] : []),
        ...(defect === 'no conclusion' ? [] : [conclusion]),
      ];
      return [
        item,
        ...(defect === 'missing guideline' ? [] : [claimsAdministrator]),
        reviewer,
        `Decision rationale: ${rationale.join(' ')}`,
      ].map(wrap);
    };
    let issue = paragraphs();
    const left = () => size - length - issue.join('\n\n').length;
    // Where a further issue would not fit, the last rationale grows until the size is met.
    for (const last = left() < SMALLEST_REST; last && left() > 0; issue = paragraphs()) reasons.push(remark());
    length += issue.join('\n\n').length + 2;
    text.push(issue.join('\n\n'), '');
    markdown.push(`### Item ${number}`, '', issue.join('\n\n'), '');
  }
  return { text: text.join('\n'), markdown: `${markdown.join('\n').trimEnd()}\n` };
}

/**
 * Texts that a linear parser reads in linear time and a careless one does not, each a letter whose one part is huge.
 * @type {{ name: string, make: (size: number) => string }[]}
 */
export const HARD_SHAPES = [
  {
    name: 'one line: prose in the summary',
    make: (size) => around('summary', repeat('The @ is stiff, as before; ', size)),
  },
  {
    name: 'one line: an item',
    make: (size) => around('issues', `${repeat('Brace for the left knee: Upheld, ', size)}: Upheld`),
  },
  {
    name: 'one line: a label, again and again',
    make: (size) => around('issues', repeat('Decision rationale: ', size)),
  },
  {
    name: 'one line: a guideline line',
    make: (size) =>
      around(
        'issues',
        `Brace for the left knee: Upheld\n\nMAXIMUS guideline: ${repeat('Decision based on MTUS Knee Complaints 2004, Section(s): Special Studies, Initial Care, and ', size)}`,
      ),
  },
  {
    name: 'one line: a rationale',
    make: (size) =>
      around(
        'issues',
        `Brace for the left knee: Upheld\n\nDecision rationale: ${repeat('The knee is stable. The brace is not medically necessary. ', size)}`,
      ),
  },
  { name: 'one line: one word', make: (size) => around('summary', 'n'.repeat(size)) },
  { name: 'one line: blanks', make: (size) => around('summary', `from${' '.repeat(size)}to`) },
  { name: 'blank lines', make: (size) => around('issues', '\n'.repeat(size)) },
  { name: 'item lines only', make: (size) => around('issues', repeat('Brace: Upheld\n\n', size)) },
  { name: 'rationale labels only', make: (size) => around('issues', repeat('Decision rationale:\n', size)) },
  {
    name: 'guideline labels only',
    make: (size) => around('issues', repeat('MAXIMUS guideline:\n\nClaims Administrator guideline:\n\n', size)),
  },
  { name: 'headings only', make: (size) => repeat(`${HEADINGS.issues}\n${HEADINGS.summary}\n`, size) },
  { name: 'lines of one letter', make: (size) => around('issues', repeat('a\n', size)) },
];

/** @param {string} piece @param {number} size */
function repeat(piece, size) {
  return piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
}

/**
 * Puts a text into the summary or before the issues of an otherwise ordinary letter.
 * @param {'summary' | 'issues'} where
 * @param {string} text
 */
function around(where, text) {
  const letter = makeLetter({ seed: 1, size: 5_000 }).text;
  const leadIn = wrap(where === 'summary' ? SUMMARY_LEAD_IN : ISSUES_LEAD_IN);
  const at = letter.indexOf(leadIn) + leadIn.length;
  return `${letter.slice(0, at)}\n\n${text}\n${letter.slice(at)}`;
}

/** @param {string} text */
function wrap(text) {
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** @param {Random} random @param {number} year @param {number} [month] */
function date(random, year, month = 1 + random.below(12)) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, '0');
  return `${two(month)}/${two(1 + random.below(28))}/${year}`;
}

/**
 * @typedef {object} Random
 * @property {(limit: number) => number} below a whole number from 0 up to, but not including, the limit
 * @property {<T>(list: readonly T[]) => T} pick
 */

/**
 * Numbers that look random but are the same in every run (mulberry32).
 * @param {number} seed
 * @returns {Random}
 */
export function makeRandom(seed) {
  let state = seed;
  const below = (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  return { below, pick: (list) => /** @type {any} */ (list[below(list.length)]) };
}
