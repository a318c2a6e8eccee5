import { isIgnore } from '../../letter/ignores';
import type { Letter } from '../../letter/letter';
import { lineOfNote } from '../../letter/notes';
import { shortened } from '../../letter/quotation';
import { type Report, type Rule, structuredFormats } from '../rule';

export const commentInLetter: Rule = {
  code: 'comment-in-letter',
  title: "An author's note stands in the letter",
  severity: 'off',
  offBecause:
    'Notes are there to be written while a letter is drafted, and a list that names each of them would hide what is wrong.',
  source: "Good practice: a note is the author's own and no part of the determination",
  formats: [...structuredFormats, '2013-notice', '2013-determination', '2013-professional-review'],
  fixSafety: 'unsafe',
  whatItDoes:
    'Reports each line that begins with `%%`, but for those that silence a finding (`%% imr-ignore`). For the last look before a letter goes out.',
  whyItMatters:
    'Notes are left out of everything that is made from the letter, but they stay in its file, and whoever is given the file reads them.',
  whatToDo: 'Do what the note says and delete it, or delete it.',
  examples: {
    wrong: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

«%% Ask for the report of the x-rays.»
Decision rationale: There are no red flags. The request is not medically necessary.
`,
    ],
    right: [
      `MRI of the left knee: Upheld

Claims Administrator guideline: Decision based on MTUS Knee Complaints 2004.

%% imr-ignore-next doubled-word: quoted as it stands in the record
Decision rationale: "There are are no red flags." The request is not medically necessary.
`,
    ],
  },
  *check(letter: Letter): Generator<Report> {
    for (const note of letter.notes) {
      if (isIgnore(note)) continue;
      const words =
        note.text === '' ? 'An empty note stands here.' : `"${shortened(note.text)}" is a note of your own.`;
      yield {
        start: note.start,
        end: note.end,
        message: `${words} Delete it before the letter goes out.`,
        fix: { title: 'Delete the note', edits: [{ ...lineOfNote(letter, note), newText: '' }] },
      };
    }
  },
};
