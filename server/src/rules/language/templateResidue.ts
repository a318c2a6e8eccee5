import type { Facts } from '../../facts/facts';
import type { Passage, Reading, Stretch } from '../../facts/passage';
import { caseless } from '../../letter/caseless';
import type { Letter } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf } from './prose';

interface Residue extends Stretch {
  readonly message: string;
  /** What takes its place; absent where only a person can know. */
  readonly newText?: string;
  readonly title?: string;
}

export const templateResidue: Rule = {
  code: 'template-residue',
  title: 'A piece of a template or of a pasted text was left in',
  severity: 'warning',
  source: 'Good practice; 8 CCR 9792.10.6(d): the reasons must be stated in the letter itself',
  formats: proseFormats,
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports what only makes sense in the text it was copied from: `a(n)`, "(see the image below)", "(Table 12-7)", reference numbers in brackets, a list that begins with its second point, "listed below" in parentheses; and what was never filled in: a gap in a sentence, empty parentheses, doubled punctuation, "do not address" without its object.',
  whyItMatters: 'The reader of the letter has neither the table nor the list, and a sentence with a gap says nothing.',
  whatToDo: 'Delete the piece, or write what it stands for.',
  examples: {
    wrong: [
      withRationale('The records show «a(n)» injury of the knee.'),
      withRationale('The device costs more than«           »per ear.'),
      withRationale('Imaging is rarely needed «(Table 12-7)» in the first month.'),
      withRationale('Opioids carry risks «[1-3, 28, 34]» in the long run.'),
      withRationale('The joint is swollen «(see the image below)» and warm.'),
      withRationale('The MTUS and ACOEM Guidelines «do not address.» The ODG were used.'),
      withRationale('Therapy may go on & «(6)» When treatment lasts longer, function must improve.'),
      withRationale('The knee «()» is stable.'),
      withRationale('The knee is stable«..» There is no effusion.'),
      withRationale('The knee is stable«,,» and there is no effusion.'),
      withRationale('Side effects vary. «(Additional effects are listed below for each drug.)» The dose is high.'),
    ],
    right: [
      withRationale('Criteria: (1) pain, (2) locking; six (6) visits were approved [by telephone].'),
      withRationale('The MTUS does not address hearing aids ... so the ODG were used, etc., as usual.'),
      withRationale('According to Table 12-7 of the guideline, imaging is rarely needed.'),
      withRationale('The reasons are listed below. The knee is stable.'),
      withRationale('The visit(s) and the dose (50 mg) are noted. Does it help?'),
      withRationale('1) The knee is stable. 2) The foot is stable.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      for (const { title, newText, message, ...stretch } of passage.reading.once(residuesOf)) {
        const { start, end } = passage.place(stretch);
        yield newText === undefined || title === undefined
          ? { start, end, message }
          : { start, end, message, fix: { title, edits: [{ start, end, newText }] } };
      }
      yield* emptyStretches(letter, passage);
    }
  },
};

const ARTICLE = /\ba\(n\)(?=\s)/gi;
const IMAGE = caseless(
  /\((?:please )?see (?:the )?(?:attached |following )?(?:image|table|figure|chart|picture|graph|diagram|box)s?(?: (?:below|above))?\)/gi,
);
const TABLE = /\((?:see )?(?:Table|Figure|Fig\.|Box|Exhibit|Appendix)s? (?:\d{1,2}[-.]\d{1,2}|\d{1,2}|[A-Z])\)/g;
const NUMBERS = /\[\d{1,3}(?:(?:, ?| ?- ?|\u2013)\d{1,3}){0,20}\]/g;
const NOT_ADDRESS = /\b(?:do|does|did) not (?:specifically |directly )?address(?:\.(?=\s|$)|, so\b)/g;
const GUIDELINE_BEFORE = /(?:[Gg]uidelines?|MTUS|ACOEM|ODG)(?: \([A-Z]{2,6}\))? $/;
/** `Regarding hearing aids, the guidelines do not address`: clumsy, but the treatment is named. */
const TREATMENT_NAMED =
  /(?:^|[.!?:]\s+)(?:Regarding|As for|As to|With regards? to|In regards? to|Concerning|Pertaining to|For|On)\s[^.]{3,120}$/;
const EMPTY = /\( ?\)|\[\](?!\()/g;
const DOUBLED = /[,;:][,;]|[,;]\.|\. ?\./g;
const BELOW = /\([^()]{0,120}\b(?:listed|shown|described|outlined|detailed|given|discussed) below\b[^()]{0,120}\)/g;
const LIST_POINT = /(?:^|[.;:&] |\band |[.;] and )\((\d{1,2})\)(?= [A-Z])/g;

const DOUBLED_RIGHT: Readonly<Record<string, string>> = {
  ',,': ',',
  ';;': ';',
  ',.': '.',
  ';.': '.',
  ',;': ';',
  ':;': ':',
  ';,': ';',
  '..': '.',
  '. .': '.',
};

const residuesOf = ({ text }: Reading): readonly Residue[] => [...residuesIn(text)];

function* residuesIn(text: string): Generator<Residue> {
  // Nearly all passages have none of these; the parenthesis and bracket patterns need not run there.
  if (text.includes('(')) {
    for (const match of text.matchAll(ARTICLE)) {
      const article = /^[aeio]/i.test(text.slice(match.index + match[0].length + 1)) ? 'an' : 'a';
      const newText = match[0].startsWith('A') ? `A${article.slice(1)}` : article;
      yield {
        ...stretchOf(match),
        message: `"${match[0]}" leaves the choice open. Write "${newText}".`,
        title: `Replace "${match[0]}" with "${newText}"`,
        newText,
      };
    }
    for (const match of text.matchAll(IMAGE)) yield pasted(match, 'a picture or table outside this letter');
    for (const match of text.matchAll(TABLE)) yield pasted(match, 'a table or figure outside this letter');
    for (const match of text.matchAll(BELOW)) yield pasted(match, 'a text that may not be in this letter');
    for (const match of text.matchAll(LIST_POINT)) {
      const number = Number(match[1]);
      if (number < 2 || text.includes(`(${number - 1})`) || text.includes(` ${number - 1})`)) continue;
      const start = match.index + match[0].lastIndexOf('(');
      yield {
        start,
        end: match.index + match[0].length,
        message: `The list starts at (${number}); there is no (${number - 1}) in this part. Delete the number, or quote the list from its start.`,
      };
    }
  }
  if (text.includes('[')) {
    for (const match of text.matchAll(NUMBERS)) yield pasted(match, 'a list of references outside this letter');
  }
  for (const match of text.includes(' not ') ? text.matchAll(NOT_ADDRESS) : []) {
    if (TREATMENT_NAMED.test(text.slice(Math.max(0, match.index - 160), match.index))) continue;
    if (!GUIDELINE_BEFORE.test(text.slice(Math.max(0, match.index - 24), match.index))) continue;
    yield {
      start: match.index,
      end: match.index + match[0].length - (match[0].endsWith(', so') ? 4 : 0),
      message: 'The sentence does not say what the guideline fails to address. Name the treatment (8 CCR 9792.21(d)).',
    };
  }
  for (const match of text.matchAll(EMPTY)) {
    yield {
      ...stretchOf(match),
      message: 'Nothing stands between these marks. Fill in what belongs there, or delete them.',
      title: 'Delete the empty marks',
      newText: '',
    };
  }
  for (const match of text.matchAll(DOUBLED)) {
    const right = DOUBLED_RIGHT[match[0]];
    if (right === undefined || isPartOfMore(text, match.index, match[0])) continue;
    yield {
      ...stretchOf(match),
      message: `Two punctuation marks stand together, "${match[0]}". Keep one, or add the missing words.`,
      title: `Replace "${match[0]}" with "${right}"`,
      newText: right,
    };
  }
}

/** An ellipsis, or a number that begins with its point. */
function isPartOfMore(text: string, at: number, marks: string): boolean {
  const behind = text.slice(at + marks.length, at + marks.length + 2);
  if (marks.endsWith('.') && /^\d/.test(behind)) return true;
  return marks.startsWith('.') && (/^ ?\./.test(behind) || /\. ?$/.test(text.slice(Math.max(0, at - 2), at)));
}

function stretchOf(match: RegExpMatchArray & { index: number }): Stretch {
  return { start: match.index, end: match.index + match[0].length };
}

function pasted(match: RegExpMatchArray & { index: number }, what: string): Residue {
  const shown = shortened(match[0]);
  return {
    ...stretchOf(match),
    message: `"${shown}" refers to ${what}. Delete it, or say in words what it stands for.`,
    title: `Delete "${shown}"`,
    newText: '',
  };
}

/** Blanks inside a line between two words of a sentence. */
const HOLE = /[A-Za-z,$] {5,}(?=[a-z])|[A-Za-z,$] {4,}(?=[a-z])/g;

/** Stretches of a sentence that were left empty. Lines with several of them are columns. */
function* emptyStretches(letter: Letter, passage: Passage): Generator<Report> {
  const { start: from, end: to } = passage.range;
  const source = letter.text.slice(from, to);
  if (!source.includes('    ')) return;
  for (const line of source.matchAll(/[^\r\n\f]+/g)) {
    const holes = [...line[0].matchAll(HOLE)];
    const [hole] = holes;
    if (hole === undefined || holes.length > 1) continue;
    const start = from + line.index + hole.index + 1;
    const end = from + line.index + hole.index + hole[0].length;
    yield {
      start,
      end,
      message: 'There is a gap in this sentence. Fill it in, or reword the sentence.',
    };
  }
}
