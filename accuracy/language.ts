/** The rules of language: slips seeded into the free text of every letter. */

import type { Facts } from '../server/src/facts/facts';
import type { Letter } from '../server/src/letter/letter';
import { isKnownMedicalWord, isMedicalTerm } from '../server/src/reference/medicalWords';
import { allEntries, type TableName } from '../server/src/rules/language/phraseTable';
import { inCaseOf, type Prose, proseOf, wordsOf } from '../server/src/rules/language/prose';
import type { Measure, Mutant, Mutation } from './mutation';

/** So many mutants of one kind are tried in one letter; more of the same tell nothing new. */
const MOST_IN_LETTER = 40;

interface Seeded {
  readonly prose: Prose;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

function seeded(prose: Prose, start: number, end: number, newText: string): Seeded {
  return { prose, start, end, newText };
}

function mutation(code: string, what: string, seed: (prose: Prose) => Iterable<Seeded>): Mutation {
  return {
    code,
    what,
    *mutants(letter: Letter, facts: Facts) {
      let count = 0;
      for (const prose of proseOf(letter, facts)) {
        for (const one of seed(prose)) {
          if (count >= MOST_IN_LETTER) return;
          count += 1;
          const place = prose.passage.place(one);
          const issue = letter.issues.findIndex(({ start, end }) => start <= place.start && place.end <= end);
          const found: Mutant = { edits: [{ ...place, newText: one.newText }], issue: issue < 0 ? null : issue };
          yield found;
        }
      }
    },
  };
}

/** Every match of a pattern with what takes its place; `null` where nothing is seeded. */
function replacing(pattern: RegExp, replace: (match: RegExpMatchArray) => string | null) {
  return function* seed(prose: Prose): Generator<Seeded> {
    for (const match of prose.passage.text.matchAll(pattern)) {
      const newText = replace(match);
      if (newText !== null) yield seeded(prose, match.index, match.index + match[0].length, newText);
    }
  };
}

/** The entries of a table by the first word of their right side, without those that repeat words of the text. */
function entriesByRight(table: TableName) {
  const byFirst = new Map<string, { words: readonly string[]; right: readonly string[] }[]>();
  if (table === 'common') listedElsewhere ??= listedWords('common');
  for (const { table: of, words, right } of allEntries()) {
    if (of !== table || right === '' || right.includes('$')) continue;
    if (table === 'common' && words.some((word) => listedElsewhere?.has(word))) continue;
    const rightWords = wordsOf(right).map(({ key }) => key);
    const first = rightWords[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), { words, right: rightWords }]);
  }
  return byFirst;
}

/** Words that stand in the tables, alone or in a phrase; a slip with one of them may be reported by another rule. */
function listedWords(except: TableName | null): Set<string> {
  const listed = new Set<string>();
  for (const { table, words } of allEntries()) if (table !== except) for (const word of words) listed.add(word);
  return listed;
}

let listedElsewhere: Set<string> | undefined;
let listed: Set<string> | undefined;

/** Writes wrong phrases of a table where their right form stands, one at each place, taking turns. */
function seedTable(table: TableName) {
  let byFirst: ReturnType<typeof entriesByRight> | undefined;
  let turn = 0;
  return function* seed(prose: Prose): Generator<Seeded> {
    byFirst ??= entriesByRight(table);
    const { words, passage } = prose;
    for (let at = 0; at < words.length; at += 1) {
      const fitting = (byFirst.get(words[at]?.key ?? '') ?? []).filter(({ right }) =>
        right.every((key, next) => {
          const word = words[at + next];
          return word?.key === key && !word.broken && !word.glued && (next === 0 || word.gap === 'blank');
        }),
      );
      turn += 1;
      const entry = fitting[turn % Math.max(1, fitting.length)];
      const first = words[at];
      const last = words[at + (entry?.right.length ?? 1) - 1];
      if (entry === undefined || first === undefined || last === undefined) continue;
      // Capitals throughout may be an abbreviation, and a hyphen before the word makes it a part of another.
      const text = passage.text.slice(first.start, last.end);
      if (text === text.toUpperCase() || passage.text.charAt(first.start - 1) === '-') continue;
      yield seeded(prose, first.start, last.end, inCaseOf(text, entry.words.join(' ')));
    }
  };
}

/** Drops a letter in the middle of the terms of the vocabulary. */
function* dropLetter(prose: Prose): Generator<Seeded> {
  for (const { key, start, end, broken, glued } of prose.words) {
    if (broken || glued || key.length < 9 || key.length !== end - start || !isMedicalTerm(key)) continue;
    const text = prose.passage.text.slice(start, end);
    if (text !== key || prose.passage.text.charAt(end) === '.') continue;
    const at = Math.floor(key.length / 2);
    const wrong = key.slice(0, at) + key.slice(at + 1);
    listed ??= listedWords(null);
    if (!isKnownMedicalWord(wrong) && !listed.has(wrong)) yield seeded(prose, start, end, wrong);
  }
}

/** Takes a closing mark away where nothing else in the part is open or could be a list marker. */
function dropClosing(opening: string, closing: string) {
  return function* seed(prose: Prose): Generator<Seeded> {
    const { text } = prose.passage;
    if (opening === '"' ? (text.split('"').length - 1) % 2 === 1 || /\d"/.test(text) : /\s\S{1,2}\)/.test(text)) return;
    for (let at = text.indexOf(closing); at >= 0; at = text.indexOf(closing, at + 1)) {
      const opens = closing === '"' && (at === 0 || /[\s(]/.test(text.charAt(at - 1)));
      if (!opens) yield seeded(prose, at, at + 1, '');
    }
  };
}

export const language: Measure = {
  kinds: {
    'house-phrase': ['grammar', 'broken-sentence', 'misspelling-common', 'other:wrong-word', 'other:item-noun-missing'],
    'medical-term-confused': ['misspelling-medical', 'misspelling-common', 'other:wrong-word'],
    'term-misspelled': ['misspelling-medical', 'misspelling-common'],
    'common-misspelling': ['misspelling-common'],
    'template-residue': [
      'placeholder',
      'other:dangling-reference',
      'other:list-numbering',
      'other:punctuation',
      'broken-sentence',
    ],
    'missing-space': ['missing-space'],
    'doubled-word': ['doubled-word'],
    'unbalanced-quote': ['other:unbalanced-punctuation'],
    'stray-space': ['other:stray-space'],
    'error-prone-abbreviation': [],
  },
  mutations: [
    mutation('house-phrase', 'writes a wrong phrase of the list for its right form', seedTable('house')),
    mutation(
      'house-phrase',
      'takes the letter n from "an" before abbreviations and vowels',
      replacing(/\ban (?=(?:MRI|EMG|NSAID|ESI|EKG|IME|[aeio][a-z]{4,})\b)/g, ({ input = '', index = 0 }) =>
        /^an (?:one|eu|on|at|as|in|is|if|of|or)/.test(input.slice(index)) ? null : 'a ',
      ),
    ),
    mutation(
      'house-phrase',
      'writes "not medical necessary"',
      replacing(/\bnot medically necessary\b/g, () => 'not medical necessary'),
    ),
    mutation(
      'house-phrase',
      'writes "due to there is no" for "due to a lack of"',
      replacing(/\bdue to (?:a )?lack of\b/g, () => 'due to there is no'),
    ),
    mutation(
      'house-phrase',
      'takes the word "spine" from "the lumbar spine" at the end of a sentence',
      replacing(
        /\b(the (?:lumbar|cervical|thoracic)) spine(?=[.;:]| (?:is|was|without|with|were)\b)/g,
        ([, region]) => region ?? null,
      ),
    ),
    mutation(
      'house-phrase',
      'writes the singular verb in "There were no red flags" and the like',
      replacing(
        /\b([Tt]here) (were|are) (?=(?:no |also )?(?:muscle |abnormal |exceptional )?(?:spasms|red flags|complaints|symptoms|factors|findings|deficits|signs)\b)/g,
        ([, there, verb]) => `${there} ${verb === 'were' ? 'was' : 'is'} `,
      ),
    ),
    mutation('medical-term-confused', 'writes a confused term of the list for its right form', seedTable('medical')),
    mutation('common-misspelling', 'writes a misspelling of the list for its right form', seedTable('common')),
    mutation('term-misspelled', 'drops a letter in the middle of a term', dropLetter),
    mutation(
      'template-residue',
      'puts "(Table 12-7)" at the end of a sentence',
      replacing(/(?<=[a-z]{4})\.(?= [A-Z][a-z])/g, () => ' (Table 12-7).'),
    ),
    mutation(
      'template-residue',
      'puts reference numbers at the end of a sentence',
      replacing(/(?<=[a-z]{4})\.(?= [A-Z][a-z])/g, () => ' [3, 14-16].'),
    ),
    mutation(
      'template-residue',
      'writes "a(n)" for the article',
      replacing(/\b(?:an|a)(?= [a-z]{4})/g, () => 'a(n)'),
    ),
    mutation(
      'template-residue',
      'doubles a comma',
      replacing(/(?<=[a-z]{3}),(?= [a-z])/g, () => ',,'),
    ),
    mutation(
      'missing-space',
      'takes the blank behind a full stop',
      replacing(/(?<=[a-z]{3})\. (?=[A-Z][a-z]{2})./g, ([text]) => `.${text.slice(2)}`),
    ),
    mutation(
      'missing-space',
      'takes the blank behind a comma',
      replacing(/(?<=[a-z]{3}), (?=[a-z]{2})./g, ([text]) => `,${text.slice(2)}`),
    ),
    mutation(
      'missing-space',
      'takes the blank between a number and its word',
      replacing(/(?<=(?:^|\s))\d{1,2} (?:sessions|visits|weeks|months|days|tablets)\b/g, ([text]) =>
        text.replace(' ', ''),
      ),
    ),
    mutation(
      'doubled-word',
      'writes a small word twice',
      replacing(/(?<=[a-z] )(the|of|to|for|in|and|with)(?= [a-z])/g, ([word]) => `${word} ${word}`),
    ),
    mutation('unbalanced-quote', 'drops a closing quotation mark', dropClosing('"', '"')),
    mutation('unbalanced-quote', 'drops a closing parenthesis', dropClosing('(', ')')),
    mutation(
      'stray-space',
      'puts a blank before a comma',
      replacing(/(?<=[a-z]{3}),(?= [a-z])/g, () => ' ,'),
    ),
    mutation(
      'error-prone-abbreviation',
      'writes QD for daily',
      replacing(/\b(?:once )?daily(?=[ .,;])/g, () => 'QD'),
    ),
    mutation(
      'error-prone-abbreviation',
      'puts a zero behind the number of milligrams',
      replacing(/(?<=\s\d{1,3})(?= ?mg\b)/g, () => '.0'),
    ),
  ],
};
