/** Random texts that come near to letters, for properties that hold for every text. */

import fc from 'fast-check';
import { header, how, issuesOpening, letterText, otherIssue, plainIssue, summary } from './letters';
import './seed';

/** What random letters are put together from, each as often as its weight says. */
type Pieces = readonly { readonly weight: number; readonly arbitrary: fc.Arbitrary<string> }[];

const lines = (text: string) => text.split(/(?<=\n)/);
const layout = ['\n', '\n\n', '\r\n', '\r', '\f', ' ', '\u00a0', '\ufeff', '\t'];
const marks = [': Upheld', 'Upheld', '1) ', '- ', '."'];

const pieces: Pieces = [
  { weight: 3, arbitrary: fc.constantFrom(...lines(header), ...lines(how), ...lines(summary)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...lines(issuesOpening), ...Object.values(plainIssue), ...Object.values(otherIssue)),
  },
  { weight: 3, arbitrary: fc.constantFrom(...layout, ...marks) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
];

export interface RandomTexts {
  /** Lines of letters in any order, with other things between them. */
  readonly nearLetter: fc.Arbitrary<string>;
  /** These, whole letters after a handful of edits, as they come while one is written, and any characters at all. */
  readonly anyText: fc.Arbitrary<string>;
}

/** With pieces of the property's own among the others. */
export function randomTexts(more: Pieces): RandomTexts {
  const piece = fc.oneof(...pieces, ...more);
  const nearLetter = fc.array(piece, { maxLength: 40 }).map((all) => all.join(''));
  const editedLetter = fc
    .array(fc.record({ at: fc.nat(3000), length: fc.nat(80), text: piece }), { minLength: 1, maxLength: 12 })
    .map((edits) =>
      edits.reduce(
        (text, edit) => text.slice(0, edit.at) + edit.text + text.slice(edit.at + edit.length),
        letterText(plainIssue, otherIssue),
      ),
    );
  return { nearLetter, anyText: fc.oneof(nearLetter, editedLetter, fc.string({ unit: 'binary', maxLength: 200 })) };
}
