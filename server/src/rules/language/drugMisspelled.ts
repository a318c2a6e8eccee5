import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { drugMisspellings, drugNames, findDrug } from '../../reference/drugs';
import { type Report, type Rule, structuredFormats } from '../rule';

/** Shorter names have too many neighbours among other words. */
const SHORTEST_NAME = 6;
/** From this length on, a name may differ by two letters. */
const LONG_NAME = 10;

/**
 * Words within a letter or two of a drug's name that are no slip: other drugs, foreign names of the same drug, and plain
 * words. Names of the vocabulary need not stand here.
 */
const OTHER_WORDS = new Set(
  (
    'clonazolam clotiazepam fampridine hydrocodeine hydrocortone indocid lignocaine naprofen oxymorphine tetrazepam ' +
    'ambient arthritic ataraxy cambial dolphin halcyon hydrolyzing kalian lorica lyrical lyrics morphing paragon protonic ultras'
  ).split(' '),
);

interface Target {
  /** As it is written: brands with a capital, generic names in small letters. */
  readonly name: string;
  /** In small letters. */
  readonly key: string;
  readonly letters: number;
}

interface Words {
  readonly targets: ReadonlyMap<string, readonly Target[]>;
  readonly known: ReadonlySet<string>;
  /** The names that a slip of the table stands for. */
  readonly slips: ReadonlyMap<string, string>;
}

let words: Words | undefined;

/** Made at the first letter: the names to compare with by their first letter, and all words that are names themselves. */
function allWords(): Words {
  if (words !== undefined) return words;
  const targets = new Map<string, Target[]>();
  const known = new Set<string>();
  for (const { name, drug } of drugNames()) {
    for (const part of name.toLowerCase().split(/[^a-z]+/)) known.add(part);
    const whole = /^[A-Za-z]+(?=(?: (?:XR|ER|CR|DS|Forte DSC))?$)/.exec(name)?.[0];
    if (whole === undefined || whole.length < SHORTEST_NAME || drug.confidence !== 'verified') continue;
    const key = whole.toLowerCase();
    const list = targets.get(key.charAt(0)) ?? [];
    targets.set(key.charAt(0), list);
    if (list.every((other) => other.key !== key)) list.push({ name: whole, key, letters: lettersOf(key) });
  }
  const slips = new Map(drugMisspellings.map(({ text, means = '' }) => [text.toLowerCase(), means]));
  words = { targets, known, slips };
  return words;
}

/** The letters of a word as bits: two words that differ in more than twice as many bits as slips need no comparison. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) - 0x61);
  return bits;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Whether two words differ by at most `most` letters: exchanged, too many, too few, or two neighbours in the wrong order.
 * The words are short, and the band of the table is narrow.
 */
function differsBy(word: string, name: string, most: number): number | null {
  if (Math.abs(word.length - name.length) > most) return null;
  let before: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row += 1) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= name.length; column += 1) {
      const same = word.charCodeAt(row - 1) === name.charCodeAt(column - 1);
      let distance = Math.min(
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        word.charCodeAt(row - 1) === name.charCodeAt(column - 2) &&
        word.charCodeAt(row - 2) === name.charCodeAt(column - 1);
      if (swapped) distance = Math.min(distance, (before[column - 2] ?? 0) + 1);
      current.push(distance);
      if (distance < least) least = distance;
    }
    if (least > most) return null;
    before = last;
    last = current;
  }
  const distance = last[name.length] ?? most + 1;
  return distance <= most ? distance : null;
}

/** The names that a word may be a slip for, the nearest only; empty for names and for all other words. */
function meantBy(word: string): readonly string[] {
  const { targets, known, slips } = allWords();
  const slip = slips.get(word);
  if (slip !== undefined) return [slip];
  if (
    word.length < SHORTEST_NAME ||
    known.has(word) ||
    OTHER_WORDS.has(word) ||
    (word.endsWith('s') && known.has(word.slice(0, -1)))
  )
    return [];
  const letters = lettersOf(word);
  let nearest = LONG_NAME;
  let found: string[] = [];
  for (const { name, key, letters: nameLetters } of targets.get(word.charAt(0)) ?? []) {
    const most = Math.min(key.length, word.length) >= LONG_NAME ? 2 : 1;
    if (Math.abs(key.length - word.length) > most || countBits(letters ^ nameLetters) > 2 * most) continue;
    const distance = differsBy(word, key, most);
    if (distance === null || distance > nearest) continue;
    if (distance < nearest) found = [];
    nearest = distance;
    found.push(name);
  }
  return found;
}

/** What words mean, so that a word of many letters is compared once; most words of a letter stand in the next one too. */
const judged = new Map<string, readonly string[]>();
/** More words than this are forgotten at once. */
const MOST_JUDGED = 20_000;

function judge(word: string): readonly string[] {
  let meant = judged.get(word);
  if (meant === undefined) {
    meant = meantBy(word.toLowerCase());
    if (judged.size >= MOST_JUDGED) judged.clear();
    judged.set(word, meant);
  }
  return meant;
}

interface Slip {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly names: readonly string[];
}

const WORD = /[A-Za-z]{5,24}/g;
const SIC = /^ ?[([] ?sic ?[)\]]/i;

const slipsOf = (reading: Reading): readonly Slip[] => [...slipsIn(reading)];

function* slipsIn({ text }: Reading): Generator<Slip> {
  WORD.lastIndex = 0;
  for (let match = WORD.exec(text); match !== null; match = WORD.exec(text)) {
    const names = judge(match[0]);
    if (names.length === 0) continue;
    const start = match.index;
    const end = start + match[0].length;
    if (SIC.test(text.slice(end, end + 8))) continue;
    // A word that a line end has broken is no word: "lido- caine".
    if (text.startsWith('- ', end) || /[a-z]- $/i.test(text.slice(Math.max(0, start - 3), start))) continue;
    yield { start, end, text: match[0], names };
  }
}

/** The name in the capitals of the word it replaces; a brand keeps its own. */
function inCapitalsOf(name: string, word: string): string {
  if (word === word.toUpperCase()) return name.toUpperCase();
  const capital = word.charAt(0) !== word.charAt(0).toLowerCase();
  return capital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

export const drugMisspelled: Rule = {
  code: 'drug-misspelled',
  title: "A drug's name is misspelled",
  severity: 'warning',
  source: 'Drugs@FDA (names of products and ingredients)',
  formats: structuredFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    "Reports a word in the case summary, an item or a rationale that differs by one letter (by two in long names) from a drug's name and is no other name or word that is known. A word followed by (sic) is left alone. Also reports a brand name in small letters that the letter writes with a capital elsewhere.",
  whyItMatters:
    'Some drug names differ by a single letter, and the determination must leave no doubt which drug was denied or approved.',
  whatToDo: 'Write the name as it is spelled on the prescription, or add (sic) to a slip that is quoted.',
  examples: {
    wrong: [
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The patient was given «Ketaprofen» for pain.

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
`,
      `«Flexaril» 10mg #30: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Cyclobenzaprine (Flexeril).

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Cyclobenzaprine (Flexeril).

Decision rationale: The request is not medically necessary.
`,
      `Medrol dose pack: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Introduction.

Decision rationale: A course of oral «methylpredniosone» is not supported. The request is not medically necessary.
`,
      `Lorzone 750mg #45: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Muscle relaxants (for pain).

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Muscle relaxants (for pain).

Decision rationale: The use of «lorzone» is not supported. The request is not medically necessary.
`,
    ],
    right: [
      `CLINICAL CASE SUMMARY
The expert reviewer developed the following clinical case summary based on a review of the case file, including all medical records:

The report lists Zanex (sic), prednisone, prednisolone, oxazepam and Ambien. Pain is worse in an ambient cold.

IMR ISSUES, DECISIONS AND RATIONALES
The Final Determination was based on decisions for the disputed items/services set forth below:
`,
      `Lidocaine patches: Upheld

Claims Administrator guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.

MAXIMUS guideline: Decision based on MTUS Chronic Pain Medical Treatment 2016, Section(s): Topical analgesics.

Decision rationale: There are arthritic changes. The lido- caine patches are not medically necessary.
`,
    ],
  },
  *check(_letter: Letter, facts: Facts): Generator<Report> {
    const passages = [facts.summary, ...facts.issues.flatMap(({ item, rationale }) => [item, rationale])];
    const mentions = passages.flatMap((passage) => passage?.drugs ?? []);
    const named = new Set(mentions.map(({ entry }) => entry.name.toLowerCase()));
    const capitals = new Set(mentions.filter(({ text }) => /^[A-Z]/.test(text)).map(({ entry }) => entry.name));
    for (const passage of passages) {
      if (passage === null) continue;
      for (const { start, end, text, brand, entry } of passage.drugs) {
        if (!brand || !/^[a-z]{4}/.test(text) || !capitals.has(entry.name)) continue;
        const place = passage.place({ start, end });
        const name = text.length === entry.name.length ? entry.name : text.charAt(0).toUpperCase() + text.slice(1);
        yield {
          ...place,
          message: `"${text}" is a brand name, written with a capital elsewhere in this letter. Write "${name}".`,
          fix: { title: `Replace "${text}" with "${name}"`, edits: [{ ...place, newText: name }] },
        };
      }
      for (const { start, end, text, names } of passage.reading.once(slipsOf)) {
        const own = names.filter((name) => named.has(name.toLowerCase()));
        const meant = own.length === 1 ? own : names;
        const [first = ''] = meant;
        const sure = meant.length === 1 ? inCapitalsOf(first, text) : null;
        const place = passage.place({ start, end });
        yield {
          ...place,
          message: `${messageOf(text, meant)} Correct it, or add (sic) if the record is quoted.`,
          ...(sure === null
            ? {}
            : { fix: { title: `Replace "${text}" with "${sure}"`, edits: [{ ...place, newText: sure }] } }),
        };
      }
    }
  },
};

function messageOf(text: string, names: readonly string[]): string {
  const [first = '', ...others] = names;
  const drug = findDrug(first)?.drug;
  const shown = inCapitalsOf(first, text);
  if (others.length > 0) {
    return `"${text}" is not a known drug name; it may mean "${shown}" or "${others.map((name) => inCapitalsOf(name, text)).join('" or "')}".`;
  }
  const what = drug === undefined || drug.name === first ? '' : ` (${drug.ingredient ?? drug.name})`;
  return `"${text}" looks like a misspelling of "${shown}"${what}.`;
}
