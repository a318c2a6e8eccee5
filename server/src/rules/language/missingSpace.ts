import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf, type Word, wordsIn } from './prose';

interface Gap {
  /** The offset at which a blank is missing. */
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

/** A mark with no blank behind it; what stands on its two sides is judged in code. */
const MARK = /[.,;)](?=[A-Za-z("\u201c])/g;
/** A whole word of an amount directly behind its number; short units (`50mg`) are written so. */
const COUNTED = new Set(
  'session sessions visit visits treatment treatments week weeks day days month months year years hour hours minute minutes times tablet tablets capsule capsules pill pills patches injection injections units refill refills inches pounds points degrees percent'.split(
    ' ',
  ),
);
/** Small words that stand before a number, never in one. */
const BEFORE_NUMBERS = new Set('on of for and the to with in dated is was at over from until since'.split(' '));
/** Words that have lost the blank between them; none of these is a word of its own. */
const GLUED_WORDS = new Map(
  (
    'of+the to+the in+the on+the for+the and+the with+the from+the by+the at+the that+the as+the is+the was+the if+the ' +
    'is+not was+not does+not did+not are+not were+not has+not have+not could+not would+not should+not is+no was+no ' +
    'has+been have+been had+been may+be+needed will+be can+be not+be the+patient the+patients the+worker the+injured ' +
    'the+claimant the+request the+requested the+medical the+guidelines the+records the+documentation the+lumbar ' +
    'the+cervical the+left the+right of+this in+this for+this to+this with+this this+is there+is there+are there+was ' +
    'there+were it+is it+was and+is and+was of+pain and+pain for+pain in+pain of+a for+a with+a was+a is+a and+a ' +
    'patient+is patient+was patient+has request+is request+was request+for treatment+of treatment+for history+of ' +
    'diagnosis+of documentation+of evidence+of lack+of number+of therapy+for therapy+is injury+on pain+in pain+and'
  )
    .split(' ')
    .map((words): [string, number] => [words.replaceAll('+', ''), words.indexOf('+')])
    // Two of the joined forms are words or names of their own.
    .filter(([joined]) => !['bythe', 'isa', 'ofa', 'asthe', 'fora', 'anda', 'wasa', 'itis', 'witha'].includes(joined)),
);

export const missingSpace: Rule = {
  code: 'missing-space',
  title: 'A space is missing',
  severity: 'warning',
  source: 'Good practice; seen in posted determination letters',
  formats: proseFormats,
  fixSafety: 'safe',
  whatItDoes:
    'Reports a period, comma or closing parenthesis with the next word directly after it, a number with its word directly after it (`18sessions`), and words that run together (`ofthe`).',
  whyItMatters:
    'Sentences that run together are easily misread, and a number that is joined to a word is easily overlooked.',
  whatToDo: 'Insert the space.',
  examples: {
    wrong: [
      withRationale('She tried conservative «measures.According» to the notes, they failed.'),
      withRationale('Therapy was approved for «18sessions» in all.'),
      withRationale('There is pain in both «knees,and» the left one gives way.'),
      withRationale('She took naproxen «500mg.The» pain improved.'),
      withRationale('The pain (left «knee).The» knee is stable.'),
      withRationale('Magnetic resonance «imaging(MRI)» is planned.'),
      withRationale('She was seen «on11»/20/2016.'),
      withRationale('This is the opinion «ofthe» surgeon.'),
    ],
    right: [
      withRationale('She took naproxen 50mg b.i.d. at L4-5.5 and 1,000 units, i.e., daily.'),
      withRationale('See www.dir.ca.gov and e-mail info@dir.ca.gov, report.PDF.'),
      withRationale('The physician(s) saw Ph.D. and M.D. notes, U.S.A., (re)injury, section(s).'),
      withRationale('1.The first. 2) The second, L4,L5 and C5-6. He takes a b.i.d. dose at 10:30.'),
      withRationale('Diagnoses: (a)pain and (NSAID)s. The age is 5.5years.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      const { text } = passage;
      for (const gap of passage.reading.once(gapsIn)) {
        const { start, end } = passage.place(gap);
        const { start: at } = passage.place({ start: gap.at, end: gap.at + 1 });
        const shown = text.slice(gap.start, gap.end);
        const right = `${text.slice(gap.start, gap.at)} ${text.slice(gap.at, gap.end)}`;
        yield {
          start,
          end,
          message: `A space is missing in "${shown}". Write "${right}".`,
          fix: { title: `Insert a space in "${shown}"`, edits: [{ start: at, end: at, newText: ' ' }] },
        };
      }
    }
  },
};

function gapsIn(reading: Reading): readonly Gap[] {
  const { text } = reading;
  const gaps: Gap[] = [];
  for (const { index } of text.matchAll(MARK)) {
    if (isMissingBehind(text, index)) gaps.push(around(text, index + 1));
  }
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    if (isMissingBefore(text, at)) gaps.push(around(text, at));
  }
  for (const word of reading.once(wordsIn)) {
    const gap = word.glued ? gapAtNumber(text, word) : gapInside(word);
    if (gap !== null) gaps.push(gap);
  }
  return gaps;
}

function gapAtNumber(text: string, { key, start, end }: Word): Gap | null {
  if (COUNTED.has(key)) {
    const number = /(?<![\d.,/-])\d{1,3}$/.exec(text.slice(Math.max(0, start - 5), start))?.[0];
    return number === undefined ? null : { at: start, start: start - number.length, end };
  }
  if (BEFORE_NUMBERS.has(key) && text.slice(start, end) === key && !/[A-Za-z\d/.-]/.test(text.charAt(start - 1))) {
    const number = /^\d{1,8}/.exec(text.slice(end, end + 8))?.[0];
    return number === undefined ? null : { at: end, start, end: end + number.length };
  }
  return null;
}

function gapInside({ key, start, end, broken }: Word): Gap | null {
  const length = broken ? undefined : GLUED_WORDS.get(key);
  return length === undefined ? null : { at: start + length, start, end };
}

/** `imaging(MRI)`, not `visit(s)`. */
function isMissingBefore(text: string, at: number): boolean {
  for (let back = 1; back <= 3; back += 1) if (!isSmallLetter(text.charAt(at - back))) return false;
  return (
    /^\([A-Za-z0-9]{3}/.test(text.slice(at, at + 4)) && !PLURALS.test(text.slice(at, at + 6)) && closesSoon(text, at)
  );
}

/** Endings in parentheses: `visit(s)`. */
const PLURALS = /^\((?:s|es|ies|ed|ing|d|al|ly)\)/;
/** Beginnings in parentheses: `(re)injury`. */
const BEGINNINGS = new Set(['un', 're', 'non', 'pre', 'post', 'in', 'dis', 'sub', 's', 'es', 'ies', 'the', 'or', 'a']);
/** What stands behind a full stop in file names and addresses. */
const EXTENSIONS = /^(?:com|org|net|gov|edu|pdf|doc|docx|xls|txt|jpg|tif|html?|asp|php|us|ca)(?![a-z])/i;

function isMissingBehind(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const next = text.charAt(at + 1);
  switch (text.charAt(at)) {
    case '.': {
      if (!isCapitalLetter(next) || !(isSmallLetter(before) || isDigit(before) || before === ')' || before === '%')) {
        return false;
      }
      const word = tokenBefore(text, at);
      // Addresses, abbreviations with stops inside, single letters and the numbers of lists.
      if (/[.@]|^[A-Za-z]$|^\d{1,2}$/.test(word) && !/^\d+\.\d+[a-z]/.test(word)) return false;
      if (EXTENSIONS.test(text.slice(at + 1, at + 8))) return false;
      const second = text.charAt(at + 2);
      return isSmallLetter(second) || second === ' ' || (isCapitalLetter(second) && isSmallLetter(before));
    }
    case ',':
      return (
        (isSmallLetter(before) || before === ')') &&
        (isSmallLetter(next) || isCapitalLetter(next)) &&
        (isSmallLetter(text.charAt(at + 2)) || isCapitalLetter(text.charAt(at + 2)) || text.charAt(at + 2) === ' ')
      );
    case ';':
      return (isSmallLetter(before) || before === ')') && (isSmallLetter(next) || isCapitalLetter(next));
    default: {
      if (!(isSmallLetter(next) || isCapitalLetter(next)) || !isLetterAt(text, at + 2)) return false;
      const open = text.lastIndexOf('(', at);
      if (open < 0 || at - open > 80) return false;
      const inside = text.slice(open + 1, at);
      // List members (`(a)pain`), beginnings (`(re)injury`), and parentheses that belong to a code.
      return inside.length > 2 && !BEGINNINGS.has(inside.toLowerCase()) && !isLetterAt(text, open - 1);
    }
  }
}

/** Whether a parenthesis is closed within the next words, so that it is one. */
function closesSoon(text: string, at: number): boolean {
  const close = text.indexOf(')', at);
  return close > 0 && close - at < 60;
}

function around(text: string, at: number): Gap {
  let start = at - 1;
  while (start > 0 && text.charAt(start - 1) !== ' ') start -= 1;
  let end = at;
  while (end < text.length && text.charAt(end) !== ' ') end += 1;
  // Marks at the ends belong to the sentence.
  while (start < at && !isWordCharacter(text.charAt(start))) start += 1;
  while (end > at && !isWordCharacter(text.charAt(end - 1)) && text.charAt(end - 1) !== ')') end -= 1;
  return { at, start, end };
}

function tokenBefore(text: string, at: number): string {
  let start = at;
  while (start > 0 && at - start < 40 && text.charAt(start - 1) !== ' ' && text.charAt(start - 1) !== '(') start -= 1;
  return text.slice(start, at);
}

function isSmallLetter(character: string): boolean {
  return character >= 'a' && character <= 'z';
}

function isCapitalLetter(character: string): boolean {
  return character >= 'A' && character <= 'Z';
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isLetterAt(text: string, at: number): boolean {
  const character = text.charAt(at);
  return isSmallLetter(character) || isCapitalLetter(character);
}

function isWordCharacter(character: string): boolean {
  return isSmallLetter(character) || isCapitalLetter(character) || isDigit(character);
}
