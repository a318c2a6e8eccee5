import type { DecisionValue } from '../../letter/letter';
import { shortened } from '../../letter/quotation';
import { rangeOf } from '../../letter/ranges';
import { type Hover, type HoverProvider, isAt } from './hover';

const meanings: Readonly<Record<DecisionValue, Pick<Hover, 'lines' | 'source'>>> = {
  Upheld: {
    lines: [
      "The claims administrator's decision stands: the disputed treatment is not medically necessary.",
      'The determination is binding; an appeal is due within 30 days of service.',
    ],
    source: 'LC 4610.6(g)-(h); 8 CCR 10575',
  },
  Overturned: {
    lines: [
      "The claims administrator's decision falls: the disputed treatment is medically necessary.",
      'It is to be authorized within 5 working days; for treatment already given, payment follows within 20 days.',
    ],
    source: 'LC 4610.6(g); 8 CCR 9792.10.7(a)',
  },
};

/** The decision word in lay words. */
export const hoverDecision: HoverProvider = (place): Hover | null => {
  const part = place.part;
  const item = part?.kind === 'item' ? place.issue?.parts.find((one) => one === part) : undefined;
  if (item?.kind !== 'item' || !isAt(place, item.decision)) return null;
  const { decision, partlyAuthorized } = item;
  if (decision.value === null) {
    return {
      ...rangeOf(decision),
      title: shortened(decision.text, 40),
      lines: ['The form decides with two words only: Upheld (the denial stands) and Overturned (the denial falls).'],
      source: 'letter form',
    };
  }
  const { lines, source } = meanings[decision.value];
  const only =
    partlyAuthorized === null ? [] : ['It speaks of the part in dispute only; what was authorized stays so.'];
  return { ...rangeOf(decision), title: decision.value, lines: [...lines, ...only], source };
};
