import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf, type Word, wordsIn } from './prose';

/** Words that stand twice on purpose. */
const MAY_STAND_TWICE = new Set(['had', 'that', 'very', 'her', 'so', 'much', 'walla']);
/** The forms of verbs: stems that take the usual endings, and forms of their own. */
function verbs(stems: string, forms: string): RegExp {
  return new RegExp(`^(?:(?:${stems.replaceAll(' ', '|')})(?:e?s|e?d|ing)?|${forms.replaceAll(' ', '|')})$`);
}

/**
 * Verbs whose particle may be followed by the same word as a preposition: `was put in in 2006`, `relied on on the job`.
 * Others have no such particle (`seen in in May`).
 */
const PHRASAL: ReadonlyMap<string, RegExp> = new Map([
  [
    'in',
    verbs(
      'call check clock com drop dropp fax fill fit fitt hand kick let lock log logg mail mov phon plug plugg pull screw send set sett sign stay step stepp turn walk',
      'came went go goes going gone put puts putting brought brings gave gives given giving sent broke broken built',
    ),
  ],
  [
    'on',
    verbs(
      'com count decid depend elaborat focus insist land lean log logg mov operat pass press pull reli sign step stepp switch touch turn walk work',
      'rely relying carry carries carried carrying came went go goes going gone put puts putting held hold kept keeps keep lies lay lain lying stood stand stands sat sits slept sleeps hung later early further drove ran',
    ),
  ],
  [
    'over',
    verbs(
      'bend cross fall hand mov roll switch tip tipp trip tripp turn',
      'bent fell fallen ran came went go took taken carried left',
    ),
  ],
  [
    'up',
    verbs(
      'climb follow hold look mov sign stand turn walk',
      'went go goes going gone stood got gets kept made woke wakes sat held',
    ),
  ],
  ['by', verbs('abid com drop dropp pass stop stopp walk', 'came went go goes going gone drove got gets stood lived')],
  ['off', verbs('call cut drop dropp mov pull step stepp tak taper turn wean', 'came fell fallen took taken went')],
  ['through', verbs('com fall follow pass', 'came went go goes going gone fell fallen got')],
]);
/** `What the pain is is unknown`: two verbs, of the clause and of the sentence. */
const TWO_VERBS = new Set(['is', 'was', 'are', 'were', 'do', 'does', 'did', 'has', 'have', 'can', 'will']);
const CLAUSE_BEFORE =
  /\b(?:what|whatever|whoever|where|wherever|who|how|all(?= (?:that|he|she|they|it|we|I|the (?:patient|worker|employee|claimant)) )|whether|why)\b[^,.;:]{1,80} $/i;
/** `The drug that he was on on Monday`: what it is on stands before the clause. */
const ON_BEFORE =
  /\b(?:the|an?|this|these|those|his|her|all|any|every|each|whatever|whichever)(?: [a-z-]+){1,3} (?:that |which )?(?:he|she|they|the patient) (?:is|was|were|are|had been) $/i;
/** `in May may`, `in the OR or`: the month or an abbreviation, and a word. */
const CAPITALS = /^[A-Z]{2,}$/;

/** Letters stand for grades, levels and list members. */
const SINGLE_LETTERS = /^[a-z]$/;

export const doubledWord: Rule = {
  code: 'doubled-word',
  title: 'A word appears twice in a row',
  severity: 'warning',
  source: 'Good practice; seen in posted determination letters',
  formats: proseFormats,
  fixSafety: 'safe',
  whatItDoes:
    'Reports a word that is written twice in a row (`the the`), also over a line end, and a member of a list that is named twice in a row. Words that may stand twice (`had had`, `that that`) are left alone.',
  whyItMatters: 'A doubled word is a trace of editing, and sometimes a word between the two was lost.',
  whatToDo: 'Delete one of the two, or add the word that is missing between them.',
  examples: {
    wrong: [
      withRationale('The records show «the the» knee is stable.'),
      withRationale('She completed six visits «of\nof» therapy.'),
      withRationale('«The the» knee is stable.'),
      withRationale('The MRI «was was» normal.'),
      withRationale('He asks for therapy, «knee imaging, knee imaging», and a brace.'),
    ],
    right: [
      withRationale('He had had surgery before that that was seen.'),
      withRationale('The pain is very very strong, 10 10 on both days.'),
      withRationale('The knee is stable. Stable joints need no imaging.'),
      withRationale('The left knee, left ankle, and the right, right-handed arm; pain, pain relief.'),
      withRationale('Grade A, a finding of note; sprain/strain, strain of the back.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      for (const { start: from, end: to } of passage.reading.once(doubledMembersOf)) {
        const { start, end } = passage.place({ start: from, end: to });
        const member = passage.text.slice(from, to).split(', ')[0] ?? '';
        const second = passage.place({ start: from + member.length, end: to });
        yield {
          start,
          end,
          message: `"${shortened(member)}" appears twice in this list. Delete one, or write what was meant instead.`,
          fix: { title: `Delete the second "${shortened(member)}"`, edits: [{ ...second, newText: '' }] },
        };
      }
      for (const [first, second] of passage.reading.once(doubledWords)) {
        const one = passage.text.slice(first.start, first.end);
        const other = passage.text.slice(second.start, second.end);
        const { start } = passage.place(first);
        const { end } = passage.place(second);
        yield {
          start,
          end,
          message: `"${one}" appears twice. Delete one, or add the word missing between them.`,
          fix: {
            title: `Delete the second "${other}"`,
            edits: [{ start: passage.place(first).end, end, newText: '' }],
          },
        };
      }
    }
  },
};

function doubledWords(reading: Reading): readonly (readonly [Word, Word])[] {
  const { text } = reading;
  const words = reading.once(wordsIn);
  return words.flatMap((second, at) => {
    const first = words[at - 1];
    return first !== undefined && isDoubled(text, first, second) ? [[first, second] as const] : [];
  });
}

function isDoubled(text: string, first: Word, second: Word): boolean {
  if (first.key !== second.key || second.gap !== 'blank') return false;
  if (MAY_STAND_TWICE.has(first.key) || first.glued || second.glued || first.broken || second.broken) return false;
  if (SINGLE_LETTERS.test(first.key) && first.key !== 'a') return false;
  // Capitals are names and abbreviations: `Walla Walla`, `grade A a day`.
  const [one, other] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
  if (other !== other.toLowerCase() && one !== one.toLowerCase()) return false;
  if (CAPITALS.test(one) !== CAPITALS.test(other)) return false;
  if (first.key === 'may' && one !== other) return false;
  if (text.charAt(first.start - 1) === '-' || text.charAt(second.end) === '-') return false;
  const before = text.slice(Math.max(0, first.start - 100), first.start);
  if (TWO_VERBS.has(first.key)) return !CLAUSE_BEFORE.test(before);
  if ((first.key === 'on' || first.key === 'off') && ON_BEFORE.test(before)) return false;
  const verb = /([A-Za-z]+) $/.exec(before)?.[1]?.toLowerCase() ?? '';
  return PHRASAL.get(first.key)?.test(verb) !== true;
}

const doubledMembersOf = ({ text }: Reading): readonly { start: number; end: number }[] => [...doubledMembers(text)];

/** A member of a list that is named twice in a row: `knee, wrist, wrist and ankle`. */
function* doubledMembers(text: string): Generator<{ start: number; end: number }> {
  for (let comma = text.indexOf(', '); comma >= 0; comma = text.indexOf(', ', comma + 2)) {
    const member = MEMBER.exec(text.slice(comma + 2, comma + 72))?.[0];
    if (member === undefined) continue;
    const start = comma - member.length;
    if (start < 0 || text.slice(start, comma) !== member) continue;
    if (start > 0 && !/(?:[,:;(] | (?:and|of|for|or|to) )$/.test(text.slice(Math.max(0, start - 5), start))) continue;
    yield { start, end: comma + 2 + member.length };
  }
}

/** A member of a list up to the mark or word that ends it; short ones may be repeated on purpose (`no, no`). */
const MEMBER = /^[A-Za-z][A-Za-z -]{3,60}?(?=[,.;)]|$| and | or )/;
