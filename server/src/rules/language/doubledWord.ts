import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf, type Word, wordsIn } from './prose';

/** Words that stand twice on purpose. */
const MAY_STAND_TWICE = new Set(['had', 'that', 'very', 'her', 'so', 'much', 'walla']);
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
  return text.charAt(first.start - 1) !== '-' && text.charAt(second.end) !== '-';
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
