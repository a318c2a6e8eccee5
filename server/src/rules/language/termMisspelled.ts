import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import { isCapital } from '../../letter/text';
import { termMisspelledAs } from '../../reference/medicalWords';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { phraseHits, SIC } from './phraseTable';
import { inCaseOf, proseFormats, proseOf, type Word, wordsIn } from './prose';

export const termMisspelled: Rule = {
  code: 'term-misspelled',
  title: 'A medical term is misspelled',
  severity: 'warning',
  source:
    'Vocabulary of musculoskeletal and pain medicine; SCOWL and hunspell medical word lists for words that are right',
  formats: proseFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports words of seven letters or more that are one letter (two in long words) away from a term of a closed medical vocabulary and are no word themselves.',
  whyItMatters: 'A misspelled diagnosis, test or treatment may be read as another one, and a search does not find it.',
  whatToDo: 'Correct the spelling of the term.',
  examples: {
    wrong: [
      withRationale('The study shows a lumbar «radiclopathy».'),
      withRationale('«Electromyografy» of both arms was normal.'),
      withRationale('There is «supraspinatous» tendinosis.'),
      withRationale('The «glenohumreal» joint is normal.'),
    ],
    right: [
      withRationale('The study shows a lumbar radiculopathy and supraspinatus tendinosis.'),
      withRationale('Both epicondyles are tender; hypesthesia and dysesthesia are noted.'),
      withRationale('Abduction and adduction are full; the ilium and the ileum are normal.'),
      withRationale('He was seen by Dr. Sternall at the Lumbarly Clinic.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    const reported = phraseHits(letter, facts);
    for (const prose of proseOf(letter, facts)) {
      const { passage } = prose;
      for (const { word, term } of passage.reading.once(misspelledTerms)) {
        if (reported.some((hit) => hit.prose === prose && hit.start <= word.start && word.end <= hit.end)) continue;
        const { start, end } = passage.place(word);
        const text = passage.text.slice(word.start, word.end);
        const right = inCaseOf(text, term);
        yield {
          start,
          end,
          message: `"${text}" looks like a misspelling of "${right}". Check the record and correct it.`,
          fix: { title: `Replace "${text}" with "${right}"`, edits: [{ start, end, newText: right }] },
        };
      }
    }
  },
};

function misspelledTerms(reading: Reading): readonly { readonly word: Word; readonly term: string }[] {
  return reading.once(wordsIn).flatMap((word) => {
    const term = word.broken || word.glued ? null : termMisspelledAs(word.key);
    return term === null || mayBeName(reading.text, word) || SIC.test(reading.text.slice(word.end, word.end + 9))
      ? []
      : [{ word, term }];
  });
}

/** Names begin with a capital in the middle of a sentence; e-mail addresses and web pages are names too. */
function mayBeName(text: string, { start, end }: Word): boolean {
  const behind = text.charAt(end);
  const before = text.charAt(start - 1);
  if (behind === '@' || before === '@' || before === '.' || (behind === '.' && isWordCharacter(text.charAt(end + 1)))) {
    return true;
  }
  if (!isCapital(text.charAt(start))) return false;
  let at = start - 1;
  while (at >= 0 && (text.charAt(at) === ' ' || OPENERS.includes(text.charAt(at)))) at -= 1;
  return at >= 0 && !'.:!?'.includes(text.charAt(at));
}

const OPENERS = '"\'(\u201c\u2018';

function isWordCharacter(character: string): boolean {
  return /[a-z]/i.test(character);
}
