/** The lines of the reviewer's qualifications. */

import { formats } from '../../letter/formats/index';
import { rangeOf } from '../../letter/ranges';
import { FoldedText } from '../../letter/text';
import { notVerified } from '../../reference/entry';
import { duties } from './duties';
import { type Hover, type HoverProvider, isAt } from './hover';

type Line = 'opening' | 'licensure' | 'specialties';

const meanings: Readonly<Record<Line, Pick<Hover, 'lines' | 'source'>>> = {
  opening: duties.reviewer,
  licensure: {
    lines: [
      'The states in which the reviewer holds a license, by their full names.',
      `A California license is preferred, not required (this rule is ${notVerified}).`,
    ],
    source: 'LC 139.5, 4610.6(f)',
  },
  specialties: {
    lines: [
      "The reviewer's certifications and specialties, by the names of the boards.",
      'The form says that they are the same as those that treat the condition in dispute, or similar.',
    ],
    source: 'LC 4610.6(f); letter form',
  },
};

/** No line of qualifications is longer than what is searched for its label. */
const longest = 2000;

/** The label of one of the lines. */
export const hoverCredentials: HoverProvider = (place): Hover | null => {
  const { letter, section, offset } = place;
  const node = section?.kind === 'reviewer' ? section.children.find(({ kind }) => kind === 'credentials') : undefined;
  const labels = formats.find(({ id }) => id === letter.format)?.credentials;
  if (node === undefined || labels === undefined || offset < node.start || offset > node.end) return null;
  const folded = new FoldedText(letter.text, node.start, Math.min(node.end, node.start + longest));
  const text = folded.text.toLowerCase();
  for (const line of ['opening', 'licensure', 'specialties'] as const) {
    const start = text.indexOf(labels[line].toLowerCase());
    const range = start < 0 ? null : folded.span(start, start + labels[line].length);
    if (isAt(place, range)) return { ...rangeOf(range), title: labels[line].replace(/:$/, ''), ...meanings[line] };
  }
  return null;
};
