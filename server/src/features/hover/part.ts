/** The parts of an issue: what belongs there. */

import type { Issue } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { rangeOf } from '../../letter/ranges';
import { duties } from './duties';
import { type Hover, type HoverProvider, isAt } from './hover';

/** The label of a part. */
export const hoverPartLabel: HoverProvider = (place): Hover | null => {
  const { part } = place;
  if (part === null || !isAt(place, part.label)) return null;
  return { ...rangeOf(part.label), title: part.label.expected.replace(/:$/, ''), ...duties[part.kind] };
};

/** The item line, where its words are nothing more particular. */
export const hoverItem: HoverProvider = (place): Hover | null => {
  const item = place.part?.kind === 'item' ? itemOf(place.issue, place.offset) : null;
  if (item === null || !isAt(place, item.body) || item.body.text === '') return null;
  const { partlyAuthorized, associatedSurgicalService } = item;
  const { lines, source } = duties.item;
  const particular =
    partlyAuthorized !== null
      ? [`Decided is what is in dispute: ${shortened(partlyAuthorized.disputed.text, 120)}`]
      : associatedSurgicalService
        ? [
            'Without the surgery, a service that only goes with it is not medically necessary either.',
            'With the surgery, it still needs reasons of its own.',
          ]
        : [];
  return { ...rangeOf(item.body), title: 'Disputed item', lines: [...particular, ...lines], source };
};

function itemOf(issue: Issue | null, offset: number) {
  for (const part of issue?.parts ?? [])
    if (part.kind === 'item' && part.start <= offset && offset <= part.end) return part;
  return null;
}
