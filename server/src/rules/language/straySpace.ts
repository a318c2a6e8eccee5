import type { Facts } from '../../facts/facts';
import type { Reading } from '../../facts/passage';
import type { Letter } from '../../letter/letter';
import type { Report, Rule } from '../rule';
import { withRationale } from './excerpt';
import { proseFormats, proseOf } from './prose';

/** A blank before a mark that ends a word, or behind an opening parenthesis. Ellipses and decimals are no such marks. */
const STRAY = /[^\s.] [.,;)](?![.\d\w])(?! \.)|\( (?=[A-Za-z\d])/g;

export const straySpace: Rule = {
  code: 'stray-space',
  title: 'There is a stray space at a punctuation mark',
  severity: 'hint',
  source: 'Good practice; seen in posted determination letters',
  formats: proseFormats,
  fixSafety: 'safe',
  whatItDoes: 'Reports a space before a period, comma, semicolon or closing parenthesis, and one after an opening one.',
  whyItMatters: 'The mark may slip to the next line, and sometimes a word before it was deleted by mistake.',
  whatToDo: 'Delete the space, or add the word that is missing.',
  examples: {
    wrong: [
      withRationale('The knee is stable« .» There is no effusion.'),
      withRationale('The knee« ,» which is stable, was examined.'),
      withRationale('The knee (left« )» is stable.'),
      withRationale('The knee «( »left) is stable.'),
    ],
    right: [
      withRationale('The knee is stable ... and dry. The dose is .5 mg, at 10 a.m., (left).'),
      withRationale('The knee is stable\n, and dry.'),
    ],
  },
  *check(letter: Letter, facts: Facts): Generator<Report> {
    for (const { passage } of proseOf(letter, facts)) {
      for (const match of passage.reading.once(strayBlanks)) {
        const opening = match[0].startsWith('(');
        const blank = match.index + 1;
        const before = passage.place({ start: match.index, end: match.index + 1 });
        const after = passage.place({ start: blank + 1, end: blank + 2 });
        const stretch = { start: before.end, end: after.start };
        // A line end is no blank that someone typed.
        if (/[\n\r\f]/.test(letter.text.slice(stretch.start, stretch.end))) continue;
        const mark = opening ? '(' : match[0].charAt(2);
        yield {
          start: opening ? before.start : stretch.start,
          end: opening ? stretch.end : after.end,
          message: opening
            ? 'There is a space after "(". Delete it, or add the missing word.'
            : `There is a space before "${mark}". Delete it, or add the missing word.`,
          fix: {
            title: opening ? 'Delete the space after "("' : `Delete the space before "${mark}"`,
            edits: [{ ...stretch, newText: '' }],
          },
        };
      }
    }
  },
};

const strayBlanks = ({ text }: Reading): readonly RegExpExecArray[] => [...text.matchAll(STRAY)];
